"""Items of lists that end without a mark, and lists that end as if more followed."""

from __future__ import annotations

import pytest

from pipeline.check.form.list_ends import list_ends
from pipeline.check.lines import Line
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.records import Outcome, Severity
from tests.support import understood

CHECK = "form.punctuation"
DUTIES = (
    "1.负责水资源的统一管理和保护。",
    "2.组织编制水利规划并监督实施。",
    "3.对建设项目的用水情况实行跟踪监督",
    "4.承担水旱灾害防御的日常工作。",
    "5.完成县委、县政府交办的其他任务。",
)
SHARES = (
    "本年支出合计30万元，其中：",
    "基本支出20万元，占66.67%；",
    "项目支出10万元，占33.33%；",
    "四、财政拨款收支情况",
)


def said(*lines: str, grids: int = 0) -> list[str]:
    """The Chinese of what is found of lines; `grids` tables stand before the third."""
    made = [
        Line(Paragraph(text, Place("a.txt", line=number)), grids if number > 1 else 0)
        for number, text in enumerate(lines)
    ]
    return [words for (words, _), _ in list_ends(Document("a.txt", "txt", ()), made)]


def test_the_one_item_without_a_mark_is_told() -> None:
    (finding,) = understood("\n".join(DUTIES)).of(CHECK, Outcome.FAIL)
    assert "实行跟踪监督”：这一项句末没有标点，同列其余 4 项都有" in finding.message
    assert finding.severity is Severity.NOTE


def test_a_list_that_a_heading_follows_is_told() -> None:
    (words,) = said(*SHARES)
    assert words == "“项目支出10万元，占33.33%；”：以分号结束，其后是另一标题，没有下文"


@pytest.mark.parametrize(
    "lines",
    [
        [*DUTIES[:2], "3.实行跟踪监督。", *DUTIES[3:]],
        # most of a list has no marks: names
        ["1.办公室", "2.水政股", "3.规划建设股", "4.水资源股。", "5.人事股。"],
        # a short item, a name among sentences
        [*DUTIES[:2], "3.防汛抗旱", *DUTIES[3:]],
        # goes on in the next line
        [*DUTIES[:3], "和检查。", *DUTIES[3:]],
        # the last one may go on over the page
        [*DUTIES[:2], "3.实行跟踪监督。", DUTIES[3], "5.完成县委、县政府交办的其他任务"],
        # too few
        list(DUTIES[1:4]),
        # ends in a number, a bracket, a colon
        [*DUTIES[:2], "3.对建设项目的用水情况实行跟踪（监督）", *DUTIES[3:]],
        [*DUTIES[:2], "3.对建设项目的用水情况实行监督：", *DUTIES[3:]],
        # numbers are skipped: not one list
        [*DUTIES[:3], "7.承担水旱灾害防御的日常工作。", "8.完成其他任务。"],
        # headings of one level over paragraphs
        [f"{number}.收入预算总体情况说明" for number in range(1, 7)],
        [*SHARES[:2], "项目支出10万元，占33.33%。", SHARES[3]],
        [SHARES[0], SHARES[2], SHARES[3]],
        [*SHARES[:3], "（一）项目支出主要是堤防加固"],
        [*SHARES[:3], "四、财政拨款收入20万元，占66.67%；"],
        ["一、收入增加；", "二、支出增加；", "三、其他情况"],
    ],
)
def test_what_is_no_slip(lines: list[str]) -> None:
    assert not said(*lines)


def test_a_table_between_items_parts_them() -> None:
    assert not said(*DUTIES[:2], *DUTIES[2:], grids=1)


def test_what_a_picture_held_is_left_alone() -> None:
    lines = [Line(Paragraph(text, Place("a.pdf", line=1, page=1)), 0) for text in DUTIES]
    scanned = Document("a.pdf", "pdf", (), ocr_pages=frozenset({1}))
    assert list(list_ends(scanned, lines)) == []
    assert list(list_ends(Document("a.pdf", "pdf", ()), lines))


LONG = "公务用车费用8.00万元，比上年减少2.00万元，主要原因是部分车辆交由县里统一管理"


def test_a_sentence_without_its_mark_before_what_is_among_it() -> None:
    (words,) = said(LONG, "其中：", "1.因公出国（境）费0万元。")
    assert "句末没有标点，其后为“其中：”" in words


@pytest.mark.parametrize(
    "line",
    [
        f"{LONG}。",
        f"{LONG}，",
        "公务用车费用",
        "（一）公务用车购置及运行维护费的支出情况说明表",
        "（一）收入预算，本部门收入预算情况说明及构成分析",
    ],
)
def test_a_sentence_with_its_mark_and_a_heading_are_not(line: str) -> None:
    assert said(line, "其中：", "1.因公出国（境）费0万元。") == []
