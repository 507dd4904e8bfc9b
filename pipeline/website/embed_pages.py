"""The parts of a department-year that others may show → a small page of each, which a frame may hold.

Such a page has one figure or one picture, whose it is and where it comes from, and no script; every link of
it opens outside the frame. It is the page of the year that is cited and found, not this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.department.department_year import Summary
from pipeline.website.department.edition import Edition
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import TITLES
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.listings.listed import TELLING
from pipeline.website.page import Page
from pipeline.website.published.disclosure import Disclosure

_HEIGHTS = {"figure": 220, "flow": 720, "purposes": 700}
_OTHER_HEIGHT = 560


@dataclass(frozen=True, slots=True)
class Embed:
    """What a frame shows: `what` is figure, flow, purposes or the key of a split; `height` in px is enough
    where the frame is 480 px wide or more. A figure stands in `figure`, a picture in its edition."""

    what: str
    title: Phrase
    address: str
    height: int
    figure: Figure | None = None


def embeds(package: Disclosure, summary: Summary, edition: Edition) -> tuple[Embed, ...]:
    """What of a disclosure may be shown elsewhere."""
    return tuple(_embeds(package, summary, edition))


def _embeds(package: Disclosure, summary: Summary, edition: Edition) -> Iterator[Embed]:
    key = TELLING[package.kind]
    telling = summary.headlines.figures.get(key)
    if telling:
        yield _embed(package, "figure", TITLES[key], telling)
    money = edition.money
    if money.flow:
        yield _embed(package, "flow", money.title)
    for split in money.splits:
        yield _embed(package, split.key, split.title)
    if money.purposes:
        yield _embed(package, "purposes", money.purposes.title)


def _embed(package: Disclosure, what: str, title: Phrase, figure: Figure | None = None) -> Embed:
    address = addresses.embed(package.address, package.part, what)
    return Embed(what, title, address, _HEIGHTS.get(what, _OTHER_HEIGHT), figure)


def embed_pages(
    package: Disclosure, edition: Edition, all_of_it: tuple[Embed, ...]
) -> Iterator[Page]:
    """A page of each."""
    for each in all_of_it:
        yield Page(
            each.address,
            "embed",
            phrase("{title}：{what}", title=package.title, what=each.title),
            phrase("{title}：{what}", title=package.title, what=each.title),
            (),
            {"embed": each, "package": package, "edition": edition},
        )
