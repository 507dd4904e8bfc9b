"""Fields and controls of a .docx, read by their results."""

from __future__ import annotations

import pytest

from tests.read.docx_support import fld, lines, mark, p, r


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


@pytest.mark.parametrize(("said", "read_as"), [("单击此处输入文字。", ""), ("61.40", "61.40")])
def test_what_a_content_control_asks_for_is_no_text(said: str, read_as: str) -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"<w:r><w:t>{said}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert lines(f"<w:p><w:r><w:t>合计</w:t></w:r>{control}</w:p>") == [f"合计{read_as}"]
