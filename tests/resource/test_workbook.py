"""Workbooks: the quicker sheets write what XlsxWriter's own would; how wide a column is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter.worksheet import Worksheet

from pipeline.resource.workbook import Cell, open_workbook, width

ROWS: list[list[Cell]] = [
    ["收入 <&>", Decimal("1.50"), True, None, ""],
    ["收入 <&>", 2, False, " 空 ", "a\nb"],
    [None, "", None, None, None],
    ["_x0041_", 0.1, "支出", 1, "x" * 40_000],
    [Decimal("1234567890123.45"), Decimal("12345678901234.56"), Decimal("0.1000000000000000")],
]


def _write(path: Path, sheets: type[Any] | None) -> bytes:
    workbook = open_workbook(path, "题名")
    if sheets is not None:
        workbook.worksheet_class = sheets
    style = workbook.add_format({"border": 1})
    plain = workbook.add_worksheet("甲")
    plain.write_string(0, 0, "支出", style)
    plain.write_number(1, 1, 12.5, style)
    plain.write_blank(2, 2, None, style)
    plain.write_string(40, 3, "无格式")
    plain.write_boolean(41, 0, True)
    plain.write_url(42, 0, "internal:'乙'!A1", string="乙")
    plain.merge_range(50, 0, 51, 3, "", style)
    formats = workbook.add_worksheet("丙")
    formats.set_row(0, 30, style)
    formats.write_string(0, 0, "行有格式")
    formats.set_column(5, 5, 20, style)
    formats.write_number(1, 5, 1)
    _write_rows(workbook.add_worksheet("乙"))
    _write_styled(workbook.add_worksheet("丁"), style, workbook.add_format({"bold": True}))
    workbook.close()
    return path.read_bytes()


def _write_rows(sheet: Any) -> None:
    """The rows, each cell by itself where the sheet is XlsxWriter's own."""
    if type(sheet) is not Worksheet:
        assert sheet.write_rows(1, ROWS)[0] == len(ROWS)
        return
    for number, row in enumerate(ROWS, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, bool):
                sheet.write_boolean(number, column, cell)
            elif isinstance(cell, str) and cell:
                sheet.write_string(number, column, cell[:32_767])
            elif isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) > 15:
                sheet.write_string(number, column, format(cell, "f"))
            elif cell is not None and cell != "":
                sheet.write_number(number, column, float(cell))


def _write_styled(sheet: Any, style: Any, bold: Any) -> None:
    """Cells with formats, as told by their keys: of a column, and its text."""
    rows = [
        [(True, "1.50"), (False, "1.50")],
        [(False, ""), (True, "1.50")],
        [(False, "甲"), (True, "")],
    ]

    def cell(key: tuple[bool, str]) -> tuple[str | float | None, Any]:
        value = float(key[1]) if key[0] and key[1] else key[1] or None
        return value, bold if key[0] else style

    if type(sheet) is not Worksheet:
        sheet.write_styled(3, (1, 4), rows, cell)
        return
    for number, row in enumerate(rows, start=3):
        for column, key in zip((1, 4), row, strict=True):
            value, said = cell(key)
            if value is None:
                sheet.write_blank(number, column, None, said)
            elif isinstance(value, str):
                sheet.write_string(number, column, value, said)
            else:
                sheet.write_number(number, column, value, said)


def test_a_quick_sheet_has_the_bytes_of_a_stock_one(tmp_path: Path) -> None:
    assert _write(tmp_path / "a.xlsx", None) == _write(tmp_path / "b.xlsx", Worksheet)


def test_rows_tell_how_wide_they_are(tmp_path: Path) -> None:
    with open_workbook(tmp_path / "a.xlsx", "题名") as workbook:
        sheet = workbook.add_worksheet("甲")
        assert sheet.write_rows(1, ROWS[:2]) == (2, [8, 4, 5, 4, 3])
        assert sheet.write_rows(3, []) == (2, [])


@pytest.mark.parametrize(
    ("cell", "wide"),
    [
        (None, 0),
        ("", 0),
        (12.5, 4),
        ("abc", 3),
        ("支出 a", 6),
        ("“三公”", 8 - 2),
        ("支" * 100, 120),
    ],
)
def test_a_chinese_character_is_twice_as_wide(cell: str | float | None, wide: int) -> None:
    assert width(cell) == wide
