"""The failures of all checks → one for each cause; the others name it and accuse nobody again.

One wrong figure breaks every sum that it is in, and every sentence that repeats it. As inconsistent
duplicates do in XBRL's Calculations 1.1, a contradiction blocks what leans on it. Two failures have
one cause where their values differ by the same amount and

- they share a cell,
- they are one sum of one table printed over again (合计, and the only 类 and 款 below it),
- they stand close together in the text, or
- the amount has digits enough to tell itself (9380.02), wherever in the disclosure it turns up.

Whatever else fails stands for itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise, product

from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.told import told

_TELLING, _SUGGESTING = 4, 2
"""Significant digits from which on a difference is no coincidence at all, or none on one page."""
_NEAR = 60
"""Lines of a text without pages within which one list, and what it is of, stand."""
_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_FAMILIES = ("arithmetic", "cross_table", "claim", "performance", "prose")
"""Who tells what several found: sums before sentences."""
_OF_TEXT = ("claim", "prose")
_OF_LISTS = ("claim.list_whole", "prose.parts_make_whole", "prose.item_in_divisions")
"""Checks that find what a list leaves out: on one page by the same amount, it is the same list."""
_MOST_SHOWN = 5
_MANY = 5
"""So many times what rounding explains, a difference is told by its size."""


def told_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, which have their ids, in their order; of those of one cause one fails, and says
    where else the difference shows."""
    failures = [f for f in findings if f.outcome is Outcome.FAIL and f.difference]
    made: dict[str, Finding] = {}
    for group in _causes(failures):
        first = _teller(group)
        others = [each for each in group if each is not first]
        made[first.id] = _with_places(first, others)
        made |= {each.id: told(each, first) for each in others}
    return tuple(made.get(finding.id, finding) for finding in findings)


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
    Those that are known by then, as `cause` says, are not looked at."""
    same = defaultdict[Hashable, list[int]](list)
    having = defaultdict[Hashable, list[int]](list)
    by_line = any(each.source_page is None for each in failures)
    for number, failure in enumerate(failures):
        for trait in _telling(failure):
            same[trait].append(number)
        for trait in _traits(failure, by_line):
            having[trait].append(number)
    for numbers in same.values():
        yield from pairwise(numbers)
    for numbers in having.values():
        for one, other in map(sorted, _alike(failures, numbers)):
            is_known = _first(cause, one) == _first(cause, other)
            if not is_known and _are_one(failures[one], failures[other]):
                yield one, other


def _alike(failures: Sequence[Finding], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of failures with a trait in common, the pairs by which all of one cause are known: neighbours
    with the same digits, and those whose differences lie within each other's reach."""
    yield from pairwise(sorted(numbers, key=lambda number: _beside(failures[number])))
    by_size = defaultdict[Decimal, list[int]](list)
    for number in numbers:
        by_size[abs(failures[number].difference or Decimal(0))].append(number)
    sizes = sorted(by_size)
    reach = {size: max(_reach(failures[number]) for number in by_size[size]) for size in sizes}
    widest = max(reach.values())
    for at, size in enumerate(sizes):
        for larger in islice(sizes, at + 1, None):
            if larger - size > reach[size] + widest:
                break
            if larger - size <= reach[size] + reach[larger]:
                yield from product(by_size[size], by_size[larger])


def _beside(failure: Finding) -> tuple[object, ...]:
    """An order in which failures with the same digits follow one another down the text, those apart
    of which only lists may be one."""
    digits = _digits(failure)
    apart = len(digits) < _SUGGESTING and failure.check in _OF_LISTS
    return digits, apart, failure.source_page or 0, failure.source_line or 0


def _telling(failure: Finding) -> Iterator[Hashable]:
    """What only failures of one cause have in common (see `_are_one`)."""
    digits = _digits(failure)
    if len(digits) >= _TELLING:
        yield digits
    if failure.table:
        yield digits, _stated(failure)


