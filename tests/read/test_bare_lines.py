"""Texts without tabs → tables, one cell per line."""

from __future__ import annotations

from pipeline.model.document import Document, Grid, Paragraph
from tests.support import read

HEAD = "水利局2024年部门预算\n支出总表\n单位：万元\n"
FLAT = "科目编码\n科目名称\n合计\n基本支出\n项目支出\n"
ROWS = "合计\n12.50\n10.00\n2.50\n213\n农林水支出\n12.50\n10.00\n2.50\n21303\n水利\n12.50\n10.00\n2.50\n"


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def prose(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_rows_of_a_code_a_name_and_as_many_amounts_as_headings_are_told() -> None:
    document = read(f"{HEAD}{FLAT}{ROWS}\n注：无。\n")
    assert tables(document) == [
        [
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["", "合计", "12.50", "10.00", "2.50"],
            ["213", "农林水支出", "12.50", "10.00", "2.50"],
            ["21303", "水利", "12.50", "10.00", "2.50"],
        ]
    ]
    assert prose(document) == ["水利局2024年部门预算", "支出总表", "单位：万元", "注：无。"]
    assert not document.remarks


def test_rows_without_codes_and_with_dashes_are_told() -> None:
    document = read(
        f"{HEAD}项目\n预算数\n一、拨款\n12.50\n二、事业收入\n—\n三、其他\n0\n四、结转\n1.00\n"
    )
    assert tables(document)[0][1:] == [
        ["一、拨款", "12.50"],
        ["二、事业收入", "—"],
        ["三、其他", "0"],
        ["四、结转", "1.00"],
    ]


def test_a_table_with_a_row_short_of_a_number_is_one_column_and_is_named() -> None:
    document = read(f"{HEAD}{FLAT}{ROWS}2130301\n行政运行\n10.00\n10.00\n")
    (table,) = tables(document)
    assert {len(row) for row in table} == {1}
    assert [remark.check for remark in document.remarks] == ["form.rows_untold"]


def test_headings_over_groups_leave_it_open_which_column_is_which() -> None:
    heads = "科目编码\n科目名称\n合计\n支出\n基本\n项目\n"
    assert {len(row) for row in tables(read(f"{HEAD}{heads}{ROWS}"))[0]} == {1}


def test_an_empty_table_in_such_a_text_is_a_table() -> None:
    empty = "国有资本经营预算支出表\n单位：万元\n项目\n金额\n\n"
    assert [len(table) for table in tables(read(f"{HEAD}{FLAT}{ROWS}\n{empty}"))] == [4, 2]


def test_an_explanation_with_a_unit_and_figures_stays_prose() -> None:
    text = "部门预算说明\n单位：万元\n一、收入预算12.50万元，比上年增加1.00万元。\n二、支出预算12.50万元。\n"
    assert not tables(read(text))


def test_headings_of_code_and_name_below_one_over_both_and_numbers_of_columns() -> None:
    heads = "项目\n本年支出合计\n基本支出\n项目支出\n科目编码\n科目名称\n栏次\n1\n2\n3\n"
    (table,) = tables(read(f"{HEAD}{heads}{ROWS}"))
    assert table[0] == ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]
    assert table[-1] == ["21303", "水利", "12.50", "10.00", "2.50"]


def test_rows_of_two_sides_are_told_by_no_count() -> None:
    heads = "收入\n支出\n项目\n金额\n项目\n金额\n"
    rows = "一、拨款\n1.00\n一、教育支出\n1.00\n二、其他\n2.00\n二、水利支出\n2.00\n"
    assert {len(row) for row in tables(read(f"{HEAD}{heads}{rows}"))[0]} == {1}
