"""A goal that stands twice in one cell, as a numbered line or a long sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import grids_of, shortened, worded_cells
from pipeline.check.subject import Subject
from pipeline.model.document import Cell, Document
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import bare, tidy

REPEATED = "form.repeated_section"
_SHORTEST_GOAL = 4
_LONG_SENTENCE = 25
"""A shorter sentence may well be said of several things."""
_SENTENCE_END = re.compile(r"[。；;]")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+是|目标\d+|\d{1,2}(?=[^\d%年月日]))")


def repeated_goals(subject: Subject, document: Document) -> Iterator[Finding]:
    """A numbered goal, or else a long sentence, that a cell of a document lists twice."""
    for grid in grids_of(document):
        for cell in worded_cells(subject, grid):
            if "\n" in cell.text or len(cell.text) >= 2 * _LONG_SENTENCE:
                yield from _within_cell(subject, cell)


def _within_cell(subject: Subject, cell: Cell) -> Iterator[Finding]:
    if quoted := _first_twice(_numbered_goals(cell.text)):
        said = (
            f"同一单元格中“{quoted}”重复列出",
            f"“{quoted}” is listed more than once in one cell",
        )
    elif quoted := _first_twice(_long_sentences(cell.text)):
        said = (
            f"同一单元格中“{quoted}”一句印了两次",
            f"the sentence “{quoted}” stands twice in one cell",
        )
    else:
        return
    yield remark(subject, REPEATED, Outcome.FAIL, Severity.NOTE, said, place=cell.place)


def _first_twice(passages: Iterator[tuple[str, str]]) -> str:
    """The quotation of the first passage whose words stood before, "" where none does."""
    seen: set[str] = set()
    for words, quoted in passages:
        if words in seen:
            return shortened(quoted)
        seen.add(words)
    return ""


def _numbered_goals(text: str) -> Iterator[tuple[str, str]]:
    """The words of each numbered line, and how it is quoted."""
    for line in text.split("\n"):
        numbered = split_number(tidy(line))
        words = bare(numbered.text)
        if numbered.style and len(words) >= _SHORTEST_GOAL:
            yield words, numbered.text


def _long_sentences(text: str) -> Iterator[tuple[str, str]]:
    """The words of each long sentence without its number, and how it is quoted."""
    for part in _SENTENCE_END.split(text):
        words = bare(_ORDINAL.sub("", bare(part)))
        if len(words) >= _LONG_SENTENCE:
            yield words, tidy(part.replace("\n", ""))
