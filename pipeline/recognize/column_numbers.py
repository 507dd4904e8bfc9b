"""The row that numbers the columns (1 2 3 …), whatever stands under the name columns in it.

A row of cells → grid column with its number, nothing where the row is another one. Met under names:
栏次, 行次, 类 款 项, 甲 乙, a b, `**`, `****`, a dash, nothing; sums (1=2+3) beside the
numbers, and below all of it a total that is blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import Cell
from pipeline.values.amounts import is_dash
from pipeline.values.text import fold
from pipeline.vocabulary import Headings

_NUMBER = re.compile(r"[（(]?第?(\d{1,2})[)）]?[栏列]?(?:=[\d+\-*/（）()栏列]+)?")
_LETTER = re.compile(r"[（(]?([A-Za-z])[)）]?(?:=[A-Za-z+\-*/（）()]+)?")
_STARS = re.compile(r"[*×]+")
_FEWEST_WITH_GAPS = 4
_MOST_LOST = 2


def column_numbers(row: Sequence[Cell], headings: Headings) -> dict[int, int]:
    """Grid column → number where the row counts the columns, {} where it does not."""
    numbers: dict[int, int] = {}
    letters: dict[int, int] = {}
    is_named = False
    for index, cell in enumerate(row):
        text = fold(_over_a_total(cell.text, headings))
        if not text:
            continue
        if headings.is_numbering_word(text) or _STARS.fullmatch(text):
            is_named = True
        elif match := _NUMBER.fullmatch(text):
            numbers[index] = int(match[1])
        elif match := _LETTER.fullmatch(text):
            letters[index] = ord(match[1].lower()) - ord("a") + 1
        elif not is_dash(text):
            return {}
    if letters and not _counts_up(list(letters.values())):
        return {}
    counted = numbers or letters
    is_named = is_named or bool(numbers and letters)
    enough = len(counted) > 1 or (bool(counted) and is_named)
    return counted if enough and _counts(list(counted.values()), is_named) else {}


def _over_a_total(text: str, headings: Headings) -> str:
    """What a cell has over the name or the number of a total (栏次 合计, 2 合计, 序号 1): two rows, of which
    the second states nothing where the others only count; else the text."""
    first, *others = text.split() or [""]
    is_first_row = headings.is_numbering_word(first) and others == ["1"]
    is_over = is_first_row or bool(others and all(map(headings.is_total_row, others)))
    return first if is_over else text


def _counts(values: Sequence[int], is_named: bool) -> bool:
    """Whether values number columns: 1 2 3 …, again from 1 in a second part, or with a few lost."""
    runs: list[list[int]] = []
    for value in values:
        if value == 1 or not runs:
            runs.append([])
        runs[-1].append(value)
    if all(map(_counts_up, runs)):
        return is_named or all(len(run) > 1 for run in runs)
    if (
        is_named
        and len(values) > 1
        and all(after == value + 1 for value, after in pairwise(values))
    ):
        return True  # 栏次 2 3 4: the first number stood over a column that was left out
    rises = all(a < b for a, b in pairwise(values))
    few_lost = values[0] == 1 and values[-1] <= len(values) + _MOST_LOST
    return rises and few_lost and len(values) >= _FEWEST_WITH_GAPS


def _counts_up(values: Sequence[int]) -> bool:
    return list(values) == list(range(1, len(values) + 1))
