"""Parts side by side: two sides, four panels, blocks of one list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.table import ColumnRole, Table
from tests.support import amount, from_word, headings, printed, understood


def panels(table: Table) -> list[list[str]]:
    """The names of each panel's rows."""
    count = max(column.panel for column in table.columns) + 1
    return [[e.label for e in table.entries if e.panel == panel] for panel in range(count)]


def test_two_sides_with_line_numbers_of_their_own() -> None:
    found = understood(
        printed("""
        收入支出决算总表

        收入 → → → 支出 → →
        项目 → 行次 → 决算数 → 项目（按功能分类） → 行次 → 决算数
        栏次 → → 1 → 栏次 → → 2
        一、一般公共预算财政拨款收入 → 1 → 812.35 → 一、一般公共服务支出 → 4 →
        八、其他收入 → 2 → 1.20 → 十二、农林水支出 → 5 → 813.55
        总计 → 3 → 813.55 → 总计 → 6 → 813.55
        """),
        kind="final",
    )
    assert headings(found.table) == ["收入/决算数", "支出/决算数"]
    assert panels(found.table) == [
        ["一、一般公共预算财政拨款收入", "八、其他收入", "总计"],
        ["一、一般公共服务支出", "十二、农林水支出", "总计"],
    ]
    assert [c.role for c in found.table.columns].count(ColumnRole.SEQUENCE) == 2
    assert amount(found, "十二、农林水支出", "支出/决算数").direction == "expenditure"
    assert amount(found, "八、其他收入", "收入/决算数").direction == "revenue"


def test_uses_beside_functions_are_none_of_the_functional_classification() -> None:
    found = understood(
        printed("""
        收支预算总表

        收入 → → 支出 → → →
         → → 功能分类 → → 支出用途 →
        项目名称 → 金额 → 功能科目名称 → 金额 → 项目名称 → 金额
        一、财政拨款 → 61.40 → 一、农林水支出 → 61.40 → 一、基本支出 → 41.40
        二、其他资金 → → 二、其他支出 → → 二、项目支出 → 20.00
        """)
    )
    kinds = {e.label: e.classification for e in found.table.entries}
    assert kinds["一、农林水支出"] == "functional"
    assert (kinds["一、基本支出"], kinds["一、财政拨款"]) == ("item", "item")


def test_uses_alone_on_the_side_of_spending_are_no_functions() -> None:
    found = understood(
        printed("""
        财政拨款收支预算总表

        收入 → → 支出 →
         → → 支出用途 →
        项目名称 → 金额 → 项目名称 → 金额
        一、一般公共预算 → 61.40 → 一、基本支出 → 41.40
        二、政府性基金预算 → → 二、项目支出 → 18.00
         → → 三、单位预留机动经费 → 2.00
        收入合计 → 61.40 → 支出合计 → 61.40
        """)
    )
    assert {e.classification for e in found.table.entries} == {"item"}


def test_one_side_may_part_its_amounts_by_fund() -> None:
    found = understood(
        from_word("""
        财政拨款收支总表
        > 单位：万元

        序号 → 收入 → 支出
         → 项目 → 金额 → 项目 → 合计 → 一般公共预算财政拨款 → 政府性基金预算财政拨款
        栏次 → 1 → 2 → 3 → 4 → 5 → 6
        1 → 一、一般公共预算 → 90.00 → 一、农林水支出 → 95.00 → 90.00 → 5.00
        2 → 二、政府性基金预算 → 5.00 → 二、其他支出 → → →
        3 → 收入总计 → 95.00 → 支出总计 → 95.00 → 90.00 → 5.00
        """)
    )
    assert headings(found.table) == [
        "收入/金额",
        "支出/合计",
        "支出/一般公共预算财政拨款",
        "支出/政府性基金预算财政拨款",
    ]
    fund = amount(found, "一、农林水支出", "支出/政府性基金预算财政拨款")
    assert (fund.fund, fund.amount_text) == ("government_fund", "5.00")


FOUR = """
        2021年部门综合预算收支总表

        序号 → 收 入 → → 支 出 → → → → →
         → 项 目 → 预算数 → {first} → 预算数 → {second} → 预算数 → {third} → 预算数
        1 → 一、财政拨款 → 90 → 1、教育 → 0 → 1、工资福利支出 → 70 → 1、机关工资福利 → 70
        2 → 二、其他收入 → 0 → 2、农林水 → 90 → 2、商品和服务 → 20 → 2、机关商品和服务 → 20
        3 → 收入总计 → 90 → 支出总计 → 90 → 支出总计 → 90 → 支出总计 → 90
        """


def four(first: str, second: str, third: str) -> Table:
    return understood(printed(FOUR.format(first=first, second=second, third=third))).table


def test_four_panels_have_their_own_names_and_classifications() -> None:
    table = four("支出功能科目（按大类）", "部门经济科目（按大类）", "政府经济科目（按大类）")
    assert [rows[1] for rows in panels(table)] == [
        "二、其他收入",
        "2、农林水",
        "2、商品和服务",
        "2、机关商品和服务",
    ]
    assert len(set(headings(table))) == 4
    second = [entry for entry in table.entries if entry.row == 1]
    assert [entry.classification for entry in second] == [
        "item",
        "functional",
        "economic",
        "government-economic",
    ]


