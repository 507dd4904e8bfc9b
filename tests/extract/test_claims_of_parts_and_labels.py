"""Claims of parts that their money alone names, and of figures that a label or examples stand before."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import amounts, claims
from tests.support import printed

ITEMS = """
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 640.00 → 430.00 → 210.00
    213 → 农林水支出 → 640.00 → 430.00 → 210.00
    2130201 → 行政运行 → 430.00 → 430.00 → 0.00
    2130205 → 森林资源培育 → 210.00 → 0.00 → 210.00

    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → → → 项目支出
     → → → 小计 → 人员经费 → 公用经费 → 
     → 合计 → 560.00 → 380.00 → 310.00 → 70.00 → 180.00
    213 → 农林水支出 → 560.00 → 380.00 → 310.00 → 70.00 → 180.00
    2130201 → 行政运行 → 380.00 → 380.00 → 310.00 → 70.00 → 0.00
    2130205 → 森林资源培育 → 180.00 → 0.00 → 0.00 → 0.00 → 180.00
    """


def told(said: str) -> list[Claim]:
    return amounts(said, printed(ITEMS), "二、支出预算情况\n\n")


@pytest.mark.parametrize(
    ("said", "code", "column"),
    [
        ("行政运行430万元，其中一般公共预算拨款380万元。", "2130201", 3),
        ("行政运行430万元（一般公共预算380万元，单位资金50万元）。", "2130201", 3),
        ("人员经费346万元，其中：财政拨款310万元，其他资金36万元。", "personnel", 5),
        ("公用经费840000元，其中财政拨款资金安排700000元。", "public", 6),
        ("项目支出210万元，其中一般公共预算安排180万元，其他30万元。", "project", 7),
    ],
)
def test_a_part_of_one_fund_is_the_item_of_that_money(said: str, code: str, column: int) -> None:
    part = told(said)[1]
    assert (part.code, part.bound_column_no) == (code, column)
    assert part.bound_table.endswith("yibangonggongyusuanzhichubiao")


def test_a_part_of_one_fund_that_no_table_states_has_no_code_and_accuses_nobody() -> None:
    part = told("行政运行430万元，其中一般公共预算拨款391万元。")[1]
    assert (part.bound_table, part.fund) == ("", "general_public")


def test_parts_of_two_items_that_their_money_names_are_of_their_own_item() -> None:
    said = (
        "基本支出430万元（一般公共预算380万元，单位资金50万元），"
        "项目支出210万元（一般公共预算195万元，单位资金15万元）。"
    )
    found = told(said)
    assert [c.code for c in found] == ["basic", "basic", "", "project", "", ""]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("基本支出财政拨款380万元。", "basic"),
        ("项目支出财政拨款预算180万元。", "project"),
        ("公务接待费一般公共预算拨款3万元。", "reception"),
    ],
)
def test_the_fund_may_stand_behind_the_item(said: str, code: str) -> None:
    (claim,) = claims(said, kind="budget")
    assert claim.code == code
    assert claim.fund


@pytest.mark.parametrize(
    "label",
    [
        "（一）收入预算：包括一般公共预算、政府性基金等财政拨款收入，以及事业收入等单位资金。",
        "1.收入预算情况：由财政拨款和自有资金两部分组成。",
        "收入预算：由财政拨款、其他收入等构成。",
    ],
)
@pytest.mark.parametrize(
    "figure", ["2023年年初预算数640万元", "本年预算数为640.00万元", "6400000元"]
)
def test_what_a_paragraph_is_labelled_is_what_its_figures_are_of(label: str, figure: str) -> None:
    parts_said = "一般公共预算拨款560万元，政府性基金预算拨款30万元，事业单位事业收入50万元。"
    said = f"{label}{figure}，其中，{parts_said}"
    whole, *parts = claims(said, kind="budget")
    assert whole.code == "grand_total"
    assert [c.code for c in parts] == ["general_public_income", "fund_income", "business_income"]


def test_a_change_behind_a_labelled_figure_is_of_the_label() -> None:
    *_, change = claims(
        "（一）收入预算：包括财政拨款等。2023年年初预算数640万元。收入较去年增加25万元。",
        kind="budget",
    )
    assert (change.kind, change.code) == ("change", "grand_total")


def test_a_label_that_names_no_money_is_no_subject() -> None:
    (claim,) = claims("（一）主要职责：负责林业管理。行政运行430万元。", kind="budget")
    assert claim.indicator == "行政运行"


@pytest.mark.parametrize(
    "said",
    [
        "包括用于基本工资、津贴补贴等人员经费310万元以及办公费、印刷费等公用经费70万元。",
        "其中工资、社会保险费等方面的人员经费310万元，水费、电费等日常公用经费70万元。",
        "包括用于工资福利等的人员支出310万元和用于日常运转等的公用支出70万元。",
    ],
)
def test_the_kind_of_spending_behind_its_examples_is_what_is_meant(said: str) -> None:
    _, personnel, public = claims(f"基本支出380万元，{said}", kind="budget")
    assert (personnel.code, public.code) == ("personnel", "public")


def test_what_examples_are_of_is_no_indicator_where_it_is_none() -> None:
    (claim,) = claims("用于苗木、农药等采购费用12万元。", kind="budget")
    assert claim.code == ""


@pytest.mark.parametrize(("opening", "end"), [("由", "构成"), ("由", "组成"), ("主要由", "等组成")])
def test_parts_that_make_up_a_figure_are_named_without_what_opens_them(
    opening: str, end: str
) -> None:
    _, first, second = claims(
        f"机关运行经费70万元，{opening}办公费42万元、差旅费28万元{end}。", kind="budget"
    )
    assert (first.indicator, second.indicator) == ("办公费", "差旅费")


@pytest.mark.parametrize(
    "opening", ["收入方面，", "收入：", "收入全部为财政资金：", "收入均为财政拨款："]
)
def test_a_side_that_opens_a_list_tells_of_which_its_funds_are(opening: str) -> None:
    said = f"财政拨款收支总规模560万元。{opening}一般公共预算530万元、政府性基金预算30万元。"
    whole, general, fund = claims(said, kind="budget")
    assert whole.code == "appropriation_total"
    assert (general.code, fund.code) == ("general_public_income", "fund_income")


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (
            "政府采购支出合计90万元，其中：货物支出40万元、工程支出30万元、服务支出20万元。",
            ["procurement", "procurement_goods", "procurement_works", "procurement_services"],
        ),
        (
            "公务用车购置费及运行维护费支出6万元，公务用车购置费和运行费6万元。",
            ["vehicles", "vehicles"],
        ),
        ("本年支出90万元，另结余分配4万元。", ["expenditure", "surplus_distribution"]),
    ],
)
def test_names_in_other_words(said: str, codes: list[str]) -> None:
    assert [c.code for c in claims(said)] == codes


def test_a_path_alone_is_what_the_next_sentence_tells_of() -> None:
    path = "农林水支出（类）林业和草原（款）森林资源培育（项）。"
    (claim,) = claims(f"1.{path}本年支出决算180万元，主要用于造林。")
    assert (claim.code, claim.indicator) == ("2130205", path.removesuffix("。"))


FUND = """
    政府性基金预算财政拨款收入支出决算表

    单位：万元

    科目编码 → 科目名称 → 年初结转和结余 → 本年收入 → 本年支出 → → → 年末结转和结余
     → → → → 小计 → 基本支出 → 项目支出 → 
     → 合计 → 5.00 → 60.00 → 52.00 → 0.00 → 52.00 → 13.00
    212 → 城乡社区支出 → 5.00 → 60.00 → 52.00 → 0.00 → 52.00 → 13.00
    """


def test_money_of_a_fund_is_told_on_behind_a_semicolon() -> None:
    said = (
        "政府性基金预算财政拨款收入60万元；年初结转和结余5万元；"
        "支出52万元，其中基本支出0万元，项目支出52万元。"
    )
    heading = "八、政府性基金预算财政拨款收入支出决算情况\n\n"
    found = [c for c in claims(f"{said}\n\n{printed(FUND)}", heading=heading) if c.bound_table]
    assert [c.bound_column_no for c in found] == [4, 3, 5, 6, 7]
    assert found[2].code == "government_fund"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (
            "“三公”经费6万元，其中公务用车购置及运行费6万元（购置费0万元、运行费6万元）",
            ["three_public", "vehicles", "vehicle_purchase", "vehicle_operation"],
        ),
        (
            "财政拨款支出94万元（一般公共预算90万元、政府性基金4万元）",
            ["appropriation_expenditure", "general_public", "government_fund"],
        ),
        (
            "财政拨款收入94万元（一般公共预算90万元），年初结转7万元（一般公共预算5万元）",
            ["appropriation_income", "general_public_income", "", ""],
        ),
        ("基本支出90万元，包括工资等人员经费80万元", ["basic", "personnel"]),
        ("基本支出90万元，包括乙站等人员经费80万元", ["basic", ""]),
    ],
)
def test_parts_are_of_what_stands_before_their_bracket(said: str, codes: list[str]) -> None:
    assert [c.code for c in claims(f"{said}。")] == codes


def test_what_is_spent_behind_the_income_of_the_year_is_of_its_fund() -> None:
    said = "政府性基金预算财政拨款年初结转和结余5万元，本年收入60万元，支出52万元。"
    heading = "八、政府性基金预算财政拨款收入支出决算情况\n\n"
    opening, income, spent = (
        c for c in claims(f"{said}\n\n{printed(FUND)}", heading=heading) if c.bound_table
    )
    assert [c.bound_column_no for c in (opening, income, spent)] == [3, 4, 5]
    assert spent.code == "government_fund"
