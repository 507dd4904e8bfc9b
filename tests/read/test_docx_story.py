"""What a .docx shows besides: tracked changes, hidden text, boxes, pictures, notes, formulas."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.read.docx import read_docx
from tests.read.docx_support import (
    FILE,
    NAMESPACES,
    PICTURE,
    lines,
    p,
    packed,
    r,
    read,
    rows,
    shapes,
    tbl,
    tc,
    tr,
)


def remarks(document: Document) -> dict[str, bool]:
    return {remark.check: remark.is_defect for remark in document.remarks}


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
