from __future__ import annotations

import pytest

from pipeline.vocabulary.phrases import is_any
from tests.support import VOCABULARY

HEADINGS = VOCABULARY.headings


@pytest.mark.parametrize(
    ("path", "measure", "fund", "direction", "phase"),
    [
        (("合计",), "total", "", "", ""),
        (("基本支出", "人员经费"), "basic.personnel", "", "expenditure", ""),
        (("本年支出", "基本支出", "小计"), "basic", "", "expenditure", ""),
        (("本年收入", "财政拨款 收入"), "income.appropriation", "", "revenue", ""),
        (("上年结转",), "opening_balance", "", "balance", ""),
        (
            ("年末结转和结余", "项目支出结转"),
            "closing_balance.project_carry_over",
            "",
            "balance",
            "",
        ),
        (("增减变化情况", "会议费"), "change.meetings", "", "", ""),
        (("一般公共预算财政拨款",), "total", "general_public", "", ""),
        (("政府性基金预算",), "total", "government_fund", "", ""),
        (("全年预算数",), "total", "", "", "adjusted"),
        (("年初预算数",), "total", "", "", "approved"),
        (("决算数",), "total", "", "", "executed"),
        (("2025年完成数",), "total", "", "", "executed"),
        (("2025年预计数",), "total", "", "", "executed"),
        (("债务余额预计执行数",), "total", "", "", "executed"),
        (("全市收入完成",), "total", "", "revenue", "executed"),
        (("全市支出预算",), "total", "", "expenditure", "approved"),
        (("调整预算数",), "total", "", "", "adjusted"),
        (("2025年变动预算数",), "total", "", "", "adjusted"),
        (("社会保险基金预算",), "total", "social_insurance", "", ""),
        (("数量",), "quantity", "", "", ""),
        (("单位预留机动经费",), "reserve", "", "", ""),
        (("部门预算", "上年实户资金余额"), "account_balance", "", "", ""),
        (("2026年政府采购项目", "小计"), "procurement", "", "", ""),
        (
            ("2026年政府采购项目", "其中：政府采购项目中预留给小型、微型企业的资金"),
            "procurement.small_firms",
            "",
            "",
            "",
        ),
    ],
)
def test_a_heading_path_says_what_its_amounts_are(
    path: tuple[str, ...], measure: str, fund: str, direction: str, phase: str
) -> None:
    meaning = HEADINGS.meaning(path)
    assert (meaning.measure, meaning.fund, meaning.phase) == (measure, fund, phase)
    assert meaning.direction == direction


@pytest.mark.parametrize(
    ("path", "offset", "year"),
    [
        (("上年预算数",), -1, None),
        (("本年预算数", "合计"), 0, None),
        (("上年结转",), 0, None),
        (("比上年增减",), 0, None),
        (("2021年预算数", "合计"), 0, 2021),
        (("2021年", "上年结转"), 0, 2021),
    ],
)
def test_a_heading_states_a_year_in_words_or_figures(
    path: tuple[str, ...], offset: int, year: int | None
) -> None:
    meaning = HEADINGS.meaning(path)
    assert (meaning.year_offset, meaning.fiscal_year) == (offset, year)


def test_every_part_of_a_subdivision_has_a_meaning_of_its_own() -> None:
    for subdivision in HEADINGS.subdivisions:
        assert HEADINGS.is_total_heading(subdivision.parts[0])
        heading = subdivision.heading.replace("*", "")
        assert HEADINGS.parts_of(heading, len(subdivision.parts)) == subdivision.parts
        assert HEADINGS.parts_of(heading, len(subdivision.parts) + 1) == ()


@pytest.mark.parametrize(
    "heading", ["科目    编码", "支出功能分类科目编码", "项  目", "行 次", "单位名称"]
)
def test_headings_over_names_are_no_amounts(heading: str) -> None:
    assert HEADINGS.is_identification(heading)


@pytest.mark.parametrize("heading", ["合计", "基本支出", "金额", "2023年预算数", "数量"])
def test_headings_over_amounts_are_no_names(heading: str) -> None:
    assert not HEADINGS.is_identification(heading)
    assert not HEADINGS.is_text(heading)


def test_a_total_row_and_its_counterpart_are_known() -> None:
    for right, left in HEADINGS.counterparts.items():
        assert HEADINGS.is_total_row(right)
        assert HEADINGS.is_total_row(left)


@pytest.mark.parametrize(
    ("title", "year", "phase"),
    [
        ("2025年全县一般公共预算收入执行情况表", 2025, "executed"),
        ("2025年度岱山县社会保险基金收支完成情况表", 2025, "executed"),
        ("2024年政府性基金收支决算表", 2024, "executed"),
        ("2026年全县一般公共预算支出草案", 2026, ""),
        ("2025年预算执行情况和2026年预算（草案）", None, ""),
        ("一般公共预算收入执行情况表", None, ""),
        ("支出总表", None, ""),
    ],
)
def test_a_title_says_the_year_and_phase_of_its_amounts(
    title: str, year: int | None, phase: str
) -> None:
    said = HEADINGS.said_by_title(title)
    assert (said.fiscal_year, said.phase) == (year, phase)


def test_a_unit_in_brackets_is_no_part_of_what_a_heading_is() -> None:
    assert HEADINGS.side("本年收入（万元）") == "revenue"
    assert HEADINGS.is_total_heading("合计（元）")
    assert not HEADINGS.is_total_heading("合计（人员）")


@pytest.mark.parametrize(
    "text",
    ["国内公务接待批次", "车辆/数量合计", "科目编码", "单位 名称", "合计", "医保中心", "", "序号"],
)
def test_one_look_at_all_phrases_tells_what_a_look_at_each_does(text: str) -> None:
    headings = VOCABULARY.headings
    names = headings.identification
    assert headings.is_identification(text) is any(
        is_any(text, phrases) for phrases in (names.sequence, names.code, names.label)
    )
    named = text.rpartition("/")[2]
    counted = [unit for unit, rows in headings.counted_rows.items() if is_any(named, rows)]
    assert headings.counted_in_row(text) == (counted[0] if counted else "")
    divisions = VOCABULARY.claims.divisions
    of_it = [each for each, phrases in divisions.items() if text and is_any(text, phrases)]
    assert VOCABULARY.claims.division_of(text) == (of_it[0] if of_it else "")
