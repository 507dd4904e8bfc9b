"""One row of one panel of a table, as it is read: what it names and the cells of its amounts."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Cell, Place
from pipeline.model.frozen import made_at_once
from pipeline.values.amounts import is_beyond, is_blank, is_dash, is_misprinted, parse_amount
from pipeline.values.units import with_own_unit


@made_at_once
@dataclass(frozen=True, slots=True)
class Line:
    """One row of one panel. `amounts` and `words` follow the panel's slots and words.

    `code_2` is a second classification's code that the row prints, `unit_code` that of a unit.
    `parts` are the names that make the label, `position` the column of the last of them (of the
    first where the last is a total's), None where nothing tells how deep a row stands.
    """

    sequence: Cell | None
    code: str
    label: str
    place: Place
    words: tuple[Cell | None, ...]
    amounts: tuple[Cell | None, ...]
    label_cell: Cell | None = None
    inferred: bool = False
    is_merged: bool = False
    """its code and name are those of a merged cell that begins further up"""
    printed_label: str | None = None
    """what the row itself prints of its label in the naming columns, where that is not all of it"""
    code_2: str = ""
    classification_2: str = ""
    unit_code: str = ""
    unit_part: str = ""
    """the name that it prints in a column of units, whose figures it states"""
    parts: tuple[Cell, ...] = ()
    position: int | None = None
    naming: tuple[Cell | None, ...] = ()
    """what it prints in the naming columns, cell by cell"""

    @property
    def has_amounts(self) -> bool:
        return any(cell is not None and _states(cell.text) for cell in self.amounts)

    @property
    def names_something(self) -> bool:
        return bool(self.code or self.label)

    @property
    def is_blank(self) -> bool:
        if self.names_something:
            return False
        return all(cell is None or is_blank(cell.text) for cell in (*self.words, *self.amounts))


BodyRow = tuple[Line, ...]


def is_name_only(line: Line) -> bool:
    """Whether a line prints a name and nothing else that would be lost with it."""
    others = (line.sequence, *line.words, *line.amounts)
    return bool(line.label) and not line.code and all(not c or is_blank(c.text) for c in others)


def _states(text: str) -> bool:
    is_number = parse_amount(text) is not None or with_own_unit(text) is not None
    return is_number or is_dash(text) or is_beyond(text) or is_misprinted(text)
