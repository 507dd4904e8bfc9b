#!/usr/bin/env bash
# Polars divides exact money into a share with the digits of the money, not of the share.
#
# Versions: polars 2.1.0.
# Guess:    a share of two columns of exact decimals (Parquet, decimal128(18, 2)) has the digits that a share
#           needs, as in DuckDB (a double), pyarrow (decimals of a larger scale) and Python (28 digits).
# Seen:     the quotient keeps the scale of its operands: 412.35 of 983.70 is 0.42 and 3.10 of 983.70 is 0.00,
#           and times 100 that is 42.00 and 0.00 per cent. Polars' own SQL gives the same two columns eight
#           digits (0.41918268, 0.00315137). Nothing is said. A mean is a float and right in both.
# Matters:  every share, per-head figure and rate of change that is computed from money in two digits is wrong
#           in the third digit, and small ones are nought. Cast to Float64 before dividing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check polars==2.1.0
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
from decimal import Decimal

import polars as pl

written = f"{sys.argv[1]}/spending.parquet"
money = pl.Decimal(18, 2)
pl.DataFrame(
    {
        "staff": pl.Series(["412.35", "3.10"]).cast(money),
        "total": pl.Series(["983.70", "983.70"]).cast(money),
    }
).write_parquet(written)
spending = pl.read_parquet(written)

exact = spending.select(share=pl.col("staff") / pl.col("total"))
cast = spending.select(share=pl.col("staff").cast(pl.Float64) / pl.col("total").cast(pl.Float64))
asked = pl.SQLContext(spending=spending).execute("SELECT staff / total AS share FROM spending").collect()
print("expression", exact.schema["share"], exact["share"].to_list())
print("SQL       ", asked.schema["share"], asked["share"].to_list())
print("cast      ", cast["share"].to_list())

assert exact["share"].to_list() == [Decimal("0.42"), Decimal("0.00")]
assert asked["share"].to_list() == [Decimal("0.41918268"), Decimal("0.00315137")]
assert [round(share, 6) for share in cast["share"]] == [0.419183, 0.003151]
assert round(spending["staff"].mean(), 3) == 207.725
print("as found: the quotient of two decimals keeps two digits")
PYTHON
