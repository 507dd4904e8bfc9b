"""A text, read and understood → what its numbers are accounted for as."""

from __future__ import annotations

from dataclasses import replace

from pipeline.account import account_numbers
from pipeline.model.accounted import Accounted
from tests.support import VOCABULARY, Understood, understood


def accounted(found: Understood, layer: tuple[tuple[str, ...], ...] = ()) -> Accounted:
    """`layer` is the text layer that the document is held against."""
    return account_numbers(
        [replace(found.document, layer=layer)],
        found.tables,
        found.amounts,
        found.indicators,
        found.claims,
        VOCABULARY,
    )


def of_text(text: str) -> Accounted:
    return accounted(understood(text))


def left(result: Accounted) -> list[tuple[str, str]]:
    """(number, cause) of those that are not accounted for."""
    return [(each.number, each.cause) for each in result.unaccounted]
