"""Figures that lack their unit."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.support import printed, understood

CHECK = "form.unit_left_out"


def told(said: str) -> list[Finding]:
    text = printed(f"""
        第二部分 预算说明

        一、收支总体情况

        {said}
        """)
    return understood(text).of(CHECK, Outcome.FAIL)


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("收入预算98.00万元，比上年增加12.00万元，增长13.95。主要原因是人员增加。", "%"),
        ("审判支出95.00万元，与上年相比减少10.00万元，减少9.52，主要原因是压减支出。", "%"),
        ("公务接待支出0.39万（含外宾接待支出0.00万元）。", "元"),
        ("教育支出12.00万元，占6.20%；住房保障支出23.00万元，占11.88；其他占81.92%。", "%"),
        ("教育支出12.00万元，占本年支出的比例为6.20。", "%"),
        ("年初预算为0.00万元，支出决算为4.19。决算数大于预算数。", "万元"),
    ],
)
def test_a_figure_without_its_unit_is_told(said: str, unit: str) -> None:
    (finding,) = told(said)
    assert f"漏印“{unit}”" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "收入预算98.00万元，比上年增加12.00万元，增长13.95%。",
        "收入预算98.00万元，比上年增加12.00万元，增长1.2倍。",
        "审判支出95.00万元，与上年相比减少10.00万元，减少9.52万元的车辆费用，主要原因是压减支出。",
        "公务接待支出0.39万元（含外宾接待支出0.00万元）。",
        "惠及农村人口20.5万，完成投资12.00万元。",
    ],
)
def test_figures_with_their_units_and_counts_of_people_are_not(said: str) -> None:
    assert told(said) == []
