"""Numbers in forms of labelled fields (targets, self-evaluations): each under the nearest heading.

In such a form a row of headings (年初预算 全年预算 全年执行 …) holds until the next one; elsewhere a
number belongs to the label on its left (年度资金总额： 521).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.statement import Statement
from pipeline.model.document import Cell
from pipeline.model.table import Entry, Table
from pipeline.values.amounts import is_blank, parse_amount
from pipeline.values.text import bare, fold, tidy
from pipeline.values.units import is_money, unit_in_heading
from pipeline.vocabulary import Headings

_INDICATORS = "指标"
_PLAIN = ("score", "completion_rate")
_PERCENT_ROWS = "%"

Row = tuple[Cell | None, ...]


def field_amounts(table: Table, headings: Headings) -> Iterator[Statement]:
    """All amounts of one form of fields; targets and scores of indicators are `indicators`."""
    bound: dict[int, str] = {}
    unit = table.unit
    for number, row in enumerate(table.body):
        texts = [fold(cell.text) if cell else "" for cell in row]
        if any(_INDICATORS in text for text in texts):
            bound = {}
            continue
        unit = next(filter(None, map(unit_in_heading, texts)), unit)
        if heads := _headings_in(row, bound, headings):
            bound = heads
            continue
        if not any(texts[:-1]) or len([t for t in texts if t]) == 1:
            bound = {}
        yield from _row_amounts(table, number, row, bound, unit, headings)


def _headings_in(row: Row, bound: dict[int, str], headings: Headings) -> dict[int, str]:
    """Column → heading where a row is one of headings for amounts, {} otherwise.

    A second row of headings right below refines the first: 批复金额 over 总额 财政拨款 其他资金.
    """
    texts = {i: tidy(cell.text) for i, cell in enumerate(row) if cell and not is_blank(cell.text)}
    if any(parse_amount(text) for text in texts.values()):
        return {}
    known = {i: text for i, text in texts.items() if _is_money_heading(text, headings)}
    if len(known) < 2:
        return {}
    outer = {i: text for i, text in bound.items() if i not in texts}
    refined = {i: _joined(_over(bound, i), text) for i, text in known.items()}
    return {**outer, **refined}


def _over(bound: dict[int, str], column: int) -> str:
    left = [i for i in bound if i <= column]
    return bound[max(left)] if left else ""


def _joined(outer: str, inner: str) -> str:
    return f"{outer}/{inner}" if outer and outer != inner else inner


def _is_money_heading(text: str, headings: Headings) -> bool:
    plain = bare(text)
    if len(plain) > 16 or text.endswith(("：", ":")):
        return False
    meaning = headings.meaning((plain,))
    return bool(
        meaning.phase
        or meaning.fund
        or meaning.measure != "total"
        or "额" in plain
        or "资金" in plain
    )


def _row_amounts(
    table: Table, number: int, row: Row, bound: dict[int, str], unit: str, headings: Headings
) -> Iterator[Statement]:
    label = _label(row)
    for column, cell in enumerate(row):
        printed = parse_amount(cell.text) if cell else None
        if cell is None or printed is None:
            continue
        left = _left_label(row, column)
        heading = bound.get(column) or left
        if not heading:
            continue
        meaning = headings.meaning(tuple(heading.split("/")))
        own_unit = unit_in_heading(heading) or unit
        if printed.is_percentage:
            own_unit = "%"
        elif meaning.measure in _PLAIN:
            own_unit = "分" if meaning.measure == "score" else "%"
        elif not (own_unit and is_money(own_unit)):
            own_unit = own_unit if is_money(own_unit) else ""
        yield Statement(
            entry=Entry(number, 0, cell.place, label, "", "project", None, None),
            column_no=column + 1,
            column_label=heading.rstrip("：:"),
            measure=meaning.measure,
            phase=meaning.phase,
            fund=meaning.fund,
            direction="expenditure" if is_money(own_unit) else "",
            fiscal_year=meaning.fiscal_year,
            year_offset=meaning.year_offset,
            unit=own_unit,
            cell=cell,
            value=printed.value,
        )


def _label(row: Row) -> str:
    """The row's name: its last text before the first number."""
    label = ""
    for cell in row:
        if cell is None or is_blank(cell.text):
            continue
        if parse_amount(cell.text):
            break
        label = tidy(cell.text) if len(cell.text) < 120 else label
    return label.rstrip("：:")


def _left_label(row: Row, column: int) -> str:
    for cell in reversed(row[:column]):
        if cell is not None and not is_blank(cell.text):
            return "" if parse_amount(cell.text) else tidy(cell.text)
    return ""
