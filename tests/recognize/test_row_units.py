"""Rows that name units, years or a second classification."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.records import Amount, Outcome
from tests.recognize.test_spanned import spanned
from tests.support import Understood, amount, identity, printed, understood

BLOCKS = """
预算单位 | 科目编码 | 科目名称 | 支出总计 | 基本支出 | 项目支出
岱山县水利局 | | | 81.40 | 61.40 | 20.00
岱山县水利局（本级） | | | 61.40 | 41.40 | 20.00
 | 213 | 农林水支出 | 61.40 | 41.40 | 20.00
 | 21303 | 水利 | 61.40 | 41.40 | 20.00
 | 2130301 | 行政运行 | 61.40 | 41.40 | 20.00
岱山县水文站 | | | 20.00 | 20.00 |
 | 213 | 农林水支出 | 20.00 | 20.00 |
 | 21303 | 水利 | 20.00 | 20.00 |
 | 2130309 | 水利执法监督 | 20.00 | 20.00 |
"""


def whose(found: Understood) -> list[tuple[str, str]]:
    return [
        (e.entity.name, e.entity.level.value) if e.entity else ("", "") for e in found.table.entries
    ]


def of(found: Understood, entity: str) -> list[Amount]:
    return [a for a in found.amounts if a.entity == entity]


def test_blocks_of_units_have_an_entity_each() -> None:
    found = spanned(BLOCKS)
    own, post = "岱山县水利局（本级）", "岱山县水文站"
    assert whose(found) == [("", ""), *[(own, "unit")] * 4, *[(post, "unit")] * 4]
    assert [e.level for e in found.table.entries] == [0, 0, 1, 2, 3, 0, 1, 2, 3]
    leaves = [e.label for e in found.table.entries if e.is_leaf]
    assert leaves == ["行政运行", "水利执法监督"]
    assert {a.entity_level for a in of(found, "岱山县水利局")} == {"department"}


def test_what_a_unit_buys_is_no_unit_and_a_name_has_no_code_and_no_gaps() -> None:
    found = understood(
        printed("""
        2023年部门政府采购预算表

        单位编码 → 单位名称 → 采购数量 → 金额
        → 合计 → → 81.40
        242001 → [242001]岱山县水 文站 → → 20.00
        242001 → 复印机 → 2 → 20.00
        242002 → 台式计算机 → 9 → 41.40
        242002 → 打印机 → 4 → 20.00
        """)
    )
    names = {a.entity for a in found.amounts}
    assert names == {"岱山县水利局", "岱山县水文站"}
    assert sum(a.entity == "岱山县水文站" for a in found.amounts) == 3


def test_sums_are_checked_block_by_block() -> None:
    found = spanned(BLOCKS)
    assert not found.of("arithmetic.total", Outcome.FAIL)
    assert not found.of("arithmetic.subtotal", Outcome.FAIL)
    wrong = spanned(BLOCKS.replace("岱山县水文站 | | | 20.00", "岱山县水文站 | | | 21.00"))
    assert [f.message[:6] for f in wrong.of("arithmetic.total", Outcome.FAIL)] == ["岱山县水文站"]


def test_a_units_code_is_none_of_the_functional_classification() -> None:
    found = spanned(
        """
单位编码 | 单位名称 | 合计 | 一般公共预算拨款 | 事业收入
 | 合计 | 81.40 | 61.40 | 20.00
201 | 岱山县水利局 | 81.40 | 61.40 | 20.00
201001 | 岱山县水利局 | 61.40 | 61.40 |
201002 | 岱山县水文站 | 20.00 | | 20.00
""",
        above="收入总表\n单位：万元",
    )
    entries = found.table.entries
    assert [(e.code, e.classification) for e in entries[1:]] == [
        ("201", ""), ("201001", ""), ("201002", ""),
    ]  # fmt: skip
    assert whose(found)[1:] == [("", ""), ("岱山县水利局", "unit"), ("岱山县水文站", "unit")]
    assert [e.is_leaf for e in entries] == [False, False, True, True]
    assert entries[3].entity is not None
    assert entries[3].entity.code == "201002"


def test_a_list_of_units_with_the_departments_own_office_among_them() -> None:
    """The first row is called like the department, and is no total: the total row says so."""
    found = spanned(
        """
