"""Sums whose value a workbook states as zero although nothing has calculated them."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from pipeline.model.document import Document
from pipeline.read.spreadsheet import read_xlsx
from pipeline.read.spreadsheet.uncalculated import Found, Uncalculated
from tests.read.spreadsheet_support import FILE, grids


def read(total: str, whole: str) -> Document:
    """A form whose last two rows are formulas with the value that nobody calculated: zero."""
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = made.add_worksheet("支出总表")
    money = made.add_format({"num_format": "0.00"})
    rows = [("科目编码", "科目名称"), ("213", "农林水支出"), ("221", "住房保障支出")]
    for row, texts in enumerate([*rows, ("", "合计"), ("", "总计")]):
        sheet.write_row(row, 0, texts)
    sheet.write_string(0, 2, "预算数")
    sheet.write_number(1, 2, 61.4, money)
    sheet.write_number(2, 2, -8.6, money)
    sheet.write_formula(3, 2, total, money)
    sheet.write_formula(4, 2, whole, money)
    made.close()
    return read_xlsx(FILE, written.getvalue())


@pytest.mark.parametrize(
    ("total", "whole"),
    [
        ("=SUM(C2:C3)", "=C4"),
        ("=C2+C3", "=SUM(C4)"),
        ("=sum($C$2,C3)", "=SUM(C4,D9)"),
        ("=SUBTOTAL(9,C2:C3)", "=ROUND(C2+SUM(C3),2)"),
        ("=C2+C3", '=SUMIF(A2:A3,"2*",C2:C3)'),
        ("=C2+C3", "=C2-C3"),
        ("=C2+C3", "=Sheet2!C9"),
    ],
)
def test_a_zero_beside_what_is_summed_is_no_value(total: str, whole: str) -> None:
    document = read(total, whole)
    (grid,) = grids(document)
    assert [row[2].text for row in grid.rows[1:]] == ["61.40", "-8.60", "", ""]
    said = next(r for r in document.remarks if r.check == "form.formula_without_value")
    assert "C4" in said.message
    assert said.is_defect


@pytest.mark.parametrize("total", ["=SUM(C8:C9)", "=C2-C2", '=IF(1,0,"")', "=SUM(Sheet2!C2:C3)"])
def test_a_zero_that_may_be_one_stays(total: str) -> None:
    document = read(total, "=SUM(D8)")
    assert [row[2].text for row in grids(document)[0].rows[3:]] == ["0.00", "0.00"]
    assert not document.remarks


def test_endless_areas_are_not_counted_through() -> None:
    zeros = Uncalculated()
    for row in range(50):
        zeros.take("1", (row, 0), "SUM(A1:XFD1048576)")
    assert zeros.found({"1": {(5, 5): "1.00"}}) == Found()


def workbook(formulas: dict[str, str], *, as_text: bool = False) -> Document:
    """A sheet with one amount, and one of formulas, each with the value that nobody calculated."""
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    money = made.add_format({"num_format": "0.00"})
    of_rows, of_totals = made.add_worksheet("支出 总表"), made.add_worksheet("收支总表")
    of_rows.write_row(0, 0, ["科目名称", "预算数"])
    of_rows.write_string(1, 0, "农林水支出")
    if as_text:
        of_rows.write_string(1, 1, "61.40")
    else:
        of_rows.write_number(1, 1, 61.4, money)
    of_totals.write_row(0, 0, ["项目", "预算数"])
    for row, (name, formula) in enumerate(formulas.items(), start=1):
        of_totals.write_string(row, 0, name)
        of_totals.write_formula(row, 1, formula, money)
    made.close()
    return read_xlsx(FILE, written.getvalue())


@pytest.mark.parametrize(
    "formula", ["='支出 总表'!B2", "=SUM('支出 总表'!$B$2:$B$9)", "=B3+'支出 总表'!B2"]
)
def test_a_zero_beside_what_another_sheet_states_is_no_value(formula: str) -> None:
    document = workbook({"本年支出合计": formula, "支出总计": "=IF(B2>0,B2,0)"})
    _, totals = grids(document)
    assert [[cell.text for cell in row] for row in totals.rows[1:]] == [
        ["本年支出合计", ""],
        ["支出总计", ""],
    ]
    (said,) = document.remarks
    assert said.check == "form.formula_without_value"
    assert "B2, B3" in said.message


def test_a_sum_over_text_is_the_zero_that_is_shown_and_named() -> None:
    document = workbook({"本年支出合计": "=SUM('支出 总表'!B2:B9)"}, as_text=True)
    _, totals = grids(document)
    assert totals.rows[1][1].text == "0.00"
    (said,) = document.remarks
    assert said.check == "form.sum_over_text"
    assert said.is_defect
    assert "B2" in said.message


def test_text_that_a_formula_adds_without_sum_is_counted() -> None:
    document = workbook({"本年支出合计": "='支出 总表'!B2+'支出 总表'!B3"}, as_text=True)
    assert [remark.check for remark in document.remarks] == ["form.formula_without_value"]


def test_a_sum_over_nothing_but_headings_is_named() -> None:
    document = workbook(
        {"本年支出合计": "=SUM('支出 总表'!B1)", "支出总计": "=SUM('支出 总表'!D1:D9)"}
    )
    _, totals = grids(document)
    assert [row[1].text for row in totals.rows[1:]] == ["0.00", "0.00"]
    (said,) = document.remarks
    assert said.check == "form.sum_over_text"
    assert "B2" in said.message
    assert "B3" not in said.message
    assert [(place.page, place.line) for place in document.over_texts] == [(2, 2)]


def test_a_sum_over_headings_and_itself_adds_no_number() -> None:
    document = workbook({"本年支出合计": "=SUM(B1:B2)"})
    assert [remark.check for remark in document.remarks] == ["form.sum_over_text"]


def test_a_sum_over_headings_that_nothing_calculated_is_no_value() -> None:
    document = workbook({"本年支出合计": "=SUM('支出 总表'!B1)", "支出总计": "='支出 总表'!B2"})
    assert [row[1].text for row in grids(document)[1].rows[1:]] == ["", ""]
    assert [remark.check for remark in document.remarks] == ["form.formula_without_value"]


def test_what_was_met_is_let_go_of_once_it_is_told() -> None:
    zeros = Uncalculated()
    zeros.take("支出总表", (2, 0), "SUM(A1:A2)")
    texts = {"支出总表": {(0, 0): "5", (1, 0): "3", (2, 0): "0"}}
    assert zeros.found(texts) != Found()
    zeros.forget()
    assert zeros.found(texts) == Found()
