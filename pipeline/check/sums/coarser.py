"""All sums of a disclosure → the same, as rounding where how it was printed explains that they do not hold.

A table of whole yuan that prints .00 behind each was rounded to yuan, not to fen; where digits were cut off,
nearly all totals are a little more than their parts. Either shows in several rows: one wrong figure is in the
sum of its row and in that of the rows around it, and in no third.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.amounts import decimals_of
from pipeline.values.slips import last_digit
from pipeline.values.units import is_money

_FEWEST_ROWS = 3
"""One wrong figure is off in the sum of its row and in that which it is a part of."""
_CUT_OFF = Decimal(2)
"""Cutting digits off makes twice as much difference as rounding them."""
_SIGNED = 0.1
"""So few sums may be less where all others are more: those of changes, some of which are negative."""
_FEWEST_VALUES, _FEWEST_OF_TABLE = 15, 5
"""So many different amounts, so many of them of one table, do not end in zeros by chance."""
_CUT = (
    "（本件各合计均不小于各分项之和，似为截去尾数）",
    " (all totals here are no less than their parts: digits were cut off, it seems)",
)
_COARSE = (
    "（本表各数末尾均为 0，似已取整）",
    " (all amounts of the table end in zeros: they were rounded to more than is printed)",
)


def as_printed(subject: Subject, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of sums, those that fail as rounding where the digits explain it."""
    failing = [each for each in findings if each.outcome.fails and each.difference]
    cut = _of_cut_digits(findings, failing) if failing else frozenset()
    coarse = _of_round_amounts(subject, failing) if failing else frozenset()
    for each in findings:
        if id(each) in cut:
            yield _as_rounding(each, _CUT)
        elif id(each) in coarse:
            yield _as_rounding(each, _COARSE)
        else:
            yield each


def _as_rounding(finding: Finding, why: tuple[str, str]) -> Finding:
    return replaced(
        finding,
        outcome=Outcome.ROUNDING,
        severity=Severity.NOTE,
        message=finding.message + why[0],
        message_en=finding.message_en + why[1],
    )


def _of_cut_digits(findings: Sequence[Finding], failing: Sequence[Finding]) -> Collection[int]:
    """Those of a disclosure whose totals are all a little more than their parts."""
    off = [each for each in findings if each.difference and each.tolerance]
    slight = [each for each in off if _is_within(each, _CUT_OFF)]
    more = [each for each in slight if each.difference and each.difference > 0]
    rows = {(each.table, each.row_no) for each in more}
    is_cut = len(rows) >= _FEWEST_ROWS and len(slight) - len(more) <= _SIGNED * len(more)
    return {id(each) for each in failing if is_cut and _is_within(each, _CUT_OFF)}


def _of_round_amounts(subject: Subject, failing: Sequence[Finding]) -> Collection[int]:
    """Those of tables whose amounts all end in zeros, where several rows are off by next to nothing."""
    slight = [e for e in failing if _is_within(e, finer_than_known(subject, e.table))]
    rows = {(each.table, each.row_no) for each in slight}
    return {id(each) for each in slight if len(rows) >= _FEWEST_ROWS}


def _is_within(finding: Finding, times: Decimal) -> bool:
    off, tolerance = finding.difference or Decimal(0), finding.tolerance or Decimal(0)
    return abs(off) < times * tolerance


def finer_than_known(subject: Subject, table: str) -> Decimal:
    """How many times finer a table prints its amounts of money than any of them is known: 100 of 1200.00 and
    35.00; 1 where there are few such amounts in all tables."""
    finer = subject.once("finer than known", lambda: _finer(subject))
    return finer.get(table, Decimal(1))


def _finer(subject: Subject) -> Mapping[str, Decimal]:
    """Of each table that ends in zeros, where all such tables of the disclosure have amounts enough; of one
    with few amounts only where all tables do, by what any of them knows."""
    by_table = defaultdict[str, _Digits](_Digits)
    for each in subject.amounts:
        if each.amount and is_money(each.unit):
            by_table[each.table].add(each)
    coarse = {name: each for name, each in by_table.items() if each.places > 0}
    values = set[Decimal]().union(*(each.values for each in coarse.values()))
    if len(values) < _FEWEST_VALUES:
        return {}
    finer = {name: Decimal(10) ** each.places for name, each in coarse.items()}
    ends = [each.ending for each in by_table.values()]
    small = {n: Decimal(10) ** min(ends) for n in by_table if n not in finer and min(ends) > 0}
    return {**finer, **small}


@dataclass(slots=True)
class _Digits:
    """Where the amounts of a table end: the last place that is not 0, and the last one printed."""

    values: set[Decimal] = field(default_factory=set)
    known: int = 99
    printed: int = 99

    def add(self, amount: Amount) -> None:
        value = abs(amount.amount or Decimal(0))
        if value not in self.values:
            self.values.add(value)
            self.known = min(self.known, last_digit(value))
        self.printed = min(self.printed, -(decimals_of(amount.amount_text) or 0))

    @property
    def places(self) -> int:
        """How many places behind the last known one are printed, 0 of a table with few amounts."""
        return self.ending if len(self.values) >= _FEWEST_OF_TABLE else 0

    @property
    def ending(self) -> int:
        """How many zeros all amounts of the table end in."""
        return self.known - self.printed
