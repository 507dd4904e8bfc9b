"""Paragraphs of Word, and lines of a page, whose words are parted by tabs: the rows of a table."""

from __future__ import annotations

from pipeline.model.document import Block, Grid, Paragraph, Place
from pipeline.read.source import read_source
from pipeline.read.tabbed import with_typed_tables


def read(text: str) -> list[Block]:
    lines = enumerate(text.split("\n"), start=1)
    return list(
        with_typed_tables(Paragraph(line, Place("表.docx", line=number)) for number, line in lines)
    )


def rows(blocks: list[Block]) -> list[list[list[str]]]:
    grids = [block for block in blocks if isinstance(block, Grid)]
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids]


def test_names_that_lost_their_blank_cells_are_rows_between_others() -> None:
    text = "支出表\n项目\t预算数\n一、因公出国（境）费\n二、公务接待费\t1.31\n其中：外事接待费\n"
    text += "三、会议费\t2.40\n合计\t3.71\n说明：无。"
    (table,) = rows(read(text))
    assert table == [
        ["项目", "预算数"],
        ["一、因公出国（境）费"],
        ["二、公务接待费", "1.31"],
        ["其中：外事接待费"],
        ["三、会议费", "2.40"],
        ["合计", "3.71"],
    ]


def test_the_title_and_unit_of_the_next_table_end_one() -> None:
    one = "项目\t预算数\n公务接待费\t1.31\n会议费\t2.40\n合计\t3.71"
    blocks = read(f"{one}\n政府性基金支出表\n部门：岱山县水利局\n单位：万元\n{one}")
    assert len(rows(blocks)) == 2
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "政府性基金支出表",
        "部门：岱山县水利局",
        "单位：万元",
    ]


def test_below_a_unit_headings_and_one_row_are_a_table() -> None:
    short = "科目编码\t科目名称\t合计\n合计\t\t0.00"
    assert rows(read(f"基金支出表\n单位：万元\n{short}\n注：无。")) == [
        [["科目编码", "科目名称", "合计"], ["合计", "", "0.00"]]
    ]
    assert rows(read(f"联系方式\n{short}\n注：无。")) == []


def test_rows_of_words_below_a_title_are_a_table() -> None:
    words = "项目名称\t防汛专项\t\t\n一级指标\t二级指标\t三级指标\t指标值\n"
    words += "产出指标\t数量指标\t加固长度\t3公里\n效益指标\t社会效益指标\t知晓率\t≥80%"
    (table,) = rows(read(f"项目支出绩效目标表\n{words}\n无。"))
    assert [len(row) for row in table] == [4, 4, 4, 4]
    assert rows(read(f"联系方式\n{words}\n无。")) == []


def test_a_list_of_pages_below_a_title_is_none() -> None:
    pages = "表1\t收支总表\t3\n表2\t收入总表\t4\n表3\t支出总表\t5"
    assert rows(read(f"2023年部门预算公开表\n{pages}")) == []


def test_a_row_with_blank_cells_alone_is_of_the_table_above_it() -> None:
    short = "科目编码\t科目名称\t合计\n合  计\t\t"
    assert rows(read(f"基金支出表\n单位：万元\n{short}\n注：无。")) == [
        [["科目编码", "科目名称", "合计"], ["合  计", "", ""]]
    ]


def test_rows_that_a_page_sets_with_tabs_are_a_table() -> None:
    text = (
        "支出表\n单位：万元\n科目编码\t科目名称\t合计\n213\t农林水支出\t61.40\n21303\t水利\t61.40"
    )
    (found,) = read_source("表.html", f"<html><body><pre>{text}</pre></body></html>".encode())
    assert rows(list(found.blocks)) == [
        [
            ["科目编码", "科目名称", "合计"],
            ["213", "农林水支出", "61.40"],
            ["21303", "水利", "61.40"],
        ]
    ]
