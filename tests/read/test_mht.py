"""Pages and workbooks saved with all their parts in one file."""

from __future__ import annotations

import base64
import quopri
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Document, Grid, Paragraph
from pipeline.model.refusal import Refusal
from pipeline.read.web import read_mht

FILE = "岱山县水利局.mht"
PAGE = (
    "<html><head><meta charset=gb2312><title>水利局2023年部门预算</title></head><body><p>一、概况</p>"
    "<table><tr><td>水利</td><td>1,061.40</td></tr></table></body></html>"
)


def part(
    page: str, address: str, encoding: str = "gbk", transfer: str = "quoted-printable"
) -> bytes:
    content = page.encode(encoding)
    body = base64.encodebytes(content) if transfer == "base64" else quopri.encodestring(content)
    head = (
        f"Content-Location: {address}\r\nContent-Transfer-Encoding: {transfer}\r\n"
        f'Content-Type: text/html; charset="{encoding}"\r\n\r\n'
    )
    return head.encode() + body


def saved(*parts: bytes, start: str = "") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        f'\ttype="text/html";{start}\r\n\tboundary="----=_Next"\r\n\r\n'
    )
    body = b"".join(b"------=_Next\r\n" + made + b"\r\n" for made in parts)
    return head.encode() + body + b"------=_Next--\r\n"


PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
WORKBOOK = saved(
    part(
        "<html><head><title>预算</title></head><frameset><frame src='a.files/sheet001.htm' name=frSheet>"
        "<frame src='a.files/tabstrip.htm'></frameset></html>",
        "file:///C:/1/a.htm",
    ),
    part(
        "<html><body><table><tr><td><a href='sheet001.htm'>收支总表</a></td>"
        "<td><a href='sheet002.htm'>支出表</a></td></tr></table></body></html>",
        "file:///C:/1/a.files/tabstrip.htm",
    ),
    part(
        "<html><body><table><tr><td>收入</td><td>1,061.40</td></tr><![if supportMisalignedColumns]>"
        "<tr height=0 style='display:none'><td width=72></td><td width=72></td></tr><![endif]>"
        "</table></body></html>",
        "file:///C:/1/a.files/sheet001.htm",
    ),
    PICTURE,
    part(
        "<html><body><table><tr><td>支出</td><td>4.10</td></tr></table></body></html>",
        "file:///C:/1/a.files/sheet002.htm",
        transfer="base64",
    ),
)


def shapes(document: Document) -> list[str | list[list[str]]]:
    """A paragraph as its text, a grid as the texts of its rows."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in document.blocks
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
def test_a_saved_page_is_read_as_the_page(encoding: str, transfer: str) -> None:
    document = read_mht(FILE, saved(part(PAGE, "http://a/1.html", encoding, transfer), PICTURE))
    assert shapes(document) == ["水利局2023年部门预算", "一、概况", [["水利", "1,061.40"]]]
    assert (document.format, document.remarks, len(document.pages)) == ("mht", (), 1)
    assert document.blocks[0].place.page is None


def test_the_sheets_of_a_saved_workbook_are_pages_under_their_names() -> None:
    document = read_mht(FILE, WORKBOOK)
    assert shapes(document) == ["收支总表", [["收入", "1,061.40"]], "支出表", [["支出", "4.10"]]]
    assert [(b.place.page, b.place.line) for b in document.blocks] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
    ]
    assert document.pages == (("收支总表", "收入\t1,061.40"), ("支出表", "支出\t4.10"))
    assert isinstance(document.blocks[1], Grid)
    assert document.remarks == ()


def test_the_part_that_the_file_starts_with_comes_first() -> None:
    other = part(PAGE.replace("1,061.40", "4.10"), "http://a/2.html")
    root = b"Content-ID: <root@a>\r\n" + part(PAGE, "http://a/1.html")
    document = read_mht(FILE, saved(other, root, start=' start="<root@a>";'))
    assert [page[-1] for page in document.pages] == ["水利\t1,061.40", "水利\t4.10"]


def test_small_pages_within_a_page_are_left_out() -> None:
    counter = part("<html><body><p>访问量 7</p></body></html>", "http://b/counter.html")
    assert len(read_mht(FILE, saved(part(PAGE, "http://a/1.html"), counter)).pages) == 1


def test_a_page_mailed_without_other_parts_is_read() -> None:
    assert shapes(read_mht(FILE, b"MIME-Version: 1.0\r\n" + part(PAGE, "a.htm")))[1] == "一、概况"


def test_a_file_cut_within_its_page_is_noted() -> None:
    content = saved(part(PAGE, "http://a/1.html"))
    document = read_mht(FILE, content[: content.index(b"1,061.40") + 8])
    assert {remark.check for remark in document.remarks} == {"form.file_whole"}


def test_a_file_cut_between_its_pages_is_noted() -> None:
    document = read_mht(FILE, WORKBOOK[: WORKBOOK.index(PICTURE)])
    assert [r.message_en for r in document.remarks] == [
        f"{FILE} may be cut short: the mark that ends its last part is missing"
    ]


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", "no page"),
        (saved(PICTURE), "no page"),
        (saved(part("<html><body></body></html>", "a.htm")), "no text"),
        (saved(part("<html><frameset><frame src=b.htm></frameset></html>", "a.htm")), "no text"),
        (b"Content-Type: multipart/related; boundary=a\r\n\r\n" + b"boundary=" * 51, "nested"),
    ],
)
def test_what_holds_no_page_is_refused(content: bytes, seen: str) -> None:
    with pytest.raises(Refusal) as raised:
        read_mht(FILE, content)
    assert raised.value.where.startswith(FILE)
    assert seen in raised.value.seen
    assert "save" in raised.value.way_out


@settings(max_examples=150)
@given(st.data())
def test_reading_never_fails_but_with_a_refusal(data: st.DataObject) -> None:
    content = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(0, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    whole = bytes(content[: data.draw(st.integers(0, len(content)))])
    assert all(said_of(whole))


def said_of(content: bytes) -> tuple[object, ...]:
    """What is said of a file that is refused, or its pages."""
    try:
        return (read_mht(FILE, content).pages,)
    except Refusal as refusal:
        return (refusal.where.startswith(FILE), refusal.seen, refusal.way_out)


def test_a_page_as_python_mails_it_is_read() -> None:
    mail = MIMEMultipart("related")
    mail.attach(MIMEText(PAGE, "html", "utf-8"))
    assert "水利\t1,061.40" in read_mht(FILE, mail.as_bytes()).pages[0]
