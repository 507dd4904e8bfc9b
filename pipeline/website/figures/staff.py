"""Headline figures → which share of a department's expenditure goes to its staff, and of which money.

A share stands only where both figures are of the same fund, body, phase and year; it is never taken
of a doubtful or recognized figure. Where 人员经费 is not printed, the classes 工资福利支出 and
对个人和家庭的补助 make it. 人员经费 of 一般公共预算 is held against 一般公共预算 alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.website.figures.comparability import FUNDS, incomparable
from pipeline.website.figures.derived import Derived
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import Headlines
from pipeline.website.figures.numbers import share
from pipeline.website.interface.phrases import Phrase

_ACROSS_FORMS = frozenset({"form"})
"""One disclosure prints staff and expenditure in different forms; both are of one fund all the same."""


@dataclass(frozen=True, slots=True)
class StaffShare:
    """人员经费 as a share of expenditure; `fund` is the money that all are of. `staff` is the printed sum, or
    the two classes that make it."""

    share: Derived
    fund: Phrase
    staff: tuple[Figure, ...]
    whole: Figure

    @property
    def number(self) -> Decimal:
        """The share as it is, for an order."""
        if not self.whole.yuan:
            return Decimal(0)
        return _sum(self.staff) / self.whole.yuan


def staff_share(headlines: Headlines) -> StaffShare | None:
    """The share, None where no figures of one fund are printed."""
    printed = headlines.stated("personnel")
    staff = (printed,) if printed else headlines.staff_classes
    if not staff or staff[0].fund not in FUNDS or any(each.yuan is None for each in staff):
        return None
    wholes = (
        headlines.general_public,
        headlines.figures.get("expenditure_year"),
        headlines.figures.get("expenditure_total"),
    )
    for whole in wholes:
        if not whole or any(
            incomparable(each.basis, whole.basis, across=_ACROSS_FORMS) for each in staff
        ):
            continue
        if stated := share(_sum(staff), whole.yuan):
            return StaffShare(Derived(stated), FUNDS[staff[0].fund], staff, whole)
    return None


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((each.yuan or Decimal(0) for each in figures), Decimal(0))
