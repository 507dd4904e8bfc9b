"""A row whose cells hold all rows of a table, each on a line of its own → these rows.

What a row leaves blank is a blank line in such a cell, and only with these counted do the lines of one cell
stand beside those of another. Rows without blank lines are parted later, by what they say.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.values.amounts import is_dash, parse_amount

_FEWEST_LINES = 3
_FEWEST_CELLS = 2


def rows_within(cells: Sequence[Sequence[str]]) -> int:
    """How many rows the lines of a row's cells make up, 1 where they make up none.

    All cells that say anything have equally many lines, one has a blank one, and one has numbers only.

    >>> rows_within([["合计", "水利", "农业"], ["9.00", "", "9.00"], [""]])
    3
    >>> rows_within([["合计", "水利", "农业"], ["9.00", "9.00"]])
    1
    """
    said = [[line.strip() for line in cell] for cell in cells if any(map(str.strip, cell))]
    counts = {len(lines) for lines in said}
    if len(said) < _FEWEST_CELLS or len(counts) != 1 or max(counts) < _FEWEST_LINES:
        return 1
    has_blank = any(not line for lines in said for line in lines)
    return max(counts) if has_blank and any(map(_are_numbers, said)) else 1


def line_of(cell: Sequence[str], row: int) -> str:
    """What a cell says in one of the rows; nothing where it says nothing at all."""
    return cell[row].strip() if row < len(cell) else ""


def _are_numbers(lines: Sequence[str]) -> bool:
    """Whether a cell holds several numbers and nothing but dashes or blanks else; none ends the one above."""
    numbers = [line for line in lines if parse_amount(line)]
    others = [line for line in lines if line and not (parse_amount(line) or is_dash(line))]
    return len(numbers) > 1 and not others and not any(n.startswith(".") for n in numbers)
