"""The heading paths of a table's columns → the merged cells that print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.table import Column


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading cell: where it starts (from 0) and how many rows and columns it spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


def headings(columns: Sequence[Column]) -> Iterator[Heading]:
    """The heading cells, row by row; columns side by side with the same path share a cell.

    A heading with nothing below it reaches down to the body. Columns without headings give
    empty cells.
    """
    paths = [(column.panel, column.path or ("",)) for column in columns]
    depth = max((len(path) for _, path in paths), default=0)
    for row in range(depth):
        keys = [
            (panel, path[: row + 1], len(path) == row + 1, len(path) <= row)
            for panel, path in paths
        ]
        column = 0
        for (_, prefix, is_last, is_covered), group in groupby(keys):
            width = len(list(group))
            if not is_covered:
                row_span = depth - row if is_last else 1
                yield Heading(row, column, row_span, width, prefix[-1])
            column += width
