"""The lines of a table under its headings → its cells, row by row: wrapped names joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.headings import Placed
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.name_lines import lines_of_names
from pipeline.read.pdf.rows import Row
from pipeline.read.pdf.whole_rows import is_halfway

_TIGHT = 1.15
_RULED = 0.6
_INDENT, _DEEPEST = 0.4, 3.0
_OFF_CENTER = 0.12
_NEARER = 0.95
_SLACK = 0.2


def body(
    rows: Sequence[Row],
    columns: Columns,
    rules: Sequence[Rule],
    grouped: Sequence[Sequence[Row]] | None = None,
) -> list[list[Placed]]:
    """The cells of each row from 0; `rules` are the horizontal ones as wide as the table, `grouped` the
    lines of each row where that is known."""
    groups = grouped or _grouped(rows, columns, rules)
    return [_cells(group, columns, number) for number, group in enumerate(groups)]


def paired_lines(rows: Sequence[Row], columns: Columns) -> list[list[Row]]:
    """Lines of words by the row that they are of: a further line stands close and is indented, while
    the one after it is not."""
    pitch = _pitch(rows)
    groups: list[list[Row]] = []
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        indented = groups and row.left - groups[-1][-1].left > _INDENT * row.size
        like_next = after is not None and abs(after.left - row.left) < _INDENT * row.size
        close = groups and row.line.middle - groups[-1][-1].line.middle < _TIGHT * pitch
        known = {at for at, _ in columns.cells(groups[-1][-1])} if groups else set()
        same = {at for at, _ in columns.cells(row)} <= known
        if indented and close and same and not like_next:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _grouped(rows: Sequence[Row], columns: Columns, rules: Sequence[Rule]) -> list[list[Row]]:
    """The lines of each row of the table."""
    bands = _between(rows, rules)
    if len(bands) > 2 and len(bands) >= _RULED * sum(row.is_tabular for row in rows):
        return bands
    names = _names(rows, columns)
    around = lines_of_names(rows)
    groups: list[list[Row]] = []
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        own, before = around.get(index), around.get(index - 1)
        is_alone = own is None and before is None
        if groups and (names.belongs(groups[-1], row, after) if is_alone else own == before):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _names(rows: Sequence[Row], columns: Columns) -> _Names:
    """What the names of a table tell of how they are wrapped."""
    named = [row for row in rows if _in_stub(row, columns)]
    beside = [row.runs[0].right for row in named if len(row.runs) > 1]
    alone = sorted(row.right for row in named if len(row.runs) == 1)
    furthest = max(beside, default=0.0)
    full = tuple(
        a for a, b in pairwise(alone) if b - a < named[0].size and a > furthest - named[0].size
    )
    names = _Names(columns, max([furthest, *full]), _pitch(rows), full)
    for above, row, after in zip([None, *rows], rows, rows[1:], strict=False):
        is_rest = above is not None and _is_nearer(above, row, after)
        if names.is_name(row) and not is_rest and not names.is_full(row, after):
            names.headings.append(row.left)
    return names


def _is_nearer(above: Row, row: Row, below: Row) -> bool:
    """Whether a line stands nearer to the one above than to the one below."""
    step, next_step = row.line.middle - above.line.middle, below.line.middle - row.line.middle
    return step < _NEARER * next_step


def _between(rows: Sequence[Row], rules: Sequence[Rule]) -> list[list[Row]]:
    """The lines between rules."""
    bands: dict[int, list[Row]] = {}
    for row in rows:
        bands.setdefault(sum(rule.at < row.line.middle for rule in rules), []).append(row)
    return list(bands.values())


def _pitch(rows: Sequence[Row]) -> float:
    """How far one line stands below another where they stand close."""
    steps = sorted(b.line.middle - a.line.middle for a, b in pairwise(rows))
    return median(steps[: max(len(steps) // 2, 1)]) if steps else 0.0


def _in_stub(row: Row, columns: Columns) -> bool:
    return columns.under(row.runs[0]) == (0, 0)


@dataclass(frozen=True, slots=True)
class _Names:
    """The first column's texts: where they end at the furthest, and how far their lines are apart."""

    columns: Columns
    limit: float
    pitch: float
    full: tuple[float, ...]
    """where names without figures end that others end at too: they were wrapped there"""
    headings: list[float] = field(default_factory=list)
    """where names begin that stand alone and leave room: they are headings"""

    def belongs(self, group: Sequence[Row], row: Row, after: Row | None) -> bool:
        """Whether a line is of the row above it: beside it, or the rest of its name. `after` is the
        line under it."""
        before = group[-1]
        if is_halfway(before, row):
            return not self._share_column(before, row)
        if after is not None and is_halfway(after, row) and not self._share_column(row, after):
            return False
        return self._goes_on(group, row, after) or self._goes_on_by_code(group, row, after)

    def _goes_on(self, group: Sequence[Row], row: Row, after: Row | None) -> bool:
        """Whether a line is the rest of the name of the row above it."""
        before = group[-1]
        is_told = row.is_tabular and any(each.is_tabular for each in group)
        if row.line.middle - before.line.middle > _TIGHT * self.pitch or len(group) > 2 or is_told:
            return False
        if not (_in_stub(row, self.columns) and _in_stub(before, self.columns)):
            return False
        if self.is_name(row) is self.is_name(before) or not self.is_full(before, row):
            return False
        indented = row.left - before.left
        if abs(indented) < _INDENT * row.size:
            is_rest = after is not None and _is_nearer(before, row, after)
            return is_rest if self.is_name(row) else not self._begins_heading(before)
        like_next = after is not None and abs(after.left - row.left) < _INDENT * row.size
        return 0 < indented < _DEEPEST * row.size and not like_next

    def _goes_on_by_code(self, group: Sequence[Row], row: Row, after: Row | None) -> bool:
        """Whether two lines are of one name that a code stands before, beside its first line or its last:
        the upper one has no room, and the next row is further away."""
        before = group[-1]
        upper, lower = (dict(self.columns.cells(each)) for each in (before, row))
        coded = [each for each in (group[0], row) if self._is_coded(each)]
        if len(coded) != 1 or 1 not in upper or 1 not in lower:
            return False
        alone = [*group[1:], row] if coded[0] is group[0] else group
        if not all(self.is_name(each) and self._is_second(each) for each in alone):
            return False
        step = row.line.middle - before.line.middle
        next_step = after.line.middle - row.line.middle if after is not None else self.pitch
        first = lower[1].chars[0].width
        is_full = upper[1].right + first > self.columns.extents[1][1] - _SLACK * row.size
        is_below = abs(upper[1].left - lower[1].left) < _INDENT * row.size
        return is_full and is_below and step < _NEARER * next_step

    def _is_coded(self, row: Row) -> bool:
        return _in_stub(row, self.columns) and row.words[0].text.isdigit() and len(row.words) > 1

    def _is_second(self, row: Row) -> bool:
        return self.columns.under(row.runs[0]) == (1, 1)

    def _begins_heading(self, row: Row) -> bool:
        """Whether a name begins as headings do, and does not end where wrapped ones do."""
        if any(abs(right - row.right) < row.size for right in self.full):
            return False
        return any(abs(left - row.left) < _INDENT * row.size for left in self.headings)

    def is_name(self, row: Row) -> bool:
        return len(row.runs) == 1 and not row.is_tabular

    def _share_column(self, before: Row, row: Row) -> bool:
        """Whether two lines print something in one column."""
        taken = {at for at, _ in self.columns.cells(before)}
        return any(at in taken for at, _ in self.columns.cells(row))

    def is_full(self, before: Row, row: Row) -> bool:
        """Whether the first word of a name's next line would have found no room behind the line above;
        one that reaches further than all names that have figures is a heading."""
        name = self.columns.cells(before)[0][1]
        word = row.words[0]
        width = word.right - word.left if word.text.isascii() else word.chars[0].width
        slack = _SLACK * row.size
        return name.right < self.limit + slack and name.right + width > self.limit - slack


