"""Goals in words against the targets of the indicators that they name."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "performance.goal_fits"


def form(goal: str, target: str = "≥90%", name: str = "移民政策满意度") -> Understood:
    return understood(
        printed(f"""
        移民后期扶持项目绩效目标表
        项目名称 → 移民后期扶持 → →
        年度目标 → {goal} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 扶持项目数量 → ≥86个
        满意度指标 → 服务对象满意度指标 → {name} → {target}
        """)
    )


GOAL = "支持实施项目不少于86个，改善库区群众生产生活条件，移民政策满意度不低于{}。"


def test_a_goal_that_states_another_number_is_told_with_both() -> None:
    (finding,) = form(GOAL.format("80%")).of(CHECK, Outcome.FAIL)
    assert "移民政策满意度不低于80%" in finding.message
    assert "≥90%" in finding.message
    assert "80%" in finding.message_en


def test_a_goal_that_states_the_target_passes() -> None:
    assert form(GOAL.format("90%")).outcomes(CHECK) == [Outcome.PASS]


@pytest.mark.parametrize("said", ["90分", "上年水平", "80%，年末移民政策满意度达到90%"])
def test_another_unit_no_number_and_a_later_one_are_not_held_against_it(said: str) -> None:
    assert form(GOAL.format(said)).of(CHECK, Outcome.FAIL) == []


def test_where_no_goal_names_an_indicator_there_is_nothing_to_compare() -> None:
    assert form("改善库区群众生产生活条件，完善农村道路和饮水设施建设。").outcomes(CHECK) == [
        Outcome.NOT_APPLICABLE
    ]
