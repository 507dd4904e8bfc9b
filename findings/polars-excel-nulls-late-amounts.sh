#!/usr/bin/env bash
# polars.read_excel makes a total null where it is text below the hundredth row.
#
# Versions: polars 2.1.0, fastexcel 0.21.0, openpyxl 3.1.5.
# Guess:    a cell that does not fit the type that was guessed for its column is an error, or makes the column
#           text: read_csv raises an error in the same case.
# Seen:     a hundred rows of numbers make the column Float64, and the text "1,234.50" below them is null, with
#           no error and no warning. Among the first hundred it would make the whole column text.
# Matters:  the total of a long list is often typed as text, with separators, by another hand. It becomes an
#           empty cell, which in a budget reads as nothing. State the types (schema_overrides).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5
cd "$folder"
cat > read.py <<'PYTHON'
import warnings

import openpyxl
import polars as pl

warnings.simplefilter("error")


def last_amount(rows: int) -> tuple[pl.DataType, object]:
    book = openpyxl.Workbook()
    book.active.append(["item", "amount"])
    for number in range(rows):
        book.active.append([f"item {number}", number + 0.5])
    book.active.append(["total", "1,234.50"])
    book.save("list.xlsx")
    column = pl.read_excel("list.xlsx")["amount"]
    return column.dtype, column[-1]


for rows in (50, 200):
    print(rows, "rows above:", last_amount(rows))
assert last_amount(50) == (pl.String, "1,234.50")
assert last_amount(200) == (pl.Float64, None)

with open("list.csv", "w") as file:
    file.write("item,amount\n" + "a,1.5\n" * 1200 + 'total,"1,234.50"\n')
try:
    pl.read_csv("list.csv")
except pl.exceptions.ComputeError as error:
    print("read_csv:", str(error).splitlines()[0])
else:
    raise AssertionError("read_csv took it")
PYTHON
venv/bin/python read.py
echo "as found: the total is null"
