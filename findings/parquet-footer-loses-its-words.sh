#!/usr/bin/env bash
# Parquet's footer keeps what a schema says of itself only if Arrow's own schema is stored beside it.
#
# Versions: pyarrow 22.0.0.
# Guess:    metadata of a table's schema goes into the footer of the file; store_schema=False leaves out
#           one key of it, ARROW:schema, which other readers do not need.
# Seen:     with store_schema=False the footer has no metadata at all: ours is dropped without a word.
#           What is handed to ParquetWriter.add_key_value_metadata stays, in the same file.
# Matters:  who leaves Arrow's schema out (for small files, or for the same bytes from version to version)
#           publishes data whose provenance is gone, and reading it back with pyarrow shows nothing wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check pyarrow==22.0.0
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys

import pyarrow as pa
import pyarrow.parquet as pq

folder = sys.argv[1]
table = pa.table({"amount": ["45.72"]}).replace_schema_metadata({"source": "budget-2025.pdf"})


def footer(name: str) -> dict[bytes, bytes]:
    return dict(pq.ParquetFile(f"{folder}/{name}").metadata.metadata or {})


pq.write_table(table, f"{folder}/stored.parquet")
pq.write_table(table, f"{folder}/left-out.parquet", store_schema=False)
with pq.ParquetWriter(f"{folder}/added.parquet", table.schema, store_schema=False) as writer:
    writer.write_table(table)
    writer.add_key_value_metadata({"source": "budget-2025.pdf"})

for name in ("stored.parquet", "left-out.parquet", "added.parquet"):
    print(name, sorted(footer(name)))
assert footer("stored.parquet")[b"source"] == b"budget-2025.pdf"
assert footer("left-out.parquet") == {}
assert footer("added.parquet") == {b"source": b"budget-2025.pdf"}
print("as found: store_schema=False drops the metadata of the schema too")
PYTHON
