"""How far the amounts of a file agree with those of the text that it was written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount
from pipeline.values.text import fold

Stated = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`share` of the text's amounts that the file states just so; what is `missing` and `extra`;
    whether they stand `in_order`."""

    share: float
    missing: tuple[Stated, ...]
    extra: tuple[Stated, ...]
    in_order: bool


def agreement(text: Sequence[Amount], file: Sequence[Amount]) -> Agreement:
    """Compare all that is said of each amount but where it stands."""
    printed, read = [stated(a) for a in text], [stated(a) for a in file]
    missing, extra = Counter(printed) - Counter(read), Counter(read) - Counter(printed)
    return Agreement(
        share=1 - missing.total() / len(printed),
        missing=tuple(missing.elements()),
        extra=tuple(extra.elements()),
        in_order=printed == read,
    )


def stated(amount: Amount) -> Stated:
    """What an amount says. White space in labels is the typesetter's: a line broken in a narrow
    column, a heading spread over a wide one."""
    return (
        amount.table_no,
        amount.form,
        amount.entity,
        amount.classification,
        amount.code,
        fold(amount.row_label),
        fold(amount.column_label),
        amount.measure,
        amount.phase,
        amount.fund,
        amount.direction,
        amount.fiscal_year,
        amount.amount_text,
        amount.unit,
        amount.amount_yuan,
    )