单位名称 | 合计 | 一般公共预算拨款 | 事业收入
合计 | 81.40 | 61.40 | 20.00
岱山县水利局 | 61.40 | 61.40 |
岱山县水文站 | 20.00 | | 20.00
""",
        above="收入总表\n单位：万元",
    )
    assert whose(found)[1:] == [("岱山县水利局", "unit"), ("岱山县水文站", "unit")]
    assert [e.is_leaf for e in found.table.entries] == [False, True, True]


def test_an_own_office_is_named_without_its_suffix_in_its_own_disclosure() -> None:
    table = """
单位名称 | 合计 | 一般公共预算拨款 | 事业收入
合计 | 81.40 | 61.40 | 20.00
岱山县水利局 | 81.40 | 61.40 | 20.00
"""
    drawn = spanned(table, above="收入总表\n单位：万元").document
    office = replace(identity(), unit="岱山县水利局（本级）", unit_slug="benji")
    found = Understood(drawn, office)
    assert whose(found) == [("", ""), ("", "")]
    assert {a.entity for a in found.amounts} == {"岱山县水利局（本级）"}


PROJECTS = """
项目（资金使用单位） | 合计 | 财政拨款 | 其他资金
{total}岱山县水利局 | {own} | {own} |
河道清淤 | 20.00 | 20.00 |
水库加固 | 21.40 | 21.40 |
岱山县水文站 | {other} | {other} |
雨情监测 | 20.00 | 20.00 |
"""


@pytest.mark.parametrize(
    ("total", "own", "other"),
    [("合计 | 61.40 | 61.40 |\n", "41.40", "20.00"), ("", "", "")],
    ids=["sums", "headings only"],
)
def test_the_departments_own_projects_are_those_of_one_among_its_units(
    total: str, own: str, other: str
) -> None:
    """The department's row is not the total of the units below it, though it comes first."""
    text = PROJECTS.format(total=total, own=own, other=other)
    entries = spanned(text, above="项目支出表\n单位：万元").table.entries[bool(total) :]
    assert [e.level for e in entries] == [1, 2, 2, 1, 2]
    assert [e.is_leaf for e in entries] == [False, True, True, False, True]


def test_the_only_row_of_a_table_is_its_total() -> None:
    found = spanned(
        """
预算单位 | 收入总计 | 财政拨款 | 事业收入
岱山县水利局 | 81.40 | 61.40 | 20.00
""",
        above="收入总表\n单位：万元",
    )
    (only,) = found.table.entries
    assert (only.level, only.is_leaf, only.entity) == (0, True, None)


YEARS = """
预算单位 | 年度 | 总计 | 公务接待费
岱山县水利局 | 2022年 | 5.00 | 5.00
 | 2023年 | 4.00 | 4.00
 | 增减变化金额 | -1.00 | -1.00
岱山县水文站 | 2022年 | 5.00 | 5.00
 | 2023年 | 4.00 | 4.00
 | 增减变化金额 | -1.00 | -1.00
"""


def test_years_in_rows_are_the_years_of_their_amounts() -> None:
    found = spanned(YEARS, above="财政拨款“三公”经费支出表\n单位：万元")
    stated = [
        (a.entity, a.row_label, a.fiscal_year, a.measure) for a in found.amounts if a.column_no == 3
    ]
    bureau, post = "岱山县水利局", "岱山县水文站"
    assert stated == [
        (bureau, f"{bureau}/2022年", 2022, "total"),
        (bureau, f"{bureau}/2023年", 2023, "total"),
        (bureau, f"{bureau}/增减变化金额", 2023, "change"),
        (post, f"{post}/2022年", 2022, "total"),
        (post, f"{post}/2023年", 2023, "total"),
        (post, f"{post}/增减变化金额", 2023, "change"),
    ]
    assert {a.entity_level for a in found.amounts if a.is_leaf} == {"unit"}
    assert {a.level for a in found.amounts if a.entity == bureau} == {0}


