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
_NEAR = 12
"""Lines within which a list in paragraphs of its own, and what it is of, stand."""


def of_one_amount(failures: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of the failure of an amount and that of the same amount as an item of a list in its line, as the
    whole of a list, or as a part of one near it, which says it again."""
    items = defaultdict[Hashable, list[Finding]](list)
    lists = [each for each in failures if each.outcome.fails and each.check == _LIST]
    for each in failures:
        if each.outcome.fails and each.check == _ITEM:
            items[_place(each)].append(each)
    for first in failures if items or lists else ():
        if first.outcome.fails and first.check == _AMOUNT and first.printed is not None:
            for other in items.get(_place(first), ()):
                if _is_of_figure(other, first):
                    yield first, other
            for other in lists:
                if _is_of_list(other, first):
                    yield first, other


def _place(finding: Finding) -> tuple[Hashable, ...]:
    return finding.entity, finding.source_file, finding.source_page, finding.source_line


def _is_of_list(listed: Finding, first: Finding) -> bool:
    """Whether a list is off by as much as an amount that is its whole or one of its parts."""
    if not listed.difference or not first.difference:
        return False
    apart = abs((listed.source_line or 0) - (first.source_line or 0))
    if _place(listed)[:3] != _place(first)[:3] or abs(listed.difference) != abs(first.difference):
        return False
    is_whole = listed.printed == first.printed and apart == 0
    return is_whole or (apart <= _NEAR and _is_named(listed, first))


def _is_named(finding: Finding, first: Finding) -> bool:
    """Whether the words of a finding print the figure of another."""
    figure = rf"(?<![\d.]){re.escape(str(first.printed))}(?![\d.])"
    return re.search(figure, finding.message.replace(",", "")) is not None


def _is_of_figure(item: Finding, first: Finding) -> bool:
    if item.printed is not None:
        return item.printed == first.printed
    return _is_named(item, first)
