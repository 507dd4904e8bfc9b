"""A line that runs over every page of a text."""

from __future__ import annotations

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


def test_a_line_below_each_page_number_parts_no_table() -> None:
    found = understood(text("岱山县水利局部门预算公开"))
    assert len(found.tables) == 1
    assert len(found.amounts) == len(_ROWS)


def test_a_line_that_stands_below_two_numbers_is_one_of_the_text() -> None:
    sections = understood(text("岱山县水利局部门预算公开", again=2)).sections
    assert any("部门预算公开" in section.text for section in sections)


def test_the_unit_of_a_table_is_no_running_line() -> None:
    found = understood(text("单位：万元"))
    assert {table.unit for table in found.tables} == {"万元"}
    assert len(found.tables) > 1


def test_words_below_numbers_that_are_no_pages_stay() -> None:
    lines = ["岱山县水利局2023年部门预算", "→"] + ["7", "", "其他事项说明", "", "无变化。", ""] * 4
    blocks = read_text("说明.txt", printed("\n".join(lines)).encode()).blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert said.count("其他事项说明") == 4
