"""The disclosures of one department → its headline figures year by year, budgets and final accounts apart.

In: the summaries of its disclosures. Out: a `History` for each kind and body, every year between the
first and the last in it, with the change to the year before where the comparability guard allows one;
and the rows of the file that holds exactly that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.website import words
from pipeline.website.charts.bars import Bars, bars, common_scale
from pipeline.website.comparisons.csv_sheet import Sheet, Value
from pipeline.website.comparisons.sheet import SheetRow, comparison_sheet
from pipeline.website.comparisons.side_by_side import Standing
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.comparability import ACROSS_YEARS, incomparable
from pipeline.website.figures.derived import Difference, difference
from pipeline.website.figures.figure import Figure, common_unit, is_converted
from pipeline.website.figures.headline import TITLES
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.listings.overview import LISTED

_ADDED = ("compared_with_fiscal_year", "difference_yuan", "difference_percentage")


@dataclass(frozen=True, slots=True)
class Cell:
    """A headline in one year; `before` is what it is compared with, `reasons` why it is not."""

    key: str
    figure: Figure | None
    before: Figure | None
    difference: Difference | None
    reasons: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A year; without a summary there is no disclosure of it here."""

    year: int
    summary: Summary | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class History:
    """One kind of disclosure of one body, latest year first; `body` is "" for the department itself.

    `unit` is empty where the figures have different ones. The bars are of expenditure.
    """

    id: str
    kind: str
    kind_word: Phrase
    body: str
    unit: str
    is_converted: bool
    columns: tuple[Phrase, ...]
    rows: tuple[HistoryRow, ...]
    bars_title: Phrase
    bars: Bars | None


def histories(summaries: Sequence[Summary]) -> tuple[History, ...]:
    """The department's own disclosures before those of its units; budgets before final accounts."""
    of_part: dict[str, list[Summary]] = {}
    for each in sorted(summaries, key=lambda each: (each.package.unit_slug, each.package.kind)):
        of_part.setdefault(each.package.part, []).append(each)
    years = [each.package.fiscal_year for each in summaries]
    span = range(max(years), min(years) - 1, -1)
    return tuple(_history(members, span) for members in of_part.values())


def history_sheet(
    address: str, found: Sequence[History], siteurl: str, title: Phrase, cited: str
) -> Sheet:
    """The figures of the tables, one in a row, with what each was compared with; `title` and `cited` are
    what the page is called and how it is cited."""
    shown = [
        (history, row.summary, cell)
        for history in found
        for row in history.rows
        if row.summary
        for cell in row.cells
    ]
    return comparison_sheet(
        address,
        [
            SheetRow(TITLES[cell.key], summary.package, cell.figure, _standing(history, cell))
            for history, summary, cell in shown
        ],
        siteurl,
        _ADDED,
        [_compared(cell) for _, _, cell in shown],
        title=title,
        cited=cited,
    )


def _standing(history: History, cell: Cell) -> Standing:
    drawn = history.bars.rows if history.bars else ()
    return Standing(any(each.figure is cell.figure for each in drawn), cell.reasons)


def _compared(cell: Cell) -> tuple[Value, ...]:
    year = cell.before.basis.fiscal_year if cell.before else None
    if not cell.difference:
        return year, None, None
    return year, cell.difference.yuan, cell.difference.percentage


def _history(members: Sequence[Summary], span: range) -> History:
    package = members[0].package
    by_year = {each.package.fiscal_year: each for each in members}
    keys = LISTED[package.kind]
    rows = tuple(_row(year, by_year, keys) for year in span)
    spent = next(key for key in keys if key.startswith("expenditure"))
    figures = [cell.figure for row in rows for cell in row.cells]
    unit = common_unit(figures)
    return History(
        id=f"history-{package.part}",
        kind=package.kind,
        kind_word=words.KINDS[package.kind],
        body=package.unit,
        unit=unit,
        is_converted=is_converted(figures, unit),
        columns=tuple(TITLES[key] for key in keys),
        rows=rows,
        bars_title=TITLES[spent],
        bars=_bars([cell.figure for row in rows for cell in row.cells if cell.key == spent]),
    )


def _row(year: int, by_year: Mapping[int, Summary], keys: Sequence[str]) -> HistoryRow:
    summary = by_year.get(year)
    if not summary:
        return HistoryRow(year, None, ())
    earlier = by_year.get(year - 1)
    return HistoryRow(year, summary, tuple(compared(key, summary, earlier) for key in keys))


def compared(key: str, summary: Summary, earlier: Summary | None) -> Cell:
    """A headline beside that of the year before, as the earlier disclosure states it, else as this one
    reprints it."""
    figure = summary.headlines.stated(key)
    before = earlier.headlines.stated(key) if earlier else None
    before = before or summary.headlines.previous.get(key)
    if not figure or not before:
        return Cell(key, figure, before, None, ())
    reasons = incomparable(before.basis, figure.basis, across=ACROSS_YEARS)
    return Cell(key, figure, before, None if reasons else difference(before, figure), reasons)


def _bars(figures: Sequence[Figure | None]) -> Bars | None:
    """The years that may be compared with the latest one, None where none may."""
    drawn = list(_comparable([each for each in figures if each]))
    if len(drawn) < 2:
        return None
    items = [(phrase("{year} 年", year=each.basis.fiscal_year), each) for each in drawn]
    return bars(items, common_scale(drawn), [each.basis.kind for each in drawn])


def _comparable(figures: Sequence[Figure]) -> Iterator[Figure]:
    for each in figures:
        if not incomparable(figures[0].basis, each.basis, across=ACROSS_YEARS):
            yield each
