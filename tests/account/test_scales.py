"""Lines of a chart's scale, and lines that only begin as one."""

from __future__ import annotations

import re

import pytest

from pipeline.account.scales import ALONE, scales_of_charts
from tests.support import read


def test_lines_of_numbers_that_are_as_far_from_one_another_as_the_next_are_a_scale() -> None:
    document = read("收入\n\n0 20,000\n\n40,000 60,000\n\n80,000\n\n支出 7\n")
    found = sorted(place.line or 0 for place in scales_of_charts(document))
    assert found == [3, 5, 7]


@pytest.mark.parametrize(
    "line", ["9" * 60 + "号", "9" * 40 + ".x", "9 " * 60 + "号", "9,9" * 30 + "号"]
)
def test_a_long_number_before_a_word_is_no_scale(line: str) -> None:
    assert scales_of_charts(read(f"收入\n\n{line}\n")) == frozenset()


@pytest.mark.parametrize(
    "line", ["9" * 6 + "号", "9" * 4 + ".5x", "9 " * 6 + "号", "9,9" * 3 + "号", " 9%  "]
)
def test_a_line_is_taken_in_one_way_alone(line: str) -> None:
    """What a pattern may give back it may take in another way: of a long line, in endlessly many."""
    taken = ALONE.match(line)
    assert taken is not None
    given_back = re.compile(rf"(?:{ALONE.pattern})(?=[0-9,.%％ ])")
    assert given_back.match(line) is None, "a number or a sign of one is given back"
