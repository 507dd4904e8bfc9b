"""The headlines that a package has from prose alone → figures that link to the section stating them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model.records import Claim, Headline, Section
from pipeline.values.outline import split_number
from pipeline.values.text import bare, tidy
from pipeline.website import anchors, words
from pipeline.website.figures.comparability import PROSE, Basis
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.numbers import approximation
from pipeline.website.published.package import Package

_NAMES = {
    "three_public.abroad": "abroad",
    "three_public.vehicle_purchase": "vehicle_purchase",
    "three_public.vehicle_running": "vehicle_operation",
    "three_public.reception": "reception",
}
"""What is published as → what pages call it."""


def said_figures(package: Package, entity: str, sections: Iterable[Section]) -> dict[str, Figure]:
    """Headline → its figure, for the disclosure's own year and phase; only those with a claim."""
    own = [
        each
        for each in package.headlines()
        if each.claim_no is not None
        and each.entity == entity
        and each.fiscal_year == package.fiscal_year
        and each.phase == words.OWN_PHASES[package.kind]
    ]
    if not own:
        return {}
    claims = {each.claim_no: each for each in package.claims()}
    level = next((each.level for each in package.entities if each.name == entity), "")
    shown = [each for each in sections if each.entity == entity]
    return {
        _NAMES.get(each.headline, each.headline): _figure(
            package, each, claims[each.claim_no], level, shown
        )
        for each in own
        if each.claim_no in claims
    }


def section_of(claim: Claim, sections: Iterable[Section]) -> Section | None:
    """The section that states a claim, or one of its heading where none holds its sentence."""
    same = [each for each in sections if each.path == claim.section]
    stated = [each for each in same if bare(claim.sentence) in bare(each.text)]
    return next(iter(stated or same), None)


def _figure(
    package: Package, headline: Headline, claim: Claim, level: str, sections: Sequence[Section]
) -> Figure:
    section = section_of(claim, sections)
    is_doubtful = headline.trust == "doubtful"
    return Figure(
        text=headline.amount_text,
        unit=headline.unit,
        approximation=approximation(headline.amount_yuan, headline.unit),
        yuan=headline.amount_yuan,
        address=package.address,
        page=package.address,
        anchor=anchors.section_anchor(package.part, section.section_no) if section else "summary",
        table_id="",
        table="",
        label=tidy(split_number(claim.indicator).text),
        code="",
        fund=headline.fund,
        read_by_ocr=False,
        is_doubtful=is_doubtful,
        basis=Basis(
            kind=package.kind,
            phase=headline.phase,
            fiscal_year=headline.fiscal_year,
            body=package.body_of(headline.entity),
            level=level,
            form=PROSE,
            fund=headline.fund,
            unit=headline.unit,
            yuan=headline.amount_yuan,
            is_doubtful=is_doubtful,
        ),
        claim=claim,
    )
