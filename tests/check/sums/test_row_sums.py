"""Sums across the rows of one table: a whole against its parts, funds and subtotals among them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.sums.sums_support import (
    EXPENDITURE,
    FAIL,
    GOOD,
    NOT_EVALUATED,
    PASS,
    ROUNDING,
    budget,
)
from tests.support import printed, understood


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


def test_the_only_fund_that_a_row_states_is_added_once() -> None:
    text = """
        收入总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 上年结转 → 一般公共预算拨款收入 → 政府性基金预算拨款收入
        212 → 城乡社区支出 → 41.70 → 4.20 →  → {fund}
        213 → 农林水支出 → 60.00 → 10.00 → 50.00 →
        221 → 住房保障支出 → 20.00 →  → 20.00 →
        208 → 社会保障和就业支出 → 30.00 → 12.00 → 18.00 →
        210 → 卫生健康支出 → 15.00 → 5.00 → 10.00 →
        229 → 其他支出 → 25.00 → 5.00 →  → 20.00
        """
    assert budget(text.format(fund="37.50")).of("arithmetic.row_sum", FAIL) == []
    (finding,) = budget(text.format(fund="37.60")).of("arithmetic.row_sum", FAIL)
    assert finding.expected == Decimal("41.80")
