"""Web pages → paragraphs and grids: the article found, its characters, places, lists and links."""

from __future__ import annotations

import codecs

import pytest

from pipeline.model.document import Grid, GridLayout
from pipeline.read.web import read_html
from tests.read.html_support import FILE, PAGE, checks, grids, read, shapes


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


def test_a_part_of_the_prose_that_stands_apart_is_kept() -> None:
    links = "<ul>" + "<li><a href=/1>关于开展水利工作检查的通知</a></li>" * 9 + "</ul>"
    terms = "一般公共预算：以税收为主体的财政收入，安排用于保障和改善民生的收支预算。"
    document = read(
        f"{links}<div>{'<p>支出预算为4.10万元。</p>' * 200}</div>{links}<div>{terms}</div>"
    )
    assert terms in document.pages[0]


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
