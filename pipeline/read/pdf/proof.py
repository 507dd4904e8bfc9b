"""A table read from where its text stands → whether that proves which heading each figure stands under.

White space tells columns as long as no figure runs over it, and headings theirs as long as each column of
figures has one that is of it alone, and no line of headings is left over above them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.headings import Placed
from pipeline.read.pdf.lines import runs
from pipeline.read.pdf.rows import Row

_WORD = 0.2
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
