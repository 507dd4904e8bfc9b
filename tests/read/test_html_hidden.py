"""What a page hides: left out where it says nothing of its own, and said so."""

from __future__ import annotations

import pytest

from tests.read.html_support import checks, grids, read, shapes


@pytest.mark.parametrize(
    "hide", ["<tr style='display: none'>", "<tr hidden>", "<tbody style='visibility:collapse'><tr>"]
)
def test_a_hidden_row_is_left_out_and_said_so(hide: str) -> None:
    document = read(f"<table><tr><td>甲<td>1.00<tr><td>丙<td>3.00{hide}<td>乙<td>2.00</table>")
    assert shapes(document) == [[["甲", "1.00"], ["丙", "3.00"]]]
    assert checks(document) == ["form.hidden_content"]
    assert "乙 2.00" in document.remarks[0].message


def test_a_hidden_cell_with_text_is_said_so() -> None:
    document = read("<table><tr><td>甲<td style='display:none'>7.77<td>1.00<tr><td>乙<td>2</table>")
    assert shapes(document) == [[["甲", "1.00"], ["乙", "2"]]]
    assert "7.77" in document.remarks[0].message
    assert document.remarks[0].is_defect


@pytest.mark.parametrize(
    "hide", ["<div style='display: none'>", "<div hidden>", "<noscript>", "<template>"]
)
def test_a_hidden_table_with_figures_is_published_and_said_so(hide: str) -> None:
    document = read(f"<p>水利局</p>{hide}<table><tr><td>水利<td>4.10</table>")
    assert shapes(document) == ["水利局", [["水利", "4.10"]]]
    assert [(r.check, r.place.line) for r in document.remarks] == [("form.hidden_content", 2)]


def test_hidden_words_within_a_line_are_left_out_and_said_so() -> None:
    document = read("<table><tr><td>甲<td><span style='display:none'>1.004</span>1.00</table>")
    assert shapes(document) == [[["甲", "1.00"]]]
    assert "1.004" in document.remarks[0].message


def test_hidden_navigation_is_left_out() -> None:
    document = read("<p>收入4.10万元</p><div style='display:none'>扫一扫在手机打开</div>")
    assert (shapes(document), document.remarks) == (["收入4.10万元"], ())


ROWS = "".join(f"<tr><td>第{number}项支出<td>{number}.40" for number in range(40))


@pytest.mark.parametrize("hide", ["<div style='display:none'>", "<noscript>"])
def test_a_hidden_copy_of_what_is_shown_is_not_published_twice(hide: str) -> None:
    shown = f"<p>支出总表<table>{ROWS}</table>"
    document = read(f"<div>{shown}</div>{hide}{shown}")
    assert len(grids(document)) == 1
    (remark,) = document.remarks
    assert (remark.check, remark.is_defect) == ("form.hidden_content", False)


def test_a_hidden_table_that_says_anything_else_is_published() -> None:
    other = ROWS.replace("3.40", "3.50")
    document = read(f"<table>{ROWS}</table><div hidden><p>表<table>{other}</table></div>")
    assert len(grids(document)) == 2


@pytest.mark.parametrize("size", ["0", "0px", "0.0pt !important"])
def test_words_of_no_size_are_left_out(size: str) -> None:
    document = read(f"<table><tr><td>甲<td>1.00<span style='font-size: {size}'>7</span></table>")
    assert shapes(document) == [[["甲", "1.00"]]]


def test_what_stands_within_a_block_of_no_size_has_its_own() -> None:
    document = read("<div style='font-size:0'><p style='font-size:14px'>收入4.10万元</p></div>")
    assert shapes(document) == ["收入4.10万元"]
