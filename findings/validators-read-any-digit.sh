#!/usr/bin/env bash
# Two validators call a column of numbers valid that every other reader takes for text: digits of any script.
#
# Versions: frictionless 5.21.0, csvw 4.1.1; held against pandas 3.1.1 and duckdb 2.0.0.
# Guess:    a number of Table Schema, a decimal of CSV on the Web, is written in the digits 0 to 9; a sheet
#           that was typed with a Chinese input method (１２３.５０) or with Python's grouping (1_000) fails.
# Seen:     both say valid, with no error and no warning: they hand the text to Python's own numbers, which
#           take the digits of every script, and _ between them. pandas and DuckDB read the same column as
#           text, and a sum over it is not a number.
# Matters:  budgets in Chinese are full of full-width digits. “Valid by the standard's own validator” says
#           nothing about them; who publishes has to look at the characters himself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for each in frictionless==5.21.0 csvw==4.1.1 "pandas==3.1.1 duckdb==2.0.0"; do
  name=${each%%=*}
  python3 -m venv "$folder/$name"
  # shellcheck disable=SC2086 # two packages of one environment
  "$folder/$name/bin/python" -m pip install -qq --disable-pip-version-check $each
done
cd "$folder"
printf 'code,amount\n20805,１２３.５０\n21011,1_000\n22102,45.72\n' > budget.csv

frictionless/bin/python - <<'PYTHON'
from frictionless import Resource, Schema

fields = [{"name": "code", "type": "string"}, {"name": "amount", "type": "number"}]
budget = Resource(path="budget.csv", schema=Schema.from_descriptor({"fields": fields}))
report = budget.validate()
print("frictionless:", report.valid, report.flatten(["rowNumber", "note"]))
assert report.valid
PYTHON

csvw/bin/python - <<'PYTHON'
import json
from pathlib import Path

from csvw import CSVW

columns = [{"name": "code", "titles": "code"}, {"name": "amount", "titles": "amount", "datatype": "decimal"}]
described = {"@context": "http://www.w3.org/ns/csvw", "url": "budget.csv", "tableSchema": {"columns": columns}}
Path("budget.csv-metadata.json").write_text(json.dumps(described))
budget = CSVW("budget.csv-metadata.json", validate=True)
print("csvw:", budget.is_valid, budget.warnings)
assert budget.is_valid
PYTHON

pandas/bin/python - <<'PYTHON'
import duckdb
import pandas

read = pandas.read_csv("budget.csv")["amount"]
((column,),) = duckdb.sql("select typeof(amount) from 'budget.csv' limit 1").fetchall()
print("pandas:", read.dtype, "· duckdb:", column)
assert not pandas.api.types.is_numeric_dtype(read) and column == "VARCHAR"
PYTHON
echo "as found: valid for both validators, text for both readers"
