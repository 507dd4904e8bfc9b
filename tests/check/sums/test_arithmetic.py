"""Sums within one table, each right, rounded and wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

PASS, FAIL, ROUNDING, NOT_EVALUATED = (
    Outcome.PASS,
    Outcome.FAIL,
    Outcome.ROUNDING,
    Outcome.NOT_EVALUATED,
)


def budget(text: str) -> Understood:
    return understood(printed(text))


EXPENDITURE = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → {total}
        213 → 农林水支出 → {first}
        21303 → 水利 → 61.40 → 41.40 → 20.00
        2130301 → 行政运行 → 41.40 → 41.40 →
        2130305 → 水利工程建设 → 20.00 → → 20.00
        """
GOOD = "61.40 → 41.40 → 20.00"


def test_a_table_that_holds_together_passes_every_check() -> None:
    found = budget(EXPENDITURE.format(total=GOOD, first=GOOD))
    assert found.outcomes("arithmetic.row_sum") == [PASS] * 5
    assert found.outcomes("arithmetic.subtotal") == [PASS] * 6
    assert found.outcomes("arithmetic.total") == [PASS] * 3


@pytest.mark.parametrize(
    ("row", "outcome"),
    [(GOOD, PASS), ("61.41 → 41.40 → 20.00", ROUNDING), ("61.42 → 41.40 → 20.00", FAIL)],
)
def test_a_row_is_the_sum_of_its_parts(row: str, outcome: Outcome) -> None:
    found = budget(EXPENDITURE.format(total=GOOD, first=row))
    (finding,) = [f for f in found.findings if f.check == "arithmetic.row_sum" and f.code == "213"]
    assert finding.outcome is outcome
    assert finding.expected == Decimal("61.40")
    assert finding.tolerance == Decimal("0.015")
    assert (finding.source_line, finding.row_no) == (7, 2)


def test_a_reserve_is_a_part_of_the_whole() -> None:
    table = """
        部门支出总表

        合计 → 基本支出 → 项目支出 → 单位预留机动经费
        {total} → 41.40 → 20.00 → 5.00
        """
    assert budget(table.format(total="66.40")).outcomes("arithmetic.row_sum") == [PASS]
    assert budget(table.format(total="67.40")).outcomes("arithmetic.row_sum") == [FAIL]


def test_a_failure_says_what_is_printed_and_what_it_should_be() -> None:
    found = budget(EXPENDITURE.format(total=GOOD, first="68.40 → 41.40 → 20.00"))
    (finding,) = found.of("arithmetic.row_sum", FAIL)
    assert finding.severity is Severity.ERROR
    for said in (finding.message, finding.message_en):
        assert "68.40" in said
        assert "61.40" in said
        assert "7.00" in said


def test_a_blank_total_with_parts_cannot_be_evaluated() -> None:
    found = budget(EXPENDITURE.format(total=GOOD, first=" → 41.40 → 20.00"))
    (finding,) = found.of("arithmetic.row_sum", NOT_EVALUATED)
    assert finding.code == "213"


def test_a_subtotal_that_is_not_the_sum_of_its_subdivisions_fails() -> None:
    found = budget(EXPENDITURE.format(total=GOOD, first="62.40 → 42.40 → 20.00"))
    wrong = found.of("arithmetic.subtotal", FAIL)
    assert [(f.code, f.printed, f.expected) for f in wrong] == [
        ("213", Decimal("62.40"), Decimal("61.40")),
        ("213", Decimal("42.40"), Decimal("41.40")),
    ]


def test_a_subtotal_whose_subdivisions_are_blank_fails() -> None:
    found = budget("""
        支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → → 61.40
        """)
    assert [(f.code, f.printed) for f in found.of("arithmetic.subtotal", FAIL)] == [
        ("213", Decimal("41.40")),
        ("213", Decimal("20.00")),
    ]


def test_a_total_that_is_not_the_sum_of_the_classes_fails() -> None:
    found = budget(EXPENDITURE.format(total="91.40 → 71.40 → 20.00", first=GOOD))
    wrong = found.of("arithmetic.total", FAIL)
    assert [(f.printed, f.expected) for f in wrong] == [
        (Decimal("91.40"), Decimal("61.40")),
        (Decimal("71.40"), Decimal("41.40")),
    ]


def test_codes_without_their_class_add_up_to_the_total_all_the_same() -> None:
    found = budget("""
        支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        2130301 → 行政运行 → 41.40 → 41.40 →
        2130305 → 水利工程建设 → 20.00 → → 20.00
         → 合计 → 61.40 → 41.40 → 20.00
        """)
    assert found.outcomes("arithmetic.total") == [PASS] * 3


