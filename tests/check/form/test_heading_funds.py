"""Headings of one fund over a text that speaks of another one only."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, understood

CHECK = "form.heading_fits_text"


def said(heading: str, text: str) -> Understood:
    return understood(f"一、收支情况\n\n支出预算90万元。\n\n二、{heading}\n\n{text}\n")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("政府性基金预算支出情况", "本部门没有使用国有资本经营预算安排的支出。"),
        ("国有资本经营预算支出情况", "2024年政府性基金预算支出5.00万元，与上年持平。"),
        ("政府性基金预算收支情况说明", "一般公共预算支出90.00万元，主要用于水利。"),
        ("政府性基金预算支出情况", "1.2024年本单位无国有资本经营预算支出。"),
    ],
)
def test_a_text_of_another_fund_is_told(heading: str, text: str) -> None:
    (finding,) = said(heading, text).of(CHECK, Outcome.FAIL)
    assert heading in finding.message


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("政府性基金预算支出情况", "本部门没有使用政府性基金预算安排的支出。"),
        ("政府性基金预算支出情况", "基金预算支出5.00万元，未安排国有资本经营预算。"),
        ("政府性基金预算支出情况", "专项债券5.00万元，不含国有资本经营预算。"),
        ("政府性基金预算支出情况", "支出预算5.00万元，与上年持平。"),
        ("政府性基金预算支出情况", "一般公共预算和国有资本经营预算另行说明。"),
        ("政府性基金、国有资本经营预算情况", "政府性基金预算支出5.00万元。"),
        ("国有资本经营预算支出情况", "国资预算支出0万元，政府性基金预算支出5.00万元。"),
        ("一般公共预算支出情况", "财政拨款90.00万元，政府性基金预算另列。"),
        ("一般公共预算基本支出情况", "人员经费60.00万元，不含政府性基金预算。"),
        ("机关运行经费情况", "政府性基金预算没有安排机关运行经费。"),
        ("政府性基金预算支出情况", "支出5.00万元，比上年减少，一般公共预算相应增加。"),
        ("政府性基金预算收支情况", "城乡社区支出5.00万元。一般公共预算支出未在此反映。"),
        ("国有资本经营预算支出情况", "政府性基金预算已在上表说明，本项为空。"),
        ("一般公共预算“三公”经费情况", "“三公”经费5.00万元，与政府性基金预算无关。"),
        ("一般公共预算支出情况", "支出90.00万元，部分支出改由政府性基金预算列支。"),
        ("国有资本经营预算的说明", "没有政府性基金预算以外的收益。"),
    ],
)
def test_what_may_be_of_the_heading_is_not(heading: str, text: str) -> None:
    assert said(heading, text).of(CHECK, Outcome.FAIL) == []


def test_headings_that_fit_are_counted() -> None:
    found = said("政府性基金预算支出情况", "政府性基金预算支出5.00万元。")
    assert "1 个标题" in found.of(CHECK, Outcome.PASS)[0].message
    assert said("机关运行经费", "机关运行经费5.00万元。").of(CHECK, Outcome.NOT_APPLICABLE)
