"""A word processor's .docx → paragraphs and grids: merges, numbers, fields, changes, boxes, damage."""

from __future__ import annotations

import io
import zipfile
from html import escape

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.document import Document, Grid, GridLayout, Paragraph
from pipeline.model.refusal import Refusal
from pipeline.read.docx import container, read_docx, story

FILE = "岱山县水利局.docx"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": RELATIONS,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
RELATED = {"styles", "numbering", "footnotes", "endnotes"}


def packed(body: str, strict: bool = False, **parts: str) -> bytes:
    """A .docx of the given XML: the body's, and that inside the root of any other part."""
    said = {"document": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    said |= {name: f"<w:{name} {NAMESPACES}>{xml}</w:{name}>" for name, xml in parts.items()
             if name in RELATED}  # fmt: skip
    said |= {name: xml for name, xml in parts.items() if name not in RELATED}
    listed = "".join(
        f'<Relationship Id="r_{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        for name in said
        if name != "document"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _relations(
            f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="/word/document.xml"/>'
        ))  # fmt: skip
        archive.writestr("word/_rels/document.xml.rels", _relations(listed))
        for name, xml in said.items():
            archive.writestr(f"word/{name}.xml", _strict(xml) if strict else xml)
    return written.getvalue()


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _strict(xml: str) -> str:
    return xml.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/").replace(
        "/2006/main", "/main"
    )


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run; text that begins with < is its XML."""
    inner = text if text.startswith("<") else r(text) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tc(text: str = "", span: int = 0, width: int = 0, merge: str = "", properties: str = "") -> str:
    """A cell; `merge` is restart or continue; text that begins with < is its XML."""
    stated = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    stated += f'<w:gridSpan w:val="{span}"/>' if span else ""
    stated += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = text if text.startswith("<w:p") or text.startswith("<w:tbl") else p(text)
    return f"<w:tc><w:tcPr>{stated}{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def read(body: str, **parts: str) -> Document:
    return read_docx(FILE, packed(body, **parts))


def shapes(document: Document) -> list[str | list[list[str]]]:
    """A paragraph as its text, a grid as the texts of its rows; ‖ is a place that a cell covers."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["‖" if c.covered else c.text for c in row] for row in block.rows]
        for block in document.blocks
    ]


def rows(body: str) -> list[list[str]]:
    """The rows of the only table of a body."""
    (found,) = [shape for shape in shapes(read(body)) if isinstance(shape, list)]
    return found


