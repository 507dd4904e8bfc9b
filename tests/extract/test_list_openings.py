"""What opens a list of parts is asked only of words that have a sign of one: no opening goes unheard."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims import lists
from pipeline.extract.claims.lists import Lists, may_open_list
from tests.support import VOCABULARY

SPEC = VOCABULARY.claims
PATTERNS = [
    each
    for name, each in vars(lists).items()
    if isinstance(each, re.Pattern) and name.startswith("_")
]
BETWEEN = (
    "", "，", "：", "。", "按", "按照", "从", "支出", "资金来源", "看", "划分", "构成", "情况", "如下", "中"
)  # fmt: skip


class Heard:
    """Stands for a reader that has a figure before any words, and notes that a list is opened."""

    def __init__(self) -> None:
        self.spec, self.run, self.parent, self.opened = SPEC, 1, None, False
        self.latest = self

    def stated(self, words: str) -> Heard:
        return self

    def _unstated(self, words: str) -> Heard:
        return self

    def _whole_before(self) -> Heard:
        return self

    def _whole_of_side(self, side: str) -> Heard:
        return self

    def _list(self, whole: Heard, *, by_colon: bool = False) -> None:
        self.opened = True


def opens(words: str) -> bool:
    heard = Heard()
    Lists.hear_parts(heard, words)  # type: ignore[arg-type]
    return heard.opened


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:20])
@given(data=st.data())
def test_words_of_every_pattern_may_open_a_list(
    pattern: re.Pattern[str], data: st.DataObject
) -> None:
    assert may_open_list(data.draw(st.from_regex(pattern)), SPEC)


@pytest.mark.parametrize("words", SPEC.parts)
def test_words_of_the_specification_may_open_a_list(words: str) -> None:
    assert opens(words)
    assert may_open_list(words, SPEC)


@given(st.lists(st.sampled_from([*BETWEEN, *SPEC.parts]), max_size=6).map("".join))
def test_whatever_opens_a_list_may_open_one(words: str) -> None:
    assert may_open_list(words, SPEC) or not opens(words)
