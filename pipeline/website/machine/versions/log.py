"""What changed in all packages, latest first, and the corrections that stand → page, data, feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model.corrections import Correction
from pipeline.versions import Collection
from pipeline.website import addresses, package_addresses, words
from pipeline.website.interface.language import in_chinese
from pipeline.website.interface.phrases import Phrase
from pipeline.website.machine import feed
from pipeline.website.machine.json_text import json_text
from pipeline.website.machine.versions.files import link, words_of
from pipeline.website.machine.versions.said import (
    CorrectionChange,
    NumberChange,
    SaidDifference,
)
from pipeline.website.machine.versions.views import HistoryView
from pipeline.website.published.disclosure import Disclosure

MOST_SHOWN = 200
"""So many changes the page shows; all are in its data."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A version that took the place of another, or (`change` None) a package that went on that day."""

    name: str
    title: str
    day: str
    address: str
    history: str
    change: SaidDifference | None
    data: str


@dataclass(frozen=True, slots=True)
class LoggedCorrection:
    """A correction that the maintainers state, and what came of it."""

    title: str
    address: str
    name: str
    version: str
    correction: Correction

    @property
    def action(self) -> Phrase:
        return words.CORRECTIONS[self.correction.action]

    @property
    def is_applied(self) -> bool:
        return self.correction.outcome.value == "applied"


def changes_of(view: HistoryView) -> Iterator[LoggedChange]:
    """What there is to log of a package."""
    for step in view.steps:
        if step.change:
            yield LoggedChange(
                view.name, view.title, step.since, step.address, package_addresses.versions(view.name),
                step.change, step.change_data,
            )  # fmt: skip
    if view.withdrawn:
        yield LoggedChange(
            view.name, view.title, view.withdrawn, view.steps[0].address,
            package_addresses.versions(view.name), None, "",
        )  # fmt: skip


def latest_first(changes: Iterable[LoggedChange]) -> list[LoggedChange]:
    """The changes in the order in which they are shown."""
    by_name = sorted(changes, key=lambda each: (each.name, each.address))
    return sorted(by_name, key=lambda each: each.day, reverse=True)


def corrections_of(
    disclosure: Disclosure, version: str, stated: Iterable[Correction]
) -> list[LoggedCorrection]:
    """The corrections of a package, of which this is the `version`."""
    return [
        LoggedCorrection(disclosure.title, disclosure.address, disclosure.name, version, each)
        for each in stated
    ]


def changes_data(changes: Sequence[LoggedChange], version: str, siteurl: str) -> str:
    """All changes, for programs; `version` is that of the catalogue, "" without one."""
    listed = [_change(each, siteurl) for each in changes]
    return json_text({"version": version or None, "changes": listed})


def _change(logged: LoggedChange, siteurl: str) -> dict[str, Any]:
    content: dict[str, Any] = {
        "package": logged.name,
        "title": logged.title,
        "day": logged.day,
        "address": link(addresses.canonical(logged.address), addresses.CHANGES_DATA, siteurl),
    }
    if logged.change is None:
        return content | {"withdrawn": True}
    return content | {
        "from": logged.change.before,
        "to": logged.change.after,
        **words_of(logged.change),
        "data": link(logged.data, addresses.CHANGES_DATA, siteurl),
    }


def corrections_data(corrections: Sequence[LoggedCorrection], version: str) -> str:
    """All corrections, for programs; each with the version of the package that states it."""
    return json_text(
        {
            "version": version or None,
            "corrections": [
                {
                    "package": each.name,
                    "version": each.version,
                    "table": each.correction.table,
                    "row_no": each.correction.row_no,
                    "row_label": each.correction.row_label,
                    "column_label": each.correction.column_label,
                    "action": each.correction.action,
                    "printed": each.correction.printed,
                    "corrected": each.correction.corrected,
                    "reason": each.correction.reason,
                    "outcome": each.correction.outcome,
                }
                for each in corrections
            ],
        }
    )


def collections_data(steps: Sequence[Collection], version: str, siteurl: str) -> str:
    """The versions of the whole collection, latest first: from which day each stood, how many packages it
    is made of, and which of them are another than in the one before, each at the address where it stays."""
    listed = [
        {
            "version": step.version,
            "since": step.since or None,
            "packages": step.packages,
            "changed": [_member(name, its, siteurl) for name, its in step.changed.items()],
        }
        for step in reversed(steps)
    ]
    return json_text({"version": version or None, "collections": listed})


def _member(name: str, version: str | None, siteurl: str) -> dict[str, Any]:
    if version is None:
        return {"package": name, "version": None}
    folder = addresses.canonical(package_addresses.version(name, version))
    address = link(folder, addresses.COLLECTIONS_DATA, siteurl)
    return {"package": name, "version": version, "address": address}


def changes_feed(changes: Sequence[LoggedChange], siteurl: str) -> feed.Feed:
    """The latest changes as a feed, in Chinese."""
    entries = tuple(_entry(each, siteurl) for each in changes[: feed.MOST_ENTRIES])
    address = addresses.CHANGES_FEED
    own = addresses.absolute(siteurl, address) if siteurl else ""
    return feed.Feed(
        address=address,
        id=own or feed.named("changes"),
        own=own,
        updated=feed.feed_updated(entries),
        home=feed.from_feed(siteurl, addresses.CHANGES),
        entries=entries,
        first="",
        before="",
        later="",
        title="明账：更动",
        subtitle="公布过的数据改了什么，一次一条",
    )


def _entry(logged: LoggedChange, siteurl: str) -> feed.FeedEntry:
    change = logged.change
    what = in_chinese(change.level_word) if change else "撤下"
    of_it = f"{change.before} {change.after}" if change else "withdrawn"
    return feed.FeedEntry(
        id=feed.named(f"{logged.name} {logged.day} {of_it}"),
        title=f"{logged.title}：{what}",
        href=feed.from_feed(siteurl, logged.address),
        published="",
        updated=feed.midnight(logged.day),
        summary=_summary(change) if change else "来源已不在；从前的各版仍在原来的地址。",
        author="明账 Mingzhang",
        place=logged.name,
        kind=change.level.value if change else "withdrawn",
    )


def _summary(change: SaidDifference) -> str:
    shown = "；".join(map(_number, change.numbers[:3]))
    more = f"，等 {change.all_numbers} 处" if change.all_numbers > 3 else ""
    said = f"{in_chinese(change.causes)}。{in_chinese(change.summary)}。"
    versions = f"版本 {change.before} → {change.after}。"
    corrected = "".join(f"{_corrected(each)}。" for each in change.corrections[:3])
    return said + corrected + (f"{shown}{more}。" if shown else "") + versions


def _number(each: NumberChange) -> str:
    """What of it is another: the number, or what it is a number of."""
    ways = (
        [f"{each.before or '（无）'} → {each.now or '（无）'}"] if each.before != each.now else []
    )
    ways += [
        f"{one.chinese} {old or '（无）'} → {now or '（无）'}" for one, old, now in each.others
    ]
    return f"《{each.table}》{each.row}“{each.column}”：{'，'.join(ways)}"


def _corrected(each: CorrectionChange) -> str:
    said = f"{each.row}“{each.column}”印作 {each.printed}"
    if each.is_gone:
        return f"撤回更正：{said}"
    stated = f"，应为 {each.corrected}" if each.corrected else ""
    return f"更正：{said}{stated}（{each.reason}）"
