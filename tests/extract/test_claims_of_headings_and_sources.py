"""What headings, sources of money and lists say of the figures below and beside them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import claims
from tests.support import BUREAU, printed, understood

BUDGET = printed("""
    部门收支总表

    单位：万元

    收入 →  → 支出 →
    项目 → 预算数 → 项目 → 预算数
    一、一般公共预算拨款收入 → 80.00 → 一、农林水支出 → 95.00
    二、政府性基金预算拨款收入 → 5.00 → 二、住房保障支出 → 6.00
    三、财政专户管理资金收入 → 9.00 → 三、卫生健康支出 → 4.00
    本年收入合计 → 94.00 → 本年支出合计 → 105.00
    上年结转 → 13.00 → 结转下年 → 2.00
    收入总计 → 107.00 → 支出总计 → 107.00

    """)
GENERAL = printed("""
    一般公共预算财政拨款支出决算表

    单位：万元

    科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
    205 → 教育支出 → 30.00 → 20.00 → 10.00
    20502 → 普通教育 → 30.00 → 20.00 → 10.00
    2050204 → 高中教育 → 30.00 → 20.00 → 10.00
     → 合计 → 30.00 → 20.00 → 10.00

    """)
THREE_PUBLIC = printed("""
    财政拨款“三公”经费支出决算表

    单位：万元

    项目 → 预算数 → 决算数
    合计 → 40.00 → 35.00
    因公出国（境）费 → 0.00 → 0.00
    公务接待费 → 8.00 → 6.00
    公务用车购置及运行费 → 32.00 → 29.00
    其中：公务用车购置费 → 12.00 → 10.00
    公务用车运行维护费 → 20.00 → 19.00

    """)


def _of(
    text: str, tables: str = BUDGET, kind: str = "budget", heading: str = "一、情况说明"
) -> list[Claim]:
    read = understood(f"{tables}\n{heading}\n\n{text}\n", kind=kind, department=BUREAU)
    return list(read.claims)


def test_a_heading_about_the_reporting_body_is_of_no_other() -> None:
    heading = f"关于{BUREAU}“三公”经费支出决算情况说明"
    (change,) = _of("公务接待费支出决算增加0.50万元。", THREE_PUBLIC, "final", heading)[-1:]
    assert (change.code, change.base) == ("reception", "")  # against nothing that is named
    text = (
        "2023年度“三公”经费支出决算数比2022年度增加2.00万元，其中：公务接待费支出决算增加0.50万元。"
    )
    found = _of(text, THREE_PUBLIC, "final", heading)
    assert [(c.code, c.bound_row_no) for c in found] == [("three_public", 1), ("reception", 3)]


def test_short_names_below_the_heading_of_what_they_are_parts_of() -> None:
    text = "车辆购置支出10.00万元，车辆运行维护费支出19.00万元。"
    found = _of(text, THREE_PUBLIC, "final", "三、公务用车购置及运行维护费")
    assert [(c.code, c.bound_row_no) for c in found] == [
        ("vehicle_purchase", 5),
        ("vehicle_operation", 6),
    ]
    assert {c.code for c in _of(text, THREE_PUBLIC, "final", "三、资产情况")} == {""}


def test_a_class_of_functions_that_is_called_a_budget() -> None:
    text = "支出预算107.00万元，其中：卫生健康支出预算4.00万元，住房保障支出预算6.00万元。"
    assert [c.code for c in _of(text)][1:] == ["210", "221"]


def test_the_budget_of_an_item_has_the_code_that_its_outturn_proves() -> None:
    text = "高中教育（项）年初预算为28.00万元，支出决算为30.00万元，完成年初预算的107.14%。"
    found = _of(text, GENERAL, "final")
    assert [(c.phase, c.code, c.bound_row_no) for c in found[:2]] == [
        ("approved", "2050204", None),
        ("executed", "2050204", 3),
    ]


@pytest.mark.parametrize(
    ("words", "code", "row"),
    [
        ("财政专户资金收入9.00万元", "fiscal_account_income", 3),
        ("财政专户9.00万元", "fiscal_account_income", 3),
        ("年初结转13.00万元", "carried_over", 5),
    ],
)
def test_income_by_its_short_names(words: str, code: str, row: int) -> None:
    claim = _of(f"收入预算107.00万元，其中：{words}。")[1]
    assert (claim.code, claim.bound_row_no) == (code, row)


def test_spending_of_the_year_and_what_is_carried_forward() -> None:
    found = _of("2023年总支出107.00万元，其中当年支出105.00万元，结转下年2.00万元。")
    assert [(c.code, c.indicator, c.bound_row_no) for c in found[1:]] == [
        ("expenditure", "当年支出", 4),
        ("carried_forward", "结转下年", 5),
    ]


def test_what_is_spent_of_an_income_need_not_be_as_much() -> None:
    text = "支出预算107.00万元，按资金来源划分：财政专户{}万元，其他98.00万元。"
    (same,), (less,) = (
        [c for c in _of(text.format(n)) if "专户" in c.indicator] for n in ("9.00", "7.00")
    )
    assert (same.bound_row_no, less.bound_row_no, less.code) == (3, None, "")


def test_current_appropriations_are_of_the_fund_whose_parts_they_are() -> None:
    text = (
        "一般公共预算拨款安排支出93.00万元，其中当年拨款80.00万元，上年结转13.00万元；"
        "政府性基金预算拨款安排支出5.00万元，其中当年拨款5.00万元。"
    )
    assert [c.code for c in _of(text)] == [
        "general_public",
        "general_public_current",
        "carried_over",
        "government_fund",
        "government_fund",
    ]


def test_a_side_named_alone_behind_the_parts_of_the_other() -> None:
    text = "2023年部门收入107.00万元，其中财政拨款85.00万元，其他22.00万元。部门支出107.00万元。"
    claim = _of(text)[-1]
    assert (claim.code, claim.bound_column_no) == ("grand_total", 4)


def test_what_is_spent_of_a_fund_whose_income_stands_before() -> None:
    text = "一般公共预算财政拨款收入31.00万元，支出{}万元。"
    same, other = (_of(text.format(number), GENERAL, "final")[1] for number in ("30.00", "29.00"))
    assert (same.code, same.fund, same.bound_row_no) == ("general_public", "general_public", 4)
    assert (other.code, other.bound_table) == ("", "")


def test_a_misprinted_total_keeps_its_change() -> None:
    text = "本部门收入总计107.00万元，支出总107.00万元。与2022年相比，收入增加5.00万元，支出增加5.00万元。"
    assert [(c.kind, c.code) for c in _of(text)] == [
        ("amount", "grand_total"),
        ("amount", "grand_total"),
        ("change", "grand_total"),
        ("change", "grand_total"),
    ]


def test_rows_of_purchases_and_the_shares_of_what_a_value_proves() -> None:
    table = printed("""
        政府采购情况表

        单位：万元

        项目 → 金额
        政府采购支出合计 → 90.00
        政府采购货物支出 → 50.00
        政府采购服务支出 → 40.00
        政府采购授予中小企业合同金额 → 45.00

        """)
    text = (
        "2023年度政府采购支出总额90.00万元，其中：政府采购货物支出50.00万元、政府采购服务支出40.00万元。"
        "授予中小企业合同金额45.00万元，占政府采购支出总额的50.00%。"
    )
    found = _of(text, table, "final")
    assert [c.bound_row_no for c in found] == [1, 2, 3, 4, 4]
    assert found[4].kind == "share"


def test_a_body_named_with_others_is_no_owner_of_what_follows() -> None:
    text = "2023年某局机关本级及甲站、乙站业务用房维修5.00万元。与上年相比增加1.00万元。"
    found = claims(text, kind="budget")
    assert not any(c.indicator.startswith(("乙站", "甲站")) for c in found)


def test_what_is_counted_beside_what_is_bought_is_bought_too() -> None:
    found = claims("新购置设备5台、车辆2辆，现有车辆9辆。", kind="budget")
    assert [(c.direction, c.code) for c in found] == [
        ("increase", ""),
        ("increase", ""),
        ("", "vehicle_count"),
    ]


def test_items_below_a_line_that_announces_their_money() -> None:
    tables = GENERAL.replace("一般公共预算财政拨款支出决算表", "支出决算表") + "\n" + GENERAL
    text = "财政拨款支出按功能科目分类情况：\n2050204高中教育{}万元，主要用于办学。"
    same, other = (_of(text.format(n), tables, "final")[0] for n in ("30.00", "25.00"))
    assert (same.fund, same.code, other.fund) == ("appropriation", "2050204", "appropriation")


def test_what_money_is_used_for_is_called_by_its_class_alone() -> None:
    found = _of("支出预算107.00万元，其中：用于农林水95.00万元，用于住房保障6.00万元。")
    assert [(c.indicator, c.code) for c in found[1:]] == [("农林水", "213"), ("住房保障", "221")]


def test_funds_among_all_that_is_spent_are_spent() -> None:
    text = "支出总计107.00万元，其中一般公共预算财政拨款93.00万元。"
    assert _of(text)[1].code == "general_public"
    text = "事业支出50.00万元，其中一般公共预算财政拨款40.00万元。"
    assert _of(text)[1].code == ""


def test_a_body_that_calls_itself_by_its_kind() -> None:
    claim = claims("2023年度，我馆总收入107.00万元。")[0]
    assert (claim.indicator, claim.code) == ("总收入", "grand_total")


def test_a_count_in_a_sentence_of_its_own_is_no_part_of_purchases() -> None:
    text = "政府采购预算90.00万元，其中货物50.00万元，服务40.00万元。共有车辆6辆。"
    assert claims(text, kind="budget")[-1].code == "vehicle_count"


def test_what_stands_behind_a_list_of_some_parts_is_none_of_them() -> None:
    text = (
        "机关运行经费9.00万元，主要用于办公费5.00万元等。政府采购预算6.00万元，其中货物6.00万元。"
    )
    assert [c.code for c in claims(text, kind="budget")][2:] == ["procurement", "procurement_goods"]


def test_what_was_left_of_last_year_is_added() -> None:
    text = "当年财政拨款收入85.00万元，加上年财政拨款结转13.00万元，财政拨款收入总计98.00万元。"
    found = [(c.indicator, c.code) for c in claims(text, kind="budget")]
    assert found[1] == ("上年财政拨款结转", "carried_over")


def test_money_looked_at_by_its_source_and_used_for_a_kind() -> None:
    text = "收入预算107.00万元，比上年增加3.00万元。从资金来源看，一般公共预算拨款80.00万元。"
    assert claims(text, kind="budget")[-1].code == "general_public_income"
    text = "一般公共预算基本支出90.00万元，其中用于人员经费80.00万元。"
    assert claims(text, kind="budget")[-1].code == "personnel"
