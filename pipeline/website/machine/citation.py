"""A package → how to cite it (GB/T 7714, BibTeX) and under which licence it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.package import Package

_BIBTEX_SPECIAL = re.compile(r"[\\{}~^]")


@dataclass(frozen=True, slots=True)
class Licence:
    """A stated licence; `href` only where it is an http(s) address."""

    text: str
    href: str


def gb7714(package: Package, siteurl: str) -> str:
    """The reference after GB/T 7714—2015: a dataset, online (DS/OL)."""
    published = (
        f"{package.published_on[:4]}({package.published_on})" if package.published_on else ""
    )
    place = addresses.absolute(siteurl, package.address) if siteurl else f"数据包 {package.name}"
    return (
        f"{package.body}. {package.title}[DS/OL]. "
        f"明账整理, {package.version} 版. {published or '[公开日期不详]'}[引用日期]. {place}."
    )


def bibtex(package: Package, siteurl: str) -> str:
    """The same as a BibTeX entry."""
    fields = {
        "author": f"{{{_plain(package.body)}}}",
        "title": f"{{{_plain(package.title)}}}",
        "howpublished": f"明账 Mingzhang, data package {package.name}, version {package.version}",
        "year": package.published_on[:4],
        "note": f"SHA-256 of the source: {package.sources[0].sha256}" if package.sources else "",
        "url": addresses.absolute(siteurl, package.address) if siteurl else "",
    }
    lines = [f"  {name:<12} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{package.name},", *lines, "}"])


def licences(package: Disclosure) -> tuple[Licence, ...]:
    """The licences that the descriptor states."""
    return tuple(
        Licence(
            each.get("title") or each.get("name", ""),
            addresses.outside(each.get("path", "")),
        )
        for each in package.licences
    )


def _plain(text: str) -> str:
    return _BIBTEX_SPECIAL.sub("", text)
