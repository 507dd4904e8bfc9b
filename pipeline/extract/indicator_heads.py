"""A row that heads indicators, and which cells of the rows below stand under its headings.

Where the source says where its rules are (a ruled PDF) a cell stands under the heading that it lies
under on the page, though the grid of another page counts its columns differently; where it only says
how many columns a cell spans, by these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from pipeline.extract.form_cells import Row, text_of
from pipeline.extract.indicator_headings import (
    grades,
    kinds_in,
    money_in,
    named_by,
    other_values,
    reaching,
)
from pipeline.model.document import Cell
from pipeline.vocabulary import IndicatorSpec
from pipeline.vocabulary.phrases import is_any

Extent = tuple[float, float]

_IMPLIED = ("level1", "level2", "level3", "target")
_SHARED = ("project", "goal", "level1", "level2")
_WIDE = 3
"""A cell over as many headings is a line of its own, no indicator."""


class Lies(Enum):
    """How a row fills the place under a heading."""

    OWN = "own"
    """with a cell of its own, maybe a blank one"""
    COVERED = "covered"
    """with a cell of a row above, merged down"""
    BESIDE = "beside"
    """with the cell of the heading before, merged over both"""


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under one heading in one row: the text, and the cell where it is the row's own."""

    text: str
    lies: Lies
    column: int = 0
    cell: Cell | None = None

    @property
    def rows(self) -> int:
        """How many rows the cell spans."""
        return self.cell.row_span if self.cell else 1


_COVERED = Under("", Lies.COVERED)


