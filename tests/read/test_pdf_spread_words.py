"""Headings whose letters whole spaces part (预　算　数) are words; those of narrow columns are not."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import SIZE, Sheet, only_grid, read, width_of

RIGHTS = (70.0, 250.0, 400.0)
"""Where the first column begins, and the others end."""
ROWS = (
    ("水库移民", "1,061.40", "958.20"),
    ("农田水利", "105.33", "96.00"),
    ("防汛抗旱", "20.10", "18.75"),
    ("合计", "1,186.83", "1,072.95"),
)


def letter_by_letter(sheet: Sheet, x: float, y: float, text: str) -> None:
    for letter in text:
        if letter != "　":
            sheet.text(x, y, letter)
        x += SIZE


def body(sheet: Sheet, top: float) -> None:
    for number, row in enumerate(ROWS):
        y = top + number * 16
        sheet.text(RIGHTS[0], y, row[0])
        for right, text in zip(RIGHTS[1:], row[1:], strict=True):
            sheet.text(right - width_of(text), y, text)


@pytest.mark.parametrize(
    "names", [("项　目", "预　算　数", "决　算　数"), ("项　　目", "预 算 数", "决算数")]
)
def test_letters_of_a_heading_that_spaces_part_are_one_word(names: tuple[str, ...]) -> None:
    def page(sheet: Sheet) -> None:
        for at, name in zip((80, 215, 360), names, strict=True):
            letter_by_letter(sheet, at, 100, name.replace(" ", "　"))
        body(sheet, 120)

    head, *rows = only_grid(read(page))
    assert ["".join(cell.split()) for cell in head] == ["项目", "预算数", "决算数"]
    assert rows == [list(row) for row in ROWS]


def test_codes_of_three_levels_stay_three_columns() -> None:
    def page(sheet: Sheet) -> None:
        for at, name in ((40, "类"), (58, "款"), (76, "项"), (110, "名称"), (230, "合计")):
            sheet.text(at, 100, name)
        for number, row in enumerate(
            (("213", "03", "01"), ("213", "03", "06"), ("221", "02", "01"))
        ):
            y = 116 + number * 16
            for at, code in zip((37.5, 58, 76), row, strict=True):
                sheet.text(at, y, code)
            sheet.text(110, y, "水利")
            sheet.text(230, y, f"{number}61.40")

    assert only_grid(read(page))[0][:3] == ["类", "款", "项"]
