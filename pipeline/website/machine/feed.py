"""Packages → the Atom feed of what is new or changed: one entry for each disclosure, latest first.

The feed is in Chinese, the language of the disclosures that it lists.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.identity import Kind
from pipeline.website import addresses
from pipeline.website.figures.numbers import grouped
from pipeline.website.grouping import page_count
from pipeline.website.interface.language import in_chinese
from pipeline.website.published.disclosure import Disclosure

MOST_ENTRIES = 200
"""What a reader of feeds is sent at once."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "mingzhang")
_EPOCH = "1970-01-01"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A disclosure in the feed; `href` is absolute, or relative to the feed.

    `published` is "" where nobody knows when the department published it.
    """

    id: str
    title: str
    href: str
    published: str
    updated: str
    summary: str
    author: str
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A part of the feed; the first is what readers subscribe to, `later` leads to what came before.

    `id` is that of the whole feed, `own` the address of this part ("" without SITEURL).
    """

    address: str
    id: str
    own: str
    updated: str
    home: str
    entries: tuple[FeedEntry, ...]
    first: str
    before: str
    later: str
    title: str = "明账：收录动态"
    subtitle: str = "收录的部门预算和决算，一份一条"


def feeds(
    disclosures: Iterable[Disclosure], versions: Mapping[str, str], siteurl: str
) -> Iterator[Feed]:
    """The feed, in parts of `MOST_ENTRIES` that lead to each other (RFC 5005), latest entries first;
    `versions` has the version of each disclosure."""
    entries = feed_entries(disclosures, versions, siteurl)
    count = page_count(len(entries), MOST_ENTRIES)

    for number in range(1, count + 1):
        shown = entries[(number - 1) * MOST_ENTRIES : number * MOST_ENTRIES]
        up = "" if siteurl or number == 1 else "../"
        part = {each: up + from_feed(siteurl, addresses.feed(each)) for each in range(1, count + 1)}
        yield Feed(
            address=addresses.feed(number),
            id=feed_id(siteurl),
            own=addresses.absolute(siteurl, addresses.feed(number)) if siteurl else "",
            updated=feed_updated(shown),
            home=up + from_feed(siteurl, addresses.HOME),
            entries=tuple(replace(each, href=up + each.href) for each in shown),
            first=part[1] if number > 1 else "",
            before=part.get(number - 1, ""),
            later=part.get(number + 1, ""),
        )


def place_feed(of_place: Sequence[Disclosure], versions: Mapping[str, str], siteurl: str) -> Feed:
    """The feed of a place, with the latest of it; `of_place` are all its disclosures."""
    first = of_place[0]
    address = addresses.place_feed(first.division_code)
    shown = feed_entries(of_place, versions, siteurl)[:MOST_ENTRIES]
    return Feed(
        address=address,
        id=named(address) if not siteurl else addresses.absolute(siteurl, address),
        own=addresses.absolute(siteurl, address) if siteurl else "",
        updated=feed_updated(shown),
        home=from_feed(siteurl, first.division_address),
        entries=tuple(shown),
        first="",
        before="",
        later="",
        title=f"明账：{first.place}",
        subtitle=f"{first.place}各部门的预算和决算，一份一条",
    )


def feed_entries(
    disclosures: Iterable[Disclosure], versions: Mapping[str, str], siteurl: str
) -> list[FeedEntry]:
    """The entries of all disclosures, latest first."""
    entries = [_entry(each, versions[each.name], siteurl) for each in disclosures]
    entries.sort(key=lambda each: (each.updated, each.href, each.title), reverse=True)
    return entries


def from_feed(siteurl: str, address: str) -> str:
    """An address as a link in the feed."""
    return addresses.absolute(siteurl, address) if siteurl else f"../{address}"


def feed_updated(entries: Sequence[FeedEntry]) -> str:
    """The date of the latest entry."""
    return max((each.updated for each in entries), default=midnight(_EPOCH))


def feed_id(siteurl: str) -> str:
    """The feed's own id: its address, else one that is always the same."""
    return addresses.absolute(siteurl, addresses.FEED) if siteurl else _NAMESPACE.urn


def named(text: str) -> str:
    """An id that is always the same for what it is made of."""
    return uuid.uuid5(_NAMESPACE, text).urn


def _entry(package: Disclosure, version: str, siteurl: str) -> FeedEntry:
    date, said = _date(package)
    return FeedEntry(
        id=named(package.name),
        title=package.title,
        href=from_feed(siteurl, package.address),
        published=midnight(package.published_on) if package.published_on else "",
        updated=midnight(date),
        summary=_summary(package, version) + said,
        author=package.body,
        place=package.place,
        kind=in_chinese(package.kind_word),
    )


def _summary(package: Disclosure, version: str) -> str:
    counts = package.counts
    return (
        f"{package.located_title}：{counts['tables']} 张表、{grouped(counts['amounts'])} 个数，"
        f"核对结果见网页。数据包 {version} 版。"
    )


def _date(package: Disclosure) -> tuple[str, str]:
    """The later of publication and retrieval, else an end of the fiscal year: it never moves by itself.

    A budget is for the year to come and a final account for the year gone by, so the first and the
    last day of the year stand in for the unknown; the entry says so.
    """
    if package.published_on:
        return max(package.published_on, package.retrieved_on), ""
    if package.retrieved_on:
        return package.retrieved_on, "公开日期不详，所注为取得日期。"
    if package.kind == Kind.BUDGET.value:
        return f"{package.fiscal_year}-01-01", "公开日期不详，所注为预算年度的第一天。"
    return f"{package.fiscal_year}-12-31", "公开日期不详，所注为决算年度的最后一天。"


def midnight(date: str) -> str:
    """A day as a moment, as feeds want one."""
    return f"{date}T00:00:00Z"
