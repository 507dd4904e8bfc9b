"""Numbered paragraphs within each other: each makes up the one that it stands in, or contradicts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.prose.prose_support import failed, outcomes

WHOLE = "parts_make_whole"
TEXT = """（一）收入预算总计{total}万元。
1．本年收入合计{year}万元。
（1）一般公共预算拨款收入60.00万元，与上年相比增加5.00万元。
（2）其他收入20.00万元。
2．上年结转结余为10.00万元。
（二）支出预算总计90.00万元。
1．本年支出合计90.00万元。
（1）教育支出50.00万元，主要用于教育。
（2）农林水支出40.00万元，主要用于水利。"""


def test_each_level_makes_up_the_one_above_it() -> None:
    found = outcomes(TEXT.format(total="90.00", year="80.00"), WHOLE)
    assert [str(outcome) for outcome in found] == ["pass"] * 3


@pytest.mark.parametrize(
    ("total", "year", "told"),
    [
        ("92.00", "80.00", ["合计 90 万元，相差 2 万元"]),
        ("91.00", "81.00", ["合计 80 万元，相差 1 万元"]),
        ("90.01", "80.00", []),
    ],
)
def test_a_level_that_does_not_is_told(total: str, year: str, told: list[str]) -> None:
    found = failed(TEXT.format(total=total, year=year), WHOLE)
    assert len(found) == len(told)
    assert all(words in f.message for f, words in zip(found, told, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        # nothing in the text proves that such paragraphs are parts
        "（一）项目支出90.00万元。\n1.水库维护20.00万元。\n2.海塘加固30.00万元。",
        # a number is skipped, a paragraph states no money, or a change
        "（一）支出90.00万元。\n1.甲50.00万元。\n3.乙30.00万元。",
        "（一）支出90.00万元。\n1.甲50.00万元。\n2.乙。",
        "（一）支出90.00万元。\n1.甲50.00万元。\n2.乙增加30.00万元。",
    ],
)
def test_paragraphs_that_may_be_of_something_else_are_not_judged(text: str) -> None:
    assert failed(text, WHOLE) == []


@given(st.lists(st.integers(100, 10**6), min_size=2, max_size=6))
def test_parts_that_add_up_never_fail(parts: list[int]) -> None:
    lines = [f"{at}．第{at}项{part / 100:.2f}万元。" for at, part in enumerate(parts, 1)]
    text = "\n".join([f"（一）支出合计{sum(parts) / 100:.2f}万元。", *lines])
    assert failed(text, WHOLE) == []
