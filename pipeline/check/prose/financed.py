"""Where a sentence stands → of which money it counts: what appropriations pay for is no more than a part of
all, where a department has other income too."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pipeline.check.prose.passages import Passage
from pipeline.check.subject import Subject
from pipeline.model.records import Amount

_ALL, _APPROPRIATED = "income_expenditure", "fiscal_appropriation"
_KINDS = ("budget", "final")
_PAID_BY_APPROPRIATIONS = "三公"
_ONE_FUND = ("", "general_public", "appropriation")


def money_of(subject: Subject, passage: Passage) -> str:
    """The money that the headings above a passage name, "" for all of it: that of a department that nothing
    but appropriations of the general public budget finance is all of it wherever it is counted."""
    path = passage.section.path
    fund = subject.vocabulary.claims.fund_of(path)
    of_appropriations = fund or ("appropriation" if _PAID_BY_APPROPRIATIONS in path else "")
    if not of_appropriations or _has_no_other(subject, passage.section.entity):
        return ""
    return "appropriation" if of_appropriations in _ONE_FUND else of_appropriations


def _has_no_other(subject: Subject, entity: str) -> bool:
    """Whether the summary of appropriations of one fund is as large as that of all money."""
    for kind in _KINDS:
        everything = subject.amounts_of_form(f"{kind}.{_ALL}", entity)
        appropriated = subject.amounts_of_form(f"{kind}.{_APPROPRIATED}", entity)
        if not (everything and appropriated):
            continue
        others = (a for a in appropriated if a.amount_yuan and a.fund not in _ONE_FUND)
        return _largest(everything) == _largest(appropriated) and next(others, None) is None
    return False


def _largest(amounts: Iterable[Amount]) -> Decimal:
    return max((a.amount_yuan for a in amounts if a.amount_yuan is not None), default=Decimal(0))
