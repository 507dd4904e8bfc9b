"""Numbers in forms of labelled fields (targets, self-evaluations), each under its nearest heading.

In such a form a row of headings (年初预算 全年预算 全年执行 …) holds until the next one, though the rows
below may have slid by a column; elsewhere a number belongs to the label on its left
(年度资金总额： 521). The rows of indicators are not read here: they are `indicators`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extract.field_headings import joined, refined
from pipeline.extract.form_cells import Row, text_of
from pipeline.extract.indicator_heads import Heads, Lies, Under, find_heads, implied_heads
from pipeline.extract.statement import Said, Statement
from pipeline.model.document import Cell
from pipeline.model.table import RATES, Entry, Table
from pipeline.values.amounts import PrintedNumber, is_dash, parse_amount
from pipeline.values.text import bare
from pipeline.values.units import is_money, unit_in_heading
from pipeline.vocabulary import Headings, IndicatorSpec, Vocabulary
from pipeline.vocabulary.phrases import is_any

_LONGEST_HEADING = 16
_LONGEST_LABEL = 24
_PART = "其中"
_REST = "其他"
_TOTALS = ("总额", "总计", "合计", "总数")
_FUNDS = ("拨款", "资金")
_SHIFTS = (0, 1, -1)
_TOTAL_SCORE = "总分"
_SUMMED = {"weight": "分值", "score": "得分"}


def field_amounts(table: Table, vocabulary: Vocabulary) -> Iterator[Statement]:
    """All amounts of one form of fields, in order."""
    return _Reader(table, vocabulary.headings, vocabulary.indicators).statements()


@dataclass(slots=True)
class _Reader:
    """Reads one form from top to bottom.

    `bound` is the headings that hold, by column; `above` the label of the last pair in each
    column, which a label such as 其中：财政拨款 is part of, and `whole` the last one of a total, which
    其他资金 is; `named` is the column that names what the rows of amounts are of (任务名称), `project` the
    last project of a list of several.
    """

    table: Table
    headings: Headings
    indicators: IndicatorSpec
    unit: str = ""
    bound: dict[int, str] = field(default_factory=dict)
    above: dict[int, str] = field(default_factory=dict)
    whole: dict[int, str] = field(default_factory=dict)
    named: int | None = None
    project: str = ""

    def statements(self) -> Iterator[Statement]:
        self.unit = self.table.unit
        heads: Heads | None = None
        has_rows = False
        above: Row = ()
        for number, row in enumerate(self.table.body):
            texts = [text_of(cell) for cell in row]
            found, above = find_heads(row, above, self.indicators), row
            if found:
                heads, self.bound, self.named, has_rows = found, {}, None, False
                self.project = ""
                continue
            first = next(filter(None, texts), "")
            if heads and heads.lists_projects:
                yield from self._listed(number, row, heads, first)
                continue
            heads = heads or implied_heads(row, self.indicators)
            if heads and not self.indicators.is_end(first):
                has_rows = True
                continue
            if heads and self.indicators.is_total(first):
                yield from self._sum_of_list(number, row, heads, first)
                heads = heads if not has_rows else None
                continue
            heads = None
            self.unit = next(filter(None, map(unit_in_heading, texts)), self.unit)
            self.named = self._naming_column(texts)
            if bound := self._headings_in(texts):
                self.bound = {}
                yield from self._row(number, row, texts)
                self.bound = bound
            elif bare(first) == _TOTAL_SCORE:
                yield from self._scores(number, row, first)
            else:
                yield from self._row(number, row, texts)

    def _listed(self, number: int, row: Row, heads: Heads, first: str) -> Iterator[Statement]:
        """The amounts of a project in a list of several with their indicators; where its cell is merged
        over the shares of several units, each is the unit's in the project."""
        under = heads.under(row) or {}
        own = under.get("project", _NOTHING)
        is_sum = self.indicators.is_total(first)
        self.project = "" if is_sum else own.text or self.project
        for column, cell in enumerate(row):
            printed = parse_amount(text_of(cell)) if cell else None
            if cell and printed and not printed.is_percentage:
                heading = heads.money.get(heads.part_over(cell, column), "")
                if heading:
                    is_share = self.project and (not own.text or own.rows > cell.row_span)
                    whose = _named_beside(row[:column], heads) if is_share else ""
                    label = "/".join(filter(None, (self.project, whose))) or first
                    yield self._statement(number, label, column, cell, printed, heading)

    def _sum_of_list(self, number: int, row: Row, heads: Heads, label: str) -> Iterator[Statement]:
        """The sum that a list of one project's indicators prints: of weights and of scores, no money."""
        printed = [(i, c, n) for i, c in enumerate(row) if c and (n := parse_amount(c.text))]
        parts = [_SUMMED.get(heads.part_over(cell, column), "") for column, cell, _ in printed]
        if bare(label) == _TOTAL_SCORE or not any(parts):
            yield from self._scores(number, row, label)
            return
        for heading, (column, cell, value) in zip(parts, printed, strict=True):
            if heading:
                yield self._statement(number, label, column, cell, value, heading)

    def _naming_column(self, texts: list[str]) -> int | None:
        """The column of the names of tasks, from the row that heads it until the indicators."""
        names = self.indicators.tasks.name
        found = next((i for i, text in enumerate(texts) if text and is_any(text, names)), None)
        return found if found is not None else self.named

    def _headings_in(self, texts: list[str]) -> dict[int, str]:
        """Column → heading where a row is one of headings for amounts, {} otherwise; a number may stand
        before them (项目资金 500 年初预算 …).

        A second row right below refines the first: 批复金额 over 总额 财政拨款 其他资金.
        """
        printed = {i: text for i, text in enumerate(texts) if text}
        known = [i for i, text in printed.items() if self._is_heading(text)]
        known += [i for i, text in printed.items() if bare(text) == _PART and i - 1 in known]
        if len(known) < 2:
            return {}
        beside = (text for i, text in printed.items() if i > known[0])
        if any(parse_amount(text) or is_dash(text) for text in beside):
            return {}
        inner = {i: t for i, t in printed.items() if i >= known[0] and len(t) <= _LONGEST_HEADING}
        outer = {i: text for i, text in self.bound.items() if i in inner or i not in printed}
        return refined(outer, inner)

    def _is_heading(self, text: str) -> bool:
        plain = bare(text)
        if len(plain) > _LONGEST_HEADING or text.endswith(("：", ":")):
            return False
        meaning = self.headings.meaning((plain,))
        is_money = "额" in plain or plain.endswith(_FUNDS)
        return bool(meaning.phase or meaning.fund or meaning.measure != "total" or is_money)

    def _row(self, number: int, row: Row, texts: list[str]) -> Iterator[Statement]:
        bound = self._moved(texts)
        label = (self._task_label(texts) if bound else "") or _label(texts)
        for column, cell in enumerate(row):
            printed = parse_amount(texts[column])
            if cell is None or not (printed or is_dash(texts[column])):
                continue
            heading = bound.get(column) or self._left_label(texts, column)
            if heading:
                yield self._statement(number, label, column, cell, printed, heading)
        numbers = (i for i, text in enumerate(texts) if parse_amount(text))
        words = (i for i, text in enumerate(texts) if text and not is_dash(text))
        if not any(map(bound.get, numbers)) and any(map(bound.get, words)):
            self.bound = {}

    def _task_label(self, texts: list[str]) -> str:
        """The name of a yearly task, which may have slid by a column."""
        if self.named is None:
            return ""
        first = next((i for i, text in enumerate(texts) if text), None)
        near = first is not None and first <= self.named + 1
        return texts[first].rstrip("：:") if first is not None and near else ""

    def _moved(self, texts: list[str]) -> dict[int, str]:
        """The headings that hold, moved by the column by which the row slid."""

        def contradictions(shift: int) -> int:
            count = 0
            for i, text in enumerate(texts):
                number, heading = parse_amount(text), self.bound.get(i - shift, "")
                rate = self.headings.meaning((heading,)).measure in _RATES if heading else False
                words = bool(text) and number is None and not is_dash(text)
                count += bool(heading) and words
                count += number is not None and not heading
                count += bool(number and number.is_percentage) and bool(heading) and not rate
            return count

        best = min(_SHIFTS, key=contradictions)
        return {i + best: heading for i, heading in self.bound.items()}

    def _left_label(self, texts: list[str], column: int) -> str:
        """The label left of a number; one that is a part stands below the one in the row above."""
        for index in range(column - 1, -1, -1):
            text = texts[index]
            if not text:
                continue
            if parse_amount(text):
                return ""
            label = text.rstrip("：:")
            if len(label) > _LONGEST_LABEL or not self.indicators.is_amount_label(label):
                return ""
            if label.startswith(_PART):
                return joined(self.above.get(column, ""), label)
            if label.startswith(_REST):
                return joined(self.whole.get(column, ""), label)
            self.above[column] = label
            if label.endswith(_TOTALS):
                self.whole[column] = label
            return label
        return ""

    def _scores(self, number: int, row: Row, label: str) -> Iterator[Statement]:
        """总分: what could be scored, then what was."""
        printed = [(i, c, n) for i, c in enumerate(row) if c and (n := parse_amount(c.text))]
        for heading, (column, cell, value) in zip(("分值", "得分"), printed, strict=False):
            yield self._statement(number, label, column, cell, value, heading)

    def _statement(
        self,
        number: int,
        label: str,
        column: int,
        cell: Cell,
        printed: PrintedNumber | None,
        heading: str,
    ) -> Statement:
        meaning = self.headings.meaning(tuple(heading.split("/")))
        unit = self._unit(heading, meaning.measure, printed)
        said = Said(
            column_no=column + 1,
            column_label=heading,
            measure=meaning.measure,
            phase=meaning.phase,
            fund=meaning.fund,
            direction="expenditure" if is_money(unit) else "",
            fiscal_year=meaning.fiscal_year,
            year_offset=meaning.year_offset,
            unit=unit,
        )
        entry = Entry(number, 0, cell.place, label, "", "project", None, None)
        return Statement(entry, said, cell, printed.value if printed else None)

    def _unit(self, heading: str, measure: str, printed: PrintedNumber | None) -> str:
        if (printed and printed.is_percentage) or measure in _RATES:
            return "%"
        if measure == "score":
            return "分"
        own = unit_in_heading(heading) or self.unit
        return own if is_money(own) else ""


_RATES = (*RATES, "spending_plan")
_NOTHING = Under("", Lies.COVERED)


def _named_beside(cells: Row, heads: Heads) -> str:
    """The last name that a row prints under no heading of the list's own parts: that of a unit."""
    for index, cell in reversed(list(enumerate(cells))):
        text = text_of(cell)
        if cell and text and not parse_amount(text) and not heads.part_over(cell, index):
            return text
    return ""


def _label(texts: list[str]) -> str:
    """The row's name: the last short text before its first number."""
    label = ""
    for text in texts:
        if text and (parse_amount(text) or is_dash(text)):
            break
        if text and len(text) <= _LONGEST_LABEL:
            label = text
    return label.rstrip("：:")
