"""What format a file is of, told from its bytes and never from its name.

A picture, a packed folder that is no zip file, a program and an office format without a reader are
refused here, each with its own way out.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from io import BytesIO
from zipfile import ZipFile

from olefile import OleFileIO

from pipeline.model.refusal import Refusal
from pipeline.read.archive import ZIP_SIGNATURES, open_zip, read_member


class Format(StrEnum):
    """The formats that have a reader, are unpacked, or are converted to one that has."""

    TXT = "txt"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    HTML = "html"
    MHT = "mht"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    ZIP = "zip"
    SPREADSHEETML = "spreadsheetml"
    """Excel 2003 XML."""
    WORDML = "wordml"
    """Word 2003 XML."""


_AS_TEXT = (
    "obtain the document that it was taken from, or put the picture into a PDF and install the OCR "
    "extra"
)
_AS_ZIP = "unpack it and pack the files again as zip"
_AS_DISCLOSURE = "check that it is a disclosure"
_AS_XLSX = "open it in a spreadsheet program and save it as xlsx"
_AS_PDF = "open it and save it as PDF"
_AS_OFFICE = "open it and save it as docx, xlsx or PDF"
_WITHOUT_PASSWORD = "open it with its password and save it without"
_FETCH = "fetch it again from where it was published"

_REFUSED: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), seen, way_out)
    for pattern, seen, way_out in (
        (rb"\x89PNG\r\n\x1a\n", "a picture (PNG)", _AS_TEXT),
        (rb"\xff\xd8\xff", "a picture (JPEG)", _AS_TEXT),
        (rb"II\*\x00|MM\x00\*", "a picture (TIFF)", _AS_TEXT),
        (rb"BM.{4}\x00{4}.{4}[\x0c-\x7c]\x00{3}", "a picture (BMP)", _AS_TEXT),
        (rb"GIF8[79]a", "a picture (GIF)", _AS_TEXT),
        (rb"RIFF.{4}WEBP", "a picture (WebP)", _AS_TEXT),
        (rb"\x00{3}.ftyp(?:hei[cx]|mif1|msf1|avif)", "a picture (HEIF)", _AS_TEXT),
        (rb"Rar!\x1a\x07", "a RAR archive", _AS_ZIP),
        (rb"7z\xbc\xaf\x27\x1c", "a 7z archive", _AS_ZIP),
        (rb"\x1f\x8b\x08", "a gzip file", _AS_ZIP),
        (rb"BZh[1-9]1AY&SY", "a bzip2 file", _AS_ZIP),
        (rb"\xfd7zXZ\x00", "an xz file", _AS_ZIP),
        (rb".{257}ustar(?:\x00|  \x00)", "a tar archive", _AS_ZIP),
        (rb"\x7fELF", "a program", _AS_DISCLOSURE),
        (rb"MZ(?=.{0,62}\x00)", "a program", _AS_DISCLOSURE),
        (rb"\xca\xfe\xba\xbe\x00|[\xce\xcf]\xfa\xed\xfe\x07", "a program", _AS_DISCLOSURE),
    )
)

_OLE = b"\xd0\xcf\x11\xe0"
_BARE_XLS = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00")
"""The first record (BOF) of a workbook from before, or written without, a compound file."""

_PART_TYPES: tuple[tuple[re.Pattern[str], Format | str], ...] = (
    (re.compile(r"wordprocessingml\.(document|template)\.main\+xml$"), Format.DOCX),
    (re.compile(r"ms-word\.(document|template)\.macroEnabled\w*\.main\+xml$"), Format.DOCX),
    (re.compile(r"spreadsheetml\.(sheet|template)\.main\+xml$"), Format.XLSX),
    (re.compile(r"ms-excel\.(sheet|template|addin)\.macroEnabled\.main\+xml$"), Format.XLSX),
    (re.compile(r"ms-excel\.sheet\.binary\.macroEnabled\.main$"), "a binary Excel workbook (xlsb)"),
    (re.compile(r"presentationml\.\w+\.main\+xml$|ms-powerpoint\."), "a presentation (pptx)"),
)
_ODF_TYPES = {"text": Format.ODT, "spreadsheet": Format.ODS}
_MOST_LISTED = 4 * 1024 * 1024

_OPENING = 64 * 1024
_PROLOG = re.compile(
    r"(?:[\s\ufeff]++|<!--.*?-->|<\?.*?\?>|<!doctype(?:[^>\[]|\[.*?\])*+>)*+",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_HTML_TAGS = frozenset({"html", "head", "body", "meta"})
_HTML_BLOCKS = re.compile(
    "table|thead|tbody|tr|td|div|title|style|script|link|base|form|ul|ol|dl|center|article|section"
    "|main|header|pre|hr|iframe"
)
_HTML_WORDS = re.compile("p|span|a|b|br|u|i|font|strong|em|h[1-6]|img")
_LATE_HTML = re.compile(r".{0,1024}?<html[\s>].*<body\b", re.DOTALL | re.IGNORECASE)
_TABBED_ROW = re.compile(r"\S\t+[^\s<]|[^\s>]\t+\S")
_MHT = re.compile(
    r"(?=.*^MIME-Version:)(?=.*^Content-Type:\s*(?:multipart/related|text/html)\b)",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]")


def tell_format(name: str, content: bytes) -> Format:
    """The format of a file; text where nothing says otherwise.

    Raises Refusal for a format without a reader, and for what is encrypted, broken or cut short as
    far as telling the format shows it.

    >>> tell_format("部门决算.xls", "<html><table><tr><td>合计</td></tr></table></html>".encode())
    <Format.HTML: 'html'>
    """
    for pattern, seen, way_out in _REFUSED:
        if pattern.match(content):
            raise _refused(name, seen, way_out)
    if content.startswith(ZIP_SIGNATURES):
        return _format_of_zip(name, content)
    if content.startswith(_OLE):
        return _format_of_compound(name, content)
    if _BARE_XLS.match(content):
        return Format.XLS
    if _is_pdf(content):
        return Format.PDF
    return _format_of_text(name, _opening(content))


def _refused(name: str, seen: str, way_out: str) -> Refusal:
    return Refusal(name, f"the content is {seen}, whatever the file's name says", way_out)


def _is_pdf(content: bytes) -> bool:
    """The mark stands in the first 1024 bytes; behind other bytes, objects must follow it."""
    at = content.find(b"%PDF-", 0, 1024 + 5)
    before = content[: max(at, 0)].strip(b"\x00 \t\r\n\xef\xbb\xbf")
    return at >= 0 and (not before or b" obj" in content)


def _format_of_zip(name: str, content: bytes) -> Format:
    with open_zip(name, content) as archive:
        members = {member.lower(): member for member in archive.namelist()}
        if "[content_types].xml" in members:
            return _format_of_parts(name, _listed(name, archive, members["[content_types].xml"]))
        if "ofd.xml" in members:
            raise _refused(name, "OFD", "open it in a reader and save it as PDF")
        if "mimetype" in members:
            return _format_of_mimetype(name, archive, members)
    return Format.ZIP


def _listed(name: str, archive: ZipFile, member: str) -> str:
    """The text of a member that says what its file is."""
    listed = read_member(f"{name}/{member}", archive, archive.getinfo(member), _MOST_LISTED)
    return _decoded(listed, "utf-8")


def _format_of_parts(name: str, content_types: str) -> Format:
    """The format of an Office Open XML file by its main part (ECMA-376 part 2, 10.1.2)."""
    parts = re.findall(r"""ContentType\s*=\s*["']([^"']*)["']""", content_types)
    for pattern, found in _PART_TYPES:
        if any(map(pattern.search, parts)):
            if isinstance(found, Format):
                return found
            raise _refused(name, found, _AS_XLSX if "xlsb" in found else _AS_PDF)
    raise _refused(name, "an office file of a kind that is not read", _AS_OFFICE)


def _format_of_mimetype(name: str, archive: ZipFile, members: dict[str, str]) -> Format:
    stated = _listed(name, archive, members["mimetype"]).strip()
    if not stated.startswith("application/vnd.oasis.opendocument."):
        return Format.ZIP
    manifest = members.get("meta-inf/manifest.xml")
    if manifest and "encryption-data" in _listed(name, archive, manifest):
        raise _refused(name, "an encrypted OpenDocument file", _WITHOUT_PASSWORD)
    kind = stated.rpartition(".")[2].removesuffix("-template")
    if kind not in _ODF_TYPES:
        raise _refused(name, f"OpenDocument of the kind {kind[:40]}", _AS_PDF)
    return _ODF_TYPES[kind]


def _format_of_compound(name: str, content: bytes) -> Format:
    """The format of an OLE compound file by its streams; Kingsoft's wps and et have the same."""
    try:
        with OleFileIO(BytesIO(content)) as compound:
            streams = {entry[0].lower() for entry in compound.listdir() if len(entry) == 1}
            word = b""
            if "worddocument" in streams:
                word = compound.openstream("WordDocument").read(12)
    except Exception as error:  # a broken table of sectors makes the library raise almost anything
        seen = "broken or cut short: an OLE file (doc, xls, wps) whose streams cannot be listed"
        raise Refusal(name, f"the content is {seen}", _FETCH) from error
    return _format_of_streams(name, streams, word)


