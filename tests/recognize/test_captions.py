"""The lines around a table: title, number, unit, year, whose it is, notes; and forms without rows."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.support import Understood, from_word, headings, identity, printed, read, understood

GRID = """
        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """


@pytest.mark.parametrize(
    "above",
    [
        "部门支出总表\n\n公开03表\n\n部门：岱山县水利局\n\n单位：万元\n",
        "公开03表\n\n部门支出总表\n\n部门：岱山县水利局\n\n2023年度\n\n金额单位：万元\n",
        "公开03表 部门支出总表\n\n部门：岱山县水利局    单位：万元\n",
        "部门支出总表\n\n公开 03 表\n单位： 万元\n",
    ],
)
def test_the_lines_above_say_title_number_and_unit(above: str) -> None:
    table = understood(above + "\n" + printed(GRID)).table
    assert (table.title, table.number, table.unit) == ("部门支出总表", "公开03表", "万元")
    assert table.form == "budget.expenditure"


def test_rows_of_the_grid_may_be_caption_too() -> None:
    table = understood(
        printed("""
        部门支出总表 → → → →
        预算年度：2023 → → → 单位：元 →
        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 614000 → 414000 → 200000
        """)
    ).table
    assert (table.title, table.unit) == ("部门支出总表", "元")
    assert headings(table) == ["合计", "基本支出", "项目支出"]


def test_a_row_may_state_number_and_body_in_one_cell() -> None:
    """As web pages of spreadsheets merge it over all columns but the last."""
    table = understood(
        printed("""
        部门支出总表 → → → →
        公开03表  部门：岱山县水利局 → → → → 金额单位：元
        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 614000 → 414000 → 200000
        """)
    ).table
    assert (table.title, table.number, table.unit) == ("部门支出总表", "公开03表", "元")
    assert headings(table) == ["合计", "基本支出", "项目支出"]


@pytest.mark.parametrize(
    "above", ["编制单位：岱山县水利局 → → → → 单位：万元", " → → → → 单位：万元"]
)
def test_caption_rows_with_tabs_may_stand_apart_from_the_grid(above: str) -> None:
    table = understood(printed("部门支出总表\n\n" + above + "\n\n" + dedent(GRID))).table
    assert (table.title, table.unit) == ("部门支出总表", "万元")
    assert headings(table) == ["合计", "基本支出", "项目支出"]


def test_a_table_without_a_title_has_that_of_its_section() -> None:
    table = understood(printed("三、部门支出总表\n\n单位：万元\n") + "\n" + printed(GRID)).table
    assert table.title.endswith("部门支出总表")
    assert table.form == "budget.expenditure"


def test_notes_below_belong_to_the_table_and_prose_does_not() -> None:
    found = understood(
        printed("部门支出总表\n")
        + "\n"
        + printed(GRID)
        + "\n"
        + printed("""
        注：本表反映本年支出。
        1．含上年结转资金。
        2．不含代管资金。

        说明：其余无。

        我局支出比上年下降。
        """)
    )
    assert found.table.notes == (
        "注：本表反映本年支出。",
        "1．含上年结转资金。",
        "2．不含代管资金。",
        "说明：其余无。",
    )
    assert [section.text for section in found.sections] == ["我局支出比上年下降。"]


@pytest.mark.parametrize("note", ["注：单位：万元", "备注：本表以万元为单位，不含结转。"])
@pytest.mark.parametrize(("above", "unit"), [("", "万元"), ("单位：元\n", "元")])
def test_a_note_below_states_the_unit_where_nothing_else_does(
    note: str, above: str, unit: str
) -> None:
    text = f"部门支出总表\n{above}\n" + printed(GRID) + f"\n{note}\n"
    assert understood(text).table.unit == unit


def test_a_note_below_states_whose_the_table_is_and_its_unit() -> None:
    text = "部门支出总表\n\n" + printed(GRID) + "\n注：部门：417岱山县水利局    单位：万元\n"
    table = understood(text).table
    assert (table.unit, table.entity.name) == ("万元", "岱山县水利局")


PURCHASES = """
    采购品目 → 计量单位 → 数量 → 金额
    台式计算机 → 台 → 3 → 1.50
    打印机 → 台 → 2 → 0.40
