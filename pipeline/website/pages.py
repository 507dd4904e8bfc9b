"""Shelf → pages: which page has which view, template, title and breadcrumbs, in the order of writing.

A department-year's records are read, its page is given out, and only its summary is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses, listing_pages
from pipeline.website.comparisons.codes import code_pages
from pipeline.website.department.department_year import Summary, department_year
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual, phrase, series
from pipeline.website.listings.overview import kinds_of
from pipeline.website.machine.dataset import datasets
from pipeline.website.page import Crumb, Page, crumbs_to
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import Shelf
from pipeline.website.published.source_page import source_documents, source_view
from pipeline.website.search.records import disclosure_records


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
        summaries = self._summaries
        codes = self._code_pages
        yield from self._department_years()
        yield from listing_pages.department_pages(summaries, self._siteurl)
        yield from listing_pages.division_pages(summaries)
        yield from listing_pages.type_pages(summaries, self._siteurl)
        doubtful = {each.package.name: each.verdicts.doubtful for each in summaries}
        for pages in codes.values():
            yield from listing_pages.classification_pages(pages, doubtful)
        yield listing_pages.findings_page(self._shelf, summaries, self._checks)
        yield listing_pages.data_page(self._shelf)
        yield listing_pages.dictionary_page(self._shelf)
        yield listing_pages.home_page(summaries, codes)
        yield listing_pages.search_page(self._shelf, codes.values())
        yield listing_pages.style_page()
        yield listing_pages.not_found_page()

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
            kinds = series(word for _, word in kinds_of(packages))
            yield Page(
                address,
                "department_year",
                phrase(
                    "{department} {year} 年{kinds}",
                    department=view.department,
                    year=first.fiscal_year,
                    kinds=kinds,
                ),
                phrase(
                    "{place} · {department} {year} 年{kinds}：收支概况、全部表格、核对结果、绩效指标和原文。",
                    place=first.place,
                    department=view.department,
                    year=first.fiscal_year,
                    kinds=kinds,
                ),
                crumbs_to(first, 3),
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
            if each.package.department_key == package.department_key
            and each.package.fiscal_year == package.fiscal_year - 1
        ]

    def _sources(self, package: Package) -> Iterator[Page]:
        crumbs = (
            *crumbs_to(package, 3),
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

    def _class_name(self, code: str) -> str:
        return next((name for each in self._code_pages.values() if (name := each.name(code))), "")
