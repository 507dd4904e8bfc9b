"""Units that a list calls one way and the tables of money another."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "form.unit_names"
PAGE = """
        纳入预算编制范围的单位包括：
        （一）岱山县水利局
        （二）岱山县水文监测中心
        （三）{listed}
        （四）岱山县灌区管理中心

        收入总表

        单位：万元

        单位名称 → 合计 → 一般公共预算 → 其他收入
        合计 → 100.00 → 90.00 → 10.00
        岱山县水利局（本级） → 40.00 → 40.00 →
        岱山县水文监测中心 → 30.00 → 20.00 → 10.00
        岱山县水库运行管理中心 → 20.00 → 20.00 →
        岱山县灌区管理中心 → 10.00 → 10.00 →
        """


def page(listed: str) -> Understood:
    return understood(printed(PAGE.format(listed=listed)))


def test_a_unit_under_two_names_is_told_with_both() -> None:
    (finding,) = page("岱山县水库安全运行中心").of(CHECK, Outcome.FAIL)
    assert "“岱山县水库运行管理中心”" in finding.message
    assert "“岱山县水库安全运行中心”" in finding.message


@pytest.mark.parametrize(
    "listed", ["岱山县水库运行管理中心", "岱山县水库运行管理中心（岱山县水政监察中心）"]
)
def test_one_name_with_and_without_a_second_passes(listed: str) -> None:
    assert page(listed).outcomes(CHECK) == [Outcome.PASS]


def test_a_unit_that_is_not_listed_at_all_may_have_come_later() -> None:
    assert page("防汛物资供应站").of(CHECK, Outcome.FAIL) == []


def test_where_the_list_names_other_bodies_nothing_is_compared() -> None:
    lines = [line for line in PAGE.splitlines() if "（二）" not in line and "（四）" not in line]
    found = understood(printed("\n".join(lines).format(listed="岱山县水库安全运行中心")))
    assert found.of(CHECK, Outcome.FAIL) == []


def test_one_of_two_units_is_told_where_the_list_names_the_other() -> None:
    others = ("水文监测中心", "灌区管理中心")
    lines = [line for line in PAGE.splitlines() if not any(each in line for each in others)]
    found = understood(printed("\n".join(lines).format(listed="岱山县水库安全运行中心")))
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert "“岱山县水库安全运行中心”" in finding.message


LISTED = """
        单位构成

        序号 → 单位名称
        1 → 岱山县水利局（机关）
        2 → 岱山县水文监测中心
        3 → 岱山县灌区管理中心
        {rest}

        收入总表

        单位：万元

        单位名称 → 合计 → 一般公共预算 → 其他收入
        合计 → 90.00 → 80.00 → 10.00
        岱山县水利局（本级） → 40.00 → 40.00 →
        岱山县水文监测中心 → 30.00 → 20.00 → 10.00
        {third} → 20.00 → 20.00 →
        """


@pytest.mark.parametrize(
    ("rest", "third", "told"),
    [
        ("", "岱山县灌区管理中心", False),
        ("4 → 岱山县防汛物资中心", "岱山县灌区管理中心", True),
        ("4 → 岱山县防汛物资中心", "岱山县水库运行中心", False),
    ],
)
def test_a_unit_of_the_list_that_has_no_money_is_told_where_all_others_have(
    rest: str, third: str, told: bool
) -> None:
    page = understood(printed(LISTED.format(rest=rest, third=third)))
    found = [f for f in page.of(CHECK, Outcome.FAIL) if "其他各表中都没有" in f.message]
    assert [("“岱山县防汛物资中心”" in finding.message) for finding in found] == [True] * told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("完善与县水文服务监测中心的常态化沟通。", ["县水文服务监测中心"]),
        ("完善与岱山县水文服务监测中心、学校的沟通。", ["岱山县水文服务监测中心"]),
        ("完善与嵊泗县水文服务监测中心的常态化沟通。", []),
        ("完善与县水文监测中心的常态化沟通。", []),
        ("完善与县水文监测服务指导中心的常态化沟通。", []),
        ("完善与市水文服务监测中心的常态化沟通。", []),
    ],
)
def test_a_unit_with_a_word_more_within_a_sentence(said: str, told: list[str]) -> None:
    text = PAGE.format(listed="岱山县水库运行管理中心") + f"\n        一、说明\n\n        {said}\n"
    found = understood(printed(text)).of(CHECK, Outcome.FAIL)
    assert [each.message.split("”")[0].strip("“") for each in found] == told
