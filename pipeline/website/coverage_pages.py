"""What is known of coverage → its pages: all places by year, and each place body by body; and the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses, words
from pipeline.website.comparisons.csv_sheet import Sheet, Value, sheet
from pipeline.website.interface.language import in_chinese
from pipeline.website.interface.phrases import Bilingual, phrase, series
from pipeline.website.listings.coverage import CoverageYear, Held, PlaceCoverage
from pipeline.website.listings.expected import GROUNDS, NotHere
from pipeline.website.listings.place_tree import PlaceNode
from pipeline.website.page import HOME, Page, Pager, crumbs_of

PLACES_ON_A_PAGE = 100
ROWS_ON_A_PAGE = 100
"""So many places, and so many disclosures of one place, stand on a page."""
_MOST_YEARS = 8
"""So many years, the latest, have columns of their own."""

_TITLE = phrase("谁公开了什么")
_SHEET = addresses.COVERAGE.replace("index.html", "coverage.csv")
_HEADER = (
    "division_code", "division", "department", "unit_disclosing", "fiscal_year", "kind", "state",
    "expected_because", "expected_source", "formats", "scanned", "forms_required",
    "forms_published", "items_required", "items_found", "score_found", "score_required", "lacking",
    "checks_failed", "disclosure", "address",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in the table of all; `cells` are its years, None where nothing of one is here."""

    place: PlaceCoverage
    cells: tuple[CoverageYear | None, ...]
    earlier: int


def coverage_page(
    shown: Sequence[PlaceCoverage],
    every: Mapping[str, PlaceCoverage],
    pager: Pager,
    siteurl: str,
) -> Page:
    """All places by year, `shown` those of this page; the first page has the file with it."""
    all_years = sorted({y.year for each in every.values() for y in each.years}, reverse=True)
    years = all_years[:_MOST_YEARS]
    file = coverage_sheet(every.values(), siteurl) if pager.number == 1 else None
    return Page(
        pager.address,
        "coverage",
        pager.titled(_TITLE),
        phrase("各地、各年、各部门的预算和决算：收录了哪些，什么形式，公开得全不全，还缺什么。"),
        (HOME, *pager.crumbs(_TITLE)),
        {
            "years": years,
            "has_earlier": len(all_years) > len(years),
            "lines": [_line(each, years) for each in shown],
            "items": [
                Bilingual(each.name, each.name_en)
                for each in load_vocabulary().statutory_items.items
            ],
            "sheet": file,
            "grounds": list(GROUNDS.values()),
            "lists_none": not any(map(_lists_its_bodies, every)),
            "pager": pager,
        },
        files=(file.csv.file,) if file else (),
    )


def _line(place: PlaceCoverage, years: Sequence[int]) -> PlaceLine:
    earlier = sum(len(each.held) for each in place.years if each.year not in years)
    return PlaceLine(place, tuple(place.of(year) for year in years), earlier)


def place_parts(place: PlaceCoverage) -> list[tuple[CoverageYear, ...]]:
    """The years of a place on each of its pages; a long year goes on on the next one."""
    parts: list[list[CoverageYear]] = [[]]
    room = ROWS_ON_A_PAGE
    for year in place.years:
        held = year.held
        while held:
            if not room:
                parts.append([])
                room = ROWS_ON_A_PAGE
            taken, held = held[:room], held[room:]
            parts[-1].append(CoverageYear(year.year, taken, () if held else year.lacking))
            room -= len(taken)
    return [tuple(each) for each in parts]


def place_coverage_page(place: PlaceNode, shown: Sequence[CoverageYear], pager: Pager) -> Page:
    """A place, body by body, with the years of this page."""
    title = phrase("{place}公开了什么、缺什么", place=place.full_name)
    return Page(
        pager.address,
        "coverage_place",
        pager.titled(title),
        phrase("{place}各部门的预算和决算：形式、应公开的表、文字、缺漏。", place=place.full_name),
        (
            HOME,
            *crumbs_of([*place.above, (place.name, place.address)]),
            *pager.crumbs(title),
        ),
        {
            "place": place,
            "years": shown,
            "pager": pager,
            "grounds": GROUNDS,
            "kinds": words.KINDS,
            "lists_its_bodies": _lists_its_bodies(place.code),
        },
    )


def _lists_its_bodies(division_code: str) -> bool:
    """Whether the list of a place's bodies, which the place itself publishes, is known."""
    bodies = load_vocabulary().expected_bodies
    return any(each.division_code == division_code for each in bodies)


def coverage_sheet(places: Iterable[PlaceCoverage], siteurl: str) -> Sheet:
    """What is here and what is not, a line each."""
    rows = [
        row
        for place in places
        for year in place.years
        for row in (
            *(_of_held(each, siteurl) for each in year.held),
            *(_of_lacking(place, each) for each in year.lacking),
        )
    ]
    return sheet(_SHEET, _HEADER, rows)


def _of_held(each: Held, siteurl: str) -> tuple[Value, ...]:
    of = each.disclosure
    return (
        of.division_code, of.division, of.department, of.unit, of.fiscal_year, of.kind, "here",
        "", "", " ".join(in_chinese(one) for one in each.formats), each.scanned or "no",
        each.forms_due, each.forms, each.items_due, each.items,
        each.score.found if each.score else None, each.score.due if each.score else None,
        in_chinese(series(each.lacking, "；")), each.failed, of.name,
        addresses.absolute(siteurl, of.address),
    )  # fmt: skip


def _of_lacking(place: PlaceCoverage, each: NotHere) -> tuple[Value, ...]:
    return (
        place.code, place.name, each.body.chinese, "", each.year, each.kind, "not here",
        each.ground, each.source, *("",) * 2, *(None,) * 6, "", None, "", "",
    )  # fmt: skip
