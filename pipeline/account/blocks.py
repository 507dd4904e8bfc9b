"""Paragraphs and grids as they were read → their numbers, as tables tell them or else their words."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.account.claimed import Claimed
from pipeline.account.lines import LineReader
from pipeline.account.pool import Pool
from pipeline.account.scales import scales_of_charts
from pipeline.account.told import Told
from pipeline.model.document import Cell, Document, Grid, Paragraph, Place
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.numbers import NumberIn, numbers_in
from pipeline.values.text import fold

_NEAR = 5
"""By how much a printed page number may differ from the page's place in the file."""


_MARK = re.compile(r"[*—-]+|栏次|行次")
"""What stands in a row of column numbers where names stand."""


class BlockReader:
    """Tells the numbers of documents, block by block."""

    def __init__(
        self, lines: LineReader, pool: Pool, claimed: Claimed, tables: Iterable[Table]
    ) -> None:
        self._lines = lines
        self._pool = pool
        self._claimed = claimed
        tables = list(tables)
        self._titles = {fold(table.title) for table in tables if table.title}
        self._headers = {_said(row) for table in tables for row in table.header} - {""}

    def told(self, document: Document) -> Iterator[tuple[Place, Told]]:
        """Every number that was read of a document: those of cells that tables tell in full, then the
        others in reading order."""
        parted: dict[int, list[Told | None]] = {}
        above: deque[Paragraph] = deque(maxlen=3)
        scales = scales_of_charts(document)
        for grid, row in _rows(document):
            whole = None if grid.place in scales else self._pool.take_row(row)
            if whole is not None:
                yield from whole
            else:
                yield from self._of_row(row, grid.place in scales, parted)
        self._take_near(document, parted)
        for block in document.blocks:
            if block.place in scales:
                for number in numbers_in(block.text) if isinstance(block, Paragraph) else ():
                    yield block.place, Told(number, "axis")
            elif isinstance(block, Paragraph):
                yield from self._of_paragraph(block, tuple(above))
                above.append(block)
            elif parted:
                yield from self._of_grid(block, parted)

    def _of_row(
        self, row: Iterable[Cell], is_of_chart: bool, parted: dict[int, list[Told | None]]
    ) -> Iterator[tuple[Place, Told]]:
        """The numbers of those cells of a row that tables tell in full; of the others what they tell is put
        into `parted`."""
        for cell in row:
            if cell.covered or not (numbers := numbers_in(cell.text)):
                continue
            found = [self._pool.take(cell.place, each) for each in numbers]
            if not is_of_chart and all(each and each.kind for each in found):
                yield from ((cell.place, each) for each in found if each)
            else:
                parted[id(cell)] = found

    def _take_near(self, document: Document, parted: Mapping[int, list[Told | None]]) -> None:
        """Takes, for the cells some of whose numbers are not told, those that tables tell near them."""
        cells = (cell for _, row in _rows(document) for cell in row if not cell.covered)
        for cell in cells if parted else ():
            found = parted.get(id(cell), [])
            for index, each in enumerate(numbers_in(cell.text) if None in found else ()):
                found[index] = found[index] or self._pool.take_near(cell.place, each)

    def _of_paragraph(
        self, block: Paragraph, above: Sequence[Paragraph]
    ) -> Iterator[tuple[Place, Told]]:
        is_claimed = self._claimed.of(block, above)
        is_title = fold(block.text) in self._titles
        for each in self._lines.told(block.text, is_claimed):
            place = block.place_at(each.number.start)
            told = _on_page(each, place.page)
            yield place, Told(each.number, "heading") if is_title and told.cause else told

    def _of_grid(
        self, grid: Grid, taken: Mapping[int, Sequence[Told | None]]
    ) -> Iterator[tuple[Place, Told]]:
        for row in grid.rows:
            for cell in row:
                if id(cell) in taken:
                    for each in self._of_cell(row, cell, taken[id(cell)]):
                        yield cell.place, each

    def _of_cell(
        self, row: Sequence[Cell], cell: Cell, taken: Sequence[Told | None]
    ) -> Iterator[Told]:
        """The numbers of a printed cell: those of a table as this tells them, else what is left of it."""
        yield from filter(None, taken)
        if all(taken):
            return
        stray = {
            number.start
            for number, told in zip(numbers_in(cell.text), taken, strict=True)
            if told is None
        }
        is_heading = _counts_columns(row) or _said(row) in self._headers
        is_claimed = self._claimed.of(cell, ())
        for each in self._lines.told(cell.text, is_claimed, is_cell=True):
            if each.number.start in stray:
                yield self._stray(cell, each, is_heading)

    def _stray(self, cell: Cell, each: Told, is_heading: bool) -> Told:
        """A number that no table has: of a heading printed again, or lost with its row."""
        number: NumberIn = each.number
        if is_heading:
            return Told(number, "heading")
        if parse_amount(cell.text) is not None or each.cause:
            return Told(number, "", "row", cell.text)
        return each


def _rows(document: Document) -> Iterator[tuple[Grid, Sequence[Cell]]]:
    """The rows of all grids."""
    grids = (block for block in document.blocks if isinstance(block, Grid))
    return ((grid, row) for grid in grids for row in grid.rows)


def _on_page(each: Told, page: int | None) -> Told:
    """A number alone on its line is the page's only where it is near to what page it is."""
    if each.kind != "page_number" or page is None:
        return each
    if abs(int(each.number.digits) - page) <= _NEAR:
        return each
    return Told(each.number, "", "sentence", each.context)


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Whether a row only counts columns: 1 2 3, with a dash or a word where names stand."""
    printed = [fold(cell.text) for cell in row if not cell.covered and fold(cell.text)]
    numbers = [text for text in printed if parse_amount(text) is not None]
    others = [text for text in printed if text not in numbers]
    is_marked = bool(others) and all(_MARK.fullmatch(text) for text in others)
    if not numbers or (len(numbers) == 1 and not is_marked):
        return False
    if any(not text.isdecimal() or text[0] == "0" for text in numbers):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(numbers))


def _said(row: Iterable[Cell | None]) -> str:
    """The words of a row, to tell a heading that is printed again."""
    return "|".join(text for cell in row if cell and (text := fold(cell.text)))
