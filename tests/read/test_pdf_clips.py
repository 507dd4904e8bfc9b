"""Text of a PDF that runs over a wall, is clipped, is drawn twice, or stands beyond the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.pdf import read_pdf
from tests.read.pdf_support import (
    FILE,
    HEIGHT,
    Sheet,
    form,
    lines,
    only_grid,
    read,
    read_form,
    remarks,
    shapes,
    width_of,
    written,
)

PLAIN = form(
    """
    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    208 → 社会保障和就业支出 → 120.00 → 100.00 → 20.00
    20805 → 行政事业单位养老支出 → 120.00 → 100.00 → 20.00
    210 → 卫生健康支出 → 8.00 → 8.00 →
    → 合计 → 128.00 → 108.00 → 20.00
    """,
    widths=(60, 120, 70, 70, 70),
)

# Text over a wall


@pytest.mark.parametrize("over", [3, 9, 16, 24])
def test_text_that_overhangs_its_wall_belongs_to_one_cell(over: float) -> None:
    label = "社会保障和就业支出"

    def page(sheet: Sheet) -> None:
        sheet.form(form("科目名称 → 合计 → 基本支出\n → → 8.00\n水利 → 1.00 → 1.00"))
        sheet.text(135 + over - width_of(label, 7), 126, label, 7)

    assert only_grid(read(page))[1:] == [[label, "", "8.00"], ["水利", "1.00", "1.00"]]


def test_text_that_touches_its_wall_stays_apart_from_the_text_beyond_it() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(form("科目名称 → 编号\n → \n水利 → 1.00", widths=(60, 60)))
        sheet.text(120 - width_of("2080505"), 126, "2080505")
        sheet.text(120.2, 126, "1061.40")

    assert only_grid(read(page))[1] == ["2080505", "1061.40"]


AMOUNTS = st.decimals(1000, 99999999, places=2).map("{:,}".format)


@settings(max_examples=40, deadline=None)
@given(AMOUNTS, AMOUNTS, st.floats(-1.5, 3), st.floats(-0.3, 4.5))
def test_two_amounts_that_nearly_touch_across_a_rule_are_two(
    left: str, right: str, over: float, apart: float
) -> None:
    """One may end a little over the wall, and the other begin right behind it."""
    wall = 220.0

    def page(sheet: Sheet) -> None:
        sheet.form(form("项目 → 上年 → 本年 → 增减\n水利 → → → 1.00", widths=(60, 100, 100, 60)))
        sheet.text(wall + over - width_of(left), 126, left)
        sheet.text(wall + over + apart, 126, right)

    assert only_grid(read(page))[1] == ["水利", left, right, "1.00"]


def test_two_labels_that_nearly_touch_across_a_rule_are_two() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(form(" → → 金额\n水利 → 防汛 → 1.00", heights=(30, 20)))
        sheet.text(136.3 - width_of("指标权重合计"), 112, "指标权重合计")
        sheet.text(138.5, 112, "是否核心指标")

    rows = only_grid(read(page))
    assert rows[0][:2] == ["指标权重合计", "是否核心指标"]


def test_a_number_that_overhangs_its_wall_is_not_cut() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(form("项目 → 合计 → 基本支出\n水利 → → 5.00", widths=(60, 40, 90)))
        sheet.text(118, 126, "12,061,450.77")

    assert only_grid(read(page))[1] == ["水利", "12,061,450.77", "5.00"]


def test_a_word_that_overhangs_the_tables_own_side_stays_in_its_cell() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(form("项目 → 合计\n → \n水利 → 3.00", widths=(60, 40)))
        sheet.text(122, 126, "12,061,450.77")
        sheet.text(42, 126, "社会保障和就业")

    assert shapes(read(page)) == [
        [["项目", "合计"], ["社会保障和就业", "12,061,450.77"], ["水利", "3.00"]]
    ]


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(PLAIN)
        for off in (0, 0.3, 0.6):
            sheet.text(60 + off, 60, "部门支出总表22.00")
            sheet.text(185 + off, 108, "")
        sheet.canvas.translate(0.3, 0)
        sheet.words(PLAIN)

    assert shapes(read(page)) == ["部门支出总表22.00", PLAIN.shape]


@pytest.mark.parametrize("turned", [0, 90])
def test_marks_of_a_number_drawn_twice_further_apart_are_read_once(turned: int) -> None:
    def page(sheet: Sheet) -> None:
        if turned:
            sheet.canvas.translate(700, 0)
            sheet.canvas.rotate(90)
        sheet.form(PLAIN)
        sheet.canvas.translate(1.0, 0)
        sheet.words(PLAIN)

    assert shapes(read(page)) == [PLAIN.shape]


# What the page is cropped to


def _cropped(box: str, media: str = "-100 -300 700 942") -> bytes:
    content = (
        b"BT /F 12 Tf 72 700 Td (1,061.40) Tj ET BT /F 12 Tf 72 -100 Td (88.88) Tj ET"
        b" BT /F 12 Tf 560 600 Td (61.40 20.10) Tj ET"
    )
    made = written(content, box=media)
    return made.replace(b"/Contents 4 0 R", f"/CropBox[{box}]/Contents 4 0 R".encode())


def test_what_the_page_is_cropped_to_is_read_with_the_rest_of_a_line_that_its_edge_cuts() -> None:
    document = read_pdf(FILE, _cropped("0 0 595 842"))
    assert lines(document) == ["1,061.40", "61.40 20.10"]
    assert remarks(document)["form.hidden_content"] is False
    assert "88.88" not in "".join(document.layer[0])


def test_a_page_that_is_not_cropped_is_read_beyond_its_edge() -> None:
    document = read_pdf(FILE, _cropped("0 0 595 842", "0 0 595 842"))
    assert "88.88" in "".join(lines(document))


# Clips


def test_clipped_text_is_not_printed() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(PLAIN)
        sheet.canvas.saveState()
        sheet.clip(60, 100, 450, 190)
        sheet.text(70, 300, "隐藏的一行 99.00")
        sheet.canvas.restoreState()

    document = read(page)
    assert shapes(document) == [PLAIN.shape]
    assert remarks(document) == {}


@pytest.mark.parametrize("x", [122, 118, 96, 84], ids=["right", "both", "touching", "left"])
def test_a_word_cut_by_a_clip_is_restored_and_remarked(x: float) -> None:
    """The amount overhangs its cell on the right, on both sides, or on the left over the label."""
    made = form("项目 → 合计\n → \n水利 → 3.00", widths=(60, 40))

    def page(sheet: Sheet) -> None:
        sheet.form(made)
        for at, text, left, right in (
            (63, "农林水支出其他", 60, 120),
            (x, "1,061,450.77", 120, 160),
        ):
            sheet.canvas.saveState()
            sheet.clip(left, made.ys[1], right, made.ys[2])
            sheet.text(at, made.ys[1] + 9, text)
            sheet.canvas.restoreState()

    document = read(page)
    assert only_grid(document)[1] == ["农林水支出其他", "1,061,450.77"]
    assert remarks(document) == {"form.cut_text": False}


def test_rules_outside_of_their_clip_are_not_drawn() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(PLAIN)
        sheet.canvas.saveState()
        sheet.clip(500, 100, 560, 300)
        for y in (105, 145, 150):
            sheet.line((60, y, 450, y))
        sheet.canvas.restoreState()

    assert shapes(read(page)) == [PLAIN.shape]


def test_a_table_that_runs_off_the_page_is_remarked() -> None:
    made = form(
        "项目 → 合计 → 基本支出 → 项目支出\n水利 → 3.00 → 2.00 → 1.00",
        widths=(100, 150, 160, 160),
    )
    document = read_form(made)
    assert remarks(document) == {"form.cut_text": True}
    assert document.remarks[0].place.page == 1
    assert only_grid(document)[1] == ["水利", "3.00", "2.00", "1.00"]


def test_a_caption_set_beyond_the_page_is_no_cut() -> None:
    """The unit's caption is placed by the width of another page: all columns are there."""

    def page(sheet: Sheet) -> None:
        sheet.form(PLAIN)
        sheet.text(640, 700, "单位：万元")

    assert remarks(read(page)) == {}


def test_what_hangs_over_a_page_and_is_shown_on_the_next_is_read_there() -> None:
    rest = ("财政拨款支出表", "农林水支出 3.00", "住房保障支出 5.50")

    def first(sheet: Sheet) -> None:
        sheet.form(PLAIN)
        sheet.lines(*rest, top=HEIGHT + 40)

    document = read(first, lambda sheet: sheet.lines(*rest))
    assert shapes(document) == [PLAIN.shape, *rest]
    assert not any("5.50" in line for line in document.layer[0])
    assert any("5.50" in line for line in document.layer[1])


def test_what_hangs_over_a_page_and_is_shown_nowhere_else_is_kept() -> None:
    def first(sheet: Sheet) -> None:
        sheet.form(PLAIN)
        sheet.lines("农林水支出 3.00", top=HEIGHT + 40)

    document = read(first, lambda sheet: sheet.lines("住房保障支出 5.50"))
    assert shapes(document) == [PLAIN.shape, "农林水支出 3.00", "住房保障支出 5.50"]
