"""Every number that a table prints becomes one amount under its own headings, in either kind of text."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.layouts import Cells, Heading, as_text, header, over, paths
from tests.support import understood

Stated = list[tuple[str, str, str]]

figure = st.decimals(-(10**6), 10**7, places=2).map("{:,}".format)
whole_figure = st.decimals(0, 10**6, places=2).map(str)
cell = st.one_of(figure, whole_figure, st.sampled_from(["", "", "—", "0.00"]))


@dataclass(frozen=True)
class Printed:
    """A table, what its text is in either layout, and what it states."""

    aligned: str
    collapsed: str
    stated: Stated


GROUPS = (
    Heading("合计"),
    over("本年收入", "小计", "财政拨款收入", "事业收入", "其他收入"),
    Heading("上年结转"),
    over("本年支出", "合计", over("基本支出", "小计", "人员经费", "公用经费"), "项目支出"),
    over("年末结转和结余", "合计", "基本支出结转", "项目支出结转和结余"),
    Heading("结转下年"),
)
NAMES = (
    ("213", "农林水支出"),
    ("21303", "水利"),
    ("2130301", "行政运行"),
    ("2130305", "水利工程建设"),
    ("221", "住房保障支出"),
    ("22102", "住房改革支出"),
    ("2210201", "住房公积金"),
)


@st.composite
def lists(draw: st.DrawFn) -> Printed:
    """A list by code: names and groups of amounts, with or without a row that numbers the columns."""
    chosen = draw(st.sets(st.sampled_from(GROUPS), min_size=1, max_size=4))
    groups = [group for group in GROUPS if group in chosen]
    names = [Heading("科目编码"), Heading("科目名称")]
    if draw(st.booleans()):
        names = [Heading("功能分类科目", tuple(names))]
    numbered = draw(st.booleans())
    codes = sorted(draw(st.sets(st.sampled_from(NAMES), min_size=2)))
    columns = paths(groups)
    amounts = st.lists(cell, min_size=len(columns), max_size=len(columns))
    totals = st.lists(whole_figure, min_size=len(columns), max_size=len(columns))
    body = [["", "合计", *draw(totals)], *([*each, *draw(amounts)] for each in codes)]
    numbers = [str(number + 1) for number in range(len(columns))]

    def text(collapsed: bool) -> str:
        rows = header([*names, *groups], collapsed)
        if numbered:
            rows.append(["栏次", "", *numbers])
        return as_text([*rows, *body], collapsed, "部门收支明细表", "单位：万元")

    stated = [
        (row[1], column, printed)
        for row in body
        for column, printed in zip(columns, row[2:], strict=True)
        if printed
    ]
    return Printed(text(False), text(True), sorted(stated))


LEFT = (
    "一、一般公共预算拨款收入",
    "二、政府性基金预算拨款收入",
    "三、事业收入",
    "四、其他收入",
    "",
)
RIGHT = (
    "一、一般公共服务支出",
    "二、教育支出",
    "三、农林水支出",
    "四、住房保障支出",
    "五、其他支出",
)
FUNDS = ("合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")


@st.composite
def sides(draw: st.DrawFn) -> Printed:
    """Income beside expenditure; lines counted for both at once, for each, or not at all."""
    right = draw(st.sampled_from([("预算数",), FUNDS]))
    counted = draw(st.sampled_from(["", "序号", "行次"]))
    count = draw(st.integers(1, 5))
    amounts = st.lists(cell, min_size=len(right), max_size=len(right))
    sums = st.lists(whole_figure, min_size=len(right), max_size=len(right))
    body = [
        [name, draw(cell) if name else "", RIGHT[i], *draw(amounts)]
        for i, name in enumerate(LEFT[:count])
    ]
    body.append(["收入总计", draw(whole_figure), "支出总计", *draw(sums)])

    each = ["行次"] if counted == "行次" else []
    top = [
        *([Heading("序号")] if counted == "序号" else []),
        over("收入", "项目", *each, "预算数"),
        over("支出", "项目", *each, *right),
    ]
    numbers = [str(number) for number in range(1, len(right) + 2)]

    def text(collapsed: bool) -> str:
        rows = header(top, collapsed)
        blank = [""] * len(each)
        first = [""] if counted == "序号" else []
        rows.append([*first, "栏次", *blank, numbers[0], "栏次", *blank, *numbers[1:]])
        for number, row in enumerate(body, start=1):
            line = [str(number)] if each else []
            first = [str(number)] if counted == "序号" else []
            rows.append([*first, row[0], *line, row[1], row[2], *line, *row[3:]])
        return as_text(rows, collapsed, "部门收支总表", "单位：万元")

    stated = [(row[0], "收入/预算数", row[1]) for row in body]
    stated += [
        (row[2], f"支出/{head}", printed)
        for row in body
        for head, printed in zip(right, row[3:], strict=True)
    ]
    return Printed(text(False), text(True), sorted(each for each in stated if each[2]))


PERSONNEL = (
    ("301", "工资福利支出"),
    ("30101", "基本工资"),
    ("30102", "津贴补贴"),
    ("303", "对个人和家庭的补助"),
)
RUNNING = (("302", "商品和服务支出"), ("30201", "办公费"), ("30217", "公务接待费"))
CAPITAL = (("310", "资本性支出"), ("31002", "办公设备购置"))


@st.composite
def blocks(draw: st.DrawFn) -> Printed:
    """Blocks of one list side by side, of unequal length."""
    parts = draw(st.sampled_from([(PERSONNEL, RUNNING), (PERSONNEL, RUNNING, CAPITAL)]))
    block = ("科目编码", "科目名称", "金额")
    top = [over("人员经费", *block), over("公用经费", *(block * (len(parts) - 1)))]
    height = max(map(len, parts))
    body: list[Cells] = []
    stated: Stated = []
    for index in range(height):
        row: Cells = []
        for number, part in enumerate(parts):
            code, name = part[index] if index < len(part) else ("", "")
            printed = draw(cell) if code else ""
            row += [code, name, printed]
            stated += [(name, f"{'人员' if number == 0 else '公用'}经费/金额", printed)]
        body.append(row)

    def text(collapsed: bool) -> str:
        rows = [*header(top, collapsed), *body]
        return as_text(rows, collapsed, "一般公共预算财政拨款基本支出决算表", "单位：万元")

    return Printed(text(False), text(True), sorted(each for each in stated if each[2]))


@pytest.mark.parametrize("collapsed", [False, True], ids=["rows", "one cell per line"])
@pytest.mark.parametrize("shape", [lists(), sides(), blocks()], ids=["list", "sides", "blocks"])
def test_every_printed_number_is_stated_once_under_its_headings(
    shape: st.SearchStrategy[Printed], collapsed: bool
) -> None:
    @settings(max_examples=60)
    @given(shape)
    def holds(table: Printed) -> None:
        text = table.collapsed if collapsed else table.aligned
        assert sorted(understood(text, kind="final").stated) == table.stated

    holds()
