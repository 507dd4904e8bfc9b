"""The income of one fund, told in a part about appropriations → its row in their own summary.

四、财政拨款收支情况。一般公共预算拨款收入90万元 is the row of that summary, where it states as much, before
the one of the accounts of all money. What was carried over stands there by the same names: another figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.extract.claims.rows import Rows
from pipeline.extract.claims.sought import Sought, agrees, is_of
from pipeline.model.records import Amount
from pipeline.vocabulary import ClaimIndicator, ClaimSpec

_CARRIED = "结转"
_OF_ALL = "fiscal_appropriation"
_BOTH_SIDES = ("收入决算", "支出决算")
_INCOME = ("revenue", "balance")


def fund_headed(path: Sequence[str], spec: ClaimSpec) -> str:
    """The money that the innermost heading names which names any, "" where none does."""
    named = (spec.fund_of(heading) for heading in reversed(path))
    return next(filter(None, named), "")


def side_of_fund(words: str, fund: str, spec: ClaimSpec) -> str:
    """The indicator of 收入决算 or 支出决算 in what is told of one fund, "" for any other words.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> side_of_fund("收入决算", "government_fund", spec), side_of_fund("收入决算", "", spec)
    ('fund_income', '')
    """
    if words not in _BOTH_SIDES or fund in ("", "appropriation") or fund not in spec.funds:
        return ""
    found = spec.indicator(f"{spec.funds[fund][0]}{words.removesuffix('决算')}")
    return found.id if found is not None else ""


def in_own_summary(indicator: ClaimIndicator, sought: Sought, rows: Rows) -> Amount | None:
    """The row of the summary of appropriations, or of the form of its fund in a part about that, which
    states as much; None where none does."""
    if sought.part_fund not in ("appropriation", indicator.fund) or sought.value is None:
        return None
    of_all = sought.part_fund == "appropriation"
    near = sorted(indicator.of_appropriations, key=lambda each: (_OF_ALL in each.form) != of_all)
    for locator in near:
        found = [a for a in rows.located(locator, sought) if is_of(a, sought, sought.phase)]
        stated = [a for a in found if agrees(a, sought)]
        if stated and stated[0].row_no not in _carried(rows.amounts, stated[0]):
            return stated[0]
    return None


def _carried(amounts: Iterable[Amount], stated: Amount) -> set[int]:
    """The rows that state what was carried over in the column of a figure: 上年结转, and those below it."""
    column = (stated.table, stated.column_no)
    rows = set[int]()
    level: int | None = None
    for amount in amounts:
        if (amount.table, amount.column_no) != column or amount.direction not in _INCOME:
            continue
        if amount.direction == "balance" or _CARRIED in amount.row_label:
            level = amount.level or 0
        elif level is not None and amount.level is not None and amount.level <= level:
            level = None
        if level is not None:
            rows.add(amount.row_no)
    return rows
