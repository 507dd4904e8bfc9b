"""The disclosures of one department for one year → everything that their page shows.

In: the packages of the year (budget and final account, and those of units that disclose on their
own). Out: a `DepartmentYear`, and a `Summary` of each disclosure for the pages that list them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.identity import OWN_OFFICE_SLUG
from pipeline.model.records import Finding
from pipeline.vocabulary import Checks
from pipeline.website.audit.completeness import Completeness
from pipeline.website.audit.verdicts import Verdicts
from pipeline.website.changes.beside import Beside, Stated, beside
from pipeline.website.changes.changes import told_of_expenditure
from pipeline.website.changes.prose import Prose
from pipeline.website.changes.told import ToldChange
from pipeline.website.department.edition import Around, Edition, edition
from pipeline.website.department.opened import Opened, open_package, prose_of
from pipeline.website.department.prose import Excerpt, duties
from pipeline.website.figures.headline import Headlines, headlines
from pipeline.website.figures.said import said_figures
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.machine.standards.described import Described, described
from pipeline.website.money.money import Money, Split, money
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.package import Package
from pipeline.website.tables.terms import Terms, terms_of


@dataclass(frozen=True, slots=True)
class Summary:
    """A disclosure in the lists of other pages: its headline figures for its first entity, and what its
    prose says became of all expenditure since the year before."""

    package: Disclosure
    headlines: Headlines
    verdicts: Verdicts
    completeness: Completeness | None
    splits: tuple[Split, ...]
    told: ToldChange | None = None


@dataclass(frozen=True, slots=True)
class DepartmentYear:
    """Everything that the page of a department-year shows."""

    place: str
    department: str
    organisation: str
    fiscal_year: int
    folder: str
    editions: tuple[Edition, ...]
    missing: tuple[Phrase, ...]
    terms: Terms
    excerpt: Excerpt | None
    beside: Beside


def department_year(
    packages: Sequence[Package],
    between: Mapping[str, Sequence[Finding]],
    *,
    forms: Mapping[str, Said | str],
    checks: Checks,
    codes: Collection[str],
    siteurl: str,
    earlier: Sequence[Summary] = (),
    said: Mapping[str, Described] | None = None,
) -> tuple[DepartmentYear, list[Summary]]:
    """The view of a department-year, and a summary of each of its disclosures.

    `packages` are not empty; `between` has the findings that compare a disclosure with others;
    `forms` has the name of each form, `codes` those with a page; `earlier` are the summaries of the
    department's disclosures for the year before; `said` is what all standards say of each package, worked
    out here where nobody has it.
    """
    said = said or {each.name: described(each) for each in packages}
    opened = [
        open_package(each, between.get(each.name, ()), checks)
        for each in sorted(packages, key=_department_first)
    ]
    flows = [money(each.package, each.own, each.verdicts.doubtful) for each in opened]
    spoken = [prose_of(each) for each in opened]
    summaries = [_summary(*each) for each in zip(opened, flows, spoken, strict=True)]
    terms = terms_of((each.package, each.sections) for each in opened)
    around = Around(terms, forms, codes, len(opened), siteurl)
    editions = tuple(
        edition(each, summary.headlines, flow, said[each.package.name], around)
        for each, summary, flow in zip(opened, summaries, flows, strict=True)
    )
    return _view(opened, editions, terms, _beside(opened, summaries, spoken, earlier)), summaries


def _view(
    opened: Sequence[Opened], editions: tuple[Edition, ...], terms: Terms, beside: Beside
) -> DepartmentYear:
    first = opened[0].package
    excerpts = (duties(each.package, each.sections) for each in opened)
    own_office = _own_office([each.package for each in opened])
    return DepartmentYear(
        place=first.place,
        department=first.department + own_office,
        organisation=first.organisation + own_office,
        fiscal_year=first.fiscal_year,
        folder=first.folder,
        editions=editions,
        missing=tuple(_missing(first.fiscal_year, {each.part for each in editions})),
        terms=terms,
        excerpt=next((each for each in excerpts if each), None),
        beside=beside,
    )


def _summary(opened: Opened, flow: Money, spoken: Prose) -> Summary:
    own = headlines(
        opened.package,
        opened.own,
        opened.verdicts.doubtful,
        said_figures(opened.package, opened.entities[0].name, opened.sections),
    )
    return Summary(
        opened.package.disclosure,
        own,
        opened.verdicts,
        opened.completeness,
        flow.splits,
        told_of_expenditure(opened.package.kind, own, spoken),
    )


def _beside(
    opened: Sequence[Opened],
    summaries: Sequence[Summary],
    spoken: Sequence[Prose],
    earlier: Sequence[Summary],
) -> Beside:
    stated = [
        Stated(each.package, summary.headlines, prose)
        for each, summary, prose in zip(opened, summaries, spoken, strict=True)
    ]
    return beside(stated, {each.package.part: each.headlines for each in earlier})


def _own_office(packages: Sequence[Package]) -> str:
    """（本级） where nothing but the department's own office is here: its name alone would say more."""
    return "（本级）" if all(each.unit_slug == OWN_OFFICE_SLUG for each in packages) else ""


def _department_first(package: Package) -> tuple[str, str]:
    """The department's own disclosures before those of units; the budget before the final account."""
    return package.unit_slug, package.kind


def _missing(year: int, parts: Collection[str]) -> list[Phrase]:
    """What one would expect of the year and is not here; not having it says nothing of the department."""
    said = []
    if "budget" not in parts:
        said.append(phrase("{year} 年部门预算还没有收录。没有收录不等于没有公开。", year=year))
    if "final" not in parts:
        said.append(
            phrase(
                "{year} 年部门决算还没有收录。决算通常在第二年秋天公开；没有收录不等于没有公开。",
                year=year,
            )
        )
    return said
