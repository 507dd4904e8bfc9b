#!/usr/bin/env bash
# A date in one of Excel's own Chinese formats is a number to one reader and a day to another.
#
# Versions: openpyxl 3.1.5, python-calamine 0.9.1, pandas 3.1.1.
# Guess:    a date that Excel shows as 2024年1月 is read as a date, as one in the format 14 is.
# Seen:     the formats 27 to 36 and 50 to 58 stand in no file: their number names them, by the language of
#           the program (ECMA-376 part 1, 18.8.30). openpyxl takes all of them for General and gives 45292;
#           calamine gives the day. pandas gives one or the other by its engine, and says that the engine
#           it takes by default will change.
# Matters:  a month beside amounts becomes an amount of 45,292, and a sum takes it in. We carry the list of
#           the formats in Chinese ourselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    openpyxl==3.1.5 python-calamine==0.9.1 pandas==3.1.1
cd "$folder"
cat > dates.py <<'PYTHON'
import datetime
import re
import zipfile

import openpyxl
import pandas
import python_calamine

FIRST_OF_2024 = 45292
CHINESE = [*range(27, 37), *range(50, 59)]
"""Of these 32 to 35, 55 and 56 show a time of day; all of them are formats of a date."""


def workbook(number: int) -> str:
    book = openpyxl.Workbook()
    cell = book.active["A1"]
    cell.value, cell.number_format = FIRST_OF_2024, "0.0000000"
    book.save("plain.xlsx")
    path = f"format-{number}.xlsx"
    with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile(path, "w") as written:
        for part in plain.infolist():
            content = plain.read(part)
            if part.filename == "xl/styles.xml":
                styles = re.sub(r"<numFmts.*?</numFmts>", "", content.decode())
                content = styles.replace('numFmtId="164"', f'numFmtId="{number}"').encode()
            written.writestr(part, content)
    return path


def by_openpyxl(path: str) -> object:
    return openpyxl.load_workbook(path).active["A1"].value


def by_calamine(path: str) -> object:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][0]


day = datetime.date(2024, 1, 1)
common = workbook(14)
assert by_openpyxl(common) == datetime.datetime(2024, 1, 1), by_openpyxl(common)
assert by_calamine(common) == day, by_calamine(common)
for number in CHINESE:
    path = workbook(number)
    assert by_openpyxl(path) == FIRST_OF_2024, (number, by_openpyxl(path))
    assert by_calamine(path) == day, (number, by_calamine(path))
month = workbook(57)
read = {
    engine: pandas.read_excel(month, header=None, engine=engine).iat[0, 0]
    for engine in ("openpyxl", "calamine")
}
assert read["openpyxl"] == FIRST_OF_2024, read
assert str(read["calamine"]).startswith("2024-01-01"), read
print(f"format 57, 2024年1月: openpyxl {by_openpyxl(month)}, calamine {by_calamine(month)}")
PYTHON
"$folder/venv/bin/python" dates.py
