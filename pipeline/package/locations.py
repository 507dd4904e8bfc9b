"""Amounts and the cells that print them → where a page shows each amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.model.disclosure import Disclosure
from pipeline.model.laid import Box, Laid
from pipeline.model.location import Location
from pipeline.model.records import Amount
from pipeline.model.table import Table

_FARTHEST = 1e6
"""In points, some 350 metres: what lies beyond is no place on a page."""
_PLACES = Decimal("0.01")


def locations(disclosure: Disclosure) -> tuple[Location, ...]:
    """One for every amount, in their order; () where no source says where its pages show them."""
    boxes = _boxes(disclosure.tables)
    if not boxes:
        return ()
    laid = {d.file: d.laid for source in disclosure.sources for d in source.documents if d.laid}
    found = tuple(_location(each, boxes, laid) for each in disclosure.amounts)
    return found if any(each.left is not None for each in found) else ()


def _boxes(tables: Iterable[Table]) -> dict[tuple[str, int, int], Box]:
    """(table, row_no, column_no) → the box of the cell there, where it has one."""
    return {
        (table.name, row_no, column_no): cell.place.box
        for table in tables
        for row_no, row in enumerate(table.body, start=1)
        for column_no, cell in enumerate(row, start=1)
        if cell and cell.place.box
    }


def _location(
    amount: Amount,
    boxes: Mapping[tuple[str, int, int], Box],
    laid: Mapping[str, Sequence[Laid]],
) -> Location:
    """The place of an amount on its page as the file shows it, however the page was read."""
    box = boxes.get((amount.table, amount.row_no, amount.column_no))
    if box and amount.source_page and amount.source_file in laid:
        box = laid[amount.source_file][amount.source_page - 1].shown(box)
    left, top, right, bottom = _edges(box)
    return Location(
        table=amount.table,
        row_no=amount.row_no,
        column_no=amount.column_no,
        source_file=amount.source_file,
        source_page=amount.source_page,
        source_line=amount.source_line,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
    )


def _edges(box: Box | None) -> tuple[Decimal | None, ...]:
    """The edges to a hundredth of a point; none of them where one is no place on a page.

    >>> _edges((72.0, 90.126, 130.5, 104)) == tuple(map(Decimal, ("72.00", "90.13", "130.50", "104.00")))
    True
    >>> _edges((72.0, float("nan"), 130.5, 104))
    (None, None, None, None)
    """
    if box is None or not all(abs(edge) <= _FARTHEST for edge in box):
        return (None,) * 4
    return tuple(map(_edge, box))


@lru_cache(maxsize=16384)
def _edge(edge: float) -> Decimal:
    return Decimal(str(edge)).quantize(_PLACES)
