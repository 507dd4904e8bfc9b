"""Bodies that are named with a word left out where they stand again."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import understood

CHECK = "form.unit_names"
DUTY = "负责第{}项水利工作的统一管理，组织编制规划并监督实施。\n"


def said(first: str, second: str, lines: int = 12) -> list[str]:
    between = "".join(DUTY.format(number) for number in range(lines))
    found = understood(f"{first}\n{between}{second}\n").of(CHECK, Outcome.FAIL)
    assert all(each.severity is Severity.NOTE for each in found)
    return [each.message for each in found]


def test_a_word_left_out_is_told_where_it_is() -> None:
    (message,) = said("（三）舟山铁路法院：受理指定的案件。", "1、舟山铁路运输法院")
    assert message == "“舟山铁路法院”，文中另作“舟山铁路运输法院”，疑为同一机构的两种名称"


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        # one list has both
        ("1、市人才服务中心", "2、市人才公共服务中心", 0),
        # within another word, at either end of the name, and another body
        ("由舟山铁路法院受理。", "1、舟山铁路运输法院", 12),
        ("1、舟山市管理处", "2、舟山市综合管理处", 3),
        ("1、舟山铁路法院", "2、宁波铁路运输法院", 12),
    ],
)
def test_two_bodies_and_names_in_other_words_are_not(first: str, second: str, lines: int) -> None:
    assert said(first, second, lines) == []
