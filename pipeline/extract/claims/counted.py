"""What a sentence counts → the row of a form that counts the same, where one states as many.

Vehicles by kind and large equipment stand in the form of assets, groups, persons and vehicles in that of
“三公”. A row is bound only where its name is the same and its number too: nothing is accused by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from pipeline.model.records import Amount
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.values.units import is_money

_FORMS = ("assets", "final.three_public", "final.three_public_general")
_MEASURES = ("total", "quantity")
_BRACKETS = re.compile(r"\([^()]*\)")
_WORTH = re.compile(r"(?P<worth>\d+)万元?(?:\(含\))?以上.*设备")
_SHORTEST = 3


class CountedRows:
    """The rows of a disclosure that count; `body` makes the names of one entity one."""

    def __init__(self, amounts: Iterable[Amount], body: Callable[[str], str]) -> None:
        self._rows = defaultdict[tuple[str, str], list[Amount]](list)
        for amount in amounts:
            if amount.form in _FORMS and amount.measure in _MEASURES and not is_money(amount.unit):
                self._rows[body(amount.entity), _plain(amount.row_label)].append(amount)

    def find(
        self, entity: str, words: str, unit: str, period: int | None, value: Decimal | None
    ) -> Amount | None:
        """The first amount of a row of that name that is as much, of the year or, in a budget, of the
        end of the year before."""
        name = _plain(words)
        if not self._rows or len(name) < _SHORTEST or value is None or period is None:
            return None
        names = (name, f"{name}数", f"{name}数量", f"{name}{unit}", f"{name}{unit}数")
        for amount in (a for each in names for a in self._rows.get((entity, each), ())):
            if amount.amount == value and amount.fiscal_year in (period, period + 1):
                return amount
        return None


def _plain(name: str) -> str:
    """The name as it is compared; equipment by the price from which it is counted."""
    folded = fold(split_number(name).text)
    if worth := _WORTH.search(folded):
        return f"{worth['worth']}万元以上设备" if "购置" not in folded else folded
    return bare(_BRACKETS.sub("", folded))
