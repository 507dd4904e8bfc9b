"""xlsx: what its cells print, what is hidden, and the ways in which such files are broken."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.document import Document, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet import archive, read_xlsx, sheet
from tests.read.spreadsheet_support import (
    FILE,
    grids,
    read,
    rewritten,
    said_of,
    saved,
    shapes,
    workbook,
)

FORM = """
    收入总表
    项目 → 金额 → 备注
    水利 → 1.20 → 无
    合计 → 1.20 → 无
    """
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LEFT_OUT = "left out of tables and data, kept in the text that was read"
LINKS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(change: Callable[[Worksheet], object], *texts: str) -> Document:
    """The document of a workbook whose first sheet was changed."""
    made = workbook(*(texts or (FORM,)))
    change(made.worksheets[0])
    return read_xlsx(FILE, saved(made))


def with_part(end: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The form's file with the parts whose name ends so changed."""
    return rewritten(
        saved(workbook(FORM)), lambda name, part: change(part) if name.endswith(end) else part
    )


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


def put(part: bytes, cells: bytes) -> bytes:
    """A sheet with cells put into its third row before those that are there."""
    start = part.index(b">", part.index(b'<row r="3"')) + 1
    end = part.index(b"</c>", start) + 4
    return part[:start] + cells + part[end:]


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


# Broken in ways that lose nothing

STRICT = (
    (MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (LINKS, b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)


def strict(name: str, part: bytes) -> bytes:
    for transitional, other in STRICT:
        part = part.replace(transitional, other)
    return part


@pytest.mark.parametrize(
    "change",
    [
        strict,
        lambda name, part: b"<a" if name.startswith("docProps") else part,
        lambda name, part: None if name.startswith(("docProps", "xl/theme")) else part,
        lambda name, part: None if name == "[Content_Types].xml" else part,
        lambda name, part: part.replace(b'ref="A1:C4"', b'ref="A1:XFD1048576"'),
        lambda name, part: part.replace(b'Target="worksheets', b'Target="/xl/worksheets'),
        lambda name, part: part.replace(b'Target="/xl/worksheets', b'Target="worksheets'),
        lambda name, part: part.replace(b'val="2"', b'val="200"') if "styles" in name else part,
        lambda name, part: (
            part.replace(b' r="A3"', b"").replace(b' r="B3"', b"").replace(b' r="3"', b"")
        ),
        lambda name, part: part.replace(b'<c r="A3"', b'<c s="999" r="A3"'),
    ],
    ids=[
        "strict",
        "docprops",
        "few-parts",
        "no-types",
        "dimension",
        "absolute",
        "relative",
        "fonts",
        "no-references",
        "style",
    ],
)
def test_a_file_that_is_broken_beside_its_cells_is_read(
    change: Callable[[str, bytes], bytes | None],
) -> None:
    whole = read(FORM)
    document = read_xlsx(FILE, rewritten(saved(workbook(FORM)), change))
    assert (document.blocks, document.pages, document.remarks) == (whole.blocks, whole.pages, ())


@pytest.mark.parametrize(
    "change", [lambda part: None, lambda part: part[:-40]], ids=["none", "cut"]
)
def test_a_file_without_its_styles_is_read_and_noted(
    change: Callable[[bytes], bytes | None],
) -> None:
    document = read_xlsx(FILE, with_part("styles.xml", change))
    assert document.blocks == read(FORM).blocks
    (remark,) = document.remarks
    assert (remark.check, remark.is_defect) == ("form.file_whole", True)


# Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "seen", "way_out"),
    [
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "password", "without one"),
        (b"PK\x03\x04 no zip", "no whole zip", "fetch it again"),
        (saved(workbook(FORM))[:-200], "no whole zip", "save it again"),
        (saved(workbook("")), "no sheet that is shown has any text", "right file"),
        (with_part("sheet1.xml", lambda part: None), "missing", "save it again"),
        (with_part("sheet1.xml", lambda part: part[:-60]), "XML", "save it again"),
        (with_part("workbook.xml", lambda part: None), "no workbook", "save it as xlsx"),
        (
            with_part("workbook.xml.rels", lambda part: b"<Relationships/>"),
            "not there",
            "save it again",
        ),
        (
            with_part("sheet1.xml", lambda part: put(part, b'<c r="A3" t="s"><v>9</v></c>')),
            "text 9",
            "save",
        ),
        (
            with_part("sheet1.xml", lambda part: put(part, b'<c r="3A"><v>9</v></c>')),
            "'3A'",
            "save",
        ),
        (
            with_part(
                "sheet1.xml",
                lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part[part.index(b"<worksheet") :],
            ),
            "document type",
            "save it again",
        ),
    ],
    ids=[
        "locked",
        "nozip",
        "cut",
        "empty",
        "nosheet",
        "cutsheet",
        "nobook",
        "norels",
        "text",
        "reference",
        "doctype",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(
    content: bytes, seen: str, way_out: str
) -> None:
    with pytest.raises(Refusal) as raised:
        read_xlsx(FILE, content)
    assert raised.value.where.startswith(FILE)
    assert seen in raised.value.seen
    assert way_out in raised.value.way_out


def test_a_protected_workbook_is_not_locked() -> None:
    made = workbook(FORM)
    made.security = WorkbookProtection(workbookPassword="abcd", lockStructure=True)
    made.worksheets[0].protection.set_password("abcd")
    assert read_xlsx(FILE, saved(made)).blocks == read(FORM).blocks


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive.Archive, "__post_init__", lent(archive.Archive.__post_init__))
    with pytest.raises(Refusal, match="unpacks to more"):
        read(FORM)


def lent(start: Callable[[archive.Archive], None]) -> Callable[[archive.Archive], None]:
    def with_little(opened: archive.Archive) -> None:
        start(opened)
        opened.left = 500

    return with_little


def test_what_was_gathered_is_let_go_of_with_the_sheet() -> None:
    gathered = sheet.Gathering(sheet.Allowance(FILE), "Sheet1")
    gathered.add_text(0, 0, "收入")
    gathered.add_box(0, 0)
    made = gathered.sheet()
    assert (made.texts, made.boxed) == ({(0, 0): "收入"}, {(0, 0)})
    assert not gathered.texts
    assert not gathered.boxed


def test_too_many_cells_and_too_long_texts_are_refused() -> None:
    gathered = sheet.Gathering(sheet.Allowance(FILE, cells=2, characters=10), "Sheet1")
    gathered.add_text(0, 0, "水利")
    gathered.add_text(0, 1, " ")
    gathered.add_text(0, 2, "合计")
    with pytest.raises(Refusal, match="2,000,000 cells"):
        gathered.add_text(0, 3, "1")
    with pytest.raises(Refusal, match="characters"):
        sheet.Allowance(FILE, characters=1).take("水利")


def test_formats_far_beyond_the_words_are_no_cells() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(5, 20_000))
    content = with_part(
        "sheet1.xml", lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")
    )
    assert read_xlsx(FILE, content).pages == read(FORM).pages


