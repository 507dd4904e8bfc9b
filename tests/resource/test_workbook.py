"""Workbooks: the quicker sheets write what XlsxWriter's own would."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.worksheet import Worksheet

from pipeline.resource import workbook
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
    bold = workbook.add_format({"bold": True})
    _write_styled(workbook.add_worksheet("丁"), style, bold)
    both = workbook.add_worksheet("戊")
    both.set_row(1, 30, style)
    _write_styled(both, style, bold)
    workbook.close()
    return path.read_bytes()


def _write_styled(sheet: Any, style: Any, bold: Any) -> None:
    """Rows of texts with formats, the columns not in their order; other cells above and below."""
    some = [["1.50", "1.50", "甲"], ["", "1.50", ""], ["甲", "", "乙"]]
    rows = [*some, *([f"{number}", f"第{number}项", "甲"] for number in range(2_500))]
    columns = (4, 1, 2)

    def number(text: str) -> tuple[str | float | None, Any]:
        return (float(text) if text[:1].isdigit() else text or None), bold

    def words(text: str) -> tuple[str | float | None, Any]:
        return text or None, style

    cells = (number, words, words)
    sheet.write_string(0, 0, "表名")
    if type(sheet) is not Worksheet:
        sheet.write_styled(3, columns, rows, cells)
        sheet.write_styled(3 + len(rows), columns, [], cells)
    else:
        _write_each(sheet, columns, rows, cells)
    sheet.write_string(3 + len(rows), 6, "注")


def _write_each(sheet: Any, columns: Any, rows: Any, cells: Any) -> None:
    for row, texts in enumerate(rows, start=3):
        for column, text, cell_of in zip(columns, texts, cells, strict=True):
            value, said = cell_of(text)
            if value is None:
                sheet.write_blank(row, column, None, said)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, said)
            else:
                sheet.write_number(row, column, value, said)


def test_a_quick_sheet_has_the_bytes_of_a_stock_one(tmp_path: Path) -> None:
    assert _write(tmp_path / "a.xlsx", None) == _write(tmp_path / "b.xlsx", Worksheet)


def test_a_large_sheet_is_held_once_while_it_is_written() -> None:
    workbook = open_workbook(BytesIO(), "题名")
    text = "<row><c><v>1</v></c></row>" * 1_000
    packager = workbook._get_packager()
    part = packager._filename("xl/worksheets/sheet1.xml")
    tracemalloc.start()
    try:
        for _ in range(200):
            part.write(text)
        content = part.getvalue()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert content == (text * 200).encode()
    assert most < 1.5 * len(content)


def test_shared_texts_are_written_as_xlsxwriter_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is to be escaped or kept among what is not, and nothing else."""
    texts = ["收入", " 空", "空 ", "一\n二", "a&b", "<r>c</r>", "_x000D_", "_", "\x01", "12.5"]

    def written(path: Path) -> bytes:
        book = open_workbook(path, "题名")
        sheet = book.add_worksheet("甲")
        for row, text in enumerate([*texts, *texts]):
            sheet.write_string(row, 0, text)
        book.close()
        return path.read_bytes()

    ours = written(tmp_path / "ours.xlsx")
    monkeypatch.setattr(workbook, "_SharedStrings", SharedStrings)
    assert written(tmp_path / "stock.xlsx") == ours
