"""Changes given as reasons: parts of the change before them where they make it up, else of nothing."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import claims
from tests.support import printed

TABLES = printed("""
    部门收支预算总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算资金 → 80.00 → 一、公共安全支出 → 90.00
    二、政府性基金预算资金 → 20.00 → 二、农林水支出 → 10.00
    收入总计 → 100.00 → 支出总计 → 100.00

    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 100.00 → 60.00 → 40.00
    213 → 农林水支出 → 100.00 → 60.00 → 40.00
    """)


def reasons(said: str) -> list[Claim]:
    found = claims(f"{said}\n\n{TABLES}", kind="budget", heading="一、收支预算情况\n\n")
    return [c for c in found if c.kind == "change"][1:]


@pytest.mark.parametrize("opening", ["，主要是", "。主要原因是"])
def test_reasons_that_add_up_to_a_change_are_its_parts(opening: str) -> None:
    said = f"支出预算100.00万元，比上年减少20.00万元{opening}"
    found = reasons(f"{said}基本支出增加5.00万元，项目支出减少25.00万元。")
    assert [(c.code, c.bound_column_no) for c in found] == [("basic", 4), ("project", 5)]


def test_the_parts_of_income_are_income() -> None:
    said = "收入预算100.00万元，比上年增加10.00万元，主要是一般公共预算拨款增加12.00万元，"
    found = reasons(f"{said}政府性基金预算资金减少2.00万元。")
    assert [c.code for c in found] == ["general_public_income", "fund_income"]


@pytest.mark.parametrize(
    "parts",
    [
        "基本支出增加5.00万元，项目支出减少24.00万元",  # does not add up
        "项目支出减少20.00万元",  # one reason may be of anything
        "基本支出增加5.00万元，项目支出减少25.00%",  # no money
    ],
)
def test_other_reasons_are_bound_to_nothing(parts: str) -> None:
    found = reasons(f"支出预算100.00万元，比上年减少20.00万元，主要是{parts}。")
    assert {(c.code, c.bound_table) for c in found} == {("", "")}


def test_an_item_of_a_list_of_reasons_is_of_what_it_names_itself() -> None:
    said = (
        "支出预算100.00万元，比上年增加20.00万元。预算收支增加主要原因说明："
        "1.2023年人才专项经费纳入预算草案，增加13.00万元；\n\n"
        "2.根据财政要求，各直属单位预算准备金统一在局本级编制，增加7.50万元。\n\n"
        "3.人员增加，增加1.00万元。"
    )
    found = [(c.indicator, c.code, c.bound_table) for c in reasons(said)]
    assert found[:2] == [("人才专项经费", "", ""), ("各直属单位预算准备金", "", "")]


def test_a_phase_alone_is_of_the_money_named_before_it() -> None:
    found = claims("部门整体支出自评得分99.5，全年预算数50.00万元，执行数40.00万元。", kind="final")
    assert [(c.indicator, c.phase) for c in found if c.kind == "amount"] == [
        ("部门整体支出", "adjusted"), ("部门整体支出", "executed"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("甲县渔政站增加了3.00万元的船艇检修费预算", "船艇检修费预算（甲县渔政站）"),
        ("增加了3.00万元的船艇检修费", "船艇检修费"),
        ("培训支出增加了3.00万元的船艇检修费", "培训支出"),
    ],
)
def test_what_there_is_more_of_stands_behind_its_amount(reason: str, name: str) -> None:
    *_, change = claims(f"项目支出70.00万元，比上年增加5.00万元，主要原因是{reason}。")
    assert (change.indicator, change.direction, change.amount_text) == (name, "increase", "3.00")


@pytest.mark.parametrize(
    ("cause", "name"),
    [
        ("这一因素较上年减少单位支出3.00万元", "单位支出（部分）"),
        ("由此较上年减少支出3.00万元", "项目支出（部分）"),
        ("因此较上年减少3.00万元", "项目支出（部分）"),
        ("因此较上年减少5.00万元", "项目支出"),  # all of it, said again
    ],
)
def test_what_one_cause_made_is_no_change_of_the_whole(cause: str, name: str) -> None:
    *_, change = claims(
        f"项目支出70.00万元，比上年减少5.00万元，主要原因是船艇由市里检修，{cause}。"
    )
    assert (change.kind, change.indicator, change.code) == ("change", name, "")


def test_what_there_is_more_of_is_a_change_and_its_verb_no_name() -> None:
    found = claims("主要原因是本年增加了乙类资金预算650.00万元。", kind="budget")[-1]
    assert (found.kind, found.direction, found.indicator) == ("change", "increase", "乙类资金预算")
    price = claims("人员经费定额较2021年上涨1500元/人。")[-1]
    assert (price.kind, price.indicator, price.base_period) == ("change", "人员经费定额", 2021)


def test_people_received_behind_the_batches() -> None:
    found = claims("国内公务接待批次为52个，接待人次为310人。县文联所属车辆总数6辆。")
    assert [c.code for c in found] == ["reception_batches", "reception_persons", "vehicle_count"]
