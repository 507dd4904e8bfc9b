"""Web pages → paragraphs and grids: the article found, the tables laid out as a browser does."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Document, Grid, GridLayout, Paragraph
from pipeline.model.refusal import Refusal
from pipeline.read.web import read_html

FILE = "岱山县水利局.html"

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>岱山县水利局2023年部门预算_岱山县人民政府</title><style>td {{ color: red }}</style>
<script>var kept = "<table><tr><td>9.99</td></tr></table>";</script></head><body>
<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/b">政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/x">财政信息</a></div>
<div class="list"><ul>
<li><a href="/1">岱山县召开水利工作会议，部署全年水利建设与防汛抗旱工作</a><span>2023-01-01</span></li>
<li><a href="/2">岱山县拨付山塘整治资金300万元，支持各乡镇开展综合整治</a><span>2023-01-02</span></li>
<li><a href="/3">岱山县组织开展农村供水工程水质检测与巡查管护培训</a><span>2023-01-03</span></li>
</ul></div>
<div class="main">
<table class="info"><tr><td>索引号</td><td>00258/2023-001</td><td>发布机构</td><td>县水利局</td></tr></table>
<h1>岱山县水利局2023年部门预算</h1><div>发布日期：2023-02-10 <span>信息来源：县水利局</span></div>
<div id="zoom"><p><span>一、部门</span><span lang=EN-US>2023</span><span>年预算<o:p></o:p></span></p>
<p>&nbsp;&nbsp;收入预算 1,061.40万元。<br>支出预算1,061.<b>40</b>万元。</p><p>&nbsp;</p>
<p>
<![if !supportLists]><span>（一）</span><![endif]>收支总表<!--[if gte mso 9]><xml>9.99</xml><![endif]--></p>
<table border=1><caption>单位：万元</caption>
<tr><th>项目</th><th>金额</th></tr><tr><td>水利</td><td>1,061.40</td></tr></table>
<p>附件：<a href="/f/P0202.xlsx">2023年预算表.xlsx</a></p></div></div>
<div class="footer"><p>主办：岱山县人民政府 备案号：浙ICP备05000000号 <a href="/about">关于</a></p></div>
</body></html>"""


def read(body: str) -> Document:
    return read_html(FILE, f"<html><body>{body}</body></html>".encode())


