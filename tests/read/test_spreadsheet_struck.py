"""What workbooks strike out or write in white, and digits that are raised behind figures."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from pipeline.model.document import Document
from pipeline.read.spreadsheet import read_xls, read_xlsx
from pipeline.read.spreadsheet.xlsx_text import RichText
from tests.read.spreadsheet_support import FILE, grids, saved, workbook

FORM = """
|项目→金额
|水利→35
|农业→5.20
|防汛→7
"""


def xlsx() -> Document:
    made = workbook(FORM)
    first = made.worksheets[0]
    first["B2"] = CellRichText(
        TextBlock(InlineFont(strike=True), "35"),
        "30",
        TextBlock(InlineFont(vertAlign="superscript"), "1"),
    )
    first["A3"] = CellRichText("面积m", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    first["B4"].font = Font(strike=True)
    return read_xlsx(FILE, saved(made))


def xls() -> Document:
    made = xlwt.Workbook(encoding="utf-8")
    first = made.add_sheet("Sheet1")
    struck, raised = xlwt.Font(), xlwt.Font()
    struck.struck_out, raised.escapement = True, xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    plain = xlwt.easyxf("borders: left thin, right thin")
    first.write(0, 0, "项目", plain)
    first.write(0, 1, "金额", plain)
    first.write(1, 0, "水利", plain)
    first.write_rich_text(1, 1, [("35", struck), ("30", xlwt.Font()), ("1", raised)], plain)
    first.write_rich_text(2, 0, ["面积m", ("2", raised)], plain)
    first.write(2, 1, "5.20", plain)
    first.write(3, 0, "防汛", plain)
    first.write(3, 1, 7, xlwt.easyxf("font: struck_out on; borders: left thin, right thin"))
    stream = io.BytesIO()
    made.save(stream)
    return read_xls(FILE, stream.getvalue())


@pytest.mark.parametrize("read", [xlsx, xls])
def test_struck_out_text_is_left_out_and_raised_digits_stay_apart(
    read: Callable[[], Document],
) -> None:
    document = read()
    rows = [[cell.text for cell in row] for row in grids(document)[0].rows]
    assert rows == [["项目", "金额"], ["水利", "30^1"], ["面积m2", "5.20"], ["防汛", ""]]
    (remark,) = document.remarks
    assert (remark.check, remark.place.line, remark.is_defect) == ("form.tracked_changes", 2, False)
    assert "B2 35, B4 7" in remark.message


def test_a_text_told_in_pieces_is_one_run() -> None:
    rich = RichText()
    rich.start("vertAlign", {"val": "superscript"})
    rich.start("t", {})
    rich.data("1")
    rich.data("2")
    rich.end("t")
    assert rich.take().text == "12"


@pytest.mark.parametrize("colour", [Color(rgb="FFFFFFFF"), Color(theme=0), Color(indexed=9)])
def test_white_on_white_is_not_seen_and_named(colour: Color) -> None:
    made = workbook(FORM)
    first = made.worksheets[0]
    first["C1"], first["C2"] = "核对", 0
    for cell in (first["C1"], first["C2"], first["A1"], first["B2"]):
        cell.font = Font(color=colour)
    first["A1"].fill = PatternFill("solid", fgColor="FF4472C4")
    first["B2"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    document = read_xlsx(FILE, saved(made))
    rows = [[cell.text for cell in row] for row in grids(document)[0].rows]
    assert rows == [["项目", "金额"], ["水利", ""], ["农业", "5.20"], ["防汛", "7"]]
    (remark,) = document.remarks
    assert (remark.check, remark.is_defect) == ("form.hidden_content", True)
    assert "C1, B2, C2" in remark.message


def test_white_digits_behind_a_figure_are_none_of_it() -> None:
    made = workbook(FORM)
    white = InlineFont(color="FFFEFEFE")
    made.worksheets[0]["B2"] = CellRichText(TextBlock(InlineFont(), "35"), TextBlock(white, "99"))
    made.worksheets[0]["A3"] = CellRichText(TextBlock(InlineFont(), "农"), TextBlock(white, "业"))
    document = read_xlsx(FILE, saved(made))
    rows = [[cell.text for cell in row] for row in grids(document)[0].rows]
    assert rows == [["项目", "金额"], ["水利", "35"], ["农业", "5.20"], ["防汛", "7"]]
    (remark,) = document.remarks
    assert (remark.check, "B2" in remark.message) == ("form.hidden_content", True)


def test_white_digits_of_a_figure_are_seen_in_a_cell_that_is_filled() -> None:
    made = workbook(FORM)
    white, yellow = InlineFont(color="FFFFFFFF"), InlineFont(color="FFFFFF00")
    made.worksheets[0]["B2"] = CellRichText(TextBlock(white, "12"), TextBlock(yellow, ".50"))
    made.worksheets[0]["B2"].fill = PatternFill("solid", fgColor="FF003366")
    document = read_xlsx(FILE, saved(made))
    assert grids(document)[0].rows[1][1].text == "12.50"
    assert not document.remarks


def test_white_on_white_is_not_seen_in_an_xls() -> None:
    made = xlwt.Workbook(encoding="utf-8")
    first = made.add_sheet("Sheet1")
    plain = xlwt.easyxf("borders: left thin, right thin")
    white = xlwt.easyxf("font: colour white; borders: left thin, right thin")
    head = xlwt.easyxf("font: colour white; pattern: pattern solid, fore_colour blue")
    for column, (text, style) in enumerate([("项目", head), ("金额", head), ("核对", white)]):
        first.write(0, column, text, style)
    for column, (value, style) in enumerate([("水利", plain), (35, plain), (0, white)]):
        first.write(1, column, value, style)
    stream = io.BytesIO()
    made.save(stream)
    document = read_xls(FILE, stream.getvalue())
    assert [[cell.text for cell in row][:2] for row in grids(document)[0].rows] == [
        ["项目", "金额"],
        ["水利", "35"],
    ]
    assert [remark.check for remark in document.remarks] == ["form.hidden_content"]
