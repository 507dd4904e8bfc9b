"""A page to write, and the way to it from the home page."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.website import addresses
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.published.package import Package
from pipeline.website.search.record import SearchRecord


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


HOME = Crumb(phrase("首页"), addresses.HOME)


def crumbs_to(package: Package, steps: int) -> tuple[Crumb, ...]:
    """The way to a place (1 step), a department (2) or a department-year (3), itself left out."""
    way = (
        HOME,
        Crumb(phrase("{place}", place=package.place), addresses.division(package.division_code)),
        Crumb(
            phrase("{department}", department=package.organisation),
            addresses.department(package.division_code, package.department_slug),
        ),
    )
    return way[:steps]
