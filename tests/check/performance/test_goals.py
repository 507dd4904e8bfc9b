"""Goals in words against the targets of the indicators that they name."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
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


@pytest.mark.parametrize(
    ("said", "told"),
    [("不少于86项", True), ("不少于86个", False), ("不少于12项", False), ("86%以上", False)],
)
def test_the_same_number_of_another_thing_counted_is_a_note(said: str, told: bool) -> None:
    goal = f"改善库区群众生产生活条件，完善农村道路，扶持项目数量{said}。"
    found = [f for f in form(goal).of(CHECK, Outcome.FAIL) if "没有这一数量" not in f.message]
    assert [each.severity for each in found] == ([Severity.NOTE] if told else [])


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("改善库区群众生产生活条件，完成山塘除险整治8座，加固堤防。", True),
        ("改善库区群众生产生活条件，完成山塘除险整治6座，加固堤防。", False),
        ("改善库区群众生产生活条件，累计完成山塘除险整治48座，本年山塘除险整治6座。", False),
        ("改善库区群众生产生活条件，完成山塘除险整治8处，加固堤防。", False),
        ("三年内完成山塘除险整治18座，改善库区群众生产生活条件。", False),
        ("上年完成山塘除险整治8座，本年继续实施，改善库区群众生产生活条件。", False),
        ("改善库区群众生产生活条件，完成全县山塘除险整治120座中的剩余部分。", False),
        ("改善库区群众生产生活条件，每季度山塘除险整治2座，加固堤防。", False),
        ("完成山塘除险整治9座，其中重点6座，改善库区群众生产生活条件。", False),
        ("改善库区群众生产生活条件，完成山塘除险整治工程，受益8座水库。", False),
    ],
)
def test_a_goal_that_states_another_number_of_what_an_indicator_counts(
    goal: str, told: bool
) -> None:
    found = form(goal, "6座", "山塘除险整治数量").of(CHECK, Outcome.FAIL)
    found = [f for f in found if "没有这一数量" not in f.message]
    assert [each.severity for each in found] == ([Severity.NOTE] if told else [])


def test_where_no_goal_names_an_indicator_there_is_nothing_to_compare() -> None:
    assert form("改善库区群众生产生活条件，完善农村道路和饮水设施建设。").outcomes(CHECK) == [
        Outcome.NOT_APPLICABLE
    ]


def provided(goal: str) -> list[Outcome]:
    found = understood(
        printed(f"""
        困难群众救助项目绩效目标表
        项目名称 → 困难群众救助 → →
        项目资金（万元） → 年度资金总额 → 160.00 →
        年度目标 → {goal} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 补助人数 → ≥86人
        产出指标 → 质量指标 → 补助覆盖率 → 100%
        """)
    )
    return [o for o in found.outcomes(CHECK) if o is not Outcome.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("goal", "outcomes"),
    [
        (
            "（1）低保，需预算安排城市31万元，农村97万元；（2）需预算安排特困35万元。",
            [Outcome.FAIL],
        ),
        (
            "（1）低保，需预算安排城市31万元，农村97万元；（2）需预算安排特困32万元。",
            [Outcome.PASS],
        ),
        # parts, changes, what each costs, and a part of the money only
        ("需预算安排160万元，其中提前下达1万元，按每人0.5万元标准发放，保障基本生活。", []),
        ("需预算安排160万元，较上年增加2万元，保障困难群众基本生活，做到应保尽保。", []),
        ("需预算安排城市31万元，农村40万元，保障困难群众基本生活，做到应保尽保。", []),
    ],
)
def test_amounts_that_a_goal_provides_just_miss_the_money_of_the_form(
    goal: str, outcomes: list[Outcome]
) -> None:
    assert provided(goal) == outcomes


@pytest.mark.parametrize("goal", ["移民后期扶持", "完成移民后期扶持项目。", "做好移民后期扶持工作"])
def test_a_goal_that_is_the_name_of_its_project_is_a_note(goal: str) -> None:
    (finding,) = form(goal).of(CHECK, Outcome.FAIL)
    assert "只重复项目名称" in finding.message
    assert finding.severity is Severity.NOTE


def test_a_goal_of_a_budget_worded_as_reached_is_a_note() -> None:
    (finding,) = form("各项措施落实到位，完成了移民安置任务。").of(CHECK, Outcome.FAIL)
    assert "目标写作已经实现：“" in finding.message
    assert "完成了移民安置" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize("said", ["实现了库区稳定", "保障了移民生活", "改善了居住条件"])
def test_other_words_for_what_was_reached_are_too(said: str) -> None:
    (finding,) = form(f"通过后期扶持，{said}，移民满意。").of(CHECK, Outcome.FAIL)
    assert said[:4] in finding.message


@pytest.mark.parametrize(
    "goal",
    [
        "已完成了勘测，今年完成移民安置任务。",
        "上年完成了移民安置任务，本年继续后期扶持。",
        "2025年各项措施落实到位，取得了良好成效；今年继续扶持。",
        "在以来各项工作取得了成效的基础上继续扶持。",
        "在保障了移民口粮的前提下，发展后续产业。",
        "随着道路通车，改善了库区出行条件，今年实施亮化。",
    ],
)
def test_what_was_reached_before_is_no_slip(goal: str) -> None:
    assert form(goal).of(CHECK, Outcome.FAIL) == []


@pytest.mark.parametrize(
    "goal", ["完成移民后期扶持项目86个。", "改善移民生活条件。", "移民后期扶持到位。"]
)
def test_a_goal_that_says_more_is_not(goal: str) -> None:
    assert form(goal).of(CHECK, Outcome.FAIL) == []
