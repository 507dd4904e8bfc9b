"""A finding and the others that it tells → the finding with their places."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replaced
from pipeline.model.records import Finding

_MOST_SHOWN = 5


def other_places(first: Finding, others: Sequence[Finding]) -> tuple[str, str]:
    """The pages, or the lines, of the others on which the first does not stand itself, in Chinese and
    English; "" for none."""
    by_page = first.source_page is not None
    own = first.source_page if by_page else first.source_line
    places = dict.fromkeys(each.source_page if by_page else each.source_line for each in others)
    shown = sorted(place for place in places if place is not None and place != own)
    if not shown:
        return "", ""
    numbers = [str(place) for place in shown[:_MOST_SHOWN]]
    more, more_en = (" 等", " …") if len(shown) > _MOST_SHOWN else ("", "")
    return (
        f"第 {'、'.join(numbers)}{more} {'页' if by_page else '行'}",
        f"{'page' if by_page else 'line'} {', '.join(numbers)}{more_en}",
    )


def with_all_places(first: Finding, others: Sequence[Finding]) -> Finding:
    """The finding, with how often it is to be said and where else."""
    number = len(others) + 1
    shown, shown_en = other_places(first, others)
    return replaced(
        first,
        message=f"{first.message}（共 {number} 处{f'，另见{shown}' if shown else ''}）",
        message_en=f"{first.message_en} ({number} times{f', also on {shown_en}' if shown else ''})",
    )
