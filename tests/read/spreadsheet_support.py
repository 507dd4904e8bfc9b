"""Workbooks written in a few lines, and what a reader makes of them.

A sheet is text: → parts the cells of a row, `=>` before the text of a cell merges it over the cells
to its right that say `<`, and those below that say `^`; `|` at the start of a row draws borders around
its cells from the first to the last that says anything (`·` is an empty cell with borders).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from textwrap import dedent

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.document import Document, Grid, Paragraph
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet import read_xlsx

FILE = "岱山县水利局.xlsx"
_LINE = Side(style="thin")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

Shape = str | list[list[str]]


def workbook(*texts: str) -> Workbook:
    """A workbook with a sheet, Sheet1 and so on, for every text."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, text in enumerate(texts, start=1):
        lay_out(made.create_sheet(f"Sheet{number}"), text)
    return made


def lay_out(sheet: Worksheet, text: str) -> None:
    lines = dedent(text).strip("\n").split("\n")
    rows = [[cell.strip(" ") for cell in line.lstrip("|").split("→")] for line in lines]
    for row, (line, cells) in enumerate(zip(lines, rows, strict=True), start=1):
        for column, cell in enumerate(cells, start=1):
            if cell in ("<", "^"):
                continue
            if cell.startswith("=>"):
                down, across = _reach(rows, row - 1, column - 1)
                sheet.merge_cells(None, row, column, row + down, column + across)
            said = cell.removeprefix("=>").strip("· ")
            sheet.cell(row, column).value = said or None
        if line.startswith("|"):
            for column in range(1, len(cells) + 1):
                sheet.cell(row, column).border = BOX


def _reach(rows: list[list[str]], row: int, column: int) -> tuple[int, int]:
    across = down = 0
    while column + across + 1 < len(rows[row]) and rows[row][column + across + 1] == "<":
        across += 1
    below = rows[row + 1 :]
    while down < len(below) and column < len(below[down]) and below[down][column] == "^":
        down += 1
    return down, across


def saved(made: Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(*texts: str) -> Document:
    """The document of a workbook with these sheets."""
    return read_xlsx(FILE, saved(workbook(*texts)))


def shapes(document: Document) -> list[Shape]:
    """A paragraph as its text, a grid as the texts of its rows; ^ for a covered place."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["^" if cell.covered else cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def rewritten(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A zipped file with its parts changed, or dropped where the change gives None."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    return stream.getvalue()


def said_of(reader: Callable[[str, bytes], Document], content: bytes) -> tuple[str, ...]:
    """What is said of a file that is refused, or the format of one that is read; nothing of it empty."""
    try:
        return (reader(FILE, content).format,)
    except Refusal as refusal:
        return ("named" if refusal.where.startswith(FILE) else "", refusal.seen, refusal.way_out)
