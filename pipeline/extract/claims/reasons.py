"""Changes given as the reason of another → its parts, where they add up to it.

支出比上年减少 20 万元，主要是基本支出增加 5 万元，项目支出减少 25 万元: what is said behind 主要是 is of
something else as a rule (another project, another unit). Where the changes make the whole, they are
those of its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import dropwhile, islice

from pipeline.extract.claims.drafts import Draft
from pipeline.values.units import in_yuan

_FEWEST = 2


def settle_reasons(
    told: Sequence[Draft], backwards: Iterator[Draft], code_of: Callable[[Draft, Draft], str]
) -> None:
    """Make parts of the changes that a sentence gives as reasons; `told` are its drafts, `backwards` all
    up to its end, the last one first; `code_of` tells the code of a part of a whole."""
    # 一般公共预算拨款收入增加650万元，上年结转结余8000万元: what is there is more by that.
    parts = [draft for draft in told if draft.is_reason]
    if len(parts) < _FEWEST or parts[0].kind != "change":
        return
    before = islice(dropwhile(lambda draft: draft is not parts[0], backwards), 1, None)
    whole = next((d for d in before if d.kind == "change" and d.amount), None)
    if whole is not None and not whole.apart and _adds_up(whole, parts):
        for part in parts:
            part.apart, part.parent = False, whole
            part.code = code_of(part, whole)


def _adds_up(whole: Draft, parts: Sequence[Draft]) -> bool:
    stated = [_signed(each) for each in (whole, *parts)]
    if None in stated:
        return False
    (total, half), *others = (each for each in stated if each is not None)
    return abs(total - sum(value for value, _ in others)) <= half + sum(h for _, h in others)


def _signed(draft: Draft) -> tuple[Decimal, Decimal] | None:
    """By how much, in yuan, with half of the last digit; None where that is not said in money."""
    changes = draft.kind == "amount" or draft.direction in ("increase", "decrease")
    if draft.amount is None or not changes:
        return None
    value = in_yuan(draft.amount.value, draft.amount.unit_meant)
    half = in_yuan(draft.amount.number.half_unit, draft.amount.unit_meant)
    if value is None or half is None:
        return None
    return (-value if draft.direction == "decrease" else value), half