def _cells(group: Sequence[Row], columns: Columns, number: int) -> list[Placed]:
    """The cells of one row; a text in the middle of several columns lies over them."""
    if len(group) == 1 and len(group[0].runs) == 1 and not group[0].is_tabular:
        run = group[0].runs[0]
        first, last = _over(run, columns)
        if last > first:
            spread = [Placed([run], number, first, 1, last - first + 1)]
            rest = [c for c in range(len(columns)) if not first <= c <= last]
            return spread + [Placed([], number, column) for column in rest]
    lines: list[list[TextLine]] = [[] for _ in columns.extents]
    for row in group:
        for column, run in columns.cells(row):
            lines[column].append(run)
    return [Placed(own, number, column) for column, own in enumerate(lines)]


def _over(run: TextLine, columns: Columns) -> tuple[int, int]:
    """The columns that a lone text lies over: all, or all but the first, if it is in their middle."""
    start = columns.at(run.left + 0.3 * run.size)
    count = len(columns)
    left, right = columns.extents[start]
    is_name = abs(run.left - left) < _INDENT * run.size and run.right < right + _INDENT * run.size
    if start == 0 or count < 3 or is_name:
        return start, start
    width = columns.extents[-1][1] - columns.extents[1][0]
    off = abs(columns.center(1, count - 1) - (run.left + run.right) / 2)
    if off < _OFF_CENTER * width:
        return 1, count - 1
    return columns.under(run)
