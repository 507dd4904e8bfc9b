"""A line that runs over every page of a text."""

from __future__ import annotations

import pytest

from pipeline.model.document import Paragraph
from pipeline.read.text import read_text
from tests.support import printed, understood

_ROWS = [f"{code} → 科目{code} → {n}.00" for n, code in enumerate(range(201, 209), start=1)]


def text(running: str, again: int = 3) -> str:
    parts = [_ROWS[:2], _ROWS[2:4], _ROWS[4:6], _ROWS[6:]]
    lines = [
        "岱山县水利局2023年部门预算",
        "",
        "部门支出总表",
        "单位：万元",
        "",
        "科目编码 → 科目名称 → 合计",
    ]
    for number, rows in enumerate(parts, start=1):
        lines += rows
        if number <= again:
            lines += ["", f"— {number} —", "", running]
    return printed("\n".join(lines))


def said(printed_text: str) -> list[str]:
    """The paragraphs of a text as it is read."""
    blocks = read_text("说明.txt", printed_text.encode()).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_a_line_below_each_page_number_parts_no_table() -> None:
    found = understood(text("岱山县水利局部门预算公开"))
    assert len(found.tables) == 1
    assert len(found.amounts) == len(_ROWS)


def test_a_line_below_two_pages_in_turn_parts_no_table() -> None:
    found = understood(text("岱山县水利局部门预算公开", again=2))
    assert len(found.tables) == 1
    assert not any("部门预算公开" in section.text for section in found.sections)


def test_the_first_line_of_a_text_below_one_page_parts_no_table() -> None:
    first = "岱山县水利局2023年部门预算"
    assert said(text(first, again=1)).count(first) == 1
    assert len(understood(text(first, again=1)).tables) == 1


def test_a_line_below_one_page_is_one_of_the_text() -> None:
    sections = understood(text("岱山县水利局部门预算公开", again=1)).sections
    assert any("部门预算公开" in section.text for section in sections)


@pytest.mark.parametrize("numbers", [("1", "2"), ("— 1 —", "— 3 —")])
def test_a_line_below_two_numbers_that_may_be_no_pages_is_one_of_the_text(
    numbers: tuple[str, str],
) -> None:
    lines = text("岱山县水利局部门预算公开", again=2)
    for old, new in zip(("— 1 —", "— 2 —"), numbers, strict=True):
        lines = lines.replace(old, new)
    assert any("部门预算公开" in section.text for section in understood(lines).sections)


def test_a_sentence_below_two_pages_is_one_of_the_text() -> None:
    assert said(text("本表没有数据。", again=2)).count("本表没有数据。") == 2


def test_the_unit_of_a_table_is_no_running_line() -> None:
    found = understood(text("单位：万元"))
    assert {table.unit for table in found.tables} == {"万元"}
    assert len(found.tables) > 1


def test_words_below_numbers_that_are_no_pages_stay() -> None:
    lines = ["岱山县水利局2023年部门预算", "→"] + ["7", "", "其他事项说明", "", "无变化。", ""] * 4
    assert said(printed("\n".join(lines))).count("其他事项说明") == 4
