"""The performance indicators of a disclosure → its projects: amount, tasks, and targets with results.

Tasks are the lines of a source that name no kind of indicator. The amount of a project is shown only
where a form of projects has one row of exactly that name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.records import Amount, Indicator
from pipeline.values.form_totals import form_of_any_kind
from pipeline.values.outline import split_number
from pipeline.values.text import bare, tidy
from pipeline.website import anchors, words
from pipeline.website.figures.figure import Figure, figure
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places, SourcePlace

_VALUES = {
    "target": phrase("目标"),
    "actual": phrase("完成"),
    "score": phrase("得分或分值"),
    "basis": phrase("依据或说明"),
}
_FORMS_OF_PROJECTS = frozenset({"project", "general_public_project"})
_MEASURES = ("project", "total")


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator or task: its name ("" where none is printed), and what is stated of it, in words.

    `kind` is its kind of the second level.
    """

    kind: str
    name: str
    description: str
    values: tuple[tuple[Phrase, str], ...]
    place: SourcePlace | None


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The indicators of one kind of the first level."""

    kind: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class ProjectIndicators:
    """A project ("" where its name is not printed) with its tasks and indicators.

    `count` is the number of both; `unfilled` counts those of which the source prints only a kind.
    """

    id: str
    project: str
    amount: Figure | None
    tasks: tuple[Target, ...]
    groups: tuple[TargetGroup, ...]
    count: int
    unfilled: int


def by_project(
    package: Package, places: Places, amounts: Sequence[Amount] = (), doubtful: Collection[str] = ()
) -> tuple[ProjectIndicators, ...]:
    """The indicators of a package by project, in the order of the source.

    `amounts` are those of the package; `doubtful` are anchors of rows.
    """
    documents = _Documents(package, places)
    return tuple(
        _project(
            anchors.project_anchor(package.part, number),
            name,
            list(members),
            _amount(package, name, amounts, doubtful),
            documents,
        )
        for number, (name, members) in enumerate(
            groupby(package.indicators(), key=lambda each: tidy(each.project)), start=1
        )
    )


def _project(
    id: str,
    name: str,
    indicators: Sequence[Indicator],
    amount: Figure | None,
    documents: _Documents,
) -> ProjectIndicators:
    filled = [each for each in indicators if _is_filled(each)]
    tasks = [each for each in filled if not _kinds(each)]
    measured = [each for each in filled if _kinds(each)]
    return ProjectIndicators(
        id=id,
        project=name,
        amount=amount,
        tasks=tuple(_target(each, documents) for each in tasks),
        groups=tuple(
            TargetGroup(kind, tuple(_target(each, documents) for each in members))
            for kind, members in groupby(measured, key=lambda each: _kinds(each)[0])
        ),
        count=len(filled),
        unfilled=len(indicators) - len(filled),
    )


def _kinds(each: Indicator) -> list[str]:
    return [text for text in (tidy(each.level1), tidy(each.level2)) if text]


def _target(each: Indicator, documents: _Documents) -> Target:
    name, description = tidy(each.level3), tidy(each.description)
    is_new = name and bare(description) != bare(name)
    return Target(
        kind="".join(_kinds(each)[1:]),
        name=name or description,
        description=description if is_new else "",
        values=tuple(
            (said, text) for key, said in _VALUES.items() if (text := tidy(getattr(each, key)))
        ),
        place=documents.place(each),
    )


def _is_filled(each: Indicator) -> bool:
    return any(
        text.strip()
        for text in (each.target, each.actual, each.score, each.basis, each.description)
    )


def _amount(
    package: Package, project: str, amounts: Sequence[Amount], doubtful: Collection[str]
) -> Figure | None:
    """What the forms of projects print for the project, None where no row or several have its name."""
    if not project:
        return None
    stated = [
        each
        for each in amounts
        if form_of_any_kind(each.form) in _FORMS_OF_PROJECTS
        and each.measure in _MEASURES
        and not each.fund
        and each.amount is not None
        and each.phase == words.OWN_PHASES[package.kind]
        and each.fiscal_year == package.fiscal_year
        and project in (tidy(each.row_label), tidy(split_number(each.row_label).text))
    ]
    return figure(package, stated[0], doubtful) if len(stated) == 1 else None


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
