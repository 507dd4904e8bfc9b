"""Which side of a table with several lists beside one another is revenue, which expenditure, where no
heading over them says it.

Columns with their panels + rows + title → the columns, those of amounts with the direction that the
words of a side's own totals, the codes of its rows or the title say. Where nothing does, none is told:
that a side stands on the right does not make it expenditure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.table import Column, ColumnRole
from pipeline.recognize.line import BodyRow
from pipeline.values.codes import classification_of
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary import Headings

_TOTAL = re.compile(r".*(?P<flow>收入|支出)(?:合计|总计|小计)")
_FLOWS = {"收入": "revenue", "支出": "expenditure"}
_REVENUE_CODE = re.compile(r"1(?:0[1-9]|10)(?:\d{2}){0,3}")
"""Codes of 政府收支分类科目's revenue: 101 税收收入 … 110 转移性收入."""
_BOTH = ("收支", "收入支出")


def with_sides(
    columns: Sequence[Column], rows: Sequence[BodyRow], title: str, headings: Headings
) -> tuple[Column, ...]:
    """The columns with the directions of their sides; those of a table with one list as they are."""
    panels = sorted({c.panel for c in columns if c.role is ColumnRole.MEASURE})
    if len(panels) < 2 or any(headings.side(text) for column in columns for text in column.path):
        return tuple(columns)
    told = {panel: _told_by_rows(rows, panel) or _told_by_title(title) for panel in panels}
    is_of_both = any(word in bare(title) for word in _BOTH)
    return tuple(
        _directed(column, told[column.panel], is_of_both, headings)
        if column.role is ColumnRole.MEASURE
        else column
        for column in columns
    )


def _directed(column: Column, told: str, is_of_both: bool, headings: Headings) -> Column:
    """A column of amounts with what its side is told to be, if its own headings do not say it; what
    the form says of a whole table is of no side where the title names both."""
    if headings.meaning(column.path).direction or not (told or is_of_both):
        return column
    return replace(column, meaning=replace(column.meaning, direction=told))


def _told_by_rows(rows: Sequence[BodyRow], panel: int) -> str:
    lines = [row[panel] for row in rows]
    by_totals = {
        _FLOWS[match["flow"]]
        for line in lines
        if (match := _TOTAL.fullmatch(bare(split_number(line.label).text)))
    }
    return _only(by_totals) or _only(_said_by_code(line.code) for line in lines if line.code)


def _said_by_code(code: str) -> str:
    if _REVENUE_CODE.fullmatch(code):
        return "revenue"
    return "expenditure" if classification_of(code) else ""


def _told_by_title(title: str) -> str:
    """The side that a title names, "" where it names both or none."""
    if any(word in bare(title) for word in _BOTH):
        return ""
    return _only(side for word, side in _FLOWS.items() if word in title)


def _only(said: Iterable[str]) -> str:
    """What all say, "" where they differ."""
    different = set(said)
    return different.pop() if len(different) == 1 else ""
