"""The naming columns of a panel against the code and label that its rows are published with.

Panel + rows → the columns that a code and a label do not tell in full, which are published as printed
too; and the headings of the columns whose names make the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.document import Cell
from pipeline.recognize.columns import Panel
from pipeline.recognize.line import BodyRow, Line
from pipeline.recognize.row_codes import parted
from pipeline.values.amounts import is_blank, is_dash
from pipeline.values.text import fold, tidy
from pipeline.vocabulary import Headings

_PART_OF_CODE = re.compile(r"\d{1,2}")
_BEGINS_PART = "其"
"""其中: before a code and its name in one cell."""

Named = list[tuple[int, Cell]]


def named_cells(
    panel: Panel, number: int, rows: Sequence[BodyRow], headings: Headings
) -> list[Named]:
    """The cells that each row prints in the naming columns, words that number columns left out."""
    return [_printed(panel, row[number], headings) for row in rows]


def kept_columns(
    panel: Panel, number: int, rows: Sequence[BodyRow], named_of: Sequence[Named]
) -> tuple[int, ...]:
    """The columns that print what neither the code nor the label of their row tells: the unit's code
    beside that of a classification, a second code, a name that two columns print for two things."""
    kept: set[int] = set()
    for row, named in zip(rows, named_of, strict=True):
        rest = [(column, cell) for column, cell in named if not _is_whole(cell.text, row[number])]
        if rest:
            told = "\n".join(fold(text) for line in row for text in (line.code, line.label))
            kept.update(column for column, cell in rest if not _is_told(cell, told))
        if len(named) > 1:
            kept.update(_said_twice(panel, named))
    return tuple(sorted(kept))


def _is_whole(text: str, line: Line) -> bool:
    """Whether a text is just the code or the label of its row, and no code and name in one: most are."""
    if text == line.code:
        return True
    begins_as_name = text[0].isalpha() and text[0] not in _BEGINS_PART
    return begins_as_name and text == line.label == tidy(text)


def _printed(panel: Panel, line: Line, headings: Headings) -> Named:
    cells = zip(panel.naming, line.naming, strict=True)
    return [
        (column, cell)
        for column, cell in cells
        if cell
        and not (cell.covered or is_blank(cell.text) or headings.is_numbering_word(cell.text))
    ]


def _is_told(cell: Cell, told: str) -> bool:
    """Whether what a cell prints is in the codes and labels of its row, its code apart or not; a dash
    where no code or name is to be printed tells nothing."""
    return is_dash(cell.text) or all(fold(tidy(part.text)) in told for part in parted(cell))


def _said_twice(panel: Panel, named: Named) -> Iterator[int]:
    """Columns that repeat the name beside them under a heading of their own: labels have it once.
    The parts of a code (款 05, 项 05) are no names."""
    for (before, first), (column, second) in pairwise(named):
        if _PART_OF_CODE.fullmatch(fold(second.text)):
            continue
        heads = panel.heads.get(before, ()), panel.heads.get(column, ())
        if fold(first.text) == fold(second.text) and all(heads) and heads[0][-1] != heads[1][-1]:
            yield column


def heads_of_names(panel: Panel, named_of: Sequence[Named], headings: Headings) -> tuple[str, ...]:
    """The headings, each once, of the columns whose names make the labels, left to right; not that of
    a column of codes in which a total or a group is named."""
    named = set[int]()
    for cells in named_of:
        for column, cell in cells:
            if column not in named and not (
                fold(cell.text).isdigit() or headings.is_total_row(cell.text)
            ):
                named.add(column)
    heads = (panel.heads[column][-1] for column in sorted(named) if panel.heads.get(column))
    of_names = (text for text in heads if headings.is_label(text) or not headings.is_code(text))
    return tuple(dict.fromkeys(of_names))