def test_a_column_that_is_not_known_leaves_a_failing_sum_undecided() -> None:
    text = """
        支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出 → 代管支出
        213 → 农林水支出 → {total} → 41.40 → 20.00 → 4.00
        21303 → 水利 → 65.40 → 41.40 → 20.00 → 4.00
        """
    found = budget(text.format(total="65.40"))
    assert found.outcomes("arithmetic.row_sum") == [NOT_EVALUATED] * 2
    assert "代管支出" in found.of("arithmetic.row_sum", NOT_EVALUATED)[0].message
    assert budget(text.format(total="61.40")).outcomes("arithmetic.row_sum") == [
        PASS,
        NOT_EVALUATED,
    ]


def test_another_years_total_is_no_unknown_column() -> None:
    found = budget("""
        一般公共预算支出表

        科目编码 → 科目名称 → 上年预算数 → 本年预算数 → →
         → → → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 60.00 → 65.40 → 41.40 → 20.00
        21303 → 水利 → 60.00 → 61.40 → 41.40 → 20.00
        """)
    assert found.outcomes("arithmetic.row_sum") == [FAIL, PASS]


def test_sums_by_fund_hold_across_the_row() -> None:
    text = """
        财政拨款收支总表

        收入 → → 支出 → → → →
        项目 → 金额 → 项目 → 合计 → 一般公共预算 → 政府性基金预算 → 国有资本经营预算
        一、一般公共预算 → 90.00 → 一、农林水支出 → {total} → 90.00 → 5.00 →
        """
    assert budget(text.format(total="95.00")).outcomes("arithmetic.row_sum") == [PASS]
    assert budget(text.format(total="94.00")).outcomes("arithmetic.row_sum") == [FAIL]


# Blocks


def blocks(personnel: str, running: str) -> Understood:
    return understood(
        printed(f"""
        一般公共预算财政拨款基本支出决算表

        人员经费 → → → 公用经费 → → → → →
        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        301 → 工资福利支出 → 71.20 → 302 → 商品和服务支出 → 7.95 → 310 → 资本性支出 → 1.10
        30101 → 基本工资 → 71.20 → 30201 → 办公费 → 7.95 → 31002 → 办公设备购置 → 1.10
        303 → 对个人和家庭的补助 → 2.30 → → → → → →
        30302 → 退休费 → 2.30 → → → → → →
        人员经费合计 → → {personnel} → 公用经费合计 → → → → → {running}
        """),
        kind="final",
    )


@pytest.mark.parametrize(
    ("personnel", "running", "outcomes"),
    [
        ("73.50", "9.05", [PASS, PASS]),
        ("71.20", "9.05", [FAIL, PASS]),
        ("73.50", "7.95", [PASS, FAIL]),
    ],
)
def test_each_side_of_blocks_is_the_sum_of_its_own_classes(
    personnel: str, running: str, outcomes: list[Outcome]
) -> None:
    assert blocks(personnel, running).outcomes("arithmetic.total") == outcomes


def test_subdivisions_in_blocks_are_found_in_their_own_block() -> None:
    assert blocks("73.50", "9.05").outcomes("arithmetic.subtotal") == [PASS] * 4


# Named rows and the two sides

SUMMARY = """
        收支总表

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 80.00 → 一、农林水支出 → 95.00
        本年收入合计 → 80.00 → 本年支出合计 → 95.00
        上年结转结余 → 20.00 → 年终结转结余 → 5.00
        收入总计 → {income} → 支出总计 → {expenditure}
        """


@pytest.mark.parametrize(
    ("income", "expenditure", "rows", "sides"),
    [
        ("100.00", "100.00", [PASS, PASS], PASS),
        ("100.01", "100.00", [ROUNDING, PASS], ROUNDING),
        ("80.00", "100.00", [FAIL, PASS], FAIL),
        ("100.00", "95.00", [PASS, FAIL], FAIL),
    ],
)
def test_opening_and_income_equal_expenditure_and_closing(
    income: str, expenditure: str, rows: list[Outcome], sides: Outcome
) -> None:
    found = budget(SUMMARY.format(income=income, expenditure=expenditure))
    assert found.outcomes("arithmetic.named_rows") == rows
    assert found.outcomes("arithmetic.two_sides") == [sides]


