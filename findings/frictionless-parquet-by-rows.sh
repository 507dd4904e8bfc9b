#!/usr/bin/env bash
# What frictionless reads from an integer column of Parquet depends on the columns beside it.
#
# Versions: frictionless 5.21.0 with pyarrow 26.0.1 and pandas 3.1.1.
# Guess:    Parquet states the type of each column, so an integer is read as it is stored, and a missing
#           one is missing, whatever else the table has.
# Seen:     only where a column of text stands in the table. Without one, rows are taken through pandas as
#           floating point: a missing integer is a “type-error”, and beside a column of floats an integer
#           beyond 2^53 is read as another number, without an error. The same table as CSV is read right.
# Matters:  panels of figures (years, counts, amounts in fen) have no text column. A valid file is called
#           invalid, and amounts of a national account change by a fen when they are validated and copied.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
  "frictionless[pandas,parquet]==5.21.0" pyarrow==26.0.1 pandas==3.1.1
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON'
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from frictionless import Resource, Schema

FEN = 9_007_199_254_740_993  # 90 trillion yuan and 71.99 billion, in fen
years = pa.array([2024, None, 2025], pa.int32())
fen = pa.array([FEN, 4572, 0], pa.int64())
shares = pa.array([0.25, 0.5, 0.75])
names = pa.array(["one", "two", "three"])


def read(table: pa.Table, name: str) -> Resource:
    pq.write_table(table, name)
    kinds = {pa.string(): "string", pa.float64(): "number"}
    fields = [{"name": f.name, "type": kinds.get(f.type, "integer")} for f in table.schema]
    return Resource(path=name, schema=Schema.from_descriptor({"fields": fields}))


alone = read(pa.table({"year": years}), "years.parquet").validate()
named = read(pa.table({"year": years, "name": names}), "named-years.parquet").validate()
print("missing year, no text column:", alone.flatten(["rowNumber", "fieldName", "type"]))
print("missing year, with one:      ", named.flatten(["rowNumber", "fieldName", "type"]))

numbers = read(pa.table({"fen": fen, "share": shares}), "fen.parquet")
beside = read(pa.table({"fen": fen, "share": shares, "name": names}), "named-fen.parquet")
Path("fen.csv").write_text(f"fen,share\n{FEN},0.25\n4572,0.5\n0,0.75\n")
as_csv = Resource(path="fen.csv", schema=numbers.schema)
found = {each.path: each.read_rows()[0]["fen"] for each in (numbers, beside, as_csv)}
print("stored:", FEN, "· read:", found)

assert alone.flatten(["rowNumber", "fieldName", "type"]) == [[3, "year", "type-error"]]
assert named.valid and numbers.validate().valid
assert found == {"fen.parquet": FEN - 1, "named-fen.parquet": FEN, "fen.csv": FEN}
print("as found: without a column of text, integers pass through floating point")
PYTHON
