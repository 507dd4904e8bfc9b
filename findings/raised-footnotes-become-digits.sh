#!/usr/bin/env bash
# A footnote's raised mark becomes the last digit of the amount, in Word, Excel and on web pages alike.
#
# Versions: pandas 3.1.1, lxml 6.0.2, openpyxl 3.1.5, python-docx 1.2.0.
# Guess:    12.50 with a raised 1 behind it is read as 12.50, or as a text that is no number and shows up.
# Seen:     pandas.read_html gives the number 12.501; openpyxl the text 12.501, which becomes that number as
#           soon as a column is made numeric; so does cell.text of python-docx. None leaves a trace of the mark.
# Matters:  departments mark single amounts with notes (“of which carried over …”). The figure is wrong by a
#           digit that nobody printed, passes every check of types, and sums break for no reason to be seen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    pandas==3.1.1 lxml==6.0.2 openpyxl==3.1.5 python-docx==1.2.0
cd "$folder"
cat > read.py <<'PYTHON'
import io

import docx
import openpyxl
import pandas
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

HTML = "<table><tr><th>code</th><th>amount</th></tr><tr><td>2010101</td><td>12.50<sup>1</sup></td></tr></table>"
web = pandas.read_html(io.StringIO(HTML))[0]["amount"][0]

book = openpyxl.Workbook()
book.active["A1"] = CellRichText("12.50", TextBlock(InlineFont(vertAlign="superscript"), "1"))
book.save("budget.xlsx")
sheet = openpyxl.load_workbook("budget.xlsx").active["A1"].value
numeric = pandas.to_numeric(pandas.read_excel("budget.xlsx", header=None)[0])[0]

document = docx.Document()
paragraph = document.add_table(rows=1, cols=1).cell(0, 0).paragraphs[0]
paragraph.add_run("12.50")
paragraph.add_run("1").font.superscript = True
document.save("budget.docx")
word = docx.Document("budget.docx").tables[0].cell(0, 0).text

print("web page:", web, "workbook:", repr(sheet), "made numeric:", numeric, "document:", repr(word))
assert web == 12.501
assert sheet == "12.501" and numeric == 12.501
assert word == "12.501"
PYTHON
venv/bin/python read.py
echo "as found: 12.50 with note 1 is 12.501 everywhere"