def test_four_panels_are_told_apart_by_any_heading_of_names() -> None:
    table = four("功能分类科目", "部门经济分类科目", "政府经济分类科目")
    assert len(set(headings(table))) == 4


BLOCK = "科目编码 → 科目名称 → 金额"
BLOCKS = {
    2: f"""
        人员经费 → → → 公用经费 → →
        {BLOCK} → {BLOCK}
        301 → 工资福利支出 → 71.20 → 302 → 商品和服务支出 → 9.05
        30101 → 基本工资 → 71.20 → 30201 → 办公费 → 9.05
        人员经费合计 → → 71.20 → 公用经费合计 → → 9.05
        """,
    3: f"""
        人员经费 → → → 公用经费 → → → → →
        {BLOCK} → {BLOCK} → {BLOCK}
        301 → 工资福利支出 → 71.20 → 302 → 商品和服务支出 → 7.95 → 310 → 资本性支出 → 1.10
        30101 → 基本工资 → 71.20 → 30201 → 办公费 → 7.95 → 31002 → 办公设备购置 → 1.10
        人员经费合计 → → 71.20 → 公用经费合计 → → → → → 9.05
        """,
    4: f"""
        人员经费 → → → → → → 公用经费 → → → → →
        {BLOCK} → {BLOCK} → {BLOCK} → {BLOCK}
        301 → 工资福利支出 → 70.00 → 303 → 家庭补助 → 1.20 → 302 → 商品服务 → 7.95 → 310 → 资本 → 1.10
        30101 → 基本工资 → 70.00 → 30302 → 退休费 → 1.20 → 30201 → 办公费 → 7.95 → 31002 → 设备 → 1.10
        人员经费合计 → → → → → 71.20 → 公用经费合计 → → → → → 9.05
        """,
}


@pytest.mark.parametrize("count", sorted(BLOCKS))
def test_blocks_of_one_list_are_panels_with_codes(count: int) -> None:
    found = understood(
        printed(f"""
        一般公共预算财政拨款基本支出决算表
{BLOCKS[count]}"""),
        kind="final",
    )
    assert found.table.form == "final.general_public_basic"
    assert len(panels(found.table)) == count
    codes = {entry.code: entry.label for entry in found.table.entries}
    assert codes["301"] == "工资福利支出"
    assert codes["30201"] == "办公费"


@pytest.mark.parametrize("count", sorted(BLOCKS))
def test_the_total_of_a_side_keeps_its_name_in_whichever_block_its_amount_stands(
    count: int,
) -> None:
    found = understood(
        printed(f"""
        一般公共预算财政拨款基本支出决算表
{BLOCKS[count]}"""),
        kind="final",
    )
    assert amount(found, "人员经费合计", "人员经费/金额").amount_text == "71.20"
    assert amount(found, "公用经费合计", "公用经费/金额").amount_text == "9.05"
    assert [e.label for e in found.table.entries if e.is_total] == ["人员经费合计", "公用经费合计"]


def test_a_label_that_was_lost_is_inferred_from_the_other_side_and_marked() -> None:
    table = understood(
        printed("""
        收入支出决算总表

        收入 → → → 支出 → →
        项目 → 行次 → 决算数 → 项目 → 行次 → 决算数
        栏次 → → 1 → 栏次 → → 2
        一、一般公共预算财政拨款收入 → 1 → 812.35 → 一、农林水支出 → 4 → 812.35
         → 2 → 812.35 → 本年支出合计 → 5 → 812.35
         → 3 → 812.35 → 总计 → 6 → 812.35
        """),
        kind="final",
    ).table
    inferred = [(entry.label, entry.inferred) for entry in table.entries if entry.panel == 0]
    assert inferred == [
        ("一、一般公共预算财政拨款收入", False),
        ("本年收入合计", True),
        ("总计", True),
    ]
    label = next(c.index for c in table.columns if c.role is ColumnRole.LABEL)
    assert table.body[1][label] is None


ONE_HEADER = """
        部门收支总表

        {header}
        一、一般公共预算拨款收入 → 41.40 → 一、农林水支出 → 61.40
        二、其他收入 → 20.00 → 二、教育支出 →
        收入总计 → 61.40 → 支出总计 → 61.40
        """
both_texts = pytest.mark.parametrize("written", [printed, from_word])


@both_texts
@pytest.mark.parametrize(
    "header",
    [
        "收入 → 预算数 → 支出 → 预算数",
        "收入项目 → 金额 → 支出项目 → 金额",
        "项目 → 预算数 → 项目 → 预算数",
    ],
)
def test_two_sides_under_one_row_of_headings_keep_their_amounts(
    written: Callable[[str], str], header: str
) -> None:
    found = understood(written(ONE_HEADER.format(header=header)))
    assert sorted((row, printed) for row, _, printed in found.stated) == [
        ("一、一般公共预算拨款收入", "41.40"),
        ("一、农林水支出", "61.40"),
        ("二、其他收入", "20.00"),
        ("支出总计", "61.40"),
        ("收入总计", "61.40"),
    ]


@both_texts
def test_headings_of_names_tell_the_two_sides(written: Callable[[str], str]) -> None:
    found = understood(written(ONE_HEADER.format(header="收入项目 → 金额 → 支出项目 → 金额")))
    assert [amount.direction for amount in found.amounts[:2]] == ["revenue", "expenditure"]
