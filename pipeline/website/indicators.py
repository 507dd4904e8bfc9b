"""The performance indicators of a disclosure → one table for each project, with what is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.records import Indicator
from pipeline.values.text import tidy

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
    line: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class ProjectIndicators:
    """The indicators of a project; `unfilled` counts those of which the source prints only a kind."""

    project: str
    columns: tuple[str, ...]
    rows: tuple[IndicatorRow, ...]
    unfilled: int


def by_project(indicators: Sequence[Indicator]) -> tuple[ProjectIndicators, ...]:
    """The indicators by project, in the order of the source."""
    return tuple(
        _project(tidy(name), list(members))
        for name, members in groupby(indicators, key=lambda each: each.project)
    )


def _project(name: str, indicators: Sequence[Indicator]) -> ProjectIndicators:
    filled = [each for each in indicators if _is_filled(each)]
    keys = [key for key in _COLUMNS if any(getattr(each, key).strip() for each in filled)]
    rows = tuple(
        IndicatorRow(
            kind=" · ".join(filter(None, (tidy(each.level1), tidy(each.level2)))),
            name=tidy(each.level3) or tidy(each.description) or "（原件没有名称）",
            description=tidy(each.description) if each.level3.strip() else "",
            values=tuple(tidy(getattr(each, key)) for key in keys),
            line=each.source_line,
            page=each.source_page,
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
