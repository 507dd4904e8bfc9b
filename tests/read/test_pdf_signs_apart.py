"""A minus at the left edge of its cell, in a table without rules: what it is of is not proven."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Sheet, read

ROWS = (
    ("项目", "上年数", "增减额"),
    ("水利工程运行", "61.40", "41.40"),
    ("防汛物资储备", "23.10", "12.70"),
    ("河道清淤整治", "18.50", "3.20"),
    ("农村供水改造", "44.90", "27.30"),
)


def _unproven(signed: frozenset[int], sign: str = "-", at: float = 330) -> int:
    def draw(sheet: Sheet) -> None:
        sheet.text(200, 70, "水利项目支出表")
        for number, (name, first, second) in enumerate(ROWS):
            y = 100 + 18 * number
            sheet.text(60, y, name)
            for right, text in ((260, first), (420, second)):
                sheet.text(right - 4.5 * len(text), y, text)
            if number in signed:
                sheet.text(at, y, sign)

    return len(read(draw).unproven)


@pytest.mark.parametrize("sign", ["-", "－", "−"])
def test_a_sign_before_some_of_the_numbers_is_not_proven(sign: str) -> None:
    assert _unproven(frozenset({2, 4}), sign) == 1


def test_a_column_with_a_dash_in_every_row_has_nothing_to_do_with_the_next() -> None:
    assert _unproven(frozenset({1, 2, 3, 4})) == 0


def test_a_table_without_such_signs_is_as_it_was() -> None:
    assert _unproven(frozenset()) == 0