def test_a_merge_over_the_whole_sheet_is_cut_to_its_words() -> None:
    content = with_part(
        "sheet1.xml",
        lambda part: part.replace(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>'
        ),
    )
    assert shapes(read_xlsx(FILE, content)) == shapes(read(FORM))


def test_more_than_five_hundred_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sheet.MAX_SHEETS == 500
    monkeypatch.setattr("pipeline.read.spreadsheet.xlsx.MAX_SHEETS", 2)
    with pytest.raises(Refusal, match="3 sheets"):
        read(FORM, FORM, FORM)


WHOLE = saved(workbook(FORM, FORM))


@given(st.integers(0, len(WHOLE)))
def test_a_file_cut_short_anywhere_is_read_or_refused(length: int) -> None:
    assert all(said_of(read_xlsx, WHOLE[:length]))


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8)
)
def test_a_file_with_flipped_bytes_is_read_or_refused(flips: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for place, byte in flips:
        content[place] = byte
    assert all(said_of(read_xlsx, bytes(content)))


@given(st.sampled_from(["sheet1.xml", "workbook.xml", "styles.xml", ".rels"]), st.data())
def test_a_part_with_flipped_bytes_is_read_or_refused(end: str, data: st.DataObject) -> None:
    def flipped(part: bytes) -> bytes:
        flips = st.tuples(st.integers(0, len(part) - 1), st.sampled_from(b'0912AZaz"<>/= -.:'))
        made = bytearray(part)
        for place, byte in data.draw(st.lists(flips, min_size=1, max_size=4)):
            made[place] = byte
        return bytes(made)

    assert all(said_of(read_xlsx, with_part(end, flipped)))
