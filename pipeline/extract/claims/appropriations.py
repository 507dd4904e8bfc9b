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
_INCOME = ("revenue", "balance")


def is_about_appropriations(path: Sequence[str], spec: ClaimSpec) -> bool:
    """Whether the innermost heading that names any money names appropriations as a whole."""
    named = (spec.fund_of(heading) for heading in reversed(path))
    return next(filter(None, named), "") == "appropriation"


def in_own_summary(indicator: ClaimIndicator, sought: Sought, rows: Rows) -> Amount | None:
    """The row of the summary of appropriations that states as much, None where none does."""
    if not sought.of_appropriations or sought.value is None:
        return None
    for locator in indicator.of_appropriations:
        found = [a for a in rows.located(locator, sought) if is_of(a, sought, sought.phase)]
        stated = [a for a in found if agrees(a, sought)]
        if stated and stated[0].row_no not in _carried(rows.amounts, stated[0].table):
            return stated[0]
    return None


def _carried(amounts: Iterable[Amount], table: str) -> set[int]:
    """The rows of a table that state what was carried over: 上年结转, and those below it."""
    rows = set[int]()
    level: int | None = None
    for amount in amounts:
        if amount.table != table or amount.direction not in _INCOME:
            continue
        if amount.direction == "balance" or _CARRIED in amount.row_label:
            level = amount.level or 0
        elif level is not None and amount.level is not None and amount.level <= level:
            level = None
        if level is not None:
            rows.add(amount.row_no)
    return rows
