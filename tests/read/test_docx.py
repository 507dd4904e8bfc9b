"""A word processor's .docx → paragraphs and grids in order, each on its line."""

from __future__ import annotations

import io

import docx

from pipeline.model.document import Grid, GridLayout, Paragraph
from pipeline.read.docx import read_docx
from tests.read.docx_support import FILE, lines, p, packed, r, read, rows, shapes, tbl, tc, tr


def test_a_file_of_a_library_is_read_in_order() -> None:
    made = docx.Document()
    made.add_paragraph("岱山县水利局2022年度部门决算")
    table = made.add_table(rows=3, cols=3)
    for cell, text in zip(table.rows[0].cells, ["科目", "决算数", "备注"], strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "水利"
    table.cell(1, 1).text = "1,061.40"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "-4.10"
    made.add_paragraph("注：无。")
    written = io.BytesIO()
    made.save(written)
    document = read_docx(FILE, written.getvalue())
    assert shapes(document) == [
        "岱山县水利局2022年度部门决算",
        [["科目", "决算数", "备注"], ["水利", "1,061.40", ""], ["‖", "-4.10", "‖"]],
        "注：无。",
    ]
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert grid.layout is GridLayout.SPANNED
    assert [(c.column_span, c.row_span) for c in grid.rows[1]] == [(1, 2), (1, 1), (1, 1)]
    assert (grid.rows[2][1].column_span, document.format, document.remarks) == (2, "docx", ())


def test_every_block_stands_on_its_line() -> None:
    body = p("总表<br>") + p() + p() + p(r("一、") + "<w:r><w:br/></w:r>" + r("甲"))
    document = read(body + tbl(tr(tc("项\n目"), tc("金额")), tr(tc("水利"), tc("4.10"))) + p("注"))
    (page,) = document.pages
    assert page == ("总表<br>", "", "一、", "甲", "", "项 目\t金额", "水利\t4.10", "", "注")
    for block in document.blocks:
        firsts = [block] if isinstance(block, Paragraph) else [row[0] for row in block.rows]
        for first in firsts:
            assert first.place.line is not None
            assert page[first.place.line - 1].startswith(first.text)
            assert first.place.page is None


def test_breaks_tabs_hyphens_and_symbols_are_as_printed() -> None:
    assert lines(
        p("<w:r><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br/><w:t>减</w:t><w:noBreakHyphen/><w:t>4.1</w:t></w:r>")
        + p('<w:r><w:t>前</w:t><w:br w:type="page"/><w:t>后</w:t></w:r>')
        + p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>'
            + r("R", '<w:rFonts w:ascii="Wingdings 2"/>') + r("否"))
    ) == ["乙\t丙", "减-4.1", "前", "后", "☑是☑否"]  # fmt: skip
    inside = p('<w:r><w:t>1,061</w:t><w:br w:type="page"/><w:t>.40</w:t></w:r>')
    assert rows(tbl(tr(tc(inside), tc("a")))) == [["1,061.40", "a"]]
    assert rows(tbl(tr(tc(p() + p("公用") + p("经费") + p()), tc("a"))))[0][0] == "公用\n经费"


def test_wrappers_are_seen_through() -> None:
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>"
    inline = (
        '<w:smartTag><w:sdt><w:sdtContent><w:hyperlink r:id="x">'
        + r("丙")
        + "</w:hyperlink></w:sdtContent></w:sdt></w:smartTag>"
    )

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = control(tr(control(tc("一")), tc("二")))
    assert shapes(read(wrapped + p(inline) + tbl(row))) == ["甲", "丙", [["一", "二"]]]


def test_a_strict_file_is_read_as_any_other() -> None:
    body = p("收支总表") + tbl(tr(tc("甲", span=2)), tr(tc("乙"), tc("1.00")))
    strict = read_docx(FILE, packed(body, strict=True))
    assert strict.blocks == read(body).blocks
    assert shapes(strict)[1] == [["甲", "‖"], ["乙", "1.00"]]
