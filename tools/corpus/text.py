"""A document as text: from a PDF (a row a line, cells parted by tabs) or from Word (a cell a line).

Beside the text stand the lines, from 1, on which every node is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.corpus.document import Block, Contents, Document, Figure, Heading, Paragraph, Table


@dataclass
class Lines:
    """Text in the making. `places` are node id → the lines of it."""

    lines: list[str] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str, *ids: str) -> None:
        self.lines.append(text)
        for each in ids:
            self.places[each].append(len(self.lines))

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def head_rows(table: Table) -> list[list[str | None]]:
    """The heading of a table over as many rows as its deepest path; None where a cell reaches over.

    A heading goes on to the right where the path so far is the same, and down where its path ends.
    """
    depth = max((len(column.path) for column in table.columns), default=0)
    if not any(column.path[0] for column in table.columns):
        return []
    rows: list[list[str | None]] = []
    for level in range(depth):
        row: list[str | None] = []
        for place, column in enumerate(table.columns):
            before = table.columns[place - 1].path if place else ()
            if level >= len(column.path):
                row.append("")
            elif before[: level + 1] == column.path[: level + 1] and len(before) > level + 1:
                row.append(None)
            else:
                row.append(column.path[level])
        rows.append(row)
    return rows


def cell_text(cell: str | Figure) -> str:
    return cell if isinstance(cell, str) else cell.text


def write_text(document: Document, from_word: bool = False) -> Lines:
    """The whole document."""
    made = Lines()
    for line in document.cover:
        made.add(line)
    made.add("")
    for block in document.blocks:
        _block(made, block, from_word)
    return made


def _block(made: Lines, block: Block, from_word: bool) -> None:
    if isinstance(block, Heading):
        made.add(block.text, block.id)
        made.add("")
    elif isinstance(block, Contents):
        made.add("目 录")
        made.add("")
        for entry in block.entries:
            made.add(entry.text if entry.level == 1 else f"- {entry.text}", entry.id, block.id)
        made.add("")
    elif isinstance(block, Paragraph):
        made.add(block.text, block.id, *(sentence.id for sentence in block.sentences))
        made.add("")
    elif from_word:
        _table_from_word(made, block)
    else:
        _table_from_pdf(made, block)


def _table_from_pdf(made: Lines, table: Table) -> None:
    for line in (table.number, table.title, *table.captions):
        if line:
            made.add(line, table.id)
            made.add("")
    for head in head_rows(table):
        made.add("\t".join(cell or "" for cell in head), table.id)
    for row in table.rows:
        made.add("\t".join(cell_text(cell) for cell in row.cells), row.id, table.id)
    made.add("")
    if table.note:
        made.add(table.note, table.id, f"{table.id} note")
        made.add("")


def _table_from_word(made: Lines, table: Table) -> None:
    made.add(" ".join(filter(None, (table.number, table.title))), table.id)
    for line in table.captions:
        made.add("\t" + line, table.id)
    made.add("")
    for head in head_rows(table):
        _word_row(made, [cell for cell in head if cell is not None], table.id)
    for row in table.rows:
        _word_row(made, [cell_text(cell) for cell in row.cells], row.id, table.id)
    made.add("")
    made.add("")
    if table.note:
        made.add(table.note, table.id, f"{table.id} note")
        made.add("")


def _word_row(made: Lines, cells: Sequence[str], *ids: str) -> None:
    for cell in cells:
        made.add("\t" + cell, *ids)
    made.add("")
