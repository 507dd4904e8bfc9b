"""Passages: every sign of a paragraph with the place of its line."""

from __future__ import annotations

import pytest

from pipeline.check.prose.passages import Passage
from pipeline.model.document import Place
from pipeline.model.records import Section

PLACES = tuple(Place("a.txt", line=line) for line in (3, 4, 6))
SECTION = Section("d", 1, 1, "收入", "收入", "甲市财政局", "", "a.txt", None, 2)
PASSAGE = Passage(SECTION, "本年收入九十万元，" * 3, (0, 9, 18), PLACES)


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        (0, 9, (3,)),
        (0, 10, (3, 4)),
        (8, 27, (3, 4, 6)),
        (9, 9, (4,)),
        (26, 27, (6,)),
        (20, 5, (6,)),
    ],
)
def test_signs_stand_on_the_lines_that_each_of_them_does(
    start: int, end: int, lines: tuple[int, ...]
) -> None:
    found = PASSAGE.places_of(start, end)
    one_by_one = dict.fromkeys(map(PASSAGE.place, range(start, max(start + 1, end))))
    assert found == tuple(one_by_one)
    assert tuple(place.line for place in found) == lines
