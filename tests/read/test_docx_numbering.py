"""Numbers before the paragraphs of a .docx, as a word processor counts them."""

from __future__ import annotations

from tests.read.docx_support import (
    NOTHING,
    OUTLINE,
    level,
    lines,
    listed,
    numbering,
    p,
    read,
    shapes,
    tbl,
    tc,
    tr,
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
