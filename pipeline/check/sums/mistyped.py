"""A total and its parts that do not make it → whether one figure that was mistyped explains it.

A digit that is another, two digits that changed places, a decimal point that was lost, a sign turned
round, an amount in 元 for 万元.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.model.records import Amount
from pipeline.values.slips import is_mistyped


def explained(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the total or one of its parts, as it is or with its sign turned round, would be mistyped."""
    if total.amount is None:
        return False
    off = total.amount - sum((part.amount or Decimal(0) for part in parts), Decimal(0))
    figures = [(total.amount, total.amount - off)]
    figures += [(part.amount, part.amount + off) for part in parts if part.amount]
    return any(is_mistyped(printed, meant) or printed == -meant for printed, meant in figures)
