"""What indicators reached against their targets, and slips of a digit beside the money of the form."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

REACHED, COST, RATE = (
    "performance.outcome_fits",
    "performance.project_amount",
    "performance.funds",
)


def form(
    *rows: str, money: str = "1395.00 → 1392.20", rates: tuple[str, str] = ("99.80%", "99.80%")
) -> Understood:
    lines = "\n".join(f"        {row}" for row in rows)
    return understood(
        printed(f"""
        堤防加固项目绩效自评表

        项目名称 → 堤防加固 → → → → →
        项目资金（万元） → → 全年预算数（A） → 全年执行数（B） → 分值 → 执行率（B/A） → 得分
        → 年度资金总额 → {money} → 10 → {rates[0]} → 10
        → 其中：当年财政拨款 → {money} → — → {rates[1]} → —
        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分
{lines}
        满意度指标 → 服务对象满意度指标 → 居民评价 → 良好 → 良好 → 10 → 10
        """),
        kind="final",
    )


def row(name: str, target: str, actual: str, score: str = "10", level: str = "数量指标") -> str:
    return f"产出指标 → {level} → {name} → {target} → {actual} → 10 → {score}"


@pytest.mark.parametrize(
    ("target", "actual", "why"),
    [
        ("≤1095万元", "实际支付1392.20万元", "未达到指标值，仍得满分（10 分）"),
        ("≥80个", "72个", "未达到指标值"),
        ("不超过30天", "45天", "未达到指标值"),
        ("2100人次", "2134万", "数字相近，量级不同"),
        ("23人次", "23.66万人次", "数字相近，量级不同"),
        (">1人次", "115人次%", "既有“人次”又有“%”"),
    ],
)
def test_what_does_not_fit_its_target_is_told(target: str, actual: str, why: str) -> None:
    (finding,) = form(row("加固任务", target, actual)).of(REACHED, Outcome.FAIL)
    assert why in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("≤1095万元", "实际支付1092.20万元", "10"),
        ("≥80个", "72个", "9"),
        ("≥80个", "80个", "10"),
        ("≥80个", "72人", "10"),
        ("90%以上", "85%", "10"),
        ("9000人左右", "1.2万人", "10"),
        ("5000万", "5000", "10"),
        ("≥1", "2000万", "10"),
        ("≥1亩", "1.2万亩", "10"),
        ("≥10亩", "14万亩", "10"),
        ("≥95%", "97.5%", "10"),
        ("100%", "99.42%", "9"),
    ],
)
def test_what_fits_or_cannot_be_compared_is_not(target: str, actual: str, score: str) -> None:
    assert form(row("加固任务", target, actual, score)).outcomes(REACHED) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("≤1095万元", True),
        ("1495", True),
        ("≤1395万元", False),
        ("1392.20万元", False),
        ("≤1200万元", False),
        ("≤600万元", False),
        ("及时", False),
    ],
)
def test_a_cost_that_differs_by_one_digit_from_the_money_is_told(target: str, told: bool) -> None:
    found = form(row("资金投入", target, "完成", level="成本指标")).of(COST, Outcome.FAIL)
    assert [("只差一位数字" in each.message) for each in found] == [True] * told


def test_round_money_may_differ_by_a_digit_by_chance() -> None:
    cost = row("资金投入", "≤1100万元", "完成", level="成本指标")
    assert form(cost, money="1000.00 → 1000.00").of(COST, Outcome.FAIL) == []


def test_a_sign_of_per_cent_typed_as_5_is_told() -> None:
    (finding,) = form(row("加固任务", "3处", "3处"), rates=("99.80%", "99.805")).of(
        RATE, Outcome.FAIL
    )
    assert "“%”误作“5”" in finding.message
    assert form(row("加固任务", "3处", "3处")).of(RATE, Outcome.FAIL) == []
