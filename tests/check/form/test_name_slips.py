"""Names printed with their signs in another order, and titles of the body above."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

NAMES, OTHER = "form.unit_names", "form.other_body"
BUREAU = "岱山县规划和自然资源局"


def page(said: str, title: str = "岱山县规划和自然资源局2023年度部门预算表") -> Understood:
    return understood(
        printed(f"""
        第一部分 概况

        {said}

        {title}
        """),
        department=BUREAU,
    )


@pytest.mark.parametrize(
    "said", ["岱山县规划与自然资源局共有车辆2辆。", "岱山县规划和资源自然局共有车辆2辆。"]
)
def test_a_name_whose_signs_stand_otherwise_is_told_with_the_name(said: str) -> None:
    (finding,) = page(said).of(NAMES, Outcome.FAIL)
    assert "名称为“规划和自然资源局”" in finding.message


@pytest.mark.parametrize(
    "said", ["岱山县规划和自然资源局共有车辆2辆。", "岱山县规划和国土资源局已撤销，共有车辆2辆。"]
)
def test_the_name_itself_and_another_name_are_no_slips(said: str) -> None:
    assert page(said).of(NAMES, Outcome.FAIL) == []


def test_a_slip_is_told_once_with_how_often_it_is_printed() -> None:
    said = "岱山县规划与自然资源局共有车辆2辆。岱山县规划与自然资源局没有大型设备。"
    (finding,) = page(said).of(NAMES, Outcome.FAIL)
    assert "（2 处）" in finding.message


def test_a_title_of_the_citys_body_is_told() -> None:
    (finding,) = page("概况。", "舟山市规划和自然资源局2023年度部门预算表").of(OTHER, Outcome.FAIL)
    assert "舟山市规划和自然资源局" in finding.message


def test_a_sentence_may_speak_of_the_citys_body() -> None:
    said = "根据舟山市规划和自然资源局2023年度部门预算编制要求编制。"
    assert page(said).of(OTHER, Outcome.FAIL) == []
