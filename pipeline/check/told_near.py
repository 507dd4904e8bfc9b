"""Failures of sentences that stand close together in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from pipeline.model.records import Finding

_NEAR = 60
"""Lines of a text without pages within which one list, and what it is of, stand."""
_OF_TEXT = ("claim", "prose")
_OF_LISTS = ("claim.list_whole", "prose.parts_make_whole", "prose.item_in_divisions")
"""Checks that find what a list leaves out: on one page by the same amount, it is the same list."""


def near(failures: Sequence[Finding]) -> Iterator[tuple[bool, list[int]]]:
    """Failures of sentences in one unit that stand on one page, or within some lines; those of lists
    once more for themselves, which is told with them."""
    on_page = defaultdict[tuple[bool, Hashable], list[int]](list)
    by_line = defaultdict[tuple[bool, str], dict[int, list[int]]](lambda: defaultdict(list))
    for number, failure in enumerate(failures):
        if family_of(failure) not in _OF_TEXT:
            continue
        for of_lists in {False, failure.check in _OF_LISTS}:
            if failure.source_page is not None:
                on_page[of_lists, (failure.unit, failure.source_page)].append(number)
            else:
                by_line[of_lists, failure.unit][failure.source_line or 0].append(number)
    yield from ((of_lists, numbers) for (of_lists, _), numbers in on_page.items())
    for (of_lists, _), lines in by_line.items():
        yield from ((of_lists, numbers) for numbers in _stretches(lines))


def _stretches(lines: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """What stands within `_NEAR` lines of each other: any two that do are in one of the stretches,
    in which all do, and each is in few (the logarithm of `_NEAR`)."""
    blocks = {line // _NEAR for line in lines}
    for block in sorted(blocks):
        start = block * _NEAR
        yield _between(lines, start, start + _NEAR)
        if block + 1 in blocks:
            yield from _across(lines, start, 0, _NEAR)


def _across(
    lines: Mapping[int, Sequence[int]], start: int, low: int, high: int
) -> Iterator[list[int]]:
    """Lines of a block, from `low` to `high` in it, with those of the next that are near them."""
    middle = (low + high) // 2
    here = _between(lines, start + middle, start + high)
    there = _between(lines, start + _NEAR + low, start + _NEAR + max(middle, low + 1))
    if here and there:
        yield here + there
    if high - low > 1:
        yield from _across(lines, start, low, middle)
        yield from _across(lines, start, middle, high)


def _between(lines: Mapping[int, Sequence[int]], first: int, end: int) -> list[int]:
    return [number for line in range(first, end) for number in lines.get(line, ())]


def family_of(finding: Finding) -> str:
    return finding.check.partition(".")[0]
