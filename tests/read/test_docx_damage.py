"""Files of a .docx that are refused, and damaged ones, of which nothing that is seen is lost."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.document import Grid, Paragraph
from pipeline.model.refusal import Refusal
from pipeline.read.docx import container, read_docx, story
from tests.read.docx_support import (
    FILE,
    NAMESPACES,
    OUTLINE,
    PICTURE,
    fld,
    listed,
    mark,
    p,
    packed,
    r,
    read,
    rows,
    stacked,
    table,
    tbl,
    tc,
    tr,
    word,
)


def refused(content: bytes) -> Refusal:
    with pytest.raises(Refusal) as raised:
        read_docx(FILE, content)
    assert raised.value.where.startswith(FILE)
    assert raised.value.seen
    assert raised.value.way_out
    return raised.value


def test_what_holds_no_text_is_refused() -> None:
    assert "empty" in refused(packed(p())).seen
    assert "pictures" in refused(packed(p(PICTURE))).seen
    assert "embedded" in refused(packed('<w:altChunk r:id="x"/>')).seen


def test_what_is_no_docx_is_refused() -> None:
    assert "damaged" in refused(b"PK\x03\x04" + b"\0" * 30).seen
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "word/document.xml" in refused(written.getvalue()).seen


def test_broken_xml_and_entities_are_refused() -> None:
    assert "XML" in refused(packed("<w:p>")).seen
    bomb = '<!DOCTYPE a [<!ENTITY b "9.99">]><a>&b;</a>'
    assert "document type" in refused(packed(p("甲"), document=bomb)).seen


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_UNPACKED", 10_000)
    assert "unpacked" in refused(packed(p("0" * 10_000))).seen
    monkeypatch.setattr(container, "MAX_UNPACKED", 10_000_000)
    monkeypatch.setattr(container, "MAX_TAGS", 100)
    assert "tags" in refused(packed(p("0") * 100)).seen


def test_tables_beyond_use_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = tbl(tr(*(tc("1") for _ in range(301))))
    assert "301 columns" in refused(packed(wide)).seen
    monkeypatch.setattr(story, "MAX_CELLS", 5)
    assert "6 cells" in refused(packed(tbl(*(tr(tc("1"), tc("2")) for _ in range(3))))).seen
    nested = p("甲")
    for _ in range(25):
        nested = tbl(tr(tc(nested + p())))
    assert "within each other" in refused(packed(nested)).seen
    deep = "<w:smartTag>" * 150 + r("甲") + "</w:smartTag>" * 150
    assert "within each other" in refused(packed(p(deep))).seen


def test_rows_stacked_in_cells_count_as_the_cells_that_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(story, "MAX_CELLS", 5)
    stack = tr(stacked("甲", "乙", "丙"), stacked("1.00", "", "2.00"))
    assert "6 cells" in refused(packed(tbl(stack))).seen


def test_a_span_beyond_all_columns_costs_nothing() -> None:
    found = rows(tbl(tr(tc("甲", span=999_999_999)), tr(tc("a"), tc("b"))))
    assert [[cell for cell in row if cell != "‖"] for row in found] == [["甲"], ["a", "b", ""]]


bodies = st.lists(word.map(p) | table, min_size=1, max_size=4).map("".join)


@given(bodies, word)
def test_every_text_is_in_the_document(body: str, first: str) -> None:
    document = read(p(first) + body)
    seen = "".join(
        block.text
        if isinstance(block, Paragraph)
        else "".join(cell.text for row in block.rows for cell in row)
        for block in document.blocks
    )
    said = etree.fromstring(f"<b {NAMESPACES}>{p(first) + body}</b>")
    assert seen == "".join(str(text) for text in said.itertext())
    for block in document.blocks:
        if isinstance(block, Grid):
            covered = sum(c.column_span * c.row_span - 1 for r in block.rows for c in r)
            assert covered == sum(c.covered for r in block.rows for c in r)
            assert {len(r) for r in block.rows} == {block.width}


WHOLE = packed(
    p("甲", listed(0)) + p(fld("PAGE", r("1"))) + tbl(tr(tc("项目", span=2)), tr(tc("a"), tc("1"))),
    numbering=OUTLINE,
    styles='<w:style w:styleId="h"/>',
)


flipped = st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))


def said_of(content: bytes) -> bool:
    """Whether a file is read to some end, or refused by its name."""
    try:
        return bool(read_docx(FILE, content).blocks)
    except Refusal as refusal:
        return refusal.where.startswith(FILE)


@given(st.integers(0, len(WHOLE)), st.lists(flipped, max_size=4))
@example(0, [])
def test_damaged_bytes_are_read_or_refused(end: int, flips: list[tuple[int, int]]) -> None:
    damaged = bytearray(WHOLE)
    for at, byte in flips:
        damaged[at] = byte
    assert said_of(bytes(damaged))
    assert said_of(bytes(damaged[:end]))


XML_PIECES = st.sampled_from([
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>4.10</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>",
    "<w:tc>", "</w:tc>", '<w:tcPr><w:gridSpan w:val="-1"/><w:vMerge/></w:tcPr>', mark("begin"), mark("end"),
    mark("separate"), '<w:tcPr><w:hMerge/><w:tcW w:w="x%"/></w:tcPr>', "<w:sdt>", "</w:sdt>",
    '<w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr>', "<w:pict>", "</w:pict>",
    "<w:trPr><w:gridBefore w:val='7'/></w:trPr>", "<w:txbxContent>", "</w:txbxContent>",
    "<mc:AlternateContent/>",
    '<w:sym w:char="110000"/>', "<w:instrText>TOC</w:instrText>", "<w:tblGrid><w:gridCol/></w:tblGrid>",
])  # fmt: skip


@given(st.lists(XML_PIECES, max_size=40))
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    """Pieces in any order, as far as they nest: what would not close is closed, or left out."""
    body, unclosed = "", list[str]()
    for piece in pieces:
        if piece.startswith("</"):
            if not unclosed or unclosed[-1] != piece[2:]:
                continue
            unclosed.pop()
        elif piece.count("<") == 1 and not piece.endswith("/>"):
            unclosed.append(piece[1:])
        body += piece
    body += "".join(f"</{tag}" for tag in reversed(unclosed))
    assert said_of(packed(p("甲") + body, numbering=OUTLINE))
