"""What is listed of all disclosures → the home page: what there is, and the ways to it.

Few disclosures are all listed, with a figure each; of many the latest are, and the rest is found by
province. Nothing of different kinds, years or places is added up or ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.audit.standings import StandingCount, standing_counts
from pipeline.website.audit.verdicts import Verdict
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import TITLES
from pipeline.website.figures.numbers import grouped
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.listings.home_years import YearCount, years_here
from pipeline.website.listings.listed import TELLING, Listed, is_of_words, standings
from pipeline.website.listings.overview import TypeEntry, department_types
from pipeline.website.published.department_kinds import type_of
from pipeline.website.published.disclosure import Disclosure

LISTED = 12
"""Up to so many disclosures are all listed one by one."""

LATEST = 6
"""So many of more than that, the latest."""

OPEN_PLACES = 24
"""Up to so many places the provinces are unfolded."""

_CONTRADICTIONS = 3
_TYPES = 6


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted, and how many there are."""

    counted: Phrase
    number: Said | str


@dataclass(frozen=True, slots=True)
class Entry:
    """A disclosure with its telling figure, None where its forms state none.

    `failed` counts the checks that it did not pass, as every page counts them.
    """

    disclosure: Disclosure
    figure_title: Phrase
    figure: Figure | None
    failed: int

    @property
    def type_address(self) -> str:
        """The page of its kind of department."""
        return addresses.department_type(type_of(self.disclosure).slug)


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place in the list of its province; `years` are the first and last of which something is here."""

    name: str
    above: str
    address: str
    departments: int
    years: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its places, in the order of their codes."""

    name: str
    places: tuple[PlaceLink, ...]


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """How all checks came out: what passed first. `clean` counts the disclosures without an error."""

    counts: tuple[StandingCount, ...]
    total: str
    passed: str
    errors: str
    warnings: str
    rest: str
    disclosures: int
    clean: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A failed check of a disclosure."""

    verdict: Verdict
    package: Disclosure


@dataclass(frozen=True, slots=True)
class Home:
    """Everything that the home page shows; `provinces` only where `entries` are not all.

    `are_dated` tells that the entries are those that came last, `visit` is what a guided visit leads through.
    """

    tallies: tuple[Tally, ...]
    entries: tuple[Entry, ...]
    are_dated: bool
    visit: Entry | None
    provinces: tuple[Province, ...]
    is_folded: bool
    years: tuple[YearCount, ...]
    types: tuple[TypeEntry, ...]
    checks: CheckRecord
    contradictions: tuple[Contradiction, ...]
    functions: int
    economic: int

    @property
    def lists_all(self) -> bool:
        return not self.provinces


def home(summaries: Sequence[Listed], functions: int, economic: int) -> Home:
    """The view; `functions` and `economic` are how many codes have a page."""
    packages = [each.disclosure for each in summaries]
    is_long = len(summaries) > LISTED
    provinces = _provinces(packages) if is_long else ()
    listed = _latest(summaries) if is_long else summaries
    visited = _visited(summaries)
    return Home(
        tallies=_tallies(packages),
        entries=tuple(_entry(each) for each in listed),
        are_dated=any(_day(each.disclosure) for each in listed),
        visit=_entry(visited) if visited else None,
        provinces=provinces,
        is_folded=sum(len(each.places) for each in provinces) > OPEN_PLACES,
        years=years_here(packages),
        types=tuple(sorted(department_types(packages), key=_in_most_places)[:_TYPES]),
        checks=_check_record(summaries),
        contradictions=tuple(_contradictions(summaries))[:_CONTRADICTIONS],
        functions=functions,
        economic=economic,
    )


def _in_most_places(each: TypeEntry) -> tuple[int, str]:
    return -each.places, each.slug


def _latest(summaries: Sequence[Listed]) -> list[Listed]:
    """Those that came last; where no days are stated, those of the latest year, one of each place first."""
    met = Counter[tuple[str, int]]()
    ranked = []
    for each in sorted(summaries, key=lambda each: each.disclosure.name):
        of = each.disclosure
        met[of.division_code, of.fiscal_year] += 1
        nth = met[of.division_code, of.fiscal_year]
        ranked.append(((-_day(of), -of.fiscal_year, nth, of.name), each))
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])[:LATEST]]


def _day(disclosure: Disclosure) -> int:
    """The day on which it was received or published, 0 where neither is stated."""
    day = (disclosure.retrieved_on or disclosure.published_on or "").replace("-", "")
    return int(day) if day.isdigit() else 0


def _visited(summaries: Sequence[Listed]) -> Listed | None:
    """What the guided visit leads through: of the latest year a department of which all is there, with the
    fewest failed checks."""
    fit = [
        each
        for each in summaries
        if not each.disclosure.unit
        and each.telling
        and not each.telling.is_doubtful
        and each.completeness
        and each.completeness.is_whole
    ]
    return min(
        fit,
        key=lambda each: (-each.disclosure.fiscal_year, len(each.failures), each.disclosure.name),
        default=None,
    )


def _tallies(packages: Sequence[Disclosure]) -> tuple[Tally, ...]:
    counted = (
        (phrase("地方"), len({each.division_code for each in packages})),
        (phrase("部门"), len({(each.division_code, each.department_slug) for each in packages})),
        (phrase("预算和决算"), len(packages)),
        (phrase("原表"), sum(each.counts["tables"] for each in packages)),
        (phrase("印出来的数"), sum(each.counts["amounts"] for each in packages)),
    )
    span = Tally(phrase("年度"), _span(each.fiscal_year for each in packages))
    return (*(Tally(what, grouped(number)) for what, number in counted), span)


def _span(years: Iterable[int]) -> str:
    in_order = sorted(set(years))
    ends = dict.fromkeys((in_order[0], in_order[-1])) if in_order else {}
    return "–".join(str(each) for each in ends)


def _entry(summary: Listed) -> Entry:
    package, key = summary.disclosure, TELLING[summary.disclosure.kind]
    return Entry(
        disclosure=package,
        figure_title=TITLES[key],
        figure=summary.telling,
        failed=len(summary.failures),
    )


def _provinces(packages: Iterable[Disclosure]) -> tuple[Province, ...]:
    """By the first two digits of the code, which are the province's."""
    return tuple(
        Province(
            name=next((each.province for each in members if each.province), members[0].division),
            places=tuple(
                _place(code, of_place)
                for code, of_place in by_key(members, lambda each: each.division_code).items()
            ),
        )
        for members in by_key(packages, lambda each: each.division_code[:2]).values()
    )