def lines(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def remarks(document: Document) -> dict[str, bool]:
    return {remark.check: remark.is_defect for remark in document.remarks}


# Paragraphs and tables in order, each on its line


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


# Merged cells and columns


def test_spans_and_merges_are_laid_on_the_grid() -> None:
    assert rows(tbl(
        tr(tc("项目", merge="restart"), tc("决算数", span=2)),
        tr(tc(merge="continue"), tc("基本"), tc("项目")),
        tr(tc("水利"), tc("4.10"), tc("")),
    )) == [["项目", "决算数", "‖"], ["‖", "基本", "项目"], ["水利", "4.10", ""]]  # fmt: skip


def stacked(*said: str) -> str:
    """A cell with a paragraph for each row."""
    return f"<w:tc><w:tcPr/>{''.join(map(p, said))}</w:tc>"


def test_rows_that_stand_in_one_are_parted_where_their_blank_lines_are_counted() -> None:
    head = tr(tc("项目"), tc("合计"), tc("基金"), tc("备注"))
    names = stacked("栏次", "一、水利", "二、农业", "合计")
    row = tr(names, stacked("1", "9.00", "", "9.00"), stacked("2", "", "", ""), tc())
    broken = tc("<w:r><w:t>2</w:t><w:br/><w:br/><w:br/></w:r>")
    assert rows(tbl(head, row)) == rows(tbl(head, row.replace(stacked("2", "", "", ""), broken)))
    assert rows(tbl(head, row)) == [
        ["项目", "合计", "基金", "备注"],
        ["栏次", "1", "2", ""],
        ["一、水利", "9.00", "", ""],
        ["二、农业", "", "", ""],
        ["合计", "9.00", "", ""],
    ]


@pytest.mark.parametrize(
    "other",
    [stacked("9.00", "", "9.00"), stacked("9.00", "", "", ".50"), stacked("无", "", "", "9.00")],
)
def test_a_row_stays_one_where_its_lines_do_not_stand_beside_each_other(other: str) -> None:
    table = tbl(tr(tc("项目"), tc("合计")), tr(stacked("水利", "", "农业", "合计"), other))
    assert len(rows(table)) == 2


def test_a_merge_that_goes_on_below_nothing_is_a_cell_of_its_own() -> None:
    assert rows(tbl(
        tr(tc("甲", merge="continue"), tc("乙")),
        tr(tc(merge="continue"), tc("丙")),
        tr(tc("丁", span=2, merge="continue")),
    )) == [["甲", "乙"], ["‖", "丙"], ["丁", "‖"]]  # fmt: skip


def test_old_merges_across_are_merges() -> None:
    across = '<w:hMerge w:val="{}"/>'.format
    document = read(tbl(
        tr(tc("合计", properties=across("restart")), tc(properties=across("continue")), tc("9")),
        tr(tc("a"), tc("b"), tc("c")),
    ))  # fmt: skip
    assert shapes(document) == [[["合计", "‖", "9"], ["a", "b", "c"]]]


def test_columns_left_out_at_the_ends_of_a_row_are_empty() -> None:
    before, after = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="1"/>'
    found = rows(tbl(
        tr(tc("甲"), tc("乙"), tc("丙")),
        tr(tc("2"), tc("3"), properties=before),
        tr(tc("1"), tc("2"), properties=after),
    ))  # fmt: skip
    assert found == [["甲", "乙", "丙"], ["", "2", "3"], ["1", "2", ""]]


def test_cells_without_spans_find_their_columns_by_width() -> None:
    found = rows(tbl(
        tr(tc("项目", width=3000), tc("决算数", width=2000)),
        tr(tc("水利", width=3000), tc("1.00", width=1000), tc("2.00", width=1000)),
        tr(tc("合计", width=4000), tc("3.00", width=1000)),
        grid=(3000, 1000, 1000),
    ))  # fmt: skip
    assert found == [["项目", "决算数", "‖"], ["水利", "1.00", "2.00"], ["合计", "‖", "3.00"]]


def test_columns_are_known_from_a_full_row_where_the_table_states_none() -> None:
    share = '<w:tcW w:w="{}" w:type="pct"/>'.format
    found = rows(tbl(
        tr(tc("a", properties=share(3000)), tc("b", properties=share(1000)), tc("c", properties=share(1000))),
        tr(tc("d", properties=share("80%")), tc("e", properties=share("20%"))),
    ))  # fmt: skip
    assert found == [["a", "b", "c"], ["d", "‖", "e"]]


def test_a_ragged_row_without_widths_is_filled_up() -> None:
    assert rows(tbl(tr(tc("a"), tc("b"), tc("c")), tr(tc("d")))) == [["a", "b", "c"], ["d", "", ""]]


def test_slivers_between_edges_drawn_by_hand_are_no_columns() -> None:
    grid = (2000, 40, 2000, 30, 1930)
    found = rows(tbl(
        tr(tc("项目"), tc("预算", span=2), tc("决算", span=2)),
        tr(tc("水利", span=2), tc("1.00", span=2), tc("2.00")),
        tr(tc("行政", span=2), tc("3.00"), tc("4.00", span=2)),
        grid=grid,
    ))  # fmt: skip
    assert found == [["项目", "预算", "决算"], ["水利", "1.00", "2.00"], ["行政", "3.00", "4.00"]]


def test_a_narrow_column_that_holds_cells_is_a_column() -> None:
    found = rows(tbl(
        tr(tc("类"), tc("款"), tc("项"), tc("金额")),
        tr(tc("208", span=3), tc("1.00")),
        grid=(120, 120, 120, 4000),
    ))  # fmt: skip
    assert found == [["类", "款", "项", "金额"], ["208", "‖", "‖", "1.00"]]


def test_text_under_a_merged_cell_is_left_out_and_said() -> None:
    document = read(tbl(
        tr(tc("水利", merge="restart"), tc("1.00")),
        tr(tc("9.99", merge="continue"), tc("2.00")),
        tr(tc("水利", merge="continue"), tc("3.00")),
    ))  # fmt: skip
    assert shapes(document) == [[["水利", "1.00"], ["‖", "2.00"], ["‖", "3.00"]]]
    (remark,) = document.remarks
    assert remark.is_defect
    assert remark.message_en.endswith("9.99")


def test_tables_without_a_paragraph_between_stay_apart() -> None:
    table = tbl(tr(tc("a"), tc("b")))
    assert shapes(read(table + table)) == [[["a", "b"]], [["a", "b"]]]


def test_a_table_within_a_cell_follows_the_table() -> None:
    inner = tbl(tr(tc("内"), tc("1")))
    document = read(tbl(tr(tc(f"<w:p>{r('外')}</w:p>{inner}{p('后')}"), tc("2"))))
    assert shapes(document) == [[["外\n后", "2"]], [["内", "1"]]]


def test_a_column_of_passages_is_text_and_one_of_entries_a_table() -> None:
    passage = p("上年结余的使用按规定纳入本年预算统筹安排并向社会公开" * 3)
    column = tbl(tr(tc(p("说明"))), tr(tc(passage + passage)))
    assert [type(shape) for shape in shapes(read(column))] == [str, str, str]
    assert shapes(read(tbl(tr(tc(p("科目"))), tr(tc(p("水利")))))) == [[["科目"], ["水利"]]]


def test_a_table_of_layout_is_undone_in_order() -> None:
    inner = tbl(tr(tc("内"), tc("1")))
    frame = tbl(tr(tc(p("上") + inner + p("下"))), tr(tc(inner)))
    assert shapes(read(frame)) == ["上", [["内", "1"]], "下", [["内", "1"]]]
    beside = tbl(tr(tc(inner + p()), tc(), tc(inner + p())))
    assert shapes(read(beside)) == [[["内", "1"]], [["内", "1"]]]
    assert shapes(read(tbl(tr(tc(p("框内") + p("文字")))))) == ["框内", "文字"]


def test_a_frame_of_blank_cells_around_passages_is_layout() -> None:
    passage = p("上年结余的使用按规定纳入本年预算统筹安排并向社会公开" * 3)
    rows = tr(tc(), tc(passage), tc()), tr(tc(), tc(passage), tc())
    assert [type(shape) for shape in shapes(read(tbl(*rows)))].count(str) > 1
    assert not [b for b in read(tbl(*rows)).blocks if isinstance(b, Grid)]
    nested = tr(tc(), tc(tbl(tr(tc(tbl(*rows))))), tc())
    assert not [b for b in read(tbl(nested)).blocks if isinstance(b, Grid)]
    beside = tbl(tr(tc(p("说明")), tc(passage + passage)))
    assert isinstance(read(beside).blocks[0], Grid)


# Numbers before paragraphs


def test_rows_typed_with_tabs_are_a_table() -> None:
    typed = ["\t合计\t12.50\t8.10", "213\t农林水支出\t12.50\t8.10"]
    body = [
        p("部门支出总表"),
        p("部门：某局\t单位：万元"),
        p("编码\t名称\t合计\t基本支出"),
        *map(p, typed),
        p("注：无。"),
    ]
    assert shapes(read("".join(body))) == [
        "部门支出总表",
        [
            line.split("\t")
            for line in ("部门：某局\t单位：万元", "编码\t名称\t合计\t基本支出", *typed)
        ],
        "注：无。",
    ]
    (grid,) = (block for block in read("".join(body)).blocks if isinstance(block, Grid))
    assert grid.layout is GridLayout.ALIGNED
    assert [row[0].place.line for row in grid.rows] == [2, 3, 4, 5]


def test_names_and_amounts_alone_are_a_table_too() -> None:
    typed = ["项目\t预算数", "合计\t12.50", "办公费\t8.10", "邮电费\t4.40"]
    assert shapes(read("".join(map(p, typed)))) == [[line.split("\t") for line in typed]]


def test_contents_and_captions_with_tabs_are_no_table() -> None:
    said = [
        "一、\t部门收支总表\t5",
        "二、\t部门收入总表\t12",
        "三、\t部门支出总表\t103",
        "部门：某局\t\t单位：万元",
    ]
    assert lines("".join(map(p, said))) == said


def level(at: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(at: int, num: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


NOTHING = '<w:suff w:val="nothing"/>'
OUTLINE = numbering(
    level(0, "chineseCounting", "%1、", NOTHING),
    level(1, "chineseCounting", "（%2）", NOTHING),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%4", "<w:isLgl/>"),
)


def test_numbers_are_counted_and_started_anew_below() -> None:
    body = "".join(p(text, listed(at)) for at, text in [
        (0, "概况"), (1, "职责"), (1, "机构"), (2, "人员"), (0, "收支"), (1, "收入"), (3, "甲"),
    ])  # fmt: skip
    assert lines(body, numbering=OUTLINE) == [
        "一、概况", "（一）职责", "（二）机构", "1. 人员", "二、收支", "（一）收入", "2.1 甲",
    ]  # fmt: skip


def test_an_empty_numbered_paragraph_prints_its_number() -> None:
    table = tbl(*(tr(tc(p("", listed(0))), tc(text)) for text in "甲乙"))
    one = numbering(level(0, "decimal", "%1"))
    assert shapes(read(table, numbering=one)) == [[["1", "甲"], ["2", "乙"]]]


def test_a_number_never_runs_into_an_amount() -> None:
    bare = numbering(level(0, "decimal", "%1", NOTHING))
    assert lines(p("234.50", listed(0)), numbering=bare) == ["1 234.50"]


def test_lists_that_share_a_kind_count_on_unless_told_to_start() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    parts = numbering(level(0, "decimal", "%1."), more=more)
    body = "".join(p("甲", listed(0, num)) for num in (1, 2, 3, 3, 1))
    assert [line[:2] for line in lines(body, numbering=parts)] == ["1.", "2.", "5.", "6.", "7."]


def test_numbers_come_from_styles_and_end_where_a_paragraph_says_so() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h"/></w:style>'
    )
    own = numbering(
        level(0, "upperRoman", "%1."),
        level(1, "ideographTraditional", "%2、", '<w:pStyle w:val="h"/>'),
    )
    body = p("甲", '<w:pStyle w:val="h2"/>') + p("乙", '<w:pStyle w:val="h"/>' + listed(0, 0))
    assert lines(body, styles=styles, numbering=own) == ["甲、甲", "乙"]


def test_bullets_of_symbol_fonts_are_characters() -> None:
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    parts = numbering(level(0, "bullet", "\uf06c", font), level(1, "bullet", "\uf001", font))
    assert lines(p("甲", listed(0)) + p("乙", listed(1)), numbering=parts) == ["● 甲", "• 乙"]


# Fields


def mark(place: str, data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{place}">{data}</w:fldChar></w:r>'


def fld(instruction: str, result: str, data: str = "") -> str:
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin", data) + told + mark("separate") + result + mark("end")


def test_a_field_is_read_by_its_result() -> None:
    nested = fld(" HYPERLINK " + "x", r("链接") + fld("REF a", r("甲")))
    assert lines(p(nested + r("。"))) == ["链接甲。"]
    assert lines(p(f'<w:fldSimple w:instr=" =SUM(A1) ">{r("4.10")}</w:fldSimple>')) == ["4.10"]


def test_page_numbers_are_dropped_and_what_stands_around_them_alone() -> None:
    body = p("<w:r><w:t>第</w:t></w:r>" + fld("PAGE", r("3")) + r("页")) + p("正文")
    assert lines(body) == ["正文"]


def test_a_table_of_contents_loses_its_page_numbers_only() -> None:
    tab = "<w:r><w:tab/></w:r>"
    toc = mark("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + mark("separate")
    body = (
        p(toc + r("一、概况") + tab + fld("PAGEREF _Toc1 \\h", r("3")))
        + p("<w:r/>" + r("二、2023年收支") + tab + r("12"))
        + p("<w:r/>" + r("三、说明……15"))
        + p(mark("end") + r("公用经费") + tab + r("12"))
    )
    assert lines(body) == ["一、概况", "二、2023年收支", "三、说明", "公用经费\t12"]


def test_a_table_of_contents_without_an_end_takes_no_amount() -> None:
    tab = "<w:r><w:tab/></w:r>"
    toc = mark("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + mark("separate")
    body = p(toc + r("概况") + tab + r("3")) + p("正文。") + p("<w:r/>" + r("水利") + tab + r("12"))
    assert lines(body) == ["概况", "正文。", "水利\t12"]


def test_a_field_without_an_end_hides_nothing() -> None:
    told = "<w:r><w:instrText>PAGEREF</w:instrText></w:r>"
    assert lines(p(mark("begin") + told + r("甲")) + p("乙")) == ["甲", "乙"]
    assert lines(p(mark("begin") + told + mark("separate") + r("甲")) + p("乙")) == ["甲", "乙"]
    assert lines(p(mark("end") + r("甲") + mark("separate"))) == ["甲"]


def test_boxes_and_choices_of_a_form_are_read() -> None:
    ticked = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    open_box = '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
    entries = '<w:listEntry w:val="一般"/><w:listEntry w:val="重点"/>'
    choice = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    body = "".join(fld("FORM", "", data) for data in (ticked, open_box, choice))
    assert lines(p(body)) == ["☑☐重点"]
    assert lines(p(fld(r" eq \o\ac(○,3)", "") + r("水利"))) == ["③水利"]


# Changes, hidden text, boxes, pictures, notes


def test_tracked_changes_are_read_as_accepted_and_noted() -> None:
    deleted = "<w:del><w:r><w:delText>9.99</w:delText></w:r></w:del>"
    body = (
        p(r("收入") + deleted + f"<w:ins>{r('4.10')}</w:ins>")
        + p(f"<w:moveFrom>{r('移')}</w:moveFrom><w:moveTo>{r('移')}</w:moveTo>")
        + p(r("前"), "<w:rPr><w:del/></w:rPr>")
        + p("后")
        + tbl(
            tr(tc("甲"), tc("乙"), tc("丙")),
            tr(tc("x"), tc("x"), tc("x"), properties="<w:del/>"),
            tr(tc("1"), tc("2", properties="<w:cellDel/>"), tc("3"), properties="<w:ins/>"),
        )
    )
    document = read(body)
    assert shapes(document) == ["收入4.10", "移", "前后", [["甲", "乙", "丙"], ["1", "", "3"]]]
    assert remarks(document) == {"form.tracked_changes": False}
    assert document.remarks[0].place.line == 1


def test_a_deleted_column_is_gone() -> None:
    row = tr(tc("a"), tc("b", properties="<w:cellDel/>"), tc("c"))
    assert rows(tbl(row, row)) == [["a", "c"], ["a", "c"]]


def test_hidden_text_is_left_out_and_named() -> None:
    styles = '<w:style w:type="character" w:styleId="s"><w:rPr><w:vanish/></w:rPr></w:style>'
    for hidden in ("<w:vanish/>", '<w:rStyle w:val="s"/>'):
        document = read(p(r("甲") + r("乙", hidden)), styles=styles)
        assert shapes(document) == ["甲"]
        assert remarks(document) == {"form.hidden_content": False}
        assert "乙" in document.remarks[0].message
    assert remarks(read(p(r("甲", '<w:vanish w:val="0"/>')))) == {}
    shown = r("甲", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")
    assert remarks(read(p(shown))) == {}


@pytest.mark.parametrize(
    "struck", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="s"/>', '<w:rStyle w:val="t"/>']
)
def test_struck_out_text_is_deleted_and_named(struck: str) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="s"><w:rPr><w:dstrike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="t"><w:basedOn w:val="s"/></w:style>'
    )
    figure = f"<w:p>{r('35', struck)}{r('30')}</w:p>"
    document = read(tbl(tr(tc("水利"), tc(figure)), tr(tc("农业"), tc("5.20"))), styles=styles)
    assert shapes(document) == [[["水利", "30"], ["农业", "5.20"]]]
    assert remarks(document) == {"form.tracked_changes": False}
    assert "35" in document.remarks[0].message


def test_a_paragraph_whose_style_strikes_it_out_may_hold_what_is_not() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="s"><w:rPr><w:strike/></w:rPr></w:style>'
    body = p(r("旧") + r("新", '<w:strike w:val="0"/>') + r("旧"), '<w:pStyle w:val="s"/>') + p(
        "后"
    )
    assert lines(body, styles=styles) == ["新", "后"]


def test_a_paragraph_of_which_nothing_shows_prints_no_number() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p(r("隐", "<w:vanish/>"), listed) + p(r("显"), listed)
    assert [
        line.replace(" ", "").replace("\t", "") for line in lines(body, numbering=numbering)
    ] == ["1.显"]


def box(text: str) -> str:
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    assert lines(p(r("总表") + box("单位：万元"))) == ["总表", "单位：万元"]
    assert lines(p(box("甲") + box("乙"))) == ["甲", "乙"]
    assert rows(tbl(tr(tc(p(r("水利") + box("注"))), tc("1")))) == [["水利\n注", "1"]]


def test_a_diagram_is_read_as_its_boxes() -> None:
    drawing = '<w:r><w:drawing><a:graphic><dgm:relIds r:dm="r_data"/></a:graphic></w:drawing></w:r>'
    said = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("局机关", "水利站"))
    data = f"<dgm:dataModel {NAMESPACES}>{said}</dgm:dataModel>"
    assert lines(p("机构") + p(drawing), data=data) == ["机构", "局机关", "水利站"]


PICTURE = '<w:r><w:drawing><pic:pic><a:blip r:embed="x"/></pic:pic></w:drawing></w:r>'


def test_pictures_that_stand_alone_are_counted() -> None:
    document = read(p("总表") + p(PICTURE) + p(PICTURE) + p(r("见图") + PICTURE))
    (remark,) = document.remarks
    assert (remark.check, remark.is_defect) == ("form.picture", False)
    assert "2 pictures" in remark.message_en


def test_embedded_files_are_a_defect() -> None:
    shown = '<v:shape><v:imagedata r:id="i"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/>'
    sheet = f"<w:r><w:object>{shown}</w:object></w:r>"
    for body in (p(sheet), '<w:altChunk r:id="x"/>'):
        assert remarks(read(p("总表") + body)) == {"form.embedded_object": True}


def test_embedded_files_that_are_not_read_are_named() -> None:
    shown = '<o:OLEObject ProgID="Excel.Sheet.8" r:id="r_old"/>'
    content = packed(p("总表") + p(f"<w:r><w:object>{shown}</w:object></w:r>"), old="<a/>")
    (remark,) = read_docx(FILE, content).remarks
    assert "Excel.Sheet.8 old.xml" in remark.message


def test_notes_follow_the_text_and_touch_no_amount() -> None:
    def reference(note: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'

    footnotes = "".join(
        f'<w:footnote w:id="{note}">{p("<w:r><w:footnoteRef/></w:r>" + r(f" 注{note}"))}</w:footnote>'
        for note in (0, 2, 3)
    )
    body = p(r("收入") + reference(2)) + tbl(tr(tc(p(r("4.10") + reference(3))), tc("a")))
    document = read(body, footnotes=footnotes)
    assert shapes(document) == ["收入[1]", [["4.10", "a"]], "[1] 注2", "[2] 注3"]


def test_a_raised_digit_touches_no_amount() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert lines(p(r("4.10") + r("1", raised))) == ["4.10^1"]
    assert lines(p(r("公务接待费") + r("1", raised))) == ["公务接待费^1"]
    assert lines(p(r("12", raised) + r("34", raised) + r("m") + r("2", raised))) == ["1234m2"]


def test_formulas_and_readings_are_said() -> None:
    over, under = (f"<m:r><m:t>{text}</m:t></m:r>" for text in ("实际", "计划"))
    formula = f"<m:oMath><m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f></m:oMath>"
    assert lines(p(formula + r("×100%"))) == ["实际/计划×100%"]
    ruby = f"<w:ruby><w:rt>{r('li')}</w:rt><w:rubyBase>{r('利')}</w:rubyBase></w:ruby>"
    assert lines(p(f"<w:r>{ruby}</w:r>")) == ["利（li）"]


# Refusals


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


# Nothing that is seen is lost, whatever the bytes

word = st.text("水利局库塘0123.,-—", min_size=1, max_size=6)
cell = st.tuples(
    word | st.just(""), st.integers(0, 3), st.sampled_from(["", "restart"]), st.integers(0, 3000)
)
row = st.lists(cell, min_size=1, max_size=5).map(
    lambda cells: tr(*(tc(text, span, width, merge) for text, span, merge, width in cells))
)
table = st.lists(row, min_size=1, max_size=4).flatmap(
    lambda found: st.lists(st.integers(0, 3000), max_size=8).map(lambda grid: tbl(*found, grid=tuple(grid)))
)  # fmt: skip
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


@pytest.mark.parametrize(("said", "read_as"), [("单击此处输入文字。", ""), ("61.40", "61.40")])
def test_what_a_content_control_asks_for_is_no_text(said: str, read_as: str) -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"<w:r><w:t>{said}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert lines(f"<w:p><w:r><w:t>合计</w:t></w:r>{control}</w:p>") == [f"合计{read_as}"]
