"""Tables drawn without rules around their cells: lines of text that stand apart in the same way.

Lines that print figures apart from their names tell where a table is and where its columns part; the
lines over them are its headings. Rules drawn across (three of them, mostly) say how far it reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from pipeline.model.laid import Box
from pipeline.read.pdf.again_headed import Head
from pipeline.read.pdf.alignment import columns_of
from pipeline.read.pdf.assembly import UnruledTable
from pipeline.read.pdf.fit import WIDE
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.heading_lines import HEADING_LINES
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.name_lines import lines_of_names
from pipeline.read.pdf.open_table import TableReader
from pipeline.read.pdf.rows import FAR, Row, rows_of
from pipeline.read.pdf.set_by_cell import parted_by_cell
from pipeline.read.pdf.text_columns import without_prose
from pipeline.read.pdf.whole_rows import stands_halfway

_FEWEST = 3
_MOST_BETWEEN = 3
"""A table has no more lines than this in a row that print no figure."""
_ALIKE = 0.3
"""Names of one column begin within so many character heights."""
_APART = 5.0
"""Names of a second column begin more than this many character heights behind those of the first."""
_MOST_LIKE = 20
_STEP = 1.6
"""White space so much wider than that between lines may part two tables."""


def unruled_tables(
    lines: Sequence[TextLine],
    rules: Callable[[], Iterable[Rule]],
    tables: Sequence[Box],
    head: Head | None = None,
) -> Iterator[UnruledTable]:
    """The tables among lines of text; `rules` gives those drawn across (it is asked only where there
    may be a table), `tables` are where ruled ones stand, `head` the headings of the last table of the page
    before."""
    every = rows_of(lines)
    drawn = [Rule(row.line.middle, row.left, row.right) for row in every if row.is_drawn]
    if not any(row.is_tabular for row in every):
        return
    rows = parted_by_cell(without_prose([row for row in every if not row.is_drawn]))
    across = sorted([*rules(), *drawn], key=lambda rule: rule.at)
    floor = 0
    for start, end in _blocks(rows, tables):
        for first, last in _parts(rows, start, end):
            found = TableReader(rows, across, floor, head).table(first, last)
            if found:
                yield replace(found, drawn=_within(found, every))
                floor = last + 1


def _within(table: UnruledTable, rows: Sequence[Row]) -> tuple[TextLine, ...]:
    """The rules within a table that are drawn with characters."""
    top, bottom = table.lattice.ys[0], table.lattice.ys[-1]
    return tuple(row.line for row in rows if row.is_drawn and top < row.line.middle < bottom)


# Where tables may be


def _blocks(rows: Sequence[Row], tables: Sequence[Box]) -> list[tuple[int, int]]:
    """The first and last rows of runs of tabular rows with few others between them."""
    blocks: list[tuple[int, int]] = []
    first = last = -1
    between = 0
    names = lines_of_names(rows)
    for index, row in enumerate(rows):
        if first >= 0 and (
            between > _MOST_BETWEEN
            or _is_far(rows[index - 1], row)
            or _crosses(rows[index - 1], row, tables)
            or (not _is_beside(rows, index, names) and _ends(rows[first : last + 1], row))
        ):
            blocks.append((first, last))
            first = -1
        if row.is_tabular:
            first, last, between = (index if first < 0 else first), index, 0
        elif first >= 0 and not _is_beside(rows, index, names):
            between += not _is_beside_names(rows[first : last + 1], row)
    if first >= 0:
        blocks.append((first, last))
    return [
        (first, last)
        for first, last in blocks
        if sum(row.is_tabular for row in rows[first : last + 1]) >= _FEWEST
        or _is_headed(rows, first, last)
    ]


def _is_beside(rows: Sequence[Row], index: int, names: Container[int]) -> bool:
    """Whether a line of words is part of a name beside a row of figures."""
    return index in names or stands_halfway(rows, index)


def _is_beside_names(block: Sequence[Row], row: Row) -> bool:
    """Whether a line of words stands in columns of names of the table above it, and not in the first alone:
    names on one side, or on both, of items that have no figure."""
    starts = [run.left for above in block[-_MOST_LIKE:] for run in above.runs]
    begin = min(starts)
    if len(row.runs) == 1 and row.left < begin + _APART * row.size:
        return False
    near = _ALIKE * row.size
    return all(any(abs(run.left - start) < near for start in starts) for run in row.runs)


def _is_headed(rows: Sequence[Row], first: int, last: int) -> bool:
    """Whether few rows of figures stand under as many headings: what a page has of a longer table, mostly."""
    most = max(len(row.runs) for row in rows[first : last + 1])
    if most < _FEWEST or any(row.figures < 2 for row in rows[first : last + 1]):
        return False
    named: list[int] = []
    for index in range(first - 1, max(first - 1 - HEADING_LINES, -1), -1):
        row = rows[index]
        if _is_far(row, rows[index + 1]) or row.is_tabular or row.line.text.endswith("。"):
            break
        named += [len(row.runs)] * (len(row.runs) > 1)
    return max(named, default=0) >= _FEWEST and sum(named) >= most - 1


def _is_far(above: Row, row: Row) -> bool:
    return row.top - above.bottom > FAR * max(above.size, row.size)


def _crosses(above: Row, row: Row, tables: Sequence[Box]) -> bool:
    """Whether a ruled table stands between two lines."""
    return any(above.line.middle < box[1] and box[3] < row.line.middle for box in tables)


def _ends(block: Sequence[Row], row: Row) -> bool:
    """Whether a line of words is none of the table above it: prose, or beside it."""
    if row.is_tabular:
        return False
    left, right = min(r.left for r in block), max(r.right for r in block)
    is_wide = len(row.runs) == 1 and row.right - row.left > WIDE * (right - left)
    is_beside = row.left < left - 2 * row.size or (
        row.right > right + 2 * row.size and not _is_beside_names(block, row)
    )
    return is_wide or is_beside or row.line.text.endswith("。")


def _parts(rows: Sequence[Row], start: int, end: int) -> list[tuple[int, int]]:
    """A block, parted where what stands below white space has columns of its own."""
    steps = [rows[i].line.middle - rows[i - 1].line.middle for i in range(start + 1, end + 1)]
    pitch = median(steps) if steps else 0.0
    whole = len(columns_of(_tabular(rows, start, end)))
    for at in range(start + _FEWEST, end - _FEWEST + 2):
        if steps[at - start - 1] < _STEP * pitch:
            continue
        above, below = _trimmed(rows, start, at - 1), _trimmed(rows, at, end)
        if above is None or below is None:
            continue
        upper, lower = columns_of(_tabular(rows, *above)), columns_of(_tabular(rows, *below))
        if min(len(upper), len(lower)) > 1 and max(len(upper), len(lower)) > whole:
            return [above, *_parts(rows, *below)]
    return [(start, end)]


def _tabular(rows: Sequence[Row], start: int, end: int) -> list[Row]:
    return [row for row in rows[start : end + 1] if row.is_tabular]


def _trimmed(rows: Sequence[Row], start: int, end: int) -> tuple[int, int] | None:
    """From the first to the last tabular row, if there are enough."""
    found = [index for index in range(start, end + 1) if rows[index].is_tabular]
    return (found[0], found[-1]) if len(found) >= _FEWEST else None
