"""The same kind of department across places and years → its page: what each spends, side by side.

In: the summaries of all its disclosures. Out: a `Peers`, with the file of exactly what it shows.
Budgets and final accounts are never mixed, years neither; no amount is ranked, places stand in the
order of their codes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.website import addresses, words
from pipeline.website.comparisons.csv_sheet import Sheet
from pipeline.website.comparisons.peer_places import PeerPlace, peer_places, with_several
from pipeline.website.comparisons.peer_staff import staff_cells
from pipeline.website.comparisons.peer_years import DRAWN, PeerYear, peer_year, stated_figure
from pipeline.website.comparisons.per_head import (
    COLUMNS,
    cells_of,
)
from pipeline.website.comparisons.same_form import from_same_form
from pipeline.website.comparisons.sheet import SheetRow, comparison_sheet, reference
from pipeline.website.comparisons.side_by_side import (
    NOT_DRAWN,
    NOT_PRINTED,
    standings,
)
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.headline import TITLES
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.listings.lineage import Lineage, NameHere, lineage, names_here
from pipeline.website.listings.overview import (
    LISTED,
    DisclosureTable,
    TypeEntry,
    department_types,
    disclosure_tables,
    in_order,
)
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.population import Populations

_NOBODY = Populations()
_OF_DISCLOSURE = (
    "forms_required",
    "forms_published",
    "checks_failed",
    "staff_share",
    "staff_share_fund",
    *COLUMNS,
)


@dataclass(frozen=True, slots=True)
class PeerKind:
    """All budgets, or all final accounts; the years latest first, and all figures in one table."""

    kind: str
    kind_word: Phrase
    years: tuple[PeerYear, ...]
    table: DisclosureTable


@dataclass(frozen=True, slots=True)
class Peers:
    """Everything that the page of a kind of department shows."""

    type: TypeEntry
    disclosures: int
    years: tuple[int, ...]
    places: tuple[PeerPlace, ...]
    kinds: tuple[PeerKind, ...]
    is_whole: bool
    sheet: Sheet
    reference: str
    names: tuple[NameHere, ...]
    lineage: Lineage | None

    @property
    def has_names(self) -> bool:
        """Whether any body of it is called otherwise than the kind is."""
        return any(each.name != self.type.name for each in self.names)


def peers(
    summaries: Sequence[Summary],
    siteurl: str,
    members: Sequence[Disclosure] = (),
    number: int = 1,
    here: Collection[str] = (),
    populations: Populations = _NOBODY,
) -> Peers:
    """Page `number` of a kind of department, with the disclosures of which it has summaries.

    They are not empty, and of one kind of department. `members` are all disclosures of it, where that
    is more: the page then has no pictures, which would compare by chance. `here` are the kinds that
    have a page, `populations` how many live in each place.
    """
    is_whole = len(members) <= len(summaries)
    packages = [each.package for each in summaries] if is_whole else members
    (type_entry,) = department_types(packages)
    several = with_several(packages)
    years = sorted({each.fiscal_year for each in packages}, reverse=True)
    shown = _in_same_forms(summaries) if is_whole else in_order(summaries)
    by_kind = by_key(shown, lambda each: each.package.kind)
    kinds = tuple(
        _kind(kind, by_kind[kind], is_whole, several, populations)
        for kind in words.KINDS
        if kind in by_kind
    )
    address = addresses.paged(type_entry.address, number)
    title = phrase("各地{name}的预算和决算", name=type_entry.title)
    cited = reference(title, address, siteurl)
    return Peers(
        type=type_entry,
        disclosures=len(packages),
        years=tuple(years),
        places=tuple(peer_places([each.package for each in summaries], years)),
        kinds=kinds,
        is_whole=is_whole,
        sheet=_sheet(address, kinds, by_kind, siteurl, title, cited),
        reference=cited,
        names=names_here(packages),
        lineage=lineage(type_entry.slug, here),
    )


def _in_same_forms(summaries: Sequence[Summary]) -> Iterator[Summary]:
    by_year = by_key(
        in_order(summaries), lambda each: (each.package.kind, str(each.package.fiscal_year))
    )
    for members in by_year.values():
        yield from from_same_form(members)


def _kind(
    kind: str,
    summaries: Sequence[Summary],
    is_drawn: bool,
    several: Collection[str],
    populations: Populations,
) -> PeerKind:
    by_year = by_key(summaries if is_drawn else (), lambda each: each.package.fiscal_year)
    (table,) = disclosure_tables(summaries, _shown(kind))
    return PeerKind(
        kind=kind,
        kind_word=words.KINDS[kind],
        years=tuple(
            peer_year(kind, year, members, several, populations)
            for year, members in reversed(by_year.items())
        ),
        table=table,
    )


def _shown(kind: str) -> tuple[str, ...]:
    """The headlines of a kind that the table has: those of every list, and all that are drawn."""
    keys = {*LISTED[kind], *DRAWN[kind]}
    return tuple(key for key in TITLES if key in keys)


def _sheet(
    address: str,
    kinds: Sequence[PeerKind],
    by_kind: dict[str, list[Summary]],
    siteurl: str,
    title: Phrase,
    cited: str,
) -> Sheet:
    """The figures of the tables, row by row, and how complete and consistent each disclosure is."""
    listed = [(each, row) for kind in kinds for each, row in _sheet_rows(kind, by_kind[kind.kind])]
    per_head_of = cells_of(each for kind in kinds for year in kind.years for each in year.per_head)
    return comparison_sheet(
        address.replace("index.html", "comparison.csv"),
        [row for _, row in listed],
        siteurl,
        _OF_DISCLOSURE,
        [
            (
                each.completeness.required if each.completeness else None,
                each.completeness.published if each.completeness else None,
                len(each.verdicts.failures),
                *staff_cells(each),
                *per_head_of(row.figure),
            )
            for each, row in listed
        ],
        title=title,
        cited=cited,
    )


def _sheet_rows(kind: PeerKind, summaries: Sequence[Summary]) -> Iterator[tuple[Summary, SheetRow]]:
    drawn = standings(picture for year in kind.years for picture in year.pictures)
    for each in summaries:
        for key in _shown(kind.kind):
            figure = stated_figure(each, key)
            standing = drawn.get((TITLES[key], figure.link), NOT_DRAWN) if figure else NOT_PRINTED
            yield each, SheetRow(TITLES[key], each.package, figure, standing)
