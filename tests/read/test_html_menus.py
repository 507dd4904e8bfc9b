"""Menus that a site lays out with tables."""

from __future__ import annotations

from pipeline.read import read_source
from tests.read.spreadsheet_support import Shape, shapes

MENU = "<table><tr><td><a href=/1>首页</a></td><td><a href=/2>政务公开</a></td></tr></table>"


def read(body: str) -> list[Shape]:
    page = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"
    (document,) = read_source("水利局.html", page.encode())
    return shapes(document)


def test_a_table_of_nothing_but_links_is_no_table_of_data() -> None:
    form = "<table><tr><td>项目<td>金额</tr><tr><td>水利<td>4.10</table>"
    assert read(f"{MENU}<p>收入总表</p>{form}") == [
        "首页",
        "政务公开",
        "收入总表",
        [["项目", "金额"], ["水利", "4.10"]],
    ]


def test_a_table_whose_names_are_links_is_one() -> None:
    rows = "".join(f"<tr><td><a href=/{at}>水利工程{at}</a><td>4.1{at}</tr>" for at in range(2))
    assert read(f"<table>{rows}</table>") == [[["水利工程0", "4.10"], ["水利工程1", "4.11"]]]


def test_a_table_of_words_beside_few_links_is_one() -> None:
    row = "<tr><td>单位名称<td>单位性质<td><a href=/1>详情</a></tr>"
    assert read(f"<p>机构设置</p><table>{row * 2}</table>")[1:] == [
        [["单位名称", "单位性质", "详情"]] * 2
    ]
