"""Rules along the edges of the pages of one sheet."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.borders import without_borders
from pipeline.read.pdf.geometry import PageContent, Rule


def sheet(width: float, height: float) -> PageContent:
    """A sheet with a rule at its edge and one within it, along either axis."""
    across = (Rule(at=0.5, start=0, end=200), Rule(at=50, start=0, end=200))
    down = (Rule(at=0.5, start=0, end=100), Rule(at=70, start=0, end=100))
    return PageContent(1, width, height, (), across, down, ())


def test_rules_at_the_edges_are_no_rules_of_tables() -> None:
    found = without_borders(sheet(200, 100), 1, [1])
    assert [rule.at for rule in (*found.horizontal, *found.vertical)] == [50, 70]


@pytest.mark.parametrize(("width", "height"), [(0, 100), (200, 0), (0, 0)])
def test_a_damaged_sheet_without_extent_is_left_with_its_rules(width: float, height: float) -> None:
    found = without_borders(sheet(width, height), 1, [1])
    assert 50 in [rule.at for rule in found.horizontal]
    assert 70 in [rule.at for rule in found.vertical]
