"""A package → how its page says to cite it (GB/T 7714, BibTeX) and under which licence it stands."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.machine.standards import cite
from pipeline.website.machine.standards.described import described
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.package import Package


@dataclass(frozen=True, slots=True)
class Licence:
    """A stated licence; `href` only where it is an http(s) address."""

    text: str
    href: str


def gb7714(package: Package, siteurl: str) -> str:
    """The reference after GB/T 7714—2025."""
    return cite.gb7714(described(package), siteurl)


def bibtex(package: Package, siteurl: str) -> str:
    """The same as a BibTeX entry."""
    return cite.bibtex(described(package), siteurl)


def licences(package: Disclosure) -> tuple[Licence, ...]:
    """The licences that the descriptor states."""
    return tuple(
        Licence(
            each.get("title") or each.get("name", ""),
            addresses.outside(each.get("path", "")),
        )
        for each in package.licences
    )
