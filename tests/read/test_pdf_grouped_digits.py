"""Numbers whose thousands a whole blank parts, and figures that stand as near and are of their own."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import FONT, SIZE, Sheet, form, read, shapes, width_of

ROWS = """
    项目 → 合计 → 基本支出
    水利 → 1　234　567.80 → 234　567.80
    防汛 → 12　000.00 → 950.00
    抗旱 → 3　100.25 → 100%
    合计 → 1　249　668.05 → 235　517.80
"""


def table(rows: str, blank: str = "　") -> list[list[str]]:
    made = form(rows.replace("　", blank), widths=[70, 90, 80])
    (grid,) = [
        block for block in shapes(read(lambda sheet: sheet.form(made))) if isinstance(block, list)
    ]
    return grid


def test_a_whole_blank_between_thousands_is_within_a_number() -> None:
    assert table(ROWS)[1:] == [
        ["水利", "1 234 567.80", "234 567.80"],
        ["防汛", "12 000.00", "950.00"],
        ["抗旱", "3 100.25", "100%"],
        ["合计", "1 249 668.05", "235 517.80"],
    ]


def test_gaps_without_a_blank_in_the_file_are_seen_as_well() -> None:
    made = form(ROWS.replace("　", ""), widths=[70, 90, 80])

    def draw(sheet: Sheet) -> None:
        for rule in made.rules():
            sheet.line(rule)
        sheet.canvas.setFont(FONT, SIZE)
        rows = [line.split("→") for line in ROWS.strip().split("\n")]
        for area in made.areas:
            left, top, _, bottom = made.box(area)
            at = left + 3
            for part in rows[area.row][area.column].strip().split("　"):
                sheet.text(at, (top + bottom) / 2, part)
                at += width_of(part) + SIZE

    (grid,) = [block for block in shapes(read(draw)) if isinstance(block, list)]
    assert grid[1][1:] == ["1 234 567.80", "234 567.80"]


@pytest.mark.parametrize(
    "more",
    [
        "    排涝 → 4500.00 → 0.00\n",  # a number without a gap
        "    排涝 → 4,500.00 → 0.00\n",  # one with a comma
        "    排涝 → 12　34.00 → 0.00\n",  # two digits behind the gap
    ],
)
def test_where_one_number_speaks_against_it_no_gap_is_within_a_number(more: str) -> None:
    said = [text for row in table(ROWS + more) for text in row]
    assert "1 234 567.80" not in said
    assert "12 000.00" not in said
