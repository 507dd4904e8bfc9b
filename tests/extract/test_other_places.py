"""Tables as provinces print them that no sample is from: what their amounts are of, and no false sum."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_headlines
from tests.support import VOCABULARY, Understood, from_word, printed, understood

ACCUSES = ("arithmetic.", "cross_table.")


def fails(found: Understood) -> list[str]:
    return [
        f.message for f in found.findings if f.outcome == "fail" and f.check.startswith(ACCUSES)
    ]


def measures(found: Understood) -> dict[str, str]:
    return {amount.column_label: amount.measure for amount in found.amounts}


PIECES = """
    一般公共预算支出情况表
    部门名称：岱山县水利局 → → → → → → → 单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → → → → 项目支出
     → → → 小计 → 人员经费 → → 公用经费 →
     → → → → 工资福利支出 → 对个人和家庭的补助 → →
     → 合计 → 61.40 → 41.40 → 30.00 → 6.40 → 5.00 → 20.00
    213 → 农林水支出 → 40.00 → 20.00 → 11.00 → 4.00 → 5.00 → 20.00
    21303 → 水利 → 40.00 → 20.00 → 11.00 → 4.00 → 5.00 → 20.00
    221 → 住房保障支出 → 21.40 → 21.40 → 19.00 → 2.40 → →
    22102 → 住房改革支出 → 21.40 → 21.40 → 19.00 → 2.40 → →
