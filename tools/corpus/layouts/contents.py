"""The contents page: parts, the headings right below them, and the titles of tables."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.classification import numeral
from tools.corpus.document import Block, Contents, Heading, Table
from tools.corpus.writing import Pen


def contents(pen: Pen, blocks: Sequence[Block], tables: bool = True) -> Contents:
    entries = []
    count = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            count = 0 if block.level == 1 else count
            entries.append(Heading(pen.id("e"), block.level, block.text))
        elif isinstance(block, Table) and tables and block.number:
            count += 1
            entries.append(Heading(pen.id("e"), 2, f"{numeral(count)}、{block.title}"))
    return Contents(pen.id("c"), tuple(entries))


def with_contents(pen: Pen, blocks: Sequence[Block], tables: bool = True) -> tuple[Block, ...]:
    return (contents(pen, blocks, tables), *blocks)
