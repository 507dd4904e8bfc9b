"""The same figure in two disclosures: which amounts may be compared, and the finding that results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.identity import EntityLevel
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.comparison import Comparison, compare, finding_of
from pipeline.values.form_totals import is_same_fund
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold

SAME_FORM = {"three_public_general": "three_public"}
"""Forms of a final account whose figures a budget prints in another form."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Amounts by what they state; a figure stated twice with different values is None.

    `of_any_fund` has them by the same without the fund, which one title names and another leaves out.
    """

    by_meaning: Mapping[Hashable, Amount | None]
    of_any_fund: Mapping[Hashable, Amount | None]

    @classmethod
    def of(cls, amounts: Iterable[Amount]) -> Figures:
        """Each amount found by its `meaning`."""
        stated = defaultdict[Hashable, list[Amount]](list)
        of_any_fund = defaultdict[Hashable, list[Amount]](list)
        for amount in amounts:
            stated[meaning(amount)].append(amount)
            of_any_fund[_but_for_fund(amount)].append(amount)
        return cls(_only(stated), _only(of_any_fund))

    def get(self, amount: Amount) -> Amount | None:
        """The amount that states the same figure, None where there is none or no one."""
        key = meaning(amount)
        found = self.by_meaning[key] if key in self.by_meaning else self._without_fund(amount)
        return found if found is not None and _comparable(amount, found) else None

    def _without_fund(self, amount: Amount) -> Amount | None:
        """The one that states it where one of the two leaves the fund out."""
        found = self.of_any_fund.get(_but_for_fund(amount))
        if found is None or not is_same_fund(amount.form, amount.fund, found.fund):
            return None
        return found

    def states(self, amount: Amount) -> bool:
        """Whether the same figure is stated, once or more often, in any unit."""
        return meaning(amount) in self.by_meaning


NONE = Figures({}, {})


def entity_key(amount: Amount) -> str:
    """Who reports, whatever the name is printed like: a disclosure has one department."""
    return "" if amount.entity_level == EntityLevel.DEPARTMENT.value else bare(amount.entity)


def by_entity(amounts: Iterable[Amount]) -> dict[str, Figures]:
    """The figures of every reporting entity."""
    found = defaultdict[str, list[Amount]](list)
    for amount in amounts:
        found[entity_key(amount)].append(amount)
    return {entity: Figures.of(own) for entity, own in found.items()}


def _only(stated: Mapping[Hashable, Sequence[Amount]]) -> dict[Hashable, Amount | None]:
    return {key: found[0] if _is_one(found) else None for key, found in stated.items()}


def _is_one(amounts: Sequence[Amount]) -> bool:
    return len({(amount.amount, amount.unit) for amount in amounts}) == 1


def meaning(amount: Amount) -> Hashable:
    """What an amount states, entity apart: form, row, measure, phase, side, year and fund.

    A row is known by its code, or by its label without outline number and punctuation.
    """
    return (_but_for_fund(amount), amount.fund)


def _but_for_fund(amount: Amount) -> Hashable:
    row = amount.code or _label(amount.row_label)
    form = amount.form.rpartition(".")[2]
    return (
        SAME_FORM.get(form, form),
        amount.classification if amount.code else "",
        row,
        amount.measure,
        amount.phase,
        amount.direction,
        amount.fiscal_year,
    )


@lru_cache(maxsize=8192)
def _label(text: str) -> str:
    return bare(split_number(text).text)


def _comparable(first: Amount, second: Amount) -> bool:
    """Whether both are of one unit, or both money."""
    same = fold(first.unit) == fold(second.unit)
    return same or None not in (first.amount_yuan, second.amount_yuan)


def compared(
    check: str,
    printed: Amount,
    parts: Sequence[Amount],
    said: tuple[str, str],
    there: tuple[str, str],
) -> Finding:
    """The finding of a comparison; `said` is what was compared, and `there` with what, in Chinese and in
    English.

    A difference is a warning: both disclosures print what they print, and either may be right.
    """
    comparison = compare(printed, parts)
    named = (f"《{printed.table_title}》{_row(printed)}{said[0]}", said[1])
    severity = _severity(comparison)
    return finding_of(comparison, printed, check=check, severity=severity, said=named, there=there)


def _severity(comparison: Comparison) -> Severity:
    return Severity.WARNING if comparison.outcome.fails else Severity.NOTE


def _row(amount: Amount) -> str:
    name = " ".join(filter(None, (amount.code, amount.row_label)))
    return f"{name} “{amount.column_label}”" if name else f"“{amount.column_label}”"


def remark(disclosure: str, check: str, outcome: Outcome, said: tuple[str, str]) -> Finding:
    """What could not be compared, or need not be, of a whole pair."""
    return Finding(
        disclosure=disclosure,
        check=check,
        outcome=outcome,
        severity=Severity.NOTE,
        message=said[0],
        message_en=said[1],
    )
