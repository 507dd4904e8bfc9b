"""A total and its parts that do not make it → whether one figure that was mistyped explains it.

A digit that is another, two digits that changed places, a decimal point that was lost, a sign turned
round, an amount in 元 for 万元. A single part explains nothing, nor do several that lack what another part
may be: the table may list some only.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.model.records import Amount
from pipeline.values.slips import is_mistyped, may_be_missing

_FEWEST = 2


def explained(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the total or one of its parts, as it is or with its sign turned round, would be mistyped."""
    if total.amount is None:
        return False
    stated = [part.amount for part in parts if part.amount]
    off = total.amount - sum(stated, Decimal(0))
    if len(stated) < _FEWEST:
        return False
    figures = [(total.amount, total.amount - off), *((part, part + off) for part in stated)]
    if any(printed == -meant for printed, meant in figures):
        return True
    is_some = off > 0 and may_be_missing(off, stated)
    return not is_some and any(is_mistyped(printed, meant) for printed, meant in figures)
