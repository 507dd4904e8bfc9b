"""A table of headings, and its body in a table of its own."""

from __future__ import annotations

import pytest

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.table import Table
from tests.support import VOCABULARY

HEADS = """
    <table><tr><td colspan=4>项目<td rowspan=2>合计<td rowspan=2>基本支出</tr>
    <tr><td colspan=3>功能分类科目编码<td>科目名称</tr></table>
    """
BODY = """
    <table><tr><td>213<td><td><td>农林水支出<td>61.40<td>61.40</tr>
    <tr><td>213<td>03<td><td>水利<td>61.40<td>61.40</tr>
    <tr><td>213<td>03<td>01<td>行政运行<td>61.40<td>61.40</tr></table>
    """


def tables(heads: str, body: str) -> list[Table]:
    page = f"<p>岱山县水利局2024年部门预算<p>支出总表<p>单位：万元{heads}{body}"
    content = f"<html><meta charset=utf-8><body>{page}</body></html>".encode()
    return list(build_disclosure([("a.html", content)], None, "a.yml", VOCABULARY).tables)


@pytest.mark.parametrize("between", ["", "<p>&nbsp;</p>"])
def test_headings_stand_over_all_columns_of_a_code(between: str) -> None:
    (table,) = tables(HEADS, between + BODY)
    assert [entry.code for entry in table.entries] == ["213", "21303", "2130301"]
    assert [column.path[-1] for column in table.columns][-2:] == ["合计", "基本支出"]


def test_a_table_with_other_columns_is_one_of_its_own() -> None:
    body = BODY.replace("<td>03", "<td>防汛").replace("<td>01", "<td>抗旱")
    assert len(tables(HEADS, body)) == 2
