#!/usr/bin/env bash
# MarkItDown turns the codes of a sheet into 201.0 where one row has none.
#
# Versions: markitdown 0.1.9 with its extra xlsx, openpyxl 3.1.5.
# Guess:    a sheet becomes a table of what its cells show; a blank cell is a blank one.
# Seen:     a column of codes 201, 20101 with a blank cell among them is printed 201.0, 20101.0, the blank one
#           and every cell covered by a merged one as NaN; without the blank cell the codes are 201, 20101.
# Matters:  rows of 其中 have no code, so a whole column of codes changes in one disclosure and not in the
#           next, and none is found again in a classification. Amounts lose their printed places as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check 'markitdown[xlsx]==0.1.9' openpyxl==3.1.5
cd "$folder"
cat > read.py <<'PYTHON'
import openpyxl
from markitdown import MarkItDown


def rows(*rows: tuple[object, ...]) -> list[list[str]]:
    book = openpyxl.Workbook()
    for row in (("code", "item", "amount"), *rows):
        book.active.append(row)
    for (cell,) in book.active.iter_rows(min_row=2, min_col=3):
        cell.number_format = "#,##0.00"
    book.save("sheet.xlsx")
    lines = MarkItDown().convert("sheet.xlsx").text_content.splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[3:]]


plain = rows((201, "services", 1234.5), (20101, "congress", 12))
with_blank = rows((201, "services", 1234.5), (None, "of these: own", 100), (20101, "congress", 12))
print(plain, with_blank, sep="\n")
assert plain == [["201", "services", "1234.5"], ["20101", "congress", "12.0"]]
assert [row[0] for row in with_blank] == ["201.0", "NaN", "20101.0"]
PYTHON
venv/bin/python read.py
echo "as found: the codes are 201.0 and 20101.0"
