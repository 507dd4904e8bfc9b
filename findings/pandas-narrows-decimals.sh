#!/usr/bin/env bash
# pandas writes exact money as wide as its largest amount; then the order of files decides what can be read.
#
# Versions: pandas 3.1.1, pyarrow 26.0.1, duckdb 2.0.1, polars 2.1.0.
# Guess:    a column read from Parquet as decimal128(18, 2) and written again by pandas is that still.
# Seen:     it is as wide as the rows at hand need: decimal128(6, 2) for a small body, decimal128(10, 2) for a
#           large one, and null where no row is left. Of two such files pandas and DuckDB take the type of
#           the one that is listed first: small before large fails (ArrowInvalid, ConversionException), large
#           before small is read. Polars reads them in neither order.
# Matters:  who filters one department a file and reads the folder afterwards finds that it works until a
#           larger department sorts behind a smaller one. Write with the schema that was read
#           (to_parquet(…, schema=pyarrow.parquet.read_schema(…))), or read with dtype_backend="pyarrow".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    pandas==3.1.1 pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0
cd "$folder"
venv/bin/python - <<'PYTHON'
from collections.abc import Callable
from decimal import Decimal

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

money = pa.array([Decimal("1234.50"), Decimal("98700000.00")], pa.decimal128(18, 2))
pq.write_table(pa.table({"body": ["small", "large"], "amount": money}), "all.parquet")
rows = pd.read_parquet("all.parquet")
for body in ("small", "large", "none"):
    rows[rows["body"] == body].to_parquet(f"{body}.parquet")
kept = pd.read_parquet("all.parquet", dtype_backend="pyarrow")
kept[kept["body"] == "small"].to_parquet("kept.parquet")
types = {
    name: str(pq.read_schema(f"{name}.parquet").field("amount").type)
    for name in ("all", "small", "large", "none", "kept")
}
print(types)

READERS: dict[str, Callable[[list[str]], object]] = {
    "pandas": lambda files: pd.read_parquet(files)["amount"].sum(),
    "duckdb": lambda files: duckdb.sql(f"SELECT sum(amount) FROM read_parquet({files})").fetchall()[0][0],
    "polars": lambda files: pl.read_parquet(files)["amount"].sum(),
}


def tried(reader: str, files: list[str]) -> str:
    try:
        return str(READERS[reader](files))
    except Exception as error:  # each library has its own kind
        return type(error).__name__


small_first = {name: tried(name, ["small.parquet", "large.parquet"]) for name in READERS}
large_first = {name: tried(name, ["large.parquet", "small.parquet"]) for name in READERS}
print("small first", small_first)
print("large first", large_first)

assert types["all"] == types["kept"] == "decimal128(18, 2)"
assert (types["small"], types["large"]) == ("decimal128(6, 2)", "decimal128(10, 2)")
assert types["none"] == "null"
assert small_first == {"pandas": "ArrowInvalid", "duckdb": "ConversionException", "polars": "SchemaError"}
assert large_first == {"pandas": "98701234.50", "duckdb": "98701234.50", "polars": "SchemaError"}
print("as found: the width of a decimal is that of the rows written, the order of files decides")
PYTHON
