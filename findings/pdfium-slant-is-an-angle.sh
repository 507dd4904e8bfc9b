#!/usr/bin/env bash
# PDFium's character angle takes slant for rotation.
#
# Versions: pypdfium2 5.15.2, written with reportlab 5.1.0.
# Guess:    FPDFText_GetCharAngle is 0 for every letter whose base line is level.
# Seen:     a letter set upright in imitation italics (text matrix 1 0 0.268 1, base line level) has
#           an angle of 15 degrees; one really turned by 15 degrees has 345. The base line, a and b of
#           FPDFText_GetMatrix, tells the two apart.
# Matters:  Chinese budgets print decimal points in slanted substitutes of a font. Whoever drops turned
#           text (watermarks) by its angle drops the points: 81.6 becomes 816.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import math

import pypdfium2
from pypdfium2 import raw
from reportlab.pdfgen import canvas

FIFTEEN = math.radians(15)
SHAPES = {
    "u": (1, 0, 0, 1),
    "s": (1, 0, math.tan(FIFTEEN), 1),
    "r": (math.cos(FIFTEEN), math.sin(FIFTEEN), -math.sin(FIFTEEN), math.cos(FIFTEEN)),
}

page = io.BytesIO()
drawing = canvas.Canvas(page)
for place, (letter, matrix) in enumerate(SHAPES.items()):
    text = drawing.beginText()
    text.setFont("Helvetica", 12)
    text.setTextTransform(*matrix, 72 + 40 * place, 700)
    text.textOut(letter)
    drawing.drawText(text)
drawing.save()

text = pypdfium2.PdfDocument(page.getvalue())[0].get_textpage()
matrix = raw.FS_MATRIX()
seen = {}
for index in range(text.count_chars()):
    letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
    if letter in SHAPES:
        raw.FPDFText_GetMatrix(text.raw, index, matrix)
        base_line = math.degrees(math.atan2(matrix.b, matrix.a))
        angle = math.degrees(raw.FPDFText_GetCharAngle(text.raw, index))
        seen[letter] = (round(angle), round(base_line))
        print(f"{letter}: angle {angle:.1f}, base line {base_line:.1f}")

expected = {"u": (0, 0), "s": (15, 0), "r": (345, 15)}
assert seen == expected, f"changed: {seen}, was {expected}"
print("as found: slant alone gives an angle")
PYTHON
