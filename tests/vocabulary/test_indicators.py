from __future__ import annotations

import pytest

from tests.support import VOCABULARY

SPEC = VOCABULARY.indicators


def test_every_second_level_belongs_to_its_first() -> None:
    for first, seconds in SPEC.framework.items():
        assert SPEC.is_level1(first)
        for second in seconds:
            assert SPEC.is_level2(second)
            assert SPEC.level1_of(second) == ("" if second in SPEC.either else first)


def test_what_may_be_either_level_says_nothing_of_the_first() -> None:
    assert SPEC.is_level2("成本指标")
    assert SPEC.level1_of("成本指标") == ""


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("指标值", "target"),
        ("全年完成值", "actual"),
        ("指标值确定依据", "basis"),
        ("绩效指标描述", "description"),
        ("偏差原因分析", "reason"),
        ("二级指标", "level2"),
        ("水库", ""),
    ],
)
def test_headings_name_the_parts_of_an_indicator(heading: str, part: str) -> None:
    assert SPEC.part(heading) == part
