"""The headline figures of a department-year's budget and final account → both side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.website.headline import TITLES
from pipeline.website.headline_figure import Figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """A headline as the budget and as the final account state it; None where one does not."""

    title: str
    budget: Figure | None
    final: Figure | None


def comparisons(figures: Mapping[str, Mapping[str, Figure]]) -> tuple[Comparison, ...]:
    """The department's headlines of both kinds, where both are here; `figures` by part."""
    if not {"budget", "final"} <= figures.keys():
        return ()
    budget, final = figures["budget"], figures["final"]
    return tuple(
        Comparison(title, budget.get(key), final.get(key))
        for key, title in TITLES.items()
        if key in budget or key in final
    )


def common_unit(compared: Sequence[Comparison]) -> str:
    """The unit of all figures compared, "" where they have different ones."""
    units = {figure.unit for each in compared for figure in (each.budget, each.final) if figure}
    return units.pop() if len(units) == 1 else ""
