"""The contents page of a document → its entries, printed line by line or as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.check.lines import Line, contents_entry, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Cell, Document, Place
from pipeline.model.frozen import made_at_once, replaced
from pipeline.model.table import Table
from pipeline.values.outline import STYLE_ORDER, split_number
from pipeline.values.text import bare, fold, tidy

_OF_A_TABLE = re.compile(r"表(?:[(（].*[)）])?$")
_PART = re.compile(r"(?<=[\u4e00-\u9fff])\s*(?=第[一二三四五六七八九十]+部分)")
"""Where the next part begins within a line: entries that stood below one another, run together."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a contents page: `depth` by its outline number, the title without it; `is_empty`
    where the page says so of a table, in a column of its own; `beside` is what it prints
    before the title, or in the other cells of its row, without punctuation."""

    title: str
    place: Place
    depth: int
    is_table: bool
    is_empty: bool = False
    beside: tuple[str, ...] = ()


def entries_of(subject: Subject, document: Document) -> list[Entry]:
    """The entries of a document's contents pages, made once."""
    return subject.once(
        ("contents", id(document)), lambda: entries_in(printed_lines(subject, document))
    )


def entries_in(lines: Sequence[Line]) -> list[Entry]:
    """The entries of contents pages; where most have a number, a line without is a broken one's rest."""
    listed = [line for line in lines if line.in_contents and not line.text.endswith("。")]
    entries = [
        _entry(text, line.place)
        for line in listed
        if fold(line.text) != "目录"
        for text in _PART.split(line.text)
    ]
    entries = [entry for entry in entries if bare(entry.title)]
    numbered = [entry for entry in entries if entry.depth < len(STYLE_ORDER)]
    return numbered if len(numbered) * 2 > len(entries) else entries


def _entry(text: str, place: Place) -> Entry:
    numbered = split_number(contents_entry(text))
    depth = STYLE_ORDER.index(numbered.style) if numbered.style else len(STYLE_ORDER)
    title = numbered.text or text
    before = bare(text.partition(title)[0])
    return Entry(title, place, depth, _OF_A_TABLE.search(title) is not None, beside=(before,))


def entries_of_table(table: Table) -> list[Entry]:
    """The entries of a contents page that is printed as a table: the titles in its rows."""
    return [
        replaced(
            _entry(title.text, title.place),
            is_empty=_is_called_empty(row),
            beside=tuple(bare(c.text) for c in row if c is not None and c is not title),
        )
        for row in table.body
        if (title := title_of(row)) is not None
    ]


def _is_called_empty(row: Sequence[Cell | None]) -> bool:
    return any(cell is not None and tidy(cell.text) == "是" for cell in row)


def title_of(row: Sequence[Cell | None]) -> Cell | None:
    """The cell of a row that is the title of a table."""
    cells = (cell for cell in row if cell is not None and len(bare(cell.text)) > 3)
    return next((c for c in cells if _OF_A_TABLE.search(tidy(c.text))), None)
