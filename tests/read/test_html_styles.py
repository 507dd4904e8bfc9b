"""What the style sheets of a page hide, what it strikes out, and notes behind figures."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document, Grid
from pipeline.read.web import read_html
from pipeline.read.web.stylesheet import BEGINS, CONDITIONAL, NO_RULE, RULE, Effect, sheet_of
from pipeline.values.amounts import parse_amount


def read(table: str, sheet: str = "") -> Document:
    page = f"<html><head><style>{sheet}</style></head><body><p>水利局</p>{table}</body></html>"
    return read_html("水利局.html", page.encode())


def rows(document: Document) -> list[list[str]]:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in grid.rows]


def said(document: Document) -> list[tuple[str, str]]:
    return [(remark.check, remark.message) for remark in document.remarks]


SHEET = """
<!-- /* of the program */ .key, td#first { display : none !important; color: red }
tr.old{visibility:collapse} .tab{display:none} .tab.open{display:block}
.menu .item{display:none} @media print { .paper{display:none} } -->
"""


def test_columns_and_rows_that_a_style_sheet_hides_are_left_out() -> None:
    document = read(
        "<table><tr><td class='a key'>键<td>项目<td>金额<tr><td class=key>VALID1<td>水利<td>4.10"
        "<tr class=old><td>VALID2<td>防汛<td>7.00<tr><td id=first>VALID3<td>农业<td>5.20</table>",
        SHEET,
    )
    assert rows(document) == [["项目", "金额"], ["水利", "4.10"], ["农业", "5.20"]]
    assert {check for check, _ in said(document)} == {"form.hidden_content"}
    assert any("防汛 7.00" in message for _, message in said(document))


@pytest.mark.parametrize("name", ["tab", "item", "paper", "keys"])
def test_what_a_sheet_hides_only_at_times_is_shown(name: str) -> None:
    document = read(f"<table><tr><td>水利<td class={name}>4.10<tr><td>农业<td>5.20</table>", SHEET)
    assert rows(document) == [["水利", "4.10"], ["农业", "5.20"]]


@pytest.mark.parametrize(
    "old",
    [
        "<s>35</s>",
        "<del>35</del>",
        "<strike>35</strike>",
        "<span style='text-decoration: line-through'>35</span>",
        "<font class=font7>35</font>",
    ],
)
def test_struck_out_figures_are_left_out_and_named(old: str) -> None:
    sheet = ".font7 {font-size:9pt; text-decoration:line-through}"
    document = read(f"<table><tr><td>水利<td>{old}30<tr><td>农业<td>5.20</table>", sheet)
    assert rows(document) == [["水利", "30"], ["农业", "5.20"]]
    assert [check for check, _ in said(document)] == ["form.tracked_changes"]
    assert "35" in said(document)[0][1]


def test_a_struck_out_cell_keeps_its_place() -> None:
    sheet = ".xl70{text-decoration:line-through}"
    document = read(
        "<table><tr><td>水利<td class=xl70>35<td>9<tr><td>农业<td>5<td>6</table>", sheet
    )
    assert rows(document) == [["水利", "", "9"], ["农业", "5", "6"]]


@pytest.mark.parametrize(
    "note", ["<sup>1</sup>", "<sup>[1]</sup>", "<sup>①</sup>", "<sup><a>1</a></sup>"]
)
def test_a_note_behind_a_figure_is_no_digit_of_it(note: str) -> None:
    (first, _) = rows(
        read(f"<table><tr><td>水利<td>30{note}<tr><td>面积m<sup>2</sup><td>5</table>")
    )
    found = parse_amount(first[1])
    assert found is not None
    assert found.value == 30


def test_a_raised_digit_that_follows_no_digit_stays_as_it_is() -> None:
    found = rows(
        read("<table><tr><td>5</td><td><sup>1</sup></td><tr><td>面积m<sup>2</sup><td>6</table>")
    )
    assert found == [["5", "1"], ["面积m2", "6"]]


@pytest.mark.parametrize("stored", ["x:num='-1234.5'", "sdval='-1234.5'"])
def test_a_sign_that_only_a_colour_shows_is_taken_from_what_is_stored(stored: str) -> None:
    red = f"<td {stored}><font color=red>1,234.50</font>"
    found = rows(read(f"<table><tr><td>水利{red}<tr><td>农业<td {stored}>(1,234.50)</table>"))
    assert found == [["水利", "-1,234.50"], ["农业", "(1,234.50)"]]


def test_sheets_with_anything_in_them_are_read() -> None:
    assert not sheet_of("<style>{}}} a{ .x{display:none <style></style>").rules
    assert sheet_of("<style>.x{display:none}</style>").effects("p", {"class": "x"}) == {
        Effect.HIDES
    }


@pytest.mark.parametrize("sheet", ["a" * 60_000, "@" * 60_000, "/*" * 30_000, "<!-" * 20_000])
def test_a_sheet_whose_rules_have_no_end_has_none(sheet: str) -> None:
    assert not sheet_of(f"<style>{sheet}</style>").rules
    assert not sheet_of("<style " * 8_000 + sheet).rules


def test_what_has_no_end_is_sought_from_where_it_begins_alone() -> None:
    """From each of its signs on, it would be gone through to its end as many times as it has signs."""
    assert RULE.match("ab{c:d}")
    assert RULE.match("}ab{c:d}", 1)
    assert not any(RULE.match("ab{c:d}", at) for at in range(1, 6))
    assert not CONDITIONAL.match("@@media{}")
    assert CONDITIONAL.match("@@media{}", 1)
    assert not BEGINS.match("<style <style>")
    assert BEGINS.match("<style <style>", 7)
    assert [found.span() for found in NO_RULE.finditer("/* /* /*")] == [(0, 8)]


def test_rules_are_those_of_all_sheets_of_a_page() -> None:
    one, other, third = (f".{name}{{display:none}}" for name in "xyz")
    sheet = sheet_of(f"<style>{one}</STYLE><p>{other}</p><style media=all>{third}/*</style>")
    assert [bool(sheet.effects("p", {"class": name})) for name in "xyz"] == [True, False, True]
