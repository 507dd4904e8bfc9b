"""What is known of several disclosures → the pages that list and compare them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.website import addresses
from pipeline.website.cards import code_card, department_card, type_card
from pipeline.website.comparisons.codes import CodePages, CodeView
from pipeline.website.comparisons.history import histories, history_sheet
from pipeline.website.comparisons.peers import peers
from pipeline.website.comparisons.sheet import reference
from pipeline.website.department.department_year import Summary
from pipeline.website.explore.engines import Engine
from pipeline.website.explore.page import explore
from pipeline.website.figures.comparability import NOMINAL
from pipeline.website.interface.latin import named_with_place
from pipeline.website.interface.phrases import phrase
from pipeline.website.listings import overview
from pipeline.website.listings.home import home
from pipeline.website.listings.kin import Ancestry
from pipeline.website.listings.listed import Listed
from pipeline.website.machine.dictionary import dictionary, lists, origins
from pipeline.website.machine.downloads import (
    Download,
    SourceDownload,
    catalogue_downloads,
    database_downloads,
    dictionary_downloads,
    first_steps_of,
)
from pipeline.website.page import HOME, Crumb, Page, Pager, crumbs_to
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.population import Populations
from pipeline.website.published.shelf import Shelf
from pipeline.website.search.page import search
from pipeline.website.search.record import leaves
from pipeline.website.search.terms import code_records

_CLASSIFICATIONS = {
    "functional": (addresses.FUNCTIONS, phrase("支出功能分类")),
    "economic": (addresses.ECONOMIC, phrase("支出经济分类")),
}


PackageEntry = tuple[Disclosure, tuple[Download, ...], tuple[SourceDownload, ...]]
"""A package on the page of data, and what can be had of it."""


def department_page(members: Sequence[Summary], siteurl: str, ancestry: Ancestry) -> Page:
    """A department with its years; `members` are all its disclosures, in the order of their names, and
    `ancestry` is what is known of its kind."""
    packages = [each.package for each in members]
    first = packages[0]
    address = first.department_address
    title = phrase(
        "{department}",
        department=named_with_place(first.department, first.organisation, first.division),
    )
    found = histories(members)
    cited = reference(title, address, siteurl)
    sheet = history_sheet(address.replace("index.html", "years.csv"), found, siteurl, title, cited)
    return Page(
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
            "reference": cited,
            "nominal": NOMINAL,
            "without": overview.years_without(packages),
            "type": overview.department_types(packages)[0],
            "ancestry": ancestry,
        },
        files=tuple(each.file for each in sheet.files),
        card=department_card(packages),
    )


def types_page(disclosures: Iterable[Disclosure]) -> Page:
    """The kinds of departments."""
    return Page(
        addresses.DEPARTMENTS,
        "departments",
        phrase("部门"),
        phrase("同一种部门在各地的预算和决算。"),
        (HOME,),
        {"types": overview.department_types(disclosures)},
    )


def type_page(
    members: Sequence[Disclosure],
    shown: Sequence[Summary],
    pager: Pager,
    siteurl: str,
    here: Collection[str],
    populations: Populations,
) -> Page:
    """One kind of department across places; `members` are all disclosures of it, `shown` this page's.
    `here` are the kinds that have a page, `populations` how many live in each place."""
    view = peers(shown, siteurl, members, pager.number, here, populations)
    name = view.type.title
    return Page(
        pager.address,
        "department_type",
        pager.titled(phrase("各地{name}", name=name)),
        phrase("各地{name}的预算和决算并排看：花了多少、花在哪里、公开得全不全。", name=name),
        (
            HOME,
            Crumb(phrase("部门"), addresses.DEPARTMENTS),
            *pager.crumbs(phrase("各地{name}", name=name)),
        ),
        {"peers": view, "pager": pager},
        files=tuple(each.file for each in view.sheet.files),
        card=type_card(view.type) if pager.number == 1 else None,
    )


def moved_page(
    shown: Sequence[Summary], kind: overview.TypeEntry, pager: Pager, siteurl: str
) -> Page:
    """The old address of a spelling of a kind: it says where the kind is now, and keeps its file.

    `shown` are the disclosures of bodies that are spelled so.
    """
    name, address = shown[0].package.organisation, pager.address
    return Page(
        address,
        "moved",
        phrase("各地{name}", name=name),
        phrase("{name}现在和{kind}放在一起比较。", name=name, kind=kind.title),
        (HOME, Crumb(phrase("部门"), addresses.DEPARTMENTS)),
        {"name": name, "kind": kind, "to": kind.address},
        files=(
            (
                address.replace("index.html", "comparison.csv"),
                peers(shown, siteurl).sheet.csv.content,
            ),
        ),
    )


def codes_page(pages: CodePages) -> Page:
    """The codes of a classification."""
    index, title = _CLASSIFICATIONS[pages.classification]
    return Page(
        index,
        "codes",
        title,
        phrase("各份材料里出现过的{classification}科目。", classification=title),
        (HOME,),
        {"codes": pages.tree(), "count": len(pages.codes), "classification": pages.classification},
    )


def code_page(view: CodeView, pager: Pager) -> Page:
    """One code: a page of the disclosures that state it."""
    index, title = _CLASSIFICATIONS[view.classification]
    return Page(
        pager.address,
        "code",
        pager.titled(phrase("{code} {name}", code=view.code, name=view.name)),
        phrase(
            "{classification}科目 {code} {name}：各地各部门各年印出的支出。",
            classification=title,
            code=view.code,
            name=view.name,
        ),
        (HOME, Crumb(title, index), *pager.crumbs(phrase("{code}", code=view.code))),
        {"code": view, "pager": pager},
        files=tuple(each.file for each in view.sheet.files),
        card=code_card(view, pager.count == 1) if pager.number == 1 else None,
    )


def data_page(
    shelf: Shelf, packages: Sequence[PackageEntry], pager: Pager, siteurl: str = ""
) -> Page:
    """The downloads and the data dictionary, with a part of the packages."""
    is_first = pager.number == 1
    return Page(
        pager.address,
        "data",
        pager.titled(phrase("数据")),
        phrase("成批下载、各份材料的数据包、数据字典。"),
        (HOME, *pager.crumbs(phrase("数据"))),
        {
            "resources": catalogue_downloads(shelf, siteurl) if is_first else (),
            "databases": database_downloads(shelf) if is_first else (),
            "first_steps": first_steps_of(shelf, siteurl) if is_first else (),
            "packages": packages,
            "dictionary": dictionary() if is_first else (),
            "has_catalogue": shelf.catalogue is not None,
            "pager": pager,
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


def home_page(all_listed: Sequence[Listed], codes: Mapping[str, CodePages]) -> Page:
    """The home page."""
    return Page(
        addresses.HOME,
        "home",
        phrase("明账：公开的预算决算，看得懂、查得到、对得上"),
        phrase("各级政府部门公开的预算、决算，整理成可以核对、可以比较、可以引用的开放数据。"),
        (),
        {
            "home": home(
                all_listed,
                len(codes["functional"].codes),
                len(codes["economic"].codes),
            ),
            "is_empty": not all_listed,
        },
    )


def search_page(disclosures: Sequence[Disclosure], codes: Collection[CodePages]) -> Page:
    """The search, and what it finds of codes."""
    return Page(
        addresses.SEARCH,
        "search",
        phrase("搜索"),
        phrase("在全部预算、决算的表格、文字、项目和核对结果里查找。"),
        (HOME,),
        {"search": search(disclosures, codes)},
        leaves=tuple(leaves(record for each in codes for record in code_records(each))),
    )


def explore_page(shelf: Shelf, engines: Sequence[Engine]) -> Page:
    """SQL in the browser, and what can be asked without it."""
    return Page(
        addresses.EXPLORE,
        "explore",
        phrase("查询"),
        phrase(
            "在浏览器里查询全部数据：选一选，或者写 SQL；结果可以看、画、下载、用网址传给别人。"
        ),
        (HOME, Crumb(phrase("数据"), addresses.DATA)),
        {"explore": explore(shelf, engines)},
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
