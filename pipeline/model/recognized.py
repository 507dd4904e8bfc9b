"""What recognition makes of a document: its tables, its prose by heading, who reports in it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Paragraph, Place
from pipeline.model.identity import Entity
from pipeline.model.table import Table


@dataclass(frozen=True, slots=True)
class Prose:
    """The paragraphs under one heading. `path` is the headings above it and its own, outermost first.

    What stands before the first heading has the heading "" and an empty path.
    """

    heading: str
    path: tuple[str, ...]
    entity: Entity
    place: Place
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Recognized:
    """All tables and all prose of one document, in reading order."""

    tables: tuple[Table, ...]
    prose: tuple[Prose, ...]
    entities: tuple[Entity, ...]