"""
"""人员经费 by economic class, without a sum of its own."""


def test_classes_of_which_a_part_is_made_are_no_such_part() -> None:
    found = understood(printed(PIECES))
    assert measures(found) == {
        "合计": "total",
        "基本支出/小计": "basic",
        "基本支出/人员经费/工资福利支出": "basic.personnel.wages",
        "基本支出/人员经费/对个人和家庭的补助": "basic.personnel.families",
        "基本支出/公用经费": "basic.public",
        "项目支出": "project",
    }
    assert fails(found) == []
    headlines = {each.headline for each in extract_headlines(found.amounts)}
    assert "personnel" not in headlines
    assert {"basic", "public", "project"} <= headlines


def test_a_class_headed_by_the_type_alone_is_not_all_of_it() -> None:
    found = understood(
        printed("""
        一般公共预算支出表
        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → → → 项目支出
         → → → 工资福利支出 → 商品和服务支出 → 对个人和家庭的补助 →
         → 合计 → 61.40 → 30.00 → 5.00 → 6.40 → 20.00
        213 → 农林水支出 → 61.40 → 30.00 → 5.00 → 6.40 → 20.00
        """)
    )
    stated = {each.headline: each.amount_text for each in extract_headlines(found.amounts)}
    assert stated.keys().isdisjoint({"basic", "personnel", "public"})
    assert stated["project"] == "20.00"


def test_rates_of_a_class_stay_rates() -> None:
    found = understood(
        printed("""
        支出总表
        单位：万元

        科目编码 → 科目名称 → 工资福利支出 → 
         → → 预算数 → 增减%
        213 → 农林水支出 → 30.00 → 5.00
        """)
    )
    assert measures(found)["工资福利支出/增减%"] == "wages.change_rate"
    assert {a.unit for a in found.amounts} == {"万元", "%"}


@pytest.mark.parametrize("dash", ["—", "--", "——", "－"])
def test_what_part_of_a_form_it_is_may_stand_behind_a_dash(dash: str) -> None:
    found = understood(
        printed(f"""
        表八：
        一般公共预算基本支出表{dash}人员经费（工资福利支出）（按部门预算经济分类）
        部门：417_岱山县水利局 → → → → 单位：万元

        功能科目 → 科目名称 → 总计 → 基本工资 → 津贴补贴
         → 合计 → 30.00 → 18.00 → 12.00
        213 → 农林水支出 → 30.00 → 18.00 → 12.00
        """)
    )
    assert found.table.title.startswith("一般公共预算基本支出表")
    assert found.table.form == "budget.personnel"
    assert found.table.entity.code == "417"
    assert {a.fund for a in found.amounts} == {"general_public"}
    assert {a.direction for a in found.amounts} == {"expenditure"}


def test_the_fund_of_a_form_of_any_fund_is_that_of_its_title() -> None:
    found = understood(
        printed("""
        一般公共预算“三公”经费支出表
        单位：万元

        “三公”经费合计 → 因公出国（境）费 → 公务用车购置及运行费 → → → 公务接待费
         → → 小计 → 公务用车购置费 → 公务用车运行费 →
        9.00 → → 6.00 → → 6.00 → 3.00
        """)
    )
    assert found.table.form == "budget.three_public"
    assert {a.fund for a in found.amounts} == {"general_public"}


def test_functions_over_classes_add_up_in_each_column_of_the_project_form() -> None:
    """One list by function: the form of blocks by economic class in another shape."""
    found = understood(
        printed("""
        一般公共预算财政拨款项目支出决算表
        单位：万元

        科目编码 → 科目名称 → 合计 → 商品和服务支出 → 资本性支出
         → 合计 → 90.00 → 80.00 → 10.00
        213 → 农林水支出 → 90.00 → 80.00 → 10.00
        21303 → 水利 → 90.00 → 80.00 → 10.00
        2130306 → 水利工程运行与维护 → 50.00 → 45.00 → 5.00
        2130314 → 防汛 → 40.00 → 35.00 → 5.00
        """),
        kind="final",
    )
    assert found.table.form == "final.general_public_project"
    assert fails(found) == []
    assert found.outcomes("arithmetic.subtotal").count("pass") > 3


def test_one_list_of_basic_expenditure_adds_up_by_column() -> None:
    found = understood(
        printed("""
        一般公共预算财政拨款基本支出决算表
        单位：万元

        科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
         → 合计 → 45.00 → 40.00 → 5.00
        301 → 工资福利支出 → 40.00 → 40.00 → 
        30101 → 基本工资 → 25.00 → 25.00 → 
        30102 → 津贴补贴 → 15.00 → 15.00 → 
        302 → 商品和服务支出 → 5.00 → → 5.00
        30201 → 办公费 → 5.00 → → 5.00
        """),
        kind="final",
    )
    assert fails(found) == []
    assert found.outcomes("arithmetic.subtotal").count("pass") > 2


def test_a_function_names_no_fund_of_the_income_spent_on_it() -> None:
    found = understood(
        printed("""
        收入总表
        单位：万元

        科目编码 → 科目名称 → 合计 → 国有资本经营预算
        223 → 国有资本经营预算支出 → 9.00 → 9.00
        """)
    )
    assert [(a.column_label, a.fund) for a in found.amounts] == [
        ("合计", ""),
        ("国有资本经营预算", "state_capital"),
    ]


def test_a_source_of_income_is_of_the_fund_that_it_names() -> None:
    found = understood(
        printed("""
        收入总表
        单位：万元

        项目 → 金额
        一、一般公共预算资金 → 9.00
        二、事业收入 → 1.00
        """)
    )
    assert [a.fund for a in found.amounts] == ["general_public", ""]


def test_a_side_begins_with_the_names_below_its_heading() -> None:
    found = understood(
        printed("""
        表一
        部门收支总体情况表
        编制部门：岱山县水利局 → → → 单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 功能分类 → 预算数
        财政拨款（补助） → 61.40 → 201 一般公共服务支出 →
        事业收入 → → 213 农林水支出 → 40.00
        其他收入 → → 221 住房保障支出 → 21.40
        收入总计 → 61.40 → 支出总计 → 61.40
        """)
    )
    assert [(a.code, a.row_label, a.direction) for a in found.amounts] == [
        ("", "财政拨款（补助）", "revenue"),
        ("213", "农林水支出", "expenditure"),
        ("221", "住房保障支出", "expenditure"),
        ("", "收入总计", "revenue"),
        ("", "支出总计", "expenditure"),
    ]


@pytest.mark.parametrize("number", ["5304032100000000301", "42050625203T000001"])
def test_the_number_of_a_project_is_neither_an_amount_nor_its_name(number: str) -> None:
    found = understood(
        printed(f"""
        项目支出表
        单位：元

        项目编码 → 项目名称 → 合计 → 一般公共预算
         → 合计 → 300.00 → 300.00
        {number} → 河道疏浚 → 100.00 → 100.00
        {number[:-1]}2 → 水文监测 → 200.00 → 200.00
        """)
    )
    assert [(a.row_label, a.amount_text) for a in found.amounts if a.column_no > 3] == [
        ("合计", "300.00"),
        ("河道疏浚", "100.00"),
        ("水文监测", "200.00"),
    ]
    assert len(found.amounts) == 6
    texts = [cell.text for row in found.table.body for cell in row if cell]
    assert number in texts


def test_economic_classes_below_their_class_are_headings_whatever_they_are_called() -> None:
    found = understood(
        printed("""
        表3
        一般公共预算支出预算表
        部门：岱山县水利局 → → → → → → → 金额单位：万元

        项目 → → → → 项目 → 合计 → 工资福利支出 → → → 商品和服务支出 →
        科目编码 → → → 单位代码 → 单位名称（科目） → → 小计 → 基本工资 → 津贴补贴 → 小计 → 邮电费
        类 → 款 → 项 → → → → → → → →
         → → → → 合计 → 61.40 → 51.40 → 30.00 → 21.40 → 10.00 → 10.00
        213 → → → 321301 → 农林水支出 → 61.40 → 51.40 → 30.00 → 21.40 → 10.00 → 10.00
        213 → 03 → → 321301 → 水利 → 61.40 → 51.40 → 30.00 → 21.40 → 10.00 → 10.00
        """)
    )
    columns = list(measures(found))
    assert columns == [
        "合计",
        "工资福利支出/小计",
        "工资福利支出/基本工资",
        "工资福利支出/津贴补贴",
        "商品和服务支出/小计",
        "商品和服务支出/邮电费",
    ]
    assert list(dict.fromkeys((a.code, a.row_label) for a in found.amounts)) == [
        ("", "合计"),
        ("213", "农林水支出"),
        ("21303", "水利"),
    ]


def test_a_change_at_the_end_is_of_the_latest_year_in_groups() -> None:
    found = understood(
        printed("""
        “三公”经费预算情况统计表
        单位：万元

        项目 → 2022年预算数 → 2023年预算数 → → 增减情况（%）
         → → 小计 → 一般公共预算 →
        合计 → 10.00 → 8.00 → 8.00 → -20.00
        公务接待费 → 10.00 → 8.00 → 8.00 → -20.00
        """)
    )
    years = {a.column_label: a.fiscal_year for a in found.amounts}
    assert years["增减情况（%）"] == 2023
    assert years["2022年预算数"] == 2022


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("2023年部门基本支出预算表（人员类、运转类公用经费项目）", "budget.basic"),
        ("2023年部门项目支出预算表（其他运转类、特定目标类项目）", "budget.project"),
        ("岱山县水利局2023年机关运行经费预算财政拨款情况统计表", "budget.agency_operation"),
    ],
)
def test_titles_of_other_places_name_their_forms(title: str, form: str) -> None:
    found = VOCABULARY.forms.match(title, "budget", [])
    assert found is not None
    assert found.id == form


def test_a_spaced_outline_number_leaves_the_name_of_its_class() -> None:
    """A PDF may part 十一; the class is no less stated for it."""
    found = understood(
        printed("""
        收支总表
        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 61.40 → 九、农林水支出 → 40.00
        二、事业收入 → → 十、卫生健康支出 → 5.00
        三、其他收入 → → 十 一、住房保障支出 → 16.40
        收入总计 → 61.40 → 支出总计 → 61.40

        支出总表
        单位：万元

        科目编码 → 科目名称 → 合计
         → 合计 → 61.40
        210 → 卫生健康支出 → 5.00
        213 → 农林水支出 → 40.00
        221 → 住房保障支出 → 16.40
        """)
    )
    assert fails(found) == []


def test_totals_of_blocks_whose_cells_collapsed_stand_under_their_amounts() -> None:
    found = understood(
        from_word("""
        一般公共预算财政拨款基本支出决算表
        岱山县水利局 单位：万元

        人员经费 → 公用经费
        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        301 → 工资福利支出 → 40.00 → 302 → 商品和服务支出 → 5.00 → 310 → 资本性支出 → 2.00
        30101 → 基本工资 → 40.00 → 30201 → 办公费 → 5.00 → 31002 → 办公设备购置 → 2.00
        人员经费合计 → 40.00 → 公用经费合计 → 7.00
        """),
        kind="final",
    )
    assert [(a.code, a.row_label, a.amount_text) for a in found.amounts] == [
        ("301", "工资福利支出", "40.00"),
        ("302", "商品和服务支出", "5.00"),
        ("310", "资本性支出", "2.00"),
        ("30101", "基本工资", "40.00"),
        ("30201", "办公费", "5.00"),
        ("31002", "办公设备购置", "2.00"),
        ("", "人员经费合计", "40.00"),
        ("", "公用经费合计", "7.00"),
    ]
    assert fails(found) == []


def test_names_that_the_row_of_numbers_leaves_out_are_what_a_heading_of_codes_stands_over() -> None:
    found = understood(
        from_word("""
        一般公共预算财政拨款支出决算表
        岱山县水利局 单位：万元

        项目 → 年初结转和结余 → 本年收入 → 本年支出 → 年末结转和结余
        支出功能分类科目编码 → 科目名称 →  →  → 合计 → 基本支出 → 项目支出 → 
        类 → 款 → 项 → 栏次 → 1 → 2 → 3 → 4 → 5 → 6
         →  →  → 合计 → 0.00 → 9.00 → 9.00 → 6.00 → 3.00 → 0.00
        213 →  →  → 农林水支出 → 0.00 → 9.00 → 9.00 → 6.00 → 3.00 → 0.00
        """),
        kind="final",
    )
    assert list(measures(found)) == [
        "年初结转和结余",
        "本年收入",
        "本年支出/合计",
        "本年支出/基本支出",
        "本年支出/项目支出",
        "年末结转和结余",
    ]


def test_a_group_that_begins_like_the_one_before_is_a_group_of_its_own() -> None:
    found = understood(
        from_word("""
        项目支出表
        岱山县水利局 单位：万元

        项目名称 → 合计 → 本年拨款 → 财政拨款结转结余 → 单位资金
         →  → 一般公共预算 → 政府性基金 → 国有资本经营 → 一般公共预算 → 政府性基金 → 国有资本经营 → 
        河道疏浚 → 9.00 → 1.00 → 1.00 → 2.00 → 1.00 → 1.00 → 2.00 → 1.00
        """)
    )
    assert list(measures(found))[3:5] == [
        "本年拨款/国有资本经营",
        "财政拨款结转结余/一般公共预算",
    ]
