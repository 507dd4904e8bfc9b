"""Rows of a table that a page sets as cards, and rows that scroll under their headings."""

from __future__ import annotations

import pytest

from tests.read.html_support import grids, read, shapes

FIELDS = ["科目名称", "合计", "本年收入-财政拨款", "上年结转"]
RECORDS = [
    ["水利", "91.40", "90.00", "1.40"],
    ["防汛", "20.00", "20.00", ""],
    ["合计", "111.40", "110.00", "1.40"],
]


def cards(card: str, field: str) -> str:
    made = ("".join(field.format(*each) for each in zip(FIELDS, of, strict=True)) for of in RECORDS)
    return "<div class=cards>" + "".join(card.format(each) for each in made) + "</div>"


@pytest.mark.parametrize(
    ("card", "field"),
    [
        ("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>"),
        ("<dl>{}</dl>\n", "<div><dt>{}</dt>\n<dd>{}</dd></div>"),
        ("<div class=card>{}</div>", "<div class=line><div>{}</div><div>{}</div></div>"),
        ("<ul>{}</ul>", "<li style='display:flex'><span>{}</span><b>{}</b></li>"),
    ],
)
def test_the_labels_of_cards_are_the_headings_of_one_table(card: str, field: str) -> None:
    (grid,) = grids(read(f"<p>部门收入总表</p>{cards(card, field)}"))
    assert [[cell.text for cell in row] for row in grid.rows] == [FIELDS, *RECORDS]


def test_one_record_is_a_table_of_its_labels_and_figures() -> None:
    fields = (
        "<dt>收入合计</dt><dd>91.40</dd><dt>支出合计</dt><dd>91.40</dd><dt>结转</dt><dd>0.00</dd>"
    )
    (grid,) = grids(read(f"<p>收支总表</p><dl>{fields}</dl>"))
    rows = [[cell.text for cell in row] for row in grid.rows]
    assert rows == [["收入合计", "91.40"], ["支出合计", "91.40"], ["结转", "0.00"]]


def test_terms_and_what_they_mean_are_no_table() -> None:
    terms = "<dt>基本支出</dt><dd>指保障机构正常运转的支出。</dd><dt>项目支出</dt><dd>指完成任务的支出。</dd>"
    assert not grids(read(f"<p>名词解释</p><dl>{terms}</dl>"))


def test_rows_that_scroll_within_a_cell_are_rows_of_their_table() -> None:
    body = "".join(
        f"<tr><td>{name}</td><td>1.00</td><td>{sum_}</td></tr>" for name, sum_, *_ in RECORDS
    )
    head = (
        "<tr><td rowspan=2>项目</td><td colspan=2>支出</td></tr><tr><td>小计</td><td>基本</td></tr>"
    )
    within = f"<tr><td colspan=3><div style='overflow:auto'><table>{body}</table></div></td></tr>"
    (grid,) = shapes(read(f"<table>{head}{within}</table>"))
    assert grid == [
        ["项目", "支出", "‖"],
        ["‖", "小计", "基本"],
        *([name, "1.00", sum_] for name, sum_, *_ in RECORDS),
    ]


@pytest.mark.parametrize("attribute", ["data-label", "data-title", "data-th"])
def test_the_heading_that_a_cell_says_again_is_none_of_its_text(attribute: str) -> None:
    def cell(heading: str, text: str) -> str:
        return f"<td {attribute}='{heading}'><span>{heading}：</span>{text}</td>"

    head = "".join(f"<th>{heading}</th>" for heading in FIELDS)
    body = "".join(f"<tr>{''.join(map(cell, FIELDS, record))}</tr>" for record in RECORDS)
    (grid,) = grids(read(f"<table><tr>{head}</tr>{body}</table>"))
    assert [[cell.text for cell in row] for row in grid.rows] == [FIELDS, *RECORDS]


def test_a_table_of_other_columns_within_a_cell_stays_one_of_its_own() -> None:
    within = "<table><tr><td>子项</td><td>金额</td></tr><tr><td>甲</td><td>1.00</td></tr></table>"
    rows = "<tr><td>项目</td><td>合计</td><td>结转</td></tr><tr><td>水利</td><td>9.00</td><td>2.00</td></tr>"
    assert len(grids(read(f"<table>{rows}<tr><td colspan=3>{within}</td></tr></table>"))) == 2
