"""What the prose states of purchases, in all and by kind, against the table of purchases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from pipeline.check.against_tables.columns import interval_of, total_of
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark, with_values
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.outline import split_number
from pipeline.values.units import is_money
from pipeline.vocabulary.phrases import is_any

_CHECK = "claim.purchases"
_FORM = "procurement"
_CATALOGUE = re.compile(r"(?:^|/)(?P<letter>[ABC])\d{2,}")


def check_purchases(subject: Subject) -> Iterator[Finding]:
    """The first statement of all purchases of each entity with its parts, and what is said to be entered."""
    figures = ClaimFigures.of(subject)
    for entity in dict.fromkeys(table.entity.name for table in subject.tables):
        tables = [t for t in subject.tables if t.form == _FORM and t.entity.name == entity]
        if len(tables) == 1:
            claims = [claim for claim in subject.claims if claim.entity == entity]
            bought = _Bought(subject, tables[0])
            yield from _stated(subject, figures, claims, bought)
            yield from _entered(subject, claims, bought)


@dataclass
class _Bought:
    """What a table of purchases states: the columns of its total row, and its rows of kinds."""

    subject: Subject
    table: Table
    amounts: Sequence[Amount] = field(init=False)
    _kinds: dict[int, dict[str, list[Amount]]] = field(init=False, default_factory=dict)
    _told: dict[int | None, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        amounts = self.subject.amounts_of(self.table)
        self.amounts = [a for a in amounts if is_money(a.unit) and a.measure != "unit_price"]

    @property
    def is_empty(self) -> bool:
        amounts = self.subject.amounts_of(self.table)
        stated = any(a.amount for a in amounts if not a.unit or a in self.amounts)
        return not (self.table.is_untold or stated)

    @property
    def totals(self) -> list[Amount]:
        return [amount for amount in self.amounts if amount.level == 0]

    def of_kind(self, kind: str, column_no: int, stated: Interval) -> Interval | None:
        """What a column states of a kind: in a row of its own, in those of all units where these make up
        what is stated, or added up by the codes of the catalogue; None where the table tells no kinds."""
        if column_no not in self._kinds:
            self._kinds[column_no] = self._rows(column_no)
        named = self._kinds[column_no]
        if named:
            rows = named.get(kind, [])
            of_all = total_of(rows)
            is_own = self._is_named(rows) and not of_all.may_be(stated)
            return total_of(rows[:1]) if is_own else of_all
        lettered = self._lettered(column_no)
        return total_of(lettered.get(kind, ())) if lettered else None

    def _rows(self, column_no: int) -> dict[str, list[Amount]]:
        """The row of each kind, else the purchases whose rows name it beside them (货物 台式计算机)."""
        found, listed = defaultdict[str, list[Amount]](list), defaultdict[str, list[Amount]](list)
        for amount in self.amounts:
            if amount.column_no != column_no:
                continue
            own = self._kinds_of(split_number(amount.row_label).text)
            for kind in own:
                found[kind].append(amount)
            for kind in self._kinds_beside(amount):
                if kind not in own:
                    listed[kind].append(amount)
        return dict(found or listed)

    def _is_named(self, rows: Sequence[Amount]) -> bool:
        """Whether rows are called by the name of a kind, not listed below it."""
        return bool(rows) and bool(self._kinds_of(split_number(rows[0].row_label).text))

    def _kinds_of(self, text: str) -> list[str]:
        """The kinds that a text is the name of."""
        kinds = self.subject.vocabulary.against_tables.purchases.kinds
        return [kind for kind, spec in kinds.items() if is_any(text, spec.rows)]

    def _kinds_beside(self, amount: Amount) -> Sequence[str]:
        """The kinds that the texts of its row name, told once for all columns."""
        if amount.row_no not in self._told:
            named = (self._kinds_of(text) for text in self._words_beside(amount))
            self._told[amount.row_no] = tuple(dict.fromkeys(chain.from_iterable(named)))
        return self._told[amount.row_no]

    def _words_beside(self, amount: Amount) -> list[str]:
        """The texts of its row."""
        cells = self.table.body[amount.row_no - 1] if amount.row_no else ()
        return [split_number(cell.text).text for cell in cells if cell is not None and cell.text]

    def _lettered(self, column_no: int) -> dict[str, list[Amount]]:
        """Rows by the letter of their code; nothing unless they add up to the total."""
        kinds = self.subject.vocabulary.against_tables.purchases.kinds
        letters = {spec.letter: kind for kind, spec in kinds.items()}
        found = defaultdict[str, list[Amount]](list)
        for amount in self.amounts:
            match = _CATALOGUE.search(amount.row_label)
            if match and amount.column_no == column_no:
                found[letters[match["letter"]]].append(amount)
        total = [a for a in self.totals if a.column_no == column_no][:1]
        added = total_of(a for amounts in found.values() for a in amounts)
        whole = bool(total) and interval_of(total[0]).may_be(added)
        return dict(found) if whole else {}


def _stated(
    subject: Subject, figures: ClaimFigures, claims: Sequence[Claim], bought: _Bought
) -> Iterator[Finding]:
    """All purchases as first stated, then the kinds that follow in the same section."""
    spec = subject.vocabulary.against_tables.purchases
    # one without a code may be that of another body, or of a part
    own = (c for c in claims if c.code or c.bound_table)
    whole = next((c for c in own if _is_amount(c) and spec.is_total(c.indicator)), None)
    value = figures.stated(whole) if whole else None
    if whole is None or value is None or whole.period != subject.identity.fiscal_year:
        return
    if bought.is_empty:
        if value.value:
            yield _in_empty_table(subject, whole, bought.table)
        return
    column = next((a for a in bought.totals if interval_of(a).may_be(value)), None)
    if column is None:
        if not whole.bound_table and bought.totals:
            largest = max(map(interval_of, bought.totals), key=lambda total: total.value)
            yield _compared(subject, figures, whole, value, largest, bought)
        return
    seen: set[str] = set()
    for claim in claims:
        kind = spec.kind(claim.indicator) if _is_amount(claim) else ""
        follows = claim.claim_no > whole.claim_no and claim.section == whole.section
        if not (kind and follows) or kind in seen:
            continue
        seen.add(kind)
        stated = figures.stated(claim)
        there = bought.of_kind(kind, column.column_no, stated) if stated is not None else None
        if stated is not None and there is not None and not claim.bound_table:
            yield _compared(subject, figures, claim, stated, there, bought)


def _is_amount(claim: Claim) -> bool:
    return claim.kind == "amount" and is_money(claim.unit)


def _entered(subject: Subject, claims: Sequence[Claim], bought: _Bought) -> Iterator[Finding]:
    """Amounts that are said to be in a table that has nothing in it."""
    spec = subject.vocabulary.against_tables.purchases
    if not bought.is_empty:
        return
    for claim in claims:
        entered = _is_amount(claim) and bool(claim.amount) and spec.is_entered(claim.sentence)
        if entered and not spec.is_total(claim.indicator):
            yield _in_empty_table(subject, claim, bought.table)


def _in_empty_table(subject: Subject, claim: Claim, table: Table) -> Finding:
    said = (
        f"文中称政府采购预算中有“{claim.indicator}”{claim.amount_text} {claim.unit}，《{table.title}》为空表",
        f"“{claim.indicator}”: the text states purchases of {claim.amount_text}; the table of "
        "purchases is empty",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.ERROR, said, table=table, at=claim)


def _compared(
    subject: Subject,
    figures: ClaimFigures,
    claim: Claim,
    stated: Interval,
    there: Interval,
    bought: _Bought,
) -> Finding:
    comparison = figures.in_unit(claim, stated, there)
    table = bought.table
    if stated.may_be(there):
        said = (
            f"文中“{claim.indicator}”{claim.amount_text} {claim.unit}，与《{table.title}》相符",
            f"“{claim.indicator}”: the text states {claim.amount_text}, as the table does",
        )
        return remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said, table=table, at=claim)
    close = stated.is_close_to(there)
    said = (
        f"文中“{claim.indicator}”{claim.amount_text} {claim.unit}，《{table.title}》为"
        f" {comparison.expected} {claim.unit}",
        f"“{claim.indicator}”: the text states {claim.amount_text}, the table {comparison.expected}",
    )
    outcome = Outcome.ROUNDING if close else Outcome.FAIL
    severity = Severity.NOTE if close else Severity.ERROR
    return with_values(
        remark(subject, _CHECK, outcome, severity, said, table=table, at=claim), comparison
    )
