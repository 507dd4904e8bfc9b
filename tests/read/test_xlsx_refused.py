"""Workbooks that are broken, cut short, locked or far too large: read all the same, or refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook.protection import WorkbookProtection

from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet import archive, read_xlsx, sheet
from tests.read.spreadsheet_support import (
    FILE,
    read,
    rewritten,
    said_of,
    saved,
    shapes,
    workbook,
)
from tests.read.xlsx_support import FORM, LINKS, MAIN, put, with_part

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
