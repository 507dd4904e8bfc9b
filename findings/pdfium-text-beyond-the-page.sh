#!/usr/bin/env bash
# PDFium hands out text that stands heights of a page below its page, as if it were printed there.
#
# Versions: pypdfium2 5.15.2, written with reportlab 5.1.0.
# Guess:    the text of a page is what the page shows; what lies outside its box is left out, as it is
#           from its picture.
# Seen:     a text page holds all characters of the content, wherever they stand: below, above and beside
#           the page, none of them on its picture. Only get_text_bounded() with the page's own box leaves
#           them out.
# Matters:  some word processors write a table that goes on over pages whole into the first of them and
#           again, where it shows, into the next. Read page by page its rows are there twice, and the sums
#           are twice too large.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check \
    pypdfium2==5.15.2 reportlab==5.1.0 pillow==12.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pypdfium2
from reportlab.pdfgen import canvas

PLACES = {"shown 1.00": (72, 700), "below 2.00": (72, -900), "above 3.00": (72, 1700), "beside 4.00": (900, 600)}
written = io.BytesIO()
drawing = canvas.Canvas(written, pagesize=(595, 842))
drawing.setFont("Helvetica", 12)
for words, place in PLACES.items():
    drawing.drawString(*place, words)
drawing.save()

page = pypdfium2.PdfDocument(written.getvalue())[0]
text = page.get_textpage()
whole = text.get_text_range().split("\r\n")
within = text.get_text_bounded(*page.get_mediabox()).split("\r\n")
ink = page.render().to_pil().convert("L").point(lambda grey: 255 * (grey < 128)).getbbox()
print("text of the page:", whole)
print("within its box:  ", within)
print("ink of its picture:", ink)

assert sorted(whole) == sorted(PLACES), whole
assert within == ["shown 1.00"], within
assert ink is not None and ink[3] - ink[1] < 20, ink
print("as found: the text page has what the picture has not")
PYTHON
