"""Titles composed of their parts in the orders in which publishers print them, and the form they name."""

from __future__ import annotations

from itertools import product

import pytest

from pipeline.vocabulary import SpecError
from pipeline.vocabulary.forms import Form, Forms
from pipeline.vocabulary.titles import MadeOf, Titles, values_of
from pipeline.vocabulary.told_apart import check_forms
from tests.support import VOCABULARY

FORMS = VOCABULARY.forms

FUNDS = {
    "": ("",),
    "fiscal_appropriation": ("财政拨款",),
    "general_public": ("一般公共预算", "一般公共预算拨款", "一般公共预算财政拨款", "公共财政预算"),
    "government_fund": (
        "政府性基金预算",
        "政府性基金",
        "政府性基金预算财政拨款",
        "财政拨款政府性基金",
    ),
    "state_capital": ("国有资本经营预算", "国有资本经营预算财政拨款", "国有资本经营预算拨款"),
}
SCOPES = (
    "",
    "部门",
    "单位",
    "本年",
    "2026年",
    "2026年度",
    "2026年市级部门",
    "2025年预算单位",
    "2021年部门综合预算",
    "岱山县水利局2026年度",
    "舟山市社会保险基金管理中心",
    "表3 ",
    "公开05表 ",
    "（三）",
    "五、2018年度岱山县水利局",
)
TAILS = {
    "budget": ("预算表", "表", "预算总表", "总表", "预算情况表", "总体情况表"),
    "final": ("决算表", "决算总表"),
}
QUALIFIERS = ("", "（不含上年结转）", "（续）", "（公开表）", "（本级）")

BUDGET = {
    ("", "收支"): "budget.income_expenditure",
    ("", "收入"): "budget.income",
    ("", "支出"): "budget.expenditure",
    ("", "基本支出"): "budget.basic",
    ("", "项目支出"): "budget.project",
    ("fiscal_appropriation", "收支"): "budget.fiscal_appropriation",
    ("fiscal_appropriation", "支出"): "budget.fiscal_appropriation_expenditure",
    ("fiscal_appropriation", "基本支出"): "budget.fiscal_appropriation_basic",
    ("fiscal_appropriation", "项目支出"): "budget.project",
    ("general_public", "支出"): "budget.general_public",
    ("general_public", "基本支出"): "budget.general_public_basic",
    ("general_public", "项目支出"): "budget.general_public_project",
    ("government_fund", "支出"): "budget.government_fund",
    ("government_fund", "收支"): "budget.government_fund",
    ("state_capital", "支出"): "budget.state_capital",
    ("state_capital", "收支"): "budget.state_capital",
}
FINAL = {
    ("", "收入支出"): "final.income_expenditure",
    ("", "收支"): "final.income_expenditure",
    ("", "收入"): "final.income",
    ("", "支出"): "final.expenditure",
    ("", "项目支出"): "final.project",
    ("fiscal_appropriation", "收入支出"): "final.fiscal_appropriation",
    ("fiscal_appropriation", "支出"): "final.fiscal_appropriation_expenditure",
    ("general_public", "支出"): "final.general_public",
    ("general_public", "收入支出"): "final.general_public",
    ("general_public", "基本支出"): "final.general_public_basic",
    ("general_public", "项目支出"): "final.general_public_project",
    ("government_fund", "收入支出"): "final.government_fund",
    ("state_capital", "支出"): "final.state_capital",
}
CASES = [
    *(("budget", fund, what, form) for (fund, what), form in BUDGET.items()),
    *(("final", fund, what, form) for (fund, what), form in FINAL.items()),
]


def named(title: str, kind: str, headings: tuple[str, ...] = ()) -> str:
    form = FORMS.match(title, kind, headings)
    return form.id if form else ""


@pytest.mark.parametrize(("kind", "fund", "what", "form"), CASES)
def test_a_title_names_its_form_in_whatever_order(
    kind: str, fund: str, what: str, form: str
) -> None:
    for scope, of_fund, tail, said in product(SCOPES, FUNDS[fund], TAILS[kind], QUALIFIERS):
        orders = {f"{scope}{of_fund}{what}{tail}{said}"}
        if not scope.strip().endswith(("表", "）")) and of_fund:  # 一般公共预算本年支出表
            orders.add(f"{of_fund}本年{what}{tail}{said}")
            orders.add(f"{scope}{what}{tail}（{of_fund}）{said}")
        for title in orders:
            assert named(title, kind) == form, title


