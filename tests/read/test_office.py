"""Formats of office programs → docx or xlsx, with and without LibreOffice."""

from __future__ import annotations

import re
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.refusal import Refusal
from pipeline.read.formats import Format, tell_format
from pipeline.read.office import convert, is_available, libreoffice
from pipeline.read.office.freeze import freeze

NAME = "岱山县水利局"
with_libreoffice = pytest.mark.skipif(not is_available(), reason="needs LibreOffice")

RTF = rb"""{\rtf1\ansi\ansicpg936 Budget 2023\par
\trowd\cellx2000\cellx4000\intbl Item\cell Amount\cell\row
\trowd\cellx2000\cellx4000\intbl Water\cell 1,061.40\cell\row
\pard {\field{\*\fldinst { DATE \\@ "yyyy-MM-dd" }}{\fldrslt {2020-01-02}}}\par
{\field{\*\fldinst { = 1+1 }}{\fldrslt {8,888.80}}}\par
{\field{\*\fldinst { FILENAME }}{\fldrslt {budget.doc}}}\par}"""

ODT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>
<text:p>部门决算 <text:date>2020-01-02</text:date> <text:file-name>决算.odt</text:file-name></text:p>
<text:section text:name="a"><text:section-source xlink:href="file://{secret}"/><text:p>原文</text:p>
</text:section><text:p><draw:frame><draw:image xlink:href="file://{secret}"/></draw:frame></text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell>
<text:p>合计</text:p></table:table-cell><table:table-cell table:formula="ooow:1+1" office:value="9"
 office:value-type="float"><text:p>1,061.40</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""

SPREADSHEETML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"><NumberFormat
 ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="收支总表"><Table><Row>
<Cell ss:Formula="=1+1"><Data ss:Type="Number">1061.4</Data></Cell>
<Cell ss:StyleID="a" ss:Formula="=TODAY()"><Data ss:Type="DateTime">2020-01-02T00:00:00</Data></Cell>
</Row></Table></Worksheet></Workbook>""".encode()

WORDML = """<?xml version="1.0"?><w:wordDocument
 xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"
 xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"
 xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body><wx:sect>
