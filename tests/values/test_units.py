from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.units import YUAN, in_yuan, is_money, unit_in_heading, unit_line


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：元", "元"),
        ("单位:万元", "万元"),
        ("金额单位： 人民币万元", "人民币万元"),
        ("计量单位：千元", "千元"),
        ("（2022年度）金额单位：亿元", "亿元"),
        ("单  位：人", "人"),
        ("单位：批、次", "批、次"),
        ("（单位：万元）", "万元"),
        ("【金额单位：元】", "元"),
        ("金额单位：元（列至角分）", "元"),
        ("单位：（万元）", "万元"),
        ("单位均为万元", "万元"),
        ("单位：元；%", "元;%"),
    ],
)
def test_a_caption_states_the_unit(line: str, unit: str) -> None:
    assert unit_line(line) == unit


@pytest.mark.parametrize(
    "line",
    [
        "单位：岱山县水利局",
        "编制单位：元",
        "下属单位：个",
        "单位",
        "单位：",
        "本表单位为万元",
        "单位名称：万元",
        "项目单位：石板路元",
        "支出总表（单位：万元）",
        "单位：岱山县水利局（本级）",
        "",
    ],
)
def test_other_lines_state_no_unit(line: str) -> None:
    assert unit_line(line) == ""


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("预算金额（万元）", "万元"),
        ("价值（单位：元）", "元"),
        ("2．车辆保有量（辆）", "辆"),
        ("办公用房（㎡）", "m2"),
        ("增减率(%)", "%"),
        ("公务用车购置及运行费（含租车）（万元）", "万元"),
    ],
)
def test_brackets_after_a_heading_state_its_unit(heading: str, unit: str) -> None:
    assert unit_in_heading(heading) == unit


@pytest.mark.parametrize(
    "heading", ["因公出国（境）费", "维修(护)费", "项目（按功能分类）", "水利局（本级）"]
)
def test_other_brackets_state_no_unit(heading: str) -> None:
    assert unit_in_heading(heading) == ""


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(sorted(YUAN)))
def test_money_becomes_yuan_without_loss(amount: Decimal, unit: str) -> None:
    yuan = in_yuan(amount, unit)
    assert yuan is not None
    assert yuan / YUAN[unit] == amount


@pytest.mark.parametrize("unit", ["", "人", "%", "台、辆", "元/人"])
def test_counts_are_never_yuan(unit: str) -> None:
    assert not is_money(unit)
    assert in_yuan(Decimal(1), unit) is None
