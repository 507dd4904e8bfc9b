"""The rows of a table with what their cells hold → a grid, or what a table of layout only wraps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.read.docx.columns import Placed
from pipeline.read.docx.merges import PlacedCell, cell_text, merged_rows
from pipeline.read.docx.raw import Mark, Raw, RawGrid, RawParagraph
from pipeline.read.docx.table import TableCell, TableRow
from pipeline.read.stacked_cells import line_of, rows_within

_ENTRY = 60
"""An entry of a form is seldom longer than so many characters."""

Held = Sequence[Sequence[Sequence[Raw]]]
"""What each cell of each row holds, in order."""


def is_layout(held: Held) -> bool:
    """Whether a table only frames or arranges: it is one cell, or in each row one cell at most says
    anything and they say it in tables or whole passages, or nothing stands beside the tables in it."""
    cells = [cell for row in held for cell in row]
    if len(cells) == 1:
        return True
    is_column = all(sum(map(_says_something, row)) < 2 for row in held)
    if is_column and sum(map(_long_paragraphs, cells)) > 1:
        return True
    if not any(_has_grid(cell) for cell in cells):
        return False
    return is_column or all(_has_grid(cell) or not _text(cell).strip() for cell in cells)


def rows_held(rows: Sequence[TableRow], held: Held) -> list[int]:
    """How many rows each row holds: one, or as many as its cells have lines."""
    counts = []
    for row, of_row in zip(rows, held, strict=True):
        kept = _kept(row, of_row)
        is_merged = any(cell.begins or cell.goes_on for cell, _ in kept)
        counts.append(1 if is_merged else rows_within([_lines(blocks) for _, blocks in kept]))
    return counts


def grid_of(
    rows: Sequence[TableRow],
    held: Held,
    places: Placed,
    counts: Sequence[int],
    marks: Sequence[Mark],
    unseen: Sequence[str],
) -> RawGrid:
    """The table itself, with the cells' own text and without the tables in them; `counts` are the rows
    that each of its rows holds."""
    edges, columns = places
    cells = [
        [
            PlacedCell(at, text, cell.begins, cell.goes_on)
            for at, (cell, _), text in zip(row_edges, _kept(row, of_row), texts, strict=True)
        ]
        for row, of_row, row_edges, count in zip(rows, held, edges, counts, strict=True)
        for texts in _texts([blocks for _, blocks in _kept(row, of_row)], count)
    ]
    made, covered = merged_rows(cells, columns)
    within = [mark for row in held for cell in row for raw in cell for mark in _marks(raw)]
    return RawGrid(made, (*marks, *within), (*unseen, *covered))


def flattened(held: Held) -> list[Raw]:
    """What all cells hold, in reading order."""
    return [raw for row in held for cell in row for raw in cell]


def nested(held: Held) -> Iterator[RawGrid]:
    """The tables within a table's cells."""
    return (raw for raw in flattened(held) if isinstance(raw, RawGrid))


def unseen_texts(covered: Sequence[Sequence[Raw]]) -> list[str]:
    """What is said in cells that another lies over."""
    return [text for blocks in covered if (text := _text(blocks)).strip()]


def _kept(row: TableRow, held: Sequence[Sequence[Raw]]) -> list[tuple[TableCell, Sequence[Raw]]]:
    return [(c, blocks) for c, blocks in zip(row.cells, held, strict=True) if c.span.is_kept]


def _long_paragraphs(blocks: Sequence[Raw]) -> int:
    """How many paragraphs a cell holds as a text has them, rather than entries of a form."""
    return sum(isinstance(raw, RawParagraph) and len(raw.text) > _ENTRY for raw in blocks)


def _says_something(blocks: Sequence[Raw]) -> bool:
    return _has_grid(blocks) or bool(_text(blocks).strip())


def _has_grid(blocks: Sequence[Raw]) -> bool:
    return any(isinstance(raw, RawGrid) for raw in blocks)


def _texts(cells: Sequence[Sequence[Raw]], count: int) -> Iterator[list[str]]:
    """What the cells of a row say, row by row of those that it holds."""
    if count == 1:
        yield [_text(blocks) for blocks in cells]
        return
    lines = [_lines(blocks) for blocks in cells]
    for row in range(count):
        yield [cell_text([line_of(cell, row)]) for cell in lines]


def _text(blocks: Sequence[Raw]) -> str:
    return cell_text(_paragraphs(blocks))


def _lines(blocks: Sequence[Raw]) -> list[str]:
    """The lines of a cell as they are set, blank ones too."""
    return "\n".join(_paragraphs(blocks)).split("\n")


def _paragraphs(blocks: Sequence[Raw]) -> list[str]:
    return [raw.text for raw in blocks if isinstance(raw, RawParagraph)]


def _marks(raw: Raw) -> tuple[Mark, ...]:
    return raw.marks if isinstance(raw, RawParagraph) else ()
