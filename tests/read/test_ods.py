"""ods: the same sheets as in xlsx, from the format that states what its cells print."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from pipeline.model.document import Document
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet import read_ods
from tests.read.spreadsheet_support import FILE, Shape, grids, rewritten, said_of, shapes

_HEAD = (
    '<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" '
    'xmlns:style="urn:s" xmlns:fo="urn:f" xmlns:draw="urn:d" xmlns:calcext="urn:c">'
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="box" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


LEFT_OUT = "left out of tables and data, kept in the text that was read"


def packed(content: str, manifest: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", 8) as made:
        made.writestr("mimetype", MIMETYPE)
        made.writestr("content.xml", content)
        if manifest:
            made.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def cell(text: str = "", attributes: str = "") -> str:
    said = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{said}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "Sheet1", style: str = "ta1") -> str:
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'
    )


HEADING = row(cell("项目"), cell("金额"))


def read(*tables: str) -> Document:
    return read_ods(FILE, packed(_HEAD + "".join(tables) + _TAIL))


def only(*cells: str) -> list[Shape]:
    """What is made of a table whose second row these cells are."""
    return shapes(read(table(HEADING, row(*cells))))


def test_a_document_of_another_program_is_read() -> None:
    made = OpenDocumentSpreadsheet()
    box = Style(name="box", family="table-cell")
    box.addElement(TableCellProperties(border="0.5pt solid #000000"))
    made.automaticstyles.addElement(box)
    sheet = Table(name="Sheet1")
    title = TableRow()
    merged = TableCell(numbercolumnsspanned=2, numberrowsspanned=1)
    merged.addElement(P(text="2023年收入总表"))
    title.addElement(merged)
    title.addElement(CoveredTableCell())
    sheet.addElement(title)
    for texts in (("项目", "金额"), ("水利", "1,234.50")):
        line = TableRow()
        for text in texts:
            made_cell = TableCell(stylename=box)
            made_cell.addElement(P(text=text))
            line.addElement(made_cell)
        sheet.addElement(line)
    made.spreadsheet.addElement(sheet)
    stream = io.BytesIO()
    made.write(stream)
    document = read_ods(FILE, stream.getvalue())
    assert shapes(document) == ["2023年收入总表", [["项目", "金额"], ["水利", "1,234.50"]]]
    assert document.format == "ods"


def test_a_cell_holds_what_it_prints_not_what_it_stores() -> None:
    stored = 'office:value-type="float" office:value="1234.567"'
    assert only(cell("水利"), cell("1,234.57", stored))[0][1] == ["水利", "1,234.57"]


def test_a_sign_that_only_a_colour_shows_is_taken_from_what_is_stored() -> None:
    stored = 'office:value-type="float" office:value="-1234.567"'
    assert only(cell("1,234.57", stored), cell("（1,234.57）", stored))[0][1] == [
        "-1,234.57",
        "（1,234.57）",
    ]


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ('office:value-type="float" office:value="0.30000000000000004"', "0.3"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="string" office:string-value="无"', "无"),
        ('office:value-type="date" office:date-value="2023-12-31"', "2023-12-31"),
    ],
)
def test_a_value_without_its_print_stands_for_it(attributes: str, printed: str) -> None:
    assert only(cell("水利"), cell("", attributes))[0][1] == ["水利", printed]


def test_paragraphs_spaces_and_tabs_of_a_cell_are_kept() -> None:
    text = '甲<text:s text:c="2"/>乙<text:tab/><text:span>丙</text:span>\n  丁</text:p><text:p>戊'
    assert only(cell(text), cell("1"))[0][1][0] == "甲  乙\t丙 丁\n戊"


def test_comments_are_dropped_and_shapes_noted() -> None:
    shape = "<draw:custom-shape><text:p>注意</text:p></draw:custom-shape>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    chart = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    comment = "<office:annotation><text:p>存疑</text:p></office:annotation>"
    inside = f"<table:table-cell>{comment}{shape}<text:p>水利</text:p></table:table-cell>"
    document = read(
        table(f"<table:shapes>{picture}{chart}</table:shapes>", HEADING, row(inside, cell("1")))
    )
    assert shapes(document) == [[["项目", "金额"], ["水利", "1"]]]
    words, pictures = document.remarks
    assert "注意" in words.message
    assert "1 张" in pictures.message


def test_repeated_cells_and_rows_stand_as_often_as_they_are_repeated() -> None:
    twice = cell("1", 'table:number-columns-repeated="2"')
    many = cell("", 'table:number-columns-repeated="16380"')
    document = read(
        table(
            row(many, attributes='table:number-rows-repeated="3"'),
            row(cell("项目"), twice, many),
            row(cell("水利"), twice, attributes='table:number-rows-repeated="2"'),
            row(many, attributes='table:number-rows-repeated="1048570"'),
        )
    )
    assert shapes(document) == [[["项目", "1", "1"], ["水利", "1", "1"], ["水利", "1", "1"]]]
    assert grids(document)[0].place.line == 4
    assert len(document.pages[0]) == 6


def test_hidden_rows_columns_and_sheets_are_noted() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    hidden = row(cell("水利"), cell("1"), attributes='table:visibility="filter"')
    document = read(table(columns, HEADING, hidden), table(HEADING, hidden, name="站", style="ta2"))
    assert [remark.message_en.partition("): ")[2] for remark in document.remarks] == [
        "rows that a filter leaves out, taken in all the same: 2",
        f"hidden columns B: {LEFT_OUT}",
        f"this sheet is hidden; {LEFT_OUT}",
    ]
    assert shapes(document) == ["项目", "水利"]


def test_formulas_without_a_value_and_errors_are_noted() -> None:
    formula = 'table:formula="of:=SUM([.B1])"'
    error = f'{formula} office:value-type="string" calcext:value-type="error"'
    document = read(
        table(
            HEADING, row(cell("水利"), cell("", formula)), row(cell("合计"), cell("#REF!", error))
        )
    )
    assert [(remark.check, remark.is_defect) for remark in document.remarks] == [
        ("form.formula_without_value", True),
        ("form.error_value", True),
    ]
    assert grids(document)[0].rows[2][1].text == "#REF!"


def test_borders_tell_a_table_without_figures() -> None:
    empty, box = cell("", 'table:style-name="box"'), 'table:style-name="box"'
    document = read(
        table(
            row(cell("政府性基金预算支出表")),
            row(cell("项目", box), cell("金额", box)),
            row(empty, empty, attributes='table:number-rows-repeated="2"'),
        )
    )
    assert shapes(document) == ["政府性基金预算支出表", [["项目", "金额"], ["", ""], ["", ""]]]


LOCKED = '<manifest xmlns="urn:m"><file-entry><encryption-data/></file-entry></manifest>'
WHOLE = _HEAD + table(HEADING, row(cell("水利"), cell("1"))) + _TAIL


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (packed(WHOLE, LOCKED), "password"),
        (packed(WHOLE[:-9]), "XML"),
        (packed('<!DOCTYPE a [<!ENTITY b "c">]>' + WHOLE), "document type"),
        (packed(_HEAD + _TAIL), "no sheet that is shown has any text"),
        (packed(WHOLE)[:-30], "no whole zip"),
        (
            rewritten(packed(WHOLE), lambda name, part: None if "content" in name else part),
            "missing",
        ),
        (packed(_HEAD + table(row(cell("1", 'table:number-columns-repeated="x"'))) + _TAIL), "'x'"),
        (
            packed(
                _HEAD
                + table(
                    row(
                        cell("1", 'table:number-columns-repeated="16384"'),
                        attributes='table:number-rows-repeated="1048576"',
                    )
                )
                + _TAIL
            ),
            "2,000,000 cells",
        ),
    ],
    ids=["locked", "cut", "doctype", "empty", "nozip", "nocontent", "number", "repeated"],
)
def test_what_cannot_be_read_is_refused(content: bytes, seen: str) -> None:
    with pytest.raises(Refusal) as raised:
        read_ods(FILE, content)
    assert raised.value.where.startswith(FILE)
    assert seen in raised.value.seen
    assert raised.value.way_out


FILED = packed(WHOLE)


@given(st.integers(0, len(FILED)))
def test_a_file_cut_short_anywhere_is_read_or_refused(length: int) -> None:
    assert all(said_of(read_ods, FILED[:length]))


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.sampled_from('0912az"<>/= -.:')), min_size=1
    )
)
def test_content_with_flipped_characters_is_read_or_refused(flips: list[tuple[int, str]]) -> None:
    content = list(WHOLE)
    for place, character in flips[:6]:
        content[place] = character
    assert all(said_of(read_ods, packed("".join(content))))
