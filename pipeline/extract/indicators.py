"""Tables of performance → Indicators: one per indicator, yearly task or goal, merged cells filled down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.extract.form_cells import Row, is_spanned, printed_in, text_of
from pipeline.extract.goals import listed_goals
from pipeline.extract.indicator_heads import Heads, find_heads, implied_heads, with_row_below
from pipeline.extract.indicator_rows import Stated, said_more, stated_rows, whole_rows
from pipeline.extract.indicator_values import parted
from pipeline.extract.slid_rows import SlidRows
from pipeline.extract.yearly_tasks import Tasks, find_tasks
from pipeline.model.document import Place
from pipeline.model.identity import Identity
from pipeline.model.records import Indicator
from pipeline.model.table import Table
from pipeline.values.outline import split_number
from pipeline.values.text import bare, closed_up
from pipeline.vocabulary import IndicatorSpec
from pipeline.vocabulary.phrases import is_any

_WHOLE = "整体"
"""In the title of the form of a whole department."""
_POINTS = re.compile(r"(?<=指标)\s*[（(]?\s*\d+(?:\.\d+)?\s*分?\s*[）)]?$")
"""What a group of indicators may score, printed behind its name: 产出指标（50分）."""


def extract_indicators(
    identity: Identity, tables: Iterable[Table], spec: IndicatorSpec
) -> tuple[Indicator, ...]:
    """All indicators, yearly tasks and listed goals of a disclosure, in order."""
    found: list[Indicator] = []
    above: _Reader | None = None
    for table in tables:
        reader = _Reader(identity, table, spec)
        if above is not None and reader.goes_on_from(above):
            reader.take_up(above)
        elif above is not None and above.begins(reader):
            reader.project = above.project
        found += reader.indicators()
        above = reader
    return tuple(found)


@dataclass(slots=True)
class _Reader:
    """Reads one table from top to bottom.

    `block` is the rows below the heads last met, which are read together.
    """

    identity: Identity
    table: Table
    spec: IndicatorSpec
    project: str = ""
    heads: Heads | None = None
    block: list[Row] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)
    periods: dict[int, str] = field(default_factory=dict)
    spanned: bool = False
    tasks: Tasks | None = None
    has_list: bool = False

    def indicators(self) -> Iterator[Indicator]:
        if self.table.entries:
            yield from self._goals()
            return
        self.project = self.project or _project_in_title(self.table, self.spec)
        self.spanned = is_spanned(self.table.body)
        above: Row = ()
        for row in whole_rows(self.table.body):
            yield from self._row(row, above)
            above = row
        yield from self._indicators()

    def goes_on_from(self, above: _Reader) -> bool:
        """Whether the table is the next page of the one above: it has its title, and begins no form."""
        pages = _pages(above.table), _pages(self.table)
        if not all(pages) or pages[1][0] != pages[0][-1] + 1 or not self.table.title:
            return False
        first = [text_of(cell) for cell in self.table.body[0]]
        begins = self.spec.heads(first) or self.spec.is_end(_first(first))
        return bare(self.table.title) == bare(above.table.title) and not begins

    def begins(self, below: _Reader) -> bool:
        """Whether the table names a project and lists nothing, so that the list below it is its own."""
        named = any(self.spec.project_in(printed_in(row)) for row in self.table.body)
        of_project = _WHOLE not in below.table.title and not _project_in_title(
            below.table, self.spec
        )
        return named and of_project and not self.has_list and not self.table.entries

    def take_up(self, above: _Reader) -> None:
        """Read on with what held at the end of the page before."""
        self.project, self.held, self.heads = above.project, above.held, above.heads

    def _row(self, row: Row, above: Row) -> Iterator[Indicator]:
        texts = [text_of(cell) for cell in row]
        heads = find_heads(row, above, self.spec)
        named = "" if heads else self.spec.project_in(printed_in(row))
        if heads or named:
            yield from self._indicators()
        if named:
            self.project, self.held = named, {}
        self.periods = self._periods_in(texts) or self.periods
        if heads:
            self._begin(heads)
        elif below := self._heads_with(row):
            self.heads = below
        elif tasks := find_tasks(texts, self.spec):
            yield from self._indicators()
            self.tasks, self.heads = tasks, None
        elif self.tasks:
            yield from self._below_tasks(self.tasks, row, texts)
        elif self.heads:
            yield from self._below_heads(self.heads, row, _first(texts))
        elif implied := implied_heads(row, self.spec):
            self._begin(implied)
            self.block.append(row)

    def _heads_with(self, row: Row) -> Heads | None:
        """The heads last met, where they go on in the row right below them."""
        if self.heads is None or self.block:
            return None
        return with_row_below(self.heads, row, self.spec)

    def _below_tasks(self, tasks: Tasks, row: Row, texts: list[str]) -> Iterator[Indicator]:
        """A row of a list of yearly tasks, or what ends the list."""
        if tasks.end(texts, self.spec, self.spanned):
            self.tasks = None
        elif said := tasks.said(texts):
            yield self._record(self.project, said, _place(row))

    def _below_heads(self, heads: Heads, row: Row, first: str) -> Iterator[Indicator]:
        """A row of a list of indicators, its total, or what ends the list."""
        if self._is_sum_of_list(heads, first):
            return
        if self.spec.is_end(first) and not heads.lists_projects:
            yield from self._indicators()
            self.heads = None
        else:
            self.block.append(row)

    def _is_sum_of_list(self, heads: Heads, first: str) -> bool:
        """Whether a row is the total of a list that goes on below it."""
        return self.spec.is_total(first) and (heads.lists_projects or not self.block)

    def _begin(self, heads: Heads) -> None:
        """A new list; one that repeats the head on its next page goes on."""
        repeats = self.heads is not None and self.heads.texts == heads.texts and self.spanned
        self.held = self.held if repeats else {}
        self.heads, self.tasks, self.has_list = heads, None, True

    def _indicators(self) -> Iterator[Indicator]:
        """The indicators of the rows that stand below the heads, which are then done with."""
        if self.heads is None:
            return
        rows, self.block = self.block, []
        held = dict(self.held)
        for stated in said_more(self._stated(self.heads, rows, held)):
            self.held = {part: stated.texts.get(part, "") for part in _HELD}
            yield from self._each(self.heads, self._of_period(self.heads, stated))
        for heads in self.heads.beside:
            for stated in self._stated(heads, rows, held):
                if stated.texts.get("level3") or stated.texts.get("target"):
                    yield from self._each(heads, self._of_period(heads, stated))

    def _of_period(self, heads: Heads, stated: Stated) -> Stated:
        """What is stated, with the period that stands above its list where there is one beside it."""
        if self.heads is None or not self.heads.beside:
            return stated
        left = [i for i in self.periods if i <= heads.columns["target"]]
        period = self.periods[max(left)] if left else ""
        return Stated(stated.row, {**stated.texts, "period": period})

    def _periods_in(self, texts: list[str]) -> dict[int, str]:
        """Column → what the period below it is called, where a row names two of them."""
        named = {i: text for i, text in enumerate(texts) if is_any(text, self.spec.periods)}
        return named if len(named) > 1 else {}

    def _stated(self, heads: Heads, rows: list[Row], held: dict[str, str]) -> Iterator[Stated]:
        if self.spanned or heads.kinds or not self._slides(heads, rows):
            yield from stated_rows(heads, rows, held, self.spec.level1_of)
            return
        reader = SlidRows(heads, self.spec, dict(held))
        yield from filter(None, map(reader.read, rows))

    def _slides(self, heads: Heads, rows: Iterable[Row]) -> bool:
        """Whether rows may have slid against their headings: where they name known kinds, these say by
        how much; where they name none, each cell is read where it stands."""
        if "level2" in heads.columns and "level1" not in heads.columns:
            return False
        return any(self.spec.is_level2(text_of(cell)) for row in rows for cell in row)

    def _each(self, heads: Heads, stated: Stated) -> Iterator[Indicator]:
        """The indicators of one row: one, or several where a cell holds the indicators of a kind."""
        level3 = stated.texts.get("level3", "")
        if not heads.kinds and level3 and "target" not in heads.columns:
            for name, target in parted(level3):
                own = {**stated.texts, "level3": name, "target": target}
                yield self._indicator(heads, Stated(stated.row, own))
            return
        if not heads.kinds:
            yield self._indicator(heads, stated)
            return
        for part, (level1, level2) in heads.kinds.items():
            said = {**stated.texts, "level1": level1, "level2": level2}
            for name, target in parted(stated.texts.get(part, "")):
                own = {**said, "level3": name, "target": target}
                yield self._indicator(heads, Stated(stated.row, own))

    def _indicator(self, heads: Heads, stated: Stated) -> Indicator:
        said = dict(stated.texts)
        if kind := said.get("kind"):
            is_top = self.spec.is_level1(kind) or not self.spec.is_level2(kind)
            said["level1"] = kind if is_top else self.spec.level1_of(kind)
            said["level2"] = "" if is_top else kind
        for level in ("level1", "level2"):
            said[level] = _POINTS.sub("", said.get(level, ""))
        properties = [
            f"{word}:{said[part]}"
            for part, word in self.spec.properties.items()
            if said.get(part) and not (part == "weight" and "score" in heads.columns)
        ]
        others = (f"{word}:{said[part]}" for part, word in heads.told.items() if said.get(part))
        stating = (said.get("description"), *properties, *others)
        said["description"] = ";".join(filter(None, stating))
        said["basis"] = said.get("basis") or said.get("reason", "")
        return self._record(said.get("project") or self.project, said, _place(stated.row))

    def _goals(self) -> Iterator[Indicator]:
        for goal in listed_goals(self.table, self.spec):
            yield self._record(goal.project, {"description": goal.text}, goal.place)

    def _record(self, project: str, said: dict[str, str], place: Place) -> Indicator:
        return Indicator(
            disclosure=self.identity.package_name,
            project=project or f"{self.table.entity.name}（部门整体支出）",
            level1=said.get("level1", ""),
            level2=said.get("level2", ""),
            level3=said.get("level3", ""),
            description=said.get("description", ""),
            target=said.get("target", ""),
            actual=said.get("actual", ""),
            basis=said.get("basis", ""),
            score=said.get("score", ""),
            source_page=place.page,
            source_line=place.line,
        )


_HELD = ("project", "level1", "level2")


def _project_in_title(table: Table, spec: IndicatorSpec) -> str:
    """The project that a title names (1、城乡医疗救助绩效目标表), "" for a title of a kind of form."""
    title = closed_up(split_number(table.title).text)
    named = title
    for suffix in sorted(spec.title_suffix, key=len, reverse=True):
        if named.endswith(suffix):
            named = named.removesuffix(suffix)
            break
    else:
        return ""
    of_department = _WHOLE in named or "部门" in named or "专项资金" in named
    of_period = is_any(named, spec.no_project)
    return "" if of_department or of_period or not bare(named) else named


def _place(row: Row) -> Place:
    return next(cell.place for cell in row if cell is not None)


def _first(texts: list[str]) -> str:
    return next(filter(None, texts), "")


def _pages(table: Table) -> list[int]:
    """The pages of a table's first and last row."""
    ends = (row for row in (table.body[:1] + table.body[-1:]) if any(row))
    return [page for row in ends if (page := _place(row).page) is not None]
