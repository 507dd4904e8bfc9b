"""The total of a list in which no row lies within another."""

from __future__ import annotations

import pytest

from pipeline.check import told_once
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.told import told_by
from pipeline.values.trust import casts_doubt, identified
from tests.support import Understood, printed, understood

CHECK = "arithmetic.total"
PAGE = """
        项目支出表

        单位：万元

        项目名称 → 合计 → 一般公共预算 → 其他资金
        合计 → {total} → 60.00 → 13.00
        防汛抗旱经费 → 21.40 → 21.40 →
        水库维修 → 31.60 → 20.60 → 11.00
        水土保持宣传 → {last} → 18.00 → 2.00
        """


def page(total: str = "73.00", last: str = "20.00") -> Understood:
    return understood(printed(PAGE.format(total=total, last=last)))


def found(page: Understood, outcome: Outcome) -> list[Finding]:
    return [finding for finding in page.of(CHECK, outcome) if "所列" in finding.message]


@pytest.mark.parametrize(
    ("last", "outcome"),
    [("20.00", Outcome.PASS), ("20.01", Outcome.ROUNDING), ("22.00", Outcome.FAIL)],
)
def test_the_total_is_the_sum_of_all_rows(last: str, outcome: Outcome) -> None:
    findings = found(page(last=last), outcome)
    assert any("“合计”" in finding.message for finding in findings)
    assert any(
        "一般公共预算" in finding.message for finding in found(page(last=last), Outcome.PASS)
    )


def test_where_no_column_adds_up_nothing_is_accused() -> None:
    text = PAGE.format(total="99.00", last="20.00").replace("60.00 → 13.00", "80.00 → 33.00")
    given = understood(printed(text))
    assert found(given, Outcome.FAIL) == []
    assert len(found(given, Outcome.NOT_EVALUATED)) == 3


def test_rows_of_parts_are_no_plain_list() -> None:
    text = PAGE.format(total="73.00", last="20.00").replace("项目支出表", "“三公”经费支出表")
    assert not any("所列" in f.message for f in understood(printed(text)).of(CHECK, Outcome.PASS))


def test_a_column_with_one_row_to_add_is_held_against_its_total_where_another_column_adds_up() -> (
    None
):
    text = PAGE.format(total="73.00", last="20.00").replace("60.00 → 13.00", "60.00 → 15.00")
    text = text.replace("20.60 → 11.00", "20.60 → 13.00").replace("18.00 → 2.00", "18.00 →")
    (finding,) = found(understood(printed(text.replace("→ 15.00", "→ 14.00"))), Outcome.FAIL)
    assert "其他资金" in finding.message


@pytest.mark.parametrize(
    ("first", "second", "faults"),
    [("30.00", "20.00", 0), ("", "20.00", 1), ("0.00", "50.00", 0), ("", "50.00", 0), ("", "", 0)],
)
def test_a_row_without_an_amount_is_what_the_total_has_more(
    first: str, second: str, faults: int
) -> None:
    text = f"""
        政府采购预算表

        单位：万元

        采购类别 → 品目 → 金额
        合计 → → 50.00
        货物 → 台式计算机 → {first}
        服务 → 物业管理 → {second}
        """
    failed = understood(printed(text)).of(CHECK, Outcome.FAIL)
    assert len(failed) == faults
    if faults:
        assert "没有金额" in failed[0].message


PURCHASES = """
        政府采购预算表

        单位：万元

        采购类别 → 品目 → 金额
        合计 → → {total}
        货物 → 台式计算机 → {row}
        """


@pytest.mark.parametrize(
    ("total", "row", "faults"),
    [
        ("50.00", "50.00", 0),
        ("50.00", "80.00", 1),
        ("50.10", "51.00", 0),
        ("50.00", "61.40", 0),
        ("50.00", "500,000.00", 1),
        ("53.00", "35.00", 1),
    ],
)
def test_the_only_row_of_a_list_is_its_total_but_for_a_slip(
    total: str, row: str, faults: int
) -> None:
    failed = understood(printed(PURCHASES.format(total=total, row=row))).of(CHECK, Outcome.FAIL)
    assert len(failed) == faults


