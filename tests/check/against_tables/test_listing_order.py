"""Numbered lists of items: in the order of the table, each item once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.against_tables.listing_order import _misplaced
from pipeline.model.records import Outcome, Severity
from tests.check.against_tables.disclosed import disclosed, failed

CHECK = "claim.item_order"
ROWS = (
    ("205", "教育支出", "8.00"),
    ("20508", "进修及培训", "8.00"),
    ("2050803", "培训支出", "8.00"),
    ("213", "农林水支出", "192.00"),
    ("21303", "水利", "192.00"),
    ("2130301", "行政运行", "72.00"),
    ("2130305", "水利工程建设", "70.00"),
    ("2130314", "防汛", "30.00"),
    ("2130399", "其他水利支出", "20.00"),
    ("221", "住房保障支出", "9.00"),
    ("22102", "住房改革支出", "9.00"),
    ("2210201", "住房公积金", "9.00"),
)
TABLE = (
    "\n一般公共预算支出表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    + "\n".join(f"{code}\t{name}\t{amount}\t{amount}\t" for code, name, amount in ROWS)
    + "\n\t合计\t209.00\t209.00\t\n\n"
)
ITEMS = [(code, name, amount) for code, name, amount in ROWS if len(code) == 7]


def walked(order: Sequence[int]) -> str:
    """The items of the table as numbered paragraphs, in an order."""
    listed = (
        f"（{number}）{ITEMS[at][1]}（{ITEMS[at][0]}）{ITEMS[at][2]}万元，用于日常工作。"
        for number, at in enumerate(order, 1)
    )
    return "\n\n".join(listed)


def test_a_list_goes_through_the_table() -> None:
    assert disclosed(walked(range(6)), TABLE).outcomes(CHECK) == [Outcome.PASS]


def test_the_one_item_out_of_its_place_is_told() -> None:
    (finding,) = failed(disclosed(walked([0, 4, 1, 2, 3, 5]), TABLE), CHECK)
    assert "“其他水利支出”（2130399）却列在“培训支出”之后" in finding.message
    assert finding.severity is Severity.NOTE
    assert finding.code == "2130399"


@pytest.mark.parametrize("order", [[5, 4, 3, 2, 1, 0], [2, 3, 0, 1, 5, 4], [0, 2, 1]])
def test_a_list_with_an_order_of_its_own_or_a_short_one_is_left_alone(order: list[int]) -> None:
    assert disclosed(walked(order), TABLE).outcomes(CHECK) == []


def test_an_item_that_is_listed_twice() -> None:
    (finding,) = failed(disclosed(walked([0, 1, 2, 1, 3]), TABLE), CHECK)
    assert "“行政运行（2130301）”72.00 万元列了两次：第 2 项与第 4 项" in finding.message


def test_the_same_item_in_another_list_is_not_listed_twice() -> None:
    text = f"{walked([0, 1, 2])}\n\n二、财政拨款支出\n\n{walked([0, 1, 2])}"
    assert not failed(disclosed(text, TABLE), CHECK)


@given(st.permutations(range(7)))
def test_what_is_out_of_place_is_one_item_whose_absence_leaves_order(order: list[int]) -> None:
    misplaced = _misplaced(order)
    if len(misplaced) == 1:
        rest = [*order[: misplaced[0]], *order[misplaced[0] + 1 :]]
        assert rest == sorted(rest)
        assert order != sorted(order)
    else:
        assert (misplaced == []) == (order == sorted(order))
