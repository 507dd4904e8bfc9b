"""Percentages whose subject or whole the words leave open → the amount that makes them true.

A share of 1,177 % is no statement of anybody's: where a sentence does not say of what a percentage
is, the amount of the same section with which it holds is what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.extract.claims.drafts import Draft, yuan_of
from pipeline.extract.claims.quantities import Quantity
from pipeline.values.sides import side_of

_PERCENT = Decimal(100)
_OF_FUNDS = (
    "general_public", "general_public_current", "general_public_income", "government_fund",
    "fund_income", "appropriation_income", "appropriation_expenditure", "appropriation_total",
)  # fmt: skip


def whole_of(
    part: Draft | None,
    percentage: Quantity,
    found: Draft | None,
    drafts: Sequence[Draft],
    base: str,
) -> Draft | None:
    """The whole of a share: what was found where the share holds, else the last amount before with
    which it does, on the side of the accounts that the words for the base name; else what was found. Of
    what was spent no budget is the whole, where what was found is none. An amount of the same sentence that
    has a share itself is a part beside it: it is the whole only where no other is, and not by a rate in whole
    per cent, which many amounts fit.
    """
    value = yuan_of(part)
    if part is None or value is None or (found and _is_share(value, found, percentage)):
        return found
    if found is not None and value == yuan_of(found) == 0:
        return found  # 占授予中小企业合同金额的0.00%, of which there is none
    side = side_of(base)
    beside = [d.of for d in drafts if d.kind == "share" and d.sentence is part.sentence]
    among = drafts if base else [d for d in drafts if not _is_one_of(d, beside)]
    if percentage.number.decimals and len(among) < len(drafts):
        among = [*(d for d in drafts if _is_one_of(d, beside)), *among]
    for draft in reversed(among):
        fits_side = not side or side_of(draft.words) in ("", side)
        if draft.kind != "amount" or draft is part or not fits_side:
            continue
        if found is not None and _is_of_another_phase(draft, part, found):
            continue
        if _is_share(value, draft, percentage):
            return draft
    return found


def _is_one_of(draft: Draft, others: Sequence[Draft | None]) -> bool:
    return any(draft is other for other in others)


def _is_of_another_phase(draft: Draft, part: Draft, found: Draft) -> bool:
    """Whether an amount is of another phase than a part and the whole that was found for it, which agree."""
    return part.phase == found.phase != draft.phase


def is_share(part: Draft, whole: Draft, percentage: Quantity) -> bool:
    """Whether a percentage is what an amount is of another."""
    value = yuan_of(part)
    return value is not None and _is_share(value, whole, percentage)


def is_as_much(one: Draft, other: Draft) -> bool:
    """Whether two amounts are the same."""
    return yuan_of(one) is not None and yuan_of(one) == yuan_of(other)


def makes_up(parts: Sequence[Draft], whole: Draft) -> bool:
    """Whether parts add up to a whole that is more than nothing."""
    stated, total = [yuan_of(part) for part in parts], yuan_of(whole)
    return bool(parts and total) and None not in stated and sum(filter(None, stated)) == total


def is_larger(one: Draft, other: Draft) -> bool:
    """Whether an amount is larger than another, and so no part of it."""
    values = yuan_of(one), yuan_of(other)
    return values[0] is not None and values[1] is not None and values[0] > values[1]


def whole_of_fund(
    part: Draft | None, percentage: Quantity, found: Draft, drafts: Sequence[Draft]
) -> Draft:
    """The whole of a share of all that is spent: the money of the part's fund, wherever that was stated,
    where the share holds of it alone. 占部门支出总额 among the figures of one fund may mean that fund's."""
    value = yuan_of(part)
    if part is None or not part.fund or value is None or _is_share(value, found, percentage):
        return found
    wholes = (d for d in reversed(drafts) if d.kind == "amount" and d.code in _OF_FUNDS)
    meant = (d for d in wholes if d.fund == part.fund and _is_share(value, d, percentage))
    return next(meant, found)


def completed(spent: Draft | None, percentage: Quantity, budgets: Sequence[Draft]) -> Draft | None:
    """The budget that was completed: the first with which the percentage holds, else the likeliest."""
    value = yuan_of(spent)
    for budget in budgets if value is not None else ():
        whole = yuan_of(budget)
        if value is not None and whole and _holds(value, whole, percentage):
            return budget
    return next(iter(budgets), None)


def subject_of(change: Draft, candidates: Iterable[Draft | None]) -> Draft | None:
    """Of the amounts that may have changed the first that gives the percentage, None if none does."""
    return next((c for c in candidates if c is not None and _grew(change, c)), None)


def makes(base: Draft, change: Draft, level: Draft | None) -> bool:
    """Whether an amount is what the one of another year became by a change."""
    now, before, by = yuan_of(level), yuan_of(base), yuan_of(change)
    if now is None or before is None or by is None:
        return False
    return now == before + (abs(by) if change.direction == "increase" else -abs(by))


def grew_from(base: Draft, change: Draft, level: Draft | None) -> bool:
    """Whether the rate of a change is what an amount became by it from that of another year."""
    now, before, stated = yuan_of(level), yuan_of(base), change.percentage
    if now is None or not before or before < 0 or stated is None:
        return False
    if (now > before) != (change.direction == "increase"):
        return False
    return abs(_PERCENT * abs(now - before) / before - stated.value) <= 2 * stated.number.half_unit


def _is_share(part: Decimal, whole: Draft, percentage: Quantity) -> bool:
    value = yuan_of(whole)
    if value is None or value <= 0 or part > value:
        return False
    return _holds(part, value, percentage)


def _holds(part: Decimal, whole: Decimal, percentage: Quantity) -> bool:
    return abs(_PERCENT * part / whole - percentage.value) <= percentage.number.half_unit


def _grew(change: Draft, level: Draft) -> bool:
    now, by, stated = yuan_of(level), yuan_of(change), change.percentage
    if now is None or by is None or stated is None:
        return False
    signed = abs(by) if change.direction == "increase" else -abs(by)
    before = now - signed
    if before <= 0:
        return False
    return abs(_PERCENT * abs(by) / before - abs(stated.value)) <= 2 * stated.number.half_unit
