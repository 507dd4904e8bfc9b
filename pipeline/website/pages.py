"""Shelf → pages: which page has which view, template, title and breadcrumbs, in the order of writing.

A department-year's records are read, its page is given out, and only its summary is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses, words
from pipeline.website.comparisons.codes import code_pages
from pipeline.website.comparisons.history import histories, history_sheet
from pipeline.website.comparisons.peers import peers
from pipeline.website.comparisons.sheet import reference
from pipeline.website.department.department_year import Summary, department_year
from pipeline.website.figures.comparability import NOMINAL
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual, Phrase, Said, phrase, series
from pipeline.website.listings import overview
from pipeline.website.listings.findings import findings_view
from pipeline.website.listings.home import home
from pipeline.website.machine.dataset import datasets
from pipeline.website.machine.downloads import (
    catalogue_csv,
    catalogue_downloads,
    database_downloads,
    dictionary,
    package_downloads,
    source_downloads,
)
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import Shelf
from pipeline.website.published.source_page import source_documents, source_view
from pipeline.website.search.page import search
from pipeline.website.search.record import SearchRecord
from pipeline.website.search.records import disclosure_records
from pipeline.website.search.terms import code_records


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page."""

    text: Said | str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its address, its template and what the template shows.

    It is written in every language, but where `is_source_text`: such a page stands once, as do its
    `files` (address and text), which are written beside it. The search finds it by its `records`.
    """

    address: str
    template: str
    title: Phrase
    description: Phrase
    crumbs: tuple[Crumb, ...] = ()
    view: dict[str, object] = field(default_factory=dict)
    is_source_text: bool = False
    files: tuple[tuple[str, str], ...] = ()
    records: tuple[SearchRecord, ...] = ()


class Pages:
    """All pages that are made of packages and catalogue; iterate once."""

    def __init__(self, shelf: Shelf, siteurl: str) -> None:
        vocabulary = load_vocabulary()
        self._shelf = shelf
        self._siteurl = siteurl
        self._forms = {
            form.id: Bilingual(form.name, form.name_en) for form in vocabulary.forms.forms
        }
        self._code_pages = code_pages(shelf, vocabulary.classifications, self._forms, siteurl)
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
        yield self._search()
        yield _style()
        yield _not_found()

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
                earlier=self._year_before(packages[0]),
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
                {"year": view, "datasets": datasets(packages, self._siteurl)},
                records=tuple(
                    record
                    for summary, edition in zip(summaries, view.editions, strict=True)
                    for record in disclosure_records(summary, edition.prose, self._class_name)
                ),
            )
            for package in packages:
                yield from self._sources(package)

    def _year_before(self, package: Package) -> list[Summary]:
        """The department's disclosures for the year before, whose page was made before this one's."""
        return [
            each
            for each in self._summaries
            if _department(each) == (package.division_code, package.department_slug)
            and each.package.fiscal_year == package.fiscal_year - 1
        ]

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
            address = addresses.department(first.division_code, first.department_slug)
            title = phrase("{department}", department=first.department)
            found = histories(members)
            sheet = history_sheet(address.replace("index.html", "years.csv"), found, self._siteurl)
            yield Page(
                address,
                "department",
                title,
                phrase(
                    "{place} · {department}历年的预算和决算。",
                    place=first.place,
                    department=first.department,
                ),
                _crumbs(first, 2),
                {
                    "department": overview.departments(packages)[0],
                    "place": first.place,
                    "histories": found,
                    "sheet": sheet,
                    "reference": reference(title, address, self._siteurl),
                    "nominal": NOMINAL,
                    "without": overview.years_without(packages),
                    "type": overview.department_types(packages)[0],
                },
                files=(sheet.file,),
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
            view = peers(of_type[each.slug], self._siteurl)
            yield Page(
                each.address,
                "department_type",
                phrase("各地{name}", name=each.name),
                phrase(
                    "各地{name}的预算和决算并排看：花了多少、花在哪里、公开得全不全。",
                    name=each.name,
                ),
                (*home, Crumb(phrase("部门"), addresses.DEPARTMENTS)),
                {"peers": view},
                files=(view.sheet.file,),
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
                {"codes": pages.tree(), "count": len(pages.codes), "classification": name},
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
                    files=(view.sheet.file,),
                )

    def _findings(self) -> Page:
        return Page(
            addresses.FINDINGS,
            "findings",
            phrase("核对结果"),
            phrase("每一份预算、决算核对了什么，哪些通过，哪些没有通过。"),
            (Crumb(phrase("首页"), addresses.HOME),),
            {
                "findings": findings_view(
                    self._summaries, self._checks, catalogue_csv(self._shelf, "findings")
                )
            },
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
        return Page(
            addresses.HOME,
            "home",
            phrase("明账：公开的预算决算，看得懂、查得到、对得上"),
            phrase("各级政府部门公开的预算、决算，整理成可以核对、可以比较、可以引用的开放数据。"),
            (),
            {
                "home": home(
                    self._summaries,
                    len(self._code_pages["functional"].codes),
                    len(self._code_pages["economic"].codes),
                ),
                "is_empty": not self._shelf.packages,
            },
        )

    def _search(self) -> Page:
        codes = self._code_pages.values()
        return Page(
            addresses.SEARCH,
            "search",
            phrase("搜索"),
            phrase("在全部预算、决算的表格、文字、项目和核对结果里查找。"),
            (Crumb(phrase("首页"), addresses.HOME),),
            {"search": search(self._shelf.packages, codes)},
            records=tuple(record for each in codes for record in code_records(each)),
        )

    def _class_name(self, code: str) -> str:
        return next((name for each in self._code_pages.values() if (name := each.name(code))), "")


def _style() -> Page:
    return Page(
        addresses.STYLE,
        "style",
        phrase("样式"),
        phrase("这个网站的字体、颜色和部件，以及什么时候用哪一种。"),
        (Crumb(phrase("首页"), addresses.HOME),),
    )


def _not_found() -> Page:
    return Page(
        addresses.NOT_FOUND,
        "404",
        phrase("没有这一页"),
        phrase("这个地址没有页面；从这里可以搜索，也可以从头找起。"),
    )


def _crumbs(package: Package, steps: int) -> tuple[Crumb, ...]:
    """The way to a place (1 step), a department (2) or a department-year (3), itself left out."""
    way = (
        Crumb(phrase("首页"), addresses.HOME),
        Crumb(phrase("{place}", place=package.place), addresses.division(package.division_code)),
        Crumb(
            phrase("{department}", department=package.organisation),
            addresses.department(package.division_code, package.department_slug),
        ),
    )
    return way[:steps]


def _department(summary: Summary) -> tuple[str, str]:
    return summary.package.division_code, summary.package.department_slug


def package_folder(output: Path, name: str) -> Path:
    """Where the copy of a package (or the catalogue) goes."""
    return output / addresses.PACKAGES / name
