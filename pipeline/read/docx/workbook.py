"""A workbook embedded in a Word file → the part of it that the page shows.

A workbook shown by its content prints the sheet that was active when it was closed, and of that the rows
and columns that its frame takes in (`oleSize`); its other sheets nobody sees. One shown as an icon, or by a
sheet without a table (its cover), is a file that comes with the text, and is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.model.document import Block, Cell, Grid, Remark
from pipeline.read.spreadsheet import read_xlsx
from pipeline.read.spreadsheet.archive import open_archive
from pipeline.read.spreadsheet.markup import tree
from pipeline.read.spreadsheet.xlsx import workbook_path

_AREA = re.compile(r"\$?[A-Z]{1,3}\$?(\d{1,7})(?::\$?[A-Z]{1,3}\$?(\d{1,7}))?")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of an embedded workbook, and what reading it had to say."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...]
    unseen_sheets: tuple[str, ...] = ()
    """The names of those that the page does not show."""


def unpacked_size(name: str, content: bytes) -> int:
    """How many bytes its parts hold together, as they state. Raises Refusal for what is no zip."""
    return sum(info.file_size for info in open_archive(name, content).parts.infolist())


def shown_of(name: str, content: bytes, *, as_icon: bool) -> Shown:
    """Read an embedded workbook (.xlsx). Raises Refusal like its reader."""
    read = read_xlsx(name, content)
    archive = open_archive(name, content)
    path = workbook_path(archive)
    workbook = tree(f"{name}: {path}", archive.read(path))
    page, rows = _active_page(workbook), _rows(workbook)
    of_page = [block for block in read.blocks if block.place.page == page]
    if as_icon or not any(isinstance(block, Grid) for block in of_page):
        return Shown(read.blocks, read.remarks)
    blocks = (_within(block, rows) for block in of_page)
    return Shown(
        tuple(block for block in blocks if block is not None),
        tuple(remark for remark in read.remarks if remark.place.page in (page, None)),
        _names(workbook, {b.place.page for b in read.blocks} - {page}),
    )


def _active_page(workbook: etree._Element) -> int:
    stated = [
        view.get("activeTab", "0")
        for views in workbook.iterchildren("{*}bookViews")
        for view in views.iterchildren("{*}workbookView")
    ]
    tab = stated[0] if stated else "0"
    return int(tab) + 1 if re.fullmatch(r"\d{1,4}", tab, re.ASCII) else 1


def _rows(workbook: etree._Element) -> tuple[int, int] | None:
    """The first and the last row that the frame takes in, None where none is stated."""
    for size in workbook.iterchildren("{*}oleSize"):
        if found := _AREA.fullmatch(size.get("ref", "")):
            return int(found[1]), int(found[2] or found[1])
    return None


def _within(block: Block, rows: tuple[int, int] | None) -> Block | None:
    """What of a block stands in the rows, None where nothing does."""
    if rows is None:
        return block
    if not isinstance(block, Grid):
        line = block.place.line
        return block if line is None or rows[0] <= line <= rows[1] else None
    first, last = rows
    kept = [
        tuple(_cut(cell, last) for cell in row)
        for row in block.rows
        if first <= (row[0].place.line or first) <= last
    ]
    return Grid(tuple(kept), block.layout, block.place) if kept else None


def _cut(cell: Cell, last: int) -> Cell:
    """A cell merged over rows without those below the frame."""
    room = last - (cell.place.line or last) + 1
    return replace(cell, row_span=room) if cell.row_span > room else cell


def _names(workbook: etree._Element, pages: Set[int | None]) -> tuple[str, ...]:
    sheets = (
        s for group in workbook.iterchildren("{*}sheets") for s in group.iterchildren("{*}sheet")
    )
    return tuple(s.get("name", "") for number, s in enumerate(sheets, start=1) if number in pages)
