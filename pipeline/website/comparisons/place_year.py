"""The disclosures of a place for one year → its table: every department with what it spends, sorted.

In: the summaries of the year, and those of the year before. Out: a `PlaceYear`. Budgets and final
accounts stand apart, and so do units that disclose on their own. The amounts of a table are said in one
unit; one that is printed in another is converted, marked, and its printed text stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.website import words
from pipeline.website.audit.completeness import Completeness
from pipeline.website.changes.told import ToldChange
from pipeline.website.comparisons.history import Cell, compared
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.comparability import FUNDS
from pipeline.website.figures.figure import Figure, common_unit
from pipeline.website.figures.headline import TITLES
from pipeline.website.figures.staff import StaffShare, staff_share
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase
from pipeline.website.listings.overview import LISTED
from pipeline.website.published.disclosure import Disclosure

_UNIT = "万元"
"""The unit of a table whose amounts are printed in several."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount in the table's unit; `is_derived` tells that it was converted. `fund` is what money it
    is of, None where it is of all."""

    figure: Figure
    text: str
    is_derived: bool
    fund: Phrase | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A disclosure in the table; `spending` and `three_public` are None where they are not stated. `told` is
    what its prose says of the change, where there is no `change` of ours."""

    disclosure: Disclosure
    spending: Stated | None
    change: Cell
    told: ToldChange | None
    staff: StaffShare | None
    three_public: Stated | None
    completeness: Completeness | None
    failed: int

    @property
    def changed_by(self) -> Decimal | None:
        """By how many yuan it changed: worked out, or as its prose says."""
        if self.change.difference:
            return self.change.difference.yuan
        return self.told.yuan if self.told else None


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """All budgets, or all final accounts: of departments, or `of_units` that disclose on their own."""

    kind: str
    kind_word: Phrase
    of_units: bool
    unit: str
    spending: Phrase
    rows: tuple[PlaceRow, ...]

    @property
    def id(self) -> str:
        return f"{self.kind}-units" if self.of_units else self.kind

    @property
    def has_changes(self) -> bool:
        """Whether anything is known of the year before for any row."""
        return any(row.change.before or row.told for row in self.rows)

    @property
    def is_converted(self) -> bool:
        """Whether any amount is said in another unit than it is printed in."""
        return any(
            each.is_derived
            for row in self.rows
            for each in (row.spending, row.three_public)
            if each
        )


@dataclass(frozen=True, slots=True)
class PlaceYear:
    """One year of a place."""

    year: int
    tables: tuple[PlaceTable, ...]


def place_year(
    year: int, shown: Sequence[Summary], earlier: Mapping[tuple[str, str, str], Summary]
) -> PlaceYear:
    """The view; `earlier` are the disclosures of the year before, by `body_key`."""
    by_table = by_key(shown, lambda each: (each.package.kind, "u" if each.package.unit else ""))
    return PlaceYear(
        year,
        tuple(
            _table(kind, bool(of_units), by_table[kind, of_units], earlier)
            for of_units in ("", "u")
            for kind in words.KINDS
            if (kind, of_units) in by_table
        ),
    )


def body_key(disclosure: Disclosure) -> tuple[str, str, str]:
    """What is the same of a body's disclosures of one kind in all years."""
    return disclosure.department_slug, disclosure.unit_slug, disclosure.kind


def _table(
    kind: str,
    of_units: bool,
    members: Sequence[Summary],
    earlier: Mapping[tuple[str, str, str], Summary],
) -> PlaceTable:
    key = spending_of(kind)
    keys = (key, "three_public")
    unit = common_unit(each.headlines.stated(one) for each in members for one in keys) or _UNIT
    rows = [_row(each, key, unit, earlier.get(body_key(each.package))) for each in members]
    return PlaceTable(
        kind=kind,
        kind_word=words.KINDS[kind],
        of_units=of_units,
        unit=unit,
        spending=TITLES[key],
        rows=tuple(sorted(rows, key=_most_first)),
    )


def spending_of(kind: str) -> str:
    """The headline that says what a disclosure of a kind spends."""
    return next(key for key in LISTED[kind] if key.startswith("expenditure"))


def _most_first(row: PlaceRow) -> tuple[Decimal, str]:
    spent = row.spending.figure.yuan if row.spending else None
    return (-spent if spent is not None else Decimal("Infinity")), row.disclosure.name


def _row(summary: Summary, key: str, unit: str, earlier: Summary | None) -> PlaceRow:
    stated = summary.headlines.stated
    change = compared(key, summary, earlier)
    return PlaceRow(
        disclosure=summary.package,
        spending=_stated(stated(key), unit),
        change=change,
        told=None if change.difference else summary.told,
        staff=staff_share(summary.headlines),
        three_public=_stated(stated("three_public"), unit),
        completeness=summary.completeness,
        failed=len(summary.verdicts.failures),
    )


def _stated(figure: Figure | None, unit: str) -> Stated | None:
    """As printed where that is the unit, or where the printed unit is not known; its thousands are parted."""
    if figure is None:
        return None
    fund = FUNDS.get(figure.fund) if figure.fund else None
    if figure.is_converted(unit):
        return Stated(figure, figure.in_unit(unit), True, fund)
    return Stated(figure, figure.parted, False, fund)
