"""Marks of punctuation at half width in a text that has them at full width, and brackets that open at one
width and close at the other: one note of each a document, however many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.check.comparison import remark
from pipeline.check.lines import around, grids_of, worded_cells
from pipeline.check.search import cells_with, lines_with, times_printed
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import tidy

_CHECK = "form.punctuation"
_WORD = "\u4e00-\u9fff"
_HALF = (
    f"[,;.](?:(?<=[{_WORD}）”》%][,;])(?= ?[{_WORD}“《（])"
    f"|(?<=[{_WORD}][{_WORD}）”》][.])(?<![一二三四五六七八九十][.])(?=[{_WORD}“《]))"
)
"""A comma, semicolon or full stop between words; behind 二 a point is that of an outline number."""
_FULL = "，；。"
_MIXED = "（[^（）()]{1,60}[)]|[(][^（）()]{1,60}）"
_FEWEST_FULL = 20
_RARE = 1 / 10
"""The share of marks at half width beyond which they are the habit of the text."""
_SHOWN, _AROUND = 3, 8


@dataclass(slots=True)
class _Found:
    """How many there are, and what is quoted of the first with where that stands."""

    number: int = 0
    quoted: list[str] = field(default_factory=list)
    place: Place | None = None

    def take(self, text: str, pattern: re.Pattern[str], place: Place) -> None:
        for each in pattern.finditer(text):
            self.number += 1
            self.place = self.place or place
            if len(self.quoted) < _SHOWN:
                self.quoted.append(around(text, each.start(), each.end(), _AROUND))


def check_widths(subject: Subject) -> Iterator[Finding]:
    """At most two notes a document."""
    for document in subject.documents:
        half = _sought(subject, document, _HALF)
        full = times_printed(subject, document, _FULL) if half.number else 0
        if full >= _FEWEST_FULL and half.number <= _RARE * full:
            yield _of_marks(subject, half, full)
        mixed = _sought(subject, document, _MIXED)
        if mixed.number:
            yield _of_brackets(subject, mixed)


def _sought(subject: Subject, document: Document, sought: str) -> _Found:
    """All that the pattern finds in lines, then in cells; what was recognized from pictures is left out."""
    found, pattern = _Found(), re.compile(sought)
    for line in lines_with(subject, document, printed=(sought,)):
        if not line.in_contents and line.place.page not in document.ocr_pages:
            found.take(line.text, pattern, line.place)
    texts = cells_with(subject, document, printed=(sought,))
    for grid in grids_of(document) if texts else ():
        for cell in worded_cells(subject, grid):
            if cell.text in texts and cell.place.page not in document.ocr_pages:
                for line_of_cell in cell.text.split("\n"):
                    found.take(tidy(line_of_cell), pattern, cell.place)
    return found


def _of_marks(subject: Subject, half: _Found, full: int) -> Finding:
    said = (
        f"半角标点 {half.number} 处：{_shown(half)}；全文的逗号、分号、句号有 {full} 处用全角",
        f"{half.number} commas, semicolons or full stops between words at half width,"
        f" {full} of the text at full width",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=half.place)


def _of_brackets(subject: Subject, mixed: _Found) -> Finding:
    said = (
        f"括号一半全角、一半半角 {mixed.number} 处：{_shown(mixed)}",
        f"{mixed.number} pairs of brackets of which one is at half width, the other at full width",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=mixed.place)


def _shown(found: _Found) -> str:
    more = "等" if found.number > len(found.quoted) else ""
    return "、".join(f"“{each}”" for each in dict.fromkeys(found.quoted)) + more