def test_a_total_of_nothing_over_a_row_with_an_amount_is_told() -> None:
    text = PAGE.format(total="73.00", last="20.00").replace("60.00 → 13.00", "73.00 → 0.00")
    text = text.replace("20.60 → 11.00", "31.60 → 0.00").replace("18.00 → 2.00", "20.00 → {other}")
    assert found(understood(printed(text.format(other="0.00"))), Outcome.FAIL) == []
    (finding,) = found(understood(printed(text.format(other="2.00"))), Outcome.FAIL)
    assert "其他资金" in finding.message


CODED_UNITS = """
        收入总表

        单位：万元

        部门代码 → 部门名称 → 合计 → 一般公共预算 → 政府性基金预算
         → 合计 → 73.00 → 60.00 → {fund}
        288001 → 岱山县水利局（本级） → 53.00 → 40.00 → 13.00
        288002 → 岱山县水利服务中心 → 20.00 → 20.00 →
        """


@pytest.mark.parametrize(("fund", "faults"), [("13.00", 0), ("18.00", 1)])
def test_units_with_codes_of_their_own_add_up(fund: str, faults: int) -> None:
    failed = found(understood(printed(CODED_UNITS.format(fund=fund))), Outcome.FAIL)
    assert [f for f in failed if "政府性基金" in f.message] == failed
    assert len(failed) == faults


CONFIRMED = """
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 93.00 → 一、农林水支出 → 93.00
        收入总计 → 93.00 → 支出总计 → 93.00

        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 项目支出
        213 → 农林水支出 → 93.00 → 93.00
         → 合计 → 93.00 → 93.00

        项目支出表

        单位：万元

        项目名称 → 金额
        合计 → 93.00
        防汛抗旱经费 → {first}
        水库维修 → 31.60
        水土保持宣传 → 20.00
        """


@pytest.mark.parametrize("first", ["41.90", "44.40", "414,000.00"])
def test_a_mistyped_row_shows_where_another_table_confirms_the_total(first: str) -> None:
    given = understood(printed(CONFIRMED.format(first=first)))
    (finding,) = found(given, Outcome.FAIL)
    assert str(finding.printed) == "93.00"


def test_a_list_that_is_short_by_an_amount_of_its_own_may_leave_projects_out() -> None:
    given = understood(printed(CONFIRMED.format(first="27.23")))
    assert found(given, Outcome.FAIL) == []


