"""Lines that are sought together are those that would have been found one by one."""

from __future__ import annotations

import re
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.search import Joined
from pipeline.vocabulary import load_vocabulary
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
