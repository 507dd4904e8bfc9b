"""The amounts of one code in one kind of disclosure → its table, and what may be compared of them.

Each row is what one disclosure states in one form; nothing is added up. Of the functional forms a
disclosure's widest stands for all of them, and so all are one comparison; economic codes are
compared form by form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.records import Amount
from pipeline.values.outline import split_number
from pipeline.values.text import tidy
from pipeline.website import words
from pipeline.website.comparisons.code_listing import CodeListing
from pipeline.website.comparisons.per_head import PerHead, in_levels, per_head
from pipeline.website.comparisons.sheet import SheetRow
from pipeline.website.comparisons.side_by_side import (
    NOT_DRAWN,
    Placed,
    SideBySide,
    side_by_side,
    standings,
)
from pipeline.website.figures.comparability import ACROSS_BODIES, ACROSS_YEARS
from pipeline.website.figures.figure import Figure, common_unit, figure, is_converted
from pipeline.website.grouping import by_key
from pipeline.website.interface.latin import named_body, named_places
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.population import Populations

_UNRECOGNIZED = phrase("未识别的表")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """What one disclosure states of a code in one form; a figure for each measure, None for none."""

    package: Disclosure
    form: Said | str
    form_id: str
    printed_name: str
    unit: str
    figures: tuple[Figure | None, ...]

    @property
    def label(self) -> Phrase:
        """Whose it is."""
        return phrase(
            "{place} · {department}",
            place=named_places(self.package.place),
            department=named_body(self.package.own_name),
        )


@dataclass(frozen=True, slots=True)
class CodeYear:
    """A year in which several disclosures state the code, and what may be compared of it."""

    year: int
    pictures: tuple[SideBySide, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A department that states the code in several years."""

    department: Phrase
    pictures: tuple[SideBySide, ...]


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The rows of one kind of disclosure; `unit` is empty where the rows have different ones."""

    kind: str
    kind_word: Phrase
    unit: str
    is_converted: bool
    measures: tuple[Said | str, ...]
    rows: tuple[CodeRow, ...]
    years: tuple[CodeYear, ...]
    trends: tuple[Trend, ...]
    is_whole: bool = True
    per_head: tuple[PerHeadYear, ...] = ()


@dataclass(frozen=True, slots=True)
class PerHeadYear:
    """A year of a code, of which the first measure is divided by the people of each place."""

    year: int
    measure: Said | str
    places: tuple[PerHead, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tables of one page show: which rows, and what is known of them.

    `doubtful` are the anchors of rows by disclosure; `is_whole` tells that no other page has more rows:
    only then are there pictures, which would otherwise compare by chance. `populations` are how many live
    in each place.
    """

    disclosures: Mapping[str, Disclosure]
    doubtful: Mapping[str, Collection[str]]
    forms: Mapping[str, Said | str]
    rows: Collection[CodeListing]
    is_whole: bool
    populations: Populations = field(default_factory=Populations)


def code_table(kind: str, amounts: Sequence[Amount], shown: Shown) -> CodeTable:
    """The table of one code and kind."""
    by_form = _by_form(amounts, shown.rows)
    measures = [
        measure for measure in words.MEASURES if any(measure in each for each in by_form.values())
    ]
    rows = [_row(stated, measures, shown) for stated in by_form.values()]
    rows.sort(key=lambda row: (-row.package.fiscal_year, row.package.address, row.form_id))
    figures = [each for row in rows for each in row.figures]
    unit = common_unit(figures)
    return CodeTable(
        kind=kind,
        kind_word=words.KINDS[kind],
        unit=unit,
        is_converted=is_converted(figures, unit),
        measures=tuple(words.MEASURES[measure] for measure in measures),
        rows=tuple(rows),
        years=tuple(_years(kind, rows, measures)) if shown.is_whole else (),
        trends=tuple(_trends(kind, rows, measures)) if shown.is_whole else (),
        is_whole=shown.is_whole,
        per_head=tuple(_per_head(rows, measures, shown.populations)) if shown.is_whole else (),
    )


