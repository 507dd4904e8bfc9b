"""Tables of performance indicators → Indicators: one per row, merged cells filled down.

The rows of such a table may each have slid by a column; the second-level words (数量指标, 质量指标 …),
which are the same everywhere, say by how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.model.document import Cell
from pipeline.model.identity import Identity
from pipeline.model.records import Indicator
from pipeline.model.table import Table
from pipeline.values.amounts import is_blank
from pipeline.values.outline import split_number
from pipeline.values.text import bare, closed_up
from pipeline.vocabulary import IndicatorSpec
from pipeline.vocabulary.phrases import is_any

_SHIFTS = (0, 1, -1)

Row = tuple[Cell | None, ...]


def extract_indicators(
    identity: Identity, tables: Iterable[Table], spec: IndicatorSpec
) -> tuple[Indicator, ...]:
    """All indicators and yearly tasks of a disclosure, in order."""
    return tuple(
        indicator
        for table in tables
        if not table.entries
        for indicator in _Reader(identity, table, spec).indicators()
    )


@dataclass(slots=True)
class _Reader:
    """Reads one table from top to bottom."""

    identity: Identity
    table: Table
    spec: IndicatorSpec
    project: str = ""
    columns: dict[str, int] = field(default_factory=dict)
    level1: str = ""
    level2: str = ""
    shift: int = 0

    def indicators(self) -> Iterator[Indicator]:
        self.project = _project_in_title(self.table, self.spec)
        state = ""
        above: Row = ()
        for row in self.table.body:
            texts = [_text(cell) for cell in row]
            self.project = self._named_project(texts) or self.project
            if columns := self._indicator_columns(row, above):
                self.columns, state, self.shift = columns, "indicators", 0
                self.level1 = self.level2 = ""
            elif columns := self._task_columns(texts):
                self.columns, state = columns, "tasks"
            elif state == "tasks":
                if self._ends_tasks(texts):
                    state = ""
                else:
                    yield from self._task(row, texts)
            elif state == "indicators":
                if self.spec.is_end(_first(texts)):
                    state = ""
                else:
                    yield from self._indicator(row, texts)
            above = row

    def _named_project(self, texts: list[str]) -> str:
        for label, *rest in (texts[i:] for i in range(len(texts))):
            if label and is_any(label, self.spec.project):
                return next(filter(None, rest), "")
        return ""

    def _indicator_columns(self, row: Row, above: Row) -> dict[str, int]:
        """Part → column where a row heads indicators; headings merged from above fill its gaps."""
        columns: dict[str, int] = {}
        for source in (row, above):
            for index, cell in enumerate(source):
                free = source is row or index >= len(row) or not _text(row[index])
                part = self.spec.part(_text(cell)) if free else ""
                if part and part not in columns:
                    columns[part] = index
            if not {"level1", "level2"} <= columns.keys():
                return {}
        columns.setdefault("level3", columns["level2"] + 1)
        return columns

    def _task_columns(self, texts: list[str]) -> dict[str, int]:
        tasks = self.spec.tasks
        columns: dict[str, int] = {}
        parts = {"name": tasks.name, "content": tasks.content, "spent": tasks.spent}
        for part, words in parts.items():
            found = next((i for i, text in enumerate(texts) if text and is_any(text, words)), None)
            if found is not None:
                columns[part] = found
        return columns if {"name", "content"} <= columns.keys() else {}

    def _ends_tasks(self, texts: list[str]) -> bool:
        first = _first(texts)
        numbered = split_number(first).style in ("cn", "part")
        return numbered or is_any(first, self.spec.tasks.ends)

    def _task(self, row: Row, texts: list[str]) -> Iterator[Indicator]:
        filled = [i for i, text in enumerate(texts) if text]
        if len(filled) < 2 or filled[0] > self.columns["name"] + 1:
            return
        shift = filled[0] - self.columns["name"]
        content = _at(texts, self.columns["content"] + shift)
        spent = self.columns.get("spent")
        if content:
            yield self._record(
                row, "", "", texts[filled[0]],
                description=content,
                actual=_at(texts, spent + shift) if spent is not None else "",
            )  # fmt: skip

    def _indicator(self, row: Row, texts: list[str]) -> Iterator[Indicator]:
        shift = self._shift_of(texts)
        if shift is None:
            filled = next((i for i, text in enumerate(texts) if text), None)
            if filled is None or not self.level2:
                return
            shift = filled - self.columns["level3"]
            if abs(shift) > 1:
                return
        else:
            printed = _at(texts, self.columns["level1"] + shift)
            self.level2 = _at(texts, self.columns["level2"] + shift)
            self.level1 = self.spec.level1_over(self.level2, printed or self.level1)

        def at(part: str) -> str:
            column = self.columns.get(part)
            return _at(texts, column + shift) if column is not None else ""

        yield self._record(
            row, self.level1, self.level2, at("level3"),
            description=at("description") or _nature(at("nature"), at("unit")),
            target=at("target"),
            actual=at("actual"),
            basis=at("basis") or at("reason"),
            score=at("score"),
        )  # fmt: skip

    def _shift_of(self, texts: list[str]) -> int | None:
        """By how many columns the row slid, None where it has no second level of its own.

        A row that prints both levels says it best; else a row lies as the one above it.
        """
        level1, level2 = self.columns["level1"], self.columns["level2"]
        found: list[tuple[bool, bool, int]] = []
        for order, shift in enumerate(_SHIFTS):
            first, second = _at(texts, level1 + shift), _at(texts, level2 + shift)
            top = self.spec.is_level1(first)
            if self.spec.is_level2(second) and (top or not first):
                found.append((not top, shift != self.shift, order))
        if found:
            self.shift = _SHIFTS[min(found)[2]]
            return self.shift
        first, second = _at(texts, level1), _at(texts, level2)
        unknown = "指标" in second and bool(first or self.level1)
        return 0 if unknown else None

    def _record(self, row: Row, level1: str, level2: str, level3: str, **rest: str) -> Indicator:
        place = next(cell.place for cell in row if cell is not None)
        return Indicator(
            disclosure=self.identity.package_name,
            project=self.project or f"{self.table.entity.name}（部门整体支出）",
            level1=level1,
            level2=level2,
            level3=level3,
            description=rest.get("description", ""),
            target=rest.get("target", ""),
            actual=rest.get("actual", ""),
            basis=rest.get("basis", ""),
            score=rest.get("score", ""),
            source_page=place.page,
            source_line=place.line,
        )


def _project_in_title(table: Table, spec: IndicatorSpec) -> str:
    """The project that a title names (1、城乡医疗救助绩效目标表), "" for a title of a kind of form."""
    title = closed_up(split_number(table.title).text)
    named = title
    for suffix in sorted(spec.title_suffix, key=len, reverse=True):
        if named.endswith(suffix):
            named = named.removesuffix(suffix)
            break
    else:
        return ""
    of_department = "整体" in named or "部门" in named or "专项资金" in named
    return "" if of_department or not bare(named) else named


def _nature(nature: str, unit: str) -> str:
    parts = [f"指标性质:{nature}" if nature else "", f"度量单位:{unit}" if unit else ""]
    return ";".join(filter(None, parts))


def _text(cell: Cell | None) -> str:
    return "" if cell is None or is_blank(cell.text) else closed_up(cell.text)


def _first(texts: list[str]) -> str:
    return next(filter(None, texts), "")


def _at(texts: list[str], index: int) -> str:
    return texts[index] if 0 <= index < len(texts) else ""
