"""Addresses of pages → the map of pages: each in all languages in which it is there.

A page is the same in two languages where only the prefix of its address differs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.interface.language import languages

MOST_PAGES = 50_000
"""What sitemaps.org lets one file hold."""


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page with its versions, its own among them, by language; none where it is the only one."""

    address: str
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SiteMap:
    """A file of the map: pages, or (where they are too many for one) the files that have them."""

    address: str
    pages: tuple[MappedPage, ...]
    parts: tuple[str, ...] = ()


def maps(written: Collection[str], siteurl: str, moved: Collection[str] = ()) -> Iterator[SiteMap]:
    """The map of all pages; of more than `MOST_PAGES` it is an index of several files. `moved` are
    pages that only lead to others."""
    pages = mapped_pages(written, siteurl, moved)
    if len(pages) <= MOST_PAGES:
        yield SiteMap(addresses.SITEMAP, tuple(pages))
        return
    parts = []
    for number, start in enumerate(range(0, len(pages), MOST_PAGES), start=1):
        part = addresses.sitemap_part(number)
        parts.append(addresses.absolute(siteurl, part))
        yield SiteMap(part, tuple(pages[start : start + MOST_PAGES]))
    yield SiteMap(addresses.SITEMAP, (), tuple(parts))


def mapped_pages(
    written: Collection[str], siteurl: str, moved: Collection[str] = ()
) -> list[MappedPage]:
    """All pages but those that nobody searches for, in the order of their addresses."""
    by_page: dict[str, dict[str, str]] = {}
    for each in sorted(each for each in written if each.endswith(".html")):
        lang, page = _parted(each)
        if addresses.is_listed(page) and page not in moved:
            by_page.setdefault(page, {})[lang] = addresses.absolute(siteurl, each)
    return [
        MappedPage(address, tuple(of_page.items()) if len(of_page) > 1 else ())
        for of_page in by_page.values()
        for address in of_page.values()
    ]


def _parted(address: str) -> tuple[str, str]:
    """Language, and the address of the page without that language's prefix.

    >>> _parted("en/data/index.html"), _parted("data/index.html")
    (('en', 'data/index.html'), ('zh-CN', 'data/index.html'))
    """
    for each in languages()[1:]:
        if address.startswith(each.prefix):
            return each.code, address.removeprefix(each.prefix)
    return languages()[0].code, address
