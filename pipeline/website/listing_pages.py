"""Summaries of the disclosures → the pages over several of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.vocabulary import Checks
from pipeline.website import addresses
from pipeline.website.comparisons.codes import CodePages
from pipeline.website.comparisons.history import histories, history_sheet
from pipeline.website.comparisons.peers import peers
from pipeline.website.comparisons.sheet import reference
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.comparability import NOMINAL
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import phrase
from pipeline.website.listings import overview
from pipeline.website.listings.findings import findings_view
from pipeline.website.listings.home import home
from pipeline.website.machine.dictionary import dictionary, lists, origins
from pipeline.website.machine.downloads import (
    catalogue_csv,
    catalogue_downloads,
    database_downloads,
    dictionary_downloads,
    package_downloads,
    source_downloads,
)
from pipeline.website.page import HOME, Crumb, Page, crumbs_to
from pipeline.website.published.shelf import Shelf
from pipeline.website.search.page import search
from pipeline.website.search.terms import code_records

_CLASSIFICATIONS = {
    "functional": (addresses.FUNCTIONS, phrase("支出功能分类")),
    "economic": (addresses.ECONOMIC, phrase("支出经济分类")),
}


def department_pages(summaries: Sequence[Summary], siteurl: str) -> Iterator[Page]:
    """A page for each department, with its years."""
    of_department = by_key(summaries, lambda each: each.package.department_key)
    for members in of_department.values():
        packages = [each.package for each in members]
        first = packages[0]
        address = addresses.department(first.division_code, first.department_slug)
        title = phrase("{department}", department=first.department)
        found = histories(members)
        sheet = history_sheet(address.replace("index.html", "years.csv"), found, siteurl)
        yield Page(
            address,
            "department",
            title,
            phrase(
                "{place} · {department}历年的预算和决算。",
                place=first.place,
                department=first.department,
            ),
            crumbs_to(first, 2),
            {
                "department": overview.departments(packages)[0],
                "place": first.place,
                "histories": found,
                "sheet": sheet,
                "reference": reference(title, address, siteurl),
                "nominal": NOMINAL,
                "without": overview.years_without(packages),
                "type": overview.department_types(packages)[0],
            },
            files=(sheet.file,),
        )


def division_pages(summaries: Sequence[Summary]) -> Iterator[Page]:
    """A page for each place."""
    of_division = by_key(summaries, lambda each: each.package.division_code)
    for members in of_division.values():
        packages = [each.package for each in members]
        first = packages[0]
        yield Page(
            addresses.division(first.division_code),
            "division",
            phrase("{place}", place=first.place),
            phrase("{place}各部门公开的预算和决算。", place=first.place),
            crumbs_to(first, 1),
            {
                "place": overview.places(packages)[0],
                "code": first.division_code,
                "tables": overview.disclosure_tables(members),
            },
        )


def type_pages(summaries: Sequence[Summary], siteurl: str) -> Iterator[Page]:
    """The kinds of departments, and a page for each of them across places."""
    types = overview.department_types(each.package for each in summaries)
    yield Page(
        addresses.DEPARTMENTS,
        "departments",
        phrase("部门"),
        phrase("同一种部门在各地的预算和决算。"),
        (HOME,),
        {"types": types},
    )
    of_type = by_key(summaries, lambda each: each.package.department_slug)
    for each in types:
        view = peers(of_type[each.slug], siteurl)
        yield Page(
            each.address,
            "department_type",
            phrase("各地{name}", name=each.name),
            phrase(
                "各地{name}的预算和决算并排看：花了多少、花在哪里、公开得全不全。",
                name=each.name,
            ),
            (HOME, Crumb(phrase("部门"), addresses.DEPARTMENTS)),
            {"peers": view},
            files=(view.sheet.file,),
        )


def classification_pages(
    pages: CodePages, doubtful: Mapping[str, Collection[str]]
) -> Iterator[Page]:
    """The codes of a classification, and a page for each; `doubtful` are anchors by disclosure."""
    index, title = _CLASSIFICATIONS[pages.classification]
    yield Page(
        index,
        "codes",
        title,
        phrase("各份材料里出现过的{classification}科目。", classification=title),
        (HOME,),
        {"codes": pages.tree(), "count": len(pages.codes), "classification": pages.classification},
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
            (HOME, Crumb(title, index)),
            {"code": view},
            files=(view.sheet.file,),
        )


def findings_page(shelf: Shelf, summaries: Sequence[Summary], checks: Checks) -> Page:
    """All findings."""
    return Page(
        addresses.FINDINGS,
        "findings",
        phrase("核对结果"),
        phrase("每一份预算、决算核对了什么，哪些通过，哪些没有通过。"),
        (HOME,),
        {"findings": findings_view(summaries, checks, catalogue_csv(shelf, "findings"))},
    )


def data_page(shelf: Shelf) -> Page:
    """The downloads, and which tables there are."""
    return Page(
        addresses.DATA,
        "data",
        phrase("数据"),
        phrase("成批下载、各份材料的数据包、数据字典。"),
        (HOME,),
        {
            "resources": catalogue_downloads(shelf),
            "databases": database_downloads(shelf),
            "packages": [
                (each, package_downloads(each), source_downloads(each)) for each in shelf.packages
            ],
            "dictionary": dictionary(),
            "has_catalogue": shelf.catalogue is not None,
        },
    )


def dictionary_page(shelf: Shelf) -> Page:
    """What every field of the data means."""
    return Page(
        addresses.DICTIONARY,
        "dictionary",
        phrase("数据字典"),
        phrase("每张表、每个字段的含义、单位、取值、例子、来历和注意。"),
        (HOME, Crumb(phrase("数据"), addresses.DATA)),
        {
            "dictionary": dictionary(),
            "origins": origins(),
            "lists": lists(),
            "files": dictionary_downloads(shelf),
        },
    )


def home_page(summaries: Sequence[Summary], codes: Mapping[str, CodePages]) -> Page:
    """The home page."""
    return Page(
        addresses.HOME,
        "home",
        phrase("明账：公开的预算决算，看得懂、查得到、对得上"),
        phrase("各级政府部门公开的预算、决算，整理成可以核对、可以比较、可以引用的开放数据。"),
        (),
        {
            "home": home(
                summaries,
                len(codes["functional"].codes),
                len(codes["economic"].codes),
            ),
            "is_empty": not summaries,
        },
    )


def search_page(shelf: Shelf, codes: Collection[CodePages]) -> Page:
    """The search, and its records of codes."""
    return Page(
        addresses.SEARCH,
        "search",
        phrase("搜索"),
        phrase("在全部预算、决算的表格、文字、项目和核对结果里查找。"),
        (HOME,),
        {"search": search(shelf.packages, codes)},
        records=tuple(record for each in codes for record in code_records(each)),
    )


def style_page() -> Page:
    """The components that the pages are made of."""
    return Page(
        addresses.STYLE,
        "style",
        phrase("样式"),
        phrase("这个网站的字体、颜色和部件，以及什么时候用哪一种。"),
        (HOME,),
    )


def not_found_page() -> Page:
    """What a host shows where there is no page."""
    return Page(
        addresses.NOT_FOUND,
        "404",
        phrase("没有这一页"),
        phrase("这个地址没有页面；从这里可以搜索，也可以从头找起。"),
    )
