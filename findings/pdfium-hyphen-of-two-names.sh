#!/usr/bin/env bash
# PDFium gives one hyphen two names, and takes the line break behind it out of the text.
#
# Versions: pypdfium2 5.15.2, written with reportlab 5.1.0.
# Guess:    a hyphen that ends a line is "-" (or a soft hyphen), the line break follows, and the text of
#           a page holds the characters that are read one by one.
# Seen:     between two words it is U+0002 when characters are read one by one (FPDFText_GetUnicode) and
#           U+FFFE in the page's text (get_text_range), and in both the line break behind it is gone.
#           After a figure (2026- / 2027) it stays "-", with its line break.
# Matters:  one is a control character, the other no character at all. A cleaner that drops such
#           things joins the two parts, and counting the lines of the text gives one too few.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pypdfium2
from pypdfium2 import raw
from reportlab.pdfgen import canvas

page = io.BytesIO()
drawing = canvas.Canvas(page)
drawing.setFont("Helvetica", 10)
for line, words in enumerate(["the appropria-", "tion of 2026-", "2027 rose"]):
    drawing.drawString(72, 700 - 14 * line, words)
drawing.save()

text = pypdfium2.PdfDocument(page.getvalue())[0].get_textpage()
one_by_one = "".join(chr(raw.FPDFText_GetUnicode(text.raw, i)) for i in range(text.count_chars()))
whole = text.get_text_range()
print("one by one:", repr(one_by_one))
print("whole page:", repr(whole))

assert whole == "the appropria\ufffetion of 2026-\r\n2027 rose", whole
assert one_by_one == "the appropria\x02tion of 2026-\r\n2027 rose", one_by_one
print("as found: U+0002 in one reading, U+FFFE in the other")
PYTHON
