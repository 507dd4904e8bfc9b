"""Strategies of zipped office files over well-formed XML, and of xls, whole and with a record harmed."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZipFile

import xlwt
from hypothesis import strategies as st

from tools.fuzz.words import CELL
from tools.fuzz.xml_trees import DOCX_BODY, ODS_TABLES, XLSX_SHEET, XLSX_STRINGS, XLSX_STYLES

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PARTS = "application/vnd.openxmlformats-officedocument"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content.encode("utf-8", "replace"))
    return made.getvalue()


def docx(body: str, is_closed: bool = True) -> bytes:
    kind = f"{_PARTS}.wordprocessingml.document.main+xml"
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    end = "</w:body></w:document>" if is_closed else ""
    document = f'<w:document xmlns:w="{_WORDS}" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": document + body + end})


def xlsx(sheet: str, strings: str = "", styles: str = "") -> bytes:
    """A workbook of one sheet: all that stands within `worksheet`, `sst` and `styleSheet`."""
    kind = f"{_PARTS}.spreadsheetml.sheet.main+xml"
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATED}/{what}" Target="{part}"/>'
        for number, (what, part) in enumerate(
            (
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            )
        )
    )
    book = '<sheets><sheet name="a" sheetId="1" r:id="r0"/></sheets></workbook>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}"/></Types>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_RELATED}">{book}',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKED}">{links}</Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEETS}">{sheet}',
            "xl/sharedStrings.xml": f'<sst xmlns="{_SHEETS}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEETS}">{styles}</styleSheet>',
        }
    )


def _ods(tables: str) -> bytes:
    head = (
        '<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" '
        'xmlns:style="urn:s" xmlns:fo="urn:f" xmlns:draw="urn:d"><office:automatic-styles>'
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="box" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid"/></style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
    )
    tail = "</office:spreadsheet></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": head + tables + tail})


_CODES = st.sampled_from(
    ["General", "0.00", "#,##0.00_);(#,##0.00)", "yyyy年m月d日", "@", ";;;", "[>=10000]0!.0,",
     "0.00E+00", "# ?/?", "["]
)  # fmt: skip
_VALUE = CELL | st.floats() | st.booleans() | st.none()
_PUT = st.tuples(st.integers(0, 6), st.integers(0, 5), _VALUE, _CODES)
_SPANS = st.tuples(
    st.integers(0, 6), st.integers(0, 3), st.integers(0, 5), st.integers(0, 3)
)  # fmt: skip


def _xls(
    cells: list[tuple[int, int, str | float | bool | None, str]],
    spans: list[tuple[int, int, int, int]],
    hidden: list[int],
) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("a", cell_overwrite_ok=True)
    for top, rows, left, columns in spans:
        try:
            sheet.merge(top, top + rows, left, left + columns)
        except ValueError:  # two that overlap; none of the two is refused by Excel
            continue
    for row, column, value, code in cells:
        sheet.write(row, column, value, xlwt.easyxf(num_format_str=code))
    for row in hidden:
        sheet.row(row).hidden = True
    made = BytesIO()
    book.save(made)
    return made.getvalue()


_STREAM = 512
"""Where the workbook begins in what xlwt writes: after the head of the compound file."""


def _harmed(content: bytes, number: int, kind: int, body: bytes, how: int) -> bytes:
    """One record with another kind, length or content, or once more."""
    starts, at = [], _STREAM
    while at + 4 <= len(content):
        what, length = struct.unpack_from("<HH", content, at)
        if not what:
            break
        starts.append((at, length))
        at += 4 + length
    if not starts:
        return content
    at, length = starts[number % len(starts)]
    harmed = bytearray(content)
    if how == 0:
        struct.pack_into("<H", harmed, at, kind)
    elif how == 1:
        struct.pack_into("<H", harmed, at + 2, kind)
    elif how == 2:
        harmed[at + 4 : at + 4 + min(length, len(body))] = body[:length]
    else:
        record = bytes(harmed[at : at + 4 + length])
        harmed[at + 4 + length : at + 4 + 2 * len(record) - 4] = record
    return bytes(harmed[: len(content)])


_KINDS = st.integers(0, 0xFFFF) | st.sampled_from(
    [0x0A, 0x06, 0x09, 0x18, 0x31, 0x3C, 0x5D, 0x7D, 0x85, 0xBD, 0xBE, 0xE0, 0xE5, 0xEC, 0xFC, 0xFD,
     0x203, 0x204, 0x208, 0x27E, 0x41E, 0x809]
)  # fmt: skip
_XLS = st.builds(
    _xls, st.lists(_PUT, max_size=12), st.lists(_SPANS, max_size=2),
    st.lists(st.integers(0, 6), max_size=2),
)  # fmt: skip
XLS = _XLS | st.builds(
    _harmed, _XLS, st.integers(0, 400), _KINDS, st.binary(max_size=24), st.integers(0, 3)
)
ODS = st.builds(_ods, ODS_TABLES)
DOCX = st.builds(docx, DOCX_BODY)
XLSX = st.builds(
    lambda sheet, strings, styles: xlsx(sheet + "</worksheet>", strings, styles),
    XLSX_SHEET, XLSX_STRINGS, XLSX_STYLES,
)  # fmt: skip
