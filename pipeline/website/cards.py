"""Views of pages → what the picture says that other sites show beside a link to them (`page.Card`).

A card shows printed figures only, in their unit, and none that is in doubt or was recognized from a
picture: there is no room on it to say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.website.comparisons.codes import CodeView
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import TITLES
from pipeline.website.figures.numbers import grouped
from pipeline.website.interface.latin import named_body, named_place, named_places, named_unit
from pipeline.website.interface.phrases import Bilingual, Phrase, Said, phrase
from pipeline.website.listings.listed import TELLING
from pipeline.website.listings.overview import TypeEntry, kinds_of
from pipeline.website.listings.place_tree import PlaceNode
from pipeline.website.page import Card, CardFact
from pipeline.website.published.disclosure import Disclosure

_BESIDE = ("basic", "three_public")
"""What stands beside all expenditure where there is but one disclosure."""


def year_card(department: str, summaries: Sequence[Summary], kinds: Said) -> Card:
    """A department-year: `summaries` as its page has them, `kinds` names what is here."""
    first = summaries[0].package
    own = [each for each in summaries if each.package.unit_slug == first.unit_slug]
    is_all = len(own) == len(summaries)
    return Card(
        above=named_places(first.place),
        title=named_body(first.own_name if is_all else department),
        below=phrase("{year} 年{kinds}", year=first.fiscal_year, kinds=kinds),
        facts=tuple(_of_one(own[0]) if len(own) == 1 else _of_each(own))
        if is_all or not first.unit
        else (),
    )


def _of_one(summary: Summary) -> Iterator[CardFact]:
    for headline in (TELLING[summary.package.kind], *_BESIDE):
        figure = summary.headlines.figures.get(headline)
        if figure and _is_sure(figure):
            yield _fact(TITLES[headline], figure)


def _of_each(summaries: Sequence[Summary]) -> Iterator[CardFact]:
    for each in summaries[:2]:
        headline = TELLING[each.package.kind]
        figure = each.headlines.figures.get(headline)
        if figure and _is_sure(figure):
            label = phrase("{kind}：{what}", kind=each.package.kind_word, what=TITLES[headline])
            yield _fact(label, figure)


def _is_sure(figure: Figure) -> bool:
    return not (figure.is_doubtful or figure.read_by_ocr or figure.is_of_prose)


def _fact(label: Said, figure: Figure) -> CardFact:
    return CardFact(label, figure.parted, named_unit(figure.unit))


def department_card(packages: Sequence[Disclosure]) -> Card:
    """A department with its years."""
    first = packages[0]
    return Card(
        above=named_places(first.place),
        title=named_body(first.organisation),
        below=phrase("历年的预算和决算"),
        facts=(*_years(packages), _count(phrase("材料"), len(packages))),
    )


def place_card(place: PlaceNode, members: Sequence[Disclosure]) -> Card:
    """A place with all that is here of it; `members` are its own disclosures, maybe none."""
    return Card(
        above=_above(place),
        title=named_place(place.name),
        below=phrase("各部门公开的预算和决算"),
        facts=_of_place(members) if members else (),
    )


def place_year_card(place: PlaceNode, members: Sequence[Disclosure], year: int) -> Card:
    """A year of a place."""
    of_year = [each for each in members if each.fiscal_year == year]
    return Card(
        above=_above(place),
        title=named_place(place.name),
        below=phrase("{year} 年各部门的预算和决算", year=year),
        facts=(
            _count(phrase("部门"), len({each.department_key for each in of_year})),
            *(
                _count(word, sum(each.kind == kind for each in of_year))
                for kind, word in kinds_of(of_year)
            ),
        ),
    )


def type_card(kind: TypeEntry) -> Card:
    """One kind of department across places."""
    return Card(
        above=phrase("同一种部门，各地并排"),
        title=phrase("各地{name}", name=kind.title),
        below=phrase("花了多少、花在哪里、公开得全不全"),
        facts=(
            _count(phrase("地方"), kind.places),
            _count(phrase("材料"), kind.disclosures),
            CardFact(phrase("年度"), _span(kind.years), Bilingual("", "")),
        ),
    )


def code_card(view: CodeView, is_whole: bool) -> Card | None:
    """One code; None where one disclosure alone states it, which compares nothing. What is counted stands
    on it only where the page shows all."""
    rows = [row for table in view.tables for row in table.rows]
    disclosures = len({row.package.name for row in rows})
    if is_whole and disclosures < 2:
        return None
    counted = (_count(phrase("材料"), disclosures), *_years([row.package for row in rows]))
    return Card(
        above=view.kind_of_code,
        title=phrase("{code} {name}", code=view.code, name=view.name),
        below=phrase("各地各部门各年印出的支出"),
        facts=counted if is_whole else (),
    )


def _above(place: PlaceNode) -> Said:
    return named_places(place.full_name.removesuffix(place.name))


def _of_place(members: Sequence[Disclosure]) -> tuple[CardFact, ...]:
    departments = {each.department_key for each in members}
    return (
        _count(phrase("部门"), len(departments)),
        _count(phrase("材料"), len(members)),
        *_years(members),
    )


def _years(disclosures: Sequence[Disclosure]) -> Iterator[CardFact]:
    years = sorted({each.fiscal_year for each in disclosures})
    yield CardFact(phrase("年度"), _span(years), Bilingual("", ""))


def _span(years: Sequence[int]) -> str:
    first, last = min(years), max(years)
    return f"{first}–{last}" if first != last else str(first)


def _count(label: Phrase, number: int) -> CardFact:
    return CardFact(label, grouped(number), Bilingual("", ""))
