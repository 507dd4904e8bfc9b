from __future__ import annotations

import pytest

from tests.support import VOCABULARY

HEADINGS = VOCABULARY.headings


@pytest.mark.parametrize(
    ("heading", "rate"),
    [
        ("2024年预算数为上年执行数的%", "ratio"),
        ("为变动预算的％", "completion_rate"),
        ("占调整预算 (%)", "completion_rate"),
        ("完成年初预算的%", "completion_rate"),
        ("比上年决算数±%", "change_rate"),
        ("预算数比上年执行数增长%", "change_rate"),
        ("同比增长", "change_rate"),
        ("一般公共预算占比", "share"),
        ("占总支出比重（不含基金）", "share"),
        ("平均利率", "interest_rate"),
        ("缴费费率", "ratio"),
        ("增减额", ""),
        ("比上年增减", ""),
        ("比上年增长（万元）", ""),
        ("增长额", ""),
        ("按比例分配金额", ""),
        ("完成数", ""),
        ("2024年预算数", ""),
    ],
)
def test_a_heading_of_a_rate_says_which(heading: str, rate: str) -> None:
    assert HEADINGS.rates.of_heading(heading) == rate
    assert HEADINGS.meaning((heading,)).is_rate is bool(rate)


@pytest.mark.parametrize(
    ("label", "rate"),
    [
        ("5年/平均利率%", "interest_rate"),
        ("债务率", "ratio"),
        ("（四）缴费费率（%）", "ratio"),
        ("税收收入占比", "share"),
        ("志愿者到岗率100%", ""),
        ("1%人口抽样调查", ""),
        ("利率补贴", ""),
        ("提高水资源利用率项目", ""),
    ],
)
def test_a_row_may_state_a_rate(label: str, rate: str) -> None:
    assert HEADINGS.rates.of_row(label) == rate


@pytest.mark.parametrize(
    ("path", "phase", "offset", "year", "measure"),
    [
        (("2024年预算数为上年执行数的%",), "approved", 0, 2024, "ratio"),
        (("预算数为上年执行数的%",), "approved", 0, None, "ratio"),
        (("完成2023年预算数的%",), "executed", 0, 2023, "completion_rate"),
        (("比2022年决算数增长%",), "", 0, None, "change_rate"),
        (("2023年执行数", "比上年增减%"), "executed", 0, 2023, "change.change_rate"),
        (("占比", "基本支出"), "", 0, None, "basic.share"),
        (("比上年增减%", "增减额"), "", 0, None, "change"),
    ],
)
def test_what_a_rate_compares_with_is_not_what_it_is_of(
    path: tuple[str, ...], phase: str, offset: int, year: int | None, measure: str
) -> None:
    meaning = HEADINGS.meaning(path)
    assert (meaning.phase, meaning.year_offset, meaning.fiscal_year) == (phase, offset, year)
    assert meaning.measure == measure
