"""Rows at a table's foot that say who filled it in and signed it."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Drawn, Sheet, form
from tests.read.pdf_support import read as read_pages
from tests.support import VOCABULARY, Understood, identity, read

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


SIGNED = "单位负责人：张某    财务负责人：  李  某    制表：王某    制表人："
HEAD = "科目编码 → 科目名称 → 合计 → 基本支出"
ROWS = [f"213030{n} → 水利事务第{n}项 → {n}0.50 → {n}0.20" for n in range(1, 9)]


@pytest.mark.parametrize("headed", [False, True], ids=["heads once", "heads on each page"])
def test_a_table_goes_on_over_the_line_that_signs_each_page(*, headed: bool) -> None:
    def page(number: int, rows: list[str]) -> Drawn:
        def draw(sheet: Sheet) -> None:
            if not number:
                sheet.lines("部门支出总表", left=180, top=50)
                sheet.lines("部门：岱山县水利局    单位：万元", left=60, top=70)
            sheet.form(form("\n".join(rows)))
            sheet.lines(SIGNED, left=60, top=300)

        return draw

    lower = [HEAD, *ROWS[4:]] if headed else ROWS[4:]
    found = Understood(read_pages(page(0, [HEAD, *ROWS[:4]]), page(1, lower)), identity())
    assert [(t.title, t.unit, t.entity.name) for t in found.tables] == [
        ("部门支出总表", "万元", "岱山县水利局")
    ]
    assert [a.amount_text for a in found.amounts if a.column_label == "合计"] == [
        f"{n}0.50" for n in range(1, 9)
    ]
    assert len(found.table.notes) == 2


def test_who_signs_a_table_is_not_whose_it_is() -> None:
    line = "单位负责人：张某 财务负责人：李某"
    assert VOCABULARY.captions.organisation_of(line) is None
    assert VOCABULARY.captions.organisation_of("主管部门：岱山县水利局") == ("", "岱山县水利局")
