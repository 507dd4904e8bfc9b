"""Lines of a text whose cells are set under each other with spaces → where tables stand among them.

Which column a figure stands in is not always told by spaces where cells are blank (`set_columns`): a table
whose columns are not told is kept out of the prose and published as printed, and no figure of it is given
a heading that it may not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.values.amounts import is_dash, parse_amount
from pipeline.values.units import unit_line

_PARTED = re.compile(r"\s{2,}|\u3000+")
_LONGEST_CELL = 60
_FEWEST_ROWS = 3
_MOST_HEADINGS = 6
"""Lines of headings that a table has at most."""
_MOST_NAMES = 8
"""Lines without figures that may stand between two of its rows."""
_CLASS = re.compile(r"^[一二三四五六七八九十]{1,3}、[^，。；]{2,20}(?:支出|收入)$")
"""A class of a summary that lists all of them, most without figures."""


def spaced_tables(lines: Sequence[str]) -> list[range]:
    """The lines of each table, from its headings to its last row with a figure, none where no table has
    rows enough to be sure of. Below a unit a single row is a table then, and so are headings alone."""
    parted = [_PARTED.split(line.strip()) for line in lines]
    are_rows = [_is_row(cells) for cells in parted]
    found: list[range] = []
    for rows in _runs(lines, are_rows):
        above = found[-1].stop if found else 0
        first = rows.start
        while first > max(above, rows.start - _MOST_HEADINGS) and _is_heading(parted[first - 1]):
            first -= 1
        states_unit = first > 0 and _states_unit(parted[first - 1])
        if states_unit or sum(are_rows[index] for index in rows) >= _FEWEST_ROWS:
            found.append(range(first, rows.stop))
    if not any(sum(are_rows[index] for index in table) >= _FEWEST_ROWS for table in found):
        return []
    grown = _grown(parted, found)
    grown += _of_words(parted, grown)
    return sorted([*grown, *_headings_alone(parted, grown)], key=lambda table: table.start)


def _grown(parted: Sequence[list[str]], found: Sequence[range]) -> list[range]:
    """Tables with the rows of words that follow them, up to where the next one begins."""
    starts = {table.start for table in found}
    grown = []
    for table in found:
        end = table.stop
        while end < len(parted) and end not in starts and _is_of_cells(parted[end]):
            end += 1
        grown.append(range(table.start, end))
    return grown


def _of_words(parted: Sequence[list[str]], found: Sequence[range]) -> list[range]:
    """Tables of words alone: lines of several cells each that follow each other."""
    taken = {index for table in found for index in table}
    tables, first = list[range](), 0
    for index in range(len(parted) + 1):
        if index < len(parted) and index not in taken and _is_of_cells(parted[index]):
            continue
        if index - first >= _FEWEST_ROWS:
            tables.append(range(first, index))
        first = index + 1
    return tables


def _is_of_cells(cells: Sequence[str]) -> bool:
    return _is_heading(cells) and not any(map(_is_prose, cells))


def _headings_alone(parted: Sequence[list[str]], found: Sequence[range]) -> Iterator[range]:
    """The headings below a unit of tables that have no row."""
    starts = {index for table in found for index in table}
    for index, cells in enumerate(parted):
        end = index + 1
        while end < min(len(parted), index + 1 + _MOST_HEADINGS) and _is_heading(parted[end]):
            end += 1
        if _states_unit(cells) and end > index + 1 and starts.isdisjoint(range(index, end)):
            yield range(index + 1, end)


def _states_unit(cells: Sequence[str]) -> bool:
    return any(map(unit_line, cells))


def _runs(lines: Sequence[str], are_rows: Sequence[bool]) -> Iterator[range]:
    """The stretches of rows, with names between them but neither a sentence nor a caption."""
    first = last = -1
    names = 0
    for index, line in enumerate(lines):
        if are_rows[index]:
            names = 0
        elif len(_PARTED.split(line.strip())) < 2 and not _CLASS.search(line.strip()):
            names += 1
        ends = _is_prose(line) or _captions(line) or names >= _MOST_NAMES
        if first >= 0 and ends and not are_rows[index]:
            yield range(first, last + 1)
            first = -1
        if are_rows[index]:
            first = index if first < 0 else first
            last = index
    if first >= 0:
        yield range(first, last + 1)


def _is_row(cells: Sequence[str]) -> bool:
    """Whether figures stand apart from a name, or from each other, and all cells are short."""
    if len(cells) < 2 or any(len(cell) > _LONGEST_CELL or "。" in cell for cell in cells):
        return False
    return any(is_dash(cell) or parse_amount(cell) for cell in cells[1:])


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether a line has several cells, none of which states a unit for the table below."""
    return len(cells) > 1 and not any(map(_captions, cells))


def _captions(line: str) -> bool:
    return bool(unit_line(line)) or line.strip().endswith("表")


def _is_prose(line: str) -> bool:
    return "。" in line or "；" in line
