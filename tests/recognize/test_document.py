"""A whole document: whose tables, in which order, under which headings."""

from __future__ import annotations

from pipeline.model.table import ColumnRole
from tests.support import printed, understood

PAGE = """
        {title}

        {owner}

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {total} → 41.40 → 20.00
        """


def page(title: str, owner: str, total: str = "61.40") -> str:
    return printed(PAGE.format(title=title, owner=owner, total=total)) + "\n"


def test_a_department_and_its_unit_are_told_apart_by_their_codes() -> None:
    found = understood(
        page("部门支出总表", "部门：417岱山县水利局")
        + page("单位支出总表", "单位：417001岱山县防汛服务中心")
    )
    assert [(e.code, e.name, e.level) for e in found.recognized.entities] == [
        ("417", "岱山县水利局", "department"),
        ("417001", "岱山县防汛服务中心", "unit"),
    ]
    assert [table.entity.code for table in found.tables] == ["417", "417001"]
    assert {amount.entity_level for amount in found.amounts} == {"department", "unit"}


def test_a_code_that_does_not_continue_the_departments_is_no_unit() -> None:
    found = understood(
        page("部门支出总表", "部门：417岱山县水利局")
        + page("部门收入总表", "部门：501岱山县财政局")
    )
    assert [entity.code for entity in found.recognized.entities] == ["417"]


def test_tables_after_a_heading_that_names_a_unit_are_the_units() -> None:
    found = understood(
        page("部门支出总表", "部门：417岱山县水利局")
        + printed("第二部分 岱山县防汛服务中心预算\n\n本中心预算如下。\n\n")
        + page("单位支出总表", "单位：417001岱山县防汛服务中心")
    )
    assert [section.entity for section in found.sections if section.text] == ["岱山县防汛服务中心"]


def test_tables_are_numbered_and_named_after_their_titles() -> None:
    found = understood(page("2023年度部门支出总表", "") + page("一般公共预算支出表", ""))
    assert [(table.no, table.name) for table in found.tables] == [
        (1, "01-bumenzhichuzongbiao"),
        (2, "02-yibangonggongyusuanzhichubiao"),
    ]


def test_the_lines_of_a_contents_page_are_no_headings() -> None:
    found = understood(
        printed("""
        岱山县水利局2022年度部门决算

        目录

        第一部分 部门概况

        一、部门职责

        二、机构设置

        第二部分 部门决算表

        第一部分 部门概况

        一、部门职责

        负责全县水利工作。

        二、机构设置

        内设三个科室。

        第二部分 部门决算表
        """),
        kind="final",
    )
    assert [(section.path, section.text) for section in found.sections if section.text][2:] == [
        ("第一部分 部门概况/一、部门职责", "负责全县水利工作。"),
        ("第一部分 部门概况/二、机构设置", "内设三个科室。"),
    ]
    assert [section.heading for section in found.sections].count("一、部门职责") == 1


def test_a_heading_led_by_its_body_ends_the_contents() -> None:
    found = understood(
        printed("""
        目录

        一、部门主要职能

        二、部门机构设置

        三、部门预算表

        岱山县水利局主要职能

        岱山县水利局是主管全县水利工作的部门。

        三、部门预算表

        见下表。
        """)
    )
    headed = {part.heading: len(part.paragraphs) for part in found.recognized.prose}
    assert headed == {"目录": 3, "岱山县水利局主要职能": 1, "三、部门预算表": 1}


def test_a_contents_page_that_is_a_table_is_one() -> None:
    found = understood(
        printed("""
        目录

        序号 → 报表 → 是否空表
        表1 → 部门收支总表 → 否
        表2 → 部门支出总表 → 否
        """)
    )
    assert (found.table.form, found.amounts) == ("contents", ())


def test_a_table_stands_under_the_headings_above_it() -> None:
    found = understood(
        printed("第二部分 部门预算表\n\n一、支出情况\n\n支出如下。\n\n") + page("部门支出总表", "")
    )
    assert found.table.section == ("第二部分 部门预算表", "一、支出情况")


def test_a_table_of_one_cell_a_row_states_no_amounts() -> None:
    text = (
        "安义县水利局2024年部门预算\n支出总表\n单位：万元\n科目名称\n合计\n支出\n基本\n项目\n"
        "水利\n12.50\n10.00\n2.50\n农业\n2.50\n2.00\n0.50\n"
    )
    (table,) = understood(text).tables
    assert table.form == "budget.expenditure"
    assert not [column for column in table.columns if column.role is ColumnRole.MEASURE]
    assert not understood(text).amounts
