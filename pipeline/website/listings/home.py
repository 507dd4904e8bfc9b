"""Summaries of all disclosures → the home page: what there is, and the ways to it.

Few disclosures are all listed, with a figure each; of many the latest are, and the rest is found by
province. Nothing of different kinds, years or places is added up or ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.audit.verdicts import StandingCount, Verdict, standing_counts
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import TITLES
from pipeline.website.figures.numbers import grouped
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.listings.overview import TypeEntry, department_types, standings
from pipeline.website.published.package import Package

LISTED = 12
"""Up to so many disclosures are all listed one by one."""

LATEST = 6
"""So many of more than that, the latest."""

OPEN_PLACES = 24
"""Up to so many places the provinces are unfolded."""

_CONTRADICTIONS = 3
_TYPES = 6
_TELLING = {"budget": "expenditure_total", "final": "expenditure_year"}
"""The one figure that the home page shows of a disclosure, by kind."""


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

    place: str
    above: str
    place_address: str
    organisation: str
    year: int
    kind: str
    kind_word: Phrase
    address: str
    figure_title: Phrase
    figure: Figure | None
    failed: int


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
class YearCount:
    """How many disclosures of a year are here."""

    year: int
    disclosures: int


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
    package: Package


@dataclass(frozen=True, slots=True)
class Home:
    """Everything that the home page shows; `provinces` only where `entries` are not all."""

    tallies: tuple[Tally, ...]
    entries: tuple[Entry, ...]
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


def home(summaries: Sequence[Summary], functions: int, economic: int) -> Home:
    """The view; `functions` and `economic` are how many codes have a page."""
    packages = [each.package for each in summaries]
    is_long = len(summaries) > LISTED
    provinces = _provinces(packages) if is_long else ()
    listed = sorted(summaries, key=_latest_first)[:LATEST] if is_long else summaries
    return Home(
        tallies=_tallies(packages),
        entries=tuple(_entry(each) for each in listed),
        provinces=provinces,
        is_folded=sum(len(each.places) for each in provinces) > OPEN_PLACES,
        years=_years(packages),
        types=tuple(department_types(packages)[:_TYPES]),
        checks=_check_record(summaries),
        contradictions=tuple(_contradictions(summaries))[:_CONTRADICTIONS],
        functions=functions,
        economic=economic,
    )


def _latest_first(summary: Summary) -> tuple[int, int, str]:
    package = summary.package
    day = (package.retrieved_on or package.published_on or "").replace("-", "")
    return -int(day) if day.isdigit() else 0, -package.fiscal_year, package.name


def _tallies(packages: Sequence[Package]) -> tuple[Tally, ...]:
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


def _entry(summary: Summary) -> Entry:
    package, key = summary.package, _TELLING[summary.package.kind]
    return Entry(
        place=package.division,
        above=package.province + package.city,
        place_address=addresses.division(package.division_code),
        organisation=package.unit or package.organisation,
        year=package.fiscal_year,
        kind=package.kind,
        kind_word=package.kind_word,
        address=package.address,
        figure_title=TITLES[key],
        figure=summary.headlines.figures.get(key),
        failed=len(summary.verdicts.failures),
    )


def _provinces(packages: Iterable[Package]) -> tuple[Province, ...]:
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


def _place(code: str, packages: Sequence[Package]) -> PlaceLink:
    return PlaceLink(
        name=packages[0].division,
        above=packages[0].city,
        address=addresses.division(code),
        departments=len({each.department_slug for each in packages}),
        years=_span(each.fiscal_year for each in packages),
    )


def _years(packages: Iterable[Package]) -> tuple[YearCount, ...]:
    by_year = by_key(packages, lambda each: each.fiscal_year)
    return tuple(YearCount(year, len(members)) for year, members in reversed(by_year.items()))


def _check_record(summaries: Sequence[Summary]) -> CheckRecord:
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
        clean=sum(
            all(found.standing != "error" for found in each.verdicts.failures) for each in summaries
        ),
    )


def _contradictions(summaries: Iterable[Summary]) -> list[Contradiction]:
    """One of each disclosure: those of figures first, then those of the latest years."""
    found = []
    for each in summaries:
        errors = [verdict for verdict in each.verdicts.failures if verdict.standing == "error"]
        if errors:
            found.append(Contradiction(min(errors, key=_is_of_words), each.package))
    return sorted(
        found,
        key=lambda each: (
            _is_of_words(each.verdict),
            -each.package.fiscal_year,
            each.package.name,
        ),
    )


def _is_of_words(verdict: Verdict) -> bool:
    return verdict.figures is None
