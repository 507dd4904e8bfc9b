"""The last row of blocks side by side where merged cells collapsed: 人员经费合计 | 1.00 | 公用经费合计 | 2.

Regions of a grid without its merged cells → the same with the totals of such a row under the amounts that
they are of. Left as it is, its figures stand under codes and its words under amounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.recognize.regions import Regions, Row
from pipeline.recognize.roles import content_of
from pipeline.values.amounts import is_blank, parse_amount
from pipeline.vocabulary import Headings

_FEWEST = 2


def with_totals_in_place(regions: Regions, headings: Headings) -> Regions:
    """Each total over the block that it closes: the first over the first one, the last over the last."""
    width = max(map(len, regions.body), default=0)
    short = [row for row in regions.body if _states_totals(row, width, headings)]
    if not short:
        return regions
    whole = [row for row in regions.body if row not in short]
    contents = [content_of(whole, column, headings) for column in range(width)]
    slots = [c for c, content in enumerate(contents) if content.fractions * 2 > content.filled]
    placed = {id(row): _placed(row, slots, width) for row in short}
    body = tuple(placed.get(id(row), row) for row in regions.body)
    return replace(regions, body=body)


def _printed(row: Row) -> list[Cell]:
    return [cell for cell in row if not is_blank(cell.text)]


def _states_totals(row: Row, width: int, headings: Headings) -> bool:
    """Whether a row is nothing but names of totals, each with its figure, and fewer cells than others."""
    cells = _printed(row)
    names, figures = cells[::2], cells[1::2]
    paired = len(names) == len(figures) >= _FEWEST and len(cells) < width
    begins = list(row[: len(cells)]) == cells
    return (
        paired
        and begins
        and all(headings.is_total_row(cell.text) for cell in names)
        and all(parse_amount(cell.text) for cell in figures)
    )


def _placed(row: Row, slots: Sequence[int], width: int) -> Row:
    cells = _printed(row)
    names, figures = cells[::2], cells[1::2]
    if len(slots) < len(figures):
        return row
    over = slots if len(slots) == len(figures) else (*slots[: len(figures) - 1], slots[-1])
    begins = (0, *(slot + 1 for slot in over[:-1]))
    made = [Cell("", row[0].place) for _ in range(width)]
    for name, figure, begin, slot in zip(names, figures, begins, over, strict=True):
        made[begin], made[slot] = name, figure
    return tuple(made)
