"""A record of a printed number → the record as it is published: without a value where the number is not
exactly what is printed (`PrintedNumber.is_exact`), so that nobody finds a value that stands nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.model.records import Amount, Claim, Headline
from pipeline.values.amounts import MOST_DECIMALS, parse_amount

Record = TypeVar("Record", Amount, Claim, Headline)

_OF_AMOUNT = (("amount", "amount_text"), ("amount_yuan", "amount_text"))
_VALUES: Mapping[type, Sequence[tuple[str, str]]] = {
    Amount: _OF_AMOUNT,
    Claim: (*_OF_AMOUNT, ("percentage", "percentage_text")),
    Headline: _OF_AMOUNT[1:],
}
"""The values of each kind of record, with the printed texts that they are read from."""


def without_inexact(record: Record) -> Record:
    """The record, its values None where its printed text has digits that no amount has."""
    if len(record.amount_text) <= MOST_DECIMALS and not isinstance(record, Claim):
        return record  # nearly all
    inexact: dict[str, Any] = {
        value: None
        for value, text in _VALUES[type(record)]
        if getattr(record, value) is not None and not _is_exact(getattr(record, text))
    }
    return replace(record, **inexact) if inexact else record


def _is_exact(text: str) -> bool:
    if len(text) <= MOST_DECIMALS:
        return True
    number = parse_amount(text)
    return number is None or number.is_exact