<w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>收支总表</w:t></w:r></w:p>
<w:p><aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>增</w:t></w:r></aml:content>
</aml:annotation><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>删</w:delText>
</w:r></aml:content></aml:annotation></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>项目</w:t></w:r></w:p>
</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
<w:sectPr><w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body>
</w:wordDocument>""".encode()


def odt(content: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
        packed.writestr("content.xml", content)
    return made.getvalue()


def part(packed: bytes, name: str) -> str:
    with ZipFile(BytesIO(packed)) as archive:
        return archive.read(name).decode()


def printed(packed: bytes) -> str:
    """The text of a docx without its tags."""
    return re.sub(r"<[^>]+>", "", part(packed, "word/document.xml"))


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("MINGZHANG_SOFFICE", raising=False)


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script stand in for LibreOffice."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("MINGZHANG_SOFFICE", str(file))


# Without LibreOffice


@pytest.mark.usefixtures("no_program")
@pytest.mark.parametrize(
    ("source", "kind", "target"),
    [
        (Format.DOC, "Word 97 document (doc, wps)", "docx"),
        (Format.RTF, "RTF", "docx"),
        (Format.SPREADSHEETML, "Excel 2003 XML", "xlsx"),
    ],
)
def test_without_libreoffice_the_way_out_is_named(source: Format, kind: str, target: str) -> None:
    assert not is_available()
    with pytest.raises(Refusal) as raised:
        convert(NAME, b"", source)
    assert kind in raised.value.seen
    assert "no LibreOffice" in raised.value.seen
    assert "apt-get install libreoffice-writer libreoffice-calc" in raised.value.way_out
    assert raised.value.way_out.endswith(f"save it as {target}")


def test_a_program_that_is_named_but_not_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_SOFFICE", "/nowhere/soffice")
    assert not is_available()


def test_what_takes_too_long_is_killed_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, f"(sleep 2; touch {tmp_path}/alive) & sleep 60", monkeypatch)
    monkeypatch.setattr(libreoffice, "TIMEOUT", 0.5)
    with pytest.raises(Refusal, match="took more than"):
        convert(NAME, RTF, Format.RTF)
    subprocess.run(["sleep", "2.5"], check=True)
    assert not (tmp_path / "alive").exists()


@pytest.mark.parametrize("script", ["exit 0", "exit 1", "mkdir out; touch out/a.docx out/b.docx"])
def test_a_conversion_without_its_one_file_is_refused(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, script, monkeypatch)
    with pytest.raises(Refusal, match="LibreOffice cannot read it") as raised:
        convert("../../etc/部门预算.rtf", RTF, Format.RTF)
    assert "save it as docx" in raised.value.way_out


def test_the_program_sees_neither_the_name_nor_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "x")
    program(tmp_path, 'mkdir out; (echo "$@"; env) > out/source.docx', monkeypatch)
    _, seen = convert(f"{NAME}; rm -r.rtf", RTF, Format.RTF)
    assert NAME.encode() not in seen
    assert b"SECRET" not in seen
    assert b"-env:UserInstallation=file:///" in seen


# What is kept as printed


def test_fields_of_rtf_are_frozen_but_for_those_printed_by_their_instruction() -> None:
    rtf = rb"{\field{\*\fldinst DATE}{\fldrslt 1}}{\field{\*\fldinst {SYMBOL 254}}{\fldrslt }}"
    assert freeze(NAME, rtf, Format.RTF) == rtf.replace(rb"\fldinst DATE", rb"\fldinsx DATE")


def test_fields_formulas_and_inclusions_of_odt_are_frozen() -> None:
    content = part(freeze(NAME, odt(ODT), Format.ODT), "content.xml")
    for kept in ("2020-01-02", "决算.odt", "1,061.40", "原文"):
        assert kept in content
    for gone in ("text:date", "file-name", "formula", "section-source", "file://"):
        assert gone not in content


def test_word_2003_xml_keeps_its_text_and_merges_without_a_program(no_program: None) -> None:
    target, docx = convert(NAME, WORDML, tell_format(NAME, WORDML))
    assert target is Format.DOCX
    assert tell_format(NAME, docx) is Format.DOCX
    assert printed(docx).split() == ["一、收支总表", "增", "项目"]
    assert part(docx, "word/document.xml").count("w:vMerge") == 2


@given(
    st.sampled_from([(WORDML, Format.WORDML), (SPREADSHEETML, Format.SPREADSHEETML),
                     (odt(ODT), Format.ODT), (RTF, Format.RTF), (b"\xd0\xcf\x11\xe0", Format.DOC)]),
    st.integers(1),
    st.lists(st.tuples(st.integers(0), st.integers(0, 255))),
)  # fmt: skip
def test_freezing_never_fails_but_with_a_refusal(
    sample: tuple[bytes, Format], end: int, flips: list[tuple[int, int]]
) -> None:
    content = bytearray(sample[0][: end % len(sample[0]) + 1])
    for at, value in flips:
        content[at % len(content)] = value
    with suppress(Refusal):
        if sample[1] is Format.WORDML:
            convert(NAME, bytes(content), sample[1])
        freeze(NAME, bytes(content), sample[1])


# With LibreOffice


@pytest.fixture(scope="module")
def doc(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A Word 97 document with fields, as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("doc")
    (folder / "a.rtf").write_bytes(RTF)
    command = libreoffice.find_program()
    assert command
    subprocess.run(
        [command, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless",
         "--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(folder / "a.rtf")],
        check=True, capture_output=True,
    )  # fmt: skip
    return (folder / "a.doc").read_bytes()


@with_libreoffice
def test_a_word_97_document_becomes_the_same_docx_every_time(doc: bytes) -> None:
    assert tell_format(NAME, doc) is Format.DOC
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda _: convert(NAME, doc, Format.DOC)[1], range(2)))
    assert part(made[0], "word/document.xml") == part(made[1], "word/document.xml")
    assert "1,061.40" in printed(made[0])
    assert "8,888.80" in printed(made[0])
    assert "a.rtf" in printed(made[0])
    assert "source.doc" not in printed(made[0])


@with_libreoffice
def test_the_fields_of_rtf_stay_as_printed() -> None:
    text = printed(convert(NAME, RTF, Format.RTF)[1])
    for kept in ("Budget 2023", "1,061.40", "2020-01-02", "8,888.80", "budget.doc"):
        assert kept in text


@with_libreoffice
def test_nothing_of_this_machine_comes_into_a_document(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET")
    content = odt(ODT.replace("{secret}", str(tmp_path / "secret.txt")))
    target, docx = convert(NAME, content, tell_format(NAME, content))
    assert target is Format.DOCX
    assert "SECRET" not in printed(docx)
    assert "1,061.40" in printed(docx)


@with_libreoffice
def test_a_workbook_of_2003_keeps_its_values_and_dates() -> None:
    target, xlsx = convert(NAME, SPREADSHEETML, tell_format(NAME, SPREADSHEETML))
    assert target is Format.XLSX
    sheet = part(xlsx, "xl/worksheets/sheet1.xml")
    assert re.findall(r"<v>([^<]*)</v>", sheet) == ["1061.4", "43832"]
    assert "yyyy/m/d" in part(xlsx, "xl/styles.xml")


@with_libreoffice
def test_a_broken_document_is_refused(doc: bytes) -> None:
    for content in (doc[:3000], doc[: len(doc) // 2]):
        with pytest.raises(Refusal):
            convert(NAME, content, Format.DOC)