def shapes(document: Document) -> list[str | list[list[str]]]:
    """A paragraph as its text, a grid as the texts of its rows; ‖ is a place that a cell covers."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["‖" if c.covered else c.text for c in row] for row in block.rows]
        for block in document.blocks
    ]


def rows(body: str) -> list[list[str]]:
    """The rows of the only table of a page."""
    (found,) = [shape for shape in shapes(read(body)) if isinstance(shape, list)]
    return found


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def checks(document: Document) -> list[str]:
    return [remark.check for remark in document.remarks]


@pytest.mark.parametrize(
    ("charset", "encoding", "mark", "found"),
    [
        ("utf-8", "utf-8", b"", "utf-8"),
        ("gb2312", "gbk", b"", "gb18030"),
        ("GBK", "gb18030", b"", "gb18030"),
        ("gb2312", "utf-8", b"", "utf-8"),
        ("utf-8", "gbk", b"", "gb18030"),
        ("", "gbk", b"", "gb18030"),
        ("gbk", "utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16", "utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("unicode", "utf-16-le", b"", "utf-16-le"),
    ],
)
def test_the_page_is_the_same_in_every_encoding(
    charset: str, encoding: str, mark: bytes, found: str
) -> None:
    content = mark + PAGE.format(charset=charset).encode(encoding)
    document = read_html(FILE, content)
    assert shapes(document) == [
        [["索引号", "00258/2023-001", "发布机构", "县水利局"]],
        "岱山县水利局2023年部门预算",
        "发布日期：2023-02-10 信息来源：县水利局",
        "一、部门2023年预算",
        "收入预算 1,061.40万元。",
        "支出预算1,061.40万元。",
        "（一）收支总表",
        "单位：万元",
        [["项目", "金额"], ["水利", "1,061.40"]],
        "附件：2023年预算表.xlsx",
    ]
    assert (document.format, document.encoding) == ("html", found)
    assert checks(document) == ["form.attachment"]
    assert "2023年预算表.xlsx" in document.remarks[0].message


def test_places_point_at_the_lines_of_the_text_as_read() -> None:
    document = read("<p>甲</p><table><tr><td>项目<br>名称<td>金额<tr><td>水利<td>4.10</table><p>乙")
    assert document.pages == (("甲", "项目 名称\t金额", "水利\t4.10", "乙"),)
    lines = [
        block.rows[-1][0].place.line if isinstance(block, Grid) else block.place.line
        for block in document.blocks
    ]
    assert lines == [1, 3, 4]
    assert grids(document)[0].layout is GridLayout.SPANNED
    assert document.blocks[0].place.page is None


def test_one_damaged_character_is_read_and_noted() -> None:
    content = PAGE.format(charset="gbk").encode("gbk").replace("山塘".encode("gbk"), b"\xb2<!---->")
    document = read_html(FILE, content)
    assert document.encoding == "gb18030"
    assert "form.file_whole" in checks(document)


def test_a_page_without_its_end_is_noted() -> None:
    whole = PAGE.format(charset="utf-8")
    assert checks(read_html(FILE, whole[: whole.index("<p>附件")].encode())) == ["form.file_whole"]
    assert checks(read_html(FILE, "<table><tr><td>水利<td>4.10".encode())) == ["form.file_whole"]


def test_a_title_that_is_not_printed_stands_first() -> None:
    page = (
        "<html><head><title>水利局2023年部门预算</title></head><body><p>收入4.10万元</body></html>"
    )
    assert shapes(read_html(FILE, page.encode())) == ["水利局2023年部门预算", "收入4.10万元"]


def test_the_title_that_sites_must_state_goes_before_the_window() -> None:
    page = (
        '<html><head><meta name="ArticleTitle" content="水利局2023年部门预算"><title>县人民政府</title>'
        "</head><body><p>收入4.10万元</body></html>"
    )
    assert shapes(read_html(FILE, page.encode()))[0] == "水利局2023年部门预算"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><td rowspan=2>项目<td colspan=2>金额<tr><td>本年<td>上年<tr><td>水利<td>1.00<td>2.00",
            [["项目", "金额", "‖"], ["‖", "本年", "上年"], ["水利", "1.00", "2.00"]],
        ),
        (
            "<tr><td rowspan=0>甲<td>1.00<tr><td>2.00<tbody><tr><td>乙<td>3.00",
            [["甲", "1.00"], ["‖", "2.00"], ["乙", "3.00"]],
        ),
        (
            "<tr><td rowspan=99>甲<td>1.00<tr><td>2.00",
            [["甲", "1.00"], ["‖", "2.00"]],
        ),
        (
            "<tr><td colspan=1000>表<tr><td>甲<td>1.00",
            [["表", "‖"], ["甲", "1.00"]],
        ),
        (
            "<tr><td colspan=0>甲<td rowspan=-1>1.00<tr><td>乙",
            [["甲", "1.00"], ["乙", ""]],
        ),
        (
            "<tr><td>a<td rowspan=2>b<td>1.00<tr><td colspan=3>c<td>2.00",
            [["a", "b", "1.00", ""], ["c", "‖", "", "2.00"]],
        ),
        (
            "<tfoot><tr><td>合计<td>3.00<tbody><tr><td>甲<td>3.00<thead><tr><th>项目<th>金额",
            [["项目", "金额"], ["甲", "3.00"], ["合计", "3.00"]],
        ),
        (
            "<form><tr><td>甲<td><p>1.00</p></form><tr></tr><td>乙<td><div>2.00</div><div></div>",
            [["甲", "1.00"], ["乙", "2.00"]],
        ),
        (
            "<tr><td><p>政府<sup>1</sup></p><p>基金</p><td>&nbsp;<td x:num='4.1234'>4.<u>12</u>&nbsp;",
            [["政府^1\n基金", "", "4.12"]],
        ),
        (
            "<tr><td>甲<td style='display:none'><td>1.00<tr style='display:none'><td><td><tr><td>乙<td>2",
            [["甲", "1.00"], ["乙", "2"]],
        ),
        (
            "<tr><td>甲<td><input value=1.00><input type=hidden value=9>"
            "<tr><td>乙<td><textarea>2.00</textarea>",
            [["甲", "1.00"], ["乙", "2.00"]],
        ),
        (
            "<tr><td><del>3.00</del><ins>4.00</ins><td>5\u200b6.\ufeff00<td>１,０００.00",
            [["4.00", "56.00", "１,０００.00"]],
        ),
        (
            "<tr><td><span>12<td>13<td><b><font>14<tr><td>15<td>16<td>17",
            [["12", "13", "14"], ["15", "16", "17"]],
        ),
    ],
)
def test_cells_stand_where_a_browser_prints_them(table: str, expected: list[list[str]]) -> None:
    assert rows(f"<table>{table}</table>") == expected


def test_spans_are_stated_within_the_table() -> None:
    (grid,) = grids(
        read("<table><tr><td colspan=9>表<tr><td rowspan=9>甲<td>1.00<tr><td>2.00</table>")
    )
    assert (grid.rows[0][0].column_span, grid.rows[1][0].row_span) == (2, 2)
    assert {len(row) for row in grid.rows} == {2}


@pytest.mark.parametrize(
    "hide", ["<tr style='display: none'>", "<tr hidden>", "<tbody style='visibility:collapse'><tr>"]
)
def test_a_hidden_row_is_left_out_and_said_so(hide: str) -> None:
    document = read(f"<table><tr><td>甲<td>1.00<tr><td>丙<td>3.00{hide}<td>乙<td>2.00</table>")
    assert shapes(document) == [[["甲", "1.00"], ["丙", "3.00"]]]
    assert checks(document) == ["form.hidden_content"]
    assert "乙 2.00" in document.remarks[0].message


def test_a_hidden_cell_with_text_is_said_so() -> None:
    document = read("<table><tr><td>甲<td style='display:none'>7.77<td>1.00<tr><td>乙<td>2</table>")
    assert shapes(document) == [[["甲", "1.00"], ["乙", "2"]]]
    assert "7.77" in document.remarks[0].message
    assert document.remarks[0].is_defect


@pytest.mark.parametrize(
    "hide", ["<div style='display: none'>", "<div hidden>", "<noscript>", "<template>"]
)
def test_a_hidden_table_with_figures_is_published_and_said_so(hide: str) -> None:
    document = read(f"<p>水利局</p>{hide}<table><tr><td>水利<td>4.10</table>")
    assert shapes(document) == ["水利局", [["水利", "4.10"]]]
    assert [(r.check, r.place.line) for r in document.remarks] == [("form.hidden_content", 2)]


def test_hidden_words_within_a_line_are_left_out_and_said_so() -> None:
    document = read("<table><tr><td>甲<td><span style='display:none'>1.004</span>1.00</table>")
    assert shapes(document) == [[["甲", "1.00"]]]
    assert "1.004" in document.remarks[0].message


def test_a_part_of_the_prose_that_stands_apart_is_kept() -> None:
    links = "<ul>" + "<li><a href=/1>关于开展水利工作检查的通知</a></li>" * 9 + "</ul>"
    terms = "一般公共预算：以税收为主体的财政收入，安排用于保障和改善民生的收支预算。"
    document = read(
        f"{links}<div>{'<p>支出预算为4.10万元。</p>' * 200}</div>{links}<div>{terms}</div>"
    )
    assert terms in document.pages[0]


def test_hidden_navigation_is_left_out() -> None:
    document = read("<p>收入4.10万元</p><div style='display:none'>扫一扫在手机打开</div>")
    assert (shapes(document), document.remarks) == (["收入4.10万元"], ())


def test_layout_tables_are_taken_apart_in_order() -> None:
    document = read(
        "<table><tr><td><a href=/1>首页</a></td><td><p>一、概况</p><table role=presentation><tr><td>"
        "表一</td></tr><tr><td>单位：元</td></tr></table><table><tr><td>水利</td><td>4.10</td></tr>"
        "</table><p>注：无。</p></td></tr></table>"
    )
    assert shapes(document) == [
        "首页",
        "一、概况",
        "表一",
        "单位：元",
        [["水利", "4.10"]],
        "注：无。",
    ]


def test_a_table_within_a_table_of_data_follows_it() -> None:
    document = read(
        "<table><tr><td>甲</td><td>1.00<table><tr><td>其中</td><td>0.50</td></tr></table></td></tr>"
        "<tr><td>乙</td><td>2.00</td></tr></table>"
    )
    assert shapes(document) == [[["甲", "1.00"], ["乙", "2.00"]], [["其中", "0.50"]]]


def test_text_between_the_parts_of_a_table_stands_above_it() -> None:
    document = read(
        "<table>收入300元<tr><td>甲<td>1.00</tr><p>附注</p><caption>表一</caption></table>"
    )
    assert sorted(map(str, shapes(document)[:-1])) == sorted(["收入300元", "附注", "表一"])
    assert shapes(document)[-1] == [["甲", "1.00"]]


def test_lists_carry_the_numbers_that_a_browser_prints() -> None:
    document = read(
        "<ol><li>甲<li>乙<ul><li>丙</ul><li value=7>丁</ol><ol type=I start=4><li>戊</ol>"
        "<ol><li>1、己<li>12.5万元</ol>"
    )
    assert shapes(document) == [
        "1. 甲",
        "2. 乙",
        "丙",
        "7. 丁",
        "IV. 戊",
        "1、己",
        "2. 12.5万元",
    ]


def test_preformatted_lines_stay_lines() -> None:
    assert shapes(read("<pre>收入  4.10\n支出  4.10</pre>")) == ["收入  4.10", "支出  4.10"]


def test_characters_that_gb_18030_has_a_new_code_for_are_read_as_these() -> None:
    content = "<html><body><p>水利X支出</p></body></html>".encode("gbk").replace(b"X", b"\xfe\x59")
    assert shapes(read_html(FILE, content)) == ["水利龴支出"]


def test_an_xhtml_page_closes_elements_in_their_own_tag() -> None:
    page = (
        '<?xml version="1.0" encoding="gbk"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        '<title/><script src="a.js"/></head><body><table><tr><td/><td>4.10</td></tr></table></body></html>'
    )
    assert shapes(read_html(FILE, page.encode("gbk"))) == [[["", "4.10"]]]


def test_pictures_in_place_of_tables_are_noted() -> None:
    document = read("<p>收支总表</p><img src=1.jpg><img src=2.jpg><img src=icon_pdf.gif width=16>")
    (remark,) = document.remarks
    assert (remark.check, remark.is_defect) == ("form.picture", True)
    assert "2 张" in remark.message


def test_files_that_a_page_links_or_embeds_are_named() -> None:
    document = read(
        "<p>预算公开见附件</p><a href='/d?id=7'>预算.pdf</a><a href='%E8%A1%A8.docx?x=1'></a>"
        "<a href=/a.html>首页</a><iframe src=/t/table.html></iframe><iframe src=/c width=0></iframe>"
    )
    (remark,) = document.remarks
    assert remark.message.endswith("：预算.pdf、表.docx、table.html")
    assert not remark.is_defect


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("<html><body></body></html>", "no text"),
        ("<div id=app></div><script>fetch(1)</script>", "no text"),
        ("<html><head><title>水利局</title></head><body></body></html>", "no text"),
        ("<frameset><frame src=a.files/sheet001.htm></frameset>", "frames"),
        ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "2003"),
        ("\x01\x02\x03\x04\x05\x06\x07", "no text among"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(content: str, seen: str) -> None:
    with pytest.raises(Refusal) as raised:
        read_html(FILE, content.encode())
    assert raised.value.where == FILE
    assert seen in raised.value.seen
    assert "save" in raised.value.way_out


AROUND = st.sampled_from(
    [
        "<nav>{}</nav>",
        "<header>{}</header>",
        "<div class=footer><a href=/>首页</a><a href=/1>政务公开信息</a>{}</div>",
        "<aside class=sidebar>{}</aside>",
        "<div style='display:none'>{}</div>",
        "<table><tr><td>{}</td></tr></table>",
        "<table><tr><td><a href=/>首页</a></td><td>{}</td></tr></table>",
        "<form><fieldset>{}</fieldset></form>",
        "<ul><li>{}</li></ul>",
        "<center><font>{}</font></center>",
        "<div>{}<p>本单位主要职责是贯彻执行国家水利工作的方针政策和法律法规。</p></div>",
        "{}<div><p>%s</p></div>" % ("本单位主要职责是贯彻执行国家水利工作的方针政策。" * 40),
        "<article>{}</article>",
    ]
)  # fmt: skip
HOLDS = st.sampled_from(
    ["<table><tr><td>水利</td><td>{}</td></tr></table>", "<p>支出预算为<span>{}</span>万元。</p>"]
)


@given(st.lists(st.tuples(HOLDS, st.lists(AROUND, max_size=4)), min_size=1, max_size=4))
def test_no_table_with_figures_and_no_line_with_an_amount_is_lost(
    parts: list[tuple[str, list[str]]],
) -> None:
    page = ""
    for number, (holds, around) in enumerate(parts):
        part = holds.format(f"{number},061.40")
        for element in around:
            part = element.format(part)
        page += part
    lines = "\n".join(read(page).pages[0])
    assert all(f"{number},061.40" in lines for number in range(len(parts)))


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 100_000 + b"4.10",
        b"<table><tr><td>" * 50_000 + b"4.10",
        b"<span>" * 100_000 + "收入4.10万元".encode(),
        b"<ol><li>" * 50_000 + "收入4.10万元".encode(),
        b"<table>" + b"<tr><td colspan=1000 rowspan=65534>4.10" * 5000,
        b"<table><tr>" + b"<td colspan=1000>4.10" * 301,
        b"<table>" + b"<tr><td>4.10" * 20_001,
        b"<table><tr>" + b"<td>4.10" * 300 + b"<tr><td>" * 20_000,
        b"<a '" * 100_000,
        b"<!--" * 100_000,
        b"<?xml ?>" + b"<a " * 100_000 + b"/>",
        b"111,111," * 100_000,
        "收".encode() + b" " * 1_000_000 + b"1" * 1_000_000,
    ],
)  # fmt: skip
def test_a_hostile_page_is_read_or_refused_within_seconds(content: bytes) -> None:
    started = time.process_time()
    assert all(said_of(content))
    assert time.process_time() - started < 20


@settings(max_examples=150)
@given(st.data())
def test_reading_never_fails_but_with_a_refusal(data: st.DataObject) -> None:
    content = bytearray(
        PAGE.format(charset="gbk").encode(data.draw(st.sampled_from(["gbk", "utf-8"])))
    )
    for _ in range(data.draw(st.integers(0, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert all(said_of(bytes(content[: data.draw(st.integers(0, len(content)))])))


TAGS = (
    "<table> </table> <tr> </tr> <td> </td> <td/rowspan=3> <td/colspan=2> <td/rowspan=0/colspan=3> <th>"
    " <tbody> </tbody> <tfoot> <thead> <caption> <p> </p> <span> </span> <ol> <li> <pre> <a/href=1> </a>"
    " <div/hidden> </div> <td/hidden> <br> <form> </form> <input/value=7.77> 甲 4.10"
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(TAGS.split()), max_size=40))
def test_any_order_of_tags_gives_rectangular_grids(tags: list[str]) -> None:
    content = "".join(tag if tag[:2] == "</" else tag.replace("/", " ") for tag in tags).encode()
    try:
        document = read_html(FILE, content)
    except Refusal:
        return
    for grid in grids(document):
        assert {len(row) for row in grid.rows} == {grid.width}
        taken = sum(c.column_span * c.row_span for row in grid.rows for c in row if not c.covered)
        assert taken == len(grid.rows) * grid.width
    printed = "".join(document.pages[0]) + "".join(r.message for r in document.remarks)
    assert printed.count("4.10") == tags.count("4.10") or "form.hidden_content" in checks(document)


def said_of(content: bytes) -> tuple[object, ...]:
    """What is said of a page that is refused, or its pages."""
    try:
        return (read_html(FILE, content).pages,)
    except Refusal as refusal:
        return (refusal.where.startswith(FILE), refusal.seen, refusal.way_out)


@pytest.mark.parametrize(
    ("stack", "blank"),
    [
        ("{}<br>{}<br>{}", ""),
        ("<p>{}</p><p>{}</p><p>{}</p>", "&nbsp;"),
        ("<p>{}</p>\n<div>{}</div><p>{}</p>\n", "<br>"),
    ],
)
def test_rows_that_stand_in_one_are_parted_where_their_blank_lines_are_counted(
    stack: str, blank: str
) -> None:
    cells = [("水利", "农业", "合计"), ("9.00", "", "9.00"), ("1.00", "2.00", ""), ("", "", "")]
    set_out = [stack.format(*(text or blank for text in cell)) for cell in cells]
    row = "".join(f"<td>{cell}</td>" for cell in set_out)
    head = "<tr><td>项目</td><td>合计</td><td>基金</td><td>备注</td></tr>"
    page = read(
        f"<table>{head}<tr>{row}</tr><tr><td colspan=3>注</td><td>无</td></tr></table><p>文</p>"
    )
    assert shapes(page)[0] == [
        ["项目", "合计", "基金", "备注"],
        ["水利", "9.00", "1.00", ""],
        ["农业", "", "2.00", ""],
        ["合计", "9.00", "", ""],
        ["注", "‖", "‖", "无"],
    ]
    assert page.pages[0][1] == "水利 农业 合计\t9.00 9.00\t1.00 2.00\t"
    assert [block.place.line for block in page.blocks] == [1, 4]


def test_rows_stacked_in_cells_count_as_the_cells_that_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.read.web.stacked.MAX_CELLS", 5)
    row = "<tr><td>甲<br>乙<br>丙</td><td>1.00<br><br>2.00</td></tr>"
    with pytest.raises(Refusal, match="6 cells"):
        read(f"<table>{row}</table>")


ROWS = "".join(f"<tr><td>第{number}项支出<td>{number}.40" for number in range(40))


@pytest.mark.parametrize("hide", ["<div style='display:none'>", "<noscript>"])
def test_a_hidden_copy_of_what_is_shown_is_not_published_twice(hide: str) -> None:
    shown = f"<p>支出总表<table>{ROWS}</table>"
    document = read(f"<div>{shown}</div>{hide}{shown}")
    assert len(grids(document)) == 1
    (remark,) = document.remarks
    assert (remark.check, remark.is_defect) == ("form.hidden_content", False)


def test_a_hidden_table_that_says_anything_else_is_published() -> None:
    other = ROWS.replace("3.40", "3.50")
    document = read(f"<table>{ROWS}</table><div hidden><p>表<table>{other}</table></div>")
    assert len(grids(document)) == 2


def test_a_table_of_one_line_in_every_cell_is_the_text_of_the_cell() -> None:
    def cell(text: str) -> str:
        return f"<td><table><tbody><tr><td>{text}</td></tr></tbody></table></td>"

    rows = [["项目", "金额"], ["水利", "1,061.40"], ["防汛", "20.00"]]
    said = "".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in rows)
    found = read_html(
        FILE, f"<html><body><p>收支总表</p><table>{said}</table></body></html>".encode()
    )
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    assert [[each.text for each in row] for row in grid.rows] == rows
