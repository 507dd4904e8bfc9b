"""The first total of each side of a summary is the sum of the rows above it."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.support import Understood, printed, understood

CHECK = "arithmetic.total"
PAGE = """
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → {income} → 一、社会保障和就业支出 → 100.00
        二、其他收入 → 40.00 → 二、农林水支出 → 61.40
         → → 三、住房保障支出 → {last}
        本年收入合计 → 181.40 → 本年支出合计 → 181.40
        收入总计 → 181.40 → 支出总计 → 181.40
        """


def page(income: str = "141.40", last: str = "20.00") -> Understood:
    return understood(printed(PAGE.format(income=income, last=last)))


def found(page: Understood, outcome: Outcome) -> list[Finding]:
    return [finding for finding in page.of(CHECK, outcome) if "其上" in finding.message]


@pytest.mark.parametrize(
    ("last", "outcome"),
    [("20.00", Outcome.PASS), ("20.01", Outcome.ROUNDING), ("21.00", Outcome.FAIL)],
)
def test_the_total_of_a_side_is_the_sum_of_its_rows(last: str, outcome: Outcome) -> None:
    assert any("本年支出合计" in f.message for f in found(page(last=last), outcome))


def test_a_row_that_was_left_out_shows_at_the_total_with_both_values() -> None:
    (finding,) = found(page(last=""), Outcome.FAIL)
    assert (str(finding.printed), str(finding.expected)) == ("181.40", "161.40")
    assert "rows above it" in finding.message_en


def test_a_form_that_no_side_keeps_is_not_understood() -> None:
    both = page(income="140.00", last="21.00")
    assert not found(both, Outcome.FAIL)
    assert len(found(both, Outcome.NOT_EVALUATED)) == 2


def test_two_sides_that_are_off_by_one_amount_in_opposite_ways_have_changed_a_figure() -> None:
    swapped = page(income="140.40", last="21.00")
    assert len(found(swapped, Outcome.FAIL)) == 2


def test_titles_without_an_amount_and_parts_of_rows_are_not_counted_twice() -> None:
    text = printed("""
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、部门预算 → → 一、农林水支出 → 61.40
        1、财政拨款 → → 二、住房保障支出 → 20.00
        （1）一般公共预算拨款收入 → 71.40 → →
        其中：专项资金 → 30.00 → →
        2、其他收入 → 10.00 → →
        本年收入合计 → 81.40 → 本年支出合计 → 81.40
        """)
    assert len(found(understood(text), Outcome.PASS)) == 2


@pytest.mark.parametrize(
    ("projects", "outcome"), [("20.00", Outcome.PASS), ("21.00", Outcome.FAIL)]
)
def test_parts_without_a_number_below_numbered_rows_are_not_counted_twice(
    projects: str, outcome: Outcome
) -> None:
    text = printed(f"""
        收支总表

        单位：万元

        收入 → → 支出 → → →
        项目 → 预算数 → 功能科目 → 预算数 → 支出经济科目 → 预算数
        一、经费拨款 → 71.40 → 一、农林水支出 → 61.40 → 一、基本支出 → 61.40
        二、其他收入 → 10.00 → 二、住房保障支出 → 20.00 → 工资福利支出 → 50.00
         → → → → 一般商品和服务支出 → 11.40
         → → → → 二、项目支出 → {projects}
         → → → → 资本性支出 → 20.00
        本年收入合计 → 81.40 → 本年支出合计 → 81.40 → 本年支出合计 → 81.40
        """)
    assert len(found(understood(text), outcome)) == (3 if outcome is Outcome.PASS else 1)


CARRIED = """
        收支预算总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 90.00 → 一、农林水支出 → 70.00
        二、其他收入 → 10.00 → 二、住房保障支出 → 50.00
        本年收入合计 → 100.00 → 本年支出合计 → 120.00
        上年结转结余 → 20.00 → 结转下年支出 →
        收入合计 → {whole} → 支出合计 → 120.00

        """
SAID = "\n一、收支情况\n\n2023年，岱山县水利局收入预算为120.00万元。\n"


def test_a_sum_below_what_is_carried_over_is_the_grand_total() -> None:
    right = understood(printed(CARRIED.format(whole="120.00")) + SAID)
    assert right.outcomes("claim.amount_as_in_table") == [Outcome.PASS]
    assert right.outcomes("arithmetic.two_sides") == [Outcome.PASS]
    wrong = understood(printed(CARRIED.format(whole="130.00")))
    assert wrong.of("arithmetic.two_sides", Outcome.FAIL)
    assert any("收入合计" in f.message for f in wrong.of("arithmetic.named_rows", Outcome.FAIL))


def test_zeros_above_a_total_are_confirmed_with_it_but_leave_no_room_for_rounding() -> None:
    text = PAGE.replace("二、农林水支出 → 61.40", "二、农林水支出 → 0.00").replace(
        "支出合计 → 181.40", "支出合计 → 120.00"
    )
    (total,) = (
        each
        for each in found(
            understood(printed(text.format(income="141.40", last="20.00"))), Outcome.PASS
        )
        if "支出合计" in each.message
    )
    assert [cell[1] for cell in total.cells] == [4, 1, 3, 2]
    off = understood(printed(text.format(income="141.40", last="20.02")))
    assert not [each for each in found(off, Outcome.ROUNDING) if "支出合计" in each.message]


def test_a_side_that_states_nothing_but_zeros_makes_a_total_of_nothing() -> None:
    text = (
        PAGE.replace("100.00", "0.00")
        .replace("61.40", "0.00")
        .replace("支出合计 → 181.40", "支出合计 → {total}")
    )
    nothing = understood(printed(text.format(income="141.40", last="0.00", total="0.00")))
    (total,) = (each for each in found(nothing, Outcome.PASS) if "支出合计" in each.message)
    assert len(total.cells) == 4
    some = understood(printed(text.format(income="141.40", last="3.00", total="0.00")))
    assert not [each for each in some.of(CHECK, Outcome.PASS) if "支出合计" in each.message]


@pytest.mark.parametrize(("last", "outcome"), [("20.00", Outcome.PASS), ("21.00", Outcome.FAIL)])
def test_a_first_row_of_all_the_rest_is_not_counted_beside_it(last: str, outcome: Outcome) -> None:
    text = printed(f"""
        财政拨款收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、本年收入 → 81.40 → 一、本年支出 → 81.40
        （一）一般公共预算拨款 → 81.40 → 一、农林水支出 → 61.40
         → → 二、住房保障支出 → {last}
        收入总计 → 81.40 → 支出总计 → 81.40
        """)
    assert any("支出总计" in f.message for f in found(understood(text), outcome))


HEADS = """
        财政拨款收支总表

        单位：万元

        收入 → → 支出 → → → → →
        项目 → 预算数 → 功能科目 → 预算数 → 部门经济科目 → 预算数 → 政府经济科目 → 预算数
        一、拨款 → 81.40 → 一、拨款 → 81.40 → 一、拨款 → 81.40 → 一、拨款 → {head}
        1、预算拨款 → 81.40 → 1、农林水支出 → {first} → 1、工资福利 → 60.00 → 1、机关工资 → {last}
        2、基金拨款 → 0.00 → 2、住房保障支出 → 20.00 → 2、商品服务 → 21.40 → 2、机关商品 → 21.40
        收入合计 → 81.40 → 支出合计 → 81.40 → 支出合计 → 81.40 → 支出合计 → 81.40
        """


@pytest.mark.parametrize(
    ("first", "last", "head", "failures"),
    [
        ("61.40", "60.00", "81.40", 0),
        ("61.40", "61.00", "81.40", 1),
        ("61.40", "60.00", "-81.40", 1),
        ("62.40", "61.00", "81.40", 0),  # no two sides prove it
        ("61.40", "60.01", "81.40", 0),
    ],
)
def test_the_heading_on_top_of_a_side_is_the_sum_of_the_rows_below_it(
    first: str, last: str, head: str, failures: int
) -> None:
    page = understood(printed(HEADS.format(first=first, last=last, head=head)))
    told = [f for f in page.of(CHECK, Outcome.FAIL) if "其下" in f.message]
    assert len(told) == failures
    assert all("一、拨款" in finding.message for finding in told)


def test_a_row_beside_one_with_parts_is_of_the_total() -> None:
    text = """
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        财政拨款（补助） → 140.00 → 社会保障和就业支出 → 100.00
        一般公共预算 → 120.00 → 农林水支出 → {last}
        政府性基金预算 → 20.00 → →
        单位资金 → 41.40 → →
        小计 → 181.40 → 小计 → 181.40
        收入总计 → 181.40 → 支出总计 → 181.40
        """
    right = understood(printed(text.format(last="81.40")))
    assert not right.of(CHECK, Outcome.FAIL)
    assert [
        e.level for e in right.table.entries if e.label in ("财政拨款（补助）", "单位资金")
    ] == [1, 1]
    assert understood(printed(text.format(last="80.40"))).of(CHECK, Outcome.FAIL)
