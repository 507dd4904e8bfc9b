"""The total of a list in which no row lies within another."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
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
