#!/usr/bin/env bash
# csvw finds a table valid or not by the warnings that Python lets through.
#
# Versions: csvw 4.1.1.
# Guess:    CSVW(…, validate=True).is_valid is a verdict on the table and its metadata.
# Seen:     it counts the warnings that were raised on the way. Where warnings are silenced, as many batch
#           jobs and test runs do (PYTHONWARNINGS=ignore, python -W ignore), an amount that is no number, one
#           below its minimum and a date that is none are all valid; without, none of them is.
# Matters:  a pipeline that is quiet about deprecations publishes whatever it makes as valid CSV on the Web.
#           Ask for the verdict inside warnings.catch_warnings with simplefilter("always").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check csvw==4.1.1
cd "$folder"
cat > judge.py <<'PYTHON'
import json
import sys
import warnings
from pathlib import Path

from csvw import CSVW

TABLES = {
    "no number": ("decimal", "about 45"),
    "below its minimum": ({"base": "decimal", "minimum": "0"}, "-45.72"),
    "no date": ("date", "2025-02-30"),
    "right": ("decimal", "45.72"),
}


def verdict(datatype: object, text: str) -> bool:
    Path("t.csv").write_text(f"a\n{text}\n")
    column = {"name": "a", "titles": "a", "datatype": datatype}
    described = {"@context": "http://www.w3.org/ns/csvw", "url": "t.csv", "tableSchema": {"columns": [column]}}
    Path("t.csv-metadata.json").write_text(json.dumps(described))
    return CSVW("t.csv-metadata.json", validate=True).is_valid


def verdicts() -> dict[str, bool]:
    return {name: verdict(*table) for name, table in TABLES.items()}


found = verdicts()
print("as Python was started:", found)
if sys.argv[1] == "quiet":
    assert all(found.values())
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        found = verdicts()
    print("inside simplefilter('always'):", found)
assert found == {name: name == "right" for name in TABLES}
PYTHON
venv/bin/python judge.py loud
PYTHONWARNINGS=ignore venv/bin/python judge.py quiet
echo "as found: with warnings silenced every table is valid"
