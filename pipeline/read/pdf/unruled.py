"""Tables drawn without rules around their cells: lines of text that stand apart in the same way.

Lines that print figures apart from their names tell where a table is and where its columns part; the
lines over them are its headings. Rules drawn across (three of them, mostly) say how far it reaches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.model.document import Box
from pipeline.read.pdf.alignment import Columns, columns_of
from pipeline.read.pdf.body import body
from pipeline.read.pdf.cells import RegionLines
from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.headings import Placed, headings
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import Row, row_of, rows_of
from pipeline.read.pdf.text_columns import without_prose
from pipeline.values.units import unit_line

_FAR = 2.5
"""Lines further apart than this many line heights are no rows of one table."""
_FEWEST = 3
_MOST_BETWEEN = 3
_WIDE = 0.7
_MISFITS = 0.2
_FILLED = 0.5
_SPARSE = 0.3
_LEADERS = 0.6
_HEADING_LINES = 9
_CLOSE = 1.6


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table read from where its text stands, and the lines of the page that it is made of."""

    lattice: Lattice
    text: RegionLines


def unruled_tables(
    lines: Sequence[TextLine], rules: Sequence[Rule], tables: Sequence[Box]
) -> Iterator[UnruledTable]:
    """The tables among lines of text; `rules` are drawn across, `tables` are where ruled ones stand."""
    every = rows_of(lines)
    drawn = [Rule(row.line.middle, row.left, row.right) for row in every if row.is_drawn]
    rows = without_prose([row for row in every if not row.is_drawn])
    across = sorted([*rules, *drawn], key=lambda rule: rule.at)
    floor = 0
    for start, end in _blocks(rows, tables):
        for first, last in _parts(rows, start, end):
            found = _Reader(rows, across, floor).table(first, last)
            if found:
                yield found
                floor = last + 1


# Where tables may be


def _blocks(rows: Sequence[Row], tables: Sequence[Box]) -> list[tuple[int, int]]:
    """The first and last rows of runs of tabular rows with few others between them."""
    blocks: list[tuple[int, int]] = []
    first = last = -1
    for index, row in enumerate(rows):
        if first >= 0 and (
            index - last > _MOST_BETWEEN + 1
            or _is_far(rows[index - 1], row)
            or _crosses(rows[index - 1], row, tables)
            or (not row.is_tabular and _ends(rows[first : last + 1], row))
        ):
            blocks.append((first, last))
            first = -1
        if row.is_tabular:
            first, last = (index if first < 0 else first), index
    if first >= 0:
        blocks.append((first, last))
    return [
        (first, last)
        for first, last in blocks
        if sum(row.is_tabular for row in rows[first : last + 1]) >= _FEWEST
    ]


def _is_far(above: Row, row: Row) -> bool:
    return row.top - above.bottom > _FAR * max(above.size, row.size)


def _crosses(above: Row, row: Row, tables: Sequence[Box]) -> bool:
    """Whether a ruled table stands between two lines."""
    return any(above.line.middle < box[1] and box[3] < row.line.middle for box in tables)


def _ends(block: Sequence[Row], row: Row) -> bool:
    """Whether a line of words is none of the table above it: prose, or beside it."""
    left, right = min(r.left for r in block), max(r.right for r in block)
    is_wide = len(row.runs) == 1 and row.right - row.left > _WIDE * (right - left)
    is_beside = row.left < left - 2 * row.size or row.right > right + 2 * row.size
    return is_wide or is_beside or row.line.text.endswith("。")


def _parts(rows: Sequence[Row], start: int, end: int) -> list[tuple[int, int]]:
    """A block, parted where what stands below white space has columns of its own."""
    steps = [rows[i].line.middle - rows[i - 1].line.middle for i in range(start + 1, end + 1)]
    pitch = median(steps) if steps else 0.0
    whole = len(columns_of(_tabular(rows, start, end)))
    for at in range(start + _FEWEST, end - _FEWEST + 2):
        if steps[at - start - 1] < _CLOSE * pitch:
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


# One table


