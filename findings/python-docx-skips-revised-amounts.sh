#!/usr/bin/env bash
# python-docx reads an amount that was revised as an empty cell.
#
# Versions: python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9.
# Guess:    cell.text and document.paragraphs are what Word shows; that is how most scripts collect tables.
# Seen:     where changes were tracked and never accepted, 120.50 struck out and 125.50 put in, Word prints
#           125.50, and cell.text is "": text inside <w:ins> is no run of the paragraph. A paragraph inside a
#           content control (<w:sdt>) is not in document.paragraphs at all. mammoth and docx2txt have both.
# Matters:  departments publish the file that went round for correction. An empty cell of a budget means
#           nothing is planned, so the revised figure becomes a zero, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9
cd "$folder"
cat > read.py <<'PYTHON'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WORD = nsdecls("w")
BY = 'w:author="editor" w:date="2026-01-01T00:00:00Z"'
REVISED = (
    f'<w:del {WORD} w:id="1" {BY}><w:r><w:delText>120.50</w:delText></w:r></w:del>',
    f'<w:ins {WORD} w:id="2" {BY}><w:r><w:t>125.50</w:t></w:r></w:ins>',
)
CONTROL = (
    f"<w:sdt {WORD}><w:sdtContent><w:p><w:r><w:t>Income 300.00</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)

document = docx.Document()
document.add_paragraph("Budget of the year")
table = document.add_table(rows=1, cols=2)
table.cell(0, 0).text = "2010101"
for change in REVISED:
    table.cell(0, 1).paragraphs[0]._p.append(parse_xml(change))
document.element.body.insert(1, parse_xml(CONTROL))
document.save("budget.docx")

read = docx.Document("budget.docx")
cells = [cell.text for cell in read.tables[0].rows[0].cells]
paragraphs = [paragraph.text for paragraph in read.paragraphs]
print("python-docx:", cells, paragraphs)
assert cells == ["2010101", ""]
assert paragraphs == ["Budget of the year"]

with open("budget.docx", "rb") as file:
    others = {"mammoth": mammoth.extract_raw_text(file).value, "docx2txt": docx2txt.process("budget.docx")}
for name, text in others.items():
    print(f"{name}:", text.split())
    assert "125.50" in text and "Income 300.00" in text and "120.50" not in text
PYTHON
venv/bin/python read.py
echo "as found: the amount that Word prints is an empty cell"
