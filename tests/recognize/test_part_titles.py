"""Titles of parts on pages of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Block, Paragraph, Place
from pipeline.recognize.part_titles import whole_part_titles
from tests.recognize.test_spanned import spanned
from tests.support import Understood


def lines(*pages: str) -> list[Block]:
    return [
        Paragraph(text, Place("a.pdf", line, page))
        for page, texts in enumerate(pages, start=1)
        for line, text in enumerate(texts.split("/"), start=1)
    ]


def told(*pages: str) -> list[str]:
    return [b.text for b in whole_part_titles(lines(*pages)) if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("第二部分/部门预算表", "第二部分 部门预算表"),
        (
            "第 二 部 分/2026年度/岱山县水利局/部门预算表",
            "第 二 部 分 2026年度岱山县水利局部门预算表",
        ),
        ("第四部分/名词解释", "第四部分 名词解释"),
    ],
)
def test_a_parts_number_and_its_name_are_one_title(page: str, title: str) -> None:
    assert told(page, "公开表1/收支总表") == [title, "公开表1", "收支总表"]


def test_its_first_heading_may_stand_on_the_same_page() -> None:
    assert told("第一部分/部门概况/一、部门职责") == ["第一部分 部门概况", "一、部门职责"]


@pytest.mark.parametrize(
    "page",
    [
        "第二部分/一、收支总表",
        "第二部分/收支总表/单位：万元",
        "第二部分/全县水利工作的统一管理和保护由本局负责并组织编制各项规划",
        "第二部分/岱山县水利局",
        "第二部分 部门预算表/2026年度/情况",
    ],
)
def test_what_may_be_something_else_is_left_as_it_is(page: str) -> None:
    assert told(page) == page.split("/")


def test_tables_stand_under_the_part_that_a_page_before_them_names() -> None:
    drawn = spanned("""
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
213 | 农林水支出 | 61.40 | 41.40 | 20.00
""")
    number = Paragraph("第二部分", Place("a.pdf", 1, 0))
    name = Paragraph("部门预算表", Place("a.pdf", 2, 0))
    document = replace(drawn.document, blocks=(number, name, *drawn.document.blocks))
    assert Understood(document, drawn.identity).table.section == ("第二部分 部门预算表",)
