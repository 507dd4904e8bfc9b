"""What functions of a text have made is kept for a whole table, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest

from pipeline.values import memo
from pipeline.values.memo import forget_many, forgotten, remembered


def _counting() -> tuple[Callable[[str], int], list[str]]:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    return length, asked


def test_a_long_table_is_worked_on_once_however_often_it_is_gone_through() -> None:
    length, asked = _counting()
    names = [f"第{number}项" for number in range(50_000)]
    for _ in range(3):
        assert list(map(length, names)) == list(map(len, names))
    assert asked == names


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST", 3)
    length, asked = _counting()
    assert [length(text) for text in "abcabcda"] == [1] * 8
    assert asked == [*"abcda"]


def test_long_texts_take_the_room_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST_SIGNS", 10)
    length, asked = _counting()
    assert [length(text) for text in ("甲" * 6, "乙" * 6, "甲" * 6)] == [6, 6, 6]
    assert len(asked) == 3


def test_the_names_of_a_large_disclosure_are_forgotten_and_common_words_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memo, "_FEW", 2)
    few, asked_few = _counting()
    many, asked_many = _counting()
    for _ in range(2):
        for text in ("合计", "小计"):
            few(text)
        for text in ("甲项", "乙项", "丙项"):
            many(text)
        forget_many()
    assert (len(asked_few), len(asked_many)) == (2, 6)


def test_what_a_cache_keeps_of_a_large_disclosure_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @forgotten
    @lru_cache(maxsize=8)
    def length(text: str) -> int:
        return len(text)

    monkeypatch.setattr(memo, "_FEW", 4)
    length("甲项")
    forget_many()
    assert length.cache_info().currsize == 1
    length("乙项")
    forget_many()
    assert length.cache_info().currsize == 0


def test_what_raises_is_not_kept() -> None:
    @remembered
    def number(text: str) -> int:
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            number("无")
    assert number("3") == 3


def test_a_text_of_which_the_same_is_made_is_held_once() -> None:
    @remembered
    def rewritten(text: str) -> str:
        return "".join(text.split(" "))

    name = "".join(["办公", "设备"])
    assert rewritten(name) is name
    assert rewritten("办公 用品") == "办公用品"