def _traits(failure: Finding, by_line: bool) -> set[Hashable]:
    """What failures of one cause may have in common besides: a cell, or that they are sentences that
    stand near each other; `by_line` where some stand on no page."""
    traits: set[Hashable] = set(failure.cells)
    if _family(failure) not in _OF_TEXT:
        return traits
    if failure.source_page is not None:
        traits.add(("page", failure.source_page))
    if by_line:
        stretch = (failure.source_line or 0) // _NEAR
        traits |= {("lines", stretch), ("lines", stretch + 1)}
    return traits


def _are_one(one: Finding, other: Finding) -> bool:
    digits = _digits(one)
    if digits == _digits(other) and (len(digits) >= _TELLING or _is_printed_again(one, other)):
        return True
    if not set(one.cells).isdisjoint(other.cells):
        return _differ_alike(one, other)
    return _are_near(one, other) and _differ_alike(one, other) and _are_told(one, other)


def _digits(failure: Finding) -> tuple[int, ...]:
    """The significant digits of a difference, whatever its unit is: those of 9380.02 and 93800200
    are the same."""
    return (failure.difference or Decimal(0)).normalize().as_tuple().digits


def _differ_alike(one: Finding, other: Finding) -> bool:
    """Whether two differences are one, in whatever units, or may be by their printed digits."""
    first, second = (abs(each.difference or Decimal(0)) for each in (one, other))
    return _digits(one) == _digits(other) or abs(first - second) <= _reach(one) + _reach(other)


def _are_told(one: Finding, other: Finding) -> bool:
    """Whether differences are the same digits, or so large that being much alike tells something: 0.03,
    give or take 0.02, is like any other small difference."""
    reach = _reach(one) + _reach(other)
    smaller = min(abs(each.difference or Decimal(0)) for each in (one, other))
    return _digits(one) == _digits(other) or smaller >= _MANY * reach


def _reach(failure: Finding) -> Decimal:
    return failure.tolerance or Decimal(0)


def _is_printed_again(one: Finding, other: Finding) -> bool:
    return bool(one.table) and _stated(one) == _stated(other)


def _stated(finding: Finding) -> tuple[Hashable, ...]:
    return finding.check, finding.table, finding.printed, finding.expected


def _are_near(one: Finding, other: Finding) -> bool:
    """Whether two failures of sentences stand on one page, or within some lines."""
    of_text = _family(one) in _OF_TEXT and _family(other) in _OF_TEXT
    of_lists = one.check in _OF_LISTS and other.check in _OF_LISTS
    if not of_text or one.unit != other.unit or (len(_digits(one)) < _SUGGESTING and not of_lists):
        return False
    if one.source_page is not None:
        return one.source_page == other.source_page
    return abs((one.source_line or 0) - (other.source_line or 0)) <= _NEAR


def _family(finding: Finding) -> str:
    return finding.check.partition(".")[0]


def _teller(group: Sequence[Finding]) -> Finding:
    """The gravest, a sum before a sentence, the one at the figure that the most of them lean on."""

    leaning_on = Counter(cell for each in group for cell in set(each.cells))

    def rank(finding: Finding) -> tuple[int, int, int]:
        family = _family(finding)
        leaning = sum(leaning_on[cell] for cell in finding.cells[:1])
        known = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
        return _GRAVITY.index(finding.severity), known, -leaning

    return min(group, key=rank)


def _with_places(first: Finding, others: Sequence[Finding]) -> Finding:
    """The finding, with the other pages (or lines) on which the difference shows."""
    by_page = first.source_page is not None
    own = first.source_page if by_page else first.source_line
    places = dict.fromkeys(each.source_page if by_page else each.source_line for each in others)
    shown = sorted(place for place in places if place is not None and place != own)
    if not shown:
        return first
    numbers = "、".join(map(str, shown[:_MOST_SHOWN])) + (" 等" if len(shown) > _MOST_SHOWN else "")
    numbers_en = ", ".join(map(str, shown[:_MOST_SHOWN])) + (
        " …" if len(shown) > _MOST_SHOWN else ""
    )
    return replace(
        first,
        message=f"{first.message}（同一差异另见第 {numbers} {'页' if by_page else '行'}）",
        message_en=f"{first.message_en} (the same difference shows on "
        f"{'page' if by_page else 'line'} {numbers_en})",
    )
