"""Forms as a ruled PDF gives them: every cell says what it spans and where its rules stand.

A page is rows with | between cells; `<` and `^` are places that the cell to the left, or above, is
merged over. Its columns part at `xs`, in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Block, Cell, Document, Grid, GridLayout, Paragraph, Place
from tests.support import FILE, Understood, identity

Levels = list[tuple[str, str, str, str]]
_OVER, _BELOW = "<", "^"
_HEIGHT = 20.0


@dataclass(frozen=True)
class Page:
    """One page's part of a table; `after` is words that stand below it, outside of its rules."""

    xs: Sequence[float]
    rows: str
    after: str = ""


def ruled(*pages: Page, title: str, kind: str = "budget", unit: str = "") -> Understood:
    """A disclosure with one form over these pages, below its title."""
    blocks: list[Block] = [Paragraph(title, Place(FILE, 1, 1))]
    if unit:
        blocks.append(Paragraph(f"单位：{unit}", Place(FILE, 2, 1)))
    for number, page in enumerate(pages, start=1):
        blocks.append(grid(page, number))
        if page.after:
            blocks.append(Paragraph(page.after, Place(FILE, 99, number)))
    return Understood(Document(FILE, "pdf", tuple(blocks)), identity(kind))


def grid(page: Page, number: int) -> Grid:
    """The part of a table on one page."""
    lines = page.rows.strip().split("\n")
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    made = tuple(
        tuple(_cell(page, rows, index, column, number) for column in range(len(row)))
        for index, row in enumerate(rows)
    )
    return Grid(made, GridLayout.SPANNED, made[0][0].place)


def _cell(page: Page, rows: list[list[str]], row: int, column: int, number: int) -> Cell:
    text, place = rows[row][column], Place(FILE, 10 + row, number)
    if text in (_OVER, _BELOW):
        return Cell("", place, covered=True)
    across, down = 1, 1
    while column + across < len(rows[row]) and rows[row][column + across] == _OVER:
        across += 1
    while row + down < len(rows) and rows[row + down][column] == _BELOW:
        down += 1
    top, foot = row * _HEIGHT, (row + down) * _HEIGHT
    box = page.xs[column], top, page.xs[column + across], foot
    return Cell(text, Place(FILE, 10 + row, number, box), across, down)


def levels(found: Understood) -> Levels:
    return [(i.level1, i.level2, i.level3, i.target) for i in found.indicators]
