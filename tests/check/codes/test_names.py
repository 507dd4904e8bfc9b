"""Codes, their names in the year, and the codes above them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

NAME, OUTDATED, LEVEL = "code.name", "code.outdated", "code.level"
TABLE = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计
        208 → 社会保障和就业支出 → 61.40
        20805 → {section} → 61.40
        2080505 → {item} → 61.40
        210 → 卫生健康支出 → 4.00
        21011 → 行政事业单位医疗 → 4.00
        2101101 → 行政单位医疗 → 4.00
        """
SECTION, ITEM = "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出"


def table(section: str = SECTION, item: str = ITEM, year: int = 2023) -> Understood:
    return understood(printed(TABLE.format(section=section, item=item)), year=year)


def test_codes_under_their_own_names_pass_once_a_table() -> None:
    found = table()
    assert found.outcomes(NAME) == [Outcome.PASS]
    assert found.outcomes(OUTDATED) == []


@pytest.mark.parametrize("item", ["行政单位医疗", "购置水泵", "水利"])
def test_another_codes_name_and_a_wholly_different_one_fail(item: str) -> None:
    (finding,) = table(item=item).of(NAME, Outcome.FAIL)
    assert finding.code == "2080505"
    assert finding.source_line == 8
    assert item in finding.message
    assert ITEM in finding.message


@pytest.mark.parametrize(
    "item", ["机关事业单位基本养老保险缴费", "机关事业单位养老保险缴费支出", "", "缴费"]
)
def test_a_variant_is_no_failure(item: str) -> None:
    found = table(item=item)
    assert set(found.outcomes(NAME)) == {Outcome.PASS}
    assert found.outcomes(OUTDATED) == []


@pytest.mark.parametrize(("code", "name"), [("205", "教育"), ("201", "一般公共服务")])
def test_a_class_without_its_last_word_is_no_other_code(code: str, name: str) -> None:
    """教育 and 一般公共服务 are names below 219 too: what other places are helped with."""
    rows = f"{code} → {name} → 4.00\n        210 → 卫生健康支出"
    page = TABLE.format(section=SECTION, item=ITEM).replace("210 → 卫生健康支出", rows)
    assert understood(printed(page)).of(NAME, Outcome.FAIL) == []


def test_the_name_of_the_code_above_is_a_matter_of_level() -> None:
    (finding,) = table(item=SECTION).of(LEVEL, Outcome.FAIL)
    assert finding.code == "2080505"


def test_a_name_of_other_years_is_outdated() -> None:
    old = "行政事业单位离退休"
    (finding,) = table(section=old).of(OUTDATED, Outcome.FAIL)
    assert finding.code == "20805"
    assert table(section=old, year=2019).of(OUTDATED, Outcome.FAIL) == []


def test_an_abolished_code_is_outdated() -> None:
    page = """
        一般公共预算财政拨款基本支出表

        经济分类科目编码 → 科目名称 → 合计
        399 → 其他支出 → 4.00
        39906 → 赠与 → 4.00
        """
    (finding,) = understood(printed(page), year=2023).of(OUTDATED, Outcome.FAIL)
    assert finding.code == "39906"
    assert understood(printed(page), year=2020).of(OUTDATED, Outcome.FAIL) == []


def test_a_name_in_years_before_it_is_confirmed_is_not_judged() -> None:
    """2130126 was there before its name of today, under another one."""
    page = """
        支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 4.00
        2130126 → {name} → 4.00
        """
    for name in ("农村公益事业", "农村社会事业", "修建水渠"):
        found = understood(printed(page.format(name=name)), year=2018)
        assert [
            f for f in found.findings if f.code == "2130126" and f.outcome is Outcome.FAIL
        ] == []
        assert found.outcomes(OUTDATED) == [Outcome.NOT_EVALUATED]
    now = understood(printed(page.format(name="修建水渠")), year=2023)
    assert [f.code for f in now.of(NAME, Outcome.FAIL)] == ["2130126"]


def test_a_code_that_was_given_up_may_have_come_back_under_another_name() -> None:
    page = """
        一般公共预算财政拨款基本支出表

        经济分类科目编码 → 科目名称 → 合计
        399 → 其他支出 → 4.00
        39906 → 对外转移支付 → 4.00
        """
    found = understood(printed(page), year=2026)
    assert [f for f in found.findings if f.code == "39906" and f.outcome is Outcome.FAIL] == []


def test_an_old_class_in_a_summary_is_outdated() -> None:
    page = """
        收支总表

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 61.40 → 九、医疗卫生与计划生育支出 → 61.40
        收入总计 → 61.40 → 支出总计 → 61.40
        """
    (finding,) = understood(printed(page)).of(OUTDATED, Outcome.FAIL)
    assert "卫生健康支出" in finding.message
    assert understood(printed(page), year=2016).of(OUTDATED, Outcome.FAIL) == []


LEVELS = """
        支出总表

        科目编码 → 科目名称 → 合计
        208 → 社会保障和就业支出 → 8.00
        20805 → 行政事业单位养老支出 → 8.00
        2080501 → 行政单位离退休 → 2.00
        2080505 → 机关事业单位基本养老保险缴费支出 → 6.00
        210 → 卫生健康支出 → 4.00
        {section}
        2101101 → 行政单位医疗 → 3.00
        2101103 → 公务员医疗补助 → 1.00
        221 → 住房保障支出 → 5.00
        22102 → 住房改革支出 → 5.00
        2210201 → 住房公积金 → 4.00
        2210202 → 提租补贴 → 0.50
        2210203 → 购房补贴 → 0.50
        """


def test_a_missing_level_is_told_at_the_code_that_lacks_it() -> None:
    found = understood(printed(LEVELS.format(section="")))
    assert [f.code for f in found.of(LEVEL, Outcome.FAIL)] == ["2101101", "2101103"]
    whole = understood(printed(LEVELS.format(section="21011 → 行政事业单位医疗 → 4.00")))
    assert whole.outcomes(LEVEL) == [Outcome.PASS]


def test_a_table_that_lists_only_the_lowest_level_lacks_nothing() -> None:
    found = understood(
        printed("""
        支出总表

        科目编码 → 科目名称 → 合计
        2080501 → 行政单位离退休 → 2.00
        2101101 → 行政单位医疗 → 3.00
        2101103 → 公务员医疗补助 → 1.00
        """)
    )
    assert found.outcomes(LEVEL) == []


@pytest.mark.parametrize("year", [2019, 2021, 2023])
def test_grants_as_the_uniform_software_prints_them_are_right_in_every_year(year: int) -> None:
    found = understood(
        printed("""
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计
        399 → 其他支出 → 3.00
        39909 → 经常性赠与 → 1.00
        39910 → 资本性赠与 → 2.00
        """),
        year=year,
    )
    assert found.of(NAME, Outcome.FAIL) == []
    assert found.of(OUTDATED, Outcome.FAIL) == []
