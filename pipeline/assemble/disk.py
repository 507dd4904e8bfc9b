"""A folder of packages as it lies on disk → which of its packages are sound, and what a killed run left.

What the ledger says is believed only where sizes and times of all files are those that it knows;
otherwise every file is hashed.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.assemble.ledger import Ledger, Look
from pipeline.folders.switch import interrupted, restore
from pipeline.resource import CHECKSUMS, sha256_of
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.resource.soundness import damage, stamp

STAGING = ".staging"
DAMAGED = ".damaged"
DATABASES = ".databases"
"""What the next run is to know of the catalogue's databases."""
SWITCHING = ".switching"
"""Stands there while packages and catalogue take their places: until it is gone, they may be of two runs."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """`looks`: sound package → how it looks; `damaged`: package → what is wrong with it."""

    looks: Mapping[str, Look]
    damaged: Mapping[str, str]

    def is_as_built(self, name: str, ledger: Ledger) -> bool:
        """Whether the package is sound and the one that the ledger speaks of."""
        look, known = self.looks.get(name), ledger.looks.get(name)
        return look is not None and (known is None or known.checksums == look.checksums)


def tidy(packages: Path) -> None:
    """Undo what a run left that was killed: switches that were broken off, folders half built."""
    for place in interrupted(packages):
        restore(place)
    for previous in packages.glob(".*.previous"):  # of older code
        place = packages / previous.name.removeprefix(".").removesuffix(".previous")
        if not place.exists():
            previous.rename(place)
    for left in (*packages.glob(".*.previous"), *packages.glob(".*.building")):
        shutil.rmtree(left)
    shutil.rmtree(packages / STAGING, ignore_errors=True)


def look_at(packages: Path, ledger: Ledger, thoroughly: bool = False) -> OnDisk:
    """Which packages, the catalogue among them, are as they were published."""
    looks: dict[str, Look] = {}
    damaged: dict[str, str] = {}
    for folder in sorted(packages.iterdir()):
        name = folder.name
        if name[0] == "." or not folder.is_dir():
            continue
        known = ledger.looks.get(name)
        if known is None and not (folder / DESCRIPTOR).is_file():
            continue  # none of ours
        seen = stamp(folder)
        if known and known.stamp == seen and not thoroughly:
            looks[name] = known
            continue
        if wrong := damage(folder):
            damaged[name] = wrong
        else:
            looks[name] = look_of(folder)
    missing = {name: "it is missing" for name in ledger.looks if not (packages / name).exists()}
    return OnDisk(looks, damaged | missing)


def look_of(folder: Path) -> Look:
    """How a folder looks that is known to be sound."""
    return Look(sha256_of(folder / CHECKSUMS), stamp(folder))
