"""Rows that a page break parts so that each half has what the other lacks: the code stands at the foot of a
page, the name and the amounts at the top of the next; or a name begins there and ends here.

Rows of one list and its panel → as many or fewer, each whole. The upper half states no amount, the lower one
does. Where both print words, these make the name that the lists of codes give to the code of one of them (so
they may on one page: somebody went on with a name in the next row of a sheet); else no other row of the list
is such a half, so that neither can be a row by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from pipeline.model.document import Cell
from pipeline.recognize.broken_rows import filled, together, turns_page
from pipeline.recognize.columns import Panel
from pipeline.recognize.regions import Row
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold, tidy
from pipeline.vocabulary import Headings

IsNamed = Callable[[str, str], bool]
"""(code, name) → whether a list gives the code that name."""


def without_halves(
    rows: Sequence[Row], panel: Panel, headings: Headings, is_named: IsNamed
) -> tuple[Row, ...]:
    """Put the halves of rows together."""
    halves = _Halves(rows, panel, headings, is_named)
    whole: list[Row] = []
    for index, row in enumerate(rows):
        above = rows[index - 1]
        are_halves = halves.are_of_one if whole and turns_page(above, row) else halves.name_one_code
        if whole and are_halves(above, row):
            whole[-1] = _joined(whole[-1], row)
        else:
            whole.append(row)
    return tuple(whole)


class _Kind(Enum):
    """What a row is like that might be half of one."""

    CODE = "a code alone"
    UNCODED = "amounts without a code"
    PART = "no amounts, or none that it says of what they are"


@dataclass(frozen=True)
class _Halves:
    """The rows that may be halves, and what tells it."""

    rows: Sequence[Row]
    panel: Panel
    headings: Headings
    is_named: IsNamed

    def are_of_one(self, above: Row, row: Row) -> bool:
        """Whether two rows are halves of one."""
        if self._states(above) or not self._states(row):
            return False
        if self._names_all(above) or self._names_all(row):
            return False
        codes, names = self._codes(above), self._names(above)
        own_codes, own_names = self._codes(row), self._names(row)
        if (codes and own_codes) or not (codes or names):
            return False
        if own_names:
            return (
                self._is_one_name(codes or own_codes, names, own_names)
                if names
                else self._lacks_code(above, row)
            )
        return not own_codes and self._lacks_all(above, row)

    def name_one_code(self, above: Row, row: Row) -> bool:
        """Whether two rows, of which the lower alone states amounts and one has a code, print its name
        together."""
        if self._states(above) or not self._states(row):
            return False  # most rows: all state amounts
        names, own_names = self._names(above), self._names(row)
        if not (names and own_names):
            return False
        codes, own_codes = self._codes(above), self._codes(row)
        one_has_code = bool(codes) is not bool(own_codes)
        return one_has_code and self._is_one_name(codes or own_codes, names, own_names)

    def _is_one_name(self, codes: list[Cell], names: list[Cell], rest: list[Cell]) -> bool:
        """Whether the words of both halves are the name of the code."""
        if not len(names) == len(rest) == 1:
            return False
        code = "".join(fold(cell.text) for cell in codes)
        return self.is_named(code, tidy(together(names[0], rest[0])))

    def _lacks_code(self, *halves: Row) -> bool:
        """Whether no other row is a code alone, or states amounts without a code."""
        return not (self._others(_Kind.CODE, halves) or self._others(_Kind.UNCODED, halves))

    def _lacks_all(self, *halves: Row) -> bool:
        """Whether each other row both states amounts and says of what."""
        return not self._others(_Kind.PART, halves)

    def _others(self, kind: _Kind, halves: Sequence[Row]) -> int:
        """How many rows but these, and but totals, are of a kind; no half is a total."""
        return self._counts[kind] - sum(kind in self._kinds(half) for half in halves)

    @cached_property
    def _counts(self) -> Counter[_Kind]:
        listed = (row for row in self.rows if not self._names_all(row))
        return Counter(kind for row in listed for kind in self._kinds(row))

    def _kinds(self, row: Row) -> Iterator[_Kind]:
        states, codes, names = self._states(row), self._codes(row), self._names(row)
        if codes and not (names or states):
            yield _Kind.CODE
        if states and not codes:
            yield _Kind.UNCODED
        if not (states and (codes or names)):
            yield _Kind.PART

    def _states(self, row: Row) -> bool:
        width = len(row)
        return any(
            slot.column < width and not is_blank(row[slot.column].text) for slot in self.panel.slots
        )

    def _naming(self, row: Row) -> list[Cell]:
        return [row[column] for column in sorted(filled(row, self.panel.naming))]

    def _codes(self, row: Row) -> list[Cell]:
        return [cell for cell in self._naming(row) if fold(cell.text).isdigit()]

    def _names(self, row: Row) -> list[Cell]:
        return [cell for cell in self._naming(row) if not fold(cell.text).isdigit()]

    def _names_all(self, row: Row) -> bool:
        return any(self.headings.is_total_row(cell.text) for cell in row)


def _joined(above: Row, row: Row) -> Row:
    return tuple(
        _cell(cell, row[column] if column < len(row) else None) for column, cell in enumerate(above)
    )


def _cell(upper: Cell, lower: Cell | None) -> Cell:
    if lower is None or not lower.text.strip():
        return upper
    if not upper.text.strip():
        return lower
    return Cell(together(upper, lower), upper.place, upper.column_span, upper.row_span)
