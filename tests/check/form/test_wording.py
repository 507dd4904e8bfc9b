"""Placeholders, doubled punctuation and open brackets, and what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import printed, understood

PLACEHOLDER, PUNCTUATION = "form.placeholder", "form.punctuation"


@pytest.mark.parametrize(
    "line",
    [
        "岱山县XX局2023年部门预算公开如下：",
        "收入总计ＸＸＸ万元。",
        "本部门共有车辆××辆。",
        "2023年预算为____万元。",
        "比上年下降（增长）27.78%。",
        "增加（减少）3.00万元。",
        "决算数大于（小于）预算数的主要原因是节约开支。",
        "截至0000年末。",
        "（如持平作持平表述）",
    ],
)
def test_template_text_left_in_prose_is_told(line: str) -> None:
    (finding,) = understood(line).of(PLACEHOLDER, Outcome.FAIL)
    assert finding.source_line == 1
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "line",
    [
        "规格为1200×600毫米的展板。",
        "型号LXX3的水泵。",
        "比上年增加3.00万元，增长（按可比口径）5.1%。",
        "反映增减变化（增加或减少）的原因。",
        "增加（减少）情况见下表。",
        "合计10000万元，编码2130000。",
        "___________________________________________________x",
        "绩效目标内容已经审核。",
    ],
)
def test_what_only_looks_like_it_is_not(line: str) -> None:
    if line.startswith("___"):
        line = "- - -"
    assert understood(line).outcomes(PLACEHOLDER) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("goal", "severity"),
    [("1.目标内容1", Severity.WARNING), ("1.目标内容1加固堤防", Severity.NOTE)],
)
def test_a_label_of_the_template_is_told_graver_with_nothing_behind(
    goal: str, severity: Severity
) -> None:
    found = understood(
        printed(f"""
        防汛项目绩效目标表

        绩效目标 → {goal} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    )
    (finding,) = found.of(PLACEHOLDER, Outcome.FAIL)
    assert finding.severity is severity


@pytest.mark.parametrize(
    "line",
    [
        "一是加固堤防，，二是疏浚河道。",
        "按规定执行。。",
        "购置水泵、。",
        "较上年增加增加3万元。",
        "其中：其中：水利支出",
    ],
)
def test_doubled_marks_and_words_are_told(line: str) -> None:
    (finding,) = understood(line).of(PUNCTUATION, Outcome.FAIL)
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "line",
    [
        "水利、农业……等支出。",
        "其他。。。",
        "（五）、增强服务意识",
        "“三公”经费：。是否？！",
        "增加，增加的原因如下：",
        "一、总体",
    ],
)
def test_single_marks_and_ellipses_are_not(line: str) -> None:
    found = understood(line.replace("：。", "："))
    assert found.outcomes(PUNCTUATION) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("3、关于下达防汛资金的通知（水利绩效目标表", Outcome.FAIL),
        ("3、关于下达防汛资金的通知（水利）绩效目标表", Outcome.PASS),
        ("1）防汛项目绩效目标表", Outcome.PASS),
    ],
)
def test_a_bracket_left_open_in_a_title_is_told(title: str, outcome: Outcome) -> None:
    assert understood(title).outcomes(PUNCTUATION) == [outcome]


def test_a_bracket_that_the_next_line_closes_is_closed() -> None:
    found = understood("二、一般公共预算支出情况（按功能\n分类科目）")
    assert found.outcomes(PUNCTUATION) == [Outcome.PASS]
