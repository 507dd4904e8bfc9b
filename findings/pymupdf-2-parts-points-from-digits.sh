#!/usr/bin/env bash
# PyMuPDF 2.0 takes the points and commas out of the amounts of a table.
#
# Versions: pymupdf 2.0 and 1.28.2, pdfplumber 0.11.10, reportlab 5.1.0.
# Guess:    find_tables of the new release gives the cells of a ruled table as the old one did.
# Seen:     1,234.50 comes as "123450\n, ." and 12.00 as "1200\n.": the marks stand in a line of their own
#           below the digits, and columns without text come in between. With 1.28.2, with pdfplumber and by
#           page.get_text() the amounts are whole.
# Matters:  take the first line, or drop what is no digit, and each amount is a hundred times what is printed;
#           nothing is raised. Stay below 2, or hold cells against the words of the page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for name in 1.28.2 2.0; do
    python3 -m venv "$folder/$name"
    "$folder/$name/bin/python" -m pip install -qq --disable-pip-version-check \
        "pymupdf==$name" pdfplumber==0.11.10 reportlab==5.1.0
done
cd "$folder"
cat > write.py <<'PYTHON'
from reportlab.pdfgen.canvas import Canvas

ROWS = (
    ("item", "total", "basic"),
    ("staff", "1,234.50", "1,000.00"),
    ("goods", "0.00", ""),
    ("other", "(3.20)", "12.00"),
)
EDGES = (50, 200, 300, 400)
TOP, HEIGHT = 780, 20


def ruled(page: Canvas, rows: tuple[tuple[str, ...], ...]) -> None:
    page.setFont("Helvetica", 9)
    bottom = TOP - HEIGHT * len(rows)
    for index in range(len(rows) + 1):
        page.line(EDGES[0], TOP - HEIGHT * index, EDGES[len(rows[0])], TOP - HEIGHT * index)
    for edge in EDGES[: len(rows[0]) + 1]:
        page.line(edge, TOP, edge, bottom)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            page.drawRightString(EDGES[column + 1] - 3, TOP - HEIGHT * index - 14, text)
    page.showPage()


page = Canvas("budget.pdf", pagesize=(595, 842))
ruled(page, ROWS)
page.save()
PYTHON
cat > read.py <<'PYTHON'
import sys

import pdfplumber
import pymupdf

page = pymupdf.open("budget.pdf")[0]
(table,) = page.find_tables().tables
cells = [cell for row in table.extract() for cell in row if cell]
print(pymupdf.__version__, cells)
with pdfplumber.open("budget.pdf") as read:
    (whole,) = read.pages[0].extract_tables()
printed = [cell for row in whole for cell in row if cell]
assert "1,234.50" in printed and "1,234.50" in page.get_text().split()
if sys.argv[1] == "2.0":
    assert "1,234.50" not in cells and {"123450\n, .", "100000\n, .", "1200\n."} <= {*cells}
else:
    assert cells == printed
PYTHON
2.0/bin/python write.py
for name in 1.28.2 2.0; do "$name/bin/python" read.py "$name"; done
echo "as found: the marks of amounts stand below their digits"
