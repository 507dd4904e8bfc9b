"""The text layer against what was read: what the reader lost is seen, what it leaves out on purpose is
named, and what only is parted otherwise is no loss."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.account.layer import lost_numbers
from tests.support import VOCABULARY

PAGE_NUMBER = VOCABULARY.accounted.kind("page_number")


def lost(layer: Sequence[Sequence[str]], pages: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    found = lost_numbers(layer, pages, PAGE_NUMBER)
    return [(each.number.text, each.kind or each.cause) for _, each in found]


def test_a_number_that_was_not_read_is_lost() -> None:
    assert lost([["合计 12.50", "工资 7.00"]], [["合计\t12.50"]]) == [("7.00", "lost")]


def test_one_of_two_that_are_alike_is_lost_too() -> None:
    assert lost([["甲 7.00", "乙 7.00"]], [["甲\t7.00"]]) == [("7.00", "lost")]


def test_a_decimal_point_that_was_not_read_is_a_loss() -> None:
    assert lost([["增长 8.85 %"]], [["增长 885%"]]) == [("8.85", "lost")]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (["1 6 3 , 5 3 9 . 0 7 万元"], ["163,539.07万元"]),
        (["183,500.0039,175,000.00"], ["183,500.00\t39,175,000.00"]),
        (["支出 12", "34.50 万元"], ["支出1234.50万元"]),
        (["20103"], ["201\t03"]),
        (["1", "2", ".", "3", "4", "0"], ["12.340"]),
    ],
)
def test_what_is_parted_otherwise_is_not(printed: list[str], read: list[str]) -> None:
    assert lost([printed], [read]) == []


def test_page_numbers_are_told_where_they_count_the_pages() -> None:
    layer = [[f"文字 {page} 段", str(page + 40)] for page in range(1, 6)]
    pages = [[f"文字 {page} 段"] for page in range(1, 6)]
    assert lost(layer, pages) == [(str(page + 40), "page_number") for page in range(1, 6)]
    assert lost([["文字", "— 12 —"]], [["文字"]]) == [("12", "page_number")]


def test_a_lone_number_that_counts_nothing_is_lost() -> None:
    assert lost([["合计", "834"]], [["合计"]]) == [("834", "lost")]


def test_running_titles_are_told_and_rows_of_amounts_are_none() -> None:
    titled = [["某局2023年预算公开", f"正文{page}段"] for page in "一二三四"]
    read = [titled[0], *([line] for _, line in titled[1:])]
    assert lost(titled, read) == [("2023", "running_title")] * 3
    rows = [["12.50", "正文"] for _ in range(4)]
    assert lost(rows, [["正文"]] * 4) == [("12.50", "lost")] * 4


def test_words_that_a_file_draws_again_unseen_are_told() -> None:
    layer = [["2023年支出总表", "合计 1.00", "2023年支出总表"]]
    assert lost(layer, [["2023年支出总表", "合计\t1.00"]]) == [("2023", "copy")]
    again = [["合计 1.00", "合计 1.00"]]
    assert lost(again, [["合计\t1.00"]]) == [("1.00", "lost")]


def test_a_page_without_a_layer_says_nothing() -> None:
    assert lost([[]], [["合计 1.00"]]) == []


@given(st.lists(st.lists(st.text(alphabet="0123456789,. 合计\n", max_size=12), max_size=5)))
def test_what_was_read_as_it_is_printed_is_never_lost(pages: list[list[str]]) -> None:
    assert lost(pages, pages) == []
