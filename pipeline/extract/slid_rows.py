"""Rows under the headings of indicators in sources without merged cells → what each states.

Such a row may have slid by a column against its headings; the second-level words (数量指标, 质量指标 …),
which are the same everywhere, say by how much.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.form_cells import Row, text_of
from pipeline.extract.indicator_heads import Heads
from pipeline.extract.indicator_rows import Stated
from pipeline.vocabulary import IndicatorSpec

_SHIFTS = (0, 1, -1)


@dataclass(slots=True)
class SlidRows:
    """Reads the rows below one heading from top to bottom, what is merged down filled in."""

    heads: Heads
    spec: IndicatorSpec
    held: dict[str, str] = field(default_factory=dict)
    shift: int = 0

    def read(self, row: Row) -> Stated | None:
        """What the row states, None where it is no indicator."""
        texts = [text_of(cell) for cell in row]
        if self._names_project_alone(texts):
            return None
        shift = self._shift(texts, is_whole=_width(row) == self.heads.width)
        if shift is None:
            return None
        columns = self.heads.columns
        said = {part: at(texts, column + shift) for part, column in columns.items()}
        if not self._has_levels and not (said["level3"] and said.get("target")):
            return None
        for part in ("project", "goal", "kind"):
            if part in said:
                said[part] = self.held[part] = said[part] or self.held.get(part, "")
        levels = {part: self.held.get(part, "") for part in ("level1", "level2")}
        return Stated(row, {**said, **levels})

    def _names_project_alone(self, texts: list[str]) -> bool:
        """Whether a row has nothing but the name of a project, or its goal, of the rows below it."""
        named = at(texts, self.heads.columns.get("project", -1))
        free = {self.heads.columns.get(part) for part in ("project", "goal")}
        if not named or any(text for index, text in enumerate(texts) if index not in free):
            return False
        self.held = {"project": named}
        return True

    @property
    def _has_levels(self) -> bool:
        return {"level1", "level2"} <= self.heads.columns.keys()

    def _shift(self, texts: list[str], *, is_whole: bool) -> int | None:
        """By how many columns the row slid, its levels taken note of; None for no indicator."""
        if not self._has_levels:
            return 0
        columns = self.heads.columns
        shift = self._shift_of(texts, is_whole)
        if shift is None:
            filled = next((i for i, text in enumerate(texts) if text), None)
            if filled is None or not self.held.get("level2"):
                return None
            moved = filled - columns["level3"]
            return moved if abs(moved) <= 1 else None
        printed = at(texts, columns["level1"] + shift)
        level2 = at(texts, columns["level2"] + shift)
        level1 = self.spec.level1_over(level2, printed or self.held.get("level1", ""))
        self.held["level1"], self.held["level2"] = level1, level2
        return shift

    def _shift_of(self, texts: list[str], is_whole: bool) -> int | None:
        """By how many columns the row slid, None where it has no second level of its own.

        A row that prints both levels says it best; else a row lies as the one above it. One as wide as
        the headings lies as they do where it begins a first level, or goes on with levels that no
        framework knows.
        """
        level1, level2 = self.heads.columns["level1"], self.heads.columns["level2"]
        found: list[tuple[bool, bool, int]] = []
        for order, shift in enumerate(_SHIFTS):
            first, second = at(texts, level1 + shift), at(texts, level2 + shift)
            top = self.spec.is_level1(first)
            if self.spec.is_level2(second) and (top or not first):
                found.append((not top, shift != self.shift, order))
        if found:
            self.shift = _SHIFTS[min(found)[2]]
            return self.shift
        first, second = at(texts, level1), at(texts, level2)
        held = self.held.get("level2", "")
        is_other = bool(first) or (bool(held) and not self.spec.is_level2(held))
        lies_below = is_whole and is_other and bool(second and at(texts, level2 + 1))
        unknown = "指标" in second and bool(first or self.held.get("level1"))
        return 0 if unknown or lies_below else None


def _width(row: Row) -> int:
    """How many columns a row's cells reach over."""
    return max((index + 1 for index, cell in enumerate(row) if cell is not None), default=0)


def at(texts: list[str], index: int) -> str:
    """The text in a column, "" outside the row."""
    return texts[index] if 0 <= index < len(texts) else ""
