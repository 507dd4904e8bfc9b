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
        ("收入预算98.00万元，比上年增加12.35万，增长14.42%。", "元"),
        ("培训费年初预算2.00万元，支出决算为1.50万。", "元"),
        ("教育支出12.00万元，占6.20%；住房保障支出23.00万元，占11.88；其他占81.92%。", "%"),
        ("教育支出12.00万元，占本年支出的比例为6.20。", "%"),
        ("年初预算为0.00万元，支出决算为4.19。决算数大于预算数。", "万元"),
        ("较上年增加61.68万元，主要原因是2022增加了办公经费。", "年"),
        ("其中：2026应急保障用车13辆。", "年"),
        ("追加2022中央重大传染病项目经费。", "年"),
        ("根据《关于规范补助的通知》（闽财预〔2021〕5）文件精神安排。", "号"),
        ("根据闽人社文〔2009〕60及榕劳社保〔2010〕38号文执行。", "号"),
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
        "参保人数增加2.35万人，完成投资12.00万元。",
        "人员由2019增加到2022，主要原因是新设机构。",
        "车辆编号为2022增加到2030。",
        "学习2026中央一号文件，举办“2026城市论坛”，组建2011计划中心。",
        "根据闽人社文〔2009〕60号及榕劳社保〔2010〕38号文执行。",
        "根据财预〔2021〕5、6号文执行。",
        "参见文献〔2009〕60页。",
    ],
)
def test_figures_with_their_units_and_counts_of_people_are_not(said: str) -> None:
    assert told(said) == []


def test_a_number_of_a_document_in_a_cell_without_its_sign_is_told() -> None:
    text = printed("""
        防汛项目绩效目标表
        项目名称 → 防汛 → →
        年度目标 → 根据省财预〔2021〕5及市财预〔2022〕6号文安排防汛资金。 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    (finding,) = understood(text).of(CHECK, Outcome.FAIL)
    assert "漏印“号”" in finding.message