CLASSIFIED = {
    "（按功能分类科目）": ("budget.general_public", "budget.general_public_basic_functional"),
    "（功能科目）": ("budget.general_public", "budget.general_public_basic_functional"),
    "（按支出功能分类科目）": ("budget.general_public", "budget.general_public_basic_functional"),
    "（按经济分类科目）": ("budget.general_public_economic", "budget.general_public_basic"),
    "（按部门预算支出经济分类科目）": (
        "budget.general_public_economic",
        "budget.general_public_basic",
    ),
    "（部门经济分类）": ("budget.general_public_economic", "budget.general_public_basic"),
    "（按政府预算经济分类）": (
        "budget.general_public_government_economic",
        "budget.general_public_basic_government",
    ),
    "（按支出经济分类科目-不含上年结转）": (
        "budget.general_public_economic",
        "budget.general_public_basic",
    ),
}


@pytest.mark.parametrize("said", CLASSIFIED)
@pytest.mark.parametrize("basic", [False, True])
def test_the_classification_tells_forms_apart(said: str, basic: bool) -> None:
    what = "基本支出" if basic else "支出"
    form = CLASSIFIED[said][basic]
    for scope, tail in product(SCOPES, ("预算表", "明细表", "预算明细表", "表")):
        title = f"{scope}一般公共预算{what}{tail}{said}"
        assert named(title, "budget", ("科目编码",)) == form, title
    inside = said.strip("（）").removeprefix("按").removesuffix("-不含上年结转")
    assert named(f"一般公共预算{what}{inside}预算表", "budget", ("科目编码",)) == form


@pytest.mark.parametrize(
    ("title", "kind", "form"),
    [
        ("西海大学收支预算总表", "budget", "budget.income_expenditure"),
        ("西海大学支出预算表", "budget", "budget.expenditure"),
        ("高等学校财政拨款支出决算表", "final", "final.fiscal_appropriation_expenditure"),
        ("部门预算项目支出及其他支出预算表", "budget", "budget.project"),
        ("一般公共预算机关运行经费支出预算表", "budget", "budget.agency_operation"),
        ("财政拨款安排的行政经费及“三公”经费预算表", "budget", "budget.three_public"),
        ("财政拨款“三公”经费及会议费、培训费支出决算表", "final", "final.three_public"),
        ("一般公共预算财政拨款“三公”经费支出决算表", "final", "final.three_public_general"),
        ("财政专户管理资金预算支出表", "budget", "budget.fiscal_account"),
        ("财政拨款支出明细表（按经济科目分类）", "budget", "budget.fiscal_appropriation_economic"),
        ("政府购买服务预算财政拨款明细表", "budget", "purchased_services"),
        ("政府购买服务预算表（按指导性目录）", "budget", "purchased_services"),
        ("部门采购项目预算表", "budget", "procurement"),
        ("政府购买服务项目清单", "budget", "purchased_services"),
        ("债务还本付息支出预算表", "budget", "debt"),
        ("地方政府债券资金安排表", "final", "debt"),
        ("单位资金收支预算表", "budget", "budget.unit_funds_summary"),
        ("单位资金支出预算表", "budget", "budget.unit_funds"),
        ("财政专户管理资金收入预算表", "budget", "budget.fiscal_account_income"),
        ("结转结余资金预算表", "budget", "budget.carry_over"),
        ("机构运行信息决算表", "final", "final.agency_information"),
        ("项目支出绩效自评情况表", "final", "final.self_evaluation_project"),
        ("支出决算表（按经济分类）", "final", "final.economic"),
        ("政府购买服务指导性目录", "budget", "catalogue"),
        ("上级专项转移支付项目支出预算表", "budget", "budget.upper_transfers"),
        ("报表目录", "budget", "contents"),
        ("部门政府采购预算表", "budget", "procurement"),
        ("部门政府采购预算表（分单位）", "budget", "procurement"),
        ("部门收入总表（分单位）", "budget", "budget.income"),
        ("收支预算平衡表", "budget", "budget.income_expenditure"),
        ("收支总表（事业单位）", "budget", "budget.income_expenditure"),
        ("其他运转类、特定目标类项目支出预算表", "budget", "budget.project"),
        ("部门基本支出预算表（人员类、运转类公用经费项目）", "budget", "budget.basic"),
        ("一般公共预算财政基本支出", "budget", "budget.general_public_basic"),
        ("政府性基金预算项目支出表", "budget", "budget.government_fund_project"),
        ("上级转移支付补助项目支出预算表", "budget", "budget.upper_transfers"),
        ("专项资金支出预算表", "budget", "budget.special_funds"),
        ("财政专户管理的资金支出预算表", "budget", "budget.fiscal_account"),
        ("财政专户资金收支预算表", "budget", "budget.fiscal_account_summary"),
        ("“三公”两费预算公开表", "budget", "budget.three_public"),
        ("会议费、培训费预算表", "budget", "budget.meetings_training"),
        ("非税收入征收计划表", "budget", "non_tax_income"),
        ("部门（单位）整体支出绩效目标申报表", "budget", "performance_targets_department"),
        ("行政事业类项目收入支出决算表", "final", "final.project_income_expenditure"),
        ("项目支出决算明细表", "final", "final.project_detail"),
        ("基本支出决算明细表", "final", "final.basic_detail"),
        ("财政专户管理资金收入支出决算表", "final", "final.fiscal_account"),
        ("部门决算相关信息统计表", "final", "final.agency_information"),
        ("会议费明细表", "budget", "budget.meetings"),
        ("支出预算分类汇总表（按政府预算经济分类）", "budget", "budget.government_economic"),
        (
            "第二部分 县水利局 2017 年度部门预算表一、收支预算总表",
            "budget",
            "budget.income_expenditure",
        ),
    ],
)
def test_what_places_and_bodies_print_for_themselves(title: str, kind: str, form: str) -> None:
    assert named(title, kind) == form


