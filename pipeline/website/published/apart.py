"""How large the tables of a disclosure are → which of them stand on pages of their own, and on how many.

A page of a department-year is for reading: it has every table of the usual size. A large one, and whatever
comes after a page's worth of tables (the tables of many units), is linked from its place instead; of a very
large one each page has as many rows as a phone lays out without delay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST_CELLS = 900
"""A table of more cells has a page of its own: some 45 kB of HTML."""
MOST_CELLS_OF_ALL = 4000
"""A disclosure of no more cells stands whole on the page of its department-year: some 200 kB."""
MOST_CELLS_OF_LARGE = 2500
"""So many cells of a larger one stand there: it has projects, checks and contents in proportion, and its
page is laid out on a phone without delay all the same."""
MOST_CELLS_OF_PAGE = 1300
"""So many cells stand on a page of a large table, that of the place in the source included: a cell may be
two elements, and 3,000 of them are laid out without delay."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows and columns a table has."""

    rows: int
    columns: int

    @property
    def cells(self) -> int:
        return self.rows * self.columns


def apart(sizes: Mapping[int, Size]) -> dict[int, int]:
    """The number of each table with pages of its own → how many rows stand on each of them; `sizes` are in
    the order of the disclosure.

    >>> apart({1: Size(10, 10), 2: Size(91, 10), 3: Size(90, 10)})
    {2: 91}
    >>> apart(dict.fromkeys(range(1, 6), Size(100, 8)))
    {}
    >>> apart(dict.fromkeys(range(1, 7), Size(100, 8)))
    {4: 100, 5: 100, 6: 100}
    >>> apart({1: Size(1000, 9)})
    {1: 125}
    """
    found = {}
    stand_here = 0
    cells = [size.cells for size in sizes.values()]
    is_small = max(cells, default=0) <= MOST_CELLS and sum(cells) <= MOST_CELLS_OF_ALL
    most = MOST_CELLS_OF_ALL if is_small else MOST_CELLS_OF_LARGE
    for no, size in sizes.items():
        if size.cells > MOST_CELLS or stand_here + size.cells > most:
            found[no] = _rows_of_page(size)
        else:
            stand_here += size.cells
    return found


def _rows_of_page(size: Size) -> int:
    """As many rows on each page, so that the last is not left with two."""
    most = max(1, MOST_CELLS_OF_PAGE // (size.columns + 1))
    pages = -(-size.rows // most) or 1
    return -(-size.rows // pages) or 1
