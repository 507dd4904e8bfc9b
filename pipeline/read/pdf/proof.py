"""A table read from where its text stands → whether that proves which heading each figure stands under.

White space tells columns as long as no figure runs over it, and headings theirs as long as each column of
figures has one that is of it alone, no line of headings is left over above them and no row of figures is
among them, and the numbers of the columns, where it prints them, number each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.headings import Placed
from pipeline.read.pdf.lines import runs
from pipeline.read.pdf.rows import Row

_WORD = 0.2
_AMOUNT = re.compile(r"\d\.\d\d(?!\d)")
_OVER = 0.6
"""A figure may stand over the space between two columns by so many character heights."""


def is_proven(
    columns: Columns,
    heads: Sequence[Placed],
    lower: Sequence[Sequence[Placed]],
    left_over: Row | None,
) -> bool:
    """Whether each figure of the body stands in one column, each column of figures under one heading.

    `left_over` is the line right above the heading, None where it is none of headings.
    """
    if any(_runs_over(cell, columns) for row in lower for cell in row) or _share_a_column(lower):
        return False
    named = [head for head in heads if head.lines]
    if not named:
        return left_over is None
    figures = _of_figures(lower)
    if _has_amounts(named) or _leaves_out(figures, lower):
        return False
    leaves = [_leaf(named, column) for column in figures]
    shared = len({id(leaf) for leaf in leaves}) < len(leaves)
    return left_over is None and None not in leaves and not shared


def _share_a_column(lower: Sequence[Sequence[Placed]]) -> bool:
    """Whether two of the numbers of columns (栏次 1 2 3) stand in one."""
    for row in lower:
        cells = [[w.text for line in cell.lines for w in runs(line, _WORD)] for cell in row]
        numbers = [text for own in cells for text in own if text.isdecimal()]
        if len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]:
            return any(len(own) > 1 and all(map(str.isdecimal, own)) for own in cells)
    return False


def _has_amounts(named: Sequence[Placed]) -> bool:
    """Whether a row of figures was taken for headings."""
    return any(_AMOUNT.search(line.text) for head in named for line in head.lines)


def _leaves_out(figures: Sequence[int], lower: Sequence[Sequence[Placed]]) -> bool:
    """Whether the numbers of columns (栏次 1 2 3) leave out one that holds figures, between others: it is
    no column of its own."""
    for row in lower:
        at = {
            line.text: cell.column for cell in row for line in cell.lines if line.text.isdecimal()
        }
        if len(at) > 2 and [*at] == [str(n) for n in range(1, len(at) + 1)]:
            numbered = [*at.values()]
            between = range(min(numbered), max(numbered) + 1)
            return any(column in between and column not in numbered for column in figures)
    return False


def _runs_over(cell: Placed, columns: Columns) -> bool:
    """Whether a figure stands over two columns."""
    for line in cell.lines:
        inner = _OVER * line.size
        if is_datum(line.text) and columns.at(line.left + inner) != columns.at(line.right - inner):
            return True
    return False


def _of_figures(lower: Sequence[Sequence[Placed]]) -> list[int]:
    """The columns that hold figures, but for those that hold codes and names too."""
    said: dict[int, list[str]] = {}
    for row in lower:
        for cell in row:
            said.setdefault(cell.column, []).extend(line.text for line in cell.lines)
    return [
        column
        for column, texts in sorted(said.items())
        if texts and all(map(is_datum, texts)) and any({".", ","} & {*text} for text in texts)
    ]


def _leaf(named: Sequence[Placed], column: int) -> Placed | None:
    """The lowest heading over a column."""
    over = [head for head in named if head.column <= column < head.column + head.columns]
    return max(over, key=lambda head: head.row, default=None)
