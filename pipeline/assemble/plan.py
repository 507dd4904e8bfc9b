"""What came of the jobs, the ledger and the disk → what becomes of every package; nothing is touched.

Of a source that can no longer be published the last good package stays, marked with the day; a
package whose source is gone, or has become another's, goes; one that is damaged and was not built
anew is looked for in the store of versions.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pipeline.assemble.aside import noted
from pipeline.assemble.discover import Discovered, Job
from pipeline.assemble.disk import OnDisk
from pipeline.assemble.ledger import Aside, Entry, Ledger, place_of
from pipeline.assemble.workers import Built, SetAside
from pipeline.catalogue import CATALOGUE

T = TypeVar("T")

_NAMED = 5
"""So many others of one identity are named."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a run knows before it decides: `places` has what each job's source is known by."""

    packages: Path
    roots: tuple[Path, ...]
    discovered: Discovered
    places: Mapping[str, str]
    ledger: Ledger
    disk: OnDisk
    today: str


@dataclass(frozen=True, slots=True)
class Plan:
    """`sources` and `aside` are the ledger to be; `leaving` are packages that go, `damaged` those to be
    restored."""

    built: tuple[Built, ...]
    set_aside: tuple[SetAside, ...]
    sources: dict[str, Entry]
    leaving: tuple[str, ...]
    damaged: Mapping[str, str]
    sourceless: tuple[str, ...]
    aside: dict[str, Aside]

    def kept(self) -> dict[str, dict[str, str]]:
        """The packages that stand although their source can no longer be published."""
        return {
            entry.package: {"since": entry.kept_since, "reason": entry.kept_reason}
            for entry in self.sources.values()
            if entry.kept_since
        }


def make_plan(known: Known, unchanged: Sequence[Job], results: Sequence[Built | SetAside]) -> Plan:
    """Decide, for all that was published and all that was built."""
    others = _of_others(known, known.ledger.sources)
    sources = {key: entry for key, entry in others.items() if not _is_gone(key, known)}
    gone = others.keys() - sources.keys()
    taken = published(known, unchanged)
    for job in unchanged:
        entry = known.ledger.sources[known.places[job.label]]
        sources[known.places[job.label]] = replace(entry, kept_since="", kept_reason="")
    built, set_aside = without_doubles(results, taken)
    sources |= {known.places[each.label]: _entry(each) for each in built}
    claimed = {entry.package for entry in sources.values()}
    for aside in set_aside:
        key = known.places[aside.label]
        last = known.ledger.sources.get(key)
        if last is not None and last.package not in claimed:
            since = last.kept_since or known.today
            sources[key] = replace(last, kept_since=since, kept_reason=aside.reason)
    staying = {entry.package for entry in sources.values()}
    before = {entry.package for entry in known.ledger.sources.values()}
    leaving = sorted((before | set(known.ledger.leaving)) - staying)
    noted_before = _of_others(known, known.ledger.aside)
    new = {each.package for each in built}
    return Plan(
        built=tuple(built),
        set_aside=tuple(set_aside),
        sources=sources,
        leaving=tuple(leaving),
        damaged={
            name: wrong
            for name, wrong in known.disk.damaged.items()
            if name not in new and name not in leaving and name != CATALOGUE
        },
        sourceless=tuple(_sourceless(others.keys() - gone, known)),
        aside={key: each for key, each in noted_before.items() if not _is_gone(key, known)}
        | dict(noted(set_aside, known.places)),
    )


def published(known: Known, unchanged: Sequence[Job]) -> dict[str, str]:
    """Package → whose it is, of those that stay whatever becomes of the jobs that are run."""
    others = _of_others(known, known.ledger.sources)
    taken = {each.package: key for key, each in others.items() if not _is_gone(key, known)}
    for job in unchanged:
        taken[known.ledger.sources[known.places[job.label]].package] = job.label
    return taken


def _of_others(known: Known, noted_of: Mapping[str, T]) -> dict[str, T]:
    """What is noted of sources that are not among those of the run."""
    own = set(known.places.values())
    return {key: each for key, each in noted_of.items() if key not in own}


def _is_gone(key: str, known: Known) -> bool:
    """Whether a source of an earlier run lay in a folder that was looked through, and lies there no more."""
    place = place_of(key, known.packages)
    hidden = (each.folder for each in known.discovered.unreadable)
    return _below(place, known.roots) and not _below(place, hidden)


def _below(place: Path, folders: Iterable[Path]) -> bool:
    return any(place.is_relative_to(os.path.realpath(each)) for each in folders)


def _sourceless(keys: Iterable[str], known: Known) -> Iterator[str]:
    for key in sorted(keys):
        if not os.path.lexists(place_of(key, known.packages)):
            package = known.ledger.sources[key].package
            yield f"{package}: its source ({key}) is not there; give its folder to withdraw it"


def _entry(built: Built) -> Entry:
    addresses = {claim.address: claim.body for claim in built.claims}
    return Entry(built.package, built.fingerprint, addresses)


def without_doubles(
    results: Sequence[Built | SetAside], taken: Mapping[str, str]
) -> tuple[list[Built], list[SetAside]]:
    """Set aside all disclosures that claim one identity: which is right is not for us to say.

    `taken` has the source of every package that is published and stays.
    """
    set_aside = [result for result in results if isinstance(result, SetAside)]
    claims = defaultdict[str, list[Built]](list)
    for result in results:
        if isinstance(result, Built):
            claims[result.package].append(result)
    built: list[Built] = []
    for package, claimants in claims.items():
        others = [taken[package]] if package in taken else []
        labels = [*others, *sorted(b.label for b in claimants)]
        if len(labels) == 1:
            built += claimants
            continue
        set_aside += [
            _double(b, [label for label in labels if label != b.label]) for b in claimants
        ]
    return built, set_aside


def _double(built: Built, others: Sequence[str]) -> SetAside:
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return SetAside(
        built.label,
        f"{built.label}: the same disclosure ({built.package}) as {', '.join(others[:_NAMED])}{more}; "
        "keep one of them, put the parts of one disclosure into a folder with a disclosure.yml, or state "
        "in a sidecar what tells them apart (unit, fiscal_year, kind)",
        twin=built,
    )
