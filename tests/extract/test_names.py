"""Names that claims bear: of the item alone, whoever has it and whatever is done with it."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.names import money_named, thing_counted
from tests.extract.claims_support import claims
from tests.support import VOCABULARY

NAMING = VOCABULARY.claims.naming


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("学校建有甲级实验室", "甲级实验室"),
        ("学校已获得甲科技二等奖", "甲科技二等奖"),
        ("在甲国、乙国合作建立某学院", "某学院"),
        ("“十四五”以来获甲基金项目", "甲基金项目"),
        ("共接待国内来访团组", "国内来访团组"),
        ("部门预算安排购置车辆", "购置车辆"),
        ("绩效自评中共发现重点问题", "重点问题"),
        # a verb that tells what little would be left from others, one of what is more than there was
        ("全力做好甲类覆盖区县", "甲类覆盖区县"),
        ("整改问题", "整改问题"),
        ("接待外宾", "接待外宾"),
        ("新建急救站点", "新建急救站点"),
        # no verbs
        ("组织部机关干部", "组织部机关干部"),
        ("获奖教师团队", "获奖教师团队"),
        ("完成率达标单位", "完成率达标单位"),
        ("开展“甲", "开展“甲"),
    ],
)
def test_what_is_counted_is_called_by_its_own_name(words: str, name: str) -> None:
    assert thing_counted(words, NAMING) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("委托业务费涉及财拨资金", "委托业务费"),
        ("委托业务费财政拨款预算总额", "委托业务费"),
        ("一般公共预算安排委托业务费", "委托业务费"),
        ("我县收到甲类补助资金", "甲类补助资金"),
        ("市财政需补助", "市财政补助"),
        ("涉及预算资金", "预算资金"),
        ("涉及资金", "涉及资金"),
        ("含上年结转", "上年结转"),
        ("含税价格", "含税价格"),
        ("需缴纳医疗保险费", "医疗保险费"),
        ("甲类县级补助资金需", "甲类县级补助资金"),
        # projects are called so
        ("组织国家甲类考试工作", "组织国家甲类考试工作"),
        ("完成罚没任务", "完成罚没任务"),
    ],
)
def test_money_is_called_by_its_own_name(words: str, name: str) -> None:
    assert money_named(words, NAMING) == name


def test_money_whose_name_says_its_fund_is_still_of_that_fund() -> None:
    amount, change = claims("2023年委托业务费财政拨款预算12.00万元，比上年增加2.00万元。", "budget")
    assert (amount.indicator, amount.fund) == ("委托业务费", "appropriation")
    assert (change.indicator, change.base_period) == ("委托业务费", 2022)


def test_what_is_cut_to_be_compared_is_of_what_was_stated() -> None:
    found = claims(
        "2023年一般公共预算当年拨款90.00万元，比上年执行数减少10.00万元，扣除甲项目后比上年执行数增加"
        "5.00万元，增幅6.00%。",
        "budget",
    )
    assert [c.indicator for c in found][1:] == [
        "一般公共预算当年拨款",
        "一般公共预算当年拨款（可比口径）",
    ]
    assert found[-1].code == ""


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("截至2022年12月31日，本部门共有车辆2辆。单位价值100万元以上的设备3台。", [2022, 2022]),
        ("截至上年底，本部门人员编制10人。实有人员9人。", [2022, 2022]),
        ("截至2022年底，本部门共有车辆2辆。本部门预算安排购置车辆1辆。", [2022, 2023]),
        ("截至2022年底，共有车辆2辆。2023年拟购大型设备1台。现有职工8人。", [2022, 2023, 2023]),
    ],
)
def test_counts_are_of_the_day_that_was_named_before_them(sentence: str, years: list[int]) -> None:
    assert [c.period for c in claims(sentence, "budget")] == years


def test_labels_of_a_chart_state_nothing() -> None:
    assert claims("2023年支出按类别分类7%10% 1% 甲支出0%乙支出82%") == []
    assert claims("甲支出，34.20%基本支出，55.98%基本支出 甲支出预算图") == []
    assert claims("预算支出情况构成表15.28% 甲支出3.51%乙支出") == []
    assert len(claims("甲支出占7%，乙支出占10%。")) == 2


def test_money_of_work_is_called_by_what_is_done() -> None:
    (claim,) = claims("完成罚没任务150万元。")
    assert (claim.indicator, claim.phase) == ("罚没任务", "")


def test_reasons_are_against_what_the_change_before_them_was_against() -> None:
    found = claims(
        "2023年支出预算90.00万元，比2022年预算增加10.00万元。\n\n"
        "支出预算增加的主要原因是：甲专项经费纳入预算，增加12.00万元。",
        "budget",
    )
    assert [(c.base, c.base_period) for c in found if c.kind == "change"] == [
        ("2022年预算", 2022)
    ] * 2


def test_what_equals_another_figure_is_unchanged() -> None:
    found = claims("一般公共预算会议费预算支出168万元，本年数等于上年预算数。", "budget")
    assert [(c.kind, c.direction, c.base_period) for c in found][1:] == [
        ("change", "unchanged", 2022)
    ]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("完成1%人口抽样调查工作。", []),
        ("完成100%以上的任务。", []),
        ("关于7个方面专项工作报告。", [("专项工作报告", "7")]),
        ("听取5次关于计划、决算和审计工作的报告。", [("关于计划、决算和审计工作的报告", "5")]),
        ("按在职干警人数900人测算。", [("在职干警人数", "900")]),
        ("家庭医生签约35万人。", [("家庭医生签约", "35")]),
    ],
)
def test_names_around_a_figure_are_whole(sentence: str, stated: list[tuple[str, str]]) -> None:
    assert [(c.indicator, c.amount_text) for c in claims(sentence)] == stated


def test_the_name_of_an_item_may_list_several_things() -> None:
    found = claims("3.甲、乙、丙等检察监督支出（项）1,895万元，比上年减少134万元。")
    assert {c.indicator for c in found} == {"甲、乙、丙等检察监督支出（项）"}
    (claim,) = claims("1.住房公积金（项）、提租补贴（项）5万元。")
    assert (claim.indicator, claim.code) == ("住房公积金（项）、提租补贴（项）", "")


@pytest.mark.parametrize(
    ("sentence", "name", "period"),
    [
        ("本部门无2022年结转的政府采购资金支出。", "上年结转的政府采购资金支出", 2023),
        ("2022年结转的甲类资金支出5.00万元。", "上年结转的甲类资金支出", 2023),
        ("2021年结转的甲类资金支出5.00万元。", "结转的甲类资金支出", 2021),
    ],
)
def test_what_was_carried_over_is_of_the_year_after(sentence: str, name: str, period: int) -> None:
    (claim,) = claims(sentence, "budget")
    assert (claim.indicator, claim.period) == (name, period)
