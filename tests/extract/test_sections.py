from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims.sentences import sentences
from pipeline.extract.sections import join_broken_lines
from pipeline.values.broken_lines import TAIL, goes_on
from tests.support import Understood, printed, understood


def paths(found: Understood) -> list[tuple[int, str]]:
    return [(section.level, section.path) for section in found.sections]


def test_numbering_gives_the_levels() -> None:
    found = understood(
        printed("""
        第一部分 部门概况

        一、部门职责

        （一）水旱灾害防御

        1．组织编制预案

        编制各类预案。

        （二）水资源管理

        统筹配置水资源。

        第二部分 名词解释

        一、基本支出

        指保障机构运转的支出。
        """)
    )
    assert paths(found) == [
        (1, "第一部分 部门概况"),
        (2, "第一部分 部门概况/一、部门职责"),
        (3, "第一部分 部门概况/一、部门职责/（一）水旱灾害防御"),
        (4, "第一部分 部门概况/一、部门职责/（一）水旱灾害防御/1．组织编制预案"),
        (3, "第一部分 部门概况/一、部门职责/（二）水资源管理"),
        (1, "第二部分 名词解释"),
        (2, "第二部分 名词解释/一、基本支出"),
    ]
    assert [section.text for section in found.sections][3:5] == [
        "编制各类预案。",
        "统筹配置水资源。",
    ]


def test_what_stands_before_the_first_heading_has_none() -> None:
    found = understood(printed("本说明由县水利局编制。\n\n一、收支情况\n\n收支平衡。\n"))
    first = found.sections[0]
    assert (first.heading, first.path, first.level, first.text) == (
        "",
        "",
        0,
        "本说明由县水利局编制。",
    )
    assert [section.section_no for section in found.sections] == [1, 2]


def test_numbered_sentences_are_text_not_headings() -> None:
    found = understood(
        printed("""
        一、主要职责

        （一）负责水库安全管理；负责山塘整治，负责河道管护，负责农村供水。

        2．公务接待费1.20万元，比上年下降。
        """)
    )
    assert [section.heading for section in found.sections] == ["一、主要职责"]
    assert "负责农村供水" in found.sections[0].text
    assert "1.20万元" in found.sections[0].text


def test_lines_broken_by_the_page_are_joined() -> None:
    lines = [
        "县水利局二〇二二年度收入合计比上年增加，主要原因是海塘加固工程进入",
        "施工高峰，支出相应增加。",
        "其他支出持平。",
    ]
    found = understood("一、收支情况\n\n" + "\n".join(lines) + "\n")
    assert found.sections[0].text == f"{lines[0]}{lines[1]}\n{lines[2]}"


def test_a_short_line_or_a_numbered_one_begins_a_paragraph() -> None:
    assert join_broken_lines(["县水利局", "二〇二二年度"]) == ["县水利局", "二〇二二年度"]
    long = "县水利局二〇二二年度收入合计比上年增加，主要原因是海塘加固工程进入"
    assert join_broken_lines([long, "（二）支出情况"]) == [long, "（二）支出情况"]
    assert join_broken_lines([long, "* 本表不含上年结转"]) == [long, "* 本表不含上年结转"]


def test_what_was_joined_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(above: str, line: str) -> bool:
        read.append(len(above))
        return goes_on(above, line)

    monkeypatch.setattr("pipeline.extract.sections.goes_on", counted)
    monkeypatch.setattr("pipeline.extract.claims.sentences.goes_on", counted)
    long = "县水利局二〇二二年度收入合计比上年增加主要原因是海塘加固工程进入"
    found = understood("一、收支情况\n\n" + f"{long}\n" * 200)
    assert found.sections[0].text == long * 200
    assert [each.printed for part in found.recognized.prose for each in sentences(part)] == [
        long * 200
    ]
    assert len(read) >= 2 * 199
    assert max(read) <= TAIL + len(long)


def test_a_number_that_the_page_cuts_is_whole() -> None:
    assert join_broken_lines(["收入总计1256.", "3万元。"]) == ["收入总计1256.3万元。"]


@given(st.lists(st.text("水利局海塘加固，。；1（一）", min_size=1, max_size=40)))
def test_joining_lines_loses_nothing(lines: list[str]) -> None:
    assert "".join(join_broken_lines(lines)) == "".join(lines)


def test_marks_of_a_converter_are_dropped_from_prose() -> None:
    found = understood("[bookmark: _Toc_1]一、收支情况\n\n收支   平衡。\n\n- 3 -\n")
    assert [(s.heading, s.text) for s in found.sections] == [("一、收支情况", "收支 平衡。")]