def test_named_parts_of_the_three_public_expenses_add_up() -> None:
    text = """
        “三公”经费支出表

        项目 → 预算数
        因公出国（境）费 → 0.00
        公务用车购置及运行维护费 → {vehicles}
        其中：公务用车购置费 → 0.00
        公务用车运行维护费 → 4.00
        公务接待费 → 1.80
        合计 → 5.80
        """
    assert budget(text.format(vehicles="4.00")).outcomes("arithmetic.named_rows") == [PASS, PASS]
    assert budget(text.format(vehicles="3.00")).outcomes("arithmetic.named_rows") == [FAIL, FAIL]


def test_a_table_of_no_form_is_not_summed() -> None:
    found = budget("""
        水库蓄水情况表

        水库名称 → 合计 → 基本支出 → 项目支出
        长春水库 → 9.00 → 1.00 → 1.00
        磨心水库 → 9.00 → 1.00 → 1.00
        """)
    assert [f for f in found.findings if f.check.startswith("arithmetic")] == []


def test_parts_of_three_public_expenses_under_one_heading_add_up_for_each_phase() -> None:
    found = understood(
        printed("""
        财政拨款“三公”经费支出决算表
        单位：万元
        财政拨款“三公”经费 → → → → → → →
        合计 → → 因公出国（境）费 → → 公务用车购置及运行维护费 → → 公务接待费 →
        预算数 → 决算数 → 预算数 → 决算数 → 预算数 → 决算数 → 预算数 → 决算数
        2.85 → 1.39 → 0.00 → 0.00 → 1.00 → 1.00 → 1.85 → 0.93
        """),
        kind="final",
    )
    assert [f.printed for f in found.of("arithmetic.row_sum", Outcome.PASS)] == [Decimal("2.85")]
    (wrong,) = found.of("arithmetic.row_sum", Outcome.FAIL)
    assert (wrong.printed, wrong.expected) == (Decimal("1.39"), Decimal("1.93"))


# Codes that stand several times, and parts without a sum of their own


def test_a_code_that_stands_twice_below_one_parent_counts_twice() -> None:
    text = """
        一般公共预算支出表（按经济分类）

        部门经济科目编码 → 部门经济科目名称 → 政府经济科目编码 → 政府经济科目名称 → 合计
        301 → 工资福利支出 → → → {total}
        30101 → 基本工资 → 50101 → 工资奖金津补贴 → 7.00
        30101 → 基本工资 → 50501 → 工资福利支出 → 2.00
        30102 → 津贴补贴 → 50101 → 工资奖金津补贴 → 1.00
        """
    assert budget(text.format(total="10.00")).outcomes("arithmetic.subtotal") == [PASS]
    assert budget(text.format(total="8.00")).outcomes("arithmetic.subtotal") == [FAIL]


def test_a_parent_that_stands_again_begins_anew() -> None:
    text = """
        部门支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 5.00
        21303 → 水利 → 5.00
        213 → 农林水支出 → {second}
        21303 → 水利 → 7.00
        """
    assert budget(text.format(second="7.00")).outcomes("arithmetic.subtotal") == [PASS, PASS]
    assert budget(text.format(second="6.00")).outcomes("arithmetic.subtotal") == [PASS, FAIL]


def test_parts_by_fund_without_a_sum_of_their_own_add_up() -> None:
    text = """
        部门收入总表

        科目编码 → 科目名称 → 合计 → 本年收入 → → → → 上年结转
         → → → 一般公共预算 → 政府性基金预算 → 事业收入 → 其他收入 →
        213 → 农林水支出 → {total} → 40.00 → 5.00 → 3.00 → 2.00 → 1.00
        """
    assert budget(text.format(total="51.00")).outcomes("arithmetic.row_sum") == [PASS]
    assert FAIL not in budget(text.format(total="1.00")).outcomes("arithmetic.row_sum")
    assert PASS not in budget(text.format(total="1.00")).outcomes("arithmetic.row_sum")


def test_a_part_that_has_its_own_sum_is_not_taken_apart() -> None:
    text = """
        部门支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → → → 项目支出
         → → → 小计 → 人员经费 → 公用经费 →
        213 → 农林水支出 → {total} → 41.40 → 33.10 → 8.30 → 20.00
        """
    assert budget(text.format(total="61.40")).outcomes("arithmetic.row_sum") == [PASS, PASS]
    assert budget(text.format(total="102.80")).outcomes("arithmetic.row_sum") == [FAIL, PASS]


