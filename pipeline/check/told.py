"""The failures of all checks → one for each cause; the others name it and accuse nobody again.

What is said twice word for word, of one body, is one finding with all its places. One wrong figure
breaks every sum that it is in, and every sentence that repeats it. As inconsistent
duplicates do in XBRL's Calculations 1.1, a contradiction blocks what leans on it. Two failures have
one cause where their values differ by the same amount and

- they share a cell,
- they are one sum of one table printed over again (合计, and the only 类 and 款 below it),
- they stand close together in the text, or
- the amount has digits enough to tell itself (9380.02), wherever in the disclosure it turns up.

Whatever else fails stands for itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations_with_replacement, pairwise
from typing import NamedTuple

from pipeline.check.told_claims import of_one_amount
from pipeline.check.told_near import family_of, near
from pipeline.check.told_places import other_places, with_all_places
from pipeline.check.told_units import of_one_unit
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Severity
from pipeline.values.told import said_by, told

_TELLING, _SUGGESTING = 4, 2
"""Significant digits from which on a difference is no coincidence at all, or none on one page."""
_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_FAMILIES = ("arithmetic", "cross_table", "claim", "performance", "prose")
"""Who tells what several found: sums before sentences."""
_WRONG_YEAR, _OWN_BASE = "claim.year_of_amount", "prose.base_year"
_SENTENCE = 1
"""Lines between what two checks say of one sentence."""
_MANY = 5
"""So many times what rounding explains, a difference is told by its size."""


def told_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, which have their ids, in their order; of those of one cause one fails, and says
    where else the difference shows."""
    failing = [finding for finding in findings if finding.outcome.fails]
    made: dict[str, Finding] = {}
    for first, *others in _same_words([f for f in failing if f.slip or not f.difference]):
        made[first.id] = with_all_places(first, others)
        made |= {each.id: said_by(each, first) for each in others}
    for pairs in (_of_one_year, of_one_unit, of_one_amount):
        for first, other in pairs([made.get(each.id, each) for each in failing]):
            made[other.id] = said_by(other, first)
    left = (made.get(each.id, each) for each in failing if each.difference)
    for group in _causes([each for each in left if each.outcome.fails]):
        first = _teller(group)
        others = [each for each in group if each is not first]
        made[first.id] = _with_places(first, others)
        made |= {each.id: told(each, first) for each in others}
    return tuple(made.get(finding.id, finding) for finding in findings)


def _same_words(failures: Sequence[Finding]) -> Iterator[list[Finding]]:
    """The failures that say one thing of one body, where there are several, in their order: one slip in
    one table, or in the prose, is one thing, whatever words it is found in."""
    said = defaultdict[Hashable, list[Finding]](list)
    for each in failures:
        table = each.table if each.slip else ""
        said[each.entity, each.check, each.slip or each.message, table].append(each)
    return (same for same in said.values() if len(same) > 1)


