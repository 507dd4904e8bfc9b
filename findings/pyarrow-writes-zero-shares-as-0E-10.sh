#!/usr/bin/env bash
# pyarrow writes small decimals into CSV with an exponent, zero among them.
#
# Versions: pyarrow 26.0.1, duckdb 2.0.1.
# Guess:    a column of decimals is written as it is declared: 0 with ten places as 0.0000000000.
# Seen:     zero is written 0E-10 and a ten-millionth 1.000E-7, by write_csv and by a cast to text alike;
#           with two places, as amounts have, all is well. pyarrow and DuckDB then take the column for one
#           of floating point numbers when they read the file; DuckDB writes the same column without exponents.
# Matters:  xsd:decimal and CSV on the Web know no exponent, a spreadsheet shows 0.00E+00, and shares, rates
#           and prices have more than six places. Write such columns by format(value, "f").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check pyarrow==26.0.1 duckdb==2.0.1
cd "$folder"
cat > decimals.py <<'PYTHON'
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import csv


def written(values: list[str], places: int) -> list[str]:
    column = pa.array([Decimal(value) for value in values], pa.decimal128(18, places))
    csv.write_csv(pa.table({"share": column}), "shares.csv")
    assert column.cast(pa.string()).to_pylist() == (lines := Path("shares.csv").read_text().split()[1:])
    return lines


amounts = written(["45.72", "0", "0.01"], places=2)
assert amounts == ["45.72", "0.00", "0.01"], amounts
shares = written(["0.4572", "0", "0.0000001"], places=10)
assert shares == ["0.4572000000", "0E-10", "1.000E-7"], shares
assert csv.read_csv("shares.csv").schema.field("share").type == pa.float64()
assert str(duckdb.sql("select * from 'shares.csv'").types[0]) == "DOUBLE"
duckdb.sql("copy (select 0::decimal(18, 10) as share) to 'by-duckdb.csv'")
assert Path("by-duckdb.csv").read_text().split() == ["share", "0.0000000000"]
print("with two places", amounts, "with ten", shares)
PYTHON
"$folder/venv/bin/python" decimals.py
