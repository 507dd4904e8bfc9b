#!/usr/bin/env bash
# A filter on exact money takes a float, a Decimal, never a whole number.
#
# Versions: pyarrow 26.0.1, pandas 3.1.1.
# Guess:    pandas.read_parquet(…, filters=[("amount", ">", 1000000)]) reads the rows above a million; if the
#           column is too narrow for the number, a wider decimal helps.
# Seen:     ArrowInvalid, "Precision is not great enough for the result. It should be at least 29", for every
#           width, decimal128(38, 10) included, in pandas and in pyarrow.dataset alike. 1000000.0 and
#           Decimal(1000000) read the rows; so does the integer once the column is in memory
#           (dtype_backend="pyarrow", frame["amount"] > 1000000).
# Matters:  the plainest question to a file of amounts fails with words that blame the file. Readers need to
#           be told to write 1e6; a publisher cannot mend it by another width.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check pyarrow==26.0.1 pandas==3.1.1
cd "$folder"
venv/bin/python - <<'PYTHON'
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

BOUNDS = {"integer": 1000000, "float": 1000000.0, "Decimal": Decimal(1000000)}
AMOUNTS = [Decimal("9886400.00"), Decimal("65400.00")]


def tried(bound: object, *, with_pandas: bool) -> str:
    try:
        if with_pandas:
            return str(len(pd.read_parquet("amounts.parquet", filters=[("amount", ">", bound)])))
        return str(ds.dataset("amounts.parquet").to_table(filter=ds.field("amount") > bound).num_rows)
    except pa.ArrowInvalid as error:
        return str(error)


for width, scale in ((18, 2), (24, 2), (38, 2), (38, 10)):
    table = pa.table({"amount": pa.array(AMOUNTS, pa.decimal128(width, scale))})
    pq.write_table(table, "amounts.parquet")
    for with_pandas in (True, False):
        seen = {name: tried(bound, with_pandas=with_pandas) for name, bound in BOUNDS.items()}
        print(width, scale, "pandas" if with_pandas else "dataset", seen)
        assert seen["float"] == seen["Decimal"] == "1"
        assert seen["integer"].startswith("Precision is not great enough")
    held = pd.read_parquet("amounts.parquet", dtype_backend="pyarrow")
    assert list(held["amount"] > 1000000) == [True, False]
print("as found: integers cannot be compared with decimals in a filter, whatever their width")
PYTHON