def test_a_fund_summary_is_told_by_its_header() -> None:
    title = "2020年部门综合预算政府性基金收支表（不含上年结转）"
    assert (
        named(title, "budget", ("支出功能分类科目（按大类）",)) == "budget.government_fund_summary"
    )
    assert named(title, "budget", ("科目编码",)) == "budget.government_fund"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("支出决算表", "budget"),
        ("2023年收支预算总表", "final"),
        ("2026年全市城乡居民基本医疗保险基金收支预算表", "budget"),
        ("2025年全市一般公共预算支出执行情况表", "budget"),
        ("2026年市本级一般公共预算支出预算表", "budget"),
        ("岱山县政府收支总表", "budget"),
        ("政府性基金转移支付支出表", "budget"),
        ("支出预算情况说明", "budget"),
        ("2018年度部门预算表", "budget"),
        ("一般公共预算收入表", "budget"),
        ("行政事业性收费收入预算表", "budget"),
        ("事业收入预算表", "budget"),
        ("纳入财政专户管理的事业收入支出表", "budget"),
        ("一般公共预算“三保”支出表", "budget"),
        ("罚没收入支出表", "budget"),
        ("水库经费支出总表（水库专项资金）", "budget"),
    ],
)
def test_other_titles_name_no_form(title: str, kind: str) -> None:
    assert named(title, kind, ("科目编码", "合计")) == ""


def test_the_parts_of_a_title_are_told() -> None:
    parts = FORMS.titles.parts_of("2026年市级部门一般公共预算财政拨款基本支出预算明细表")
    assert parts is not None
    assert {facet: set(values_of(parts, facet)) for facet, _ in parts} == {
        "fund": {"general_public"},
        "type": {"basic"},
        "direction": {"expenditure"},
        "extent": {"detail"},
        "stage": {"budget"},
    }
    assert FORMS.titles.parts_of("水库蓄水情况一览") is None


def form(form_id: str, **said: object) -> Form:
    made = {"id": form_id, "kind": "budget", "name": "甲", "name_en": "A"}
    return Form.model_validate(made | said)


def test_two_forms_that_one_title_names_are_refused() -> None:
    one = form(
        "budget.one", made_of=[{"direction": "expenditure", "fund": ["none", "state_capital"]}]
    )
    two = form("budget.two", made_of=[{"direction": "expenditure", "fund": "*"}])
    with pytest.raises(SpecError, match=r"budget\.one and budget\.two fit the same title"):
        check_forms(Forms(forms=(one, two), cross_table=(), titles=FORMS.titles), "here")
    told = two.model_copy(update={"headings": ("水情",)})
    check_forms(Forms(forms=(one, told), cross_table=(), titles=FORMS.titles), "here")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "no title names it"),
        ({"made_of": [{"direction": "sideways"}]}, r"direction\.sideways has no words"),
        ({"titles": ["水表"], "stands_in": ["budget.x"]}, r"no form budget\.x"),
    ],
)
def test_a_form_that_nothing_can_name_is_refused(said: dict[str, object], message: str) -> None:
    forms = Forms(forms=(form("budget.one", **said),), cross_table=(), titles=FORMS.titles)
    with pytest.raises(SpecError, match=message):
        check_forms(forms, "here")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"size": {"big": ["大"]}}, "no facet size"),
        ({"fund": {"a": ["基金"], "b": ["基 金"]}}, "基金 stands twice"),
    ],
)
def test_words_that_cannot_be_are_refused(parts: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Titles.model_validate({"parts": parts})


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("a", "a", True),
        ("a", "b", False),
        ("a+b", "b+a", True),
        ("a+*", "a+b", True),
        ("a+b", "c+*", False),
        ("none", "*", True),
        ("a+*", "b+*", True),
    ],
)
def test_choices_overlap_where_a_title_could_be_both(one: str, other: str, shared: bool) -> None:
    first, second = (MadeOf.model_validate({"subject": said}) for said in (one, other))
    assert first.shared_with(second) is second.shared_with(first) is shared