def _of_one_year(failures: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """The sentences whose year is told to be wrong by a table, each with the finding that it compares with
    its own year: the one slip in 2025年预算90万元，比2025年减少5万元."""
    failing = [each for each in failures if each.outcome.fails]
    stated = [each for each in failing if each.check == _WRONG_YEAR]
    for other in failing if stated else ():
        if other.check == _OWN_BASE:
            first = next((each for each in stated if _is_beside(each, other)), None)
            if first is not None:
                yield first, other


def _is_beside(one: Finding, other: Finding) -> bool:
    """Whether two findings stand in one sentence, as their lines tell."""
    if (one.entity, one.source_file, one.source_page) != (
        other.entity, other.source_file, other.source_page,
    ) or one.source_line is None or other.source_line is None:  # fmt: skip
        return False
    return abs(one.source_line - other.source_line) <= _SENTENCE


def _causes(failures: Sequence[Finding]) -> Iterator[list[Finding]]:
    """The failures of every cause that has several, in their order."""
    cause = list(range(len(failures)))
    for one, other in _joined(failures, cause):
        kept, gone = sorted((_first(cause, one), _first(cause, other)))
        cause[gone] = kept
    cause = [_first(cause, number) for number in cause]
    groups = defaultdict[int, list[Finding]](list)
    for number, failure in zip(cause, failures, strict=True):
        groups[number].append(failure)
    return (group for group in groups.values() if len(group) > 1)


def _first(cause: list[int], number: int) -> int:
    """The first failure of the cause that a failure is known to have, the way there made shorter."""
    while cause[number] != number:
        cause[number] = cause[cause[number]]
        number = cause[number]
    return number


def _joined(failures: Sequence[Finding], cause: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of failures, by their numbers, that have one cause: enough of them to know all others by.
    `cause` is what is known of each as they come: what is of one already is not compared again."""
    same = defaultdict[Hashable, list[int]](list)
    at_cell = defaultdict[Hashable, list[int]](list)
    sized = [_Sized.of(number, failure) for number, failure in enumerate(failures)]
    for number, failure in enumerate(failures):
        for trait in _telling(failure, sized[number].digits):
            same[trait].append(number)
        for cell in set(failure.cells):
            at_cell[cell].append(number)
    for numbers in same.values():
        yield from pairwise(numbers)
    for numbers in at_cell.values():
        yield from _alike([sized[number] for number in numbers])
    by_size = sorted(sized)
    rank = {each.number: at for at, each in enumerate(by_size)}
    for of_lists, numbers in near(failures):
        if len({_first(cause, number) for number in numbers}) > 1:
            ranked = sorted([rank[number] for number in numbers])
            yield from _told_alike([by_size[at] for at in ranked], of_lists)


class _Sized(NamedTuple):
    """What of a failure's difference is compared; `digits` are the significant ones, whatever the unit is:
    those of 9380.02 and 93800200 are the same."""

    size: Decimal
    reach: Decimal
    digits: tuple[int, ...]
    number: int

    @classmethod
    def of(cls, number: int, failure: Finding) -> _Sized:
        size = abs(failure.difference or Decimal(0))
        digits = size.normalize().as_tuple().digits
        return cls(size, failure.tolerance or Decimal(0), digits, number)


def _alike(group: Sequence[_Sized]) -> Iterator[tuple[int, int]]:
    """Those whose differences are one, in whatever units, or may be by their printed digits."""
    yield from _same_digits(group)
    widest: _Sized | None = None
    for each in sorted(group, key=lambda each: each.size - each.reach):
        if widest and each.size - each.reach <= widest.size + widest.reach:
            yield widest.number, each.number
        if not widest or each.size + each.reach > widest.size + widest.reach:
            widest = each


def _told_alike(group: Sequence[_Sized], of_lists: bool) -> Iterator[tuple[int, int]]:
    """Those alike, of a group in the order of their sizes, one of which suggests something or all of which
    are of lists, whose differences are the same digits, or so large that being much alike tells
    something: 0.03, give or take 0.02, is like any other small difference."""
    by_reach = defaultdict[tuple[bool, Decimal], list[_Sized]](list)
    for each in group:
        by_reach[of_lists or len(each.digits) >= _SUGGESTING, each.reach].append(each)
    yield from _same_digits(
        each for (suggests, _), some in by_reach.items() if suggests for each in some
    )
    for one, other in combinations_with_replacement(by_reach, 2):
        if one[0] or other[0]:
            within = one[1] + other[1]
            some = [by_reach[key] for key in {one, other}]
            large = [side[bisect_left(side, (_MANY * within,)) :] for side in some]
            yield from _within(large, within)


def _within(sides: Sequence[Sequence[_Sized]], reach: Decimal) -> Iterator[tuple[int, int]]:
    """Of one side, or of two, those that differ by no more than the reach from one on the other side:
    each with the nearest below and above."""
    if len(sides) == 1:
        pairs = pairwise(sides[0])
        yield from ((a.number, b.number) for a, b in pairs if b.size - a.size <= reach)
        return
    if not all(sides):
        return
    for one, other in (sides, sides[::-1]):
        for each in one:
            at = bisect_left(other, each)
            for beside in other[max(at - 1, 0) : at + 1]:
                if abs(beside.size - each.size) <= reach:
                    yield each.number, beside.number


def _same_digits(group: Iterable[_Sized]) -> Iterator[tuple[int, int]]:
    first: dict[tuple[int, ...], int] = {}
    for each in group:
        yield first.setdefault(each.digits, each.number), each.number


def _telling(failure: Finding, digits: tuple[int, ...]) -> Iterator[Hashable]:
    """What only failures of one cause have in common."""
    if len(digits) >= _TELLING:
        yield digits
    if failure.table:
        yield digits, _stated(failure)


def _stated(finding: Finding) -> tuple[Hashable, ...]:
    return finding.check, finding.table, finding.printed, finding.expected


def _teller(group: Sequence[Finding]) -> Finding:
    """The gravest, a sum before a sentence, the one at the figure that the most of them lean on."""

    leaning_on = Counter(cell for each in group for cell in set(each.cells))

    def rank(finding: Finding) -> tuple[int, int, int]:
        family = family_of(finding)
        leaning = sum(leaning_on[cell] for cell in finding.cells[:1])
        known = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
        return _GRAVITY.index(finding.severity), known, -leaning

    return min(group, key=rank)


def _with_places(first: Finding, others: Sequence[Finding]) -> Finding:
    """The finding, with the other pages (or lines) on which the difference shows."""
    shown, shown_en = other_places(first, others)
    if not shown:
        return first
    return replaced(
        first,
        message=f"{first.message}（同一差异另见{shown}）",
        message_en=f"{first.message_en} (the same difference shows on {shown_en})",
    )
