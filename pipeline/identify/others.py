"""Statements → which kind of document it is that is no department's disclosure, if it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.identify.lines import Line
from pipeline.identify.statements import Statements, Title
from pipeline.model.document import Document, Grid, Place
from pipeline.model.identity import EvidenceSource
from pipeline.values.text import fold, tidy
from pipeline.vocabulary import Vocabulary, first_match
from pipeline.vocabulary.identity import Other

_BROKEN_OVER = 3
_SHARE = 0.3
"""So many of the titles of tables must be a whole government's."""
_FEWEST_TITLES = 2
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_TOP_ROWS = 6
_TOP_GRIDS = 3
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Told:
    """What a document is instead, and the words that say so."""

    other: Other
    text: str
    place: Place


def told_by_titles(said: Statements, vocabulary: Vocabulary) -> Told | None:
    """What the opening says the document is, or most titles of its tables; None where the opening
    states a department's or a unit's disclosure."""
    if government := _government(said, vocabulary):
        return government
    if any(_is_departments(title) for title in said.opening):
        return None
    return _by_opening(said, vocabulary) or _by_tables(said, vocabulary)


def _is_departments(title: Title) -> bool:
    return bool(title.scope) or bool(title.body and title.body.is_known)


def _government(said: Statements, vocabulary: Vocabulary) -> Told | None:
    """和田地区政府决算公开: a title that names a government and no 部门 is of all that it governs."""
    for title in said.opening:
        if title.scope or not title.body or not title.body.name.endswith("政府"):
            continue
        return Told(_other("government", vocabulary), title.text, title.place)
    return None


def _other(id: str, vocabulary: Vocabulary) -> Other:
    return next(other for other in vocabulary.identity.others if other.id == id)


def _by_opening(said: Statements, vocabulary: Vocabulary) -> Told | None:
    opening = [line for line in said.lines if line.is_opening]
    for other in vocabulary.identity.others:
        for text, place in _joined(opening):
            if _is_of(fold(text), other, other.opening, vocabulary):
                return Told(other, text, place)
    return None


def _joined(lines: Sequence[Line]) -> Iterator[tuple[str, Place]]:
    """Each line alone, then with those that follow it: a title may be broken."""
    for length in range(1, _BROKEN_OVER + 1):
        for start in range(len(lines) - length + 1):
            together = lines[start : start + length]
            yield "".join(line.text for line in together), together[0].place


def _by_tables(said: Statements, vocabulary: Vocabulary) -> Told | None:
    """What a good part of the titles of tables are of: 2026年丽江市一般公共预算收支情况表."""
    titles = [line for line in said.lines if line.where is EvidenceSource.TABLE_TITLE]
    for other in vocabulary.identity.others:
        found = [t for t in titles if _is_of(t.folded, other, other.tables, vocabulary)]
        if len(found) >= max(_FEWEST_TITLES, _SHARE * len(titles)):
            return Told(other, found[0].text, found[0].place)
    return None


def _is_of(folded: str, other: Other, patterns: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a title is one of these documents': a place right before 一般公共预算 is a whole one."""
    if first_match(patterns, folded):
        return True
    return _follows_a_place(folded, other, vocabulary)


def _follows_a_place(folded: str, other: Other, vocabulary: Vocabulary) -> bool:
    _, chain, rest = vocabulary.divisions.locate(folded) if other.placed else ("", (), "")
    return bool(chain) and first_match(other.placed, rest) is not None


def told_by_words(
    said: Statements, documents: Sequence[Document], vocabulary: Vocabulary
) -> Told | None:
    """What a document that does not say whose it is may be, by all its first words."""
    opening = [(line.text, line.place) for line in said.lines if _is_of_document(line)]
    lines = [*opening, *_top_cells(documents)]
    for other in vocabulary.identity.others:
        patterns = (*other.opening, *other.tables, *other.cells)
        for text, place in lines:
            folded = fold(text)
            undated = _YEAR.sub("", folded)
            if first_match(patterns, folded) or _follows_a_place(undated, other, vocabulary):
                return Told(other, text, place)
    return _by_ending(said.lines, vocabulary)


def _by_ending(lines: Iterable[Line], vocabulary: Vocabulary) -> Told | None:
    opening = [line for line in lines if line.is_opening]
    for other in vocabulary.identity.others:
        for text, place in _joined(opening):
            if other.alone and first_match(other.alone, fold(text)):
                return Told(other, text, place)
    return None


def _is_of_document(line: Line) -> bool:
    return line.is_opening or line.where is EvidenceSource.TABLE_TITLE


def _top_cells(documents: Sequence[Document]) -> Iterator[tuple[str, Place]]:
    """The first rows of the first tables, each cell cut to a title's length."""
    for document in documents:
        grids = (block for block in document.blocks if isinstance(block, Grid))
        for grid in islice(grids, _TOP_GRIDS):
            for row in grid.rows[:_TOP_ROWS]:
                for cell in row:
                    if text := tidy(cell.text):
                        yield text[:_LONGEST], cell.place
