"""`.built.json`: which source became which package, how the packages looked, and what has to go.

It is written before packages take their place, with the checksums that they will have: a run that
is broken off there leaves entries that do not fit what is on disk, and those are built again.
Whatever else stands in the file is taken for a ledger of nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.folders import put

LEDGER = ".built.json"
_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What a source became: `addresses` are those of its bodies, None where older code left them out.

    `kept_since` is the day from which on it could not be published any more, `kept_reason` why;
    the package is then the last good one.
    """

    package: str
    fingerprint: str
    addresses: dict[str, str] | None = None
    kept_since: str = ""
    kept_reason: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """What became of a source that was read and not published: `package` and `addresses` are what it would
    have been, where another is the same disclosure; else `reason` says why it was refused, in the words for
    a source labelled so, and `machine` on which programs that may hang."""

    fingerprint: str
    package: str = ""
    addresses: dict[str, str] = field(default_factory=dict)
    label: str = ""
    reason: str = ""
    explains: str = ""
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a published folder looks: the hash of its checksums, and of its files' sizes and times."""

    checksums: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """`sources`: place of the source, seen from the packages → entry; `looks`: package → look.

    `leaving` are packages that are to go as soon as the others have taken their place; `aside` has what was
    not published, by place as well.
    """

    sources: dict[str, Entry] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    leaving: tuple[str, ...] = ()
    aside: dict[str, Aside] = field(default_factory=dict)


def known_as(source: Path, packages: Path) -> str:
    """What a source is known by from run to run: its place, seen from the packages.

    So it is the same one whichever folder a run is started in, and wherever both are moved to.
    """
    way = os.path.relpath(os.path.realpath(source), os.path.realpath(packages))
    return Path(way).as_posix()


def place_of(known: str, packages: Path) -> Path:
    """Where a source lies that is known by `known`."""
    return Path(os.path.normpath(os.path.join(os.path.realpath(packages), known)))  # noqa: PTH118


def read_ledger(packages: Path) -> tuple[Ledger, str]:
    """What earlier runs built, and what is wrong with the file ("" where nothing is)."""
    path = packages / LEDGER
    try:
        stated = json.loads(path.read_text("utf-8", errors="surrogateescape"))
    except FileNotFoundError:
        return Ledger(), ""
    except (OSError, ValueError, RecursionError):
        return Ledger(), f"{path}: it cannot be read; all is built anew"
    try:
        if stated.get("format") == _FORMAT:
            return _ledger(stated), ""
        return Ledger(dict(_older(stated, packages))), ""
    except (AttributeError, KeyError, TypeError, ValueError):
        return Ledger(), f"{path}: it is no ledger of ours; all is built anew"


def _ledger(stated: dict[str, Any]) -> Ledger:
    sources = {str(known): Entry(**said) for known, said in stated["sources"].items()}
    looks = {_name(name): Look(**said) for name, said in stated["looks"].items()}
    aside = {str(known): Aside(**said) for known, said in stated.get("aside", {}).items()}
    for entry in sources.values():
        _expect_texts(asdict(entry) | {"addresses": ""})
        _expect_texts(entry.addresses or {})
        _name(entry.package)
    for look in looks.values():
        _expect_texts(asdict(look))
    for each in aside.values():
        _expect_texts(asdict(each) | {"addresses": ""})
        _expect_texts(each.addresses)
    return Ledger(sources, looks, tuple(map(_name, stated["leaving"])), aside)


def _older(stated: dict[str, Any], packages: Path) -> Iterator[tuple[str, Entry]]:
    """The ledger of older code: source as it was named then, seen from where the run was started."""
    for named, said in stated.items():
        entry = Entry(_name(said["package"]), str(said["fingerprint"]), said.get("addresses"))
        _expect_texts(entry.addresses or {})
        yield known_as(Path(named), packages), entry


def _name(name: object) -> str:
    """A package's name: never a way out of the folder."""
    if not isinstance(name, str) or not name or name[0] == "." or "/" in name or "\\" in name:
        raise ValueError(name)
    return name


def _expect_texts(stated: dict[str, Any]) -> None:
    if not all(isinstance(each, str) for pair in stated.items() for each in pair):
        raise TypeError(stated)


def write_ledger(packages: Path, ledger: Ledger) -> None:
    """Replace the ledger in one step; the same content leaves the file as it is."""
    stated = {"format": _FORMAT, **asdict(ledger)}
    text = json.dumps(stated, ensure_ascii=False, indent=1, sort_keys=True)
    content = text.encode("utf-8", "surrogateescape")
    path = packages / LEDGER
    if not path.is_file() or path.read_bytes() != content:
        put(path, content, lasting=True)
