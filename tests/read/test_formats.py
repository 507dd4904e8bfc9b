"""Bytes → format, whatever the file is called."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.refusal import Refusal
from pipeline.read.formats import Format, tell_format

NAME = "岱山县水利局2023年部门预算"
OOXML = "application/vnd.openxmlformats-officedocument."
MICROSOFT = "application/vnd.ms-"
ODF = "application/vnd.oasis.opendocument."


def zipped(members: dict[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return made.getvalue()


def ooxml(content_type: str) -> bytes:
    """An Office Open XML file of which only the main part's type is stated."""
    listed = (
        '<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{OOXML}spreadsheetml.sheet"/>'
        f'<Override PartName="/a.xml" ContentType="{content_type}"/></Types>'
    )
    return zipped({"[Content_Types].xml": listed, "a.xml": "<a/>"})


def odf(kind: str, manifest: str = "<manifest/>") -> bytes:
    return zipped({"mimetype": ODF + kind, "META-INF/manifest.xml": manifest})


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file ([MS-CFB]) with a list of sectors, one folder and its streams."""
    sectors: list[bytes] = []
    chain: list[int] = [0xFFFFFFFD, *range(2, 4), 0xFFFFFFFE]
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, content in streams.items():
        padded = content.ljust(4096, b"\x00")
        padded += bytes(-len(padded) % 512)
        start, count = len(chain), len(padded) // 512
        chain += [*range(start + 1, start + count), 0xFFFFFFFE]
        sectors += [padded[at : at + 512] for at in range(0, len(padded), 512)]
        entries.append((name, 2, start, len(padded)))
    assert len(entries) <= 12
    folder = b"".join(
        _entry(name, kind, start, size,
               child=1 if kind == 5 and len(entries) > 1 else 0xFFFFFFFF,
               right=at + 1 if kind == 2 and at + 1 < len(entries) else 0xFFFFFFFF)
        for at, (name, kind, start, size) in enumerate(entries)
    ).ljust(512 * 3, b"\x00")  # fmt: skip
    table = b"".join(struct.pack("<I", link) for link in chain).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096,
                          0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)  # fmt: skip
    return header.ljust(512, b"\xff") + table + folder + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, child: int, right: int) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def word(flags: int = 0) -> bytes:
    """The start of a WordDocument stream: Word 97, with the flags of its FIB."""
    return struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags)


HTML = "<html><body><table><tr><td>合计</td></tr></table></body></html>"
MHT = (
    "From: <由 Microsoft Internet Explorer 保存>\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\tboundary="a"\r\n\r\n--a\r\n'
)
SPREADSHEETML = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)
WORDML = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"></w:wordDocument>'
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Format.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4\n", Format.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj\n", Format.PDF),
        (ooxml(f"{OOXML}wordprocessingml.document.main+xml"), Format.DOCX),
        (ooxml(f"{OOXML}wordprocessingml.template.main+xml"), Format.DOCX),
        (ooxml(f"{MICROSOFT}word.document.macroEnabled.main+xml"), Format.DOCX),
        (ooxml(f"{OOXML}spreadsheetml.sheet.main+xml"), Format.XLSX),
        (ooxml(f"{MICROSOFT}excel.sheet.macroEnabled.main+xml"), Format.XLSX),
        (odf("text"), Format.ODT),
        (odf("text-template"), Format.ODT),
        (odf("spreadsheet"), Format.ODS),
        (zipped({"部门预算.docx": "a"}), Format.ZIP),
        (zipped({"a/[Content_Types].xml": "a"}), Format.ZIP),
        (zipped({}), Format.ZIP),
        (compound({"WordDocument": word()}), Format.DOC),
        (compound({"Workbook": b"\x09\x08"}), Format.XLS),
        (compound({"Book": b"\x09\x08"}), Format.XLS),
        (b"\x09\x08\x08\x00\x00\x05\x10\x00", Format.XLS),
        (b"{\\rtf1\\ansi}", Format.RTF),
        (MHT.encode(), Format.MHT),
        (MHT.encode("gbk"), Format.MHT),
        (SPREADSHEETML.encode(), Format.SPREADSHEETML),
        (SPREADSHEETML.encode("utf-16"), Format.SPREADSHEETML),
        (WORDML.encode(), Format.WORDML),
    ],
)
def test_a_format_is_told_from_the_content(content: bytes, expected: Format) -> None:
    for name in (NAME, f"{NAME}.txt", f"{NAME}.xls"):
        assert tell_format(name, content) is expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize(
    "content",
    [
        HTML,
        f"\n\n  <!-- 保存 -->\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'a.dtd'>\n{HTML}",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>',
        "<HTML xmlns:x='urn:schemas-microsoft-com:office:excel'><head>",
        "<table border=1>\n<tr>\n<td>合计</td></tr></table>",
        "<meta charset=utf-8><table><tr><td>1</td></tr></table>",
        "<div class='TRS_Editor'><p>部门预算</p></div>",
        "<p style='text-align:center'>部门预算</p>\n<p>单位：万元</p>",
    ],
)
def test_a_page_is_html_in_every_encoding(content: str, encoding: str) -> None:
    assert tell_format(f"{NAME}.xls", content.encode(encoding)) is Format.HTML


@pytest.mark.parametrize(
    "text",
    [
        "岱山县水利局2023年部门预算\n项目\t金额\n水利\t1,061.40\n",
        "收入 < 支出，合计 <table> 见下\n",
        "<附件一>\n部门预算\n",
        "<p>项目</p>\t金额\n<p>水利</p>\t4.10\n",
        "< 1 万元的不列\n",
        "<table 1> 收支总表\n",
        "MZ 表\n项目\t金额\n",
        "PK 赛经费\n",
        "BM 系统建设\n",
        "Rar! 是一种压缩格式\n",
        "本文以 %PDF-1.4 格式公开\n",
        "\t\t单位：万元\n",
        "Content-Type: 不是网页\n",
        "说明：MIME-Version: 1.0\n",
        "\\rtf1\n",
        "",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_a_text_that_looks_like_something_else_is_text(text: str, encoding: str) -> None:
    assert tell_format(f"{NAME}.pdf", text.encode(encoding)) is Format.TXT


@pytest.mark.parametrize(
    ("content", "seen", "way_out"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture (PNG)", "OCR"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture (JPEG)", "OCR"),
        (b"II*\x00\x08\x00\x00\x00", "picture (TIFF)", "OCR"),
        (b"BM" + struct.pack("<IIII", 99, 0, 54, 40), "picture (BMP)", "OCR"),
        (b"GIF89a\x01\x00", "picture (GIF)", "OCR"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture (WebP)", "OCR"),
        (b"<?xml version='1.0'?><svg></svg>", "picture (SVG)", "docx"),
        (b"Rar!\x1a\x07\x00", "RAR", "zip"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7z", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip", "zip"),
        (b"a.txt".ljust(257, b"\x00") + b"ustar\x0000", "tar", "zip"),
        (b"MZ\x90\x00\x03\x00", "program", "disclosure"),
        (b"\x7fELF\x02\x01", "program", "disclosure"),
        (zipped({"OFD.xml": "<ofd/>"}), "OFD", "save it as PDF"),
        (ooxml(f"{MICROSOFT}excel.sheet.binary.macroEnabled.main"), "xlsb", "as xlsx"),
        (ooxml(f"{OOXML}presentationml.presentation.main+xml"), "presentation", "PDF"),
        (ooxml("application/unknown"), "kind that is not read", "docx"),
        (odf("presentation"), "presentation", "PDF"),
        (odf("text", "<m:encryption-data/>"), "encrypted", "password"),
        (compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "encrypted", "password"),
        (compound({"WordDocument": word(0x0100)}), "encrypted", "password"),
        (compound({"PowerPoint Document": b""}), "presentation", "PDF"),
        (compound({"Catalog": b""}), "neither a doc nor an xls", "docx"),
        (compound({"WordDocument": word()})[:700], "cut short", "fetch"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cut short", "fetch"),
        (ooxml(f"{OOXML}wordprocessingml.document.main+xml")[:200], "cut short", "fetch"),
        (b"PK\x03\x04\x14\x00\x06\x00", "cut short", "fetch"),
        (b"<?xml version='1.0'?><uof:UOF xmlns:uof='a'></uof:UOF>", "<uof:uof>", "docx"),
        (b"<?xml version='1.0'?>\n<!-- ", "cut short", "fetch"),
    ],
)
def test_what_has_no_reader_is_refused_with_a_way_out(
    content: bytes, seen: str, way_out: str
) -> None:
    with pytest.raises(Refusal) as raised:
        tell_format(f"{NAME}.docx", content)
    assert raised.value.where.startswith(NAME)
    assert seen in raised.value.seen
    assert way_out in raised.value.way_out


def test_a_list_of_parts_that_is_a_bomb_is_refused() -> None:
    with pytest.raises(Refusal, match="when unpacked"):
        tell_format(NAME, zipped({"[Content_Types].xml": " " * (5 * 1024 * 1024)}))


SAMPLES = st.sampled_from(
    [
        ooxml(f"{OOXML}wordprocessingml.document.main+xml"),
        odf("spreadsheet"),
        compound({"WordDocument": word(), "1Table": b""}),
        SPREADSHEETML.encode(),
        WORDML.encode("utf-16"),
        MHT.encode(),
        HTML.encode(),
    ]
)


@given(SAMPLES, st.integers(0, 20_000), st.lists(st.tuples(st.integers(0), st.integers(0, 255))))
def test_telling_never_fails_but_with_a_refusal(
    sample: bytes, end: int, flips: list[tuple[int, int]]
) -> None:
    content = bytearray(sample[: end % (len(sample) + 1) or None])
    for at, value in flips:
        content[at % len(content)] = value
    assert_told(bytes(content))


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe<\x00", b"<?xml"]),
    st.binary(max_size=1200),
)  # fmt: skip
def test_any_bytes_have_a_format_or_are_refused(opening: bytes, rest: bytes) -> None:
    assert_told(opening + rest)


def assert_told(content: bytes) -> None:
    with suppress(Refusal):
        assert tell_format(NAME, content) in Format
