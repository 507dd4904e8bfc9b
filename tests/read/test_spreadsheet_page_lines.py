"""Titles and units that stand in the header of a sheet's pages, or in its name."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from pipeline.model.document import Document, Grid
from pipeline.read.spreadsheet import read_xlsx
from tests.read.spreadsheet_support import FILE, workbook

ROWS = """
    |科目名称 → 合计
    |水利 → 61.40
    |防汛 → 12.10
"""


def said(text: str, header: str = "", footer: str = "", name: str = "") -> list[str]:
    """The blocks of a sheet: its paragraphs, and a word for its table."""
    book = workbook(text)
    sheet = book.worksheets[0]
    sheet.title = name or sheet.title
    sheet.HeaderFooter.oddHeader.right.text = header or None
    sheet.HeaderFooter.oddFooter.left.text = footer or None
    content = io.BytesIO()
    book.save(content)
    blocks = read_xlsx(FILE, content.getvalue()).blocks
    return ["表" if isinstance(block, Grid) else block.text for block in blocks]


@pytest.mark.parametrize(
    ("header", "footer", "before"),
    [
        ("部门支出总表\n单位：万元", "", ["部门支出总表", "单位：万元"]),
        ("", "金额单位：元", ["金额单位：元"]),
        ("第 &P 页", "岱山县水利局 &D", []),
        ("", "岱山县水利局", []),
        (
            "公开03表\n部门：岱山县水利局    单位：万元",
            "",
            ["公开03表", "部门：岱山县水利局    单位：万元"],
        ),
        ("", "部门：岱山县水利局    单位：元", ["部门：岱山县水利局    单位：元"]),
    ],
)
def test_what_pages_print_above_and_below_captions_the_forms(
    header: str, footer: str, before: list[str]
) -> None:
    assert said(ROWS, header, footer) == [*before, "表"]


def test_whose_it_is_opens_a_workbook_where_only_its_pages_say_so() -> None:
    whose = "岱山县水利局2023年部门预算"
    titled = "部门支出总表 → \n" + ROWS
    assert said(titled, footer=whose) == [whose, *said(titled)]
    assert said("部门：普陀区水利局 → \n" + titled, footer=whose)[0] == "部门：普陀区水利局"


def test_what_the_cells_say_is_not_said_again() -> None:
    with_own = "部门支出总表 → \n单位：元 → \n" + ROWS
    assert said(with_own, "部门收入总表\n单位：万元") == said(with_own)


def test_a_unit_in_the_name_of_a_sheet() -> None:
    assert said("支出总表 → \n" + ROWS, name="支出总表(万元)")[-2:] == ["单位：万元", "表"]
    with_own = "支出总表 → \n单位：元 → \n" + ROWS
    assert "单位：万元" not in said(with_own, name="支出总表(万元)")


def with_boxes(text: str, *boxes: str) -> Document:
    """A sheet with text boxes beside its rows."""
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = made.add_worksheet()
    for row, line in enumerate(text.strip().splitlines(), start=2):
        sheet.write_row(row, 0, line.split(" → "))
    for place, box in enumerate(boxes):
        sheet.insert_textbox(0, place, box)
    made.close()
    return read_xlsx(FILE, written.getvalue())


@pytest.mark.parametrize(
    ("cells", "boxes", "before", "unread"),
    [
        ("", ["部门支出总表", "单位：万元"], ["部门支出总表", "单位：万元"], False),
        ("公开03表\n", ["部门支出总表"], ["公开03表", "部门支出总表"], False),
        (
            "部门支出总表\n单位：元\n",
            ["收入总表", "单位：万元"],
            ["部门支出总表", "单位：元"],
            True,
        ),
        ("", ["支出总表", "收入总表", "单位：元", "单位：万元"], [], True),
        ("", ["注意：单位为万元"], ["注意：单位为万元"], False),
        ("", ["注：详见附表"], [], True),
    ],
)
def test_titles_and_units_in_text_boxes(
    cells: str, boxes: list[str], before: list[str], unread: bool
) -> None:
    document = with_boxes(cells + "科目名称 → 合计\n水利 → 61.40\n防汛 → 12.10", *boxes)
    texts = [block.text for block in document.blocks if not isinstance(block, Grid)]
    assert sorted(texts) == sorted(before)
    assert any(remark.check == "form.picture" for remark in document.remarks) is unread
