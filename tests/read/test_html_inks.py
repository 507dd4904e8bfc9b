"""Text of the colour that it stands on is not seen on a page and not read."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.model.document import Document
from pipeline.read.web import read_html
from pipeline.read.web.tree import parse
from tests.read.html_support import FILE, grids, shapes

SHEET = """.w{color:#FFF} p.n{color:white} .hd{background:#036} div.box th{background:navy;color:#fff}
    tr:nth-child(even){background-color:rgb(0,0,90)}"""


def page(cell: str, head: str = "", row: str = "<tr>") -> Document:
    made = f"<html><head><meta charset=utf-8><style>{SHEET}</style>{head}</head><body><table>"
    made += f"<tr><th>项目<th>金额{row}<td>水利{cell}</table></body></html>"
    return read_html(FILE, made.encode())


@pytest.mark.parametrize(
    "cell",
    [
        "<td>12.50<span style='color:#ffffff'>99</span>",
        "<td>12.50<span style='COLOR: White !important'>99</span>",
        "<td>12.50<font color=#FEFEFE>99</font>",
        "<td>12.50<b class=w>99</b>",
        "<td>12.50<p class=n>99</p>",
        "<td>12.50<span style='color:transparent'>99</span>",
        "<td>12.50<span style='color:rgba(0,0,0,0)'>99</span>",
        "<td bgcolor=#dce6f1>12.50<span style='color:rgb(220, 230, 241)'>99</span>",
        "<td style='background:#eee url()'>12.50<span style='color:white'>99</span>",
    ],
)
def test_what_nobody_sees_is_no_digit_of_a_figure(cell: str) -> None:
    document = page(cell)
    assert shapes(document) == [[["项目", "金额"], ["水利", "12.50"]]]
    (remark,) = document.remarks
    assert (remark.check, "99" in remark.message) == ("form.hidden_content", True)


@pytest.mark.parametrize("hide", ["opacity:0", "position:absolute;left:-9999px", "font-size:1px"])
def test_what_is_moved_out_of_sight_is_no_digit_of_a_figure(hide: str) -> None:
    document = page(f"<td>12.50<span style='{hide}'>99</span>")
    assert shapes(document) == [[["项目", "金额"], ["水利", "12.50"]]]


def test_a_hidden_figure_in_a_cell_is_none_of_its_lines() -> None:
    document = page("<td>12.50<div style='display:none'>本年数 5,678.90</div>")
    assert shapes(document) == [[["项目", "金额"], ["水利", "12.50"]]]
    assert "5,678.90" in document.remarks[0].message
    assert document.remarks[0].is_defect


@pytest.mark.parametrize(
    "cell",
    [
        "<td style='background:#036;color:#fff'>12.50",
        "<td class=hd><font color=white>12.50</font>",
        "<td style='background-image:url(a.png)'><font color=white>12.50</font>",
        "<td><font color=silver>12.50</font>",
        "<td style='color:white'><span style='color:black'>12.50</span>",
        "<td style='color:#12'>12.50",
        "<td style='color:rgb(1.2.3,4,5)'>12.50",
        f"<td style='color:rgb({'9' * 400},255,255)'>12.50",
        "<td style='background:#036'><b style='background:rgba(255,255,255,0%);color:#fff'>12.50</b>",
        "<td><b class=w style='color:inherit'>12.50</b>",
        "<td><span style='font-size:0.9em'>12.50</span>",
        "<td>12.<span style='font-size:0.75rem'>50</span>",
    ],
)
def test_what_is_seen_is_read(cell: str) -> None:
    document = page(cell)
    assert (shapes(document)[0], document.remarks) == ([["项目", "金额"], ["水利", "12.50"]], ())


def test_a_rule_with_more_around_it_may_paint_what_white_text_stands_on() -> None:
    document = page("<td><font color=white>12.50</font>")
    assert shapes(document) == [[["项目", "金额"], ["水利", "12.50"]]]  # an even row is dark


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("<td class=x>12.50<i style='color:#fff'>99</i>", "12.50"),
        ("<td class=x><i style='color:#fff'>12.50</i>", "12.50"),
        ("<td class=x>2025<i style='color:#fff'>年预算数</i>", "2025年预算数"),
        ("<td><i style='color:#fff'>12.50</i>", "12.50"),
        ("<td style='background:#fff'><i style='color:#fff'>99</i>12.50", "12.50"),
    ],
)
def test_where_sheets_are_other_files_only_white_digits_in_a_figure_are_left_out(
    cell: str, said: str
) -> None:
    document = page(cell, "<link rel=stylesheet href=/a.css>")
    assert grids(document)[0].rows[1][1].text == said


def test_what_hundreds_of_rules_for_one_name_come_to_is_not_known() -> None:
    rules = "".join(f".m{{background:#{0xFFFFFF - 199 + n:06x}}}" for n in range(200))
    document = page("<td class=m><i style='color:#fff'>12.50</i>", head=f"<style>{rules}</style>")
    assert shapes(document) == [[["项目", "金额"], ["水利", "12.50"]]]
    rules = ".m{background:#036}" * 200
    document = page("<td class=m>12.50<i style='color:#036'>99</i>", head=f"<style>{rules}</style>")
    assert shapes(document) == [[["项目", "金额"], ["水利", "12.50"]]]


def test_rules_by_the_thousand_are_not_gone_through_for_each_cell() -> None:
    rules = "td{color:red}" * 20_000
    started = process_time()
    parse(FILE, f"<style>{rules}</style><table><tr>{'<td>1' * 20_000}</table>")
    assert process_time() - started < 20
