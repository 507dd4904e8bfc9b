"""The pages of a disclosure's PDFs as pictures: what was found on them, and what it was bound to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.model.disclosure import Disclosure, Source
from pipeline.model.document import Cell, Document, Grid
from pipeline.model.laid import Box
from pipeline.model.table import ColumnRole, Table
from pipeline.read.archive import unpack
from pipeline.read.pdf.draw import Bindings, Bound, Tint, draw_pages
from pipeline.values.text import bare

_TINTS = {
    ColumnRole.CODE: Tint.NAME,
    ColumnRole.LABEL: Tint.NAME,
    ColumnRole.MEASURE: Tint.AMOUNT,
    ColumnRole.SEQUENCE: Tint.WORDS,
    ColumnRole.TEXT: Tint.WORDS,
}
_Key = tuple[int, Box]


def draw(disclosure: Disclosure, folder: Path) -> Iterator[Path]:
    """Write a PNG of every PDF page that holds a table into the folder; the paths, as written.

    `page-007.png`; of the second and later PDFs of a disclosure `2-page-007.png`. Raises Refusal for
    a page that cannot be drawn, OSError where the folder cannot be written.
    """
    paged = [(s, d) for s in disclosure.sources for d in s.documents if d.format == "pdf"]
    for number, (source, document) in enumerate(paged, start=1):
        grids = [block for block in document.blocks if isinstance(block, Grid)]
        bound = bindings(grids, [t for t in disclosure.tables if t.place.file == document.file])
        prefix = f"{number}-" if number > 1 else ""
        drawn = draw_pages(document.file, _content(source, document), grids, bound, document.laid)
        for page, picture in drawn:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{prefix}page-{page:03}.png"
            picture.save(path)
            yield path


def _content(source: Source, document: Document) -> bytes:
    """The bytes of a document: its source's own, or those of an archive's member."""
    if document.file == source.name:
        return source.content
    return dict(unpack(source.name, source.content))[document.file]


def bindings(grids: Sequence[Grid], tables: Sequence[Table]) -> Bindings:
    """What became of every cell of the grids that was bound or prints something."""
    bound = _bound(tables)
    texts = _published_texts(tables)
    headers = {bare(cell.text) for t in tables for row in t.header for cell in row if cell}
    for row in (row for grid in grids for row in grid.rows):
        in_table = any(_key(cell) in bound for cell in row)
        for cell in row:
            key = _key(cell)
            if key is not None and key not in bound and cell.text.strip():
                beside = texts[cell.place.page, cell.place.line]
                bound[key] = Bound(_left_over(bare(cell.text), in_table, beside, headers))
    return bound


def _key(cell: Cell) -> _Key | None:
    place = cell.place
    return (place.page, place.box) if place.page is not None and place.box else None


def _bound(tables: Sequence[Table]) -> dict[_Key, Bound]:
    """The cells of the tables themselves: headers, and the columns of the bodies."""
    bound: dict[_Key, Bound] = {}
    for table in tables:
        heads = (cell for row in table.header for cell in row if cell is not None)
        bound |= {key: Bound(Tint.HEADER) for key in filter(None, map(_key, heads))}
        for row in table.body:
            for column, cell in zip(table.columns, row, strict=True):
                if cell is not None and (key := _key(cell)):
                    bound.setdefault(key, Bound(_TINTS[column.role], column.index + 1))
    return bound


def _published_texts(tables: Sequence[Table]) -> dict[tuple[int | None, int | None], list[str]]:
    """(page, line) → what is published of it."""
    texts = defaultdict[tuple[int | None, int | None], list[str]](list)
    for cell in (cell for t in tables for row in t.body for cell in row if cell is not None):
        texts[cell.place.page, cell.place.line].append(bare(cell.text))
    return texts


def _left_over(text: str, in_table: bool, beside: Sequence[str], headers: set[str]) -> Tint:
    """A cell that no column holds itself: a part of a name or code, a header repeated on the next
    page, or lost."""
    if in_table:
        return Tint.NAME if any(text in other for other in beside) else Tint.UNBOUND
    return Tint.HEADER if text in headers else Tint.OUTSIDE
