#!/usr/bin/env bash
# python-calamine joins the lines of a cell of an ODS sheet: two amounts become one number.
#
# Versions: python-calamine 0.9.1, pandas 3.1.1, odfpy 1.4.1, openpyxl 3.1.5.
# Guess:    a line break within a cell is read alike from .ods and .xlsx, and alike by the two engines of pandas.
# Seen:     of a break written as text:line-break calamine leaves nothing: 100.50 over 23.40 is 100.5023.40, and
#           12 over 34 is 1234. Lines that are paragraphs of their own it parts, and of .xlsx it keeps the break;
#           the engine odf keeps the break.
# Matters:  some forms stack amounts in one cell (a total over its parts); joined, 12 and 34 look like an amount.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    python-calamine==0.9.1 pandas==3.1.1 odfpy==1.4.1 openpyxl==3.1.5
cd "$folder"
cat > stacked.py <<'PYTHON'
import openpyxl
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P

document = OpenDocumentSpreadsheet()
table, row = Table(name="表"), TableRow()
for first, second in (("100.50", "23.40"), ("12", "34")):
    paragraph = P(text=first)
    paragraph.addElement(LineBreak())
    paragraph.addText(second)
    cell = TableCell(valuetype="string")
    cell.addElement(paragraph)
    row.addElement(cell)
cell = TableCell(valuetype="string")
cell.addElement(P(text="12"))
cell.addElement(P(text="34"))
row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("stacked.ods")

book = openpyxl.Workbook()
book.active.append(["12\n34"])
book.save("stacked.xlsx")


def read(path, engine):
    return pandas.read_excel(path, engine=engine, header=None, dtype=str).iloc[0].tolist()


print(read("stacked.ods", "calamine"), read("stacked.ods", "odf"), read("stacked.xlsx", "calamine"))
assert read("stacked.ods", "calamine") == ["100.5023.40", "1234", "12\n34"]
assert read("stacked.ods", "odf") == ["100.50\n23.40", "12\n34", "12\n34"]
assert read("stacked.xlsx", "calamine") == ["12\n34"]
PYTHON
venv/bin/python stacked.py
echo "as found: two amounts in one cell are one"
