"""A document as docx: real tables with merged headings, captions above them."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx

from tools.corpus.document import Contents, Document, Heading, Paragraph, Table
from tools.corpus.text import cell_text, head_rows

_DAY = datetime.datetime(2020, 1, 1)


def write_docx(document: Document) -> bytes:
    """The whole document; the same document gives the same bytes."""
    made = docx.Document()
    made.core_properties.created = made.core_properties.modified = _DAY
    for line in document.cover:
        made.add_paragraph(line)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            made.add_paragraph(block.text)
        elif isinstance(block, Contents):
            made.add_paragraph("目 录")
            for entry in block.entries:
                made.add_paragraph(entry.text)
        else:
            _table(made, block)
    content = BytesIO()
    made.save(content)
    return _dated(content.getvalue())


def _table(made: Any, table: Table) -> None:
    for line in (table.number, table.title, *table.captions):
        if line:
            made.add_paragraph(line)
    head = head_rows(table)
    grid = made.add_table(len(head) + len(table.rows), len(table.columns))
    grid.style = "Table Grid"
    texts = [["" if cell is None else cell for cell in row] for row in head]
    texts += [[cell_text(cell) for cell in row.cells] for row in table.rows]
    cells = list(grid._cells)  # asking for one cell at a time is quadratic
    width = len(table.columns)
    for row_no, row in enumerate(texts):
        for place, text in enumerate(row):
            if text:
                cells[row_no * width + place].text = text
    for top, left, bottom, right in head_spans(table):
        if (top, left) != (bottom, right):
            cells[top * width + left].merge(cells[bottom * width + right])
    if table.note:
        made.add_paragraph(table.note)


def head_spans(table: Table) -> list[tuple[int, int, int, int]]:
    """(top, left, bottom, right) of every cell of the heading, all inclusive."""
    head = head_rows(table)
    spans = []
    for top, row in enumerate(head):
        for left, text in enumerate(row):
            path = table.columns[left].path
            if text is None or top >= len(path):
                continue
            right = left
            while right + 1 < len(row) and row[right + 1] is None:
                right += 1
            bottom = len(head) - 1 if top == len(path) - 1 else top
            spans.append((top, left, bottom, right))
    return spans


def _dated(content: bytes) -> bytes:
    """The archive with one date on all its members, so that bytes do not tell the time."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _DAY.timetuple()[:6]), source.read(name), ZIP_DEFLATED)
    return made.getvalue()
