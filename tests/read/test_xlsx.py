"""xlsx: what its cells print, what is hidden, and the ways in which such files are broken."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.document import Document, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet import read_xlsx
from tests.read.spreadsheet_support import (
    FILE,
    grids,
    read,
    rewritten,
    saved,
    shapes,
    workbook,
)
from tests.read.xlsx_support import FORM, MAIN, changed, put, with_part

LEFT_OUT = "left out of tables and data, kept in the text that was read"


def of(document: Document, check: str) -> list[Remark]:
    return [remark for remark in document.remarks if remark.check == check]


def cell_text(document: Document, row: int = 1, column: int = 1) -> str:
    return grids(document)[0].rows[row][column].text


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (1234.5, "#,##0.00_ ", "1,234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (2010601, "General", "2010601"),
        (20106, "0000000", "0020106"),
        ("0020106", "General", "0020106"),
        (45291, 'yyyy"年"m"月"d"日"', "2023年12月31日"),
        (True, "General", "TRUE"),
        (0, "0;-0;;@", ""),
        ("<水利>&", "General", "<水利>&"),
    ],
)
def test_a_cell_holds_what_it_prints(value: object, code: str, printed: str) -> None:
    def change(first: Worksheet) -> None:
        first["B3"] = value
        first["B3"].number_format = code

    document = changed(change)
    assert cell_text(document) == printed
    assert document.remarks == ()


def test_zeros_that_the_sheet_does_not_show_print_nothing() -> None:
    def change(first: Worksheet) -> None:
        first["B3"] = 0
        first.sheet_view.showZeros = False

    assert cell_text(changed(change)) == ""


def test_rich_text_is_joined_and_comments_are_dropped() -> None:
    def change(first: Worksheet) -> None:
        first["A3"] = CellRichText("水", TextBlock(InlineFont(b=True), "利"))
        first["A3"].comment = Comment("存疑", "甲")

    document = changed(change)
    assert cell_text(document, 1, 0) == "水利"
    assert "存疑" not in document.text


def test_shared_texts_are_read_without_their_phonetic_guides() -> None:
    cells = b'<c r="A3" t="s"><v>1</v></c>'
    strings = (
        b'<sst xmlns="'
        + MAIN
        + b'"><si><t>x</t></si><si><r><t>\xe6\xb0\xb4</t></r><r><t xml:space='
        b'"preserve"> \xe5\x88\xa9_x000A_</t></r><rPh sb="0" eb="1"><t>shui</t></rPh></si></sst>'
    )
    content = with_part("sheet1.xml", lambda part: put(part, cells))
    content = rewritten(content, lambda name, part: None if "sharedStrings" in name else part)
    assert (
        cell_text(read_xlsx(FILE, added(content, "xl/sharedStrings.xml", strings)), 1, 0)
        == "水 利\n"
    )


def added(content: bytes, name: str, part: bytes) -> bytes:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as opened:
        opened.writestr(name, part)
    return stream.getvalue()


def test_formulas_without_a_value_are_named() -> None:
    document = changed(lambda first: first.__setitem__("B4", "=SUM(B3:B3)"))
    (remark,) = of(document, "form.formula_without_value")
    assert remark.is_defect
    assert "B4" in remark.message
    assert "save it again" in remark.message_en
    assert (remark.place.page, remark.place.line) == (1, 4)
    assert cell_text(document, 2) == ""


def test_a_formula_with_an_empty_text_for_value_is_no_defect() -> None:
    content = with_part(
        "sheet1.xml", lambda part: put(part, b'<c r="A3" t="str"><f>IF(1,"")</f><v></v></c>')
    )
    assert read_xlsx(FILE, content).remarks == ()


def test_an_error_is_printed_and_noted() -> None:
    document = changed(lambda first: first.__setitem__("B4", "#REF!"))
    (remark,) = document.remarks
    assert remark.is_defect
    assert "B4" in remark.message
    assert cell_text(document, 2) == "#REF!"


def test_hidden_rows_columns_and_sheets_stand_in_the_text_alone_and_are_noted() -> None:
    made = workbook(FORM, FORM, FORM)
    first, second, third = made.worksheets
    first.row_dimensions[3].hidden = first.row_dimensions[4].hidden = True
    first.row_dimensions[90].hidden = True
    first.column_dimensions["B"].hidden = True
    second.sheet_state, third.sheet_state = "hidden", "veryHidden"
    document = read_xlsx(FILE, saved(made))
    assert [block.text for block in document.blocks] == ["收入总表", "项目", "备注"]
    assert all("水利\t1.20\t无" in page for page in document.pages)
    said = [remark.message_en for remark in of(document, "form.hidden_content")]
    assert said == [
        f"{FILE} sheet 1 (Sheet1): hidden rows 3–4: {LEFT_OUT}",
        f"{FILE} sheet 1 (Sheet1): hidden columns B: {LEFT_OUT}",
        f"{FILE} sheet 2 (Sheet2): this sheet is hidden; {LEFT_OUT}",
        f"{FILE} sheet 3 (Sheet3): this sheet is deeply hidden; {LEFT_OUT}",
    ]
    assert not any(remark.is_defect for remark in document.remarks)


def test_a_hidden_key_column_takes_no_title_heading_or_name_with_it() -> None:
    def change(first: Worksheet) -> None:
        first.insert_cols(1)
        for row, key in enumerate(("0", "VALID#", "1305", "1306"), start=1):
            first.cell(row, 1, key)
        first["A1"] = "收入总表"
        first.merge_cells("A1:D1")
        first.column_dimensions["A"].hidden = True

    document = changed(change)
    assert document.blocks[0].text == "收入总表"
    assert shapes(document) == shapes(read(FORM))
    assert [row[0].place.line for row in grids(document)[0].rows] == [2, 3, 4]


def test_a_merged_cell_of_which_a_row_is_hidden_keeps_its_text_and_place() -> None:
    def change(first: Worksheet) -> None:
        first.insert_rows(3)
        first["A3"], first["B3"] = "水利", "9.90"
        first.merge_cells("A3:A4")
        first.row_dimensions[3].hidden = True

    document = changed(change)
    assert shapes(document)[1:] == [
        [["项目", "金额", "备注"], ["水利", "1.20", "无"], ["合计", "1.20", "无"]]
    ]
    assert [row[0].place.line for row in grids(document)[0].rows] == [2, 4, 5]


def test_rows_that_a_filter_leaves_out_are_kept_and_noted() -> None:
    def change(first: Worksheet) -> None:
        first.auto_filter.ref = "A2:C4"
        first.auto_filter.add_filter_column(0, ["合计"])
        first.row_dimensions[3].hidden = True

    document = changed(change)
    assert shapes(document) == shapes(read(FORM))
    (remark,) = of(document, "form.hidden_content")
    assert remark.message_en.endswith("rows that a filter leaves out, taken in all the same: 3")


def test_a_filter_that_leaves_nothing_out_explains_no_hidden_row() -> None:
    def change(first: Worksheet) -> None:
        first.auto_filter.ref = "A2:C4"
        first.row_dimensions[3].hidden = True

    rows = [["项目", "金额", "备注"], ["合计", "1.20", "无"]]
    assert shapes(changed(change)) == ["收入总表", rows]


def test_a_workbook_of_which_no_sheet_shows_anything_is_refused() -> None:
    made = workbook(FORM, "")
    made.worksheets[0].sheet_state = "hidden"
    with pytest.raises(Refusal, match="no sheet that is shown has any text"):
        read_xlsx(FILE, saved(made))


def test_what_a_format_or_a_merge_hides_is_noted() -> None:
    def change(first: Worksheet) -> None:
        first["B3"] = 1234.5
        first["B3"].number_format = ";;;"

    (remark,) = of(changed(change), "form.hidden_content")
    assert "B3" in remark.message
    merged = with_part(
        "sheet1.xml",
        lambda part: part.replace(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="B3:C3"/></mergeCells>'
        ),
    )
    document = read_xlsx(FILE, merged)
    (remark,) = of(document, "form.hidden_content")
    assert "C3" in remark.message
    assert grids(document)[0].rows[1][2].covered


def test_pictures_and_words_in_shapes_are_noted() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        first = made.add_worksheet("收入总表")
        first.write_row("A1", ["项目", "金额"])
        first.write_row("A2", ["水利", 1.2])
        first.insert_textbox("D1", "注意：本表为初步数")
        first.insert_image("D9", "seal.png", {"image_data": io.BytesIO(png())})
    document = read_xlsx(FILE, stream.getvalue())
    assert shapes(document) == ["收入总表", [["项目", "金额"], ["水利", "1.2"]]]
    words, picture = of(document, "form.picture")
    assert "注意：本表为初步数" in words.message
    assert (words.is_defect, picture.is_defect) == (True, False)


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    head = (1).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\x00\x00")), chunk(b"IEND", b"")]
    )
