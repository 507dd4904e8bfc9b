"""Tables of a page, laid out as a browser does: spans, tables of layout, rows stacked in cells."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid
from pipeline.model.refusal import Refusal
from pipeline.read.web import read_html
from tests.read.html_support import FILE, grids, read, shapes


def rows(body: str) -> list[list[str]]:
    """The rows of the only table of a page."""
    (found,) = [shape for shape in shapes(read(body)) if isinstance(shape, list)]
    return found


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><td rowspan=2>项目<td colspan=2>金额<tr><td>本年<td>上年<tr><td>水利<td>1.00<td>2.00",
            [["项目", "金额", "‖"], ["‖", "本年", "上年"], ["水利", "1.00", "2.00"]],
        ),
        (
            "<tr><td rowspan=0>甲<td>1.00<tr><td>2.00<tbody><tr><td>乙<td>3.00",
            [["甲", "1.00"], ["‖", "2.00"], ["乙", "3.00"]],
        ),
        (
            "<tr><td rowspan=99>甲<td>1.00<tr><td>2.00",
            [["甲", "1.00"], ["‖", "2.00"]],
        ),
        (
            "<tr><td colspan=1000>表<tr><td>甲<td>1.00",
            [["表", "‖"], ["甲", "1.00"]],
        ),
        (
            "<tr><td colspan=0>甲<td rowspan=-1>1.00<tr><td>乙",
            [["甲", "1.00"], ["乙", ""]],
        ),
        (
            "<tr><td>a<td rowspan=2>b<td>1.00<tr><td colspan=3>c<td>2.00",
            [["a", "b", "1.00", ""], ["c", "‖", "", "2.00"]],
        ),
        (
            "<tfoot><tr><td>合计<td>3.00<tbody><tr><td>甲<td>3.00<thead><tr><th>项目<th>金额",
            [["项目", "金额"], ["甲", "3.00"], ["合计", "3.00"]],
        ),
        (
            "<form><tr><td>甲<td><p>1.00</p></form><tr></tr><td>乙<td><div>2.00</div><div></div>",
            [["甲", "1.00"], ["乙", "2.00"]],
        ),
        (
            "<tr><td><p>政府<sup>1</sup></p><p>基金</p><td>&nbsp;<td x:num='4.1234'>4.<u>12</u>&nbsp;",
            [["政府^1\n基金", "", "4.12"]],
        ),
        (
            "<tr><td>甲<td style='display:none'><td>1.00<tr style='display:none'><td><td><tr><td>乙<td>2",
            [["甲", "1.00"], ["乙", "2"]],
        ),
        (
            "<tr><td>甲<td><input value=1.00><input type=hidden value=9>"
            "<tr><td>乙<td><textarea>2.00</textarea>",
            [["甲", "1.00"], ["乙", "2.00"]],
        ),
        (
            "<tr><td><del>3.00</del><ins>4.00</ins><td>5\u200b6.\ufeff00<td>１,０００.00",
            [["4.00", "56.00", "１,０００.00"]],
        ),
        (
            "<tr><td><span>12<td>13<td><b><font>14<tr><td>15<td>16<td>17",
            [["12", "13", "14"], ["15", "16", "17"]],
        ),
    ],
)
def test_cells_stand_where_a_browser_prints_them(table: str, expected: list[list[str]]) -> None:
    assert rows(f"<table>{table}</table>") == expected


def test_spans_are_stated_within_the_table() -> None:
    (grid,) = grids(
        read("<table><tr><td colspan=9>表<tr><td rowspan=9>甲<td>1.00<tr><td>2.00</table>")
    )
    assert (grid.rows[0][0].column_span, grid.rows[1][0].row_span) == (2, 2)
    assert {len(row) for row in grid.rows} == {2}


def test_layout_tables_are_taken_apart_in_order() -> None:
    document = read(
        "<table><tr><td><a href=/1>首页</a></td><td><p>一、概况</p><table role=presentation><tr><td>"
        "表一</td></tr><tr><td>单位：元</td></tr></table><table><tr><td>水利</td><td>4.10</td></tr>"
        "</table><p>注：无。</p></td></tr></table>"
    )
    assert shapes(document) == [
        "首页",
        "一、概况",
        "表一",
        "单位：元",
        [["水利", "4.10"]],
        "注：无。",
    ]


def test_a_table_within_a_table_of_data_follows_it() -> None:
    document = read(
        "<table><tr><td>甲</td><td>1.00<table><tr><td>其中</td><td>0.50</td></tr></table></td></tr>"
        "<tr><td>乙</td><td>2.00</td></tr></table>"
    )
    assert shapes(document) == [[["甲", "1.00"], ["乙", "2.00"]], [["其中", "0.50"]]]


def test_text_between_the_parts_of_a_table_stands_above_it() -> None:
    document = read(
        "<table>收入300元<tr><td>甲<td>1.00</tr><p>附注</p><caption>表一</caption></table>"
    )
    assert sorted(map(str, shapes(document)[:-1])) == sorted(["收入300元", "附注", "表一"])
    assert shapes(document)[-1] == [["甲", "1.00"]]


@pytest.mark.parametrize(
    ("stack", "blank"),
    [
        ("{}<br>{}<br>{}", ""),
        ("<p>{}</p><p>{}</p><p>{}</p>", "&nbsp;"),
        ("<p>{}</p>\n<div>{}</div><p>{}</p>\n", "<br>"),
    ],
)
def test_rows_that_stand_in_one_are_parted_where_their_blank_lines_are_counted(
    stack: str, blank: str
) -> None:
    cells = [("水利", "农业", "合计"), ("9.00", "", "9.00"), ("1.00", "2.00", ""), ("", "", "")]
    set_out = [stack.format(*(text or blank for text in cell)) for cell in cells]
    row = "".join(f"<td>{cell}</td>" for cell in set_out)
    head = "<tr><td>项目</td><td>合计</td><td>基金</td><td>备注</td></tr>"
    page = read(
        f"<table>{head}<tr>{row}</tr><tr><td colspan=3>注</td><td>无</td></tr></table><p>文</p>"
    )
    assert shapes(page)[0] == [
        ["项目", "合计", "基金", "备注"],
        ["水利", "9.00", "1.00", ""],
        ["农业", "", "2.00", ""],
        ["合计", "9.00", "", ""],
        ["注", "‖", "‖", "无"],
    ]
    assert page.pages[0][1] == "水利 农业 合计\t9.00 9.00\t1.00 2.00\t"
    assert [block.place.line for block in page.blocks] == [1, 4]


def test_rows_stacked_in_cells_count_as_the_cells_that_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.read.web.stacked.MAX_CELLS", 5)
    row = "<tr><td>甲<br>乙<br>丙</td><td>1.00<br><br>2.00</td></tr>"
    with pytest.raises(Refusal, match="6 cells"):
        read(f"<table>{row}</table>")


def test_a_table_of_one_line_in_every_cell_is_the_text_of_the_cell() -> None:
    def cell(text: str) -> str:
        return f"<td><table><tbody><tr><td>{text}</td></tr></tbody></table></td>"

    rows = [["项目", "金额"], ["水利", "1,061.40"], ["防汛", "20.00"]]
    said = "".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in rows)
    found = read_html(
        FILE, f"<html><body><p>收支总表</p><table>{said}</table></body></html>".encode()
    )
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    assert [[each.text for each in row] for row in grid.rows] == rows
