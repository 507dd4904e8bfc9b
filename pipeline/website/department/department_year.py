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
from pipeline.website.charts.bars import Bars
from pipeline.website.department.entities import EntityPart, entity_parts
from pipeline.website.department.front import Front, front
from pipeline.website.department.indicators import ProjectIndicators, by_project
from pipeline.website.department.opened import Opened, open_package, prose_of
from pipeline.website.department.prose import Excerpt, ProsePart, duties, prose_parts
from pipeline.website.department.read_from import ReadFrom, read_from
from pipeline.website.department.reliance import reliance
from pipeline.website.department.seen import seen
from pipeline.website.figures.headline import Headlines, headlines
from pipeline.website.figures.said import said_figures
from pipeline.website.figures.sentences import sentences
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.machine.citation import Licence, licences
from pipeline.website.machine.downloads import (
    Download,
    SourceDownload,
    package_downloads,
    package_snippets,
    source_downloads,
)
from pipeline.website.machine.snippets import Snippet
from pipeline.website.machine.standards.cite import bibtex, gb7714
from pipeline.website.machine.standards.described import Described, described
from pipeline.website.machine.stated import outside
from pipeline.website.money.money import Money, Split, money, three_public_bars
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.package import Package
from pipeline.website.published.places import SourcePlace
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
class Edition:
    """One disclosure on the page; `part` begins the ids of what is in it.

    `versions` is how many versions of it there have been, 0 where only this one is kept; `changed_on`
    the day from which this one stands, "" where it is the first. `seen` says of the figures in sentences
    where the source prints them, by their anchors.
    """

    part: str
    kind: str
    kind_word: Phrase
    title: str
    unit: str
    package: str
    version: str
    version_address: str
    versions: int
    changed_on: str
    published_on: str
    retrieved_on: str
    kept_since: str
    url: str
    url_text: str
    sentences: tuple[Phrase, ...]
    seen: Mapping[str, SourcePlace]
    money: Money
    three_public_bars: Bars | None
    verdicts: Verdicts
    front: Front
    completeness: Completeness | None
    reliance: tuple[Phrase, ...]
    entities: tuple[EntityPart, ...]
    tables: int
    indicators: tuple[ProjectIndicators, ...]
    prose: tuple[ProsePart, ...]
    downloads: tuple[Download, ...]
    snippets: tuple[Snippet, ...]
    sources: tuple[SourceDownload, ...]
    read_from: tuple[ReadFrom, ...]
    source: str
    has_pages: bool
    gb7714: str
    bibtex: str
    licences: tuple[Licence, ...]

    @property
    def leads_to_pictures(self) -> bool:
        """Whether a number in a table on the page leads to its place on a picture."""
        shown = (each for entity in self.entities for each in entity.tables if not each.page)
        return any(each.leads_to_pictures for each in shown)


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
    editions = tuple(
        _edition(
            each,
            summary.headlines,
            flow,
            terms,
            forms,
            codes,
            len(opened),
            said[each.package.name],
            siteurl,
        )
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


def _edition(
    opened: Opened,
    own: Headlines,
    flow: Money,
    terms: Terms,
    forms: Mapping[str, Said | str],
    codes: Collection[str],
    editions: int,
    said: Described,
    siteurl: str,
) -> Edition:
    package, places = opened.package, opened.places
    projects = by_project(package, places, opened.amounts, opened.verdicts.doubtful)
    said_of_it = sentences(package, own)
    entities = tuple(entity_parts(opened, terms, forms, codes))
    return Edition(
        part=package.part,
        kind=package.kind,
        kind_word=package.kind_word,
        title=package.title,
        unit=package.unit,
        package=package.name,
        version=package.version,
        version_address=package.version_address,
        versions=len(package.kept),
        changed_on=package.kept[-1].since if package.kept else "",
        published_on=package.published_on,
        retrieved_on=package.retrieved_on,
        kept_since=package.kept_since,
        url=outside(package.url),
        url_text=package.url,
        sentences=said_of_it,
        seen=seen([*said_of_it, *(one for each in entities for one in each.sentences)], places),
        money=flow,
        three_public_bars=three_public_bars(own.figures),
        verdicts=opened.verdicts,
        completeness=opened.completeness,
        reliance=reliance(package, opened.amounts),
        entities=entities,
        tables=len(package.tables),
        indicators=projects,
        front=front(package.part, opened.verdicts, projects, editions),
        prose=prose_parts(package, opened.sections, places),
        downloads=package_downloads(package),
        snippets=package_snippets(package, siteurl),
        sources=source_downloads(package),
        read_from=read_from(package, places),
        source=places.first,
        has_pages=places.has_pages,
        gb7714=gb7714(said, siteurl),
        bibtex=bibtex(said, siteurl),
        licences=licences(package),
    )


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
