"""Counts of sentences, bound to the rows of forms that count as many."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims
from tests.support import printed

ASSETS = printed("""
    国有资产占用情况表

    项目 → 行次 → 数量 → 单位
    一、车辆数合计（台、辆） → 1 → 3 → 辆
    1.机要通信用车 → 2 → 1 → 辆
    2.执法执勤用车 → 3 → 2 → 辆
    二、单价100万元（含）以上设备（不含车辆）（台、套） → 4 → 5 → 套
    """)
SAID = "截至2023年12月31日，本部门共有车辆3辆，其中：机要通信用车{one}辆、执法执勤用车2辆。"


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (SAID.format(one=1), {"机要通信用车": 2, "执法执勤用车": 3}),
        # another number is no such row's: nothing is bound, and nothing said of it here
        (SAID.format(one=7), {"机要通信用车": None, "执法执勤用车": 3}),
        ("单价100万元以上的设备5台（套）。", {"单价100万元以上的设备": 4}),
        # what is bought is none of what there is
        ("本部门预算安排购置执法执勤用车2辆。", {"购置执法执勤用车": None}),
        (
            "本部门预算安排购置车辆4辆，其中：其他用车4辆；单价100万元以上的设备5台（套）。",
            {"购置车辆": None, "其他用车": None, "购置单价100万元以上的设备": None},
        ),
        (
            "本部门预算安排购置车辆3辆，其中：机要通信用车1辆、执法执勤用车2辆。",
            {"购置车辆": None, "机要通信用车": None, "执法执勤用车": None},
        ),
        (
            "本部门预算安排购置车辆4辆。单价100万元以上的设备5台（套）。",
            {"购置车辆": None, "购置单价100万元以上的设备": None},
        ),
        (
            "本部门共有其他用车4辆。单价100万元以上的设备5台（套）。",
            {"其他用车": None, "单价100万元以上的设备": 4},
        ),
    ],
)
def test_counts_are_bound_where_a_row_of_their_name_counts_as_many(
    sentence: str, rows: dict[str, int | None]
) -> None:
    found = claims(f"{sentence}\n\n{ASSETS}")
    assert {c.indicator: c.bound_row_no for c in found if not c.code} == rows
