"""Targets that a report states in prose, against those of the forms."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import printed, understood

CHECK = "performance.repeated"
FORM = """
    堤防加固项目支出绩效自评表
    项目名称 → 堤防加固 → → →
    一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值
    产出指标 → 数量指标 → 加固长度 → 3公里 → 3公里
    效益指标 → 社会效益指标 → 用水户政策知晓度 → ≥90% → 92%
"""


def told(said: str, form: str = FORM) -> list[Severity]:
    text = f"{printed(form)}\n一、绩效评价情况\n\n{said}\n"
    return [f.severity for f in understood(text, kind="final").of(CHECK, Outcome.FAIL)]


@pytest.mark.parametrize(
    "said",
    [
        "（二）用水户政策知晓度，指标值：≥95%，完成值：96%；",
        "（一）项目效益。用水户政策知晓度目标值≥95%，达到目标。",
    ],
)
def test_another_target_than_that_of_the_form_is_a_note(said: str) -> None:
    assert told(said) == [Severity.NOTE]


@pytest.mark.parametrize(
    "said",
    [
        "（二）用水户政策知晓度，指标值：≥90%，完成值：96%；",
        "（二）用水户政策知晓度，实际完成值：95%；",
        "用水户政策知晓度目标值由85%提高至90%。",
        "移民项目：用水户政策知晓度，指标值95%；堤防加固项目：用水户政策知晓度，指标值90%。",
        "（二）干部政策知晓度，指标值：≥95%；",
        "用水户政策知晓度的评价方法为：问卷，指标值以外的95%不计。",
    ],
)
def test_its_own_target_and_other_figures_are_not(said: str) -> None:
    assert told(said) == []


def test_where_forms_ask_for_several_any_of_them_may_be_meant() -> None:
    other = FORM.replace("堤防加固", "河道疏浚").replace("≥90%", "≥95%")
    said = "（二）用水户政策知晓度，指标值：≥95%；"
    assert told(said, f"{FORM}\n{other}") == []