def test_a_carry_over_is_no_year() -> None:
    found = understood(
        printed("""
        收支总表

        项目 → 预算数
        上年结转 → 5.00
        本年收入 → 6.00
        """)
    )
    assert {a.fiscal_year for a in found.amounts} == {2023}


TWO = """
部门经济科目编码 | 部门经济科目名称 | 政府经济科目编码 | 政府经济科目名称 | 合计 | 人员经费 | 公用经费
 | 合计 | | | 30.00 | 20.00 | 10.00
301 | 工资福利支出 | | | 20.00 | 20.00 |
30101 | 基本工资 | 50101 | 工资奖金津补贴 | 12.00 | 12.00 |
30102 | 津贴补贴 | 50101 | 工资奖金津补贴 | 8.00 | 8.00 |
302 | 商品和服务支出 | | | 10.00 | | 10.00
30201 | 办公费 | 50201 | 办公经费 | 10.00 | | 10.00
"""
SPREAD = """
科目编码 | < | 部门经济分类科目名称 | 科目编码 | < | 政府经济分类科目名称 | 合计 | 人员经费 | 公用经费
类 | 款 | ^ | 类 | 款 | ^ | ^ | ^ | ^
 | | 合计 | | | | 20.00 | 20.00 |
301 | | 工资福利支出 | 501 | | 机关工资福利支出 | 20.00 | 20.00 |
301 | 01 | 基本工资 | 501 | 01 | 工资奖金津补贴 | 12.00 | 12.00 |
301 | 02 | 津贴补贴 | 501 | 01 | 工资奖金津补贴 | 8.00 | 8.00 |
"""


@pytest.mark.parametrize("table", [TWO, SPREAD], ids=["whole", "spread over 类 款"])
def test_two_classifications_in_a_row_stay_two(table: str) -> None:
    found = spanned(table, above="一般公共预算基本支出表\n单位：万元")
    basic = amount(found, "30101", "合计")
    assert (basic.row_label, basic.code, basic.classification) == ("基本工资", "30101", "economic")
    assert (basic.code_2, basic.classification_2) == ("50101", "government-economic")
    total = amount(found, "合计", "合计")
    assert (total.code_2, total.classification_2) == ("", "")


def test_codes_behind_an_amount_are_of_the_same_row() -> None:
    found = spanned(
        """
科目编码 | < | < | 单位编码 | 采购项目 | 采购目录 | 数量 | 经济科目编码 | < | 预算金额
类 | 款 | 项 | ^ | ^ | ^ | ^ | 类 | 款 | ^
 | | | | 合计 | | 32 | | | 45.00
213 | 03 | 01 | 201 | 岱山县水利局 | | 32 | | | 45.00
213 | 03 | 01 | | 信息化 | A0201台式计算机 | 30 | 310 | 02 | 15.00
213 | 03 | 01 | | 水库除险 | B0101施工 | 2 | 302 | 27 | 30.00
""",
        above="政府采购预算表\n单位：万元",
    )
    bought = [a for a in found.amounts if a.column_label == "预算金额"]
    assert [(a.code, a.code_2) for a in bought] == [
        ("", ""), ("2130301", ""), ("2130301", "31002"), ("2130301", "30227"),
    ]  # fmt: skip
    assert bought[2].row_label == "信息化/A0201台式计算机"
    assert [a.is_leaf for a in bought] == [False, False, True, True]
    assert not found.of("code.name", Outcome.FAIL)


PURCHASES = """
采购品目大类 | 专项名称 | 采购品目名称 | 总计
合计 | | | 8.00
货物 | | | 5.00
岱山县水文站 | | | 1.00
 | 运转费 | 复印纸 | 1.00
岱山县防汛中心 | | | 1.00
 | 运转费 | 复印纸 | 1.00
浙江省海潮中学 | | | 1.00
 | 运转费 | 复印纸 | 1.00
岱山县档案馆 | | | 1.00
 | 运转费 | 复印纸 | 1.00
岱山县图书馆 | | | 1.00
 | 运转费 | 复印纸 | 1.00
服务 | | | 3.00
岱山县水文站 | | | 1.00
 | 物业费 | 物业管理 | 1.00
浙江省海潮中学 | | | 1.00
 | 物业费 | 物业管理 | 1.00
岱山县图书馆 | | | 1.00
 | 物业费 | 物业管理 | 1.00
"""


