"""Bodies of the place under the names that they had before a reform."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import understood

CHECK = "form.former_body"


def test_a_former_name_is_told_once_with_how_often_it_stands() -> None:
    text = "保障岱山县国土资源局网络运行。\n配合岱山县国土资源局做好登记。\n"
    (finding,) = understood(text, year=2023).of(CHECK, Outcome.FAIL)
    assert "“国土资源局”是 2018 年机构改革前的名称" in finding.message
    assert "（共 2 处）" in finding.message
    assert finding.source_line == 1


@pytest.mark.parametrize(
    "line",
    [
        "办公楼由原岱山县国土资源局移交。",
        "依据《岱山县国土资源局关于土地登记的办法》办理。",
        "按照岱山县国土资源局印发的办法办理。",
        "2018年撤销岱山县国土资源局，组建自然资源局。",
        "按照国家国土资源局的规划办理。",
        "配合岱山县自然资源局做好登记。",
    ],
)
def test_a_name_that_is_meant_as_a_former_one_is_none(line: str) -> None:
    assert understood(line, year=2023).outcomes(CHECK) == [Outcome.PASS]


def test_before_the_reform_was_carried_out_the_name_was_its_own() -> None:
    found = understood("配合岱山县国土资源局做好登记。", year=2019)
    assert found.outcomes(CHECK) == [Outcome.PASS]