UNITS = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 73.00
         → 合计 → 73.00

        收入总表

        单位：万元

        单位名称 → 合计 → 一般公共预算 → 其他收入
        合计 → 73.00 → 60.00 → 13.00
        清河县水利局（本级） → 21.40 → 21.40 →
        清河县水文站 → 31.60 → 20.60 → 11.00
        {last}
        """


def test_a_unit_left_out_of_a_list_of_units_shows_in_its_total() -> None:
    whole = understood(printed(UNITS.format(last="清河县灌区管理所 → 20.00 → 18.00 → 2.00")))
    assert found(whole, Outcome.FAIL) == []
    less = understood(printed(UNITS.format(last="")))
    assert any("“合计”" in f.message for f in found(less, Outcome.FAIL))


def test_a_mistyped_total_shows_where_another_table_prints_what_the_rows_make() -> None:
    text = CONFIRMED.format(first="41.40").replace(
        "合计 → 93.00\n        防汛", "合计 → 98.00\n        防汛"
    )
    (finding,) = found(understood(printed(text)), Outcome.FAIL)
    assert (str(finding.printed), str(finding.expected)) == ("98.00", "93.00")


THREE_PUBLIC = """
        一般公共预算“三公”经费预算表

        单位：万元

        单位名称 → “三公”经费合计 → 因公出国（境）费用 → 公务用车购置及运行费 → → → 公务接待费
         → → → 小计 → 公务用车购置费 → 公务用车运行维护费 →
        合计 → {total} → → {cars} → 30.00 → {running} → 9.00
        清河县水利局（本级） → 33.00 → → 28.00 → 20.00 → 8.00 → 5.00
        清河县水文站 → 16.00 → → 13.00 → 10.00 → 3.00 → 3.00
        清河县灌区管理所 → 1.00 → → → → → 1.00
        """


@pytest.mark.parametrize(("more", "faults"), [(0, 0), (14, 1)])
def test_a_unit_left_out_of_the_three_public_expenses_shows_in_their_total(
    more: int, faults: int
) -> None:
    page = understood(
        printed(THREE_PUBLIC.format(total=50 + more, cars=41 + more, running=11 + more))
    )
    failing = [f for f in told_once(identified(found(page, Outcome.FAIL))) if f.outcome.fails]
    assert [f.difference for f in failing] == [more] * faults
    assert any("公务接待费" in f.message for f in found(page, Outcome.PASS))


LIST = """
        专项业务经费支出表

        单位：万元

        单位（项目）名称 → 项目金额
        合计 → {total}
        岱山县水利局 → 73.00
        岱山县水利局机关 → 73.00
        防汛抗旱经费 → 21.40
        水库维修 → {second}
        水土保持宣传 → 20.00
        """


@pytest.mark.parametrize(
    ("total", "second", "outcome"),
    [
        ("73.00", "31.60", Outcome.PASS),
        ("73.00", "-31.60", Outcome.FAIL),
        ("-73.00", "31.60", Outcome.FAIL),
        ("73.00", "316.0", Outcome.FAIL),
        ("73.00", "47.15", Outcome.NOT_EVALUATED),
    ],
)
def test_rows_that_state_all_of_a_list_again_are_no_parts_and_a_sign_shows(
    total: str, second: str, outcome: Outcome
) -> None:
    page = understood(printed(LIST.format(total=total, second=second)))
    (finding,) = [f for f in page.findings if f.check == CHECK and "所列 3 行" in f.message]
    assert finding.outcome is outcome


def totals(text: str) -> list[Finding]:
    return [f for f in understood(printed(text)).findings if f.check == CHECK]


def test_what_several_columns_lack_may_be_one_row_that_is_not_listed_and_is_told_once() -> None:
    text = PAGE.format(total="78.00", last="20.00").replace("→ 60.00 →", "→ 65.00 →")
    found = told_once(identified(totals(text)))
    (finding,) = [f for f in found if f.outcome.fails]
    assert finding.severity is Severity.WARNING
    assert "或有一行未列出（共 2 处" in finding.message
    assert "相差 5.00" in finding.message
    (other,) = [f for f in found if told_by(f) == finding.id]
    assert casts_doubt(other)


def test_a_total_that_is_less_than_its_rows_is_wrong_and_no_row_is_missing() -> None:
    text = PAGE.format(total="63.00", last="20.00").replace("→ 60.00 →", "→ 50.00 →")
    failing = [f for f in totals(text) if f.outcome.fails]
    assert [f.severity for f in failing] == [Severity.ERROR] * 2


SHIFTED = """
        项目支出表

        单位：万元

        项目名称 → 合计 → 一般公共预算 → 政府性基金
        合计 → 73.00 → 42.00 → 31.00
        防汛抗旱经费 → 21.40 → 21.40 →
        水库维修 → 20.60 → 20.60 →
        水土保持宣传 → 11.00 → → 11.00
        {row}
        """


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ("库区设施维护 → 20.00 → → 20.00", 0),
        ("库区设施维护 → → 20.00 →", 2),
        ("库区设施维护 → → 23.00 →", 0),
    ],
)
def test_a_row_that_stands_a_column_off_is_told_though_no_column_adds_up(
    row: str, faults: int
) -> None:
    failing = [f for f in totals(SHIFTED.format(row=row)) if f.outcome.fails]
    assert len(failing) == faults
