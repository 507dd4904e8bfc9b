"""A small form as a workbook, and what of it may be changed."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.document import Document
from pipeline.read.spreadsheet import read_xlsx
from tests.read.spreadsheet_support import (
    FILE,
    rewritten,
    saved,
    workbook,
)

FORM = """
    收入总表
    项目 → 金额 → 备注
    水利 → 1.20 → 无
    合计 → 1.20 → 无
    """
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(change: Callable[[Worksheet], object], *texts: str) -> Document:
    """The document of a workbook whose first sheet was changed."""
    made = workbook(*(texts or (FORM,)))
    change(made.worksheets[0])
    return read_xlsx(FILE, saved(made))


def with_part(end: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The form's file with the parts whose name ends so changed."""
    return rewritten(
        saved(workbook(FORM)), lambda name, part: change(part) if name.endswith(end) else part
    )


def put(part: bytes, cells: bytes) -> bytes:
    """A sheet with cells put into its third row before those that are there."""
    start = part.index(b">", part.index(b'<row r="3"')) + 1
    end = part.index(b"</c>", start) + 4
    return part[:start] + cells + part[end:]