@dataclass(frozen=True, slots=True)
class _Reader:
    """The rows of a page, the rules across it, and the first row that is of no table yet."""

    rows: Sequence[Row]
    rules: Sequence[Rule]
    floor: int

    def table(self, start: int, end: int) -> UnruledTable | None:
        """The table whose tabular rows are the first and last given; None if they make none."""
        columns = columns_of(_tabular(self.rows, start, end))
        if clipped := self._without_sparse(start, end, columns):
            return clipped
        while start < end and _is_misfit(self.rows[start], columns):
            start += 1
        while end > start and _is_misfit(self.rows[end], columns):
            end -= 1
        tabular = _tabular(self.rows, start, end)
        if not _is_table(tabular, columns):
            return None
        wide = [rule for rule in self.rules if _covers(rule, columns)]
        top, first = self._heading(start, end, columns, wide)
        columns = columns_of(tabular, self.rows[top:first])
        upper = headings(self.rows[top:first], columns, self._within(top, first))
        own = [r for r in wide if self.rows[first].line.middle < r.at < self.rows[end].line.middle]
        return _assembled(columns, upper, body(self.rows[first : end + 1], columns, own))

    def _without_sparse(self, start: int, end: int, columns: Columns) -> UnruledTable | None:
        """The table without what stands beside it: an outer column of few words."""
        edges = _sparse_edges(_tabular(self.rows, start, end), columns)
        if edges is None:
            return None
        numbered = [
            (index, clipped)
            for index, row in enumerate(self.rows)
            if (clipped := _clipped(row, *edges)) is not None
        ]
        places = {index: place for place, (index, _) in enumerate(numbered)}
        inside = [
            i for i in range(start, end + 1) if i in places and numbered[places[i]][1].is_tabular
        ]
        if len(inside) < _FEWEST:
            return None
        floor = sum(index < self.floor for index, _ in numbered)
        reader = _Reader([row for _, row in numbered], self.rules, floor)
        return reader.table(places[inside[0]], places[inside[-1]])

    def _within(self, top: int, first: int) -> list[Rule]:
        """The rules between the lines of a heading."""
        if top == first:
            return []
        above, below = self.rows[top].line.middle, self.rows[first].line.middle
        return [rule for rule in self.rules if above < rule.at < below]

    def _rules_between(self, index: int, wide: Sequence[Rule]) -> list[Rule]:
        """The wide rules between a row and the one below it."""
        above, below = self.rows[index].line.middle, self.rows[index + 1].line.middle
        return [rule for rule in wide if above < rule.at < below]

    def _heading(
        self, start: int, end: int, columns: Columns, wide: Sequence[Rule]
    ) -> tuple[int, int]:
        """Where the heading begins, and the first row of the body under it."""
        first = self._body_start(start, end, wide)
        top, is_closed, has_names, has_rule = start, False, first > start, first > start
        for index in range(start - 1, max(self.floor, start - _HEADING_LINES) - 1, -1):
            crossed = bool(self._rules_between(index, wide))
            if crossed and has_names and not self._goes_on_above(index, columns, wide):
                is_closed = True
                break
            if not self._is_heading(index, columns, _FAR if crossed else _CLOSE):
                break
            if crossed and not has_names:
                first = index + 1
            top = index
            has_rule = has_rule or crossed
            has_names = has_names or len(self.rows[index].runs) > 1
        if top == start:
            return start, first
        if not has_rule:
            first = self._under_names(top, start)
        if not (is_closed and has_rule):
            top = self._trimmed_top(top, first, columns)
        return top, max(first, top)

    def _goes_on_above(self, index: int, columns: Columns, wide: Sequence[Rule]) -> bool:
        """Whether a row over a rule is a heading too: one of few that a further rule stands over."""
        for above in range(index, max(index - 2, self.floor), -1):
            row = self.rows[above]
            if not self._is_heading(above, columns) or len(row.runs) < 2 or row.is_tabular:
                return False
            if self._rules_between(above - 1, wide):
                return True
        return False

    def _body_start(self, start: int, end: int, wide: Sequence[Rule]) -> int:
        """The first row under a rule that is drawn below the first rows: these are headings."""
        for index in range(start, min(start + 3, end - 1)):
            if self._rules_between(index, wide):
                return index + 1
        return start

    def _under_names(self, top: int, start: int) -> int:
        """The first row after the last line that heads several columns."""
        named = [i for i in range(top, start) if len(self.rows[i].runs) > 1]
        return named[-1] + 1 if named else start

    def _is_heading(self, index: int, columns: Columns, reach: float = _CLOSE) -> bool:
        row, below = self.rows[index], self.rows[index + 1]
        left, right = columns.extents[0][0], columns.extents[-1][1]
        slack = 2 * row.size
        within = left - slack < row.left and row.right < right + slack
        near = below.top - row.bottom < reach * max(row.size, below.size)
        is_said = row.line.text.endswith(("。", "；")) or bool(unit_line(row.line.text))
        is_wide = len(row.runs) == 1 and row.right - row.left > _WIDE * (right - left)
        return within and near and not is_said and not is_wide

    def _trimmed_top(self, top: int, first: int, columns: Columns) -> int:
        """Without the lines above that are titles: one text, in the middle of no columns but the first."""
        named = [i for i in range(top, first) if len(self.rows[i].runs) > 1]
        if not named:
            return first
        above = named[0] - 1
        if above >= top and _is_in_middle(self.rows[above], columns):
            return above
        return named[0]


