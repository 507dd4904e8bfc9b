"""Targets that state a sum of money with its parts."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import printed, understood

CHECK = "performance.value_fits"


def told(target: str) -> list[Severity]:
    form = f"""
        部门整体支出绩效目标表
        一级指标 → 二级指标 → 指标内容 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        产出指标 → 成本指标 → 基本支出：人员经费；公用经费 → {target}
        """
    found = understood(printed(form)).of(CHECK, Outcome.FAIL)
    return [each.severity for each in found if "各分项合计" in each.message]


@pytest.mark.parametrize(
    "target",
    ["合计30.00万元；分项20.00万元；12.00万元", "合计3000万元；人员20.00万元、公用10.00万元"],
)
def test_parts_that_do_not_make_their_sum_are_told(target: str) -> None:
    assert told(target) == [Severity.WARNING]


@pytest.mark.parametrize(
    "target",
    [
        "合计30.00万元；分项20.00万元；10.00万元",
        "合计30.00万元；分项20.00万元；10.01万元",
        "合计30.00万元；其中人员20.00万元",
        "合计30.00万元，其中：人员20.00万元，公用8.00万元",
        "合计30万元、每村10万元、每户2万元",
        "合计30万元；单价不超过3万元；监理费2万元",
        "合计30万元；分项20万元、12万元，结余2万元",
        "共计30万元；较预算32万元节约2万元；",
        "合计30.00万元；分项20.00万元；1200元",
        "≤30.00万元",
    ],
)
def test_parts_that_make_it_and_lists_of_some_are_not(target: str) -> None:
    assert told(target) == []