def _per_head(
    rows: Sequence[CodeRow], measures: Sequence[str], populations: Populations
) -> Iterator[PerHeadYear]:
    """Of functional codes, in which a disclosure's widest form stands for all of them."""
    by_year = by_key([row for row in rows if not row.form_id], lambda row: row.package.fiscal_year)
    for year, members in reversed(by_year.items()):
        place = _most_printed(members, measures)
        found = in_levels(
            one
            for row in members
            if (one := per_head(row.package, row.figures[place], row.label, populations))
        )
        if found:
            yield PerHeadYear(year, words.MEASURES[measures[place]], found)


def sheet_rows(table: CodeTable) -> Iterator[SheetRow]:
    """The figures of the table, row by row."""
    drawn = standings(picture for year in table.years for picture in year.pictures)
    stands = {link: standing for (_, link), standing in drawn.items()}
    for row in table.rows:
        for measure, each in zip(table.measures, row.figures, strict=True):
            if each:
                standing = stands.get(each.link, NOT_DRAWN)
                yield SheetRow(measure, row.package, each, standing)


def _by_form(
    amounts: Sequence[Amount], rows: Collection[CodeListing]
) -> Mapping[tuple[str, str, str], dict[str, Amount]]:
    """(disclosure, entity, form) → measure → amount, of the rows that are shown."""
    shown = {(each.disclosure, each.entity, each.form) for each in rows}
    found: dict[tuple[str, str, str], dict[str, Amount]] = defaultdict(dict)
    for each in amounts:
        if (place := (each.disclosure, each.entity, each.form)) in shown:
            found[place].setdefault(each.measure, each)
    return found


def _row(stated: Mapping[str, Amount], measures: Sequence[str], shown: Shown) -> CodeRow:
    first = next(iter(stated.values()))
    package = shown.disclosures[first.disclosure]
    of_package = shown.doubtful.get(package.name, ())
    return CodeRow(
        package=package,
        form=shown.forms.get(first.form, _UNRECOGNIZED),
        form_id="" if first.classification == "functional" else first.form,
        printed_name=tidy(split_number(first.row_label).text),
        unit=first.unit,
        figures=tuple(
            figure(package, stated[measure], of_package) if measure in stated else None
            for measure in measures
        ),
    )


def _years(kind: str, rows: Sequence[CodeRow], measures: Sequence[str]) -> Iterator[CodeYear]:
    by_year = by_key(rows, lambda row: row.package.fiscal_year)
    for year, members in reversed(by_year.items()):
        pictures = tuple(_pictures(f"{kind}-{year}", members, measures))
        if pictures:
            yield CodeYear(year, pictures)


def _trends(kind: str, rows: Sequence[CodeRow], measures: Sequence[str]) -> Iterator[Trend]:
    by_body = by_key(
        reversed(rows),
        lambda row: (
            f"{row.package.division_code}/{row.package.department_slug}",
            row.package.unit_slug,
        ),
    )
    for number, members in enumerate(by_body.values(), start=1):
        pictures = tuple(_pictures(f"{kind}-t{number}", members, measures, across_years=True))
        if pictures:
            yield Trend(members[0].label, pictures)


def _pictures(
    id: str, rows: Sequence[CodeRow], measures: Sequence[str], *, across_years: bool = False
) -> Iterator[SideBySide]:
    """One picture for each form of which there are several rows, of the measure that most print."""
    for number, of_form in enumerate(by_key(rows, lambda row: row.form_id).values(), start=1):
        if len(of_form) < 2:
            continue
        place = _most_printed(of_form, measures)
        title = phrase(
            "{form}，{measure}", form=of_form[0].form, measure=words.MEASURES[measures[place]]
        )
        yield side_by_side(
            f"{id}-{number}",
            title if of_form[0].form_id else words.MEASURES[measures[place]],
            [
                Placed(_label(row, across_years), each)
                for row in of_form
                if (each := row.figures[place])
            ],
            across=ACROSS_YEARS if across_years else ACROSS_BODIES,
            missing=[_label(row, across_years) for row in of_form if not row.figures[place]],
        )


def _label(row: CodeRow, across_years: bool) -> Phrase:
    return phrase("{year} 年", year=row.package.fiscal_year) if across_years else row.label


def _most_printed(rows: Sequence[CodeRow], measures: Sequence[str]) -> int:
    printed = Counter(
        place for row in rows for place, each in enumerate(row.figures) if each is not None
    )
    return max(range(len(measures)), key=lambda place: (printed[place], -place))