FUNDS_WITH_PARTS = """
        部门支出总表

        科目编码 → 科目名称 → 合计 → 一般公共预算 → → → 政府性基金预算 → 国有资本经营预算
         → → → 小计 → 基本支出 → 项目支出 → →
         → 合计 → {total} → 80.00 → 50.00 → 30.00 → 20.00 → 0.00
        208 → 社会保障和就业支出 → 6.00 → 6.00 → 6.00 → 0.00 → 0.00 → 0.00
        210 → 卫生健康支出 → 4.00 → 4.00 → 4.00 → 0.00 → 0.00 → 0.00
        213 → 农林水支出 → 61.00 → 61.00 → 31.00 → 30.00 → 0.00 → 0.00
        221 → 住房保障支出 → 9.00 → 9.00 → 9.00 → 0.00 → 0.00 → 0.00
        212 → 城乡社区支出 → 20.00 → 0.00 → 0.00 → 0.00 → 20.00 → 0.00
        """


def test_parts_of_one_fund_make_the_total_with_the_other_funds_each_counted_once() -> None:
    given = budget(FUNDS_WITH_PARTS.format(total="100.00"))
    assert not given.of("arithmetic.row_sum", Outcome.FAIL)
    off = budget(FUNDS_WITH_PARTS.format(total="101.00")).of("arithmetic.row_sum", Outcome.FAIL)
    assert [(str(each.printed), str(each.expected)) for each in off] == [("101.00", "100.00")]
    assert "不能断定" not in off[0].message


@pytest.mark.parametrize(
    "label", ["上年结转", "上年结余、结转", "年初结转和结余", "二、上年财政拨款结转"]
)
def test_what_was_carried_over_is_part_of_all_income(label: str) -> None:
    found = budget(f"""
        财政拨款收支总表

        收入 → → 支出 →
        项目 → 金额 → 项目 → 金额
        一、一般公共预算 → 90.00 → 一、农林水支出 → 95.00
        本年收入合计 → 90.00 → 本年支出合计 → 95.00
        {label} → 5.00 → 结转下年 → 0.00
        收入总计 → 95.00 → 支出总计 → 95.00
        """)
    assert found.outcomes("arithmetic.named_rows") == [PASS, PASS]


def test_what_was_carried_over_is_added_beside_what_makes_up_the_difference() -> None:
    found = budget("""
        收入总表

        单位名称 → 合计 → 一般公共预算拨款 → 事业收入 → 用事业基金弥补收支差额 → 上年结转 → 其他收入
        合计 → 205.00 → 180.00 → 10.00 → 0 → 5.00 → 10.00
        甲 → 115.00 → 100.00 → 10.00 → 0 → 5.00 → 0
        乙 → 85.00 → 80.00 → 0 → 0 → 5.00 → 0
        """)
    assert found.outcomes("arithmetic.row_sum") == [PASS, PASS, PASS]


def test_a_part_under_the_heading_of_another_is_not_added_to_it() -> None:
    found = budget("""
        收入总表

        单位名称 → 合计 → 一般公共预算拨款 → 事业收入 → 上年结转 →
        → → → → 小计 → 其中：非财政拨款结转
        甲 → 115.00 → 100.00 → 10.00 → 5.00 → 4.00
        """)
    assert found.outcomes("arithmetic.row_sum") == [PASS]


