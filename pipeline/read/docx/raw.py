"""The text in the making: paragraphs and tables before it is known on which line they stand.

A paragraph's text may hold, as marks of its own, page breaks and references to notes; XML can hold
neither of these characters, so that they never come from the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PAGE_BREAK = "\f"
NOTE_BEGINS, NOTE_ENDS = "\x0e", "\x0f"


class Mark(StrEnum):
    """What a paragraph or table held that is not plainly its text."""

    TRACKED = "tracked"
    HIDDEN = "hidden"
    STRUCK = "struck"
    PICTURE = "picture"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """One paragraph, its number printed before it."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class RawCell:
    """One place of a table's grid; `covered` where a merged cell lies over it."""

    text: str = ""
    column_span: int = 1
    row_span: int = 1
    covered: bool = False


@dataclass(frozen=True, slots=True)
class RawGrid:
    """A table with as many cells in each row as it has columns; `unseen` is what stands in cells
    that merged ones lie over, where no one sees it."""

    rows: tuple[tuple[RawCell, ...], ...]
    marks: tuple[Mark, ...] = ()
    unseen: tuple[str, ...] = ()


Raw = RawParagraph | RawGrid
