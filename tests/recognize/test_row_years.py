from __future__ import annotations

from tests.support import printed, understood

DEBT = """
    政府债务发行及还本付息情况表

    单位：亿元

    项目 → 本地区 → 本级
    一、2021年末地方政府债务余额 → 30.00 → 9.00
    其中：一般债务 → 16.00 → 6.00
    专项债务 → 14.00 → 3.00
    二：2022年地方政府债务发行决算数 → 7.00 → 2.00
    新增一般债券发行额 → 4.00 → 1.50
    新增专项债券发行额 → 3.00 → 0.50
    三、其他 → 1.00 → 1.00
"""


def test_a_rows_year_holds_for_the_rows_below_it() -> None:
    found = understood(printed(DEBT))
    years = {a.row_label: (a.fiscal_year, a.phase) for a in found.amounts}
    assert years == {
        "一、2021年末地方政府债务余额": (2021, "executed"),
        "其中：一般债务": (2021, "executed"),
        "专项债务": (2021, "executed"),
        "二：2022年地方政府债务发行决算数": (2022, "executed"),
        "新增一般债券发行额": (2022, "executed"),
        "新增专项债券发行额": (2022, "executed"),
        "三、其他": (2023, "approved"),
    }


def test_limits_are_approved_whatever_year_they_are_of() -> None:
    found = understood(printed(DEBT.replace("2021年末地方政府债务余额", "2021年政府债务限额")))
    assert {a.phase for a in found.amounts if a.fiscal_year == 2021} == {"approved"}


def test_a_column_that_states_a_year_is_right() -> None:
    found = understood(printed(DEBT.replace("本地区", "2024年预算数")))
    assert {a.fiscal_year for a in found.amounts if a.column_label == "2024年预算数"} == {2024}


def test_the_year_in_a_projects_name_is_not_that_of_its_money() -> None:
    found = understood(
        printed("""
        项目支出表

        单位：万元

        项目名称 → 金额
        2021年中央水利发展资金 → 30.00
        2022年小型水库维修养护 → 9.00
        """)
    )
    assert {a.fiscal_year for a in found.amounts} == {2023}
