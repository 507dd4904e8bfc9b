"""Fonts whose map names digits otherwise than they draw them: what is printed is read, and remarked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import reportlab
from pypdfium2 import raw
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import drawn_digits as reader
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.drawn_digits import drawn_digits
from pipeline.read.pdf.engine import handle, page_objects
from pipeline.read.pdf.engine_outlines import fonts_of, glyph_start
from tests.read.pdf_support import FILE, lines, remarks

PRINTED = "3,508.17", "1,238.46", "9,870.25"
FACES = "Vera", "VeraBd", "VeraIt", "VeraBI"


def set_in(
    monkeypatch: pytest.MonkeyPatch, face: str, names: Mapping[str, str], texts: Sequence[str]
) -> bytes:
    """A PDF of lines in a font that is in it, of which the map names characters otherwise."""
    codes = {ord(drawn): ord(named) for drawn, named in names.items()}
    as_it_is = ttfonts.makeToUnicodeCMap
    monkeypatch.setattr(
        ttfonts,
        "makeToUnicodeCMap",
        lambda name, subset: as_it_is(name, [codes.get(code, code) for code in subset]),
    )
    file = Path(reportlab.__file__).parent / "fonts" / f"{face}.ttf"
    pdfmetrics.registerFont(ttfonts.TTFont(face, str(file)))
    made = BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.setFont(face, 11)
    for number, text in enumerate(texts):
        canvas.drawString(60, 760 - 20 * number, text)
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "names",
    [
        {"3": "8", "8": "3"},
        {"6": "9", "9": "6"},
        dict(zip("0123456789", "3948571602", strict=True)),
    ],
)
def test_digits_are_read_as_they_are_drawn(
    face: str, names: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read_pdf(FILE, set_in(monkeypatch, face, names, (*PRINTED, "Total 0123456789")))
    assert lines(document) == [*PRINTED, "Total 0123456789"]
    assert remarks(document) == {"form.font_map": True}
    assert document.layer == ((),)


@pytest.mark.parametrize("face", FACES)
def test_a_font_that_draws_what_it_names_is_left_alone(
    face: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read_pdf(FILE, set_in(monkeypatch, face, {}, PRINTED))
    assert lines(document) == list(PRINTED)
    assert remarks(document) == {}
    assert document.layer == (PRINTED,)


def test_a_single_outline_that_seems_another_digit_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """7 is drawn for 1, and no other digit is there to tell: a fancy 1 looks like that."""
    document = read_pdf(FILE, set_in(monkeypatch, "Vera", {"7": "1"}, ["2,347.60"]))
    assert lines(document) == ["2,341.60"]
    assert remarks(document) == {}


def test_a_digit_that_an_outline_does_not_tell_is_unknown_where_others_are_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """8 is drawn where the file says 5, 3 for 8, nothing for 3, and a letter where it says 2."""
    outline_of = {"8": "3", "5": "8", "3": " ", "2": "W"}
    codes = {ord(named): ord(drawn) for named, drawn in outline_of.items()}
    monkeypatch.setattr(
        reader, "glyph_start", lambda font, code: glyph_start(font, codes.get(code, code))
    )
    with pdfium.PdfDocument(set_in(monkeypatch, "Vera", {}, ["8558.5", "BW"])) as document:
        page = document[0]
        objects = page_objects(handle(page.raw))
        texts = [item for kind, item in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
        (drawn,) = [drawn_digits(font, {}) for font in fonts_of(texts).values()]
        page.close()
    assert [drawn[digit] for digit in range(10)] == [0, 1, -1, -1, 4, 8, 6, 7, 3, 9]
