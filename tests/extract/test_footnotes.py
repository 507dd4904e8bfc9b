"""A footnote at the end of a page parts no sentence that goes on overleaf."""

from __future__ import annotations

from pipeline.extract.claims.footnotes import footnotes_last
from pipeline.extract.claims.sentences import sentences
from pipeline.model.document import Paragraph, Place
from pipeline.model.identity import Entity, EntityLevel
from pipeline.model.recognized import Prose

BROKEN = "支出预算比上年减少20.00万元，主要是本年度基本支出增加5.00万元，"
NOTE = (
    "* 因机构改革尚未完成，部门名称、机构设置等暂未调整，",
    "待后续调整完备后推动相衔接，下同。",
)
REST = "项目支出减少25.00万元。"


def on_pages(*texts: tuple[int | None, str]) -> list[Paragraph]:
    return [Paragraph(text, Place("a.pdf", no, page)) for no, (page, text) in enumerate(texts, 1)]


def is_ended(text: str) -> bool:
    return text.endswith("。")


def test_a_note_that_closes_a_page_in_mid_sentence_stands_behind() -> None:
    lines = on_pages((3, BROKEN), (3, NOTE[0]), (3, NOTE[1]), (4, REST))
    moved = footnotes_last(lines, is_ended)
    assert [line.text for line in moved] == [BROKEN, REST, *NOTE]
    entity = Entity("岱山县水利局", "", EntityLevel.DEPARTMENT)
    prose = Prose("一、收支", ("一、收支",), entity, lines[0].place, tuple(lines))
    assert [s.printed for s in sentences(prose)] == [BROKEN + REST, "".join(NOTE)]


def test_other_marked_lines_stay_where_they_are() -> None:
    whole = on_pages((3, "支出预算20.00万元。"), (3, NOTE[1]), (4, REST))
    same_page = on_pages((3, BROKEN), (3, "* 其中：甲项目。"), (3, REST))
    no_pages = on_pages((None, BROKEN), (None, "* 下同。"), (None, REST))
    for lines in (whole, same_page, no_pages):
        assert list(footnotes_last(lines, is_ended)) == lines
