"""A record of a printed number → the record as it is published: without a value where the number is not
exactly what is printed (`PrintedNumber.is_exact`), so that nobody finds a value that stands nowhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from pipeline.model.records import Amount, Claim, Headline
from pipeline.values.amounts import MOST_DECIMALS, parse_amount

Record = TypeVar("Record", Amount, Claim, Headline)


def without_inexact(record: Record) -> Record:
    """The record, its values None where its printed text has digits that no amount has."""
    if isinstance(record, Headline):
        return replace(record, amount_yuan=_exact(record.amount_yuan, record.amount_text))
    if record.amount is None and record.amount_yuan is None and not isinstance(record, Claim):
        return record
    amount = _exact(record.amount, record.amount_text)
    made = replace(
        record, amount=amount, amount_yuan=_exact(record.amount_yuan, record.amount_text)
    )
    if isinstance(made, Claim):
        return replace(made, percentage=_exact(made.percentage, made.percentage_text))
    return made


def _exact(value: Decimal | None, text: str) -> Decimal | None:
    if value is None or len(text) <= MOST_DECIMALS:
        return value
    number = parse_amount(text)
    return value if number is None or number.is_exact else None