BLANK_TOTAL = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 100.00 → 60.00 → 40.00
        21303 → 水利 → 100.00 → 60.00 → 40.00
        2130301 → 行政运行 → 50.00 → 35.00 → 15.00
        2130305 → 水利工程建设 → {third} → 14.00 → 6.00
        2130306 → 水利工程运行与维护 → 30.00 → 11.00 → 19.00
         → 合计 → 100.00 → 60.00 → 40.00
        """


def test_a_blank_total_is_told_where_all_other_rows_have_theirs() -> None:
    given = understood(printed(BLANK_TOTAL.format(third="")))
    (finding,) = given.of("arithmetic.row_sum", Outcome.FAIL)
    assert (finding.code, finding.printed, str(finding.expected)) == ("2130305", None, "20.00")
    assert "合计栏为空白" in finding.message
    assert (
        understood(printed(BLANK_TOTAL.format(third="20.00"))).of(
            "arithmetic.row_sum", Outcome.FAIL
        )
        == []
    )


THREE_PUBLIC = """
        “三公”经费支出表

        单位：万元

        {head} → 因公出国（境）费 → 公务用车购置及运行维护费 → → → 公务接待费
         → → 小计 → 公务用车购置费 → 公务用车运行维护费 →
        {total} → 2.00 → {cars} → 5.00 → 3.00 → 1.00
        """


@pytest.mark.parametrize("head", ["“三公”经费合计", "合计"])
def test_three_public_expenses_side_by_side_add_up(head: str) -> None:
    def failed(total: str, cars: str) -> list[str]:
        text = THREE_PUBLIC.format(head=head, total=total, cars=cars)
        return [
            str(f.printed) for f in understood(printed(text)).of("arithmetic.row_sum", Outcome.FAIL)
        ]

    assert failed("11.00", "8.00") == []
    assert failed("12.00", "8.00") == ["12.00"]
    assert failed("12.00", "9.00") == ["9.00"]


def test_three_public_expenses_of_which_one_has_no_column_are_not_added_up() -> None:
    text = THREE_PUBLIC.format(head="“三公”经费合计", total="11.00", cars="8.00")
    other = text.replace("公务用车购置及运行维护费", "车辆相关费用")
    assert understood(printed(other)).of("arithmetic.row_sum", Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("total", "before", "faults"),
    [("", "8.12", 1), ("9.70", "8.12", 0), ("", "", 0)],
)
def test_a_total_left_blank_over_its_parts_is_told(total: str, before: str, faults: int) -> None:
    found = understood(
        printed(f"""
        一般公共预算“三公”经费支出预算表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → {before} → {total}
        1、因公出国（境）费用 →  →
        2、公务接待费 → 2.11 → 2.52
        3、公务用车购置及运行费 → 6.01 → 7.18
        """)
    )
    failed = found.of("arithmetic.named_rows", Outcome.FAIL)
    assert len(failed) == faults
    if faults:
        assert "为空白，所列各项之和为 9.70" in failed[0].message


@pytest.mark.parametrize(
    ("cars", "whole", "outcome"),
    [
        ("公务用车费", "4.00", Outcome.PASS),
        ("公务车辆购置与运行支出", "4.00", Outcome.PASS),
        ("公务用车费", "5.00", Outcome.FAIL),
        ("公务车辆购置与运行支出", "5.00", Outcome.FAIL),
    ],
)
def test_a_part_under_a_name_that_is_not_known_is_a_part(
    cars: str, whole: str, outcome: Outcome
) -> None:
    found = understood(
        printed(f"""
        “三公”经费支出预算表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → 4.50 → {whole}
        1.因公出国（境）费 → 0.00 → 0.00
        2.公务接待费 → 1.20 → 1.00
        3.{cars} → 3.30 → 3.00
        其中：（1）公务用车购置费 → 0.00 → 0.00
        （2）公务用车运行维护费 → 3.30 → 3.00

        """)
    )
    assert (Outcome.FAIL in found.outcomes("arithmetic.named_rows")) is (outcome is Outcome.FAIL)


FUND = """
        政府性基金预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → {total}
        {rows}
        """
ITEMS = "229 → 其他支出 → 61.40 → → 61.40\n        22904 → 其他政府性基金支出 → 61.40 → → 61.40"


@pytest.mark.parametrize(
    ("total", "faults"),
    [("61.40 → → 61.40", []), ("→ 61.40 → 61.40", ["61.40"]), ("61.40 → 61.40 →", ["61.40"])],
)
def test_a_total_in_a_column_in_which_no_class_states_anything_is_told(
    total: str, faults: list[str]
) -> None:
    found = budget(FUND.format(total=total, rows=ITEMS))
    moved = [f for f in found.findings if "该栏各类均无数" in f.message]
    assert [str(f.printed) for f in moved] == faults
    assert all(f.outcome is FAIL and "疑为错栏" in f.message for f in moved)


def test_a_total_of_no_item_is_told() -> None:
    found = budget(FUND.format(total="61.40 → → 61.40", rows=""))
    (finding,) = [f for f in found.findings if f.check == "arithmetic.total"]
    assert (finding.outcome, finding.severity) == (FAIL, Severity.WARNING)
    assert "没有列出科目" in finding.message


def test_a_total_of_nothing_needs_no_item() -> None:
    found = budget(FUND.format(total="0.00 → → 0.00", rows=""))
    assert FAIL not in found.outcomes("arithmetic.total")


def test_a_total_whose_parts_are_all_blank_contradicts_none_of_them() -> None:
    found = understood(
        printed("""
        一般公共预算财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 预算数 → 决算数
        合计 → 2.00 → 2.00
        公务用车购置及运行维护费 → 2.00 → 2.00
        其中：公务用车运行维护费 →  →
        公务用车购置费 →  →

        """),
        kind="final",
    )
    told = found.of("arithmetic.named_rows", Outcome.NOT_EVALUATED)
    assert [finding.row_no for finding in told] == [2, 2]
    assert found.of("arithmetic.named_rows", Outcome.FAIL) == []