@dataclass(frozen=True, slots=True)
class Heads:
    """Part of an indicator → its heading's column and, where the source says it, extent on the page.

    `money` is what amounts stand under in a list of several projects: its part → its heading. `told` is
    other values of an indicator (of the year before, of a lower grade): part → heading. `kinds` are
    columns that hold the indicators of one kind: part → its two levels. `beside` are the headings of
    further lists to the right of this one, over the same rows.
    """

    columns: dict[str, int]
    extents: dict[str, Extent]
    money: dict[str, str]
    texts: tuple[str, ...]
    in_points: bool
    told: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)
    beside: tuple[Heads, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the row of headings reaches over."""
        return len(self.texts)

    @property
    def lists_projects(self) -> bool:
        return "project" in self.columns

    def part_over(self, cell: Cell, index: int) -> str:
        """The part whose heading stands over a cell, "" where none does."""
        if self.in_points and cell.place.box is None:
            return ""
        extent = _extent(cell, index, self.in_points)
        return next((part for part, own in self.extents.items() if _is_over(own, extent)), "")

    def under(self, row: Row) -> dict[str, Under] | None:
        """Part → what stands under it; None for a row of one line over several headings."""
        found: dict[str, Under] = dict.fromkeys(self.extents, _COVERED)
        for index, cell in enumerate(row):
            if cell is None or (self.in_points and cell.place.box is None):
                continue
            extent = _extent(cell, index, self.in_points)
            parts = [part for part, own in self.extents.items() if _is_over(own, extent)]
            if len(parts) >= _WIDE and text_of(cell):
                return None
            for order, part in enumerate(parts):
                said = Under(text_of(cell), Lies.OWN, index, cell)
                found[part] = _beside(found[part], said) if not order else Under("", Lies.BESIDE)
        return found


def find_heads(row: Row, above: Row, spec: IndicatorSpec) -> Heads | None:
    """The headings that a row is, None where it is none; headings merged from above fill its gaps."""
    reach = max((index + 1 for index, cell in enumerate(row) if cell is not None), default=0)
    texts = tuple(text_of(cell) for cell in row[:reach])
    texts_above = [text_of(cell) for cell in above]
    if not spec.heads(texts, texts_above):
        return None
    columns, *others = spec.lists(texts, texts_above)
    told = grades(texts, above, columns, spec) | other_values(texts, columns, spec)
    kinds = kinds_in(texts, above, spec)
    if not kinds and not {"level2", "level3"} & columns.keys():
        return None
    if "level3" not in columns and "level2" in columns:
        columns["level3"] = columns["level2"] + 1
        if columns.get("target") == columns["level3"]:
            del columns["target"]
    headed = {i: (text_of(cell), cell) for i, cell in reaching(above, row)}
    headed |= {i: (text, cell) for i, cell in enumerate(row) if (text := text_of(cell)) and cell}
    inner = {**told, **{part: index for index, (part, _) in kinds.items()}}
    money = money_in(headed, {**columns, **inner}, spec)
    if money and "project" not in columns:
        columns |= named_by(headed, columns, min(money.values()), spec)
    money = money if "project" in columns else {}
    both = {**columns, **money, **inner}
    at = {i: cell for source in (above, row) for i, cell in enumerate(source) if text_of(cell)}
    made = _heads(both, at, texts)
    shared = {part: columns[part] for part in _SHARED if part in columns}
    return replace(
        made,
        money={part: headed[index][0] for part, index in money.items()},
        told={part: texts[index] for part, index in told.items()},
        kinds=dict(kinds.values()),
        beside=tuple(_heads({**shared, **each}, at, texts) for each in others),
    )


def with_row_below(heads: Heads, row: Row, spec: IndicatorSpec) -> Heads | None:
    """The headings with those of a second row below the one of the value, which part it by years (前年,
    上年, 预计当年实现) or into sign, value and unit; None where the row is no such headings."""
    filled = {i: text for i, cell in enumerate(row) if (text := text_of(cell))}
    below = {part: i for i, text in filled.items() if (part := spec.part_below(text))}
    earlier = {f"told {i}": i for i, text in filled.items() if is_any(text, spec.values.earlier)}
    start = heads.columns.get("target")
    whole = len(filled) == len(below) + len(earlier) > 1
    if not whole or "target" not in below or start is None or min(filled) < start:
        return None
    at = {i: cell for i, cell in enumerate(row) if cell is not None}
    inner = _heads({**below, **earlier}, at, heads.texts)
    if inner.in_points != heads.in_points:
        return None
    extents = {**heads.extents, **inner.extents}
    return replace(
        heads,
        columns={**heads.columns, **inner.columns},
        extents=dict(sorted(extents.items(), key=lambda item: item[1])),
        told={part: filled[index] for part, index in earlier.items()},
    )


def implied_heads(row: Row, spec: IndicatorSpec) -> Heads | None:
    """The headings that a form leaves out, from a row that says what it is: 产出指标, 数量指标, the name of
    an indicator and, in a cell of its own or in the same, its value; None for any other row."""
    cells = [(index, cell) for index, cell in enumerate(row) if cell is not None and text_of(cell)]
    texts = [text_of(cell) for _, cell in cells]
    pairs = (i for i in range(len(cells) - 2) if spec.is_level1(texts[i]))
    start = next((i for i in pairs if spec.is_level2(texts[i + 1])), None)
    if start is None:
        return None
    if len(cells) - start < len(_IMPLIED) and spec.is_level2(texts[start + 2]):
        return None
    said = dict(zip(_IMPLIED, cells[start:], strict=False))
    in_points = all(cell.place.box is not None for _, cell in said.values())
    extents = {part: _extent(cell, index, in_points) for part, (index, cell) in said.items()}
    columns = {part: index for part, (index, _) in said.items()}
    return Heads(columns, extents, {}, (), in_points)


def _heads(columns: dict[str, int], at: Mapping[int, Cell | None], texts: tuple[str, ...]) -> Heads:
    """Headings in these columns; one that is not printed stands nowhere on the page."""
    cells = {part: cell for part, i in columns.items() if (cell := at.get(i)) is not None}
    in_points = all(cell.place.box is not None for cell in cells.values())
    extents = {part: _extent(cell, columns[part], in_points) for part, cell in cells.items()}
    in_order = dict(sorted(extents.items(), key=lambda item: item[1]))
    return Heads(columns, in_order, {}, texts, in_points)


def _extent(cell: Cell, index: int, in_points: bool) -> Extent:
    if in_points and cell.place.box is not None:
        return cell.place.box[0], cell.place.box[2]
    return float(index), float(index + cell.column_span)


def _is_over(one: Extent, other: Extent) -> bool:
    """Whether two extents have more than half of the narrower one in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > min(one[1] - one[0], other[1] - other[0]) / 2


def _beside(found: Under, said: Under) -> Under:
    """Two cells under one heading are read as one."""
    if found.lies is not Lies.OWN:
        return said
    return replace(found, text=" ".join(filter(None, (found.text, said.text))))
