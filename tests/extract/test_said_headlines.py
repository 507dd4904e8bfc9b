"""Headlines that no form states: from the prose, where the tables prove them; one way or not at all."""

from __future__ import annotations

from pipeline.extract import extract_headlines, extract_said_headlines
from pipeline.model.records import Headline
from tests.support import printed, understood

TABLE = printed("""
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 合计
     → 合计 → 50.00
    301 → 工资福利支出 → 40.00
    302 → 商品和服务支出 → 10.00
    """)
HEADING = "\n二、一般公共预算基本支出情况说明\n\n"
BOTH = (
    "（一）人员经费40.00万元。主要包括：基本工资。\n（二）公用经费10.00万元。主要包括：办公费。\n"
)
OPERATING = "\n三、机关运行经费\n\n2023年本部门机关运行经费预算8.00万元，比上年增加1.00万元。\n"


def said(text: str, tables: str = TABLE) -> dict[str, Headline]:
    found = understood(tables + text)
    stated = extract_headlines(found.amounts)
    headlines = extract_said_headlines(
        found.identity, found.amounts, found.claims, stated, found.findings, {}
    )
    return {each.headline: each for each in headlines}


def test_staff_and_running_costs_that_are_the_basic_expenditure_of_a_table() -> None:
    found = said(HEADING + BOTH)
    staff = found["personnel"]
    assert (staff.amount_text, staff.unit, staff.fiscal_year) == ("40.00", "万元", 2023)
    assert (staff.fund, staff.trust, staff.table) == ("general_public", "checked", "")
    assert staff.row_no is None
    assert staff.claim_no
    assert found["public"].amount_text == "10.00"


def test_basic_and_project_expenditure_that_are_all_of_a_total() -> None:
    summary = printed("""
        部门收支总表

        单位：万元

        收入项目 → 预算数 → 支出项目 → 预算数
        一、财政拨款收入 → 90.00 → 一、农林水支出 → 90.00
        收入总计 → 90.00 → 支出总计 → 90.00
        """)
    text = (
        "\n二、支出预算\n\n2023年支出预算90.00万元，其中：基本支出50.00万元，项目支出40.00万元。\n"
    )
    found = said(text, summary)
    assert (found["basic"].amount_text, found["basic"].trust) == ("50.00", "checked")
    assert found["project"].amount_text == "40.00"


def test_what_no_table_proves_is_left_out() -> None:
    assert not said(HEADING + BOTH.replace("40.00", "41.00"))


def test_what_is_stated_in_two_ways_is_left_out() -> None:
    other = OPERATING.replace("8.00", "9.00")
    assert "operating_cost" not in said(OPERATING + other)
    assert said(OPERATING)["operating_cost"].trust == "printed"


def test_a_part_of_a_total_that_its_sentence_makes_up() -> None:
    found = said(
        "\n二、预算情况\n\n岱山县水利局预算50.00万元，包括在职人员经费30.00万元、公用经费10.00万元、"
        "对个人和家庭的补助支出4.00万元、项目支出6.00万元。\n"
    )
    assert {name: each.amount_text for name, each in found.items()} == {
        "public": "10.00",
        "project": "6.00",
    }


def test_a_form_that_states_it_comes_first() -> None:
    form = printed("""
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费 → 项目支出
         → 合计 → 50.00 → 40.00 → 10.00 → 0.00
        213 → 农林水支出 → 50.00 → 40.00 → 10.00 → 0.00
        """)
    assert not said("\n" + form + HEADING + BOTH)


def test_last_years_figure_is_none_of_this_year() -> None:
    assert not said("\n三、机关运行经费\n\n2022年本部门机关运行经费预算8.00万元。\n")


THREE_PUBLIC = (
    "\n四、“三公”经费\n\n2023年“三公”经费预算3.00万元，与上年持平。\n因公出国（境）费0.00万元，与上年持平。\n"
    "公务用车运行维护费2.00万元，与上年持平。\n公务接待费1.00万元，与上年持平。\n"
)


def test_three_public_that_no_form_states_with_parts_that_prove_it() -> None:
    found = said(THREE_PUBLIC)
    assert {name: (each.amount_text, each.trust) for name, each in found.items()} == {
        "three_public": ("3.00", "checked"),
        "three_public.abroad": ("0.00", "checked"),
        "three_public.vehicle_running": ("2.00", "checked"),
        "three_public.reception": ("1.00", "checked"),
    }
    unproven = said(THREE_PUBLIC.replace("预算3.00", "预算4.00"))
    assert unproven["three_public"].trust != "checked"
