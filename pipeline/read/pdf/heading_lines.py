"""The rows of figures of a table → the lines above them that are its headings, and those that are titles.

They reach as far as a rule, a wider space or a title; rules below each row tell otherwise than one alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.alignment import Columns, columns_of
from pipeline.read.pdf.fit import FEWEST, WIDE, goes_beyond, headings_end
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.headed_columns import with_headings
from pipeline.read.pdf.headings import TITLES, heads_a_group
from pipeline.read.pdf.rows import FAR, Row, is_caption, numbers_columns, pitch_of

HEADING_LINES = 9
_MOST_LINES = 16
"""A heading over very many columns has so many lines at most."""
_CLOSE = 1.8
"""Lines of a heading are no further apart than this many line heights."""
_NEARER = 0.85
_AS_ROWS = 1.1
"""Or than so much of what parts the rows under it, where that is more."""
_OFF_CENTER = 0.1
"""A title's middle is off that of the columns by no more than this share of their width."""
_RULED = 0.2
"""Rules under more than this share of the rows are drawn between rows, and close no heading."""
_RULED_BY_ROW = 0.6
"""Rules under this share of the rows are drawn under each."""


@dataclass(frozen=True, slots=True)
class HeadingReader:
    """The rows of a page, the rules across it, and the first row that is of no table yet."""

    rows: Sequence[Row]
    rules: Sequence[Rule]
    floor: int

    def heading(
        self, start: int, end: int, columns: Columns, wide: Sequence[Rule]
    ) -> tuple[int, int]:
        """Where the heading begins, and the first row of the body under it."""
        if self._is_ruled_by_row(start, end, wide):
            top = self._top_below_rule(start, wide)
            if top < start:
                return top, self._under_names(top, start)
        first = self._body_start(start, end, wide)
        top, is_closed, has_names, has_rule = start, False, first > start, first > start
        close = self._close(start, end)
        for index in range(start - 1, max(self.floor, start - _MOST_LINES) - 1, -1):
            crossed = bool(self._rules_between(index, wide))
            if crossed and has_names and not self._goes_on_above(index, columns, wide):
                is_closed = True
                break
            if not self._is_heading(index, columns, FAR if crossed else close):
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
            top = self._trimmed_top(top, first, _tabular(self.rows, start, end))
        return top, max(first, top)

    def left_over(self, top: int, columns: Columns, wide: Sequence[Rule]) -> Row | None:
        """The line above a heading, if it seems to be of it: several texts without a colon, right above it
        or above lone lines between the two."""
        for index in range(top - 1, max(self.floor, top - 1 - HEADING_LINES) - 1, -1):
            row, below = self.rows[index], self.rows[index + 1]
            is_near = below.top - row.bottom < _CLOSE * max(row.size, below.size)
            is_said = any(mark in row.line.text for mark in "：:。；") or is_caption(row)
            if self._rules_between(index, wide) or row.is_tabular or is_said or not is_near:
                return None
            if len(row.runs) > 1:
                return row if columns.extents[0][1] < row.right else None
        return None

    def within(self, top: int, first: int) -> list[Rule]:
        """The rules between the lines of a heading."""
        if top == first:
            return []
        above, below = self.rows[top].line.middle, self.rows[first].line.middle
        return [rule for rule in self.rules if above < rule.at < below]

    def _rules_between(self, index: int, wide: Sequence[Rule]) -> list[Rule]:
        """The wide rules between a row and the one below it."""
        above, below = self.rows[index].line.middle, self.rows[index + 1].line.middle
        return [rule for rule in wide if above < rule.at < below]

    def _close(self, start: int, end: int) -> float:
        """How many line heights the lines of a heading are apart, at most: no more than the rows are."""
        rows = _tabular(self.rows, start, end)
        steps = sorted((b.top - a.bottom) / max(a.size, b.size) for a, b in pairwise(rows))
        return min(max(_CLOSE, _AS_ROWS * steps[len(steps) // 4]), FAR) if steps else _CLOSE

    def _is_ruled_by_row(self, start: int, end: int, wide: Sequence[Rule]) -> bool:
        """Whether a rule is drawn under each row; few rows must have one above them too."""
        count = end - start
        first = start if count >= FEWEST else max(start - 1, self.floor)
        ruled = sum(bool(self._rules_between(index, wide)) for index in range(first, end))
        return ruled >= max(_RULED_BY_ROW * count, min(end - first, FEWEST), 1)

    def _top_below_rule(self, start: int, wide: Sequence[Rule]) -> int:
        """The first row of a table with a rule under each row: that under the highest rule over headings,
        all of which but the last may have rules over some of their columns only."""
        top = start
        for index in range(start - 1, max(self.floor, start - HEADING_LINES) - 1, -1):
            row = self.rows[index]
            is_said = row.line.text.endswith("。") or is_caption(row)
            is_beyond = top < start and len(row.runs) < 2
            if is_said or is_beyond or self.rows[index + 1].top - row.bottom > FAR * row.size:
                break
            before = self.rows[index - 1].line.middle if index else float("-inf")
            if any(before < rule.at < row.line.middle for rule in wide):
                top = index
        return top

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
        """The first row under a rule that is drawn below the first rows, which are headings then; where
        rules are drawn below most rows, or one below the numbers of the columns, they tell nothing."""
        ruled = [index for index in range(start, end) if self._rules_between(index, wide)]
        is_heading = ruled and ruled[0] < start + 3 and len(ruled) <= 1 + _RULED * (end - start)
        if not is_heading or any(map(_says_that_it_numbers, self.rows[start : ruled[0] + 1])):
            return start
        return ruled[0] + 1

    def _under_names(self, top: int, start: int) -> int:
        """The first row after the last line that heads several columns, and the ends of headings below it."""
        named = [i for i in range(top, start) if len(self.rows[i].runs) > 1]
        if not named:
            return start
        first = named[-1] + 1
        return start if first > top + 1 and self._are_ends(top, first, start) else first

    def _are_ends(self, top: int, first: int, start: int) -> bool:
        """Whether lone lines between headings and the first figures stand nearer to the headings and to one
        another than to the figures."""
        middles = [row.line.middle for row in self.rows[top : start + 1]]
        *steps, last = (b - a for a, b in pairwise(middles))
        return max(steps[first - top - 1 :], default=last) < _NEARER * last

    def _is_heading(self, index: int, columns: Columns, reach: float = _CLOSE) -> bool:
        row, below = self.rows[index], self.rows[index + 1]
        left, right = columns.extents[0][0], columns.extents[-1][1]
        slack = 2 * row.size
        is_lone = len(row.runs) == 1
        begin, end = (row.left, row.right) if is_lone else (row.runs[0].right, row.runs[-1].left)
        within = left - slack < begin and end < right + slack
        edges = left - slack, right + slack
        near = self.rows[max(index - HEADING_LINES, self.floor) : index + HEADING_LINES]
        within = within or goes_beyond(row, edges, headings_end(near, edges))
        is_near = below.top - row.bottom < reach * max(row.size, below.size)
        is_said = row.line.text.endswith(("。", "；")) or is_caption(row)
        is_wide = len(row.runs) == 1 and row.right - row.left > WIDE * (right - left)
        return within and is_near and not is_said and not is_wide

    def _trimmed_top(self, top: int, first: int, tabular: Sequence[Row]) -> int:
        """Without the lines above that are titles: one text, in the middle of no columns but the first,
        nor of some."""
        named = [i for i in range(top, first) if len(self.rows[i].runs) > 1]
        if not named:
            return first
        for above in (named[0] - 1, named[0] - 2):
            if above < top:
                break
            rows = self.rows[above:first]
            columns = with_headings(columns_of(tabular, rows), rows, tabular)
            if rows[1].line.middle - rows[0].line.middle < rows[0].size and columns.at(
                rows[0].left
            ):
                return above  # no line of its own
            if _is_in_middle(rows[0], columns) or heads_a_group(rows, columns, pitch_of(tabular)):
                return above
            if (
                columns.at(rows[0].right) > 0
            ):  # no name of the first column, halfway down beside a group
                break
        return named[0]


def _is_in_middle(row: Row, columns: Columns) -> bool:
    """Whether a lone text that is no title stands over the middle of all columns but the first."""
    if len(columns) < 3 or columns.at(row.left) == 0 or row.line.text.endswith(TITLES):
        return False
    width = columns.extents[-1][1] - columns.extents[1][0]
    off = abs(columns.center(1, len(columns) - 1) - (row.left + row.right) / 2)
    return off < _OFF_CENTER * width


def _says_that_it_numbers(row: Row) -> bool:
    """Whether a row is of the numbers of columns and nothing else, or named so (栏次); below another name
    they head their columns (Statistic 1 2 3)."""
    named = row.words[0].text
    return numbers_columns(row) and (named.isdecimal() or named.endswith("次"))


def _tabular(rows: Sequence[Row], start: int, end: int) -> list[Row]:
    return [row for row in rows[start : end + 1] if row.is_tabular]
