"""Workbooks: the quicker sheets write what XlsxWriter's own would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pipeline.resource.workbook import open_workbook


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
    rows = workbook.add_worksheet("乙")
    rows.write_string(0, 0, "收入 <&>")
    rows.write_number(0, 1, 0.1)
    rows.write_boolean(1, 0, False)
    _write_styled(workbook.add_worksheet("丁"), style, workbook.add_format({"bold": True}))
    workbook.close()
    return path.read_bytes()


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
