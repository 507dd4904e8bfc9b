"""A file → the same file with its fields and formulas as they were printed.

LibreOffice computes dates, file names, page counts and formulas anew when it opens a file, and
loads what a file includes from elsewhere. What the publisher printed stands beside each of them in
the file; with the instruction out of the way, it is kept, and nothing is fetched.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from olefile import OleFileIO

from pipeline.model.refusal import Refusal
from pipeline.read.archive import MAX_BYTES, MAX_MEMBER_BYTES, open_zip, read_member
from pipeline.read.formats import Format

Element = etree._Element

_WORD_97 = 0xC1
_FIELD_TABLES = (0x11A, 0x122, 0x12A, 0x132, 0x21A, 0x262, 0x272)
"""Where the FIB says where the fields of the main text, headers, footnotes, annotations, endnotes
and text boxes are listed ([MS-DOC] 2.5.6 FibRgFcLcb97, the PlcfFld)."""
_COMPUTED = frozenset({3, 5, 6, 7, *range(14, 33), *range(35, 40), 45, 46, 55, *range(60, 63)}) | {
    *(59, 64, 65, 67, 68, 72, 85)
}
"""Kinds of field ([MS-DOC] 2.9.90 flt) that are computed or fetched: REF, SET, IF, the properties
of the file, dates, counts, INCLUDE, DDE, the user's names, INCLUDEPICTURE, INCLUDETEXT, NOTEREF."""
_EXPRESSION = 34
"""The kind of `= formula`, of which LibreOffice keeps the result."""

_RTF_FIELD = re.compile(
    rb"\\fldinst(?![a-z])(?!(?:(?!\\fldrslt).){0,400}?\b(?:SYMBOL|EQ|FORM[A-Z]+)\b)",
    re.DOTALL | re.IGNORECASE,
)
"""A field's instruction but for those whose result stands in the instruction itself."""

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_HREF = "{http://www.w3.org/1999/xlink}href"
_STORED = re.compile(r"#|(?:\./)?(?:Pictures|Object|media)", re.IGNORECASE)
_INLINE = re.compile(
    rf"\{{{_TEXT}\}}(?:date|time|file-name|template-name|sheet-name|title|subject|keywords|description"
    r"|chapter|\w+-count|author-name|author-initials|initial-creator|creator|creation-\w+"
    r"|modification-\w+|print-\w+|printed-by|editing-\w+|expression|variable-[sg]et|user-field-get"
    r"|user-defined|conditional-text|dde-connection|database-display|sequence|\w+-ref|sender-\w+)"
)
_SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
_CHINESE_FORMATS = {
    "Currency": '"¥"#,##0.00;"¥"\\-#,##0.00',
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Short Date": "yyyy/m/d",
}
"""What the formats that Excel 2003 XML only names print in China; LibreOffice takes the US ones."""
_INCLUDED = (f"{{{_TEXT}}}section-source", f"{{{_OFFICE}}}dde-source")


def freeze(name: str, content: bytes, source: Format) -> bytes:
    """The file as its publisher's program left it, in the same format. Raises Refusal if broken."""
    frozen = _FREEZERS.get(source)
    if frozen is None:
        return content
    try:
        return frozen(name, content)
    except Refusal:
        raise
    except Exception as error:  # each parser has its own ways to say that bytes are broken
        raise Refusal(
            name,
            f"the {source} file is broken or cut short",
            "fetch it again from where it was published",
        ) from error


def _doc(name: str, content: bytes) -> bytes:
    """Word 97: computed fields become expressions in the tables of fields, byte for byte."""
    stored = BytesIO(content)
    with OleFileIO(stored, write_mode=True) as compound:
        header = compound.openstream("WordDocument").read(0x27A)
        if struct.unpack_from("<H", header, 2)[0] < _WORD_97:
            return content
        place = "1Table" if header[11] & 0x02 else "0Table"
        table = bytearray(compound.openstream(place).read())
        for offset in _FIELD_TABLES:
            if offset + 8 <= len(header):
                _freeze_fields(table, *struct.unpack_from("<II", header, offset))
        compound.write_stream(place, bytes(table))
        return stored.getvalue()


def _freeze_fields(table: bytearray, start: int, size: int) -> None:
    """A PlcfFld: n + 1 positions of four bytes, then n fields of two (mark and kind)."""
    count = (size - 4) // 6
    for at in range(start + 4 * (max(count, 0) + 1), min(start + size, len(table)) - 1, 2):
        if table[at] & 0x1F == 0x13 and table[at + 1] in _COMPUTED:
            table[at + 1] = _EXPRESSION


def _rtf(_name: str, content: bytes) -> bytes:
    """RTF: the instruction becomes a destination that nothing knows, and everything skips."""
    return _RTF_FIELD.sub(rb"\\fldinsx", content)


def _odt(name: str, content: bytes) -> bytes:
    """OpenDocument: fields become plain text; what is included from elsewhere is taken out."""
    made, left = BytesIO(), MAX_BYTES
    with open_zip(name, content) as given, ZipFile(made, "w", ZIP_DEFLATED) as frozen:
        for info in given.infolist():
            limit = min(MAX_MEMBER_BYTES, left)
            part = read_member(f"{name}/{info.filename}", given, info, limit)
            left -= len(part)
            if info.filename in {"content.xml", "styles.xml"}:
                part = _odt_part(part)
            frozen.writestr(info.filename, part)
    return made.getvalue()


def _odt_part(part: bytes) -> bytes:
    root = _parsed(part)
    for element in list(root.iter(*_INCLUDED)):
        _drop(element)
    for element in root.iter(etree.Element):
        if _INLINE.fullmatch(element.tag):
            element.attrib.clear()
            element.tag = f"{{{_TEXT}}}span"
        element.attrib.pop(f"{{{_TABLE}}}formula", "")
        if _is_fetched(element):
            element.attrib.pop(_HREF)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _is_fetched(element: Element) -> bool:
    """Whether it shows what is stored elsewhere; a link to click on is in the text's namespace."""
    is_link = element.tag.startswith(f"{{{_TEXT}}}")
    return not is_link and not _STORED.match(element.get(_HREF, "#"))


def _spreadsheetml(_name: str, content: bytes) -> bytes:
    """Excel 2003 XML: the value beside a formula is what was printed, in China's formats."""
    root = _parsed(content)
    for element in root.iter(etree.Element):
        element.attrib.pop(f"{_SPREADSHEET}Formula", "")
    for shown in root.iter(f"{_SPREADSHEET}NumberFormat"):
        chinese = _CHINESE_FORMATS.get(shown.get(f"{_SPREADSHEET}Format", ""))
        if chinese:
            shown.set(f"{_SPREADSHEET}Format", chinese)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=False)
    return etree.fromstring(content, parser)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


_FREEZERS: dict[Format, Callable[[str, bytes], bytes]] = {
    Format.DOC: _doc,
    Format.RTF: _rtf,
    Format.ODT: _odt,
    Format.SPREADSHEETML: _spreadsheetml,
}
