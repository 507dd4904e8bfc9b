"""A disclosure that was understood → what its package is made of: without what only the stages before need.

Of a large one these are some hundredths of its memory, which is free again before its files are written.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.disclosure import Disclosure
from pipeline.model.document import Block, Document, Grid


def to_publish(disclosure: Disclosure) -> Disclosure:
    """The disclosure without the rows of the grids that its documents were read as: the tables and the text
    of the pages stay."""
    return replace(
        disclosure,
        sources=tuple(
            replace(source, documents=tuple(map(_without_rows, source.documents)))
            for source in disclosure.sources
        ),
    )


def _without_rows(document: Document) -> Document:
    blocks: list[Block] = []
    for block in document.blocks:
        blocks.append(replace(block, rows=()) if isinstance(block, Grid) else block)
    return replace(document, blocks=tuple(blocks))
