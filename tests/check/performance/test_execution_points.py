"""Points for the execution of the budget against its rate."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

CHECK = "performance.execution_points"


def forms(*rates: str) -> Understood:
    """Self-evaluations of projects, one for each `rate → score`."""
    pages = [
        f"""
        堤防加固{number}项目绩效自评表

        项目名称 → 堤防加固{number} → → → → →
        项目资金（万元） → → 全年预算数（A） → 全年执行数（B） → 分值 → 执行率（B/A） → 得分
        → 年度资金总额 → 100.00 → 50.00 → 10 → {rate}
        → 其中：当年财政拨款 → 100.00 → 50.00 → 10 → {rate}
        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分
        产出指标 → 数量指标 → 加固堤防 → ≥3处 → 3处 → 90 → 90
        """
        for number, rate in enumerate(rates, start=1)
    ]
    return understood("\n".join(map(printed, pages)), kind="final")


KEPT = ("81.47% → 8.15", "93.3% → 9", "77.26% → 7.7")


@pytest.mark.parametrize(
    ("rate", "why"),
    [
        ("73% → 10", "此处应约为 7.30 分"),
        ("83.50% → 8.6", "此处应约为 8.35 分"),
        ("100% → 9.00", "此处应约为 10.00 分"),
    ],
)
def test_a_score_that_its_rate_does_not_earn_is_told_once(rate: str, why: str) -> None:
    (finding,) = forms(*KEPT, rate).of(CHECK, Outcome.FAIL)
    assert why in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("rate", ["99.98% → 9.98", "96.74% → 10", "95.73% → 9", "0% → 10"])
def test_a_score_that_is_rounded_or_cut_off_is_not(rate: str) -> None:
    assert forms(*KEPT, rate).outcomes(CHECK) == [Outcome.PASS]


@pytest.mark.parametrize(("rate", "told"), [("73% → 10", 0), ("35.9% → 10", 1), ("35.9% → 8", 0)])
def test_where_nothing_shows_the_rule_only_all_points_for_little_are_told(
    rate: str, told: int
) -> None:
    given = forms(*KEPT[:2], rate, rate.replace("10", "9"))
    assert len(given.of(CHECK, Outcome.FAIL)) == told


def test_full_points_for_nearly_all_show_no_rule() -> None:
    given = forms("97% → 10", "96% → 10", "98% → 10", "99% → 10", "85% → 10")
    assert given.of(CHECK, Outcome.FAIL) == []
