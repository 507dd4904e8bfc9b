"""Numbers of a PDF that spill over a wall into a cell with text of its own."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.read.pdf_support import SIZE, Sheet, form, only_grid, read, width_of

WALLS = (60, 120, 160, 200, 240, 300)
_MIDDLE = 126
"""The height of the second row's line."""


def _page(sheet: Sheet, *placed: tuple[float, str]) -> None:
    """A table with a row of texts, each from its own place on."""
    widths = [right - left for left, right in pairwise(WALLS)]
    sheet.form(form("项目 → 合计 → 上年 → 本年 → 说明\n → → → → ", widths=widths))
    for x, text in placed:
        sheet.text(x, _MIDDLE, text)


def _centred(at: float, text: str) -> tuple[float, str]:
    return at - width_of(text) / 2, text


def test_a_number_printed_over_the_words_of_the_next_cell_is_whole() -> None:
    document = read(
        lambda sheet: _page(sheet, (63, "水利"), _centred(196, "7034516.37"), (203, "防汛抗旱"))
    )
    assert only_grid(document)[1] == ["水利", "", "7034516.37", "防汛抗旱", ""]
    assert not document.unproven


def test_numbers_that_each_spill_over_the_next_are_read_one_by_one() -> None:
    numbers = ("70,345.16", "81,402.90", "92,518.25")
    placed = [_centred(wall - 3, text) for wall, text in zip(WALLS[2:5], numbers, strict=True)]
    document = read(lambda sheet: _page(sheet, (63, "水利"), *placed, (250, "结余")))
    assert only_grid(document)[1] == ["水利", *numbers, "结余"]
    assert not document.unproven


def test_a_number_in_the_middle_of_a_wall_belongs_to_the_cell_that_holds_nothing_else() -> None:
    for held, row in ((130, ["防汛", "7034516.37"]), (172, ["7034516.37", "防汛"])):
        document = read(
            lambda sheet, x=held: _page(sheet, (x, "防汛"), _centred(160, "7034516.37"))  # type: ignore[misc]
        )
        assert only_grid(document)[1] == ["", *row, "", ""]
        assert not document.unproven


def test_a_table_is_not_proven_where_nothing_tells_which_cell_a_number_is_of() -> None:
    document = read(lambda sheet: _page(sheet, (63, "水利"), _centred(160, "7034516.37")))
    (place,) = document.unproven
    assert place.page == 1
    assert "7034516.37" in only_grid(document)[1]


def test_a_table_is_not_proven_where_a_number_stands_in_a_cell_with_another() -> None:
    document = read(lambda sheet: _page(sheet, (121, "5.20"), _centred(155, "7034516.37")))
    assert document.unproven


def _signs(at: float, text: str) -> list[tuple[str, float]]:
    """The signs of a text that begins at a place, and where each begins."""
    return [(sign, at + width_of(text[:index])) for index, sign in enumerate(text)]


AMOUNTS = st.decimals(10000, 9999999, places=2).map("{:,}".format)


@settings(max_examples=40, deadline=None)
@given(AMOUNTS, AMOUNTS, st.floats(0.3 * SIZE, 10), st.floats(0.3 * SIZE, 10))
def test_no_number_is_cut_at_a_wall_and_none_is_lost(
    first: str, second: str, before: float, beside: float
) -> None:
    one, other = _centred(160 - before, first), _centred(200 - beside, second)
    # a digit right upon the same one is drawn once to the eye, and the engine drops it
    assume(
        not any(
            sign == its and abs(at - there) < SIZE / 4
            for sign, at in _signs(*one)
            for its, there in _signs(*other)
        )
    )
    document = read(lambda sheet: _page(sheet, (63, "水利"), one, other))
    assert only_grid(document)[1] == ["水利", first, second, "", ""] or document.unproven
