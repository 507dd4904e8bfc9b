"""Lines that are sought together are those that would have been found one by one."""

from __future__ import annotations

import re
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.search import Joined, may_be_in
from pipeline.vocabulary import load_vocabulary
from pipeline.vocabulary.asked import words_asked
from pipeline.vocabulary.wording import Wording

WORDING = load_vocabulary().wording
PIECES = [
    *(
        "XX",
        "××",
        "____",
        "0000年",
        "某某局",
        "○○",
        "年",
        "2022",
        "2023年",
        "12月31日",
        "截至",
        "车辆",
    ),
    *(
        "部门",
        "单位",
        "本部门",
        "预算",
        "决算",
        "公开如下",
        "现将",
        "县级",
        "财政拨款收入:指",
        "目标内容1",
    ),
    *(
        "增加",
        "增加（减少）",
        "的的",
        "》90%",
        "为",
        "1.05为",
        "万元",
        "原因是。",
        "（",
        "）",
        "。",
        "，，",
    ),
]


def sought(wording: Wording) -> list[str]:
    """The patterns that checks seek in many lines at once."""
    own = wording.own_year
    of_kind = (*own.anywhere, *own.headings, *own.closing_day, *wording.announcement)
    return [
        *(pattern.replace("KIND", "预算") for pattern in of_kind),
        *wording.placeholders,
        *wording.unfilled_choices,
        *wording.template_labels,
        *wording.doubled_marks,
        *(mark.printed for mark in wording.misprinted_marks),
        *wording.place_levels,
        wording.signed_on,
        wording.counted_on,
        *(known.pattern for known in wording.units_left_out),
    ]


@pytest.mark.parametrize("pattern", sought(WORDING))
@given(lines=st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=6))
def test_no_line_is_missed(pattern: str, lines: list[str]) -> None:
    one_by_one = {at for at, line in enumerate(lines) if re.search(pattern, line)}
    assert one_by_one <= Joined.of(lines).having([pattern])


@pytest.mark.parametrize("pattern", sought(WORDING))
def test_patterns_look_around_for_signs_not_for_their_absence(pattern: str) -> None:
    """`(?<![^。])` finds a line's beginning by itself, but not among lines."""
    assert not any(_may_be_an_end(each) for each in _looked_around(_parser.parse(pattern)))


def _looked_around(parsed: Any) -> list[Any]:
    found: list[Any] = []
    for operation, argument in parsed:
        if operation in (_constants.ASSERT_NOT, _constants.ASSERT):
            found.append(argument[1])
        found += [each for part in _parts(argument) for each in _looked_around(part)]
    return found


def _parts(given: Any) -> list[Any]:
    if isinstance(given, _parser.SubPattern):
        return [given]
    if isinstance(given, (list, tuple)):
        return [part for each in given for part in _parts(each)]
    return []


def _may_be_an_end(parsed: Any) -> bool:
    """Whether a pattern may match the end of a line as a sign."""
    for operation, argument in parsed:
        if operation is _constants.NOT_LITERAL or operation is _constants.AT:
            return True
        if operation is _constants.IN and any(kind is _constants.NEGATE for kind, _ in argument):
            return True
        if any(_may_be_an_end(part) for part in _parts(argument)):
            return True
    return False


def test_a_line_is_told_once_and_the_last_one_too() -> None:
    assert Joined.of(["年年年", "", "一年"]).having(["年"]) == {0, 2}
    assert Joined.of([]).having(["年"]) == set()


def test_a_pattern_of_the_specs_asks_for_no_word_that_a_text_it_fits_lacks() -> None:
    wording = WORDING
    patterns = [
        *wording.misprints,
        *wording.doubled_marks,
        *(each.pattern for each in wording.units_left_out),
    ]
    asked = [pattern for pattern in patterns if words_asked(pattern)]
    assert len(asked) > 10
    texts = [
        "增长 13.95。",
        "（〔2031〕5。",
        "支出0.39万。",
        "费用减少5.2万元，减少3.1。",
        "当年拨款，，",
    ]
    for pattern in asked:
        for text in texts:
            assert may_be_in(pattern, text) or not re.search(pattern, text), pattern


def test_a_kind_of_numbers_is_found_as_its_patterns_alone_find_it() -> None:
    kinds = load_vocabulary().accounted.in_lines
    assert sum(bool(words_asked(pattern)) for kind in kinds for pattern in kind.patterns) > 10
    texts = [
        "3、2031年甲市财政局预算收入为90.10万元。",
        "第3页，共9页",
        "（甲财发〔2031〕5号）公开01表，电话：0100-1234567",
        "一、收入总表………… 3",
        "2031年3月5日至12月，邮箱a@b.cn，表3-1",
        "TOC \\o 1-3",
    ]
    for kind in kinds:
        for text in texts:
            alone = [m.span() for each in kind.patterns for m in re.finditer(each, text)]
            assert [match.span() for match in kind.found_in(text)] == alone


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("收入?支出", "收支出"),
        ("(?:收入)?支", "支"),
        ("收{0,2}支", "支"),
        ("收*支", "支"),
        ("收入|支出", "支出"),
        (r"\(支\)", "(支)"),
        ("[收(]支", "(支"),
        ("[]收]支", "]支"),
        ("(?i)a支", "A支"),
        ("收(?!入)支?", "收"),
    ],
)  # fmt: skip
def test_what_a_pattern_fits_may_have_it(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    assert may_be_in(pattern, text)


def test_a_text_without_the_words_of_a_pattern_is_not_looked_at() -> None:
    assert not may_be_in("行政处[(]科、股[)]室", "行政科")
    assert not may_be_in("收入总计|支出总计", "收入合计，支出合计")
