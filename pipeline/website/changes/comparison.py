"""The headline figures of a department-year's budget and final account → what was planned, what became of it.

In: the headlines of both, by the part of the year that they are of. Out: an `Execution`: each headline
with both figures, and their difference where the comparability guard allows one. Without a budget on the
shelf, what the final account itself prints as the year's budget stands in for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.website.figures.comparability import ACROSS_KINDS, incomparable
from pipeline.website.figures.derived import Difference, difference
from pipeline.website.figures.figure import Figure, common_unit
from pipeline.website.figures.headline import TITLES, Headlines
from pipeline.website.interface.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Comparison:
    """A headline as the budget and as the final account state it; None where one does not.

    `difference` is that of the final account to the budget; where both are printed and there is none,
    `reasons` say why.
    """

    key: str
    title: Phrase
    budget: Figure | None
    final: Figure | None
    difference: Difference | None
    reasons: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Execution:
    """Budget against final account of one body; `body` is "" for the department itself.

    `is_reprinted` tells that the budget's figures are those that the final account prints.
    """

    id: str
    body: str
    unit: str
    is_reprinted: bool
    rows: tuple[Comparison, ...]

    def of(self, key: str) -> Comparison | None:
        """The row of a headline."""
        return next((each for each in self.rows if each.key == key), None)


def execution(
    final: Headlines, budget: Headlines | None, *, part: str, body: str
) -> Execution | None:
    """Both sides of one body's year, None where there is nothing to set beside the final account."""
    planned = budget.all_stated if budget else final.planned
    if not planned:
        return None
    rows = tuple(_rows(planned, final.all_stated, only_planned=budget is None))
    return Execution(
        id=f"execution-{part}",
        body=body,
        unit=common_unit(figure for each in rows for figure in (each.budget, each.final)),
        is_reprinted=budget is None,
        rows=rows,
    )


def _rows(
    planned: Mapping[str, Figure], executed: Mapping[str, Figure], *, only_planned: bool
) -> list[Comparison]:
    return [
        comparison(key, planned.get(key), executed.get(key))
        for key in TITLES
        if key in planned or (key in executed and not only_planned)
    ]


def comparison(key: str, budget: Figure | None, final: Figure | None) -> Comparison:
    """One headline; of a figure that is not printed there is nothing to say."""
    if not budget or not final:
        return Comparison(key, TITLES[key], budget, final, None, ())
    reasons = incomparable(budget.basis, final.basis, across=ACROSS_KINDS)
    differs = None if reasons else difference(budget, final)
    return Comparison(key, TITLES[key], budget, final, differs, reasons)
