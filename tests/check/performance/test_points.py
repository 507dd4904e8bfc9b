"""Points and scores: what must make 100 with or without the execution, groups, scores above points."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "performance.points"
TARGETS = """
    防汛项目绩效目标表
    项目名称 → 堤防加固 → → → →
    {head}
    产出指标 → 数量指标 → 加固长度 → 3公里 → {length}
    产出指标 → 质量指标 → 验收合格率 → 100% → 40
    满意度指标 → 服务对象满意度指标 → 居民满意度 → ≥90% → 10
"""


def targets(
    length: str, head: str = "一级指标 → 二级指标 → 三级指标 → 指标值 → 分值"
) -> Understood:
    return understood(printed(TARGETS.format(length=length, head=head)))


@pytest.mark.parametrize("length", ["40", "50"])
def test_points_make_the_whole_or_leave_out_what_the_execution_is_worth(length: str) -> None:
    assert targets(length).outcomes(CHECK) == [Outcome.PASS]


def test_points_that_make_something_else_are_told() -> None:
    (finding,) = targets("45").of(CHECK, Outcome.FAIL)
    assert "3 项指标的分值合计为 95 分，应为 100 分" in finding.message


def test_the_heading_says_what_the_points_make() -> None:
    head = "一级指标 → 二级指标 → 三级指标 → 指标值 → 分值权重（90分）"
    assert targets("40", head).outcomes(CHECK) == [Outcome.PASS]
    (finding,) = targets("41", head).of(CHECK, Outcome.FAIL)
    assert "应为 90 分" in finding.message


def test_points_that_cannot_be_read_are_not_judged() -> None:
    assert targets("见附件").outcomes(CHECK) == [Outcome.NOT_EVALUATED]


def test_a_row_that_slid_is_not_judged() -> None:
    """Its score stands under the heading of the points, and words under that of the score."""
    slid = EVALUATION.replace("→ 质量指标 → 验收合格率", "质量指标 → 验收合格率")
    found = understood(
        printed(
            slid.format(output="产出指标", length="40", total="97", execution="10", executed="9")
        ),
        kind="final",
    )
    assert found.outcomes(CHECK) == [Outcome.NOT_EVALUATED]


EVALUATION = """
    项目支出绩效自评表
    项目名称 → 堤防加固 → → → → → →
    项目资金（万元） → → 年初预算数 → 全年预算数 → 全年执行数 → 分值 → 执行率 → 得分
    → 年度资金总额 → 10.00 → 10.00 → 9.00 → {execution} → 90% → {executed}
    一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分 → 偏差原因分析及改进措施
    {output} → 数量指标 → 加固长度 → 3公里 → 3公里 → 40 → {length} → 无
    → 质量指标 → 验收合格率 → 100% → 100% → 40 → 38 → 无
    满意度指标 → 服务对象满意度指标 → 居民满意度 → ≥90% → 92% → 10 → 10 → 无
    总分 → → → → → 100 → {total} → 优
"""


def evaluation(**said: str) -> Understood:
    stated = {
        "output": "产出指标",
        "length": "40",
        "total": "97",
        "execution": "10",
        "executed": "9",
    }
    return understood(printed(EVALUATION.format(**stated | said)), kind="final")


def test_a_self_evaluation_adds_up_with_its_execution() -> None:
    assert evaluation().outcomes(CHECK) == [Outcome.PASS]


def test_a_total_score_that_is_not_the_sum_is_told() -> None:
    (finding,) = evaluation(total="96").of(CHECK, Outcome.FAIL)
    assert "总分 96，各项指标和预算执行得分之和为 97" in finding.message


def test_a_score_above_its_points_is_told() -> None:
    (finding,) = evaluation(length="41", total="98").of(CHECK, Outcome.FAIL)
    assert "“加固长度”得分 41，高于分值 40" in finding.message


def test_a_group_whose_points_are_not_what_its_label_says_is_told() -> None:
    (finding,) = evaluation(output="产出指标（50分）").of(CHECK, Outcome.FAIL)
    assert "“产出指标（50分）”下 2 项指标的分值合计为 80 分" in finding.message


def test_the_execution_beside_indicators_that_make_all_is_too_much() -> None:
    (finding,) = evaluation(execution="20", executed="9").of(CHECK, Outcome.FAIL)
    assert "加预算执行 20 分为 110 分，应为 100 分" in finding.message


@pytest.mark.parametrize(
    ("length", "outcome"), [("50", Outcome.NOT_EVALUATED), ("49", Outcome.FAIL)]
)
def test_points_that_make_the_whole_several_times_are_several_sets(
    length: str, outcome: Outcome
) -> None:
    """Two units share the project, and each lists its own indicators."""
    text = TARGETS.format(head="一级指标 → 二级指标 → 三级指标 → 指标值 → 分值", length="50")
    again = "".join(
        f"{line}\n" for line in text.split("\n") if "指标 →" in line and "一级" not in line
    )
    again = again.replace("50", length)
    assert understood(printed(text + again)).outcomes(CHECK) == [outcome]
