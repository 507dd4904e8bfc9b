"""Tables that go on below a line that says so."""

from __future__ import annotations

import pytest

from tests.support import Understood, identity, read

_HEAD = "<tr><td>科目编码</td><td>科目名称</td><td>合计</td></tr>"
_FIRST = (
    "<tr><td></td><td>合计</td><td>61.40</td></tr>"
    "<tr><td>213</td><td>农林水支出</td><td>40.00</td></tr>"
)
_REST = "<tr><td>221</td><td>住房保障支出</td><td>21.40</td></tr>"


def tables(between: str, rest: str = _HEAD + _REST) -> Understood:
    page = (
        "<html><body><h1>岱山县水利局2023年部门预算</h1><p>部门支出总表</p><p>单位：万元</p>"
        f"<table>{_HEAD}{_FIRST}</table>{between}<table>{rest}</table></body></html>"
    )
    return Understood(read(page, "水利局.html"), identity())


@pytest.mark.parametrize("line", ["续上表", "（续表）", "接上页", "续表1", "续"])
def test_a_line_says_that_the_table_goes_on(line: str) -> None:
    found = tables(f"<p>{line}</p>")
    assert [a.amount_text for a in found.amounts] == ["61.40", "40.00", "21.40"]
    assert len(found.tables) == 1


def test_its_unit_may_be_stated_again() -> None:
    found = tables("<p>续表</p><p>单位：万元</p>", _REST)
    assert len(found.tables) == 1


def test_another_unit_is_of_another_table() -> None:
    assert len(tables("<p>续表</p><p>单位：元</p>").tables) == 2


def test_other_headings_are_of_another_table() -> None:
    other = "<tr><td>项目</td><td>预算数</td><td>决算数</td></tr>" + _REST
    assert len(tables("<p>续表</p>", other).tables) == 2


@pytest.mark.parametrize(
    "title",
    [
        "续表1：部门支出总表",
        "续表2、部门支出总表",
        "（续表）部门支出总表",
        "部门支出总表（续一）",
        "部门支出总表（续2）",
        "部门支出总表（接上页）",
    ],
)
def test_a_title_says_which_part_of_the_table_it_heads(title: str) -> None:
    found = tables(f"<p>{title}</p><p>单位：万元</p>")
    assert [a.amount_text for a in found.amounts] == ["61.40", "40.00", "21.40"]
    assert {table.title for table in found.tables} == {"部门支出总表"}
    assert "fail" not in found.outcomes("arithmetic.total")


def test_a_title_that_goes_on_says_its_number_behind_that_word() -> None:
    page = (
        "<html><body><h1>岱山县水利局2023年部门预算</h1><p>表3：部门支出总表</p><p>单位：万元</p>"
        f"<table>{_HEAD}{_FIRST}</table><p>续表1：表3：部门支出总表</p><p>单位：万元</p>"
        f"<table>{_HEAD}{_REST}</table></body></html>"
    )
    found = Understood(read(page, "水利局.html"), identity())
    assert [(table.number, table.title) for table in found.tables] == [("表3", "部门支出总表")]


def test_a_title_of_another_year_goes_on_with_nothing() -> None:
    assert len(tables("<p>续表1：2022年部门支出总表</p><p>单位：万元</p>").tables) == 2
