"""The figures of tables that claims are bound to, and what stands beside them, as intervals in yuan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.claims.stated_figures import StatedFigures
from pipeline.check.intervals import Interval, printed_in
from pipeline.model.kept import kept_property
from pipeline.model.records import Amount, Claim
from pipeline.values.units import is_money


@dataclass
class BoundFigures(StatedFigures):
    """Looks up cells for the claims of one disclosure."""

    @kept_property
    def _amounts(self) -> Mapping[tuple[str, int, int], Amount]:
        return {(a.table, a.row_no, a.column_no): a for a in self.subject.amounts}

    @kept_property
    def _rows(self) -> Mapping[tuple[str, int], list[Amount]]:
        rows = defaultdict[tuple[str, int], list[Amount]](list)
        for amount in self.subject.amounts:
            rows[amount.table, amount.row_no].append(amount)
        return dict(rows)

    @kept_property
    def _columns(self) -> Mapping[tuple[str, int], list[Amount]]:
        columns = defaultdict[tuple[str, int], list[Amount]](list)
        for amount in self.subject.amounts:
            columns[amount.table, amount.column_no].append(amount)
        return dict(columns)

    def exact(self, claim: Claim) -> Interval | None:
        """The amount of a claim as closely as its own cell prints the same number: 110 of 110.00."""
        stated, there = self.stated(claim), self.bound(claim)
        if stated is None or there is None or stated.value != there.value:
            return stated
        return min(stated, there, key=lambda each: each.half)

    def completed(self, claim: Claim) -> Interval | None:
        """What a budget was completed by: as stated, else as the table of the figure says."""
        return self.exact(claim) or self.bound(claim)

    def bound(self, claim: Claim) -> Interval | None:
        """The table's figure that a claim is bound to; None where its unit is not known."""
        amount = self._bound_amount(claim)
        return None if amount is None or self.is_unscaled(claim) else printed_in(amount)

    def is_unscaled(self, claim: Claim) -> bool:
        """Whether a claim of money is bound to a figure whose unit is printed nowhere."""
        amount, counted = self._bound_amount(claim), bool(claim.unit) and not is_money(claim.unit)
        return amount is not None and amount.amount is not None and not (amount.unit or counted)

    def cell(self, claim: Claim) -> tuple[tuple[str, int, int], ...]:
        """The cell that a claim is bound to, none where there is none."""
        if claim.bound_row_no is None or claim.bound_column_no is None:
            return ()
        return ((claim.bound_table, claim.bound_row_no, claim.bound_column_no),)

    def rows_of_column(self, claim: Claim) -> Sequence[Amount]:
        """The amounts in the column of the figure that a claim is bound to, none without one."""
        return self._columns.get((claim.bound_table, claim.bound_column_no or 0), ())

    def column_of(self, claim: Claim) -> Sequence[Interval]:
        """What the column of the figure that a claim is bound to states, none where it is bound to none."""
        return [*filter(None, map(printed_in, self.rows_of_column(claim)))]

    def are_of_two_cells(self, first: Claim, other: Claim) -> bool:
        """Whether the tables state both, each in a cell of its own: then they are of two things."""
        cells = [(c.bound_table, c.bound_row_no, c.bound_column_no) for c in (first, other)]
        pairs = [(self.stated(c), self.bound(c)) for c in (first, other)]
        agree = all(said and there and said.may_be(there) for said, there in pairs)
        return cells[0] != cells[1] and agree

    def entity_of(self, claim: Claim) -> str:
        """Whose figure a claim states: that of the cell that it is bound to, else its own section's."""
        bound = self._bound_amount(claim)
        return claim.entity if bound is None else bound.entity

    def _bound_amount(self, claim: Claim) -> Amount | None:
        return next(map(self._amounts.get, self.cell(claim)), None)

    def _beside(self, claim: Claim, phase: str, year: int | None) -> Interval | None:
        """The figure of another phase or year in the row of the bound one, else in its column, where
        years stand in rows; None where there are several (with and without central investment)."""
        bound = self._bound_amount(claim)
        if bound is None or self.is_unscaled(claim):
            return None
        of_it = (bound.entity, bound.measure, bound.fund, bound.direction, phase, year)
        for amounts in (self._rows[bound.table, bound.row_no], self._years_below(bound)):
            found = {
                a.amount: a
                for a in amounts
                if of_it == (a.entity, a.measure, a.fund, a.direction, a.phase, a.fiscal_year)
            }
            if found:
                return printed_in(next(iter(found.values()))) if len(found) == 1 else None
        return None

    def _years_below(self, bound: Amount) -> list[Amount]:
        """The amounts of a column that has one for each year, none for any other."""
        column = self._columns[bound.table, bound.column_no]
        of_it = (bound.entity, bound.measure)
        own = [amount for amount in column if (amount.entity, amount.measure) == of_it]
        years = {amount.fiscal_year for amount in own}
        return own if len(years) == len(own) > 1 else []
