"""The XML of paragraphs and tables that all writers of docx share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from tests.roundtrip.captioned import merged_over
from tests.roundtrip.printed import PrintedRow, PrintedTable

CENTRED = "<w:jc w:val='center'/>"
RIGHT = "<w:jc w:val='right'/>"
_SCRIPTS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a row as Word has it: what lies below a cell that is merged down is a cell too."""

    text: str
    column: int
    columns: int
    merge: str = ""
    """restart, continue or nothing"""


def with_namespace(xml: str) -> str:
    return re.sub(r"^<w:(\w+)", rf"<w:\1 {nsdecls('w')}", xml, count=1)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph; Latin and Chinese in runs of their own, as Word keeps their fonts apart."""
    runs = "<w:br/>".join(
        "".join(
            f"<w:t xml:space='preserve'>{escape(run)}</w:t></w:r><w:r>"
            for run in _SCRIPTS.findall(line)
        )
        for line in text.split("\n")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{runs}</w:r></w:p>"


def word_rows(rows: Sequence[PrintedRow]) -> Iterator[list[WordCell]]:
    """The rows of a table, each place of it in a cell."""
    below: dict[int, tuple[int, int]] = {}  # by column, the rows and columns a cell still lies over
    for row in rows:
        yield list(_word_row(row, below))


def _word_row(row: PrintedRow, below: dict[int, tuple[int, int]]) -> Iterator[WordCell]:
    column = 0
    while column < len(row):
        cell = row[column]
        if cell is None:
            left, columns = below.pop(column)
            yield WordCell("", column, columns, "continue")
            if left > 1:
                below[column] = (left - 1, columns)
            column += columns
            continue
        yield WordCell(cell.text, column, cell.columns, "restart" if cell.rows > 1 else "")
        if cell.rows > 1:
            below[column] = (cell.rows - 1, cell.columns)
        column += cell.columns


def merge_of(cell: WordCell) -> str:
    """The property that merges a cell down."""
    if cell.merge == "continue":
        return "<w:vMerge/>"
    return f"<w:vMerge w:val='{cell.merge}'/>" if cell.merge else ""


def table(header: Sequence[PrintedRow], body: Sequence[PrintedRow]) -> str:
    """A table whose header rows repeat on every page."""
    rows = (*header, *body)
    if not rows:
        return "<w:p/>"
    width = len(rows[0])
    columns = f"<w:gridCol w:w='{12000 // width}'/>" * width
    lines = [_row(row, index < len(header)) for index, row in enumerate(word_rows(rows))]
    return (
        "<w:tbl><w:tblPr><w:tblStyle w:val='TableGrid'/><w:tblW w:w='0' w:type='auto'/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def caption_rows(table: PrintedTable) -> Iterator[PrintedRow]:
    """The lines above a table as rows of it: each merged over the whole width."""
    for text in (table.title, *table.caption):
        yield merged_over(text, table.width)


def _row(cells: Sequence[WordCell], is_header: bool) -> str:
    mark = "<w:cantSplit/><w:tblHeader/>" if is_header else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(map(_cell, cells))}</w:tr>"


def _cell(cell: WordCell) -> str:
    span = f"<w:gridSpan w:val='{cell.columns}'/>" if cell.columns > 1 else ""
    return (
        f"<w:tc><w:tcPr><w:tcW w:w='0' w:type='auto'/>{span}{merge_of(cell)}</w:tcPr>"
        f"{paragraph(cell.text, CENTRED)}</w:tc>"
    )
