#!/usr/bin/env bash
# Which number a PDF prints depends on the reader, where a mark says what the letters stand for.
#
# Versions: pypdfium2 5.15.2, pymupdf 2.0, pdfminer.six 20260107, pypdf 7.1.1, written with reportlab 5.1.0.
# Guess:    text taken out of a page is what is drawn on it.
# Seen:     /ActualText (ISO 32000-1, 14.9.4) stands for the letters that it encloses. PDFium and MuPDF give
#           it in place of what is drawn, PDFium with boxes of its own that say nothing of the change;
#           pdfminer.six, hence pdfplumber, and pypdf give what is drawn. None tells that the two differ.
# Matters:  a page can show one amount and hand out another. Two readers that agree prove the print;
#           one alone proves only the text. None of the 68 PDFs that we tried it on carries such marks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    pypdfium2==5.15.2 pymupdf==2.0 pdfminer.six==20260107 pypdf==7.1.1 reportlab==5.1.0
cd "$folder"
cat > actual.py <<'PYTHON'
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas

DRAWN, SAID = "1,045.72", "45.72"

page = Canvas("page.pdf")
page.drawString(72, 700, "2080501")
page._code.append(f"/Span <</ActualText ({SAID})>> BDC")
page.drawString(300, 700, DRAWN)
page._code.append("EMC")
page.save()

text = pypdfium2.PdfDocument("page.pdf")[0].get_textpage()
read = {
    "pdfium": text.get_text_range(),
    "mupdf": pymupdf.open("page.pdf")[0].get_text(),
    "pdfminer": extract_text("page.pdf"),
    "pypdf": pypdf.PdfReader("page.pdf").pages[0].extract_text(),
}
said = {name: DRAWN not in found for name, found in read.items()}
assert said == {"pdfium": True, "mupdf": True, "pdfminer": False, "pypdf": False}, read
assert SAID in read["pdfium"], read
letters = range(raw.FPDFText_CountChars(text.raw))
made_up = [chr(raw.FPDFText_GetUnicode(text.raw, at)) for at in letters if raw.FPDFText_IsGenerated(text.raw, at) == 1]
assert not set(made_up) & set(SAID), made_up
print({name: found.split() for name, found in read.items()})
PYTHON
"$folder/venv/bin/python" actual.py
