"""机关运行经费 against 公用经费, where the glossary says that the one is the other."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.check.against_tables.disclosed import BASIC, disclosed

CHECK = "claim.running_costs"
SAYS = "机关运行经费：指各部门的公用经费，包括办公及印刷费、邮电费等。"


def told(stated: str, says: str = SAYS) -> list[Finding]:
    text = f"2023年机关运行经费{stated}，较上年增加1.00万元。\n\n二、名词解释\n\n{says}"
    return disclosed(text, BASIC).of(CHECK, Outcome.FAIL)


def test_another_figure_than_the_glossarys_is_told() -> None:
    (finding,) = told("12.00万元")
    assert "公用经费合计 14.00 万元" in finding.message


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ("14.00万元", SAYS),
        ("14万元", SAYS),
        ("6.00万元", SAYS),
        ("12.00万元", "机关运行经费：指行政单位使用财政拨款安排的基本支出中的日常公用经费。"),
        ("12.00万元", "基本支出：指为保障机构正常运转发生的支出。"),
    ],
)
def test_the_same_figure_or_another_definition_is_not(stated: str, says: str) -> None:
    assert told(stated, says) == []
