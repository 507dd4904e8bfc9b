"""The performance indicators of a disclosure → one table for each project, with what is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.records import Indicator
from pipeline.values.text import tidy
from pipeline.website.places import Places, SourcePlace
from pipeline.website.published import Package

_COLUMNS = {
    "target": "目标值",
    "actual": "完成情况",
    "score": "得分或分值",
    "basis": "依据或说明",
}


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator: what kind it is, its name, and the values of the table's columns."""

    kind: str
    name: str
    description: str
    values: tuple[str, ...]
    place: SourcePlace | None


@dataclass(frozen=True, slots=True)
class ProjectIndicators:
    """The indicators of a project; `unfilled` counts those of which the source prints only a kind."""

    project: str
    columns: tuple[str, ...]
    rows: tuple[IndicatorRow, ...]
    unfilled: int


def by_project(package: Package, places: Places) -> tuple[ProjectIndicators, ...]:
    """The indicators of a package by project, in the order of the source."""
    indicators = package.indicators()
    documents = _Documents(package, places)
    return tuple(
        _project(tidy(name), list(members), documents)
        for name, members in groupby(indicators, key=lambda each: each.project)
    )


def _project(
    name: str, indicators: Sequence[Indicator], documents: _Documents
) -> ProjectIndicators:
    filled = [each for each in indicators if _is_filled(each)]
    keys = [key for key in _COLUMNS if any(getattr(each, key).strip() for each in filled)]
    rows = tuple(
        IndicatorRow(
            kind=" · ".join(filter(None, (tidy(each.level1), tidy(each.level2)))),
            name=tidy(each.level3) or tidy(each.description) or "（原件没有名称）",
            description=tidy(each.description) if each.level3.strip() else "",
            values=tuple(tidy(getattr(each, key)) for key in keys),
            place=documents.place(each),
        )
        for each in filled
    )
    return ProjectIndicators(
        project=name or "（原件没有项目名称）",
        columns=tuple(_COLUMNS[key] for key in keys),
        rows=rows,
        unfilled=len(indicators) - len(filled),
    )


def _is_filled(each: Indicator) -> bool:
    return any(
        text.strip()
        for text in (each.target, each.actual, each.score, each.basis, each.description)
    )


class _Documents:
    """Which document each indicator stands in: it states line and page, and no file."""

    def __init__(self, package: Package, places: Places) -> None:
        self._places = places
        self._rows: dict[tuple[int | None, int | None], list[tuple[str, set[str]]]] = {}
        for table in package.tables if places.has_several else ():
            for row in package.rows(table):
                texts = {tidy(text) for text in row.cells} - {""}
                self._rows.setdefault((row.line, row.page), []).append((table.source_file, texts))

    def place(self, indicator: Indicator) -> SourcePlace | None:
        """Its place; of several documents the one that prints its values there, None for none."""
        line, page = indicator.source_line, indicator.source_page
        if not self._places.has_several:
            return self._places.place("", line, page)
        said = (indicator.level3, indicator.description, indicator.target, indicator.actual)
        values = {tidy(text) for text in said} - {""}
        found = {file for file, texts in self._rows.get((line, page), ()) if values & texts}
        return self._places.place(found.pop(), line, page) if len(found) == 1 else None
