"""All disclosures' failures → the ways into them: by place, by kind of department, by check.

What is listed of one check is all of its failures, the serious first, so many on a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.vocabulary import Checks
from pipeline.website import addresses
from pipeline.website.audit.standings import StandingCount, standing_counts
from pipeline.website.department.department_year import Summary
from pipeline.website.interface.latin import named_place
from pipeline.website.interface.phrases import Bilingual, Said
from pipeline.website.listings.failed import Failed
from pipeline.website.listings.findings import CheckGroup, check_group
from pipeline.website.listings.listed import Listed
from pipeline.website.published.department_kinds import type_of

MOST_OF_A_CHECK = 50
"""How many failures a page of one check lists."""
MOST_WAYS = 200
"""How many places, and how many kinds of departments, the page of all findings names."""
_FAILED = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Way:
    """A page of findings: what it is of, and how many there are, the serious first."""

    name: Said | str
    address: str
    counts: tuple[StandingCount, ...]


def ways_by_place(all_listed: Iterable[Listed]) -> tuple[Way, ...]:
    """The places with failures, those with most errors first."""
    return _ways(
        all_listed,
        lambda each: addresses.place_findings(each.disclosure.division_code),
        lambda each: named_place(each.disclosure.division),
    )


def ways_by_type(all_listed: Iterable[Listed]) -> tuple[Way, ...]:
    """The kinds of departments with failures, those with most errors first."""
    return _ways(
        all_listed,
        lambda each: addresses.type_findings(type_of(each.disclosure).slug),
        lambda each: type_of(each.disclosure).name,
    )


def _ways(
    all_listed: Iterable[Listed],
    address: Callable[[Listed], str],
    name: Callable[[Listed], Bilingual],
) -> tuple[Way, ...]:
    found: dict[str, Counter[str]] = {}
    names: dict[str, Bilingual] = {}
    for each in all_listed:
        standings = Counter(standing for _, standing in (*each.failures, *each.notes))
        if standings:
            found.setdefault(address(each), Counter()).update(standings)
            names.setdefault(address(each), name(each))
    order = sorted(found, key=lambda each: ([-found[each][s] for s in _FAILED], each))
    return tuple(Way(names[each], each, failed_counts(found[each])) for each in order[:MOST_WAYS])


def failed_counts(standings: Mapping[str, int]) -> tuple[StandingCount, ...]:
    """How many errors, warnings and notes, only what there is."""
    counts = standing_counts({each: standings.get(each, 0) for each in _FAILED})
    return tuple(each for each in counts if each.count)


@dataclass(frozen=True, slots=True)
class OfOneCheck:
    """A page of the failures of one check."""

    group: CheckGroup
    counts: tuple[StandingCount, ...]


def of_one_check(
    check: str,
    found: Sequence[Failed],
    checks: Checks,
    opened: Callable[[str], Summary],
    number: int = 1,
) -> OfOneCheck:
    """Page `number` of all failures of a check, which are `found`."""
    first = (number - 1) * MOST_OF_A_CHECK
    return OfOneCheck(
        check_group(check, found, first, MOST_OF_A_CHECK, checks, opened),
        failed_counts(Counter(each.standing for each in found)),
    )
