"""xls: the same sheets as in xlsx, from the older format."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Document
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet import read_xls
from pipeline.read.spreadsheet.xls_shapes import shape_words
from tests.read.spreadsheet_support import FILE, grids, said_of, shapes


def book(change: Callable[[xlwt.Workbook, xlwt.Worksheet], object] | None = None) -> bytes:
    """A workbook with one bordered form under a merged title."""
    made = xlwt.Workbook(encoding="utf-8")
    first = made.add_sheet("Sheet1", cell_overwrite_ok=True)
    first.write_merge(0, 0, 0, 2, "2023年收入总表")
    first.write(1, 2, "单位：万元")
    boxed = xlwt.easyxf("borders: left thin, right thin", num_format_str="#,##0.00_ ;-#,##0.00_ ")
    for row, cells in enumerate(
        [("编码", "名称", "金额"), ("0213", "农林水", 1234.5), ("", "合计", -0.3)], 2
    ):
        for column, cell in enumerate(cells):
            first.write(row, column, cell, boxed)
    if change:
        change(made, first)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(change: Callable[[xlwt.Workbook, xlwt.Worksheet], object] | None = None) -> Document:
    return read_xls(FILE, book(change))


def test_a_form_is_read_as_it_prints() -> None:
    document = read()
    assert shapes(document) == [
        "2023年收入总表",
        "单位：万元",
        [["编码", "名称", "金额"], ["0213", "农林水", "1,234.50"], ["", "合计", "-0.30"]],
    ]
    assert document.format == "xls"
    assert document.pages[0][2] == "编码\t名称\t金额"
    assert [row[0].place.line for row in grids(document)[0].rows] == [3, 4, 5]
    assert document.remarks == ()


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (2010601, "General", "2010601"),
        (0.1 + 0.2, "General", "0.3"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (date(2023, 12, 31), 'YYYY"年"M"月"D"日"', "2023年12月31日"),
        (date(2023, 12, 31), "M/D/YY", "2023/12/31"),
        (0.125, "0.00%", "12.50%"),
        (-5, "#,##0_);(#,##0)", "(5)"),
        (True, "General", "TRUE"),
        ("2010601", "General", "2010601"),
    ],
)
def test_a_cell_holds_what_it_prints(value: object, code: str, printed: str) -> None:
    document = read(lambda made, first: first.write(3, 2, value, xlwt.easyxf(num_format_str=code)))
    assert grids(document)[0].rows[1][2].text == printed


def test_zeros_that_the_sheet_does_not_show_print_nothing() -> None:
    def change(made: xlwt.Workbook, first: xlwt.Worksheet) -> None:
        first.write(3, 2, 0)
        first.show_zero_values = False

    assert grids(read(change))[0].rows[1][2].text == ""


def test_merged_cells_reach_over_what_they_cover() -> None:
    document = read(lambda made, first: first.write_merge(3, 4, 0, 0, "0213"))
    rows = grids(document)[0].rows
    assert (rows[1][0].row_span, rows[2][0].covered) == (2, True)


def test_hidden_rows_columns_and_sheets_are_noted() -> None:
    def change(made: xlwt.Workbook, first: xlwt.Worksheet) -> None:
        first.row(3).hidden = True
        first.col(1).hidden = True
        second = made.add_sheet("下属单位")
        second.write(0, 0, "水利站")
        second.visibility = 1

    document = read(change)
    left_out = "left out of tables and data, kept in the text that was read"
    assert [remark.message_en.partition("): ")[2] for remark in document.remarks] == [
        f"hidden rows 4: {left_out}",
        f"hidden columns B: {left_out}",
        f"this sheet is hidden; {left_out}",
    ]
    assert "农林水" not in "".join(
        text for grid in shapes(document) for row in grid for text in row
    )
    assert "0213\t农林水\t1,234.50" in document.text


def test_the_words_of_text_boxes_are_found() -> None:
    def record(kind: int, data: bytes) -> bytes:
        return kind.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data

    def text(words: str) -> bytes:
        head = bytes(10) + len(words).to_bytes(2, "little") + bytes(6)
        return record(0x01B6, head) + record(0x003C, b"\x01" + words.encode("utf-16-le"))

    def shape(kind: int) -> bytes:
        return record(0x005D, b"\x15\x00\x12\x00" + kind.to_bytes(2, "little") + bytes(16))

    class Book:
        biff_version = 80
        _sh_abs_posn = (0,)
        mem = (
            record(0x0809, bytes(16))
            + shape(6) + text("注意：单位为万元")
            + shape(0x19) + text("批注")
            + record(0x000A, b"") + shape(6) + text("下一张表")
        )  # fmt: skip

    assert shape_words(Book(), 0) == ["注意：单位为万元"]


@pytest.mark.parametrize(
    ("content", "seen", "way_out"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged", "save it again"),
        (b"no workbook at all", "damaged", "save it again"),
        (book()[:3000], "damaged", "fetch it again"),
    ],
    ids=["ole", "text", "cut"],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(
    content: bytes, seen: str, way_out: str
) -> None:
    with pytest.raises(Refusal) as raised:
        read_xls(FILE, content)
    assert raised.value.where == FILE
    assert seen in raised.value.seen
    assert way_out in raised.value.way_out


def test_a_locked_file_is_refused() -> None:
    content = book()
    first_record = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    end = first_record + 20
    filepass = b"\x2f\x00\x06\x00\x00\x00\x11\x22\x33\x44"
    locked = content[:end] + filepass + content[end + len(filepass) :]
    with pytest.raises(Refusal, match="password") as raised:
        read_xls(FILE, locked)
    assert "without one" in raised.value.way_out


WHOLE = book()


@given(st.integers(0, len(WHOLE)))
def test_a_file_cut_short_anywhere_is_read_or_refused(length: int) -> None:
    assert all(said_of(read_xls, WHOLE[:length]))


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8)
)
def test_a_file_with_flipped_bytes_is_read_or_refused(flips: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for place, byte in flips:
        content[place] = byte
    assert all(said_of(read_xls, bytes(content)))
