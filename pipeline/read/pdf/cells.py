"""A lattice and the characters within it → a Grid: every region a cell, every square a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.model.laid import Box
from pipeline.read.pdf.crossings import RegionLines, mend_crossings
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lattice import Lattice
from pipeline.read.pdf.lines import rejoined, text_lines


class PrintedCell(NamedTuple):
    """A cell of a page: its text, its box, and the lattice rows and columns that it lies over."""

    text: str
    box: Box
    row: int
    column: int
    rows: int
    columns: int


def printed_cells(lattice: Lattice, lines: RegionLines) -> list[PrintedCell]:
    """The cells of a table with their text, in reading order."""
    lines = {region: list(found) for region, found in lines.items() if found}
    mend_crossings(lattice, lines)
    cells = []
    for region in lattice.regions:
        box = lattice.box(region)
        own = [line for line in lines.get(region, []) if line.chars]
        text = rejoined(own, box[0], box[2])
        cells.append(PrintedCell(text, box, region.row, region.column, region.rows, region.columns))
    return cells


def lines_by_region(lattice: Lattice, chars: Iterable[Char]) -> RegionLines:
    """The text of each region, line by line: a character is of the region that its middle lies in."""
    inside: list[list[Char]] = [[] for _ in lattice.regions]
    xs, ys = lattice.xs, lattice.ys
    last_column, last_row = len(xs) - 1, len(ys) - 1  # the outer ones reach beyond the lattice
    owner: dict[int, list[Char]] = {  # by the number of the square, from left to right and down
        row * last_column + column: own
        for region, own in zip(lattice.regions, inside, strict=True)
        for row in range(region.row, region.row + region.rows)
        for column in range(region.column, region.column + region.columns)
    }
    height, first = float("nan"), 0
    for char in chars:
        _, left, top, right, bottom, _, _, _ = char
        middle = (top + bottom) / 2
        if middle != height:  # most stand as high as the one before
            height, first = middle, (bisect_right(ys, middle, 1, last_row) - 1) * last_column
        owner[first + bisect_right(xs, (left + right) / 2, 1, last_column) - 1].append(char)
    found = zip(lattice.regions, inside, strict=True)
    return {region: text_lines(own) if own else [] for region, own in found}