def test_a_body_of_another_place_among_units_is_one_of_them() -> None:
    found = spanned(PURCHASES, above="政府采购支出表\n单位：万元")
    assert ("浙江省海潮中学", "unit") in whose(found)
    assert {a.entity for a in found.amounts if a.row_label == "货物"} == {"岱山县水利局"}


def test_what_stands_in_a_later_column_holds_nothing_of_an_earlier_one() -> None:
    """All amounts are alike: which rows are parts of which the columns tell, not the sums."""
    entries = spanned(PURCHASES, above="政府采购支出表\n单位：万元").table.entries
    levels = {"合计": 0, "货物": 1, "服务": 1}
    assert [e.level for e in entries] == [
        levels.get(e.label, 3 if "/" in e.label else 2) for e in entries
    ]
    assert [e.is_leaf for e in entries] == ["/" in e.label for e in entries]


def test_a_project_that_ends_as_a_body_is_none_among_projects() -> None:
    found = spanned(
        """
项目名称 | 金额
合计 | 3.00
海潮镇社区服务中心 | 1.00
岱山县防汛中心 | 1.00
设备维护 | 1.00
""",
        above="项目支出表\n单位：万元",
    )
    assert ("海潮镇社区服务中心", "unit") not in whose(found)


def test_a_unit_is_called_by_its_name_where_a_table_prints_its_code_beside_goods() -> None:
    found = understood(
        printed("""
        部门支出总表

        单位：万元

        单位编码 → 单位名称 → 合计 → 基本支出 → 项目支出
        242001 → 岱山县水利局 → 80.00 → 30.00 → 50.00
        242009 → 岱山县水文站 → 70.00 → 20.00 → 50.00

        政府采购预算表

        单位：万元

        单位编码 → 采购项目 → 数量 → 预算金额
        242009 → 专业咨询、工程监理 → 1 → 50.00
        242010 → 岱山县渔港 → 1 → 5.00
        """)
    )
    bought = [(a.row_label, a.entity) for a in found.amounts if a.column_label == "预算金额"]
    assert bought == [("专业咨询、工程监理", "岱山县水文站"), ("岱山县渔港", "岱山县渔港")]


def test_a_name_that_its_cell_cuts_off_is_that_of_the_code_elsewhere() -> None:
    found = understood(
        printed("""
        部门收入总表

        单位：万元

        单位编码 → 单位名称 → 合计 → 财政拨款
        → 合计 → 80.00 → 80.00
        242 → 岱山县水利局 → 80.00 → 80.00
        242001 → 岱山县水利局 → 50.00 → 50.00
        242009 → 岱山县水利局水文中心 → 30.00 → 30.00

        “三公”经费预算表

        单位：万元

        单位编码 → 单位名称 → 会议费 → 培训费
        → 合计 → 8.00 → 3.00
        242 → 岱山县水 → 8.00 → 3.00
        242001 → 岱山县水 → 5.00 → 2.00
        242009 → 岱山县水利局水文中 → 3.00 → 1.00
        """)
    )
    stated = [
        (a.row_label, a.entity, a.entity_level)
        for a in found.amounts
        if a.column_label.endswith("培训费")
    ]
    assert stated == [
        ("合计", "岱山县水利局", "department"),
        ("岱山县水", "岱山县水利局", "department"),
        ("岱山县水", "岱山县水利局", "unit"),
        ("岱山县水利局水文中", "岱山县水利局水文中心", "unit"),
    ]


def test_a_row_without_a_code_is_no_unit_among_units_with_codes() -> None:
    found = understood(
        printed("""
        专项业务经费支出表

        单位：万元

        单位编码 → 单位（项目）名称 → 项目金额
        → 合计 → 80.00
        242001 → 岱山县水利局 → 50.00
        → 岱山水利信息平台 → 40.00
        → 水利宣传经费 → 10.00
        242009 → 岱山县水文站 → 30.00
        → 水文测报经费 → 30.00
        """)
    )
    assert {a.row_label: a.entity for a in found.amounts}["岱山水利信息平台"] == "岱山县水利局"
