"""How large the tables of a disclosure are → which of them stand on pages of their own.

A page of a department-year is for reading: it has every table of the usual size. A large one, and whatever
comes after a page's worth of tables (the tables of many units), is linked from its place instead.
"""

from __future__ import annotations

from collections.abc import Mapping

MOST_CELLS = 900
"""A table of more cells has a page of its own: some 45 kB of HTML."""
MOST_CELLS_OF_ALL = 4000
"""So many cells of a disclosure stand on the page of its department-year: some 200 kB."""


def apart(cells: Mapping[int, int]) -> frozenset[int]:
    """The numbers of the tables with a page of their own; `cells` has the number of cells of each, in
    the order of the disclosure.

    >>> sorted(apart({1: 100, 2: 901, 3: 900}))
    [2]
    >>> sorted(apart(dict.fromkeys(range(1, 7), 800)))
    [6]
    """
    found = set()
    stand_here = 0
    for no, count in cells.items():
        if count > MOST_CELLS or stand_here + count > MOST_CELLS_OF_ALL:
            found.add(no)
        else:
            stand_here += count
    return frozenset(found)
