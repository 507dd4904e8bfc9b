"""Tables of performance as their checks see them: lists of points, and whose indicators a table has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.check.subject import Subject
from pipeline.model.document import Cell, Place
from pipeline.model.records import Amount, Indicator
from pipeline.model.table import Table
from pipeline.values.amounts import PrintedNumber, is_blank, is_dash, parse_amount
from pipeline.values.text import bare, closed_up, fold
from pipeline.vocabulary import IndicatorSpec, Vocabulary
from pipeline.vocabulary.phrases import is_any

Row = tuple[Cell | None, ...]
_HIGHEST = 100
_ORDINAL = re.compile(r"^(?:指标|目标)\s*\d+\s*[:：、.]?\s*")
_UNIT = "度量单位:"
"""How a description tells the unit that has a column of its own."""
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")


@dataclass(frozen=True, slots=True)
class Worth:
    """A row of a list of points: what it is called, what it may score and what it scored."""

    name: str
    row_no: int
    place: Place
    weight: PrintedNumber | None
    score: PrintedNumber | None


@dataclass(slots=True)
class Group:
    """A first level and the points that its label states: 产出指标（50分）."""

    worth: Worth
    rows: list[Worth] = field(default_factory=list)


@dataclass(slots=True)
class PointList:
    """The indicators of one project, as far as they are worth points.

    `stated` is what the heading says all of them are worth; `unread` counts indicators whose points
    are no number; `total` is the row that adds them up.
    """

    table: Table
    project: str
    stated: PrintedNumber | None = None
    rows: list[Worth] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    unread: int = 0
    total: Worth | None = None
    scored: bool = False


def text_of(cell: Cell | None) -> str:
    return closed_up(cell.text) if cell is not None else ""


def point_lists(subject: Subject, table: Table) -> Sequence[PointList]:
    """Every list of points of one table, from top to bottom; [] where nothing is worth points."""
    return subject.once(("points", table.name), lambda: _point_lists(subject, table))


def _point_lists(subject: Subject, table: Table) -> list[PointList]:
    vocabulary = subject.vocabulary
    texts = {cell.text for row in table.body for cell in row if cell is not None}
    indicators = vocabulary.indicators
    if not (indicators.may_head(texts) and any(map(indicators.is_weight, map(closed_up, texts)))):
        return []  # most tables
    reader = _Reader(table, vocabulary)
    projects = _projects(subject, table)
    for number, row in enumerate(table.body):
        reader.take(number, row, projects.get(number, ""))
    return [each for each in reader.lists if each.rows]


@dataclass(slots=True)
class _Reader:
    """`columns` is where the headings last met stand: level1, level3, target, weight, score, project."""

    table: Table
    vocabulary: Vocabulary
    lists: list[PointList] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    project: str = ""
    above: Row = ()

    def take(self, number: int, row: Row, project: str) -> None:
        """The next row, and the project that it names, if any."""
        spec = self.vocabulary.indicators
        texts = [text_of(cell) for cell in row]
        above, self.above = self.above, row
        if (columns := heading_columns(texts, above, spec)) and "weight" in columns:
            self._begin(columns, row, above)
            return
        if project:
            self.project, self.columns = project, {}
        first = next(filter(None, texts), "")
        if self.columns and is_any(first, self.vocabulary.performance.points.totals):
            self.lists[-1].total = self._worth(number, row, first)
            self.columns = {}
        elif self.columns and spec.is_end(first) and "project" not in self.columns:
            self.columns = {}
        elif self.columns:
            self._indicator(number, row, texts)

    def _begin(self, columns: dict[str, int], row: Row, above: Row) -> None:
        """A new list, or the same one under headings that are printed again."""
        goes_on = bool(self.columns) and self.lists and columns.keys() == self.columns.keys()
        self.columns = columns
        if not goes_on:
            heading = text_of(row[columns["weight"]]) or text_of(above[columns["weight"]])
            points = self.vocabulary.performance.points.stated_in(heading)
            stated = PrintedNumber(points, 0) if points is not None else None
            self.lists.append(
                PointList(self.table, self.project, stated, scored="score" in columns)
            )

    def _indicator(self, number: int, row: Row, texts: Sequence[str]) -> None:
        project = self.columns.get("project")
        if project is not None and texts[project]:
            self.lists.append(
                PointList(self.table, texts[project], None, scored="score" in self.columns)
            )
        current = self.lists[-1]
        level1 = self.columns.get("level1")
        label = texts[level1] if level1 is not None else ""
        points = self.vocabulary.performance.points.stated_in(label)
        if points is not None:
            head = Worth(label, number + 1, _place(row), PrintedNumber(points, 0), None)
            current.groups.append(Group(head))
        elif label and current.groups:
            current.groups.append(Group(Worth(label, number + 1, _place(row), None, None)))
        worth = self._worth(number, row, texts[self.columns["level3"]])
        if row[self.columns["weight"]] is None:
            return
        if worth.weight is None:
            stated = bool(texts[self.columns["target"]]) or not is_blank(self._weight_text(row))
            current.unread += stated and not is_dash(self._weight_text(row))
            return
        # Where a row slid, its score stands under 分值 and something else under 得分
        slid = current.scored and worth.score is None
        current.unread += slid or worth.weight.value > _HIGHEST
        current.rows.append(worth)
        if current.groups:
            current.groups[-1].rows.append(worth)

    def _weight_text(self, row: Row) -> str:
        return text_of(row[self.columns["weight"]])

    def _worth(self, number: int, row: Row, name: str) -> Worth:
        score = self.columns.get("score")
        return Worth(
            name,
            number + 1,
            _place(row),
            parse_amount(self._weight_text(row)),
            parse_amount(text_of(row[score])) if score is not None else None,
        )


def heading_columns(texts: Sequence[str], above: Row, spec: IndicatorSpec) -> dict[str, int]:
    """Where the headings of indicators stand in a row of texts, {} where it heads none; headings of the
    row above fill the gaps."""
    if not spec.heads(texts):
        return {}
    found = spec.lists(texts, [text_of(cell) for cell in above])[0]
    return found if {"level3", "target"} <= found.keys() else {}


def project_of(subject: Subject, table: Table) -> str:
    """The project that a form of fields names in its rows, "" where it names none or several."""
    named = list(_projects(subject, table).values())
    return named[0] if len(named) == 1 else ""


def _projects(subject: Subject, table: Table) -> Mapping[int, str]:
    """The projects that the rows of a table name, by the number of the row."""
    project_in = subject.vocabulary.indicators.project_in

    def made() -> dict[int, str]:
        rows = ([cell.text for cell in row if cell is not None] for row in table.body)
        return {number: name for number, row in enumerate(rows) if (name := project_in(row))}

    return subject.once(("projects", table.name), made)


def heading_of(amount: Amount) -> str:
    """The innermost heading over an amount, without what it says in brackets: 执行率（B/A） is 执行率."""
    return _heading(amount.column_label)


@lru_cache(maxsize=4096)
def _heading(column_label: str) -> str:
    return _BRACKETS.sub("", column_label).rpartition("/")[2]


def _place(row: Row) -> Place:
    return next(cell.place for cell in row if cell is not None)


def of_performance(subject: Subject) -> Iterator[tuple[Table, Sequence[Indicator]]]:
    """Every table that states indicators, with them."""
    by_table = subject.once("indicators by table", lambda: _by_table(subject))
    for table in subject.tables:
        if found := by_table.get(table.name):
            yield table, found


def _by_table(subject: Subject) -> Mapping[str, Sequence[Indicator]]:
    numbers = {indicator.source_line for indicator in subject.indicators}
    pages = {indicator.source_page for indicator in subject.indicators}
    tables: dict[tuple[int | None, int | None], str] = {}
    for table in subject.tables if numbers else ():
        for row in table.body:
            first = next((cell for cell in row if cell is not None), None)
            for cell in row if first is not None and first.place.page in pages else ():
                if cell is not None and cell.place.line in numbers:
                    tables.setdefault((cell.place.page, cell.place.line), table.name)
    found = defaultdict[str, list[Indicator]](list)
    for indicator in subject.indicators:
        name = tables.get((indicator.source_page, indicator.source_line))
        if name is not None:
            found[name].append(indicator)
    return found


def unit_of(indicator: Indicator) -> str:
    """The unit that the form has a column for, "" where it has none."""
    columns = (each for each in indicator.description.split(";") if each.startswith(_UNIT))
    return fold(next(columns, "").removeprefix(_UNIT))


def numbered_name(indicator: Indicator) -> tuple[str, str]:
    """The number of an indicator in its list (指标1：), "" for none, and the name behind it."""
    found = _ORDINAL.match(indicator.level3)
    number = found[0] if found else ""
    return number, indicator.level3.removeprefix(number)


def named(indicator: Indicator) -> str:
    """What a message calls an indicator."""
    return indicator.level3 or indicator.level2 or bare(indicator.description)[:20]