def _sparse_edges(rows: Sequence[Row], columns: Columns) -> tuple[float, float] | None:
    """From where to where a table reaches whose outermost columns hold hardly anything, but words."""
    if len(columns) < 3:
        return None
    cells = [cell for row in rows for cell in columns.cells(row)]
    said = [[run for at, run in cells if at == column] for column in (0, len(columns) - 1)]
    sparse = [
        len(own) < _SPARSE * len(rows) and sum(is_datum(run.text) for run in own) * 2 < len(own)
        for own in said
    ]
    if not any(sparse):
        return None
    left = columns.cuts[0] if sparse[0] else float("-inf")
    return left, columns.cuts[-1] if sparse[1] else float("inf")


def _clipped(row: Row, left: float, right: float) -> Row | None:
    """What of a row stands between two places."""
    own = [run for run in row.runs if left < run.right and run.left < right]
    if len(own) == len(row.runs):
        return row
    return row_of(own) if own else None


def _is_in_middle(row: Row, columns: Columns) -> bool:
    """Whether a lone text stands over the middle of all columns but the first."""
    if len(columns) < 3 or columns.at(row.left) == 0:
        return False
    width = columns.extents[-1][1] - columns.extents[1][0]
    off = abs(columns.center(1, len(columns) - 1) - (row.left + row.right) / 2)
    return off < 0.1 * width


def _covers(rule: Rule, columns: Columns) -> bool:
    """Whether a rule is drawn over the whole table, its first column too."""
    left, right = columns.extents[0][0], columns.extents[-1][1]
    is_long = min(rule.end, right) - max(rule.start, left) > _WIDE * (right - left)
    return is_long and rule.start < sum(columns.extents[0]) / 2


def _is_misfit(row: Row, columns: Columns) -> bool:
    """Whether a text of a row stands over several columns, or the row is no row of figures."""
    if not row.is_tabular or not columns.extents:
        return True
    cells = columns.cells(row)
    taken = [column for column, _ in cells]
    over = any(len(set(columns.under(run))) > 1 for column, run in cells if column)
    return over or len(set(taken)) < len(taken)


def _is_table(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether rows fill columns with figures, and are no table of contents."""
    if len(columns) < 2 or len(rows) < _FEWEST:
        return False
    misfits = sum(_is_misfit(row, columns) for row in rows)
    if misfits > _MISFITS * len(rows):
        return False
    cells = [cell for row in rows for cell in columns.cells(row) if cell[0]]
    figures = sum(is_datum(run.text) for _, run in cells)
    filled = len(cells) / (len(rows) * (len(columns) - 1))
    if figures < _FILLED * len(cells) or filled < _FILLED:
        return False
    leaders = sum(row.has_leader for row in rows)
    return len(columns) > 2 or leaders < _LEADERS * len(rows)


def _assembled(
    columns: Columns, upper: Sequence[Placed], lower: Sequence[Sequence[Placed]]
) -> UnruledTable:
    """The lattice of a table's cells, and their text."""
    levels = max((cell.row + cell.rows for cell in upper), default=0)
    cells = [*upper]
    for number, row in enumerate(lower):
        for cell in row:
            cell.row = levels + number
            cells.append(cell)
    xs = (columns.extents[0][0] - 1, *columns.cuts, columns.extents[-1][1] + 1)
    left = min(x.left for cell in cells for x in cell.lines)
    right = max(x.right for cell in cells for x in cell.lines)
    xs = (min(xs[0], left - 1), *columns.cuts, max(xs[-1], right + 1))
    ys = _parting(cells, levels + len(lower))
    regions: list[Region] = []
    text: RegionLines = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        region = Region(cell.row, cell.column, cell.rows, cell.columns)
        regions.append(region)
        text[region] = sorted(cell.lines, key=lambda line: line.middle)
    return UnruledTable(Lattice(xs, ys, tuple(regions)), text)


def _parting(cells: Sequence[Placed], count: int) -> tuple[float, ...]:
    """Where rows part: between what ends above and what begins below, each a little further down."""
    said = [cell for cell in cells if cell.lines]
    ys = [min(cell.top for cell in said) - 1]
    for row in range(1, count):
        above = [c.bottom for c in said if c.row + c.rows == row]
        below = [c.top for c in said if c.row == row]
        ends, starts = max(above, default=ys[-1]), min(below, default=ys[-1] + 1)
        ys.append(max((ends + starts) / 2, ys[-1] + 0.1))
    ys.append(max(max(cell.bottom for cell in said) + 1, ys[-1] + 0.1))
    return tuple(ys)
