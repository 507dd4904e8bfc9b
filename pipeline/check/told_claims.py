"""One amount of a sentence that two checks find wrong → the failure that stands, and the other, which says it
again.

A list of items is held against a column, and each amount of it against the cell that it is bound to; the
whole of a list is held against its cell, and against its parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from pipeline.model.records import Finding

_AMOUNT, _ITEM = "claim.amount_as_in_table", "claim.item_in_table"
_LIST = "prose.parts_make_whole"


def of_one_amount(failures: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of the failure of an amount and that of the same amount as an item of a list, or as the whole
    of one, which says it again: both stand in one line and tell of one figure."""
    items = defaultdict[Hashable, list[Finding]](list)
    for each in failures:
        if each.outcome.fails and each.check in (_ITEM, _LIST):
            items[_place(each)].append(each)
    for first in failures if items else ():
        if first.outcome.fails and first.check == _AMOUNT and first.printed is not None:
            for other in items.get(_place(first), ()):
                of_one = _is_of_whole if other.check == _LIST else _is_of_figure
                if of_one(other, first):
                    yield first, other


def _place(finding: Finding) -> Hashable:
    return finding.entity, finding.source_file, finding.source_page, finding.source_line


def _is_of_whole(listed: Finding, first: Finding) -> bool:
    """Whether a list tells of the same figure as its whole, and that it is off by as much."""
    if listed.difference is None or first.difference is None:
        return False
    off = abs(listed.difference) == abs(first.difference)
    return listed.printed == first.printed and off


def _is_of_figure(item: Finding, first: Finding) -> bool:
    if item.printed is not None:
        return item.printed == first.printed
    figure = rf"(?<![\d.]){re.escape(str(first.printed))}(?![\d.])"
    return re.search(figure, item.message.replace(",", "")) is not None
