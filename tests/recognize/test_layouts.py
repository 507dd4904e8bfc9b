"""Whole tables in the layouts of other places: what every amount is of, from heading to unit."""

from __future__ import annotations

from tests.support import Understood, from_word, printed, understood


def of_columns(found: Understood) -> dict[str, tuple[str, str, str, int | None]]:
    """Column → (measure, phase, unit, fiscal year) of its amounts."""
    return {a.column_label: (a.measure, a.phase, a.unit, a.fiscal_year) for a in found.amounts}


def test_whole_yuan_under_a_heading_nobody_knows_are_amounts_not_codes() -> None:
    found = understood(
        printed("""
        部门支出总体情况表

        单位：元

        科目编码 → 科目名称 → 合计 → 其中：本级
        213 → 农林水支出 → 1200000 → 1000000
        21303 → 水利 → 1200000 → 1000000
        """)
    )
    assert [(a.code, a.column_label, a.amount_text) for a in found.amounts] == [
        ("213", "合计", "1200000"),
        ("213", "其中：本级", "1000000"),
        ("21303", "合计", "1200000"),
        ("21303", "其中：本级", "1000000"),
    ]


def test_two_years_and_their_change() -> None:
    found = understood(
        printed("""
        一般公共预算“三公”经费支出情况表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数 → 增减额 → 增减%
        合计 → 10.00 → 8.00 → -2.00 → -20.00%
        一、因公出国（境）费用 → 0.00 → 0.00 → 0.00 →
        二、公务用车购置及运行维护费 → 6.00 → 5.00 → -1.00 → -16.67%
        三、公务接待费 → 4.00 → 3.00 → -1.00 → -25.00%
        """)
    )
    assert of_columns(found) == {
        "2022年预算数": ("total", "approved", "万元", 2022),
        "2023年预算数": ("total", "approved", "万元", 2023),
        "增减额": ("change", "approved", "万元", 2023),
        "增减%": ("change_rate", "approved", "%", 2023),
    }
    assert set(found.outcomes("arithmetic.named_rows")) == {"pass"}


def test_two_sides_that_print_budget_and_outturn() -> None:
    found = understood(
        printed("""
        收入支出决算总表
        公开01表
        部门：岱山县水利局 金额单位：元

        收入 → → → → 支出 → → → →
        项目 → 行次 → 年初预算数 → 决算数 → 项目 → 行次 → 年初预算数 → 决算数
        栏次 → → 1 → 2 → 栏次 → → 3 → 4
        一、财政拨款收入 → 1 → 9.00 → 8.00 → 一、农林水支出 → 31 → 9.00 → 8.00
        总计 → 30 → 9.00 → 8.00 → 总计 → 60 → 9.00 → 8.00
        """),
        kind="final",
    )
    assert of_columns(found) == {
        "收入/年初预算数": ("total", "approved", "元", 2023),
        "收入/决算数": ("total", "executed", "元", 2023),
        "支出/年初预算数": ("total", "approved", "元", 2023),
        "支出/决算数": ("total", "executed", "元", 2023),
    }


def test_collapsed_headings_of_a_change_stand_over_the_change() -> None:
    found = understood(
        from_word("""
        一般公共预算支出表
        岱山县水利局

        科目编码 → 科目名称 → 2022年执行数 → 2023年预算数 → 2023年预算数比2022年执行数
         → → → 小计 → 基本支出 → 项目支出 → 增减额 → 增减%
        213 → 农林水支出 → 60.00 → 61.40 → 41.40 → 20.00 → 1.40 → 2.33
        """)
    )
    assert found.table.form == "budget.general_public"
    assert [amount.column_label for amount in found.amounts] == [
        "2022年执行数",
        "2023年预算数/小计",
        "2023年预算数/基本支出",
        "2023年预算数/项目支出",
        "2023年预算数比2022年执行数/增减额",
        "2023年预算数比2022年执行数/增减%",
    ]


