"""A disclosure that was understood → what its package is made of: without what only the stages before need.

Of a large one these are a tenth of its memory, which is free again before its files are written.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.disclosure import Disclosure
from pipeline.model.frozen import replaced


def to_publish(disclosure: Disclosure) -> Disclosure:
    """The disclosure without the blocks that its documents were read as (the tables and the text of the
    pages stay) and without the cells that its findings compared."""
    return replace(
        disclosure,
        sources=tuple(
            replace(source, documents=tuple(replace(each, blocks=()) for each in source.documents))
            for source in disclosure.sources
        ),
        findings=tuple(
            [replaced(each, cells=()) if each.cells else each for each in disclosure.findings]
        ),
    )
