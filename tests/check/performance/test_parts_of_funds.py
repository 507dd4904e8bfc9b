"""Forms of performance that name one part of their money only."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

CHECK = "performance.funds"
FAIL = Outcome.FAIL


def failures(money: str, title: str = "堤防加固项目绩效目标表", opens: str = "") -> int:
    """How many sums fail of a form with some rows of money."""
    found = understood(
        printed(f"""
        2023年部门预算

        {title}
        {opens or "项目名称 → 堤防加固 → → → "}
        {money}
        一级指标 → 二级指标 → 三级指标 → 指标值 →
        产出指标 → 数量指标 → 加固长度 → 3公里 →
        """)
    )
    return len(found.of(CHECK, FAIL))


WHOLE = "项目资金（万元） → 年度资金总额 → 50.00 → → "
OWN = "→ 其中：财政拨款 → {} → → "
OTHER = "→ 其他资金 → {} → → "


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        ("45.00", None, 0),
        ("50.00", None, 0),
        ("55.00", None, 1),
        ("45.00", "", 1),
        ("45.00", "3.00", 1),
    ],
)
def test_a_whole_may_be_more_than_the_one_part_below_it(
    own: str, other: str | None, told: int
) -> None:
    rows = [WHOLE, OWN.format(own)] + ([] if other is None else [OTHER.format(other)])
    assert failures("\n        ".join(rows)) == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("预算数（万元） → 50.00 → 其中：财政资金 → 45.00 → ", 0),
        ("预算数（万元） → 50.00 → 其中：财政资金 → 55.00 → ", 1),
    ],
)
def test_a_whole_may_be_more_than_the_one_part_beside_it(row: str, told: int) -> None:
    assert failures(row) == told
