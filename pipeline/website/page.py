"""A page to write, and the way to it from the home page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.website import addresses
from pipeline.website.interface.latin import named_body, named_place
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.listings.place_tree import ways_above
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.search.record import Leaf


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page."""

    text: Said | str
    address: str


@dataclass(frozen=True, slots=True)
class CardFact:
    """A number on a card: what it is, its text as printed, its unit (empty for none)."""

    label: Said
    number: str
    unit: Said


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says that other sites show beside a link to a page: whose it is (`title`), with
    what stands above and below, and three facts at most."""

    above: Said
    title: Said
    below: Said
    facts: tuple[CardFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: its address, its template and what the template shows.

    It is written in every language, but where `is_source_text`: such a page stands once, as do its
    `files` (address and content), which are written beside it. The search finds it by its `leaves`;
    links to it are shown with its `card`, those to a page without one with that of the site.
    """

    address: str
    template: str
    title: Phrase
    description: Phrase
    crumbs: tuple[Crumb, ...] = ()
    view: dict[str, object] = field(default_factory=dict)
    is_source_text: bool = False
    files: tuple[tuple[str, str | bytes], ...] = ()
    leaves: tuple[Leaf, ...] = ()
    card: Card | None = None


HOME = Crumb(phrase("首页"), addresses.HOME)


def crumbs_to(package: Disclosure, steps: int) -> tuple[Crumb, ...]:
    """The way to a place (1 step), a department (2) or a department-year (3), itself left out; it leads
    over the province and the city."""
    way = (
        Crumb(
            phrase("{place}", place=named_place(package.division)),
            addresses.division(package.division_code),
        ),
        Crumb(
            phrase("{department}", department=named_body(package.organisation)),
            addresses.department(package.division_code, package.department_slug),
        ),
    )
    return (HOME, *crumbs_of(ways_above(package)), *way[: steps - 1])


def crumbs_of(places: Iterable[tuple[str, str]]) -> tuple[Crumb, ...]:
    """The way over places, by their names and addresses."""
    return tuple(
        Crumb(phrase("{place}", place=named_place(name)), address) for name, address in places
    )


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a long listing stands: `number` of `count`; the first has the address `first`."""

    first: str
    number: int = 1
    count: int = 1

    @property
    def address(self) -> str:
        """The page's own."""
        return addresses.paged(self.first, self.number)

    @property
    def pages(self) -> tuple[tuple[int, str], ...]:
        """Which pages to offer, with their addresses: the ends, and those around this one."""
        near = {1, self.count, *range(self.number - 3, self.number + 4)}
        return tuple(
            (number, addresses.paged(self.first, number))
            for number in sorted(near)
            if 1 <= number <= self.count
        )

    @property
    def previous(self) -> str:
        """The address of the page before this one, "" where it is the first."""
        return addresses.paged(self.first, self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page behind this one, "" where it is the last."""
        return addresses.paged(self.first, self.number + 1) if self.number < self.count else ""

    def titled(self, title: Phrase) -> Phrase:
        """The title; that of a later page says which it is."""
        if self.number == 1:
            return title
        return phrase("{title}，第 {page} 页", title=title, page=self.number)

    def crumbs(self, title: Phrase) -> tuple[Crumb, ...]:
        """The way to a later page leads over the first one."""
        return () if self.number == 1 else (Crumb(title, self.first),)
