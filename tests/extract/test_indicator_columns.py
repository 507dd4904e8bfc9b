"""Indicators under headings that other places print: lists side by side, years, grades, a kind a column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.records import Outcome
from tests.extract.indicators_support import EIGHT, said
from tests.extract.ruled import Page, ruled
from tests.support import Understood, from_word, printed, understood


def descriptions(found: Understood) -> list[str]:
    return [i.description for i in found.indicators]


HALVES = """
项目名称 | 水库加固 | < | < | < | < | <
总体目标 | 中期目标（2023年—2025年） | < | < | 年度目标 | < | <
^ | 加固三座水库。 | < | < | 加固一座水库。 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 加固水库 | ≥3座 | 数量指标 | 加固水库 | ≥1座
^ | 质量指标 | 验收合格率 | 100% |  |  |
"""
IN_TEXT = """
    2023年部门预算

    水库加固项目绩效目标表

    项目名称 → 水库加固
    总体目标 → 中期目标（2023年—2025年） →  →  → 年度目标
    一级指标 → 二级指标 → 三级指标 → 指标值 → 二级指标 → 三级指标 → 指标值
    产出指标 → 数量指标 → 加固水库 → ≥3座 → 数量指标 → 加固水库 → ≥1座
     → 质量指标 → 验收合格率 → 100% →  →  →
    """


@pytest.mark.parametrize(
    "found",
    [
        ruled(Page(EIGHT, HALVES), title="水库加固项目绩效目标表"),
        understood(printed(IN_TEXT)),
        understood(from_word(IN_TEXT)),
    ],
    ids=["ruled", "printed", "from_word"],
)
def test_the_list_of_the_year_stands_beside_that_of_the_whole_period(found: Understood) -> None:
    assert said(found) == [
        ("产出指标", "数量指标", "加固水库", "≥3座"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("产出指标", "数量指标", "加固水库", "≥1座"),
    ]
    period = "目标期:中期目标（2023年—2025年）"
    assert descriptions(found) == [period, period, "目标期:年度目标"]
    assert {i.project for i in found.indicators} == {"水库加固"}
    assert not found.of("performance.repeated", Outcome.FAIL)


def test_the_value_of_this_year_stands_beside_those_of_years_before() -> None:
    found = ruled(
        Page(
            (50, 120, 180, 240, 320, 360, 400, 460),
            """
            目标名称 | 一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
            ^ | ^ | ^ | ^ | 前年 | 上年 | 预计当年实现
            目标1 | 产出指标 | 数量指标 | 维修处数 | 10处 | 12处 | 15处
            """,
        ),
        title="供水工程维修项目绩效目标表",
    )
    assert said(found) == [("产出指标", "数量指标", "维修处数", "15处")]
    assert descriptions(found) == ["前年:10处;上年:12处"]


def test_the_best_grade_of_a_scale_is_the_target() -> None:
    found = ruled(
        Page(
            (50, 120, 180, 260, 340, 400, 440, 480, 520),
            """
            职责活动 | 年度预算数 | 绩效目标 | 绩效指标 | 评价标准 | < | < | <
            ^ | ^ | ^ | ^ | 优 | 良 | 中 | 差
            防汛抗旱 | 120.00 | 安全度汛 | 安全度汛率 | 100% | ≥98% | ≥95% | <95%
            """,
        ),
        title="职责活动绩效目标表",
        unit="万元",
    )
    assert said(found) == [("", "", "安全度汛率", "100%")]
    assert descriptions(found) == ["良:≥98%;中:≥95%;差:<95%"]
    assert [(a.row_label, a.column_label, a.amount_text) for a in found.amounts] == [
        ("防汛抗旱", "年度预算数", "120.00")
    ]


def test_names_in_a_row_of_satisfaction_are_no_headings() -> None:
    found = ruled(
        Page(
            (50, 150, 250, 350, 450),
            """
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 巡查次数 | 60次
            满意度指标 | 服务对象满意度指标 | 社会公众满意度 | ≥90%
            """,
        ),
        title="河道巡查项目绩效目标表",
    )
    assert said(found)[1] == ("满意度指标", "服务对象满意度指标", "社会公众满意度", "≥90%")


def test_a_name_and_its_value_may_stand_in_one_cell() -> None:
    found = ruled(
        Page(
            (50, 150, 250, 450),
            """
            一级指标 | 二级指标 | 指标内容及指标值
            产出指标 | 数量指标 | 维护水闸≥8座
            效益指标 | 社会效益指标 | 保障灌溉
            """,
        ),
        title="水闸维护项目绩效目标表",
    )
    assert said(found) == [
        ("产出指标", "数量指标", "维护水闸", "≥8座"),
        ("效益指标", "社会效益指标", "保障灌溉", ""),
    ]


NAMED_BY_BOTH = """
    2023年部门预算

    项目支出绩效目标表

    单位：万元

    单位代码 → 单位（专项）名称 → 资金总额 → 绩效目标 → 绩效指标
     →  →  →  → 一级指标 → 二级指标 → 三级指标 → 指标值
    417001 → 水利局本级 → 75.60 →  →  →  →  →
    417001 → 节约用水专项 → 75.60 → 建设节水型社会。 → 产出指标 → 数量指标 → 创建载体 → 12个
     →  →  →  →  → 质量指标 → 合格率 → 100%
    """


@pytest.mark.parametrize("written", [printed, from_word])
def test_a_list_may_name_units_and_projects_in_one_column(written: Callable[[str], str]) -> None:
    found = understood(written(NAMED_BY_BOTH))
    assert {i.project for i in found.indicators} == {"节约用水专项"}
    assert [(a.row_label, a.column_label, a.amount_text) for a in found.amounts] == [
        ("水利局本级", "资金总额", "75.60"),
        ("节约用水专项", "资金总额", "75.60"),
    ]


def test_a_title_within_a_form_names_no_project_and_keeps_the_one_above() -> None:
    """项目名称 stands above a line 年度绩效目标表 that parts the form."""
    rows = """
    项目名称 | 供水维修 | 项目编码 | S001
    年度绩效目标表 | < | < | <
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标 | 数量指标 | 维修处数 | 15处
    """
    found = ruled(Page((50, 150, 250, 350, 450), rows), title="项目绩效目标表")
    assert [(i.project, i.target) for i in found.indicators] == [("供水维修", "15处")]


def test_a_heading_of_values_that_is_not_known_is_the_target_if_it_is_the_last() -> None:
    found = ruled(
        Page(
            (50, 120, 200, 300, 380, 460),
            """
            一级指标 | 二级指标 | 三级指标 | 半年（程）指标值 | 全年（程）指标值
            决策 | 项目立项 | 立项规范性 | 规范 | 规范
            产出 | 数量 | 巡查次数 | ≥20次 | ≥40次
            """,
        ),
        title="水资源保护项目支出绩效目标表",
    )
    assert said(found)[1] == ("产出", "数量", "巡查次数", "≥40次")
    assert descriptions(found)[1] == "半年（程）指标值:≥20次"


def test_a_value_may_be_parted_into_sign_number_and_unit() -> None:
    found = ruled(
        Page(
            (50, 120, 200, 300, 340, 380, 420),
            """
            一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
            ^ | ^ | ^ | 符号 | 值 | 单位
            产出指标 | 数量指标 | 维修长度 | ≥ | 5 | 公里
            """,
        ),
        title="堤防维修项目支出绩效目标表",
    )
    assert said(found) == [("产出指标", "数量指标", "维修长度", "5")]
    assert descriptions(found) == ["指标性质:≥;度量单位:公里"]


def test_a_form_without_heads_may_have_names_and_values_in_one_cell() -> None:
    found = ruled(
        Page(
            (50, 150, 250, 350, 500),
            """
            绩效指标 | 产出指标 | 数量指标 | 指标1：整治山塘≥6座
            ^ | ^ | ^ | 指标2：新建渠道≥3公里
            ^ | 效益指标 | 社会效益指标 | 改善灌溉
            """,
        ),
        title="山塘整治项目支出绩效目标表",
    )
    assert said(found) == [
        ("产出指标", "数量指标", "整治山塘", "≥6座"),
        ("产出指标", "数量指标", "新建渠道", "≥3公里"),
        ("效益指标", "社会效益指标", "改善灌溉", ""),
    ]


def test_tasks_end_where_another_section_of_the_form_begins() -> None:
    found = ruled(
        Page(
            (50, 150, 250, 350, 450),
            """
            年度主要任务 | 任务名称 | 主要内容 | <
            ^ | 水旱灾害防御 | 做好防御 | <
            预算情况 | 部门预算总额（万元） | 960.00 | <
            ^ | （1）基本支出 | 700.00 | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 巡查次数 | 60次
            """,
        ),
        title="部门整体支出绩效目标表",
    )
    assert [i.level3 for i in found.indicators] == ["水旱灾害防御", "巡查次数"]


WHOLE = """
    2023年部门预算

    水库加固项目绩效目标表
    项目名称 → 水库加固
    一级指标 → 二级指标 → 三级指标 → 指标值
    产出指标 → 数量指标 → 加固水库 → ≥3座
    备注 → 无

    部门整体支出绩效目标表
    一级指标 → 二级指标 → 三级指标 → 指标值
    产出指标 → 数量指标 → 巡查水库 → ≥24座
    """


def test_a_form_below_that_of_a_project_is_not_its_own() -> None:
    found = understood(printed(WHOLE))
    assert [i.project for i in found.indicators] == ["水库加固", "岱山县水利局（部门整体支出）"]


def test_a_count_of_what_got_each_grade_is_a_table_of_amounts() -> None:
    found = understood(
        printed("""
        2022年部门决算

        项目自评结果统计表
        单位：个
        单位名称 → 优 → 良 → 中 → 差
        合计 → 12 → 3 → 1 → 0
        岱山县水利局 → 12 → 3 → 1 → 0
        """),
        kind="final",
        year=2022,
    )
    assert not found.indicators
    assert [a.amount_text for a in found.amounts][:4] == ["12", "3", "1", "0"]


def test_money_above_the_headings_of_a_form_makes_no_list_of_projects() -> None:
    found = ruled(
        Page(
            (50, 120, 200, 280, 340, 400, 460),
            """
            项目名称 | 水库加固 | < | < | < | <
            项目资金（万元） | 年度资金总额 | 90.00 | 财政拨款 | 其他资金 | 上年结转资金
            一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
            产出指标 | 数量指标 | 加固水库 | ≥3座 | < | <
            """,
        ),
        title="水库加固项目绩效目标表",
        unit="万元",
    )
    assert [(i.project, i.level3, i.target) for i in found.indicators] == [
        ("水库加固", "加固水库", "≥3座")
    ]
    assert [a.amount_text for a in found.amounts] == ["90.00"]
