"""One disclosure on the page of its department-year: its figures, tables, prose, checks and downloads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.website.audit.completeness import Completeness
from pipeline.website.audit.verdicts import Verdicts
from pipeline.website.charts.bars import Bars
from pipeline.website.department.entities import EntityPart, entity_parts
from pipeline.website.department.front import Front, front
from pipeline.website.department.indicators import ProjectIndicators, by_project
from pipeline.website.department.opened import Opened
from pipeline.website.department.prose import ProsePart, prose_parts
from pipeline.website.department.read_from import ReadFrom, read_from
from pipeline.website.department.reliance import reliance
from pipeline.website.department.seen import seen
from pipeline.website.figures.headline import Headlines
from pipeline.website.figures.sentences import sentences
from pipeline.website.interface.phrases import Phrase, Said
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
from pipeline.website.machine.standards.described import Described
from pipeline.website.machine.stated import outside
from pipeline.website.money.money import Money, three_public_bars
from pipeline.website.published.places import SourcePlace
from pipeline.website.tables.terms import Terms


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
class Around:
    """What a page has around each of its disclosures, the same for all of them.

    `terms` are the page's words, `forms` has the name of each form, `codes` those with a page; `editions` is
    how many disclosures the page has.
    """

    terms: Terms
    forms: Mapping[str, Said | str]
    codes: Collection[str]
    editions: int
    siteurl: str


def edition(
    opened: Opened, own: Headlines, flow: Money, said: Described, around: Around
) -> Edition:
    """What the page shows of an opened package.

    `own` are its headline figures, `flow` where its money comes from and goes, `said` what all standards say
    of the package.
    """
    package, places = opened.package, opened.places
    projects = by_project(package, places, opened.amounts, opened.verdicts.doubtful)
    said_of_it = sentences(package, own)
    entities = tuple(entity_parts(opened, around.terms, around.forms, around.codes))
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
        front=front(package.part, opened.verdicts, projects, around.editions),
        prose=prose_parts(package, opened.sections, places),
        downloads=package_downloads(package),
        snippets=package_snippets(package, around.siteurl),
        sources=source_downloads(package),
        read_from=read_from(package, places),
        source=places.first,
        has_pages=places.has_pages,
        gb7714=gb7714(said, around.siteurl),
        bibtex=bibtex(said, around.siteurl),
        licences=licences(package),
    )
