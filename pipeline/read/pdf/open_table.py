"""Rows that print figures in columns → the table that they are of, with its headings and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.read.pdf.again_headed import Head, again_headed, head_of
from pipeline.read.pdf.alignment import Columns, columns_of
from pipeline.read.pdf.assembly import UnruledTable, assembled
from pipeline.read.pdf.body import body
from pipeline.read.pdf.bottom_names import lines_above, rows_ending_in_figures, step_of_names
from pipeline.read.pdf.fit import (
    Edges,
    clipped,
    covers,
    goes_beyond,
    headings_end,
    is_misfit,
    is_of_years,
    is_table,
    sparse_edges,
)
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.headed_columns import with_headings
from pipeline.read.pdf.heading_lines import HEADING_LINES, HeadingReader
from pipeline.read.pdf.headings import Placed, headings
from pipeline.read.pdf.name_lines import last_coded, name_reach
from pipeline.read.pdf.proof import is_proven
from pipeline.read.pdf.rows import Row, is_caption, numbers_columns, pitch_of, row_of
from pipeline.read.pdf.whole_rows import is_halfway, whole_rows


@dataclass(frozen=True, slots=True)
class TableReader:
    """The rows of a page, the rules across it, the first row that is of no table yet, and the headings of
    the last table of the page before."""

    rows: Sequence[Row]
    rules: Sequence[Rule]
    floor: int
    head: Head | None = None

    def table(self, start: int, end: int) -> UnruledTable | None:
        """The table whose tabular rows are the first and last given; None if they make none."""
        if self.head and (again := again_headed(self.head, self.rows, self.floor, start)):
            return self._under(self.head.columns, *again, start, end)
        columns = columns_of(whole_rows(self.rows, start, end))
        if not columns.extents:
            return None
        edges = self._edges(start, end, columns)
        if edges is not None and self._parts_from_others(edges):
            return self._between(start, end, edges)
        while start < end and (
            is_misfit(self.rows[start], columns) or is_of_years(self.rows[start])
        ):
            start += 1
        while end > start and is_misfit(self.rows[end], columns):
            end -= 1
        tabular = whole_rows(self.rows, start, end)
        if not is_table(tabular, columns):
            return None
        wide = [rule for rule in self.rules if covers(rule, columns)]
        step = step_of_names(self.rows[start : end + 1])
        above = lines_above(self.rows, start, step) if step else 0
        start = max(start - (above or self._name_lines(start, start - 1)), self.floor)
        above_it = HeadingReader(self.rows, self.rules, self.floor)
        top, first = above_it.heading(start, end, columns, wide)
        upper = self.rows[top:first]
        columns = with_headings(columns_of(tabular, upper), upper, tabular)
        heads = headings(upper, columns, above_it.within(top, first), pitch_of(tabular))
        left_over = above_it.left_over(top, columns, wide)
        return self._assembled(columns, heads, (top, first, end), left_over)

    def _assembled(
        self, columns: Columns, heads: list[Placed], at: tuple[int, int, int], left_over: Row | None
    ) -> UnruledTable:
        """The table whose headings begin, body begins and last row of figures stands at three rows."""
        top, first, end = at
        head = head_of(self.rows[top:first], heads, columns)
        wide = [rule for rule in self.rules if covers(rule, columns)]
        end = last_coded(self.rows, first, end)
        own = [r for r in wide if self.rows[first].line.middle < r.at < self.rows[end].line.middle]
        last = end + self._name_lines(end, end + 1)
        lines = self.rows[first : last + 1]
        step = None if own else step_of_names(lines)
        grouped = rows_ending_in_figures(lines, step) if step else None
        lower = body(lines, columns, own, grouped)
        unproven = not is_proven(columns, heads, lower, left_over)
        return replace(assembled(columns, heads, lower), is_unproven=unproven, head=head)

    def _under(
        self, columns: Columns, first: int, heads: list[Placed], start: int, end: int
    ) -> UnruledTable:
        """The table that goes on from the page before under the same headings, in the same columns."""
        while end > start and is_misfit(self.rows[end], columns):
            end -= 1
        lines = len(self.head.rows) if self.head else 0
        return self._assembled(columns, heads, (first - lines, first, end), None)

    def _name_lines(self, index: int, near: int) -> int:
        """How many lines of its name stand above or below a row of figures; `near` is the row there."""
        if not 0 <= near < len(self.rows) or self.rows[near].is_tabular:
            return 0
        return max(name_reach(self.rows, index), is_halfway(self.rows[near], self.rows[index]))

    def _edges(self, start: int, end: int, columns: Columns) -> Edges | None:
        """From where to where the table reaches, where other text stands beside it."""
        sparse = sparse_edges(whole_rows(self.rows, start, end), columns)
        if sparse:
            return sparse
        slack = 2 * self.rows[start].size
        edges = columns.extents[0][0] - slack, columns.extents[-1][1] + slack
        above = [
            row
            for row in self.rows[max(start - HEADING_LINES, self.floor) : start]
            if not is_caption(row)
        ]
        around = [
            *(row for row in above if not goes_beyond(row, edges, headings_end(above, edges))),
            *(row for row in self.rows[start : end + 1] if not numbers_columns(row)),
        ]
        return (
            edges
            if any(len(own) < len(row.runs) for row in around if (own := clipped(row, *edges)))
            else None
        )

    def _parts_from_others(self, edges: Edges) -> bool:
        """Whether any text stands outside of two places; else what is between them is all that there is."""
        return any(len(clipped(row, *edges)) < len(row.runs) for row in self.rows)

    def _between(self, start: int, end: int, edges: Edges) -> UnruledTable | None:
        """The table in what of the rows stands between two places."""
        numbered = [
            (i, row_of(own, row.is_by_cell))
            for i, row in enumerate(self.rows)
            if (own := clipped(row, *edges))
        ]
        places = {index: place for place, (index, _) in enumerate(numbered)}
        rows = [row for _, row in numbered]
        inside = [places[i] for i in range(start, end + 1) if i in places]
        inside = [place for place in inside if rows[place].is_tabular]
        if not inside:
            return None
        floor = sum(index < self.floor for index, _ in numbered)
        return TableReader(rows, self.rules, floor, self.head).table(inside[0], inside[-1])
