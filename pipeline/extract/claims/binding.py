"""Claims and amounts → the figure of a table that states the same, where one does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from pipeline.extract.claims.appropriations import in_own_summary
from pipeline.extract.claims.bodies import Bodies
from pipeline.extract.claims.certain import (
    ALL_SPENT,
    is_certain,
    is_of_one_kind,
    is_row_of_its_list,
)
from pipeline.extract.claims.funds import Funds
from pipeline.extract.claims.nothing_printed import NothingPrinted
from pipeline.extract.claims.rows import Rows, plain
from pipeline.extract.claims.sought import (
    Meant,
    Sought,
    agrees,
    as_budgets,
    is_named_first,
    is_nearest,
    is_of,
    likeliest,
    of_fund,
    value_of,
    wholes_of_rows,
)
from pipeline.model.frozen import made_at_once
from pipeline.model.records import Amount, Claim
from pipeline.model.table import Table
from pipeline.values.sides import side_of
from pipeline.vocabulary import ClaimIndicator, Vocabulary


@made_at_once
@dataclass(frozen=True, slots=True)
class Bound:
    """A place in a table with the figure that it states; without a figure one that prints nothing for what
    is sought. `code` is that of its row, "" where it is not said to be that of what is sought."""

    table: str = ""
    row_no: int | None = None
    amount: Amount | None = None
    code: str = ""

    @property
    def column_no(self) -> int | None:
        return self.amount.column_no if self.amount is not None else None


@dataclass
class Figures:
    """The amounts of a disclosure, looked up by what sentences say of them: each way once it is asked for,
    as a workbook without any prose asks for none."""

    vocabulary: Vocabulary
    tables: Sequence[Table]
    amounts: Sequence[Amount]
    _meant: dict[Hashable, Meant] = field(init=False, repr=False, default_factory=dict)

    @cached_property
    def _titled(self) -> Mapping[str, str]:
        """The money that the title of each table names."""
        fund_of = self.vocabulary.claims.fund_of
        return {table.name: fund_of(table.title) for table in self.tables}

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies({amount.entity for amount in self.amounts})

    @cached_property
    def _budgets(self) -> Sequence[Amount]:
        """The amounts of adjusted budgets in tables that state no other."""
        return tuple(as_budgets(self.amounts))

    @cached_property
    def _adjusted(self) -> Set[tuple[str, int, int]]:
        """The cells of these."""
        return {(a.table, a.row_no, a.column_no) for a in self._budgets}

    @cached_property
    def _funds(self) -> Funds:
        return Funds(self.vocabulary, self.amounts, self._titled, self._beside)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.vocabulary, (*self.amounts, *self._budgets), self._bodies)

    @cached_property
    def _nothing(self) -> NothingPrinted:
        spoken_of = (*self.amounts, *self._budgets)
        return NothingPrinted(self.tables, spoken_of, self._titled, self._bodies.one, plain)

    @cached_property
    def columns(self) -> Mapping[tuple[str, int], Sequence[Amount]]:
        """What each column of a table states, from top to bottom."""
        columns = defaultdict[tuple[str, int], list[Amount]](list)
        for amount in self.amounts:
            columns[amount.table, amount.column_no].append(amount)
        return columns

    @cached_property
    def _cells(self) -> Mapping[tuple[str, int, int], Amount]:
        return {(a.table, a.row_no, a.column_no): a for a in reversed(self.amounts)}

    @cached_property
    def _beside(self) -> Mapping[tuple[str, int], Sequence[Amount]]:
        beside = defaultdict[tuple[str, int], list[Amount]](list)
        for amount in self.amounts:
            beside[amount.table, amount.row_no].append(amount)
        return beside

    def body(self, name: str) -> str:
        """The one name of a body, whatever tables and headings call it."""
        return self._bodies.one(name)

    def cell(self, claim: Claim) -> Amount | None:
        """The figure that a claim is bound to, None where it is bound to none."""
        if claim.bound_row_no is None or claim.bound_column_no is None:
            return None
        return self._cells.get((claim.bound_table, claim.bound_row_no, claim.bound_column_no))

    def beside(self, amount: Amount) -> Sequence[Amount]:
        """What the row of a figure states."""
        return self._beside.get((amount.table, amount.row_no), ())

    def bind(self, sought: Sought) -> Bound:
        """The figure that states what is sought.

        Of several tables the one that agrees; where none does, the one that they all state. Figures
        that differ among themselves are of different things: nothing is bound then, nor where the
        words are of one fund and the figures of another or of all, nor an adjusted budget where they
        speak of the one that the year began with.
        """
        bound = self._bound(sought)
        is_adjusted = (bound.table, bound.row_no, bound.column_no) in self._adjusted
        return Bound() if sought.is_opening and is_adjusted else bound

    def _bound(self, sought: Sought) -> Bound:
        entity = self._bodies.one(sought.entity)
        if entity != sought.entity:
            sought = replace(sought, entity=entity)
        if within := self._rows.within_row(sought):
            # A total that states as much is another figure.
            own = [a for a in within if agrees(a, sought)]
            return bound_to(likeliest(own, sought, self._titled)) if own else Bound()
        indicator = self.vocabulary.claims.by_id(sought.code)
        phase = indicator.phase if indicator and indicator.phase else sought.phase
        if indicator is not None:
            meant = self._of_indicator(indicator, sought, phase)
        else:
            groups = [self._rows.of_code(sought) if sought.code else self._rows.of_label(sought)]
            if not sought.fund and sought.code.isdigit():
                groups = [*groups, of_fund(self._rows.named_without_code(sought, phase), "")]
            meant = Meant.of(groups, sought, phase)
        found = meant.found
        summary = in_own_summary(indicator, sought, self._rows) if indicator is not None else None
        if near := summary or self._agreeing(found, indicator, sought, phase):
            names = self._rows.names(sought) if not near.amount else ()
            blank = self._nothing.nearer(near, indicator, sought, names)
            return Bound(blank) if blank else bound_to(near)
        older = [a for a in self._rows.of_older_name(sought) if is_of(a, sought, phase)]
        if agreeing := [a for a in older if agrees(a, sought)]:
            # The code is not said to be its: that the name is an older one is told of by another check.
            return replace(bound_to(likeliest(agreeing, sought, self._titled)), code="")
        if not found:
            return Bound(*self._nothing.place(indicator, sought, self._rows.names(sought)))
        tables = {amount.table for amount in found}
        if elsewhere := self._of_units(indicator, sought, phase, tables):
            agreeing = [a for a in elsewhere if agrees(a, sought)]
            return bound_to(agreeing[0]) if agreeing else Bound()
        likely = self._of_whole(meant.foremost, sought)
        narrowed = self._funds.of_money(likely, indicator, sought)
        narrowed = wholes_of_rows(narrowed)
        alike = len({value_of(amount) for amount in narrowed}) == 1
        spec = self.vocabulary.claims
        certain = is_certain(sought, spec) or is_row_of_its_list(narrowed, sought)
        certain = certain and not is_of_one_kind(narrowed, sought, spec)
        certain = certain and not self._funds.are_of_one_of_several(narrowed, sought, phase)
        return bound_to(narrowed[0]) if alike and certain else Bound()

    def _of_indicator(self, indicator: ClaimIndicator, sought: Sought, phase: str) -> Meant:
        """What an indicator means, worked out once for all that sentences state of it, unless it is in rows
        of units, where that depends on what they state."""
        side = sought.side or side_of(sought.words)
        key = (sought.entity, indicator.id, side, sought.period, phase, sought.counts)
        if key in self._meant:
            return self._meant[key]
        for places in (indicator.figures, indicator.otherwise):
            groups = [self._rows.located(locator, sought) for locator in places]
            if any(groups):
                self._meant[key] = meant = Meant.of(groups, sought, phase)
                return meant
        everywhere = (*indicator.figures, *indicator.otherwise)
        return Meant.of(self._rows.in_own_rows(everywhere, sought), sought, phase)

    def _agreeing(
        self, found: list[Amount], indicator: ClaimIndicator | None, sought: Sought, phase: str
    ) -> Amount | None:
        """The figure that states as much: the first one looked at, unless another row of its name is nearer
        to the words (支出 on its own side of the accounts, the table of the fund that they name)."""
        nearest: Amount | None = None
        for looked_at in chain((found,), self._where_they_agree(indicator, sought, phase)):
            stated = [a for a in looked_at if agrees(a, sought)]
            if stated:
                before = () if nearest is None else (nearest,)
                nearest = likeliest((*before, *stated), sought, self._titled)
                any_table = indicator is not None
                any_fund = indicator is not None and indicator.one_fund
                if is_nearest(
                    nearest, sought, self._titled, any_table=any_table, any_fund=any_fund
                ):
                    break
        if nearest is None and sought.value is not None:
            alike = (a for a in self._rows.of_class_alike(sought) if is_of(a, sought, phase))
            nearest = next((a for a in alike if agrees(a, sought)), None)
        return nearest

    def _where_they_agree(
        self, indicator: ClaimIndicator | None, sought: Sought, phase: str
    ) -> Iterator[list[Amount]]:
        """Figures that may be what is sought, and are where they agree: rows of its name without its
        code, and those that the indicator is where nothing else is part of it."""
        if sought.value is None:
            return
        yield self._rows.named_without_code(sought, phase)
        if indicator is not None and not sought.division:
            groups = (self._rows.located(lo, sought) for lo in indicator.agreeing)
            yield [a for group in groups for a in group if is_of(a, sought, phase)]

    def _of_whole(self, found: list[Amount], sought: Sought) -> list[Amount]:
        """Of an item listed below all that is spent the totals: 基本支出 of it is another figure."""
        whole = self.vocabulary.claims.by_id(sought.parent or "")
        totals = [amount for amount in found if amount.measure == "total"]
        return totals if totals and whole is not None and whole.id in ALL_SPENT else found

    def _of_units(
        self, indicator: ClaimIndicator | None, sought: Sought, phase: str, tables: set[str]
    ) -> list[Amount]:
        """The same figure of the units that these tables list: a sentence may be of one of them."""
        if indicator is None:
            return []
        others = self._rows.entities - {sought.entity}
        return [
            amount
            for entity in sorted(others)
            for locator in indicator.figures
            for amount in self._rows.located(locator, replace(sought, entity=entity))
            if amount.table in tables and is_of(amount, sought, phase)
        ]

    def code_of(self, bound: Bound, code: str) -> str:
        """The indicator whose figure the bound cell is, where it is narrower than what the words say: what is
        called 支出总计 and states as much as 本年支出合计 is that."""
        indicator = self.vocabulary.claims.by_id(code)
        if indicator is None or bound.amount is None:
            return code
        if not indicator.narrower or is_named_first(indicator, bound.amount):
            return code
        narrower = map(self.vocabulary.claims.by_id, indicator.narrower)
        named = (n.id for n in narrower if n and is_named_first(n, bound.amount))
        return next(named, code)


def bound_to(amount: Amount) -> Bound:
    return Bound(amount.table, amount.row_no, amount, amount.code)
