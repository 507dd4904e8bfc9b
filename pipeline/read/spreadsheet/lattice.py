"""A sheet with its merges resolved: which cell starts where, how far it reaches, what it covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from pipeline.model.frozen import made_at_once
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.sheet import MAX_CELLS, Position, Sheet, Span

_FAR_ROWS, _FAR_COLUMNS = 100, 64
"""How far a merge reaches at most beyond the last words and borders."""


class Area(NamedTuple):
    """A rectangle of cells: first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@made_at_once
@dataclass(frozen=True, slots=True)
class Printed:
    """A text where it starts, and how many columns and rows its cell has."""

    row: int
    column: int
    text: str
    columns: int = 1
    rows: int = 1

    @property
    def last(self) -> int:
        return self.column + self.columns - 1


@dataclass(frozen=True, slots=True)
class Lattice:
    """What stands where on a sheet.

    `printed` are the texts by row, left to right; `boxed` the columns with borders by row; `spans`
    the merged cells by where they start; `covers` says which of these covers a place; `reached` from
    where merged cells reach down into a row.
    """

    area: Area
    printed: Mapping[int, Sequence[Printed]]
    boxed: Mapping[int, Sequence[int]]
    spans: Mapping[Position, Span]
    covers: Mapping[Position, Position]
    reached: Mapping[int, Sequence[Position]]
    covered_texts: tuple[Position, ...]
    """cells whose text a merged cell hides"""
    merged: Set[int]
    """the rows in which merged cells are"""
    _rows: dict[Area, Sequence[int]] = field(default_factory=dict, compare=False)
    _columns: dict[Area, Sequence[int]] = field(default_factory=dict, compare=False)
    """What was found of areas: each is looked at several times."""

    def rows(self, area: Area) -> Sequence[int]:
        """The rows of an area, from the top, in which anything stands."""
        if area.top == area.bottom:
            return [] if self.is_blank(area.top, area) else [area.top]
        if area not in self._rows:
            numbers = {*self.printed, *self.boxed, *self.reached}
            within = (row for row in numbers if area.top <= row <= area.bottom)
            self._rows[area] = sorted(row for row in within if not self.is_blank(row, area))
        return self._rows[area]

    def columns(self, area: Area) -> Sequence[int]:
        """The columns of an area, from the left, in which anything stands."""
        if area not in self._columns:
            used: set[int] = set()
            for row in self.rows(area):
                used.update(self.boxes(row, area))
                for printed in self.texts(row, area):
                    used.add(printed.column)
                    if printed.columns > 1:
                        used.update(range(printed.column, printed.last + 1))
            self._columns[area] = sorted(used)
        return self._columns[area]

    def texts(self, row: int, area: Area) -> Sequence[Printed]:
        """The texts that start in a row of an area."""
        printed = self.printed.get(row, ())
        if printed and area.left <= printed[0].column and printed[-1].column <= area.right:
            return printed  # left to right: all of them
        return [each for each in printed if area.left <= each.column <= area.right]

    def boxes(self, row: int, area: Area) -> list[int]:
        boxed = self.boxed.get(row)
        return [each for each in boxed if area.left <= each <= area.right] if boxed else []

    def is_blank(self, row: int, area: Area) -> bool:
        """Whether nothing stands in a row, nor reaches into it."""
        return not (self.texts(row, area) or self.boxes(row, area) or self.reaching(row, area))

    def reaching(self, row: int, area: Area) -> set[int]:
        """The rows above from which merged cells reach into a row."""
        reached = self.reached.get(row)
        return {top for top, at in reached if area.left <= at <= area.right} if reached else set()


def lattice_of(file: str, sheet: Sheet) -> Lattice | None:
    """Resolve a sheet's merges; None for a sheet that prints nothing.

    Raises Refusal where they cover more than a sheet may hold.
    """
    if not sheet.texts:
        return None
    extent = _extent(sheet)
    spans, covers = _covers(file, sheet, extent)
    printed: dict[int, list[Printed]] = defaultdict(list)
    for position, text in sorted(sheet.texts.items()):
        row, column = position
        if span := spans.get(position):
            columns, rows = span.right - span.left + 1, span.bottom - span.top + 1
            printed[row].append(Printed(row, column, text, columns, rows))
        elif position not in covers:
            printed[row].append(Printed(row, column, text))
    boxed: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(sheet.boxed):
        boxed[row].append(column)
    reached: dict[int, list[Position]] = defaultdict(list)
    for anchor, span in spans.items():
        for row in range(span.top + 1, span.bottom + 1):
            reached[row].append(anchor)
    hidden = tuple(sorted(position for position in sheet.texts if position in covers))
    merged = {row for row, _ in chain(spans, covers)}
    return Lattice(extent, printed, boxed, spans, covers, reached, hidden, merged)


def _extent(sheet: Sheet) -> Area:
    """What holds all words and borders, and the merged cells that do not reach too far beyond."""
    rows = [*{row for row, _ in chain(sheet.texts, sheet.boxed)}]
    columns = [*{column for _, column in chain(sheet.texts, sheet.boxed)}]
    for span in sheet.spans:
        if (span.top, span.left) in sheet.texts:
            rows.append(min(span.bottom, span.top + _FAR_ROWS))
            columns.append(min(span.right, span.left + _FAR_COLUMNS))
    return Area(min(rows), min(columns), max(rows), max(columns))


def _covers(
    file: str, sheet: Sheet, extent: Area
) -> tuple[dict[Position, Span], dict[Position, Position]]:
    """The merged cells within the extent, and what they cover; of two that overlap, the first."""
    spans: dict[Position, Span] = {}
    covers: dict[Position, Position] = {}
    left = MAX_CELLS
    for span in _clipped(sheet.spans, extent):
        left -= (span.bottom - span.top + 1) * (span.right - span.left + 1)
        if left < 0:
            raise Refusal(
                f"{file} sheet {sheet.name}",
                f"merged cells over more than {MAX_CELLS:,} places",
                "unmerge them, or check that it is the right file",
            )
        anchor = (span.top, span.left)
        places = [
            (row, column)
            for row in range(span.top, span.bottom + 1)
            for column in range(span.left, span.right + 1)
        ]
        if len(places) > 1 and not any(place in covers or place in spans for place in places):
            spans[anchor] = span
            covers.update((place, anchor) for place in places[1:])
    return spans, covers


def _clipped(spans: Iterable[Span], extent: Area) -> Iterable[Span]:
    for span in spans:
        within = extent.top <= span.top <= extent.bottom
        if within and extent.left <= span.left <= extent.right:
            bottom, right = min(span.bottom, extent.bottom), min(span.right, extent.right)
            yield Span(span.top, span.left, bottom, right)
