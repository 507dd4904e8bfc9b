"""Sums that headings state (总计 over its groups, 小计 over one): they confirm, and accuse nobody."""

from __future__ import annotations

from pipeline.model.records import Finding, Outcome
from tests.support import Understood, printed, understood

CHECK = "arithmetic.row_sum"
PAGE = """
        基本支出总表

        单位：万元

        支出项目类别 → 总计 → 财政拨款 → → → 财政专户管理资金 → {last}
         → → 小计 → 一般公共预算 → 政府性基金预算 → →
        水利局 → 90.00 → 90.00 → 90.00 → 0.00 → 0.00 → 0.00
        工资福利支出 → 60.00 → {sub} → 60.00 → 0.00 → 0.00 → {other}
        商品和服务支出 → 21.00 → 21.00 → 21.00 → 0.00 → 0.00 → 0.00
        资本性支出 → 9.00 → 9.00 → 9.00 → 0.00 → 0.00 → 0.00
        """


def page(sub: str = "60.00", other: str = "0.00", last: str = "其他资金") -> Understood:
    return understood(printed(PAGE.format(sub=sub, other=other, last=last)))


def headed(found: Understood, outcome: Outcome = Outcome.PASS) -> list[Finding]:
    return [each for each in found.of(CHECK, outcome) if "同组" in each.message]


def columns(found: Understood) -> set[tuple[int, ...]]:
    return {tuple(cell[2] for cell in each.cells) for each in headed(found)}


def test_zeros_are_confirmed_where_the_headed_sums_hold_in_every_row() -> None:
    found = page()
    assert columns(found) == {(2, 3, 6, 7), (3, 4, 5)}
    assert len(headed(found)) == 8
    (whole, *_) = (each for each in headed(found) if len(each.cells) == 4)
    assert whole.message.startswith("水利局 “总计”与同组 3 栏之和：90.00")
    assert "sum of the 3 columns of its group" in whole.message_en


def test_a_sum_that_fails_in_too_many_rows_is_none_and_accuses_nobody() -> None:
    found = page(other="7.00")
    assert columns(found) == {(3, 4, 5)}
    assert not headed(found, Outcome.FAIL)
    assert columns(page(sub="58.00")) == set()


def test_what_is_no_part_of_a_total_is_not_confirmed_by_it() -> None:
    assert columns(page(last="其中：政府采购")) == {(2, 3, 6), (3, 4, 5)}
    assert columns(page(last="预留给中小企业")) == {(3, 4, 5)}


def test_zeros_leave_no_room_for_rounding() -> None:
    assert not [each for each in headed(page(sub="60.02"), Outcome.ROUNDING) if each.row_no == 2]


def test_nothing_but_zeros_proves_nothing() -> None:
    zeros = PAGE.replace("90.00", "0.00").replace("21.00", "0.00").replace("9.00", "0.00")
    found = understood(
        printed(zeros.replace("60.00", "0.00").format(sub="0.00", other="0.00", last="其他资金"))
    )
    assert headed(found) == []
