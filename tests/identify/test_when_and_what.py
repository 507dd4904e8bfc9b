from __future__ import annotations

import pytest

from pipeline.model.refusal import Refusal
from tests.identify.conftest import Identified


def test_a_leftover_of_last_year_is_outvoted(identified: Identified) -> None:
    found = identified("""
        岱山县水利局2023年部门预算信息公开情况说明

        现将岱山县水利局2022年单位预算公开如下：

        岱山县水利局2023年部门预算

        预算年度：2023
        """)
    assert found.fiscal_year == 2023
    assert found.unit == ""


def test_the_title_outweighs_a_year_above_one_table(identified: Identified) -> None:
    found = identified("""
        岱山县水利局2023年部门预算

        岱山县水利局2023年部门预算

        预算年度：2022
        """)
    assert found.fiscal_year == 2023


def test_two_years_said_equally_often_are_asked_for(identified: Identified) -> None:
    with pytest.raises(Refusal, match="fiscal_year"):
        identified("""
            部门预算收支总表

            417岱山县水利局

            预算年度：2022

            部门预算收入总表

            417岱山县水利局

            预算年度：2023
            """)


def test_a_file_of_one_form_is_of_the_year_above_the_form(identified: Identified) -> None:
    found = identified("""
        公开01表

        收入支出决算总表

        2023年度

        部门：岱山县水利局

        金额单位：万元
        """)
    assert found.fiscal_year == 2023


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("岱山县水利局2022年部门预算", "budget"),
        ("岱山县水利局2022年部门综合预算", "budget"),
        ("岱山县水利局2022年度部门决算", "final"),
        ("岱山县水利局2022年度决算", "final"),
        ("岱山县水利局2022年度县级部门预算", "budget"),
    ],
)
def test_titles_tell_the_kind(identified: Identified, title: str, kind: str) -> None:
    assert identified(title + "\n").kind == kind


def test_a_final_account_may_speak_of_the_budget(identified: Identified) -> None:
    found = identified("""
        岱山县水利局2022年度部门决算

        收入支出决算总表

        支出决算表

        一般公共预算财政拨款支出决算表
        """)
    assert found.kind == "final"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("今天天气很好。\n", "kind"),
        ("收支预算总表\n", "fiscal_year"),
        ("收支预算总表\n\n预算年度：2022\n", "department"),
        ("普陀区水利局2022年部门预算\n", "division"),
    ],
)
def test_what_cannot_be_told_is_asked_for_by_key_and_file(
    identified: Identified, text: str, key: str
) -> None:
    with pytest.raises(Refusal) as raised:
        identified(text)
    assert raised.value.where == "1.txt"
    assert f"cannot tell its {key}" in raised.value.seen
    assert f"`{key}: " in raised.value.way_out
    assert "1.yml" in raised.value.way_out


def test_two_files_of_one_disclosure_vote_together(identified: Identified) -> None:
    found = identified("支出预算总表\n\n预算年度：2022\n", "部门：岱山县水利局\n")
    assert found.package_name == "330921-shuiliju-2022-budget"
