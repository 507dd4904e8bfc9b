"""Amounts of tables whose columns or headings are not sure: published, doubtful, and held against nothing."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from pipeline.values.trust import identified, trusted
from tests.read.pdf_support import Drawn, Sheet, read, width_of
from tests.support import Understood, identity

CHECK = "form.columns_unproven"
_RIGHT = (200.0, 270.0, 340.0)
_ROWS = (
    ("社会保障和就业支出", "61.40", "41.40", "19.00"),
    ("卫生健康支出", "20.00", "15.00", "5.00"),
    ("农林水支出", "30.00", "20.00", "10.00"),
    ("合计", "111.40", "76.40", "35.00"),
)


def _body(sheet: Sheet) -> None:
    sheet.lines("部门支出总表", left=180, top=60)
    sheet.lines("单位：万元", left=280, top=78)
    for number, (name, *amounts) in enumerate(_ROWS, start=1):
        sheet.text(45, 100 + number * 15, name)
        for right, text in zip(_RIGHT, amounts, strict=True):
            sheet.text(right - width_of(text), 100 + number * 15, text)


def _headed(*headings: tuple[float, str]) -> Drawn:
    def draw(sheet: Sheet) -> None:
        _body(sheet)
        sheet.text(70, 100, "项目")
        for middle, text in headings:
            sheet.text(middle - width_of(text) / 2, 100, text)

    return draw


_PROVEN = _headed((187, "合计"), (255, "基本支出"), (325, "项目支出"))
_WITHOUT_ONE = _headed((187, "合计"), (255, "基本支出"))


def understood(draw: Drawn) -> Understood:
    return Understood(read(draw), identity())


def test_what_stands_under_its_heading_is_not_marked() -> None:
    assert understood(_PROVEN).of(CHECK, Outcome.FAIL) == []


@pytest.mark.parametrize("draw", [_WITHOUT_ONE])
def test_a_column_without_a_heading_makes_the_amounts_doubtful_and_accuses_nobody(
    draw: Drawn,
) -> None:
    found = understood(draw)
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert len(finding.cells) == sum(map(len, _ROWS)) - len(_ROWS)
    amounts = trusted(found.amounts, identified(found.findings, found.tables), {})
    assert {amount.trust for amount in amounts} == {"doubtful"}
    failing = [f.check for f in found.findings if f.outcome is Outcome.FAIL]
    assert [check for check in failing if check.startswith(("arithmetic", "cross_table"))] == []


def test_sums_that_fail_are_told_of_a_table_that_is_proven() -> None:
    found = understood(_PROVEN)
    assert found.of("arithmetic.row_sum", Outcome.FAIL)


def test_numbers_of_several_columns_in_one_make_the_amounts_doubtful() -> None:
    heads = ("合计", "因公出国（境）费", "小计", "购置费", "运行维护费", "公务接待费")

    def page(sheet: Sheet) -> None:
        sheet.lines("财政拨款“三公”经费支出决算表", left=180, top=60)
        sheet.lines("单位：万元", left=480, top=78)
        for number, name in enumerate(heads):
            middle = 80 + 85 * number
            sheet.text(middle - width_of(name) / 2, 100, name)
            sheet.text(middle - width_of("1") / 2, 115, str(number + 1))
        for number in (0, 5):
            sheet.text(110 + 85 * number - width_of("4.22"), 130, "4.22")
        for y in (92, 107, 122, 137):
            sheet.line((40, y, 550, y))

    found = understood(page)
    amounts = trusted(found.amounts, identified(found.findings, found.tables), {})
    assert all(each.trust == "doubtful" for each in amounts if each.amount_text == "4.22")
    assert [
        f for f in found.findings if f.outcome.fails and f.check.startswith("arithmetic.")
    ] == []
