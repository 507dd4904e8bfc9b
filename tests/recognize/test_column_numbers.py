"""The row that numbers the columns is told from rows of amounts, whatever stands under the names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Cell, Place
from pipeline.recognize.column_numbers import column_numbers
from tests.recognize.test_spanned import spanned
from tests.support import VOCABULARY, headings


def numbers(*texts: str) -> dict[int, int]:
    row = tuple(Cell(text, Place("x")) for text in texts)
    return column_numbers(row, VOCABULARY.headings)


@pytest.mark.parametrize(
    "stub",
    [("**", "**"), ("****", "**"), ("—", "—"), ("栏次", ""), ("行次", "栏次"), ("甲", "乙"), ("a", "b"),
     ("A", "B"), ("", ""), ("类", "款"), ("×", "×")],
)  # fmt: skip
def test_whatever_stands_under_the_names(stub: tuple[str, str]) -> None:
    assert numbers(*stub, "1", "2", "3") == {2: 1, 3: 2, 4: 3}


@pytest.mark.parametrize(
    "row",
    [
        ("", "栏次\n合计", "1", "2", "3"),
        ("", "** 总计", "1", "2", "3"),
        ("栏次 1", "1", "2 合计", "3", "4"),
    ],
)
def test_a_total_that_states_nothing_may_stand_in_the_cells_below_it(row: tuple[str, ...]) -> None:
    assert numbers(*row)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("栏次", "1=2+3", "2", "3"), [1, 2, 3]),
        (("", "（1）", "（2）＝（3）+（4）", "（3）", "（4）"), [1, 2, 3, 4]),
        (("栏次", "1栏", "2栏"), [1, 2]),
        (("栏次", "a", "b=c+d", "c", "d"), [1, 2, 3, 4]),
        (("栏次", "1", "栏次", "2"), [1, 2]),
        (("**", "1", "**", "1"), [1, 1]),
        (("**", "1"), [1]),
        (("", "1", "2", "3", "5", "6"), [1, 2, 3, 5, 6]),
        (("①", "②", "③"), [1, 2, 3]),
    ],
)
def test_sums_letters_and_second_parts(row: tuple[str, ...], found: list[int]) -> None:
    assert list(numbers(*row).values()) == found


@pytest.mark.parametrize(
    "row",
    [
        ("合计", "1", "2", "3"),
        ("项目 合计", "1", "2", "3"),
        ("栏次 合计", "1 61.40", "2 41.40", "3 20.00"),
        ("", "1"),
        ("—", "1"),
        ("", "3", "2", "1"),
        ("", "1.00", "2.00"),
        ("201", "1", "2"),
        ("", "1", "1"),
        ("", "1", "20", "30", "40"),
        ("a", "c"),
    ],
)
def test_rows_of_amounts_number_nothing(row: tuple[str, ...]) -> None:
    assert numbers(*row) == {}


@given(st.integers(1, 40), st.lists(st.sampled_from(["**", "栏次", "—", "", "甲"]), max_size=3))
def test_counting_from_one_is_found_behind_any_stub(count: int, stub: list[str]) -> None:
    row = [*stub, *map(str, range(1, count + 1))]
    if count > 1:
        assert list(numbers(*row).values()) == list(range(1, count + 1))


def test_the_row_is_neither_heading_nor_data_on_any_page() -> None:
    page = """
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    **       | **       | 1=2+3 | 2 | 3
    213      | 农林水支出 | 61 | 41 | 20
    """
    again = page.replace("213 ", "208 ").replace("农林水支出", "社会保障和就业支出")
    table = spanned(page, again).table
    assert headings(table) == ["合计", "基本支出", "项目支出"]
    assert [e.code for e in table.entries] == ["213", "208"]
    assert [c.number for c in table.columns][-3:] == ["1", "2", "3"]
