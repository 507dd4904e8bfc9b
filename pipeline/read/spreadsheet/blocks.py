"""A sheet's cells → its paragraphs and grids in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.document import Block, Cell, Grid, GridLayout, Paragraph, Place
from pipeline.read.spreadsheet.lattice import Area, Lattice
from pipeline.read.spreadsheet.row_kinds import Kind, judged, runs
from pipeline.read.spreadsheet.sheet import Allowance
from pipeline.read.spreadsheet.sheet_rows import Row
from pipeline.read.spreadsheet.shown import Axis
from pipeline.read.spreadsheet.side_by_side import areas, heads_check
from pipeline.read.stacked_cells import line_of, rows_within
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold

_MOST_BLANKS = 3
"""Blank rows that may stand inside a table."""
_LEAST_HEADING = 3
_FEWEST_STACKS = 2
_BOXED = 0.75
_LONGEST_TITLE = 60
_ENDS_PROSE = re.compile(r"[。；;：:]\s*$", re.MULTILINE)
_AMOUNT = re.compile(r"-?[\d,]+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class SheetBlocks:
    """One sheet on its way to blocks; `allowance` counts the cells of its grids, `rows` tells the rows
    of the lattice as the file counts them."""

    lattice: Lattice
    file: str
    page: int
    allowance: Allowance
    rows: Axis

    def blocks(self) -> Iterator[Block]:
        for area in areas(self.lattice):
            yield from self._of(area)

    def _of(self, area: Area) -> Iterator[Block]:
        rows, kinds = judged(self.lattice, area)
        tables = {table.start: table for table in _tables(rows, kinds)}
        index = 0
        while index < len(rows):
            if table := tables.get(index):
                yield self._grid([row.number for row in rows[index : table.stop]], area)
                index = table.stop
                continue
            for printed in rows[index].texts:
                for line in _lines(printed.text):
                    yield Paragraph(line, self._place(printed.row))
            index += 1

    def _grid(self, numbers: Sequence[int], area: Area) -> Grid:
        top, bottom = numbers[0], numbers[-1]
        printed = [found for number in numbers for found in self.lattice.texts(number, area)]
        left = min(found.column for found in printed)
        right = max(found.last for found in printed)
        within = Area(top, left, bottom, right)
        rows = tuple(
            row for number in numbers for row in self._rows_of(self._cells(number, within))
        )
        return Grid(rows=rows, layout=GridLayout.SPANNED, place=rows[0][0].place)

    def _cells(self, row: int, within: Area) -> tuple[Cell, ...]:
        place = self._place(row)
        columns = range(within.left, within.right + 1)
        self.allowance.take(cells=len(columns))
        texts = {printed.column: printed.text for printed in self.lattice.texts(row, within)}
        if row not in self.lattice.merged:
            return tuple([Cell(texts.get(column, ""), place) for column in columns])
        return tuple([self._cell(row, c, texts.get(c, ""), within, place) for c in columns])

    def _rows_of(self, row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
        """A row of the sheet as the rows that its cells hold, each on a line of its own."""
        if sum("\n" in cell.text for cell in row) < _FEWEST_STACKS or any(map(_is_merged, row)):
            yield row
            return
        lines = [cell.text.split("\n") for cell in row]
        count = rows_within(lines)
        self.allowance.take(cells=len(row) * (count - 1))
        for at in range(count):
            texts = [line_of(of_cell, at) for of_cell in lines]
            yield row if count == 1 else tuple(map(Cell, texts, [cell.place for cell in row]))

    def _cell(self, row: int, column: int, text: str, within: Area, place: Place) -> Cell:
        anchor = self.lattice.covers.get((row, column))
        if anchor and anchor[0] >= within.top and anchor[1] >= within.left:
            return Cell("", place, covered=True)
        span = self.lattice.spans.get((row, column))
        if not span:
            return Cell(text, place)
        right, bottom = min(span.right, within.right), min(span.bottom, within.bottom)
        return Cell(text, place, column_span=right - column + 1, row_span=bottom - row + 1)

    def _place(self, row: int) -> Place:
        return Place(self.file, line=self.rows.stated(row) + 1, page=self.page)


def _is_merged(cell: Cell) -> bool:
    return cell.covered or cell.row_span > 1 or cell.column_span > 1


def _tables(rows: Sequence[Row], kinds: Sequence[Kind]) -> list[range]:
    """The rows of each table: runs of its rows, with blank ones between where it goes on below; what was
    worked out below it is none of them."""
    found: list[range] = []
    for run in _with_words(rows, runs(kinds)):
        if found and _is_worked_out(rows, found[-1], run):
            continue
        if found and _goes_on(rows, kinds, found[-1], run):
            found[-1] = range(found[-1].start, run.stop)
        else:
            found.append(run)
    return [run for run in found if not _is_line(rows, run)]


def _is_line(rows: Sequence[Row], run: range) -> bool:
    """Whether a run is but a line with a name at its left and what it names at its right."""
    row = rows[run.start]
    return (
        len(run) == 1
        and not row.is_boxed
        and len(row.texts) < _LEAST_HEADING
        and not _has_amounts(rows, run)
    )


def _with_words(rows: Sequence[Row], found: Sequence[range]) -> Iterator[range]:
    """The runs that say anything."""
    for run in found:
        if any(rows[index].texts for index in run):
            yield run


def _goes_on(rows: Sequence[Row], kinds: Sequence[Kind], above: range, below: range) -> bool:
    """Whether a table goes on below a few blank rows: in its own columns, without a heading again."""
    between = kinds[above.stop : below.start]
    if len(between) > _MOST_BLANKS or Kind.PROSE in between:
        return False
    if rows[below.start].words == rows[above.start].words:
        return False
    if len(between) > 1 and _is_heading(rows[below.start]) and _has_amounts(rows, above):
        return False
    first, last = _columns(rows, above)
    other_first, other_last = _columns(rows, below)
    return first <= other_first and other_last <= last


def _is_worked_out(rows: Sequence[Row], above: range, below: range) -> bool:
    """Whether rows below a table are bare numbers, but for the name of a check, and have no borders where
    nearly all of the table has."""
    full = [rows[index] for index in above if len(rows[index].texts) >= _LEAST_HEADING]
    is_boxed = sum(row.is_boxed for row in full) >= max(len(full) * _BOXED, 1)
    lines = [rows[index] for index in below]
    if not is_boxed or any(row.is_boxed for row in lines) or not _has_amounts(rows, above):
        return False
    return all(_are_worked_out(row.words) for row in lines)


def _are_worked_out(words: Sequence[str]) -> bool:
    numbers = words[1:] if words and heads_check(words[0]) else words
    return all(parse_amount(word) is not None for word in numbers)


def _columns(rows: Sequence[Row], run: range) -> tuple[int, int]:
    printed = [found for index in run for found in rows[index].texts]
    return min(found.column for found in printed), max(found.last for found in printed)


def _is_heading(row: Row) -> bool:
    return len(row.texts) > 1 and not any(map(_AMOUNT.fullmatch, row.words))


def _has_amounts(rows: Sequence[Row], run: range) -> bool:
    return any(_AMOUNT.fullmatch(word) for index in run for word in rows[index].words)


def _lines(text: str) -> list[str]:
    """The lines of a cell of prose; a title that is broken over two lines is one."""
    is_title = len(text) <= _LONGEST_TITLE and not _ENDS_PROSE.search(text)
    if is_title:
        return [text]
    return [line for line in text.split("\n") if fold(line)]
