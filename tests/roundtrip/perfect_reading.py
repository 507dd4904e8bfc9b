"""PrintedDocument → Document, as a reader gives it that loses nothing.

What does not come back from here is lost by recognition; what comes back from here and not from a file
is lost by that format's reader.
"""

from __future__ import annotations

from pipeline.model.document import Block, Cell, Document, Grid, GridLayout, Paragraph, Place
from tests.roundtrip.printed import PrintedCell, PrintedDocument, PrintedLine, PrintedTable


def read_perfectly(document: PrintedDocument) -> Document:
    """Every line a paragraph, every table a grid with its merged cells."""
    name = f"{document.name}.printed"
    blocks: list[Block] = []
    lines: list[str] = []

    def paragraph(text: str) -> None:
        lines.append(text)
        blocks.append(Paragraph(text, Place(name, line=len(lines))))

    for item in document.items:
        if isinstance(item, PrintedLine):
            paragraph(item.text)
            continue
        for text in (item.title, *item.caption):
            paragraph(text)
        if item.rows:
            blocks.append(_grid(item, name, len(lines) + 1))
            lines += ["\t".join(cell.text if cell else "" for cell in row) for row in item.rows]
        for text in item.notes:
            paragraph(text)
    return Document(name, "printed", tuple(blocks), pages=(tuple(lines),))


def _grid(table: PrintedTable, name: str, first: int) -> Grid:
    rows = tuple(
        tuple(_cell(cell, Place(name, line=line)) for cell in row)
        for line, row in enumerate(table.rows, start=first)
    )
    return Grid(rows, GridLayout.SPANNED, Place(name, line=first))


def _cell(cell: PrintedCell | None, place: Place) -> Cell:
    if cell is None:
        return Cell("", place, covered=True)
    return Cell(cell.text, place, cell.columns, cell.rows)
