#!/usr/bin/env bash
# python-docx gives the wrong cell for a row that begins or ends beside its table's columns.
#
# Versions: python-docx 1.2.0.
# Guess:    table.cell(row, column) and column.cells follow the columns that the table is laid out in: the
#           grid, as they do for merged cells.
# Seen:     where a row leaves out the first column (<w:gridBefore>), cell(1, 1) is what Word shows in column
#           2, cell(2, 0), in a row that leaves nothing out, is the cell to its right, and every row below is
#           off by one. Nothing is raised; row.grid_cols_before states the gap, and nothing uses it.
# Matters:  rows of 其中 are pushed in like that by office software. Amounts come under the heading beside
#           theirs, in that row and in all below it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check python-docx==1.2.0
cd "$folder"
cat > read.py <<'PYTHON'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
table = document.add_table(rows=3, cols=3)
for row in range(3):
    for column in range(3):
        table.cell(row, column).text = f"{row}.{column}"
pushed_in = table.rows[1]._tr
pushed_in.remove(pushed_in.tc_lst[0])
pushed_in.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
document.save("table.docx")

read = docx.Document("table.docx").tables[0]
print("gap:", [row.grid_cols_before for row in read.rows])
print("cell(1, 1):", read.cell(1, 1).text, " cell(2, 0):", read.cell(2, 0).text)
print("second column:", [cell.text for cell in read.columns[1].cells])
assert [row.grid_cols_before for row in read.rows] == [0, 1, 0]
assert read.cell(1, 1).text == "1.2"
assert read.cell(2, 0).text == "2.1"
assert [cell.text for cell in read.columns[1].cells] == ["0.1", "1.2", "2.2"]
PYTHON
venv/bin/python read.py
echo "as found: cells come under the heading beside theirs"
