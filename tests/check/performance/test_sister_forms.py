"""One indicator with two targets: in the department's form and a project's, or under two names of growth."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.support import printed, understood

HEADS = "一级指标 → 二级指标 → 三级指标 → 指标值"


def told(
    whole: str,
    *projects: str,
    name: str = "续建大中型水库",
    title: str = "2023年部门整体支出绩效目标表",
) -> list[Finding]:
    forms = "".join(
        f"""
        第{n}批水利工程项目绩效目标表
        项目名称 → 第{n}批水利工程 → →
        {HEADS}
        产出指标 → 数量指标 → {name} → {target}
        """
        for n, target in enumerate(projects, 1)
    )
    text = f"""
        {title}
        {HEADS}
        产出指标 → 数量指标 → {name} → {whole}
        {forms}
        """
    found = understood(printed(text)).of("performance.repeated", Outcome.FAIL)
    return [each for each in found if "整体支出" in each.message]


def test_a_count_of_the_department_and_another_of_its_project_are_told() -> None:
    (finding,) = told("≥27座", "≥26座")
    assert "为 ≥26座" in finding.message
    assert "为 ≥27座" in finding.message


def test_names_with_and_without_words_for_how_many_are_of_one_thing() -> None:
    text = f"""
        2023年部门整体支出绩效目标表
        {HEADS}
        产出指标 → 数量指标 → 水利创新成果 → 6项

        水利工程项目绩效目标表
        项目名称 → 水利工程 → →
        {HEADS}
        产出指标 → 数量指标 → 水利创新成果数量 → ≥20项
        """
    (finding,) = understood(printed(text)).of("performance.repeated", Outcome.FAIL)
    assert "“水利创新成果数量”为 ≥20项" in finding.message
    assert "“水利创新成果”" in finding.message


@pytest.mark.parametrize(
    ("whole", "projects", "name"),
    [
        ("≥99%", ("≥90%",), "按计划完成进度率"),
        ("≥99%", ("≥90%", "≥95%"), "按计划完成进度率"),
        ("8.50万元", ("30万元",), "综合执法工作经费"),
        ("≥85", ("≥90",), "沿堤村民对防汛工作满意度（%）"),
        ("≥85%", ("≥90%",), "沿堤村民对防汛工作的满意度"),
    ],
)
def test_a_rate_or_a_cost_that_cannot_be_is_told(
    whole: str, projects: tuple[str, ...], name: str
) -> None:
    assert len(told(whole, *projects, name=name)) == 1


@pytest.mark.parametrize(
    ("whole", "projects", "name"),
    [
        ("≥27座", ("≥27座",), "续建大中型水库"),
        ("≥27座", ("=27座",), "续建大中型水库"),
        ("≥27座", ("≥12座", "≥13座"), "续建大中型水库"),
        ("≥95%", ("≥90%", "≥95%"), "按计划完成进度率"),
        ("≥95%", ("≥90%",), "受益对象满意度"),
        ("≥90", ("≥90",), "沿堤村民对防汛工作满意度（%）"),
        ("≥85%", ("≥90%",), "服务对象满意度"),
        ("534万元", ("524.70万元",), "大楼正常运营"),
        ("≥27座", ("≥26公里",), "续建大中型水库"),
        ("300万元", ("500万元",), "项目成本控制数"),
        ("≥99%", ("≥90%",), "完成率"),
        ("≥500人", ("≥200人",), "培训基层水利人员"),
        ("≥95%", ("≥90%",), "受益群众对项目实施的满意度"),
        ("≥95%", ("≥90%",), "社会公众对部门工作的满意度"),
    ],
)
def test_what_may_differ_between_forms_is_not(
    whole: str, projects: tuple[str, ...], name: str
) -> None:
    assert told(whole, *projects, name=name) == []


def test_a_form_that_is_not_the_departments_is_not_held_against_a_project() -> None:
    assert told("≥27座", "≥26座", title="2023年绩效目标表") == []


def growth(first: str, second: str) -> list[Finding]:
    text = f"""
        2023年部门整体支出绩效目标表
        {HEADS}
        产出指标 → 质量指标 → {first}
        效益指标 → 经济效益指标 → {second}
        """
    return understood(printed(text)).of("performance.repeated", Outcome.FAIL)


def test_growth_of_one_thing_under_two_names_is_told() -> None:
    (finding,) = growth("进出口总额增长率 → ≥3%", "进出口总额较上年增长 → ≥10%")
    assert "为 ≥10%" in finding.message
    assert "为 ≥3%" in finding.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("进出口总额增长率 → ≥3%", "进出口总额较上年增长 → ≥3%"),
        ("进出口总额增长率 → ≥3%", "服务贸易总额较上年增长 → ≥10%"),
        ("进出口总额增长率 → ≥3%", "进出口总额较上年增长 → ≥10亿元"),
    ],
)
def test_growth_of_two_things_or_by_one_number_is_not(first: str, second: str) -> None:
    assert growth(first, second) == []


def test_the_target_of_a_period_of_years_is_not_that_of_the_year() -> None:
    text = f"""
        2023年部门整体支出绩效目标表
        {HEADS}
        产出指标 → 数量指标 → 加固中小型水库 → ≥1座

        水库加固项目绩效目标表
        项目名称 → 水库加固
        总体目标 → 中期目标（2023年—2025年） →  →  → 年度目标
        {HEADS} → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固中小型水库 → ≥3座 → 数量指标 → 加固中小型水库 → ≥1座
        """
    found = understood(printed(text))
    assert [i.target for i in found.indicators] == ["≥1座", "≥3座", "≥1座"]
    assert not found.of("performance.repeated", Outcome.FAIL)
