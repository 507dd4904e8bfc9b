"""What the title of a table says of its amounts: of which money they are, and, where it is no known
form, whether they are income or expenditure.

Columns + title → the same columns, where neither their headings nor a side says it. A title of several
funds, of both sides, or of something else that only mentions one says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.table import Column, ColumnRole
from pipeline.values.text import bare, fold
from pipeline.vocabulary import Form, Headings

_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")
_AT_END = re.compile(
    r"(?P<before>收入[和与及、]?|收)?(?P<flow>收入|支出)"
    r"(?:预算|决算|执行|完成|情况|草案|安排|计划|功能|经济|分类|科目|项目|明细|对比|比较|变动|变化|增减|总)*表?$"
)
_FLOWS = {"收入": "revenue", "支出": "expenditure", "结余": "balance"}
_BALANCE_AT_END = re.compile(r"(?<![支出入和与及、])结余(?:预算|决算|执行|完成|情况|草案|总)*表?$")
_SPENT = re.compile(r"(?:功能|经济)(?:科目)?分类")
"""What only expenditure is classified by."""


def with_title_facts(
    columns: Sequence[Column], title: str, form: Form | None, headings: Headings
) -> tuple[Column, ...]:
    """The columns, those of amounts with the fund that the title names, and with the direction unless
    its form tells it."""
    fund = headings.fund_of_title(title)
    panels = {column.panel for column in columns if column.role is ColumnRole.MEASURE}
    direction = _direction(title) if form is None and len(panels) == 1 else ""
    return tuple(
        _told(column, fund, direction) if column.role is ColumnRole.MEASURE else column
        for column in columns
    )


def _told(column: Column, fund: str, direction: str) -> Column:
    said = column.meaning
    told = replace(said, fund=said.fund or fund, direction=said.direction or direction)
    return column if told == said else replace(column, meaning=told)


def _direction(title: str) -> str:
    """The side that a title ends with, "" where it names both.

    >>> _direction("2024年全市政府性基金预算支出执行情况表"), _direction("收入决算表（本级）")
    ('expenditure', 'revenue')
    >>> _direction("一般公共预算支出对比表"), _direction("收支对比表")
    ('expenditure', '')
    >>> _direction("收支预算总表"), _direction("收入支出决算总表"), _direction("专项收入和转移支付表")
    ('', '', '')
    >>> _direction("社会保险基金结余执行情况表"), _direction("收支结余情况表"), _direction("预算经济分类表")
    ('balance', '', 'expenditure')
    >>> _direction("经费拨款预算表（按部门预算经济分类）"), _direction("收支总表（按功能分类）")
    ('expenditure', '')
    """
    plain = bare(_BRACKETS.sub("", fold(title)))
    if found := _AT_END.search(plain):
        return _FLOWS[found["flow"]] if not found["before"] else ""
    if _BALANCE_AT_END.search(plain):
        return _FLOWS["结余"]
    return "expenditure" if _SPENT.search(fold(title)) and "收" not in plain else ""