"""


def test_a_unit_in_a_note_stands_beside_units_of_measure() -> None:
    text = "政府采购预算表\n\n" + printed(PURCHASES) + "\n注：单位：万元\n"
    assert understood(text).table.unit == "万元"


def test_a_note_yields_to_a_unit_in_the_headings() -> None:
    text = "政府采购预算表\n\n" + printed(PURCHASES.replace("金额", "金额（元）"))
    assert understood(text + "\n注：单位：万元\n").table.unit == ""


@pytest.mark.parametrize("day", ["2023年3月15日", "2023-03-15", "2023/3/15"])
def test_the_day_of_print_is_no_title_and_no_heading(day: str) -> None:
    for line in (f"单位：万元\n{day}\n", f"单位：万元    {day}\n", f"{day}\n单位：万元\n"):
        table = understood(f"部门支出总表\n{line}\n" + printed(GRID)).table
        assert (table.title, table.unit) == ("部门支出总表", "万元")
        assert all(day not in column.path for column in table.columns)


def test_two_days_are_the_headings_of_what_is_stated_of_them() -> None:
    rows = """
        项目 → 2022年12月31日 → 2023年12月31日
        房屋 → 12.50 → 11.30
        车辆 → 3.10 → 2.80
    """
    for printed_rows in (rows, rows.replace("项目 → ", " → ")):
        table = understood("资产情况表\n单位：万元\n\n" + printed(printed_rows)).table
        assert [column.path[-1] for column in table.columns[-2:]] == [
            "2022年12月31日",
            "2023年12月31日",
        ]


@pytest.mark.parametrize("appendix", ["附件1", "附件 2："])
def test_the_number_of_an_appendix_within_a_caption_is_no_title(appendix: str) -> None:
    for line in (f"{appendix}\n单位：万元\n", f"单位：万元\n{appendix}\n"):
        table = understood(f"部门支出总表\n{line}\n" + printed(GRID)).table
        assert (table.title, table.unit) == ("部门支出总表", "万元")


def test_the_bare_name_of_a_body_between_title_and_unit_is_no_title() -> None:
    table = understood("部门支出总表\n岱山县水利局\n单位：万元\n\n" + printed(GRID)).table
    assert (table.title, table.entity.name) == ("部门支出总表", "岱山县水利局")


def test_the_name_of_a_body_above_a_table_is_no_heading_of_it() -> None:
    rows = printed(GRID).lstrip()
    table = understood(f"部门支出总表\n单位：万元\n岱山县水利局\n{rows}").table
    assert "岱山县水利局" not in {text for column in table.columns for text in column.path}


def test_prose_numbered_like_a_note_is_no_note() -> None:
    found = understood(printed("部门支出总表\n") + "\n" + printed(GRID) + "\n1．本年支出增加。\n")
    assert found.table.notes == ()


# Forms printed with nothing in them


def test_a_form_with_a_blank_row_is_empty() -> None:
    table = understood(
        from_word("""
        部门预算政府性基金预算财政拨款支出表
        > 417岱山县水利局
        > 单位：万元

        序号 → 功能分类科目 → 合计 → 基本支出 → 项目支出
         → 科目编码 → 科目名称 → → →
        栏次 → 1 → 2 → 3 → 4 → 5
         → → → → →
        注：我局无政府性基金预算，空表列示。
        """)
    ).table
    assert table.is_empty
    assert table.form == "budget.government_fund"
    assert headings(table) == ["合计", "基本支出", "项目支出"]
    assert table.notes == ("注：我局无政府性基金预算，空表列示。",)


def test_a_form_with_a_header_only_is_empty() -> None:
    found = understood(
        printed("""
        国有资本经营预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        """)
    )
    assert found.table.is_empty
    assert found.amounts == ()
    assert headings(found.table) == ["合计", "基本支出", "项目支出"]


def test_a_form_with_title_and_unit_and_no_grid_is_empty() -> None:
    found = understood(
        printed("""
        一、人员情况

        在职人员三十人。

        人员构成

        单位：人

        二、其他事项

        无。
        """)
    )
    assert (found.table.title, found.table.unit, found.table.columns) == ("人员构成", "人", ())
    assert [section.heading for section in found.sections] == ["一、人员情况", "二、其他事项"]


def test_a_total_row_without_amounts_states_nothing() -> None:
    found = understood(
        printed("""
        国有资本经营预算支出表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        栏次 → → 1 → 2 → 3
         → 合计 → → →
        """)
    )
    assert found.amounts == ()


def test_a_row_of_several_years_is_the_head_of_columns_and_no_caption() -> None:
    table = understood(
        printed("""
        “三公”经费支出表

        单位：万元

        2022年 → → 2023年 →
        合计 → 公务接待费 → 合计 → 公务接待费
        7.00 → 2.00 → 9.00 → 3.00
        """)
    ).table
    assert [column.meaning.fiscal_year for column in table.columns] == [2022, 2022, 2023, 2023]


@pytest.mark.parametrize(
    ("printed_number", "number"),
    [("（公开表五）", "公开表五"), ("预算01-1表", "预算01-1表"), ("（表3-1）", "表3-1")],
)
def test_a_number_over_the_title_within_the_grid_is_in_brackets_or_of_two_parts(
    printed_number: str, number: str
) -> None:
    table = understood(
        printed(f"""
        {printed_number} → → → →
        部门支出总表 → → → →
        部门：岱山县水利局 → → → → 单位：元
        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 614000 → 414000 → 200000
        """)
    ).table
    assert (table.title, table.number, table.unit) == ("部门支出总表", number, "元")


def test_an_annex_merged_over_the_title_within_the_grid_is_not_the_title() -> None:
    rows = (
        "<tr><td colspan=3>附件1</td></tr><tr><td colspan=3>表1</td></tr>"
        "<tr><td colspan=3>部门支出总表</td></tr><tr><td colspan=3>单位：万元</td></tr>"
        "<tr><td>科目名称</td><td>合计</td><td>基本支出</td></tr>"
        "<tr><td>农林水支出</td><td>61.40</td><td>41.40</td></tr>"
    )
    page = f"<html><body><h1>岱山县水利局2023年部门预算</h1><table>{rows}</table></body></html>"
    tables = Understood(read(page, "水利局.html"), identity()).tables
    assert [table.title for table in tables] == ["部门支出总表"]