def test_projects_below_the_unit_that_runs_them() -> None:
    found = understood(
        printed("""
        表8

        项目支出预算表

        部门名称：岱山县水利局 → → → → 单位：万元
        项目名称 → 项目单位 → 资金来源 → → →
         → → 合计 → 一般公共预算 → 政府性基金预算 → 单位资金
        合计 → → 55.50 → 50.00 → → 5.50
        417-岱山县水利局 → → 55.50 → 50.00 → → 5.50
        河道疏浚 → 岱山县水利局 → 30.00 → 30.00 → →
        水文监测 → 岱山县水文站 → 25.50 → 20.00 → → 5.50
        """)
    )
    assert found.table.number == "表8"
    rows = dict.fromkeys((amount.code, amount.row_label) for amount in found.amounts)
    assert list(rows) == [
        ("", "合计"),
        ("417", "岱山县水利局"),
        ("", "河道疏浚"),
        ("", "水文监测"),
    ]
    assert {amount.fund for amount in found.amounts} == {"", "general_public", "unit_funds"}


def test_quantities_have_the_unit_of_their_row_and_money_that_of_the_table() -> None:
    found = understood(
        printed("""
        政府采购预算表

        单位：万元

        项目名称 → 采购目录 → 计量单位 → 数量 → 单价 → 采购预算金额 →
         → → → → → 合计 → 一般公共预算
        计算机采购 → A02010105 → 台 → 10 → 0.50 → 5.00 → 5.00
        """)
    )
    assert {a.column_label: a.unit for a in found.amounts} == {
        "数量": "台",
        "单价": "万元",
        "采购预算金额/合计": "万元",
        "采购预算金额/一般公共预算": "万元",
    }


def test_a_form_of_money_without_a_unit_is_told() -> None:
    found = understood(
        printed("""
        部门支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        """)
    )
    assert found.outcomes("form.unit_stated") == ["fail"]
    assert found.amounts[0].amount_yuan is None


def test_pages_parted_by_a_number_and_by_a_title_that_says_continued() -> None:
    found = understood(
        printed("""
        支出决算表
        财决公开03表
        公开部门：[417]岱山县水利局
        金额单位：元

        科目编码 → 科目名称 → 本年支出合计 → 基本支出
        213 → 农林水支出 → 10.00 → 10.00

        - 12 -

        21303 → 水利 → 10.00 → 10.00

        支出决算表（续）
        财决公开03表
        公开部门：[417]岱山县水利局
        金额单位：元

        2130301 → 行政运行 → 4.00 → 4.00
        2130399 → 其他水利支出 → 6.00 → 6.00
        """),
        kind="final",
    )
    assert found.table.number == "财决公开03表"
    assert found.table.entity.code == "417"
    codes = list(dict.fromkeys(amount.code for amount in found.amounts))
    assert codes == ["213", "21303", "2130301", "2130399"]
    assert set(found.outcomes("arithmetic.subtotal")) == {"pass"}


def test_a_unit_may_stand_in_the_title_or_be_of_things() -> None:
    found = understood(
        printed("""
        2023年支出总表（单位：万元）

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 10.00

        国有资产占用情况表
        单位：台、辆、套

        项目 → 数量
        车辆 → 3
        """)
    )
    assert [(a.row_label, a.unit) for a in found.amounts] == [
        ("农林水支出", "万元"),
        ("车辆", "台、辆、套"),
    ]


def test_the_governmental_classification_beside_the_departmental_is_kept_as_words() -> None:
    found = understood(
        printed("""
        一般公共预算基本支出表
        单位：万元

        部门预算支出经济分类科目 → → 政府预算支出经济分类科目 → → 一般公共预算基本支出 → →
        科目编码 → 科目名称 → 科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
         → 合计 → → → 15.00 → 12.00 → 3.00
        301 → 工资福利支出 → 501 → 机关工资福利支出 → 12.00 → 12.00 →
        302 → 商品和服务支出 → 502 → 机关商品和服务支出 → 3.00 → → 3.00
        """)
    )
    assert {a.code for a in found.amounts} == {"", "301", "302"}
    assert [cell.text for cell in found.table.body[1] if cell][:4] == [
        "301",
        "工资福利支出",
        "501",
        "机关工资福利支出",
    ]
    assert set(found.outcomes("arithmetic.total")) == {"pass"}
