"""Levels of indicators: the columns, rows and cells that they stand in, or none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.records import Outcome
from tests.extract.indicators_support import EIGHT, Said, said
from tests.extract.ruled import Page, ruled
from tests.support import from_word, printed, understood

KINDS = """
序号 | 项目名称 | 预算金额 | 产出指标 | < | < | 效益指标
^ | ^ | ^ | 数量指标 | 质量指标 | 成本指标 | 社会效益指标
1 | 水土保持 | 60.00 | 治理≥20平方公里；植树≥3000株 | 合格率100% | ≤60万元 | 减少流失
2 | 水政执法 | 12.00 | 巡查次数：60次 |  | ≤12万元 | 纠纷减少
"""


def test_a_kind_of_indicators_may_have_a_column() -> None:
    found = ruled(Page(EIGHT, KINDS), title="2023年项目绩效目标表", unit="万元")
    of_first = [
        each
        for each, i in zip(said(found), found.indicators, strict=True)
        if i.project == "水土保持"
    ]
    assert of_first == [
        ("产出指标", "数量指标", "治理", "≥20平方公里"),
        ("产出指标", "数量指标", "植树", "≥3000株"),
        ("产出指标", "质量指标", "合格率100%", ""),
        ("产出指标", "成本指标", "≤60万元", ""),
        ("效益指标", "社会效益指标", "减少流失", ""),
    ]
    assert ("产出指标", "数量指标", "巡查次数", "60次") in said(found)
    assert [(a.row_label, a.amount_text) for a in found.amounts] == [
        ("水土保持", "60.00"),
        ("水政执法", "12.00"),
    ]


def test_the_kind_of_an_indicator_is_its_first_level_or_its_second() -> None:
    def of(first: str, second: str) -> Said:
        rows = f"指标类型 | 指标名称 | 指标值\n{first} | 渠道长度 | ≥30公里\n{second} | 满意程度 | ≥90%"
        return said(ruled(Page((50, 150, 250, 350), rows), title="灌区维护项目绩效目标表"))

    assert [each[:2] for each in of("产出指标", "满意度指标")] == [
        ("产出指标", ""),
        ("满意度指标", ""),
    ]
    assert of("数量指标", "社会效益指标")[0][:2] == ("产出指标", "数量指标")


def test_levels_that_no_framework_knows_are_read_from_texts_too() -> None:
    rows = """
        2022年部门决算

        部门整体支出绩效评价表

        一级指标 → 二级指标 → 三级指标 → 指标解释 → 自评得分
        投入 → 目标设定 → 目标合理性 → 是否合理 → 5
         →  → 目标明确性 → 是否明确 → 4
        过程 → 预算执行 → 完成率 → 完成多少 → 28
        """
    found = understood(printed(rows), kind="final", year=2022)
    assert [(i.level1, i.level2, i.level3, i.score) for i in found.indicators] == [
        ("投入", "目标设定", "目标合理性", "5"),
        ("投入", "目标设定", "目标明确性", "4"),
        ("过程", "预算执行", "完成率", "28"),
    ]


def test_points_of_a_level_are_not_those_of_the_indicator() -> None:
    found = ruled(
        Page(
            (50, 100, 140, 200, 240, 300, 340, 400, 460, 500),
            """
            一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重 | 目标值 | 完成值 | 得分
            产出指标 | 60 | 数量指标 | 40 | 保洁长度 | 40 | ≥80公里 | 82公里 | 40
            ^ | ^ | 质量指标 | 20 | 保洁合格率 | 20 | ≥95% | 96% | 18
            效益指标 | 40 | 生态效益指标 | 40 | 水环境改善 | 40 | 改善 | 改善 | 38
            合计 | 100 |  | 100 |  | 100 |  |  | 96
            """,
        ),
        title="河道保洁项目支出绩效自评表",
        kind="final",
    )
    assert [(i.level3, i.target, i.actual, i.score) for i in found.indicators][1] == (
        "保洁合格率", "≥95%", "96%", "18",
    )  # fmt: skip
    assert not found.of("performance.points", Outcome.FAIL)


@pytest.mark.parametrize("written", [printed, from_word])
def test_a_first_level_of_its_own_words_is_kept(written: Callable[[str], str]) -> None:
    found = understood(
        written("""
        2023年部门预算

        牧区供水项目支出绩效目标表

        一级指标 → 二级指标 → 三级指标 → 指标值（包含数字及文字描述）
        项目完成指标 → 数量指标 → 新建水井 → >=6口
         → 时效指标 → 完成时间 → 10月31日
        投入管理 → 工作目标管理 → 目标相关性 → 相关
         → 预算管理 → 编制完整性 → 完整
        """)
    )
    assert said(found) == [
        ("项目完成指标", "数量指标", "新建水井", ">=6口"),
        ("项目完成指标", "时效指标", "完成时间", "10月31日"),
        ("投入管理", "工作目标管理", "目标相关性", "相关"),
        ("投入管理", "预算管理", "编制完整性", "完整"),
    ]


@pytest.mark.parametrize("written", [printed, from_word])
def test_first_levels_may_not_be_printed(written: Callable[[str], str]) -> None:
    found = understood(
        written("""
        2023年部门预算

        水库巡查项目绩效目标表

        二级指标 → 三级指标 → 指标值 → 备注
        数量指标 → 巡查次数 → ≥96次 → 无
        社会效益指标 → 水库安全 → 有保障 → 无
        """)
    )
    assert said(found) == [
        ("产出指标", "数量指标", "巡查次数", "≥96次"),
        ("效益指标", "社会效益指标", "水库安全", "有保障"),
    ]


@pytest.mark.parametrize("written", [printed, from_word])
def test_projects_and_levels_may_have_rows_of_their_own(written: Callable[[str], str]) -> None:
    found = understood(
        written("""
        2023年部门预算

        项目支出绩效目标表

        单位名称、项目名称 → 年度绩效目标 → 一级指标 → 二级指标 → 三级指标 → 指标性质 → 指标值
        水利局 →  →  →  →  →  →
        河湖长制经费 → 推进河湖长制。 →  →  →  →  →
         →  → 产出指标 →  →  →  →
         →  →  → 数量指标 →  →  →
         →  →  →  → 巡河次数 → >= → 48
         →  →  → 质量指标 →  →  →
         →  →  →  → 整改率 → = → 100
        """)
    )
    assert said(found) == [
        ("产出指标", "数量指标", "巡河次数", "48"),
        ("产出指标", "质量指标", "整改率", "100"),
    ]
    assert {i.project for i in found.indicators} == {"河湖长制经费"}


@pytest.mark.parametrize("written", [printed, from_word])
def test_the_second_half_of_a_label_is_no_level(written: Callable[[str], str]) -> None:
    found = understood(
        written("""
        2023年部门预算

        渠道衬砌项目绩效目标表

        一级指标 → 二级指标 → 三级指标 → 指标值
        产出 → 数量 → 衬砌长度 → 8公里
        指标 → 指标 → 建筑物 → 12座
         → 质量指标 → 合格率 → 100%
        """)
    )
    assert [each[1:] for each in said(found)] == [
        ("数量", "衬砌长度", "8公里"),
        ("数量", "建筑物", "12座"),
        ("质量指标", "合格率", "100%"),
    ]
