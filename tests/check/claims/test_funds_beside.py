"""What is of more money than a table has accuses nothing, where its own sentence or its whole says so."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.against_tables.disclosed import disclosed
from tests.support import printed

AMOUNT, ITEM = "claim.amount_as_in_table", "claim.item_in_table"
THREE_PUBLIC = printed("""
        一般公共预算“三公”经费支出表

        单位：万元

        “三公”经费合计 → 因公出国（境）费 → 公务用车购置费 → 公务用车运行费 → 公务接待费
        9.00 → 0.00 → 0.00 → 7.00 → 2.00

        """)
APPROPRIATED = printed("""
        财政拨款收支总表

        单位：万元

        收入 → 预算数 → 支出 → 合计 → 一般公共预算 → 政府性基金预算
        一、本年收入 → 199.00 → 一、本年支出 → 219.00 → 209.00 → 10.00
        （一）一般公共预算拨款 → 189.00 → （一）农林水支出 → 209.00 → 209.00 → 0.00
        （二）政府性基金预算拨款 → 10.00 → （二）城乡社区支出 → 10.00 → 0.00 → 10.00
        二、上年结转 → 20.00 → 二、年终结转结余 → 0.00 → 0.00 → 0.00
        收入总计 → 219.00 → 支出总计 → 219.00 → 209.00 → 10.00

        政府性基金预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        212 → 城乡社区支出 → 10.00 → 0.00 → 10.00
         → 合计 → 10.00 → 0.00 → 10.00

        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 189.00 → 89.00 → 100.00
        21303 → 水利 → 189.00 → 89.00 → 100.00
        2130301 → 行政运行 → 72.00 → 72.00 →
        2130304 → 水利行业业务管理 → 17.00 → 17.00 →
        2130302 → 一般行政管理事务 → 70.00 →  → 70.00
        2130314 → 防汛 → 30.00 →  → 30.00
         → 合计 → 189.00 → 89.00 → 100.00

        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 229.00 → 89.00 → 140.00
        21303 → 水利 → 229.00 → 89.00 → 140.00
        2130301 → 行政运行 → 72.00 → 72.00 →
        2130304 → 水利行业业务管理 → 17.00 → 17.00 →
        2130302 → 一般行政管理事务 → 110.00 →  → 110.00
        2130314 → 防汛 → 30.00 →  → 30.00
         → 合计 → 229.00 → 89.00 → 140.00

        """)


def failed(said: str, tables: str, check: str) -> int:
    found = disclosed(said, tables).findings
    return sum(f.check == check and f.outcome is Outcome.FAIL for f in found)


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("公务接待费3.00万元（一般公共预算2.00万元，其他资金1.00万元）。", 0),
        ("公务接待费3.00万元，其中财政拨款2.00万元。", 0),
        ("公务接待费3.00万元（一般公共预算2.50万元，其他资金0.50万元）。", 1),
        ("公务接待费3.00万元。", 1),
        ("公务接待费1.00万元，其中财政拨款2.00万元。", 1),
    ],
)
def test_an_amount_of_all_money_is_not_held_against_that_of_one_fund(said: str, times: int) -> None:
    assert failed(said, THREE_PUBLIC, AMOUNT) == times


def test_parts_of_a_whole_with_what_was_carried_over_are_not_those_of_the_year() -> None:
    parts = (
        "一般行政管理事务90.00万元，行政运行72.00万元，水利行业业务管理17.00万元，防汛30.00万元。"
    )
    assert not failed(f"财政拨款支出219.00万元，其中：{parts}", APPROPRIATED, ITEM)
    assert failed(f"财政拨款支出如下：{parts}", APPROPRIATED, ITEM)


OPERATION = printed("""
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
         → 合计 → 96.00 → 61.00 → 35.00
        301 → 工资福利支出 → 61.00 → 61.00 → 0.00
        302 → 商品和服务支出 → 35.00 → 0.00 → 35.00

        """)


@pytest.mark.parametrize(
    "said",
    [
        "机关运行经费44.00万元，其中财政拨款35.00万元，单位资金9.00万元。",
        "机关运行经费44.00万元（一般公共预算拨款35.00万元，上年结转9.00万元）。",
    ],
)
def test_a_part_by_its_money_is_no_second_figure_of_its_whole(said: str) -> None:
    assert not failed(said, OPERATION, "claim.stated_twice")
    again = said.replace("，其中财政拨款", "。机关运行经费").replace(
        "（一般公共预算拨款", "。机关运行经费"
    )
    assert failed(again, OPERATION, "claim.stated_twice")


IN_AND_OUT = printed("""
        收支总表

        单位：万元

        收入 → 预算数 → 支出 → 预算数
        一、一般公共预算拨款收入 → 310.00 → 一、农林水支出 → 395.00
        二、事业收入 → 42.00 → → 
        三、其他收入 → 17.00 → → 
        本年收入合计 → 369.00 → 本年支出合计 → 395.00
        上年结转 → 26.00 → 结转下年 → 
        收入总计 → 395.00 → 支出总计 → 395.00

        """)
WHOLES = (
    "人员经费88万元",
    "机关运行经费88万元",
    "办公费88万元",
    "防火项目88万元",
    "政府采购预算88万元",
)
OF_THEM = (
    "，其中上年结转4万元",
    "（含上年结转4万元）",
    "（事业收入4万元、其他收入3万元）",
    "，其中：其他收入4万元、上年结转结余3万元",
    "，由财政拨款81万元和上年结转7万元组成",
)


@pytest.mark.parametrize("part", OF_THEM)
@pytest.mark.parametrize("whole", WHOLES)
def test_what_an_item_has_of_some_money_is_not_all_that_there_is_of_it(
    whole: str, part: str
) -> None:
    assert not failed(f"{whole}{part}。", IN_AND_OUT, AMOUNT)


@pytest.mark.parametrize("part", OF_THEM[:3])
def test_what_all_income_has_of_some_money_is_all_there_is(part: str) -> None:
    assert failed(f"收入总计395万元{part}。", IN_AND_OUT, AMOUNT)
