"""What a title says of the amounts of a table that is no known form."""

from __future__ import annotations

import pytest

from tests.support import VOCABULARY, printed, understood

ROWS = "项目 → 预算数\n甲项 → 3.00\n乙项 → 4.00"


@pytest.mark.parametrize(
    ("title", "fund", "direction"),
    [
        ("全市政府性基金预算收入执行情况表", "government_fund", "revenue"),
        ("全市一般公共预算支出完成情况表", "general_public", "expenditure"),
        ("全市社会保险基金预算收支总表", "social_insurance", ""),
        ("一般公共预算和政府性基金预算收入支出情况表", "", ""),
        ("专项收入和转移支付明细表", "", ""),
    ],
)
def test_a_title_tells_fund_and_side(title: str, fund: str, direction: str) -> None:
    found = understood(printed(f"{title}\n\n单位：万元\n\n{ROWS}"))
    assert {(a.fund, a.direction) for a in found.amounts} == {(fund, direction)}


def test_the_fund_of_a_longer_name_is_no_other_one() -> None:
    of_title = VOCABULARY.headings.fund_of_title
    assert of_title("社会保险基金预算收入表") == "social_insurance"
    assert of_title("国有资本经营预算和政府性基金预算表") == ""
