"""What a made-up disclosure is made of: headings, paragraphs, tables, and in them printed figures.

Every node has an id. A document is never changed: `edited` gives another one, in which some nodes
are replaced by others or by nothing. What a figure is of is its `key`: figures with one key are the
same quantity, wherever they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True)
class Figure:
    """One printed number, blank or dash. `value` is what is true, in `unit`, not rounded.

    `signed_by` is the id of the word (增加, 减少) that tells the sign of a change.
    """

    id: str
    key: str
    text: str
    unit: str
    value: Decimal
    signed_by: str = ""


@dataclass(frozen=True)
class Word:
    """A word of a sentence that states something: a direction, a year, that nothing changed."""

    id: str
    kind: str
    text: str


Part = str | Figure | Word


@dataclass(frozen=True)
class Sentence:
    """A sentence in parts. `kind` says what it states: amount, change, share, list, count …"""

    id: str
    kind: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def figures(self) -> Iterator[Figure]:
        return (part for part in self.parts if isinstance(part, Figure))

    def words(self, kind: str = "") -> Iterator[Word]:
        return (p for p in self.parts if isinstance(p, Word) and kind in ("", p.kind))


@dataclass(frozen=True)
class Paragraph:
    id: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class Heading:
    """`level` 1 is a part (第一部分), 2 一、, 3 （一）; `text` has its number in it."""

    id: str
    level: int
    text: str


@dataclass(frozen=True)
class Contents:
    """The contents page: its entries are headings of the document or titles of its tables."""

    id: str
    entries: tuple[Heading, ...]


@dataclass(frozen=True)
class Column:
    """A column by its heading path. `measure` is what its figures are of, "" for names and codes."""

    path: tuple[str, ...]
    measure: str = ""


@dataclass(frozen=True)
class Row:
    """`kind`: body, total, numbers (of the columns) or head (a heading within the table)."""

    id: str
    cells: tuple[str | Figure, ...]
    code: str = ""
    label: str = ""
    kind: str = "body"

    def figures(self) -> Iterator[Figure]:
        return (cell for cell in self.cells if isinstance(cell, Figure))


@dataclass(frozen=True)
class Table:
    """`form` is ours (income, expenditure …); `number` is printed (公开01表); `note` stands below."""

    id: str
    form: str
    number: str
    title: str
    captions: tuple[str, ...]
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    def row(self, row_id: str) -> Row | None:
        return next((row for row in self.rows if row.id == row_id), None)


Block = Heading | Paragraph | Contents | Table
Node = Block | Sentence | Row


@dataclass(frozen=True)
class Document:
    """`cover` are the lines of the first page."""

    cover: tuple[str, ...]
    blocks: tuple[Block, ...]

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    def sentences(self) -> Iterator[Sentence]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.sentences

    def figures(self) -> Iterator[Figure]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    yield from sentence.figures()
            elif isinstance(block, Table):
                for row in block.rows:
                    yield from row.figures()

    def words(self) -> Iterator[Word]:
        return (word for sentence in self.sentences() for word in sentence.words())


Edits = Mapping[str, tuple[Node, ...]]
"""Node id → what stands in its place."""


def edited(document: Document, edits: Edits) -> Document:
    """The document with some nodes replaced. A replaced block is not looked into."""
    return replace(document, blocks=tuple(_blocks(document.blocks, edits)))


def _blocks(blocks: tuple[Block, ...], edits: Edits) -> Iterator[Block]:
    for block in blocks:
        if block.id in edits:
            yield from (node for node in edits[block.id] if not isinstance(node, Sentence | Row))
        elif isinstance(block, Paragraph):
            sentences = _children(block.sentences, edits)
            if sentences:
                yield replace(block, sentences=sentences)
        elif isinstance(block, Table):
            yield replace(block, rows=_children(block.rows, edits))
        elif isinstance(block, Contents):
            yield replace(block, entries=_children(block.entries, edits))
        else:
            yield block


def _children(nodes: tuple, edits: Edits) -> tuple:  # type: ignore[type-arg]
    made: list[Node] = []
    for node in nodes:
        made += edits.get(node.id, (node,))
    return tuple(made)
