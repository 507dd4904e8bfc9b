"""A project's name in its form against the row of the list of projects with its money."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

CHECK = "performance.project_name"


def said(in_form: str, in_list: str, money: str = "12.50", more: str = "") -> list[str]:
    found = understood(
        printed(f"""
        2023年部门预算

        项目支出表
        单位：万元
        项目名称 → 合计 → 一般公共预算
        合计 → 32.50 → 32.50
        {in_list} → 12.50 → 12.50
        河道疏浚 → 20.00 → 20.00

        项目绩效目标表
        项目名称 → {in_form} → →
        项目资金（万元） → 年度资金总额 → {money} →
        → 其中：财政拨款 → {money} →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 服务次数 → 3次
        {more}
        """)
    )
    return [each.message for each in found.of(CHECK, Outcome.FAIL)]


@pytest.mark.parametrize(
    ("in_form", "in_list"),
    [
        ("法律咨询服务费", "法律咨询服务"),
        ("水利业务及其他设备购置", "水利业务其他设备购置"),
    ],
)
def test_a_name_that_differs_in_a_word_is_told(in_form: str, in_list: str) -> None:
    (message,) = said(in_form, in_list)
    assert message.startswith(f"绩效表的项目名称作“{in_form}”，《项目支出表》作“{in_list}”")
    assert message.endswith("（金额同为 12.50 万元）")


@pytest.mark.parametrize(
    ("in_form", "in_list", "money"),
    [
        ("法律咨询服务", "法律咨询服务", "12.50"),
        ("法律咨询服务费", "法律咨询服务", "13.50"),
        ("法律咨询服务费", "堤防加固", "12.50"),
        ("法律咨询服务", "2023年法律咨询服务", "12.50"),
        ("2023年法律咨询服务", "法律咨询服务", "12.50"),
        ("农村饮水安全巩固提升工程补助资金", "农村饮水安全巩固提升工程补助", "12.50"),
    ],
)
def test_another_project_a_year_or_a_name_cut_short_is_not(
    in_form: str, in_list: str, money: str
) -> None:
    assert said(in_form, in_list, money) == []


def test_a_name_of_the_list_that_has_a_form_of_its_own_is_not() -> None:
    own = """
        项目绩效目标表
        项目名称 → 法律咨询服务 → →
        项目资金（万元） → 年度资金总额 → 12.50 →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 服务次数 → 5次
        """
    assert said("法律咨询服务费", "法律咨询服务", more=own) == []
