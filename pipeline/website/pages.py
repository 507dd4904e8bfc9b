"""The disclosures of a department-year → its pages: the year, and the text of each source.

Everything that is shown of the year is read here, once for both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from pipeline.model.records import Finding
from pipeline.vocabulary import Checks
from pipeline.website import addresses
from pipeline.website.cards import year_card
from pipeline.website.department.department_year import (
    DepartmentYear,
    Summary,
    department_year,
)
from pipeline.website.department.edition import Edition
from pipeline.website.embed_pages import Embed, embed_pages, embeds
from pipeline.website.interface.latin import named_with_place
from pipeline.website.interface.phrases import Said, Series, phrase, series
from pipeline.website.listings.overview import kinds_of
from pipeline.website.machine.dataset import datasets
from pipeline.website.machine.standards.described import Described
from pipeline.website.page import Crumb, Page, Pager, crumbs_to
from pipeline.website.published.package import Package
from pipeline.website.published.picture_page import picture_views
from pipeline.website.published.source_page import source_documents, source_view
from pipeline.website.search.record import Leaf, in_leaves
from pipeline.website.search.records import disclosure_records
from pipeline.website.tables.parts import table_parts
from pipeline.website.tables.table import TableView


def year_pages(
    packages: Sequence[Package],
    between: Mapping[str, Sequence[Finding]],
    earlier: Sequence[Summary],
    *,
    forms: Mapping[str, Said | str],
    checks: Checks,
    codes: Collection[str],
    class_name: Callable[[str], str],
    siteurl: str,
    said: Mapping[str, Described],
) -> tuple[list[Page], list[Summary]]:
    """The pages, and a summary of each package; the packages are in the order of their names.

    `between`, `earlier`, `forms`, `checks`, `codes` and `said` are as `department_year` takes them;
    `class_name` gives what the lists call a code.
    """
    view, summaries = department_year(
        packages,
        between,
        forms=forms,
        checks=checks,
        codes=codes,
        siteurl=siteurl,
        earlier=earlier,
        said=said,
    )
    by_name = {each.name: each for each in packages}
    leaves = tuple(
        leaf
        for each, edition in zip(summaries, view.editions, strict=True)
        for leaf in in_leaves(
            disclosure_records(by_name[each.package.name], each, edition, class_name)
        )
    )
    framed = {
        edition.part: embeds(each.package, each, edition)
        for each, edition in zip(summaries, view.editions, strict=True)
    }
    kinds = series(word for _, word in kinds_of(packages))
    page = _year_page(view, packages, datasets(packages, siteurl, said), leaves, framed, kinds)
    page = replace(page, card=year_card(view.organisation, summaries, kinds))
    sources = (source for package in packages for source in _sources(package))
    pictures = (picture for package in packages for picture in _pictures(package))
    frames = (
        frame
        for edition in view.editions
        for frame in embed_pages(by_name[edition.package], edition, framed[edition.part])
    )
    return [page, *_pages_beside(view, by_name), *sources, *pictures, *frames], summaries


def _year_page(
    view: DepartmentYear,
    packages: Sequence[Package],
    described: Markup,
    leaves: tuple[Leaf, ...],
    framed: Mapping[str, tuple[Embed, ...]],
    kinds: Series,
) -> Page:
    first = packages[0]
    return Page(
        first.address,
        "department_year",
        phrase(
            "{department} {year} 年{kinds}",
            department=named_with_place(view.department, first.organisation, first.division),
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
        {"year": view, "datasets": described, "embeds": framed},
        leaves=leaves,
    )


def _pictures(package: Package) -> Iterator[Page]:
    for view in picture_views(package):
        number = view.picture.page
        yield Page(
            view.picture.address,
            "picture",
            phrase("原件第 {page} 页：{title}", page=number, title=package.title),
            phrase(
                "{title}的原件第 {page} 页，按收到的文件画出。", page=number, title=package.title
            ),
            _way(package),
            {"view": view, "package": package},
            is_source_text=True,
        )


def _pages_beside(view: DepartmentYear, packages: Mapping[str, Package]) -> Iterator[Page]:
    """What is too much for the page of the year: large tables, many checks, many projects."""
    for edition in view.editions:
        package = packages[edition.package]
        front = edition.front
        for address, template, title in (
            (front.checks_page, "checks_of", phrase("{title}：核对结果", title=package.title)),
            (
                front.projects_page,
                "projects_of",
                phrase("{title}：项目和目标", title=package.title),
            ),
        ):
            if address:
                shown = {"edition": edition, "folder": package.folder}
                yield Page(package.folder + address, template, title, title, _way(package), shown)
        for table in (each for entity in edition.entities for each in entity.tables if each.page):
            yield from _table_pages(table, edition, package)


def _table_pages(table: TableView, edition: Edition, package: Package) -> Iterator[Page]:
    parts = tuple(table_parts(table))
    title = phrase("{title}：{table}", title=package.title, table=table.title)
    for number, part in enumerate(parts, start=1):
        pager = Pager(package.folder + table.page, number, len(parts))
        yield Page(
            pager.address,
            "table",
            pager.titled(title),
            phrase(
                "{title}的{table}，{rows} 行，照原样，每个数都可以回到原件的那一行。",
                title=package.title,
                table=table.title,
                rows=len(table.rows),
            ),
            (*_way(package), *pager.crumbs(phrase("{table}", table=table.title))),
            {
                "whole": table,
                "part": part,
                "pager": pager,
                "rows_of_page": parts[0].last,
                "edition": edition,
                "folder": package.folder,
            },
        )


def _way(package: Package) -> tuple[Crumb, ...]:
    return (
        *crumbs_to(package, 3),
        Crumb(phrase("{year} 年", year=package.fiscal_year), package.address),
    )


def _sources(package: Package) -> Iterator[Page]:
    crumbs = _way(package)
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
