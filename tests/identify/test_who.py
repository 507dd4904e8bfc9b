from __future__ import annotations

import pytest

from tests.identify.conftest import Identified


def test_a_title_says_all(identified: Identified) -> None:
    found = identified("岱山县水利局2022年度部门决算\n")
    assert (found.department, found.unit) == ("岱山县水利局", "")
    assert found.package_name == "330921-shuiliju-2022-final"
    assert found.title == "岱山县水利局2022年部门决算"


def test_the_lines_above_the_tables_say_it_too(identified: Identified) -> None:
    found = identified("""
        部门预算收支总表

        417岱山县水利局

        预算年度：2022

        单位：万元
        """)
    assert found.package_name == "330921-shuiliju-2022-budget"


def test_cells_above_a_table_say_it_too(identified: Identified) -> None:
    found = identified("""
        部门预算收支总表

        编制单位：岱山县水利局 → → 预算年度：2022 → 金额单位：元
        项目 → 预算数 → 项目 → 预算数
        """)
    assert found.package_name == "330921-shuiliju-2022-budget"


def test_a_title_broken_over_three_lines_is_one(identified: Identified) -> None:
    found = identified("""
        岱山县

        水利局2022

        年部门预算
        """)
    assert found.package_name == "330921-shuiliju-2022-budget"


def test_the_year_may_stand_before_the_name(identified: Identified) -> None:
    found = identified("2022年度岱山县水利局部门决算\n")
    assert found.package_name == "330921-shuiliju-2022-final"


def test_the_departments_own_office_is_the_department(identified: Identified) -> None:
    found = identified("岱山县水利局本级2022年部门预算\n")
    assert found.department == "岱山县水利局"


def test_the_name_with_most_votes_wins(identified: Identified) -> None:
    found = identified("""
        岱山县水利局2022年部门预算

        部门：岱山县水利局

        岱山县财政局

        部门：岱山县水利局
        """)
    assert found.department == "岱山县水利局"


@pytest.mark.parametrize(
    ("title", "package"),
    [
        ("舟山市水利局2021年部门预算", "330900-shuiliju-2021-budget"),
        ("浙江省水利厅2021年部门预算", "330000-shuiliting-2021-budget"),
        ("北京市密云区水务局2021年部门预算", "110118-shuiwuju-2021-budget"),
        ("岱山县人民法院2021年部门预算", "330921-renminfayuan-2021-budget"),
        ("岱山县高亭镇人民政府2021年度部门决算", "330921-gaotingzhenrenminzhengfu-2021-final"),
        ("岱山县教育局（本级）2021年部门预算", "330921-jiaoyuju-2021-budget-unit-benji"),
    ],
)
def test_departments_of_every_level_are_named_after_their_division(
    identified: Identified, title: str, package: str
) -> None:
    assert identified(title + "\n").package_name == package


# A single unit's own disclosure


def test_the_own_office_of_a_department_discloses_as_a_unit(identified: Identified) -> None:
    found = identified("岱山县水利局本级2022年单位预算\n")
    assert (found.department, found.unit) == ("岱山县水利局", "岱山县水利局本级")
    assert found.package_name == "330921-shuiliju-2022-budget-unit-benji"


def test_a_unit_finds_its_department_in_the_text(identified: Identified) -> None:
    found = identified("""
        岱山县水利局防汛服务中心2022年单位预算

        部门：岱山县水利局
        """)
    assert (found.department, found.unit) == ("岱山县水利局", "岱山县水利局防汛服务中心")


def test_a_unit_whose_department_is_not_named_stands_for_it(identified: Identified) -> None:
    found = identified("岱山县防汛服务中心2022年单位预算\n")
    assert (found.department, found.unit) == ("岱山县防汛服务中心", "岱山县防汛服务中心")
    assert not found.is_department_named
    name = "fangxunfuwuzhongxin"
    assert found.package_name == f"330921-{name}-2022-budget-unit-{name}"


def test_a_unit_stays_one_when_its_department_is_given(identified: Identified) -> None:
    found = identified("岱山县防汛服务中心2022年单位预算\n", department="岱山县水利局")
    assert (found.department, found.unit) == ("岱山县水利局", "岱山县防汛服务中心")


def test_a_unit_is_titled_as_a_unit(identified: Identified) -> None:
    found = identified("岱山县水利局本级2022年单位决算\n")
    assert found.title == "岱山县水利局本级2022年单位决算"


def test_a_document_that_speaks_of_both_is_the_departments(identified: Identified) -> None:
    found = identified("""
        岱山县水利局2022年部门预算

        单位预算收支总表
        """)
    assert (found.department, found.unit) == ("岱山县水利局", "")
