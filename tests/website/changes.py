"""Headlines of a year before, and a prose made up, for tests of what became of a figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.website.changes.prose import Prose
from pipeline.website.figures.headline import Headlines, headlines
from pipeline.website.interface.language import languages
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places

LAIYUAN = "130630-yiliaobaozhangju-2023-budget"


def own_headlines(package: Package) -> Headlines:
    """The headlines of the body itself."""
    amounts = [each for each in package.amounts() if each.entity == package.department]
    return headlines(package, amounts)


def in_words(said: object) -> str:
    """A phrase in Chinese."""
    return languages()[0].text(said)  # type: ignore[arg-type]


def a_year_ago(own: Headlines, **yuan: str) -> Headlines:
    """The same headlines for the year before, with other sums (in yuan)."""
    figures = {
        key: replace(
            figure,
            text=str(Decimal(yuan.get(key, "1000000")) / 10_000),
            yuan=Decimal(yuan.get(key, "1000000")),
            basis=replace(figure.basis, fiscal_year=2022, yuan=Decimal(1)),
        )
        for key, figure in own.figures.items()
    }
    return replace(own, figures=figures, previous={}, planned={})


def spoken(package: Package, sentences: str, *said: dict[str, object]) -> Prose:
    """A prose of one section, with a claim for each of `said`: what it is, besides the year and the body."""
    section = replace(package.sections()[0], entity=package.department, text=sentences)
    claims = [
        replace(
            package.claims()[0],
            **{
                "claim_no": number,
                "entity": package.department,
                "section": section.path,
                "period": package.fiscal_year,
                "phase": "",
                "unit": "万元",
                "base_period": package.fiscal_year - 1,
                "source_line": 10 + number,
                "kind": "change",
                "direction": "increase",
                **each,
            },
        )
        for number, each in enumerate(said, start=1)
    ]
    return Prose(package, package.department, claims, [section], Places(package))
