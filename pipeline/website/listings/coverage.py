"""All disclosures → who disclosed what: by place and year, in which form, how complete, and what is not here.

In: what lists say of each disclosure and what its text speaks of. Out: a `PlaceCoverage` for each place.
The score is a count that a reader can repeat: what is there of what is due, of forms and of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses, words
from pipeline.website.department.covered import Covered
from pipeline.website.figures.derived import Derived
from pipeline.website.figures.numbers import share
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual, Phrase, Said, phrase
from pipeline.website.listings.expected import NotHere, not_here
from pipeline.website.listings.listed import Listed
from pipeline.website.published.disclosure import Disclosure

SCANNED = {
    "": phrase("文字"),
    "partly": phrase("部分是扫描图"),
    "wholly": phrase("全部是扫描图"),
}
"""Whether a disclosure was scanned → in words."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the forms and items that are due are there."""

    found: int
    due: int

    @property
    def share(self) -> Derived:
        return Derived(share(Decimal(self.found), Decimal(self.due)))


@dataclass(frozen=True, slots=True)
class Held:
    """A disclosure that is here. `forms` and `forms_due` are None where they were not held against the
    statutory list, and then there is no score; `lacking` names what is due and was not found."""

    disclosure: Disclosure
    formats: tuple[Phrase | str, ...]
    scanned: str
    forms: int | None
    forms_due: int | None
    items: int
    items_due: int
    lacking: tuple[Said, ...]
    score: Score | None
    failed: int

    @property
    def scanned_word(self) -> Phrase:
        return SCANNED[self.scanned]


@dataclass(frozen=True, slots=True)
class CoverageYear:
    """A year of a place: what is here, and what is not."""

    year: int
    held: tuple[Held, ...]
    lacking: tuple[NotHere, ...]


@dataclass(frozen=True, slots=True)
class PlaceCoverage:
    """A place, its years latest first."""

    code: str
    name: str
    above: str
    address: str
    years: tuple[CoverageYear, ...]

    def of(self, year: int) -> CoverageYear | None:
        return next((each for each in self.years if each.year == year), None)


def coverage(found: Iterable[tuple[Listed, Covered]]) -> dict[str, PlaceCoverage]:
    """Place → what is here of it, in the order of the codes."""
    held = [_held(listed, covered) for listed, covered in found]
    lacking = not_here([each.disclosure for each in held])
    return {
        code: _place(members, lacking[code])
        for code, members in by_key(held, lambda each: each.disclosure.division_code).items()
    }


def _place(members: Sequence[Held], lacking: Sequence[NotHere]) -> PlaceCoverage:
    first = members[0].disclosure
    by_year = by_key(members, lambda each: each.disclosure.fiscal_year)
    return PlaceCoverage(
        code=first.division_code,
        name=first.division,
        above=first.province + first.city,
        address=addresses.place_coverage(first.division_code),
        years=tuple(
            CoverageYear(
                year,
                tuple(sorted(of_year, key=_as_listed)),
                tuple(each for each in lacking if each.year == year),
            )
            for year, of_year in reversed(by_year.items())
        ),
    )


def _as_listed(each: Held) -> tuple[str, str, str]:
    disclosure = each.disclosure
    return disclosure.kind, disclosure.department_slug, disclosure.unit_slug


def _held(listed: Listed, covered: Covered) -> Held:
    complete = listed.completeness
    items = load_vocabulary().statutory_items.items
    lacking = [Bilingual(e.name, e.name_en) for e in items if e.id not in covered.items]
    found, due = len(items) - len(lacking), len(items)
    return Held(
        disclosure=listed.disclosure,
        formats=tuple(words.SOURCE_FORMATS.get(each, each) for each in covered.formats),
        scanned=covered.scanned,
        forms=complete.published if complete else None,
        forms_due=complete.required if complete else None,
        items=found,
        items_due=due,
        lacking=(*(complete.missing if complete else ()), *lacking),
        score=Score(complete.published + found, complete.required + due) if complete else None,
        failed=len(listed.failures),
    )
