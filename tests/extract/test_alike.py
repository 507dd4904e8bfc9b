"""Names that differ in their digits alone say the same of their amounts, but where digits tell something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.alike import Alike
from pipeline.extract.amounts import _named
from pipeline.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
ALIKE = Alike(VOCABULARY.headings)
WORDS = st.sampled_from(
    [
        "项目支出",
        "第",
        "号",
        "基金",
        "批次",
        "结转",
        "年",
        "单价",
        "万以上",
        "万元",
        "率",
        "元",
        "水利",
        "上年",
    ]
)


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("第12号项目", "第00号项目"),
        ("2023年支出第7项", "2023年支出第7项"),
        ("单价50万以上设备", "单价50万以上设备"),
        ("项目12", "项目12"),
        ("项目（12）批", "项目（12）批"),
        ("水利支出", "水利支出"),
    ],
)
def test_digits_that_tell_nothing_are_alike(name: str, read_as: str) -> None:
    assert ALIKE.of(name) == read_as


@given(st.lists(st.one_of(WORDS, st.integers(0, 99_999).map(str)), min_size=1, max_size=6))
def test_what_is_alike_says_the_same(parts: list[str]) -> None:
    name = "".join(parts)
    headings = VOCABULARY.headings
    assert _named(ALIKE.of(name), VOCABULARY) == _named(name, VOCABULARY)
    assert headings.counted_in_row(ALIKE.of(name)) == headings.counted_in_row(name)
