"""Heading path → Meaning: what the words of `specs/headings.yml` say together of the amounts below them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pipeline.model.table import Meaning
from pipeline.values.text import bare, fold
from pipeline.vocabulary.phrases import PhraseList, best_within, is_any
from pipeline.vocabulary.rates import Rates, compared_from
from pipeline.vocabulary.spec import Phrases, PhrasesByName, Spec

_LEFT_OUT = re.compile(r"\((?:不含|不包括|扣除|剔除)[^()]*\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:年|$)")
_OTHER_YEAR = re.compile(r"(?:比|较|与|同|截[止至]|至|[-—~])(?:19|20)\d{2}年?$")
"""A year that amounts are compared with, or that ends a span of years."""


class Facets(Spec):
    """Facet → value → the phrases that say so."""

    flow: PhrasesByName
    measure: PhrasesByName
    economic_class: PhrasesByName
    phase: PhrasesByName
    fund: PhrasesByName
    direction: PhrasesByName
    year_offset: PhrasesByName

    @cached_property
    def any_within(self) -> re.Pattern[str]:
        """Found in the texts that hold a phrase of any value of any facet."""
        facets: Iterable[PhrasesByName] = (getattr(self, name) for name in type(self).model_fields)
        phrases = (phrase for facet in facets for each in facet.values() for phrase in each)
        return PhraseList(phrases).any_within


def is_change(heading: str, changes: Phrases) -> bool:
    """Whether a heading, its brackets aside, is a bare word for a change (增减, 增减数（+、-）)."""
    return is_any(_BRACKETS.sub("", fold(heading)), changes)


def meaning_of(path: tuple[str, ...], facets: Facets, rates: Rates, changes: Phrases) -> Meaning:
    """What a heading path says of the amounts under it; inner headings overrule outer ones."""
    flow = fund = phase = direction = offset = rate = economic = ""
    measures: list[str] = []
    year: int | None = None
    for printed in path:
        heading = _LEFT_OUT.sub("", fold(printed)) or printed
        says = facets.any_within.search(bare(heading)) is not None  # most names of rows say nothing
        own_flow = best_within(heading, facets.flow) if says else ""
        kind = rates.of_heading(heading)
        if not (own_flow or kind) and is_change(heading, changes):
            own_flow = "change"
        rate = kind or ("" if own_flow == "change" else rate)
        if kind:  # a rate's heading names what it compares with, which is not what it is of
            heading = compared_from(heading)
        is_completion = kind == "completion_rate"
        flow = own_flow or flow
        phase = "executed" if is_completion else phase
        year = _printed_year(heading if kind and not is_completion else printed) or year
        if not says:
            continue
        fund = best_within(heading, facets.fund) or fund
        phase = phase if is_completion else best_within(heading, facets.phase) or phase
        direction = best_within(heading, facets.direction) or direction
        offset = best_within(heading, facets.year_offset) or offset
        economic = best_within(heading, facets.economic_class) or economic
        measure = best_within(heading, facets.measure)
        if measure and measure != "total" and measure not in measures:
            measures.append(measure)
    kept = [measure for measure in measures if measure != rate][-1 if rate else -2 :]
    if flow in ("opening_balance", "closing_balance"):
        direction = "balance"
    elif flow in ("income", "expenditure"):
        direction = {"income": "revenue", "expenditure": "expenditure"}[flow]
    parts = [flow] if flow in ("opening_balance", "income", "closing_balance", "change") else []
    return Meaning(
        measure=".".join(filter(None, [*parts, *kept, economic, rate])) or "total",
        phase=phase,
        fund=fund,
        direction=direction,
        year_offset=int(offset or 0) if year is None else 0,
        fiscal_year=year,
    )


def _printed_year(heading: str) -> int | None:
    """The year that a heading is of: the one that it begins with, or the only one that it prints.

    >>> _printed_year("2025年预算数"), _printed_year("预算数（2025年）"), _printed_year("2025")
    (2025, 2025, 2025)
    >>> _printed_year("2026年比2025年增减"), _printed_year("比2025年增减"), _printed_year("预算数")
    (2026, None, None)
    """
    text = fold(heading).strip("()")
    found = list(_YEAR.finditer(text))
    if not found:
        return None
    first = found[0]
    if first.start() == 0:
        return int(first["year"])
    compares = any(_OTHER_YEAR.search(text[: each.end()]) for each in found)
    is_only = len({each["year"] for each in found}) == 1 and first[0].endswith("年")
    return int(first["year"]) if is_only and not compares else None
