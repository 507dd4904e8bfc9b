"""Rows of several indicators with fewer or more targets, and numbers of a goal that no indicator has."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

FITS, GOAL = "performance.value_fits", "performance.goal_fits"


def row(name: str, target: str) -> Understood:
    return form("完善库区基础设施，改善群众生产生活条件，促进当地经济发展。", name, target)


def form(
    goal: str, name: str = "组织考试场次", target: str = "≥150场次", kind: str = "budget"
) -> Understood:
    text = printed(f"""
        基地建设项目绩效目标表
        项目名称 → 基地建设 → →
        年度目标 → {goal} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 支持项目数量 → ≥86个
        产出指标 → 成本指标 → {name} → {target}
        满意度指标 → 服务对象满意度指标 → 群众满意度 → ≥90%
        """)
    return understood(text, kind=kind)


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("基地奖励；基地资助；安家补助", "10万元；5-15万元", "列有 3 项指标，指标值“10万元；5-15万元”只"),
        ("指标1：基地奖励；基地资助", "10万元;5万元;2万元", "却有 3 个"),
    ],
)  # fmt: skip
def test_as_many_targets_as_indicators(name: str, target: str, told: str) -> None:
    (finding,) = row(name, target).of(FITS, Outcome.FAIL)
    assert told in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("基地奖励；基地资助", "10万元；5万元"),
        ("基地奖励；基地资助", "均不高于5万元"),
        ("基地奖励；", "10万元；5万元"),
        ("基本支出：人员经费；日常公用经费", "合计9万元；分项5万元；4万元"),
        ("基地奖励；基地资助；安家补助", "奖励：10万元；资助与补助：5万元"),
    ],
)
def test_one_target_for_all_and_parts_of_one_are_none(name: str, target: str) -> None:
    assert row(name, target).of(FITS, Outcome.FAIL) == []


def test_a_number_that_only_the_goal_has_is_a_note() -> None:
    goal = "组织“三项岗位”人员考试不少于160场次，支持项目86个以上，改善群众生活条件。"
    (finding,) = form(goal).of(GOAL, Outcome.FAIL)
    assert "人员考试不少于160场次" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "goal",
    [
        "组织“三项岗位”人员考试不少于150场次，支持项目86个以上，改善群众生活条件。",
        "全市涉及38个区县、696个乡镇，组织考试，支持项目建设，改善群众生活条件。",
        "群众满意度不低于95%，每月不少于3个月报，支持项目建设，改善群众生活条件。",
    ],
)
def test_numbers_of_indicators_of_the_place_and_of_rates_are_none(goal: str) -> None:
    assert [f for f in form(goal).of(GOAL, Outcome.FAIL) if "没有这一数量" in f.message] == []


def test_what_a_final_account_tells_of_is_no_promise() -> None:
    goal = "组织人员考试不少于160场次，支持项目86个，改善群众生产生活条件。"
    found = form(goal, kind="final").of(GOAL, Outcome.FAIL)
    assert [f for f in found if "没有这一数量" in f.message] == []


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("指标1：讲座场次；指标2：人数；指标3：册数", "指标1：≥4场；指标2：≥20人", 1),
        ("①讲座场次②人数③册数", "①≥4场②≥20人", 1),
        ("1.讲座场次 2.人数", "1.≥4场 2.≥20人", 0),
        ("1.讲座场次 2.人数", "1.5万元", 0),
    ],
)
def test_as_many_numbered_targets_as_indicators(name: str, target: str, told: int) -> None:
    found = [f for f in row(name, target).of(FITS, Outcome.FAIL) if "项指标" in f.message]
    assert len(found) == told


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("预算执行进度", "一季度25%，二季度55%，三季度45%，四季度100%", 1),
        ("工程完成率", "上半年累计完成56%，前三季度累计完成41%", 1),
        ("资金支付进度", "3月底≥25%，6月底≥55%，9月底≥80%", 0),
        ("支出进度", "一季度30%，二季度30%，三季度20%，四季度20%", 0),
        ("投诉率", "一季度60%，二季度50%，三季度40%", 0),
        ("支出进度", "上半年60%，三季度25%，四季度15%", 0),
        ("资金未支付率", "一季度75%，二季度50%，三季度25%", 0),
        ("支出进度", "上半年60%，前三季度40%", 1),
    ],
)
def test_progress_does_not_go_back(name: str, target: str, told: int) -> None:
    found = [f for f in row(name, target).of(FITS, Outcome.FAIL) if "累计进度" in f.message]
    assert len(found) == told
