"""The disclosures of a department-year → what stands beside them: the year before, and the other kind.

In: each disclosure with its headlines and its prose, and the headlines of the year before by part. Out:
a `Beside`: changes and 三公 of each disclosure, budget against final account, and what is not here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.website.changes.change import Changes
from pipeline.website.changes.changes import changes, three_public_changes
from pipeline.website.changes.comparison import Execution, execution
from pipeline.website.changes.prose import Prose
from pipeline.website.figures.comparability import NOMINAL
from pipeline.website.figures.headline import Headlines
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.published.package import Package


@dataclass(frozen=True, slots=True)
class Stated:
    """One disclosure: what its tables state and what its prose says."""

    package: Package
    headlines: Headlines
    prose: Prose


@dataclass(frozen=True, slots=True)
class Retrospect:
    """One disclosure against the year before; `unit` is "" for the department's own."""

    part: str
    kind: str
    kind_word: Phrase
    unit: str
    changes: Changes
    three_public: Changes
    has_three_public: bool
    prints_three_public: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """All comparisons of a department-year; `lacks_execution` says why there are no executions."""

    year: int
    retrospects: tuple[Retrospect, ...]
    executions: tuple[Execution, ...]
    lacks_execution: Phrase | None
    nominal: Phrase = NOMINAL


def beside(disclosures: Sequence[Stated], earlier: Mapping[str, Headlines]) -> Beside:
    """What stands beside the disclosures of one year, which are not empty."""
    year = disclosures[0].package.fiscal_year
    executed = _executions(disclosures)
    return Beside(
        year=year,
        retrospects=tuple(
            _retrospect(each, earlier.get(each.package.part), executed.get(each.package.part))
            for each in disclosures
        ),
        executions=tuple(executed.values()),
        lacks_execution=_lacks_execution(year, {each.package.kind for each in disclosures}),
    )


def _retrospect(
    stated: Stated, earlier: Headlines | None, executed: Execution | None
) -> Retrospect:
    package, own, prose = stated.package, stated.headlines, stated.prose
    total = executed.of("three_public") if executed else None
    return Retrospect(
        part=package.part,
        kind=package.kind,
        kind_word=package.kind_word,
        unit=package.unit,
        changes=changes(package, own, earlier, prose),
        three_public=three_public_changes(package, own, earlier, prose, total),
        has_three_public=own.has_three_public_form,
        prints_three_public=own.prints_three_public,
    )


def _executions(disclosures: Sequence[Stated]) -> dict[str, Execution]:
    """Part of each final account → it against its budget: the department's, and those of units."""
    budgets = {
        each.package.unit_slug: each.headlines
        for each in disclosures
        if each.package.kind == "budget"
    }
    found = {
        each.package.part: execution(
            each.headlines,
            budgets.get(each.package.unit_slug),
            part=each.package.part,
            body=each.package.unit,
        )
        for each in disclosures
        if each.package.kind == "final"
    }
    return {part: each for part, each in found.items() if each}


def _lacks_execution(year: int, kinds: Collection[str]) -> Phrase | None:
    """Which side is not here, where budget and final account cannot be set side by side."""
    if "final" not in kinds:
        return phrase("{year} 年的决算还没有收录，没法和预算比。", year=year)
    if "budget" not in kinds:
        return phrase("{year} 年的预算还没有收录，决算表里也没有印出年初预算数。", year=year)
    return None
