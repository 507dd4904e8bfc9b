"""Characters → lines of text, by boxes as engines give them: some of the letter, some of its ink."""

from __future__ import annotations

from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lines import text_lines

_LETTER = (86.2, 98.2)
_INK = {"一": (91.6, 92.6), "—": (93.0, 93.7)}


def _typed(text: str) -> list[Char]:
    chars = []
    for at, letter in enumerate(text):
        top, bottom = _INK.get(letter, _LETTER)
        chars.append(Char(letter, 60 + at * 12.0, top, 72 + at * 12.0, bottom, False, 0))
    return chars


def test_a_dash_stays_in_a_line_that_begins_with_a_flat_letter() -> None:
    title = "一般公共预算基本支出表——公用经费"
    assert [line.text for line in text_lines(_typed(title))] == [title]
