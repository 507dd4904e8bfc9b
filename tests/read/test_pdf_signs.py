"""Signs that a page prints as pictures among its letters: told, never left out in silence."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from pipeline.model.document import Document
from tests.read.pdf_support import (
    HEIGHT,
    SIZE,
    Sheet,
    form,
    lines,
    only_grid,
    read,
    remarks,
    width_of,
)


def picture() -> ImageReader:
    made = Image.new("RGB", (40, 40), "white")
    ImageDraw.Draw(made).line((0, 39, 39, 0), fill=(0, 0, 0), width=4)
    return ImageReader(made)


def sentence(
    before: str, behind: str, gap: float = 0.5, size: tuple[float, float] = (SIZE, SIZE)
) -> Document:
    def page(sheet: Sheet) -> None:
        left, (width, height) = 60 + width_of(before) + gap, size
        sheet.text(60, 200, before)
        sheet.canvas.drawImage(picture(), left, HEIGHT - 200 - height / 2, width, height)
        sheet.text(left + width + gap, 200, behind)

    return read(page)


@pytest.mark.parametrize(
    ("before", "behind", "told"),
    [
        ("控制在4", "以下。", "控制在4�以下。"),
        ("完成率为98", "", "完成率为98�"),
        ("（", "）是", "（�）是"),
    ],
)
def test_a_sign_that_is_a_picture_stands_as_an_unknown_one(
    before: str, behind: str, told: str
) -> None:
    document = sentence(before, behind)
    assert lines(document) == [told]
    assert remarks(document) == {"form.font_map": True}
    assert "图片" in document.remarks[0].message


def test_a_number_is_kept_that_a_sign_stands_behind() -> None:
    assert lines(sentence("降低38.17万元（56.57", "），", size=(4.5, SIZE))) == [
        "降低38.17万元（56.57�），"
    ]


@pytest.mark.parametrize(
    ("before", "behind", "size"),
    [("减少", "5.20万元", (4.0, 1.0)), ("安排12", "34万元", (2.0, 2.0))],
    ids=["minus", "point"],
)
def test_no_number_is_read_of_which_a_sign_is_a_picture(
    before: str, behind: str, size: tuple[float, float]
) -> None:
    (said,) = lines(sentence(before, behind, 0.3, size))
    assert not any(sign.isdigit() for sign in said)


@pytest.mark.parametrize(
    ("before", "behind", "gap", "size"),
    [
        pytest.param("", "单位职责", 6, (9, 9), id="a bullet"),
        pytest.param("本年收入", "", 6, (9, 9), id="an icon behind a line"),
        pytest.param("收入", "支出", 20, (9, 9), id="between two texts"),
        pytest.param("收入", "支出", 0.5, (30, 30), id="larger than letters"),
        pytest.param("收入", "支出", 0.5, (0.6, 9), id="a piece of a rule"),
    ],
)
def test_other_pictures_are_no_signs(
    before: str, behind: str, gap: float, size: tuple[float, float]
) -> None:
    document = sentence(before, behind, gap, size)
    assert "�" not in "".join(lines(document))
    assert remarks(document) == {}


@pytest.mark.parametrize("sign", ["-", "−"])
def test_a_minus_at_the_left_edge_of_its_cell_is_of_the_amount(sign: str) -> None:
    """As spreadsheets set it in their format for accounts: a column of its own has one in each row."""
    made = form(
        "项目 → 增减 → 备注\n水利 → → \n农业 → → \n林业 → → \n合计 → → ", widths=(90, 120, 60)
    )

    def page(sheet: Sheet) -> None:
        sheet.form(made)
        for row, amount in enumerate(("61.40", "20.00", "8.25", "33.15"), start=1):
            middle = (made.ys[row] + made.ys[row + 1]) / 2
            sheet.text(made.xs[2] - 30, middle, amount)
            if row != 3:
                sheet.text(made.xs[1] + 3, middle, sign)

    assert [row[1] for row in only_grid(read(page))] == [
        "增减", f"{sign} 61.40", f"{sign} 20.00", "8.25", f"{sign} 33.15",
    ]  # fmt: skip


def test_a_column_of_dashes_beside_one_of_numbers_stays_a_column() -> None:
    made = form("项目 → 增减 → 备注\n水利 → → \n农业 → → \n林业 → → ", widths=(90, 120, 60))

    def page(sheet: Sheet) -> None:
        sheet.form(made)
        for row, amount in enumerate(("61.40", "20.00", "8.25"), start=1):
            middle = (made.ys[row] + made.ys[row + 1]) / 2
            sheet.text(made.xs[2] - 30, middle, amount)
            sheet.text(made.xs[1] + 20, middle, "-")

    assert [row[1:3] for row in only_grid(read(page))[1:]] == [
        ["-", "61.40"],
        ["-", "20.00"],
        ["-", "8.25"],
    ]
