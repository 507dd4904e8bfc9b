"""Headline figures → which share of a department's expenditure goes to its staff, and of which money.

A share stands only where both figures are of the same fund, body, phase and year; it is never taken
of a doubtful or recognized figure. 人员经费 of 一般公共预算 is held against 一般公共预算 alone.
"""

from __future__ import annotations

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
    """人员经费 as a share of expenditure; `fund` is the money that both are of."""

    share: Derived
    fund: Phrase
    staff: Figure
    whole: Figure

    @property
    def number(self) -> Decimal:
        """The share as it is, for an order."""
        if not self.staff.yuan or not self.whole.yuan:
            return Decimal(0)
        return self.staff.yuan / self.whole.yuan


def staff_share(headlines: Headlines) -> StaffShare | None:
    """The share, None where no two figures of one fund are printed."""
    staff = headlines.stated("personnel")
    if not staff or staff.fund not in FUNDS:
        return None
    wholes = (
        headlines.general_public,
        headlines.figures.get("expenditure_year"),
        headlines.figures.get("expenditure_total"),
    )
    for whole in wholes:
        if not whole or incomparable(staff.basis, whole.basis, across=_ACROSS_FORMS):
            continue
        if stated := share(staff.yuan, whole.yuan):
            return StaffShare(Derived(stated), FUNDS[staff.fund], staff, whole)
    return None
