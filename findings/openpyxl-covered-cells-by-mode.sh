#!/usr/bin/env bash
# openpyxl reads an amount that a merged cell covers in one of its modes, and not in the other.
#
# Versions: openpyxl 3.1.5, python-calamine 0.9.1.
# Guess:    read_only=True reads the same cells with less memory.
# Seen:     a workbook may keep a value in a cell that a merge covers; Excel and LibreOffice do not show it
#           (merging by hand empties it, programs that write the file do not). load_workbook gives
#           nothing for it; read_only=True gives the value, as calamine does.
# Matters:  an amount that no reader of the sheet can see enters a sum, or does not, by a switch for memory.
#           We leave it out of the table and say that it stands there (form.hidden_content).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
cd "$folder"
cat > covered.py <<'PYTHON'
import zipfile

import openpyxl
import python_calamine

book = openpyxl.Workbook()
book.active.append(["合计", 999, 5])
book.save("plain.xlsx")
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("merged.xlsx", "w") as written:
    for part in plain.infolist():
        content = plain.read(part)
        if part.filename == "xl/worksheets/sheet1.xml":
            merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
            content = content.replace(b"</sheetData>", merge)
        written.writestr(part, content)


def row(**options: bool) -> list[object]:
    return [cell.value for cell in next(openpyxl.load_workbook("merged.xlsx", **options).active.rows)]


calamine = python_calamine.CalamineWorkbook.from_path("merged.xlsx").get_sheet_by_index(0).to_python()[0]
assert row() == ["合计", None, 5], row()
assert row(read_only=True) == ["合计", 999, 5], row(read_only=True)
assert calamine == ["合计", 999.0, 5.0], calamine
print("whole:", row(), "read only:", row(read_only=True), "calamine:", calamine)
PYTHON
"$folder/venv/bin/python" covered.py
