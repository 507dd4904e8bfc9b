"""What each row of each panel is of: code, classification, level, whether anything stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.model.table import Entry
from pipeline.recognize.rows import BodyRow, Line
from pipeline.values.codes import Classification, classification_of, code_level
from pipeline.values.outline import split_number
from pipeline.vocabulary import Headings

_ECONOMIC = (Classification.ECONOMIC.value, Classification.GOVERNMENT_ECONOMIC.value)


def read_entries(
    rows: Sequence[BodyRow], classification: str, headings: Headings
) -> tuple[Entry, ...]:
    """Rows → entries, panel by panel; a line that names nothing and states nothing has none.

    `classification` is what the form says of rows that print no code.
    """
    entries: list[Entry] = []
    panels = len(rows[0]) if rows else 0
    for panel in range(panels):
        lines = [(index, row[panel]) for index, row in enumerate(rows) if not row[panel].is_blank]
        entries += _with_leaves(_with_levels(lines, panel, classification, headings))
    return tuple(sorted(entries, key=lambda entry: (entry.row, entry.panel)))


def _with_levels(
    lines: Sequence[tuple[int, Line]], panel: int, classification: str, headings: Headings
) -> list[Entry]:
    """Entries with their depth: of the code, else of the outline number, 0 for a total."""
    styles: list[str] = []
    entries: list[Entry] = []
    for index, line in lines:
        is_total = not line.code and headings.is_total_row(line.label)
        coded = _classification(line.code, classification)
        entry = Entry(
            row=index,
            panel=panel,
            place=line.place,
            label=line.label,
            code=line.code,
            classification=coded or ("item" if line.code else classification),
            level=0
            if is_total
            else code_level(line.code)
            if coded
            else _outline_level(line, styles),
            is_leaf=None,
            is_total=is_total,
            inferred=line.inferred,
        )
        entries.append(entry)
    return entries


def _classification(code: str, expected: str) -> str:
    """The classification of a code; 2xx in an economic form is functional all the same."""
    found = classification_of(code)
    if not found and code_level(code) and expected in _ECONOMIC:
        return expected
    return found


def _outline_level(line: Line, styles: list[str]) -> int | None:
    """Depth by outline number (一、 over （一） over 1.); a row without one stands as deep as above."""
    style = split_number(line.label).style
    if not style:
        return len(styles) or None
    if style in styles:
        del styles[styles.index(style) + 1 :]
    else:
        styles.append(style)
    return len(styles)


def _with_leaves(entries: Sequence[Entry]) -> list[Entry]:
    """Mark the entries below which nothing stands in this table."""
    codes = {entry.code for entry in entries if entry.code}
    parents = {code[:length] for code in codes for length in (3, 5) if len(code) > length}
    leaves: list[Entry] = []
    for entry, after in zip_longest(entries, entries[1:]):
        if entry.is_total:
            is_leaf = False
        elif entry.code:
            is_leaf = entry.code not in parents
        else:
            deeper = after is not None and (after.level or 0) > (entry.level or 0)
            is_leaf = not deeper
        leaves.append(replace(entry, is_leaf=is_leaf))
    return leaves
