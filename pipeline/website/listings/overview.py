"""Summaries of all disclosures → the pages that list them: place, department, kind of department.

Budgets and final accounts are never set in one column; each figure links to its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.website import addresses, words
from pipeline.website.audit.completeness import Completeness
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.figure import Figure, common_unit, is_converted
from pipeline.website.figures.headline import TITLES
from pipeline.website.grouping import by_key, page_count
from pipeline.website.interface.phrases import Bilingual, Phrase
from pipeline.website.published.department_kinds import type_of
from pipeline.website.published.disclosure import Disclosure

LISTED: Mapping[str, tuple[str, ...]] = {
    "budget": ("income_total", "expenditure_total", "basic", "project", "three_public"),
    "final": ("income_year", "expenditure_year", "basic", "project", "three_public"),
}
"""The headlines that lists show, by kind: a budget's totals hold what is carried over from last year,
a final account's yearly ones do not."""


MOST_ROWS = 100
"""So many disclosures of one kind stand on a page."""


@dataclass(frozen=True, slots=True)
class ListedDisclosure:
    """A row of a list: a disclosure with its figures (None where its forms do not state one).

    `failed` counts the failed checks without those that are only notes.
    """

    disclosure: Disclosure
    figures: tuple[Figure | None, ...]
    completeness: Completeness | None
    failed: int


@dataclass(frozen=True, slots=True)
class DisclosureTable:
    """Disclosures of one kind; `unit` is empty where they have different ones."""

    kind: str
    kind_word: Phrase
    unit: str
    is_converted: bool
    columns: tuple[Phrase, ...]
    rows: tuple[ListedDisclosure, ...]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place, with its departments and their years."""

    name: str
    above: str
    address: str
    departments: tuple[DepartmentEntry, ...]


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A year of a department: which kinds are here."""

    year: int
    address: str
    kinds: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True, slots=True)
class DepartmentEntry:
    """A department with its years, latest first."""

    name: str
    organisation: str
    address: str
    years: tuple[YearEntry, ...]


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A kind of department, with how many places have one, how many disclosures of which years.

    `name` is Chinese, `title` the same in both languages; `names` are those that the bodies have here.
    """

    name: str
    title: Bilingual
    names: tuple[str, ...]
    slug: str
    address: str
    places: int
    disclosures: int
    years: tuple[int, ...]


def places(packages: Iterable[Disclosure]) -> list[PlaceEntry]:
    """The places in the order of their codes, which is that of provinces and cities."""
    return [
        PlaceEntry(
            name=members[0].division,
            above=members[0].province + members[0].city,
            address=addresses.division(code),
            departments=tuple(departments(members)),
        )
        for code, members in by_key(packages, lambda each: each.division_code).items()
    ]


def departments(packages: Iterable[Disclosure]) -> list[DepartmentEntry]:
    """The departments of one place."""
    return [
        DepartmentEntry(
            name=members[0].department,
            organisation=members[0].organisation,
            address=addresses.department(members[0].division_code, slug),
            years=tuple(_years(members)),
        )
        for slug, members in by_key(packages, lambda each: each.department_slug).items()
    ]


def _years(packages: Iterable[Disclosure]) -> list[YearEntry]:
    by_year = by_key(packages, lambda each: each.fiscal_year)
    return [
        YearEntry(
            year=year,
            address=members[0].address,
            kinds=kinds_of(members),
        )
        for year, members in reversed(by_year.items())
    ]


def kinds_of(packages: Iterable[Disclosure]) -> tuple[tuple[str, Phrase], ...]:
    """Which kinds there are among the disclosures, with their words, in the order of pages."""
    found = {each.kind for each in packages}
    return tuple((kind, word) for kind, word in words.KINDS.items() if kind in found)


def department_types(packages: Iterable[Disclosure]) -> list[TypeEntry]:
    """The kinds of departments: those that the specs name, and those whose names are alike but for
    their place."""
    return [
        TypeEntry(
            name=type_of(members[0]).name.chinese,
            title=type_of(members[0]).name,
            names=tuple(dict.fromkeys(each.organisation for each in members)),
            slug=slug,
            address=addresses.department_type(slug),
            places=len({each.division_code for each in members}),
            disclosures=len(members),
            years=tuple(sorted({each.fiscal_year for each in members})),
        )
        for slug, members in by_key(packages, lambda each: type_of(each).slug).items()
    ]


def disclosure_tables(
    summaries: Iterable[Summary], keys: Sequence[str] = ()
) -> tuple[DisclosureTable, ...]:
    """The disclosures in one table for each kind, latest years first.

    `keys` are the headlines of its columns, those of `LISTED` where none are named.
    """
    by_kind = by_key(in_order(summaries), lambda each: each.package.kind)
    return tuple(
        _table(kind, by_kind[kind], keys or LISTED[kind]) for kind in words.KINDS if kind in by_kind
    )


def in_order(summaries: Iterable[Summary]) -> list[Summary]:
    """Latest years first, in a year by place and department, the department before its units."""
    return sorted(summaries, key=lambda each: _latest_first(each.package))


def _latest_first(disclosure: Disclosure) -> tuple[int, str, str]:
    return -disclosure.fiscal_year, disclosure.address, disclosure.unit_slug


def in_parts(disclosures: Iterable[Disclosure]) -> list[tuple[str, ...]]:
    """The names of the disclosures on each page of their list: `MOST_ROWS` of each kind, in that order."""
    by_kind = by_key(sorted(disclosures, key=_latest_first), lambda each: each.kind)
    count = max(page_count(len(each), MOST_ROWS) for each in by_kind.values())
    return [
        tuple(
            each.name
            for members in by_kind.values()
            for each in members[number * MOST_ROWS : (number + 1) * MOST_ROWS]
        )
        for number in range(count)
    ]


def _table(kind: str, summaries: Iterable[Summary], keys: Sequence[str]) -> DisclosureTable:
    rows = [_listed(each, keys) for each in summaries]
    figures = [each for row in rows for each in row.figures]
    unit = common_unit(figures)
    return DisclosureTable(
        kind=kind,
        kind_word=words.KINDS[kind],
        unit=unit,
        is_converted=is_converted(figures, unit),
        columns=tuple(TITLES[key] for key in keys),
        rows=tuple(rows),
    )


def _listed(summary: Summary, keys: Iterable[str]) -> ListedDisclosure:
    return ListedDisclosure(
        disclosure=summary.package,
        figures=tuple(summary.headlines.stated(key) for key in keys),
        completeness=summary.completeness,
        failed=len(summary.verdicts.failures),
    )


def years_without(packages: Iterable[Disclosure]) -> tuple[int, ...]:
    """The years between a department's first and last of which nothing is here."""
    years = {each.fiscal_year for each in packages}
    return tuple(sorted(set(range(min(years), max(years) + 1)) - years))
