"""All disclosures → the page of the search: its facets, what to try, and how to look without it.

The search itself runs in the reader's browser, over the files that `index` writes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.website import words
from pipeline.website.comparisons.codes import CodeLink, CodePages
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.listings.overview import PlaceEntry, TypeEntry, department_types, places
from pipeline.website.published.disclosure import Disclosure

WHAT = {
    "summary": phrase("收支概况"),
    "table": phrase("表格"),
    "prose": phrase("文字说明"),
    "project": phrase("项目和目标"),
    "check": phrase("核对不通过"),
    "code": phrase("科目"),
    "term": phrase("名词"),
}
"""What a record may be → what readers call it."""

_MOST_PLACES = 60
_SUGGESTIONS = 4


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that is known beforehand, and its word."""

    value: str
    word: Phrase


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet; without `options` its values are source text, which the script lists."""

    name: str
    word: Phrase
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """Everything that the page shows before a search. `has_more_places` tells that some are left out."""

    facets: tuple[Facet, ...]
    suggestions: tuple[str, ...]
    places: tuple[PlaceEntry, ...]
    has_more_places: bool
    types: tuple[TypeEntry, ...]
    years: tuple[tuple[int, tuple[Disclosure, ...]], ...]
    classes: tuple[CodeLink, ...]


def search(packages: Sequence[Disclosure], codes: Collection[CodePages]) -> Search:
    """The view; `codes` are the pages of both classifications, the functional one first."""
    links = [each for pages in codes for each in pages.links()]
    all_places = places(packages)
    by_year = by_key(packages, lambda each: each.fiscal_year)
    return Search(
        facets=_facets(),
        suggestions=tuple(name for pages in codes for name in _suggestions(pages)),
        places=tuple(all_places[:_MOST_PLACES]),
        has_more_places=len(all_places) > _MOST_PLACES,
        types=tuple(department_types(packages)),
        years=tuple(
            (year, tuple(members[:_MOST_PLACES])) for year, members in reversed(by_year.items())
        ),
        classes=tuple(each for each in links if len(each.code) == 3),
    )


def _facets() -> tuple[Facet, ...]:
    return (
        Facet("what", phrase("内容"), _options(WHAT)),
        Facet("kind", phrase("预算或决算"), _options(words.KINDS)),
        Facet("year", phrase("年度")),
        Facet("place", phrase("地方")),
        Facet("department", phrase("部门")),
        Facet("code", phrase("科目大类")),
    )


def _options(stated: Mapping[str, Phrase]) -> tuple[Option, ...]:
    return tuple(Option(value, word) for value, word in stated.items())


def _suggestions(pages: CodePages) -> list[str]:
    """The names of what most disclosures print amounts for, the most common first."""
    named = [each for each in pages.links() if len(each.code) > 3 and pages.name(each.code)]
    named.sort(key=lambda each: (-each.rows, each.code))
    return list(dict.fromkeys(each.name for each in named))[:_SUGGESTIONS]
