"""Letters of columns and numbers of rows that a spreadsheet program prints around a sheet."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from tests.read.pdf_support import Form, Sheet, form, read, shapes

ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出"],
    ["", "合计", "91.40", "90.00"],
    ["213", "农林水支出", "91.40", "90.00"],
    ["21303", "水利", "91.40", "90.00"],
]


def sheet_of(first: int = 3, corner: str = "", letters: str = "ABCD") -> Form:
    heads = " → ".join([corner, *letters])
    body = "\n".join(" → ".join([str(first + n), *row]) for n, row in enumerate(ROWS))
    return form(f"{heads}\n{body}", widths=[20, 60, 110, 75, 75])


def printed(made: Form, *, rules: bool) -> Document:
    def draw(sheet: Sheet) -> None:
        if rules:
            sheet.form(made)
        else:
            sheet.words(made)

    return read(draw)


@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize("letters", ["ABCD", "FGHI"])
def test_headings_of_a_sheet_are_no_part_of_its_table(letters: str, rules: bool) -> None:
    document = printed(sheet_of(letters=letters), rules=rules)
    (grid,) = [block for block in shapes(document) if isinstance(block, list)]
    said = [[text for text in row if text] for row in grid]
    assert [row for row in said if row] == [[text for text in row if text] for row in ROWS]
    (remark,) = document.remarks
    assert remark.check == "form.slanted_text"
    assert "行号" in remark.message
    assert "3 4 5 6" in remark.message


def test_numbers_under_a_heading_are_a_column_of_the_form() -> None:
    body = "\n".join(" → ".join([str(3 + n), *row]) for n, row in enumerate(ROWS[1:]))
    made = form(
        f"行次 → {' → '.join(ROWS[0])}\n → A → B → C → D\n{body}", widths=[30, 60, 110, 75, 75]
    )
    (grid,) = [block for block in shapes(printed(made, rules=True)) if isinstance(block, list)]
    assert [row[0] for row in grid] == ["行次", "", "3", "4", "5"]


def test_letters_that_are_not_in_order_head_no_sheet() -> None:
    (grid,) = [
        block
        for block in shapes(printed(sheet_of(letters="ABDC"), rules=True))
        if isinstance(block, list)
    ]
    assert grid[0] == ["", "A", "B", "D", "C"]
