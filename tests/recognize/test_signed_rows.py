"""Rows at a table's foot that say who filled it in and signed it."""

from __future__ import annotations

from tests.support import Understood, identity, read

_HEAD = "<tr><td>项目</td><td>预算数</td></tr>"
_BODY = "<tr><td>公务接待费</td><td>1.20</td></tr><tr><td>会议费</td><td>0.30</td></tr>"


def table_with(foot: str, body: str = _BODY) -> Understood:
    page = (
        "<html><body><h1>岱山县水利局2023年部门预算</h1><p>部门支出总表</p><p>单位：万元</p>"
        f"<table>{_HEAD}{body}{foot}</table></body></html>"
    )
    return Understood(read(page, "水利局.html"), identity())


def test_who_filled_a_table_in_is_none_of_its_rows() -> None:
    signed = (
        "<tr><td>填报人：张三</td><td>联系电话：0580-1234567</td></tr>"
        "<tr><td>单位负责人：</td><td>李四</td></tr>"
        "<tr><td colspan=2>注：本表四舍五入。</td></tr>"
    )
    found = table_with(signed)
    assert [a.row_label for a in found.amounts] == ["公务接待费", "会议费"]
    assert found.table.notes == (
        "填报人：张三", "联系电话：0580-1234567", "单位负责人：", "李四", "注：本表四舍五入。"
    )  # fmt: skip


def test_a_row_of_figures_is_not_signed() -> None:
    found = table_with("<tr><td>填报人：张三</td><td>2.00</td></tr>")
    assert [a.amount_text for a in found.amounts] == ["1.20", "0.30", "2.00"]


def test_fields_below_words_stay_in_their_form() -> None:
    found = table_with(
        "<tr><td>填报人：张三</td><td>联系电话：0580-1234567</td></tr>",
        "<tr><td>项目名称</td><td>河道管护</td></tr>",
    )
    assert found.table.notes == ()
