"""Tables without rules whose names run on over blank cells or further lines, or that are blank mostly."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from tests.read.pdf_support import Sheet, only_grid, read, width_of

_SIZE = 8.0
_LEADING = 10.0
_RIGHT = (230.0, 292.0, 354.0, 416.0, 478.0, 540.0)
_HEADS = ("合计", "基本支出", "项目支出", "事业支出", "经营支出", "其他支出")
Printed = tuple[str, str, tuple[str, ...]]
"""The code of a row, its name with / between its lines, its amounts."""


def _table(*printed: Printed, name: float = 90, beside: int = 0) -> Document:
    """Rows with their amounts at the right of columns, beside the first line of their name (0) or the
    last (-1)."""
    count = len(printed[0][2])

    def page(sheet: Sheet) -> None:
        if any(code for code, _, _ in printed):
            sheet.text(40, 100, "编码", _SIZE)
        sheet.text(name, 100, "名称", _SIZE)
        for right, head in zip(_RIGHT, _HEADS[:count], strict=False):
            sheet.text(right - width_of(head, _SIZE), 100, head, _SIZE)
        y = 118.0
        for code, text, amounts in printed:
            lines = text.split("/")
            at = y + (beside % len(lines)) * _LEADING
            sheet.text(40, at, code, _SIZE)
            for number, line in enumerate(lines):
                sheet.text(name, y + number * _LEADING, line, _SIZE)
            for right, amount in zip(_RIGHT, amounts, strict=False):
                sheet.text(right - width_of(amount, _SIZE), at, amount, _SIZE)
            y += 16 + (len(lines) - 1) * _LEADING

    return read(page)


def _said(printed: tuple[Printed, ...]) -> list[list[str]]:
    return [[code, name.replace("/", ""), *amounts] for code, name, amounts in printed]


RUNS_ON: tuple[Printed, ...] = (
    ("", "合计", ("1,250.77", "1,142.00", "108.77")),
    ("205", "教育", ("104.00", "104.00", "")),
    ("2080505", "机关事业单位基本养老保险缴费支出", ("", "1,020.00", "")),
    ("2080506", "机关事业单位职业年金缴费支出", ("", "10.00", "")),
    ("210", "卫生健康支出", ("16.77", "8.00", "8.77")),
    ("2101103", "其他行政事业单位养老支出", ("", "", "100.00")),
)


def test_a_name_that_runs_on_over_a_blank_cell_takes_no_column_from_others() -> None:
    assert only_grid(_table(*RUNS_ON))[1:] == _said(RUNS_ON)


WRAPPED: tuple[Printed, ...] = (
    ("", "合计", ("140.00", "128.00", "12.00")),
    ("208", "社会保障和就业支/出", ("104.00", "104.00", "")),
    ("20805", "行政事业单位养老/支出", ("104.00", "104.00", "")),
    ("2080505", "机关事业单位基本/养老保险缴费支出", ("", "104.00", "")),
    ("210", "卫生健康支出", ("16.00", "4.00", "12.00")),
    ("213", "农林水支出", ("20.00", "20.00", "")),
)


@pytest.mark.parametrize("beside", [0, -1])
@pytest.mark.parametrize("coded", [True, False])
def test_amounts_beside_the_first_or_the_last_line_of_a_name_are_of_all_of_it(
    coded: bool, beside: int
) -> None:
    printed = WRAPPED if coded else tuple(("", name, said) for _, name, said in WRAPPED)
    rows = only_grid(_table(*printed, beside=beside))[1:]
    assert rows == [row if coded else row[1:] for row in _said(printed)]


def _mostly_blank(*, total: bool) -> tuple[Printed, ...]:
    names = ("教育", "卫生", "水利", "住房", "农林", "粮油", "社区", "财政", "应急", "其他")
    rows = [
        ("", name, tuple("61.40" if at in (n % 6, (n * n) % 6) else "" for at in range(6)))
        for n, name in enumerate(names)
    ]
    whole = ("", "合计", ("122.80", "61.40", "10.00", "20.00", "30.00", "40.00"))
    return tuple([whole] * total + rows)


@pytest.mark.parametrize("total", [True, False])
def test_rows_that_are_blank_mostly_are_a_table_where_figures_stand_in_line(total: bool) -> None:
    printed = _mostly_blank(total=total)
    assert only_grid(_table(*printed))[1:] == [row[1:] for row in _said(printed)]
