"""What stands in the header of the pages of a Word file only: titles and units of the tables below it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
import pytest

from pipeline.model.document import Grid, Paragraph
from pipeline.read.docx import read_docx

UNIT, OTHER = "单位：万元", "单位：元"
TABLE = [["项目", "金额"], ["水利", "10.00"]]


@dataclass(frozen=True)
class Section:
    """Lines and tables (None) of a section, and the header of its pages; None goes on."""

    said: Sequence[str | None]
    header: str | None = None
    first: str | None = None


def blocks(*sections: Section) -> list[str]:
    """The blocks read from sections, a table as its width and height."""
    made = docx.Document()
    for number, section in enumerate(sections):
        at = made.add_section() if number else made.sections[0]
        if section.header is not None:
            at.header.is_linked_to_previous = False
            at.header.paragraphs[0].text = section.header
        if section.first is not None:
            at.different_first_page_header_footer = True
            at.first_page_header.paragraphs[0].text = section.first
        for line in section.said:
            if line is not None:
                made.add_paragraph(line)
                continue
            table = made.add_table(len(TABLE), 2)
            for row, texts in zip(table.rows, TABLE, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    written = io.BytesIO()
    made.save(written)
    read = read_docx("岱山县水利局.docx", written.getvalue())
    return [b.text if isinstance(b, Paragraph) else "▦" for b in read.blocks if _is_block(b)]


def _is_block(block: Paragraph | Grid) -> bool:
    return isinstance(block, Grid) or bool(block.text.strip())


def test_a_unit_in_the_header_is_that_of_each_table_of_the_section() -> None:
    found = blocks(Section(["收支总表", None, "收入总表", None], f"部门：岱山县水利局\t\t{UNIT}"))
    assert found == ["收支总表", UNIT, "▦", "收入总表", UNIT, "▦"]


def test_a_table_with_a_unit_of_its_own_keeps_it_on_the_next_page_too() -> None:
    found = blocks(Section(["收支总表", OTHER, None, "", None, "收入总表", None], UNIT))
    assert found == ["收支总表", OTHER, "▦", "▦", "收入总表", UNIT, "▦"]


def test_a_title_in_the_header_stands_over_the_first_table_where_the_section_has_none() -> None:
    first = Section(["公开01表", UNIT, None, None], "收支总表")
    second = Section(["收入总表", UNIT, None], "决算公开报表")
    assert blocks(first, second) == ["公开01表", UNIT, "收支总表", "▦", "▦", "收入总表", UNIT, "▦"]


def test_a_header_goes_on_until_another_one() -> None:
    found = blocks(
        Section(["甲表", None], UNIT), Section(["乙表", None]), Section(["丙表", None], "")
    )
    assert found == ["甲表", UNIT, "▦", "乙表", UNIT, "▦", "丙表", "▦"]


@pytest.mark.parametrize("header", ["岱山县水利局", "第 3 页", "单位：岱山县水利局"])
def test_what_else_a_header_says_is_no_text(header: str) -> None:
    assert blocks(Section(["收支总表", None], header)) == ["收支总表", "▦"]


def test_a_header_of_the_first_page_counts() -> None:
    assert blocks(Section(["收支总表", None], "岱山县水利局", UNIT)) == ["收支总表", UNIT, "▦"]


WHOSE = "岱山县水利局2023年部门预算公开"


def test_whose_it_is_opens_the_text_where_only_the_header_says_so() -> None:
    said: list[str | None] = ["收支总表", "2022年预算", "本单位没有政府性基金预算。", None]
    assert blocks(Section(said, WHOSE), Section(["收入总表", None])) == [
        WHOSE, "收支总表", "2022年预算", "本单位没有政府性基金预算。", "▦", "收入总表", "▦",
    ]  # fmt: skip


@pytest.mark.parametrize("own", ["普陀区水利局2023年部门预算", "部门：普陀区水利局"])
def test_what_the_text_says_of_itself_goes_before_its_header(own: str) -> None:
    assert blocks(Section([own, "收支总表", None], WHOSE)) == [own, "收支总表", "▦"]


def test_a_section_without_tables_takes_nothing_from_its_header() -> None:
    assert blocks(Section(["一、概况"], UNIT)) == ["一、概况"]
