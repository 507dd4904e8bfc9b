"""Plain workbooks: the bytes are those that XlsxWriter would write; how wide a column is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

import openpyxl
import pytest
from xlsxwriter.worksheet import Worksheet

from pipeline.resource.plain_workbook import HEADING, write_sheets
from pipeline.resource.sheet_rows import WIDEST, width
from pipeline.resource.sheets import Cell, Sheet
from pipeline.resource.workbook import open_workbook

ROWS: list[list[Cell]] = [
    ["收入 <&>", Decimal("1.50"), True, None, ""],
    ["收入 <&>", 2, False, " 空 ", "a\nb"],
    [None, "", None, None, None],
    ["_x0041_", 0.1, "支出", 1, "x" * 40_000],
    [Decimal("1234567890123.45"), Decimal("12345678901234.56"), Decimal("0.1000000000000000")],
    ["a\x00\u202eb", "=1+1", -3, "尾\n", '"'],
    *([None, None, number, 1.5] for number in range(40)),
    [],
]
LONG: list[list[Cell]] = [
    [
        f"文 {number % 700}" if number % 5 else None,
        None if 1_000 < number < 1_040 else Decimal(number) / 8,
        Decimal("1234567890123456789") if number == 2_100 else f"后 {number}" * (number > 2_090),
        None if number < 4_000 else number % 2 == 0,
    ]
    for number in range(4_120)
]
"""More rows than are written together."""
SHEETS = (
    Sheet("说明 Readme", ("column", "一个比六十个字母还要长的栏名" * 5), [["收入", "支出"]]),
    Sheet("数据 Data", ("甲", "乙", "b", "b", "丙 <"), ROWS),
    Sheet("空", ("无",), ()),
    Sheet("长 Long", ("甲", "乙", "丙", "丁"), LONG),
    Sheet("Wide", tuple(f"c{number}" for number in range(60)), [[None] * 58 + ["末", 1]]),
)


def _stock(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The same by XlsxWriter alone, cell by cell."""
    content = io.BytesIO()
    workbook = open_workbook(content, title)
    workbook.worksheet_class = Worksheet
    heading = workbook.add_format(dict(HEADING))
    for each in sheets:
        sheet = workbook.add_worksheet(each.name)
        rows = [list(row) for row in each.rows]
        for column, name in enumerate(each.columns):
            sheet.write_string(0, column, name, heading)
            cells = (width(row[column]) for row in rows if column < len(row))
            widest = max(chain((len(name) + 2, 10), cells))
            sheet.set_column(column, column, min(widest, WIDEST))
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(each.columns) - 1)
    workbook.close()
    return content.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, str) and cell:
        cleaned = cell.replace("\x00", "\u2400").replace("\u202e", "")
        sheet.write_string(row, column, cleaned[:32_767])
    elif isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) > 15:
        sheet.write_string(row, column, format(cell, "f"))
    elif cell is not None and cell != "":
        sheet.write_number(row, column, float(cell))


def _written(title: str, sheets: Sequence[Sheet]) -> bytes:
    content = io.BytesIO()
    write_sheets(title, sheets, content)
    return content.getvalue()


@pytest.mark.parametrize("title", ["题名", "a & <b>@"])
def test_a_plain_workbook_has_the_bytes_of_a_stock_one(title: str) -> None:
    assert _written(title, SHEETS) == _stock(title, SHEETS)
    assert _written(title, SHEETS[2:3]) == _stock(title, SHEETS[2:3])


def test_a_text_that_looks_like_rich_text_is_text() -> None:
    """XlsxWriter would write it as it is, into the XML."""
    content = io.BytesIO(_written("题名", [Sheet("甲", ("乙",), [["<r>丙</r>"]])]))
    assert openpyxl.load_workbook(content).worksheets[0]["A2"].value == "<r>丙</r>"


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
