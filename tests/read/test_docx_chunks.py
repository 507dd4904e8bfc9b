"""Files that stand in place of text in a .docx (w:altChunk): pages, texts, other .docx, all else."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.model.document import Document, Grid, Paragraph
from pipeline.model.refusal import Refusal
from pipeline.read.docx import chunks, container, read_docx, story

NAME = "水利局.docx"
SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE = (
    "<html><body><table><tr><td rowspan=2>水利</td><td>合计</td></tr>"
    "<tr><td>1,061.40</td></tr></table></body></html>"
)
READ: list[str | list[str]] = ["收支总表", ["水利", "合计"], ["‖", "1,061.40"], "注：完"]


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def packed(body: str, of_type: str = "aFChunk", **parts: bytes) -> bytes:
    """A .docx with a body and other files, each referred to by its name."""
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{of_type}" Target="{name}.bin"/>'
        for name in parts
    )
    main = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    said = {
        "[Content_Types].xml": '<Types><Override ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{SPACE}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{SPACE}">{related}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORDS}" xmlns:r="{OFFICE}">'
        f"<w:body>{body}</w:body></w:document>",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in said.items():
            archive.writestr(path, text)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.bin", content)
    return written.getvalue()


def around(*ids: str) -> str:
    return p("收支总表") + "".join(f'<w:altChunk r:id="{each}"/>' for each in ids) + p("注：完")


def said(document: Document) -> list[str | list[str]]:
    found: list[str | list[str]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Grid):
            found += [["‖" if c.covered else c.text for c in row] for row in block.rows]
    return found


def is_unread(document: Document) -> bool:
    return "form.embedded_object" in {remark.check for remark in document.remarks}


def inner() -> bytes:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    rows = (
        cell.format('<w:vMerge w:val="restart"/>', p("水利")) + cell.format("", p("合计")),
        cell.format("<w:vMerge/>", p("")) + cell.format("", p("1,061.40")),
    )
    return packed("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")


@pytest.mark.parametrize("content", [PAGE.encode(), PAGE.encode("gb18030"), inner()])
def test_a_page_or_a_file_of_its_own_stands_where_it_is_shown(content: bytes) -> None:
    found = read_docx(NAME, packed(around("c"), c=content))
    assert said(found) == READ
    assert not is_unread(found)
    assert {block.place.file for block in found.blocks} == {NAME}


def test_a_text_is_read_too() -> None:
    found = read_docx(NAME, packed(around("c"), c="水利\t合计\n\t1.00\n".encode()))
    assert said(found)[1:3] == [["水利", "合计"], ["", "1.00"]]


@pytest.mark.parametrize(
    ("ids", "of_type", "content"),
    [
        (("c",), "aFChunk", b"{\\rtf1 text}"),
        (("c",), "aFChunk", b"<html><body></body></html>"),
        (("c",), "aFChunk", b"PK\x03\x04 broken"),
        (("c",), "aFChunk", b""),
        (("c",), "image", PAGE.encode()),
        (("d",), "aFChunk", PAGE.encode()),
        (("c",), "aFChunk", packed(around("c"), c=PAGE.encode())),
    ],
)
def test_what_is_not_read_is_told(ids: tuple[str, ...], of_type: str, content: bytes) -> None:
    found = read_docx(NAME, packed(around(*ids), of_type, c=content))
    assert is_unread(found)
    assert {"收支总表", "注：完"} <= {each for each in said(found) if isinstance(each, str)}
    assert "1,061.40" not in str(said(found))


def test_what_a_page_has_to_tell_is_told_of_the_file() -> None:
    page = PAGE.replace("<table>", "<p><s>10.00</s>九</p><table>")
    found = read_docx(NAME, packed(around("c"), c=page.encode()))
    (remark,) = found.remarks
    assert (remark.check, remark.place.file, remark.place.line) == (
        "form.tracked_changes",
        NAME,
        None,
    )


def test_there_is_an_end_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed(around("c", "c", "c"), c=PAGE.encode())
    monkeypatch.setattr(chunks, "MAX_CHUNKS", 2)
    found = read_docx(NAME, content)
    assert is_unread(found)
    assert str(said(found)).count("1,061.40") == 2
    monkeypatch.setattr(chunks, "MAX_BYTES", 20)
    assert "1,061.40" not in str(said(read_docx(NAME, content)))


def test_their_cells_and_bytes_count_as_those_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "MAX_CELLS", 7)
    with pytest.raises(Refusal, match="8 cells"):
        read_docx(NAME, packed(around("c", "c"), c=PAGE.encode()))
    monkeypatch.undo()
    within = packed(around(), padding=b"0" * 5000)
    monkeypatch.setattr(container, "MAX_UNPACKED", 6000)
    with pytest.raises(Refusal, match="when unpacked"):
        read_docx(NAME, packed(around("c", "c", "c", "c"), c=within))
