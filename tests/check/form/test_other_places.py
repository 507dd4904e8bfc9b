"""Duties and goals that are said to be for another county or city than the body's own."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

CHECK = "form.other_body"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("负责嵊泗县水资源管理。", "嵊泗县"),
        ("承担全县防汛工作，拟订象山县水利规划并组织实施。", "象山县"),
        ("指导慈溪市农村水利工作。", "慈溪市"),
        ("组织普陀区防汛抢险。", "普陀区"),
        ("负责舟山市普陀区水资源管理。", "舟山市普陀区"),
    ],
)
def test_a_duty_for_another_place_is_told(line: str, place: str) -> None:
    (finding,) = understood(f"一、主要职责\n\n{line}\n").of(CHECK, Outcome.FAIL)
    assert f"“{place}”" in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "负责岱山县水资源管理。",
        "组织实施舟山市水利规划，贯彻执行浙江省水利条例。",
        "负责对口支援四川省黑水县水利工作。",
        "开展与嵊泗县的水利协作，推进象山县对口帮扶。",
        "协调嵊泗县、普陀区海域界线争议。",
        "组织嵊泗县、普陀区水利骨干培训。",
        "组织召开舟山市水利现场会，组织嵊泗县业务骨干观摩。",
        "负责象山县路沿线绿化管理。",
        "组织参加宁波市水利展，学习慈溪市经验。",
        "推进与定海区联网调水，完成大陆引水宁波市段监督。",
        "负责城区、新区、开发区水资源管理，推进市中区改造。",
        "负责从慈溪市调入应急物资。",
        "编制《象山县志》水利篇的资料由该县提供。",
        "落实《嵊泗县与岱山县海域界线协议》。",
        "象山县来函商请共享水文资料。",
        "提升慈溪市籍游客饮水质量。",
        "根据山海协作安排，派出技术员赴龙游县，提升龙游县供水能力。",
        "推进岱山海塘管理，保障嵊泗县应急供水船停靠安全。",
        "承担象山县泵站代管期间的抢修任务。",
        "完成普陀区抽调人员的防汛值守。",
        "保障慈溪市蔬菜供应基地建设。",
        "负责象山县至本岛航道养护。",
        "负责承接原普陀区移交资料的整理。",
    ],
)
def test_what_has_to_do_with_others_is_not(line: str) -> None:
    assert understood(f"一、主要职责\n\n{line}\n").of(CHECK, Outcome.FAIL) == []


def test_what_another_line_does_with_a_place_ties_the_body_to_it() -> None:
    line = "负责象山县水资源管理。\n"
    assert len(understood(f"一、主要职责\n\n{line}").of(CHECK, Outcome.FAIL)) == 1
    other = "选派干部到象山县挂职。\n"
    assert understood(f"一、主要职责\n\n{line}\n{other}").of(CHECK, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [("岱山县水利局", 1), ("岱山县人民法院", 0), ("岱山县人民医院", 0), ("岱山县第一中学", 0)],
)
def test_bodies_that_serve_people_of_other_places_too_are_not_held_to_their_own(
    body: str, told: int
) -> None:
    found = understood("一、主要职责\n\n提升象山县居民服务水平。\n", department=body)
    assert len(found.of(CHECK, Outcome.FAIL)) == told


def test_a_place_that_is_named_often_is_one_that_the_body_has_to_do_with() -> None:
    line = "负责嵊泗县水资源管理。\n嵊泗县水库由本局代管。\n嵊泗县泵站由本局代管。\n"
    assert understood(f"一、主要职责\n\n{line}").of(CHECK, Outcome.FAIL) == []


def test_goals_of_forms_are_read_too() -> None:
    form = """
        项目支出绩效目标表

        单位：万元

        项目名称 → 堤防加固 → →
        资金总额 → 30.00 → →
        年度目标 → {goal} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 质量指标 → 验收合格率 → ≥95%
"""
    said = "完成年度加固任务，提升{}防洪能力，保障沿海群众生命财产安全。"
    for place, told in (("嵊泗县", 1), ("岱山县", 0), ("全县", 0)):
        found = understood(printed(form.format(goal=said.format(place))))
        assert len(found.of(CHECK, Outcome.FAIL)) == told
