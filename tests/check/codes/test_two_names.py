"""Codes that stand twice with two names."""

from __future__ import annotations

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "code.two_names"


def units(name: str) -> Understood:
    return understood(
        printed(f"""
        部门收入总表

        单位：万元

        单位编码 → 单位名称 → 合计
        417 → 岱山县水利局 → 61.40
        417001 → 岱山县水利局机关 → 41.40
        417002 → 岱山县防汛服务中心 → 20.00

        部门支出总表

        单位：万元

        单位编码 → 单位名称 → 合计
        417 → 岱山县水利局 → 61.40
        417001 → 岱山县水利局机关 → 41.40
        417002 → {name} → 20.00
        """)
    )


def test_a_code_with_two_names_is_told_with_both() -> None:
    (finding,) = units("岱山县水文监测中心").of(CHECK, Outcome.FAIL)
    assert "编码 417002 有两个名称" in finding.message
    assert "《部门支出总表》作“岱山县水文监测中心”" in finding.message


def test_one_name_or_one_cut_short_is_none() -> None:
    assert units("岱山县防汛服务中心").outcomes(CHECK) == [Outcome.PASS]
    assert units("岱山县防汛服务").outcomes(CHECK) == [Outcome.PASS]
