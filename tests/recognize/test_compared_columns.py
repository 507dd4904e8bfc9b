"""Of which year and phase a change or a rate is."""

from __future__ import annotations

from tests.support import Understood, printed, understood


def stated(heads: str, title: str = "2025年水利收支情况表") -> list[tuple[str, int | None]]:
    count = heads.count("→")
    row = " → ".join(["水利", *(f"{n + 1}.00" for n in range(count))])
    text = printed(f"{title}\n\n单位：万元\n\n{heads}\n{row}\n{row.replace('水利', '农业')}")
    found: Understood = understood(text, kind="budget")
    return [(a.phase, a.fiscal_year) for a in found.amounts if a.row_label == "水利"]


def test_a_rate_is_of_the_nearest_amounts_of_the_latest_year() -> None:
    heads = "项目 → 2024年决算数 → 2025年预算数 → 2025年执行数 → 比2024年决算数增长%"
    assert stated(heads)[-1] == ("executed", 2025)


def test_the_latest_year_may_stand_first() -> None:
    heads = "项目 → 2026年预算数 → 2025年执行数 → 增减%"
    assert stated(heads)[-1] == ("approved", 2026)


def test_what_a_rates_own_heading_says_stays_and_narrows() -> None:
    heads = "项目 → 2025年执行数 → 2026年预算数 → 预算数比上年执行数增长%"
    assert stated(heads)[-1] == ("approved", 2026)


def test_a_change_of_a_stated_year_has_the_phase_of_its_amounts() -> None:
    heads = "项目 → 2024年决算数 → 2025年执行数 → 2025年增减变化"
    assert stated(heads)[-1] == ("executed", 2025)


def test_the_balance_at_the_end_of_last_year_is_of_last_year() -> None:
    heads = "项目 → 上年末债务余额 → 年末债务余额 → 上年末结转"
    assert [year for _, year in stated(heads)] == [2024, 2025, 2025]


def test_a_row_of_debt_at_the_end_of_last_year_is_of_last_year() -> None:
    text = printed(
        "2025年债务情况表\n\n单位：亿元\n\n项目 → 本地区\n"
        "一、上年末地方政府债务余额 → 3.00\n二、当年地方政府债务限额 → 4.00"
    )
    assert [a.fiscal_year for a in understood(text, kind="final").amounts] == [2024, 2025]


def units(heads: str, unit: str = "") -> list[str]:
    row = " → ".join(["水利", *(f"{n + 1}.00" for n in range(heads.count("→")))])
    text = printed(f"水利支出对比表\n\n{unit}\n\n{heads}\n{row}\n{row.replace('水利', '农业')}")
    return [a.unit for a in understood(text, kind="budget").amounts if a.row_label == "水利"]


def test_a_change_without_a_unit_is_in_that_of_the_amounts_it_is_of() -> None:
    heads = "项目 → 2024年预算数（万元） → 2025年预算数（万元） → 增减额 → 增减%"
    assert units(heads) == ["万元", "万元", "万元", "%"]


def test_a_change_of_amounts_in_two_units_has_none() -> None:
    heads = "项目 → 2024年预算数（元） → 2025年预算数（万元） → 增减额"
    assert units(heads)[-1] == ""


def test_a_bare_word_for_a_change_is_no_heading_of_amounts() -> None:
    for head in ("增减", "增减数（+、-）", "变动金额（万元）", "增减变动情况"):
        heads = f"项目 → 2024年预算数 → 2025年预算数 → {head}"
        row = "水利 → 1.00 → 2.00 → 1.00"
        text = printed(f"水利支出对比表\n\n单位：万元\n\n{heads}\n{row}\n农业 → 1.00 → 3.00 → 2.00")
        found = understood(text, kind="budget").amounts
        assert [a.measure for a in found[:3]] == ["total", "total", "change"], head
