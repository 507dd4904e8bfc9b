"""How wide a column of a workbook is."""

from __future__ import annotations

import pytest

from pipeline.resource.sheets import _width


@pytest.mark.parametrize(
    ("cell", "width"),
    [
        (None, 0),
        ("", 0),
        (12.5, 4),
        ("abc", 3),
        ("支出 a", 6),
        ("“三公”", 8 - 2),
        ("支" * 100, 120),
    ],
)
def test_a_chinese_character_is_twice_as_wide(cell: str | float | None, width: int) -> None:
    assert _width(cell) == width
