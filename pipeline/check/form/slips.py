"""Slips that a document makes again and again: marks at half width in a text that has them at full width,
brackets of two widths, instructions of the template: one note of each kind, however many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.check.comparison import remark
from pipeline.check.lines import SaidLine, around, cell_lines
from pipeline.check.search import cells_with, lines_with, times_printed
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary.slips import Slip

_SHOWN, _AROUND = 3, 8


@dataclass(slots=True)
class _Found:
    """How many there are, and what is quoted of the first with where that stands."""

    number: int = 0
    quoted: list[str] = field(default_factory=list)
    place: Place | None = None

    def take(self, said: SaidLine, patterns: Sequence[re.Pattern[str]]) -> None:
        text = said.text
        for each in (found for pattern in patterns for found in pattern.finditer(text)):
            self.number += 1
            self.place = self.place or said.place_at(each.start())
            if len(self.quoted) < _SHOWN:
                self.quoted.append(around(text, each.start(), each.end(), _AROUND))


def check_slips(subject: Subject) -> Iterator[Finding]:
    """At most one note of each kind a document."""
    for document in subject.documents:
        for slip in subject.vocabulary.wording.slips:
            found = _sought(subject, document, slip)
            others = _printed_right(subject, document, slip) if found.number else 0
            if found.number and (
                slip.against is None or slip.against.is_kept(found.number, others)
            ):
                yield _finding(subject, slip, found, others)


def _printed_right(subject: Subject, document: Document, slip: Slip) -> int:
    """How often the text has it otherwise, 0 where that does not matter."""
    habit = slip.against
    return times_printed(subject, document, habit.printed, cells=slip.cells) if habit else 0


def _sought(subject: Subject, document: Document, slip: Slip) -> _Found:
    """All that the patterns find in lines, then in cells; what was recognized from pictures is left out."""
    found, patterns = _Found(), slip.patterns
    for line in lines_with(subject, document, printed=slip.printed):
        if not line.in_contents and line.place.page not in document.ocr_pages:
            found.take(line, patterns)
    for cell in cells_with(subject, document, printed=slip.printed) if slip.cells else ():
        if cell.place.page not in document.ocr_pages:
            for line_of_cell in cell_lines(cell):
                found.take(line_of_cell, patterns)
    return found


def _finding(subject: Subject, slip: Slip, found: _Found, others: int) -> Finding:
    more = "等" if found.number > len(found.quoted) else ""
    shown = "、".join(f"“{each}”" for each in dict.fromkeys(found.quoted)) + more
    said = (
        slip.said.format(number=found.number, shown=shown, others=others),
        slip.said_en.format(number=found.number, others=others),
    )
    return remark(subject, slip.check, Outcome.FAIL, Severity.NOTE, said, place=found.place)
