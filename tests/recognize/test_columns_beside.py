"""A table too wide for its page: its further columns stand in a table of their own below it."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from pipeline.model.table import JoinedBy
from tests.support import Understood, identity, read

HEAD = (
    "<tr><td rowspan=2>科目编码</td><td rowspan=2>科目名称</td><td rowspan=2>合计</td>"
    "<td colspan=2>一般公共预算</td></tr><tr><td>基本支出</td><td>项目支出</td></tr>"
)
ROWS = (
    ("", "合计", "100.00", "50.00", "30.00"),
    ("213", "农林水支出", "100.00", "50.00", "30.00"),
    ("21303", "水利", "100.00", "50.00", "30.00"),
)
BESIDE = "<tr><td>政府性基金预算</td><td>单位资金</td></tr><tr><td>小计</td><td>小计</td></tr>"
REST = (("15.00", "5.00"),) * 3


def row(cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def page(rest: tuple[tuple[str, ...], ...], between: str = "<p></p>") -> Understood:
    first = HEAD + "".join(map(row, ROWS))
    second = BESIDE + "".join(map(row, rest))
    html = f"<p>部门支出总表</p><p>单位：万元</p><table>{first}</table>{between}<table>{second}</table>"
    return Understood(read(f"<html><body>{html}</body></html>", "水利局.html"), identity())


def test_columns_that_go_on_beside_are_of_the_same_rows() -> None:
    read_whole = page(REST)
    assert len(read_whole.tables) == 1
    of_funds = [a for a in read_whole.amounts if a.fund in ("government_fund", "unit_funds")]
    assert [(a.row_label, a.amount_text) for a in of_funds] == [
        (label, amount) for _, label, *_ in ROWS for amount in ("15.00", "5.00")
    ]
    assert [join.by for join in read_whole.table.page_joins] == [JoinedBy.BESIDE]
    (finding,) = read_whole.of("form.page_join", Outcome.NOT_EVALUATED)
    assert "按行的次序对应" in finding.message


@pytest.mark.parametrize(
    ("rest", "between"),
    [
        (REST[:2], "<p></p>"),
        ((("213", "5.00"), ("水利", "5.00"), ("1", "2")), "<p></p>"),
        (REST, "<p>水利局是县人民政府工作部门，负责全县水利工作。</p>"),
    ],
    ids=["fewer rows", "names of its own", "a sentence between"],
)
def test_anything_less_is_another_table(rest: tuple[tuple[str, ...], ...], between: str) -> None:
    assert len(page(rest, between).tables) > 1