def _place(code: str, packages: Sequence[Disclosure]) -> PlaceLink:
    return PlaceLink(
        name=packages[0].division,
        above=packages[0].city,
        address=addresses.division(code),
        departments=len({each.department_slug for each in packages}),
        years=_span(each.fiscal_year for each in packages),
    )


def _check_record(summaries: Sequence[Listed]) -> CheckRecord:
    found = standings(summaries)
    total = sum(found.values())
    passed, errors, warnings = (found[each] for each in ("pass", "error", "warning"))
    rest = total - passed - errors - warnings
    return CheckRecord(
        counts=standing_counts(found),
        total=grouped(total),
        passed=grouped(passed),
        errors=grouped(errors),
        warnings=grouped(warnings),
        rest=grouped(rest),
        disclosures=len(summaries),
        clean=sum(not each.has_errors for each in summaries),
    )


def _contradictions(summaries: Iterable[Listed]) -> list[Contradiction]:
    """One of each disclosure: those of figures first, then those of the latest years."""
    found = [
        Contradiction(each.contradiction, each.disclosure)
        for each in summaries
        if each.contradiction
    ]
    return sorted(
        found,
        key=lambda each: (
            is_of_words(each.verdict),
            -each.package.fiscal_year,
            each.package.name,
        ),
    )
