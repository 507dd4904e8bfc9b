"""The figures that claims speak of, as intervals in yuan: their own, their tables', their bases'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.check.claims.bound_figures import BoundFigures
from pipeline.check.claims.values import divided, yuan_of
from pipeline.check.comparison import Comparison
from pipeline.check.intervals import Interval, printed_in
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim
from pipeline.values.sides import may_be_of_one_side
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimIndicator
from pipeline.vocabulary.forms import Locator
from pipeline.vocabulary.phrases import is_any

_KEPT_AS = "claim figures"


def forget_claim_figures(subject: Subject) -> None:
    """Lets go of what claims state, once all checks that ask for it are done: of a large text it is much."""
    subject.let_go(_KEPT_AS)


@dataclass
class ClaimFigures(BoundFigures):
    """Looks up figures for the claims of one disclosure."""

    _titles: dict[str, str] = field(init=False)
    _fields: frozenset[str] = field(init=False)
    _by_name: dict[_Name, Sequence[tuple[Interval, str]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        tables = self.subject.tables
        super().__post_init__()
        self._titles = {table.name: table.title for table in tables}
        self._fields = frozenset(
            "/".join((*table.section, table.title)) for table in tables if not table.entries
        )

    @classmethod
    def of(cls, subject: Subject) -> ClaimFigures:
        """Those of a disclosure, made once."""
        return subject.once(_KEPT_AS, lambda: cls(subject))

    def title(self, table: str) -> str:
        return self._titles.get(table, table)

    def is_task(self, claim: Claim) -> bool:
        """Whether it is a row of a form of fields, which may mean something else by the name."""
        return claim.section in self._fields

    def base(self, claim: Claim) -> Interval | None:
        """What the claim that it is compared to states, else what the table of its own figure does."""
        base = self._by_no.get(claim.base_claim_no or 0)
        return self._base_in_table(claim) if base is None else self.exact(base)

    def of_that_name(self, claim: Claim) -> Sequence[tuple[Interval, str]]:
        """Whatever else goes by the name of the whole of a share: 项目支出 of all money and of one fund, as
        other sentences and the totals of the tables state it in the phase of that whole; each once, with
        what states it, in Chinese; gathered once for all shares of a whole of the name."""
        base, spec = self._by_no.get(claim.base_claim_no or 0), self.subject.vocabulary.claims
        named = spec.indicator(claim.base) or (spec.by_id(base.code) if base else None)
        name = bare(base.indicator if base else claim.base)
        phase = spec.phase_of(claim.base) or (base or claim).phase
        key = named.id if named else "", name, claim.period, phase
        if key not in self._by_name:
            self._by_name[key] = [*dict.fromkeys(self._named(named, name, claim.period, phase))]
        return self._by_name[key]

    def _named(
        self, named: ClaimIndicator | None, name: str, period: int | None, phase: str
    ) -> Iterator[tuple[Interval, str]]:
        """What sentences state in a year and phase under a code or a name, then the totals of tables."""
        for other in self.subject.claims:
            same = named is not None and other.code == named.id
            if other.kind != "amount" or (other.period, other.phase) != (period, phase):
                continue
            if (same or bare(other.indicator) == name) and (exact := self.exact(other)):
                yield exact, f"文中另述的“{other.indicator}”{other.amount_text} {other.unit}"
        figures = named.figures if named else ()
        wanted = {(each.form, each.measure) for each in figures if each.measure}
        for amount in self.subject.amounts if wanted else ():
            if amount.level != 0 or not amount.unit or amount.phase != phase:
                continue
            of_name = (amount.form, amount.measure) in wanted
            if of_name and (there := printed_in(amount)):
                yield there, f"《{amount.table_title}》的 {amount.amount_text} {amount.unit}"

    def _base_in_table(self, claim: Claim) -> Interval | None:
        """The whole that a share names (占“三公”经费的) in the table that states the part: beside it in
        its row, or in its column. None where it is not the only one."""
        part, spec = self._bound_amount(claim), self.subject.vocabulary.claims
        if part is None or not claim.base or claim.kind != "share":
            return None
        if spec.phase_of(claim.base) not in ("", part.phase):
            return None
        wordings = (claim.base, *(rest for _, rest in spec.without_phase(claim.base)))
        named = next(filter(None, map(spec.indicator, wordings)), None)
        if named is None or self.is_unscaled(claim):
            return None
        found = {
            amount.amount: amount
            for locator in named.figures
            if locator.form == part.form
            for amount in self._located(part, locator)
        }
        return printed_in(next(iter(found.values()))) if len(found) == 1 else None

    def _located(self, part: Amount, locator: Locator) -> list[Amount]:
        """The amounts that a locator means in the row or in the column of a part."""
        of_one = (part.fund, part.phase, part.fiscal_year, part.direction)
        if not locator.row:
            beside = self._rows[part.table, part.row_no]
            found = [a for a in beside if a.measure == locator.measure != part.measure]
            return [a for a in found if (a.fund, a.phase, a.fiscal_year, a.direction) == of_one]
        above = self._columns.get((part.table, part.column_no), [])
        named = ([a for a in above if is_any(a.row_label, (p,))] for p in locator.row)
        return next(filter(None, named), [])

    def budget(self, claim: Claim) -> Interval | None:
        """The budget that was to be completed: stated in a sentence, or beside the bound figure."""
        if base := self.base(claim):
            return base
        if claim.base_period not in (None, claim.period):
            return None
        if claim.kind == "change" and self._is_of_own_phase(claim):
            return None  # 与2030年决算数持平, of the outturn of 2030: a slip of the year, and no budget
        wanted = self._budgets_beside(claim)
        found = (self._beside(claim, phase, claim.period) for phase in wanted)
        return next((each for each in found if each is not None), None)

    def adjusted_budget(self, claim: Claim) -> Interval | None:
        """The budget of all the year beside the bound figure, where the table and not a sentence states what
        was to be completed and the words do not say that the year began with it."""
        opening = self.subject.vocabulary.claims.speaks_of_opening_budget(claim.base)
        is_stated = self.base(claim) is not None and self.stated(claim) is not None
        return None if opening or is_stated else self._beside(claim, "adjusted", claim.period)

    def _is_of_own_phase(self, claim: Claim) -> bool:
        """Whether the words of a base name the phase that the figure itself is of."""
        return self.subject.vocabulary.claims.phase_of_base(claim.base) == claim.phase

    def _budgets_beside(self, claim: Claim) -> tuple[str, ...]:
        """The phases of what the bound table has for a budget: the adjusted one where words name it, or where
        it has no other and the words do not say that the year began with it."""
        if "全年" in claim.base:
            return ("adjusted", "approved")
        if "调整" in claim.base:
            return ("adjusted",)
        if self.subject.vocabulary.claims.speaks_of_opening_budget(claim.base):
            return ("approved",)
        phases = {a.phase for a in self.subject.amounts if a.table == claim.bound_table}
        return ("adjusted",) if "adjusted" in phases and "approved" not in phases else ("approved",)

    def earlier(self, claim: Claim) -> Interval | None:
        """The figure of the year that a change is against: the table's, or as the sentence states it."""
        if claim.base_period is None or claim.base_period == claim.period:
            return None
        phase = self.subject.vocabulary.claims.phase_of_base(claim.base) or claim.phase
        return self._said_before(claim) or self._beside(claim, phase, claim.base_period)

    def level(self, claim: Claim) -> Interval | None:
        """How much it is now: as stated just before, or as in the table. A change that names no money is of
        what its section states by that name, of whatever money, where that is one figure."""
        of_any_money: set[Interval] = set()
        for number in range(claim.claim_no - 1, 0, -1):
            other = self._by_no[number]
            if (other.entity, other.section) != (claim.entity, claim.section):
                break
            same = _is_of_one_name(claim, other)
            of_now = other.period == claim.period and other.phase == claim.phase
            if other.kind == "amount" and same and of_now and other.fund == claim.fund:
                return self.exact(other)
            if other.kind == "amount" and same and of_now and claim.code and not claim.fund:
                of_any_money.update(filter(None, (self.exact(other),)))
        return self.bound(claim) or (of_any_money.pop() if len(of_any_money) == 1 else None)

    def in_unit(self, claim: Claim, printed: Interval, expected: Interval) -> Comparison:
        """Two figures compared, in the unit that the claim prints."""
        unit = yuan_of(claim)
        return Comparison(
            printed=divided(printed.value, unit),
            expected=divided(expected.value, unit),
            tolerance=divided(printed.half + expected.half, unit),
        )

    def printed(self, claim: Claim, value: Interval) -> str:
        """A figure in yuan, as it would be printed in the unit of the claim."""
        return str(self.in_unit(claim, value, value).printed)


_Name = tuple[str, str, int | None, str]
"""The code of an indicator ("" for none), a bare name, a year and a phase."""


def _is_of_one_name(claim: Claim, other: Claim) -> bool:
    """Whether two claims name the same: of a code that stands for both sides of the accounts, 收入总计 is
    not 支出总计."""
    if not claim.code:
        return other.indicator == claim.indicator
    return other.code == claim.code and may_be_of_one_side(claim.indicator, other.indicator)
