"""Codes that are not the code of what stands beside them, and names of other years."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood


def test_the_name_of_an_item_is_not_held_against_the_code_it_is_paid_from() -> None:
    found = understood(
        printed("""
        政府采购预算表

        功能科目编码 → 采购目录 → 预算金额
        2010602 → 复印机 → 5.00
        2010602 → 物业管理服务 → 7.00
        """)
    )
    assert found.outcomes("code.name") == []


def test_a_bodys_number_is_no_functional_code() -> None:
    found = understood(
        printed("""
        部门支出总表

        单位编码 → 单位名称 → 合计
        201 → 岱山县水利局 → 5.00
        """)
    )
    assert found.of("code.name", Outcome.FAIL) == []


ECONOMIC = """
        一般公共预算基本支出表

        科目编码 → 科目名称 → 金额
        303 → 对个人和家庭的补助 → 7.00
        {code} → {name} → 7.00
        """


@pytest.mark.parametrize(
    ("code", "name", "year", "failed"),
    [
        ("30311", "住房公积金", 2017, False),
        ("30311", "住房公积金", 2023, True),
        ("30307", "医疗费", 2017, False),
        ("30307", "医疗费补助", 2023, False),
        ("30312", "提租补贴", 2017, False),
        ("30312", "提租补贴", 2023, True),
    ],
)
def test_names_of_the_old_economic_list_are_right_in_their_years(
    code: str, name: str, year: int, failed: bool
) -> None:
    found = understood(printed(ECONOMIC.format(code=code, name=name)), year=year)
    fails = found.of("code.name", Outcome.FAIL) + found.of("code.outdated", Outcome.FAIL)
    assert bool(fails) is failed


@pytest.mark.parametrize("year", [2017, 2019, 2020, 2026])
def test_the_fund_of_land_sales_is_known_in_all_years(year: int) -> None:
    name = "国有土地使用权出让收入安排的支出"
    old = "国有土地使用权出让收入及对应专项债务收入安排的支出"
    found = understood(
        printed(f"""
        政府性基金预算支出表

        科目编码 → 科目名称 → 合计
        212 → 城乡社区支出 → 7.00
        21208 → {old if year < 2019 else name} → 7.00
        """),
        year=year,
    )
    assert found.of("code.name", Outcome.FAIL) == []
    assert found.of("code.outdated", Outcome.FAIL) == []