def _format_of_streams(name: str, streams: set[str], word: bytes) -> Format:
    if "encryptedpackage" in streams:
        raise _refused(name, "an encrypted docx or xlsx", _WITHOUT_PASSWORD)
    if "worddocument" in streams:
        if len(word) == 12 and word[11] & 0x01:  # fEncrypted ([MS-DOC] 2.5.2 FibBase)
            raise _refused(name, "an encrypted Word 97 document (doc)", _WITHOUT_PASSWORD)
        return Format.DOC
    if streams & {"workbook", "book"}:
        return Format.XLS
    if "powerpoint document" in streams:
        raise _refused(name, "a presentation (ppt)", _AS_PDF)
    raise _refused(name, "an OLE file that is neither a doc nor an xls", _AS_OFFICE)


def _opening(content: bytes) -> str:
    """The first characters, as far as markup needs them: what is not UTF-16 as Latin-1."""
    return _decoded(content[:_OPENING], "latin-1").removeprefix("ï»¿")


def _decoded(content: bytes, otherwise: str) -> str:
    """Text by its byte-order mark or, where zero bytes part its first tag, as UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if re.match(rb"(?:\s\x00)*<\x00[^\x00]\x00", content):
        return content.decode("utf-16-le", errors="replace")
    if re.match(rb"(?:\x00\s)*\x00<\x00[^\x00]", content):
        return content.decode("utf-16-be", errors="replace")
    return content.decode(otherwise, errors="replace")


def _format_of_text(name: str, opening: str) -> Format:
    if opening.lstrip().startswith("{\\rtf"):
        return Format.RTF
    if _is_mht(opening):
        return Format.MHT
    prolog = _PROLOG.match(opening)
    start = prolog.end() if prolog else 0
    found = _TAG.match(opening, start)
    space, tag = (found.group(1) or "", found.group(2).lower()) if found else ("", "")
    if tag == "workbook" and "urn:schemas-microsoft-com:office:spreadsheet" in opening:
        return Format.SPREADSHEETML
    if tag == "worddocument":
        return Format.WORDML
    if _is_html(opening, start, "" if space else tag):
        return Format.HTML
    if opening[:start].lstrip().startswith("<?xml"):
        raise _refused(name, _xml(space, tag), _AS_OFFICE if tag else _FETCH)
    return Format.TXT


def _xml(space: str, tag: str) -> str:
    if not tag:
        return "XML that is cut short before its first element"
    if tag == "svg":
        return "a picture (SVG)"
    return f"XML of a kind that is not read, <{space + ':' if space else ''}{tag}>"[:120]


def _is_mht(opening: str) -> bool:
    """A web page in one file: mail headers, up to the first blank line, and the page's parts."""
    headers = re.split(r"\r?\n[ \t]*\r?\n", opening.lstrip(), maxsplit=1)[0]
    return bool(_HEADER.match(headers) and _MHT.match(headers))


def _is_html(opening: str, start: int, tag: str) -> bool:
    """A page by its first tag, or a piece of one; a text with a tag in its lines is none."""
    if re.search(r"<!doctype\s+html\b", opening[:start], re.IGNORECASE) or tag in _HTML_TAGS:
        return True
    if _HTML_BLOCKS.fullmatch(tag):
        return "</" in opening
    if _HTML_WORDS.fullmatch(tag):
        return "</" in opening and not _TABBED_ROW.search(opening)
    return bool(_LATE_HTML.match(opening))
