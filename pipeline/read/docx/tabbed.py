"""Paragraphs whose words are parted by tabs → grids, where they are the rows of a table.

Word files made from PDFs, and tables typed by hand, have no table: each row is a paragraph, its cells
stand at tab stops. A contents page has tabs too, before its page numbers; it states no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Block, Cell, Grid, GridLayout, Paragraph
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold

_LEAST_ROWS = 3
_LEAST_CELLS = 3
_LEAST_STATED = 2
"""So many amounts or codes a table states where so many of its rows have so many cells; one of names and
amounts alone states as many as it has rows at least."""
_AMOUNT = re.compile(r".*\d\.\d|.*\d[,，]\d{3}|\d{4,}")
"""Decimals, thousands or digits enough: what no page number has."""


def with_typed_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each run of tabbed paragraphs that is a table as a grid."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and "\t" in block.text.rstrip("\t"):
            run.append(block)
            continue
        yield from _of_run(run)
        run = []
        yield block
    yield from _of_run(run)


def _of_run(run: Sequence[Paragraph]) -> Sequence[Block]:
    rows = [tuple(Cell(text, p.place) for text in p.text.split("\t")) for p in run]
    stated = sum(_is_amount(cell.text) for row in rows for cell in row)
    wide = sum(len(row) >= _LEAST_CELLS for row in rows)
    is_wide = min(stated, wide) >= _LEAST_STATED
    if len(rows) < _LEAST_ROWS or not (is_wide or stated >= _LEAST_ROWS):
        return run
    return [Grid(tuple(rows), GridLayout.ALIGNED, run[0].place)]


def _is_amount(text: str) -> bool:
    return parse_amount(text) is not None and _AMOUNT.match(fold(text)) is not None
