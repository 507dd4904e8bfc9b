"""One amount of a sentence that two checks hold against the tables → the failure that stands, and the other,
which says it again.

A list of items is held against a column, and each amount of it against the cell that it is bound to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from pipeline.model.records import Finding

_AMOUNT, _ITEM = "claim.amount_as_in_table", "claim.item_in_table"


def of_one_amount(failures: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of the failure of an amount and that of the same amount as an item of a list, which says it
    again: both stand in one line and tell of one figure."""
    items = defaultdict[Hashable, list[Finding]](list)
    for each in failures:
        if each.outcome.fails and each.check == _ITEM:
            items[_place(each)].append(each)
    for first in failures if items else ():
        if first.outcome.fails and first.check == _AMOUNT and first.printed is not None:
            for other in items.get(_place(first), ()):
                if _is_of_figure(other, first):
                    yield first, other


def _place(finding: Finding) -> Hashable:
    return finding.entity, finding.source_file, finding.source_page, finding.source_line


def _is_of_figure(item: Finding, first: Finding) -> bool:
    if item.printed is not None:
        return item.printed == first.printed
    figure = rf"(?<![\d.]){re.escape(str(first.printed))}(?![\d.])"
    return re.search(figure, item.message.replace(",", "")) is not None
