"""Amounts → Headlines: the figures that summaries and lists show, each with the cell that states it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.records import Amount, Headline
from pipeline.values.form_totals import of_three_public_only
from pipeline.values.headlines import stated_headlines

_PUBLISHED: Mapping[str, str] = {
    "income_total": "income_total",
    "expenditure_total": "expenditure_total",
    "basic": "basic",
    "project": "project",
    "personnel": "personnel",
    "public": "public",
    "three_public": "three_public",
    "abroad": "three_public.abroad",
    "vehicle_purchase": "three_public.vehicle_purchase",
    "vehicle_operation": "three_public.vehicle_running",
    "reception": "three_public.reception",
    "operating_cost": "operating_cost",
    "procurement": "procurement",
    "state_assets": "state_assets",
}
"""What is found → what it is published as."""


def extract_headlines(amounts: Sequence[Amount]) -> tuple[Headline, ...]:
    """The headline figures of every entity, phase and year that the forms state.

    `amounts` have their trust. Of the places that state one figure the first counts, the widest in
    scope; other years and phases have rows of their own.
    """
    groups = defaultdict[tuple[str, str, int | None], list[Amount]](list)
    for amount in of_three_public_only(amounts):
        if amount.form and amount.amount is not None:
            groups[amount.entity, amount.phase, amount.fiscal_year].append(amount)
    return tuple(headline for group in groups.values() for headline in _of_group(group))


def _of_group(amounts: Sequence[Amount]) -> Iterator[Headline]:
    for name, (first, *_) in stated_headlines(amounts):
        if name in _PUBLISHED:
            yield Headline(
                disclosure=first.disclosure,
                entity=first.entity,
                headline=_PUBLISHED[name],
                phase=first.phase,
                fund=first.fund,
                fiscal_year=first.fiscal_year,
                amount_text=first.amount_text,
                unit=first.unit,
                amount_yuan=first.amount_yuan,
                table=first.table,
                row_no=first.row_no,
                column_no=first.column_no,
                trust=first.trust,
            )
