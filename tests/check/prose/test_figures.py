"""Figures of a text: what stands right before each, and that they are found once."""

from __future__ import annotations

import pytest

from pipeline.check.prose.figures import figures, forget_figures
from tests.support import VOCABULARY

SPEC = VOCABULARY.prose


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("收入90.10万元", ["收入"]),
        ("收入90.10万元，其中：会议费2万元、培训费3万元", ["收入", "会议费", "培训费"]),
        ("维修（护）费5万元", ["维修（护）费"]),
        ("支出（含上年5万元）9万元", ["含上年", ""]),
    ],
)
def test_the_words_right_before_each_figure(text: str, words: list[str]) -> None:
    assert [each.words for each in figures(text, SPEC)] == words


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("比预算数节约1.20万元", "change", "decrease"),
        ("较年初预算结余1.20万元", "change", "decrease"),
        ("比调整预算数少支出1.20万元", "change", "decrease"),
        ("比全年预算超支1.20万元", "change", "increase"),
        ("较预算数1.20万元", "base", ""),
        ("年末结余1.20万元", "level", ""),
        ("与上年结余1.20万元", "level", ""),
        ("和1.20万元", "level", ""),
        ("与1.20万元相比", "base", ""),
    ],
)
def test_what_is_more_or_less_than_a_budget_is_a_change(
    text: str, role: str, direction: str
) -> None:
    (figure,) = figures(text, SPEC)
    assert (figure.role, figure.direction) == (role, direction)


def test_a_long_text_is_read_once_and_then_forgotten() -> None:
    texts = [f"第{number}项支出{number}.25万元。" for number in range(9000)]
    figures.cache_clear()
    for _ in range(3):
        assert all(figures(text, SPEC) for text in texts)
    assert figures.cache_info().misses == len(texts)
    forget_figures()
    assert figures.cache_info().currsize == 0


def test_the_figures_of_a_short_text_are_kept() -> None:
    figures.cache_clear()
    figures("收入90.10万元", SPEC)
    forget_figures()
    assert figures.cache_info().currsize == 1
