"""Shelf → pages: which page has which view, template, title and breadcrumbs, in the order of writing.

A department-year's records are read, its page is given out, and only its summary is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses, overview, words
from pipeline.website.codes import code_pages
from pipeline.website.department_year import Summary, department_year
from pipeline.website.downloads import (
    catalogue_downloads,
    database_downloads,
    dictionary,
    package_downloads,
    source_downloads,
)
from pipeline.website.findings import findings_view
from pipeline.website.grouping import by_key
from pipeline.website.overview import RecentFinding
from pipeline.website.phrases import Phrase, Said, phrase, series
from pipeline.website.published import Package
from pipeline.website.shelf import Shelf
from pipeline.website.source_page import source_documents, source_view

_MOST_RECENT = 6


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page."""

    text: Said | str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its address, its template and what the template shows.

    It is written in every language, but where `is_source_text`: such a page stands once.
    """

    address: str
    template: str
    title: Phrase
    description: Phrase
    crumbs: tuple[Crumb, ...] = ()
    view: dict[str, object] = field(default_factory=dict)
    is_source_text: bool = False


class Pages:
    """All pages that are made of packages and catalogue; iterate once."""

    def __init__(self, shelf: Shelf, siteurl: str) -> None:
        vocabulary = load_vocabulary()
        self._shelf = shelf
        self._siteurl = siteurl
        self._forms = {form.id: form.name for form in vocabulary.forms.forms}
        self._code_pages = code_pages(shelf, vocabulary.classifications, self._forms)
        self._checks = vocabulary.checks
        self._summaries: list[Summary] = []

    def __iter__(self) -> Iterator[Page]:
        yield from self._department_years()
        yield from self._departments()
        yield from self._divisions()
        yield from self._types()
        yield from self._codes()
        yield self._findings()
        yield self._data()
        yield self._home()

    def _department_years(self) -> Iterator[Page]:
        codes = {code for each in self._code_pages.values() for code in each.codes}
        between = self._shelf.findings_between()
        by_address = by_key(self._shelf.packages, lambda each: each.address)
        for address, packages in by_address.items():
            view, summaries = department_year(
                packages,
                between,
                forms=self._forms,
                checks=self._checks,
                codes=codes,
                siteurl=self._siteurl,
            )
            self._summaries += summaries
            first = packages[0]
            kinds = series(
                words.KINDS[kind] for kind in words.KINDS if kind in {e.kind for e in view.editions}
            )
            yield Page(
                address,
                "department_year",
                phrase(
                    "{department} {year} 年{kinds}",
                    department=first.department,
                    year=first.fiscal_year,
                    kinds=kinds,
                ),
                phrase(
                    "{place} · {department} {year} 年{kinds}：收支概况、全部表格、核对结果、绩效指标和原文。",
                    place=first.place,
                    department=first.department,
                    year=first.fiscal_year,
                    kinds=kinds,
                ),
                _crumbs(first, 3),
                {"year": view},
            )
            for package in packages:
                yield from self._sources(package)

    def _sources(self, package: Package) -> Iterator[Page]:
        crumbs = (
            *_crumbs(package, 3),
            Crumb(phrase("{year} 年", year=package.fiscal_year), package.address),
        )
        for number, (source, document) in enumerate(source_documents(package), start=1):
            yield Page(
                package.folder + addresses.source_page(package.part, number),
                "source",
                phrase("原文：{name}", name=document.name),
                phrase("{title}的原件文字，逐行编号。", title=package.title),
                crumbs,
                {"source": source_view(package, source, document), "package": package},
                is_source_text=True,
            )

    def _departments(self) -> Iterator[Page]:
        of_department = by_key(self._summaries, _department)
        for members in of_department.values():
            packages = [each.package for each in members]
            first = packages[0]
            yield Page(
                addresses.department(first.division_code, first.department_slug),
                "department",
                phrase("{department}", department=first.department),
                phrase(
                    "{place} · {department}历年的预算和决算。",
                    place=first.place,
                    department=first.department,
                ),
                _crumbs(first, 2),
                {
                    "department": overview.departments(packages)[0],
                    "place": first.place,
                    "tables": overview.disclosure_tables(members),
                    "without": overview.years_without(packages),
                    "type": overview.department_types(packages)[0],
                },
            )

    def _divisions(self) -> Iterator[Page]:
        of_division = by_key(self._summaries, lambda each: each.package.division_code)
        for members in of_division.values():
            packages = [each.package for each in members]
            first = packages[0]
            yield Page(
                addresses.division(first.division_code),
                "division",
                phrase("{place}", place=first.place),
                phrase("{place}各部门公开的预算和决算。", place=first.place),
                _crumbs(first, 1),
                {
                    "place": overview.places(packages)[0],
                    "code": first.division_code,
                    "tables": overview.disclosure_tables(members),
                },
            )

    def _types(self) -> Iterator[Page]:
        types = overview.department_types(self._shelf.packages)
        home = (Crumb(phrase("首页"), addresses.HOME),)
        yield Page(
            addresses.DEPARTMENTS,
            "departments",
            phrase("部门"),
            phrase("同一种部门在各地的预算和决算。"),
            home,
            {"types": types},
        )
        of_type = by_key(self._summaries, lambda each: each.package.department_slug)
        for each in types:
            members = of_type[each.slug]
            yield Page(
                each.address,
                "department_type",
                phrase("各地{name}", name=each.name),
                phrase("各地{name}的预算和决算，并排列出。", name=each.name),
                (*home, Crumb(phrase("部门"), addresses.DEPARTMENTS)),
                {
                    "type": each,
                    "tables": overview.disclosure_tables(members),
                    "places": overview.places(summary.package for summary in members),
                },
            )

    def _codes(self) -> Iterator[Page]:
        home = Crumb(phrase("首页"), addresses.HOME)
        doubtful = {each.package.name: each.verdicts.doubtful for each in self._summaries}
        for name, index, title in (
            ("functional", addresses.FUNCTIONS, phrase("支出功能分类")),
            ("economic", addresses.ECONOMIC, phrase("支出经济分类")),
        ):
            pages = self._code_pages[name]
            yield Page(
                index,
                "codes",
                title,
                phrase("各份材料里出现过的{classification}科目。", classification=title),
                (home,),
                {"codes": pages.links(), "classification": name},
            )
            for view in pages.views(doubtful):
                yield Page(
                    pages.address(view.code),
                    "code",
                    phrase("{code} {name}", code=view.code, name=view.name),
                    phrase(
                        "{classification}科目 {code} {name}：各地各部门各年印出的支出。",
                        classification=title,
                        code=view.code,
                        name=view.name,
                    ),
                    (home, Crumb(title, index)),
                    {"code": view},
                )

    def _findings(self) -> Page:
        return Page(
            addresses.FINDINGS,
            "findings",
            phrase("核对结果"),
            phrase("每一份预算、决算核对了什么，哪些通过，哪些没有通过。"),
            (Crumb(phrase("首页"), addresses.HOME),),
            {"findings": findings_view(self._summaries, self._checks)},
        )

    def _data(self) -> Page:
        return Page(
            addresses.DATA,
            "data",
            phrase("数据"),
            phrase("成批下载、各份材料的数据包、数据字典。"),
            (Crumb(phrase("首页"), addresses.HOME),),
            {
                "resources": catalogue_downloads(self._shelf),
                "databases": database_downloads(self._shelf),
                "packages": [
                    (each, package_downloads(each), source_downloads(each))
                    for each in self._shelf.packages
                ],
                "dictionary": dictionary(),
                "has_catalogue": self._shelf.catalogue is not None,
            },
        )

    def _home(self) -> Page:
        failures = [
            RecentFinding(verdict, each.package.title, each.package.address)
            for each in sorted(
                self._summaries,
                key=lambda each: (-each.package.fiscal_year, each.package.name),
            )
            for verdict in each.verdicts.failures
        ]
        return Page(
            addresses.HOME,
            "home",
            phrase("明账：公开的预算决算，看得懂、查得到、对得上"),
            phrase("各级政府部门公开的预算、决算，整理成可以核对、可以比较、可以引用的开放数据。"),
            (),
            {
                "home": overview.home(
                    self._summaries,
                    failures[:_MOST_RECENT],
                    len(self._code_pages["functional"].codes),
                    len(self._code_pages["economic"].codes),
                ),
                "is_empty": not self._shelf.packages,
            },
        )


def _crumbs(package: Package, steps: int) -> tuple[Crumb, ...]:
    """The way to a place (1 step), a department (2) or a department-year (3), itself left out."""
    way = (
        Crumb(phrase("首页"), addresses.HOME),
        Crumb(package.place, addresses.division(package.division_code)),
        Crumb(
            package.organisation,
            addresses.department(package.division_code, package.department_slug),
        ),
    )
    return way[:steps]


def _department(summary: Summary) -> tuple[str, str]:
    return summary.package.division_code, summary.package.department_slug


def package_folder(output: Path, name: str) -> Path:
    """Where the copy of a package (or the catalogue) goes."""
    return output / addresses.PACKAGES / name
