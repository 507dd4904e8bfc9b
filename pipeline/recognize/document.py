"""Documents of one disclosure + Identity → Recognized."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.model.document import Block, Document, Grid
from pipeline.model.identity import Entity, EntityLevel, Identity
from pipeline.model.recognized import Prose, Recognized
from pipeline.model.table import Table
from pipeline.recognize.apart import apart
from pipeline.recognize.captions import Captioned, Passage, caption_grids
from pipeline.recognize.covered_rows import without_covered_rows
from pipeline.recognize.money_codes import with_plain_codes
from pipeline.recognize.stacked_lines import unstacked
from pipeline.recognize.stitch import stitch
from pipeline.recognize.tables import build_table
from pipeline.recognize.units_by_code import with_units_named
from pipeline.values.outline import split_number
from pipeline.values.pinyin import syllables
from pipeline.values.text import bare, fold
from pipeline.vocabulary import Headings, Vocabulary

_LONGEST_SLUG = 60
_DRAWN = "pdf"
"""The format in which the lines of a cell are where its words break, and no more."""


def recognize(
    documents: Sequence[Document], identity: Identity, vocabulary: Vocabulary
) -> Recognized:
    """Find and understand all tables and all prose; tables are numbered through the documents."""
    items = [
        item
        for document in documents
        for item in stitch(
            caption_grids(_with_tables_apart(document, vocabulary), vocabulary.captions)
        )
    ]
    entities = _entities(items, identity)
    tables: list[Table] = []
    prose: list[Prose] = []
    current = entities[0]
    for item in items:
        if isinstance(item, Passage):
            current = _named_in(item.heading, entities) or current
            prose.append(Prose(item.heading, item.path, current, item.place, item.paragraphs))
            continue
        current = _entity_of(item, entities) or current
        titled = _titled(item)
        no = len(tables) + 1
        name = f"{no:02d}-{_slug(titled.caption.title)}"
        tables.append(build_table(titled, no, name, current, identity, vocabulary))
    return Recognized(with_units_named(tables, vocabulary), tuple(prose), entities)


def _with_tables_apart(document: Document, vocabulary: Vocabulary) -> Document:
    lined = document.blocks if document.format == _DRAWN else map(_by_lines, document.blocks)
    blocks = tuple(_plain(block, vocabulary.headings) for block in lined)
    return replace(document, blocks=tuple(apart(blocks, vocabulary)))


def _plain(block: Block, headings: Headings) -> Block:
    if not isinstance(block, Grid):
        return block
    return with_plain_codes(without_covered_rows(block), headings)


def _by_lines(block: Block) -> Block:
    return unstacked(block) if isinstance(block, Grid) else block


def _entities(items: Iterable[Captioned | Passage], identity: Identity) -> tuple[Entity, ...]:
    """Who reports in a document: the one that it is of first, then units with tables of their own.

    A unit is told from its department by a budget code that continues the department's.
    """
    stated: dict[str, str] = {}
    for item in items:
        if isinstance(item, Captioned) and item.caption.organisation:
            code, name = item.caption.organisation
            stated[name] = stated.get(name) or code
    own = identity.unit or identity.department
    own_name = next((name for name in stated if fold(name) == fold(own)), own)
    level = EntityLevel.UNIT if identity.unit else EntityLevel.DEPARTMENT
    first = Entity(own_name, stated.get(own_name, ""), level)
    others = [
        Entity(name, code, EntityLevel.UNIT)
        for name, code in stated.items()
        if name != own_name and code and code.startswith(first.code) and code != first.code
    ]
    return (first, *others)


def _entity_of(item: Captioned, entities: Sequence[Entity]) -> Entity | None:
    if item.caption.organisation is None:
        return None
    return next((e for e in entities if e.name == item.caption.organisation[1]), None)


def _named_in(heading: str, entities: Sequence[Entity]) -> Entity | None:
    """The entity that a heading names, the longest name first."""
    named = [entity for entity in entities if heading and fold(entity.name) in fold(heading)]
    return max(named, key=lambda entity: len(entity.name), default=None)


def _titled(item: Captioned) -> Captioned:
    """A table without a title has that of the section it stands in."""
    if item.caption.title or not item.section:
        return item
    title = split_number(item.section[-1]).text.rstrip("：:")
    return replace(item, caption=replace(item.caption, title=title))


@lru_cache(maxsize=4096)
def _slug(title: str) -> str:
    """A table's title in pinyin, cut to what a file name should have; "table" without one."""
    plain = re.sub(r"^(?:19|20)\d{2}年度?", "", bare(title))
    slug = ""
    for syllable in syllables(
        plain, lambda other: "".join(c.lower() for c in other if c.isascii())
    ):
        clean = re.sub(r"[^a-z0-9]", "", syllable)
        if len(slug) + len(clean) > _LONGEST_SLUG:
            break
        slug += clean
    return slug or "table"
