"""A plan → packages in their places: the catalogue is made first, then all is switched at once.

Before anything is switched, everything that will stand is complete on disk: the new packages, those
that are restored, and the catalogue over them and over what stays. Whatever was or is published is
kept in the store of versions. The switching itself is renames only.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.assemble.disk import DAMAGED, DATABASES, SWITCHING, OnDisk, look_of
from pipeline.assemble.ledger import Ledger, Look, write_ledger
from pipeline.assemble.plan import Plan
from pipeline.assemble.workers import apart
from pipeline.catalogue import (
    CATALOGUE,
    Standing,
    build_catalogue,
    catalogue_fingerprint,
    is_catalogue_of,
)
from pipeline.folders import machine_trouble, switch
from pipeline.versions import (
    History,
    collections,
    histories,
    note_collection,
    record,
    version_of,
    withdraw,
)
from pipeline.versions.store import store, stored_with

_FEW = 50
"""The catalogue over more packages than so many is written by a process of its own: what it leaves in memory
is gone when a run goes on to the site. The start of one takes as long as ten packages do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """`repaired`: package → what was wrong with it; `lost` are those that could not be."""

    repaired: dict[str, str]
    lost: dict[str, str]


def take_places(
    plan: Plan,
    packages: Path,
    staging: Path,
    versions: Path | None,
    ledger: Ledger,
    disk: OnDisk,
    today: str,
) -> Taken:
    """Carry the plan out. Killed at any moment, the next run mends what is half done.

    `today` is noted in the store of versions, for what is another from now on.
    """
    # a store that cannot be used ends the run before anything is touched
    stood = {each.name: each for each in histories(versions)}
    if versions:
        collections(versions)
    new = {each.package: each.folder for each in plan.built}
    looks = {name: look_of(folder) for name, folder in new.items()}
    same = {n for n, look in looks.items() if n in disk.looks and _same(look, disk.looks[n])}
    new = {name: folder for name, folder in new.items() if name not in same}
    restored = _restored(plan, staging, versions, ledger)
    looks = {name: looks[name] for name in new} | {n: look_of(f) for n, f in restored.items()}
    new |= restored
    lost = {name: wrong for name, wrong in plan.damaged.items() if name not in restored}
    standing = {
        name: packages / name
        for name in disk.looks
        if name not in new and name not in plan.leaving and name != CATALOGUE
    }
    after = {name: disk.looks[name] for name in standing} | looks
    kept = {name: said for name, said in plan.kept().items() if name in standing or name in new}
    after[CATALOGUE], catalogue = _catalogue(
        [*standing.values(), *new.values()], kept, packages, staging, disk, ledger
    )
    if catalogue:
        new[CATALOGUE] = catalogue
    _keep_versions([*new, *plan.leaving], packages, versions, disk)
    sources = {key: entry for key, entry in plan.sources.items() if entry.package not in lost}
    write_ledger(packages, Ledger(sources, after, plan.leaving, plan.aside))
    if new or plan.leaving or lost:
        _switch_all(new, plan.leaving, lost, packages, staging)
    write_ledger(packages, Ledger(sources, after, aside=plan.aside))
    if versions:
        unknown = {name: look for name, look in after.items() if not _stood(stood.get(name), look)}
        _note_versions(unknown, plan.leaving, packages, versions, today)
    repaired = {n: wrong for n, wrong in disk.damaged.items() if n in new or n in same}
    return Taken(repaired, lost)


def _stood(history: History | None, look: Look) -> bool:
    """Whether the store has the package that looks so as the one that stands."""
    return history is not None and history.has_standing(look.checksums)


def _same(one: Look, other: Look) -> bool:
    return one.checksums == other.checksums


def _restored(plan: Plan, staging: Path, versions: Path | None, ledger: Ledger) -> dict[str, Path]:
    """The damaged packages that the store has as they were published, brought into the staging folder."""
    restored: dict[str, Path] = {}
    for name in plan.damaged:
        known = ledger.looks.get(name)
        version = stored_with(versions, name, known.checksums) if versions and known else None
        if version:
            restored[name] = staging / "restored" / name
            shutil.copytree(version, restored[name])
    return restored


def _catalogue(
    members: list[Path],
    kept: dict[str, dict[str, str]],
    packages: Path,
    staging: Path,
    disk: OnDisk,
    ledger: Ledger,
) -> tuple[Look, Path | None]:
    """How the catalogue will look, and where it is built; None where the present one is right."""
    fingerprint = catalogue_fingerprint(members, kept)
    if CATALOGUE in disk.looks and is_catalogue_of(packages / CATALOGUE, fingerprint):
        return disk.looks[CATALOGUE], None
    building = staging / CATALOGUE
    building.mkdir(parents=True)
    standing = _standing(packages, disk, ledger)
    given = (members, building, fingerprint, kept, standing, packages / DATABASES)
    if len(members) > _FEW:
        apart(f"writing {packages / CATALOGUE}", _build, packages / CATALOGUE, *given)
    else:
        _build(packages / CATALOGUE, *given)
    return look_of(building), building


def _build(
    place: Path,
    members: Sequence[Path],
    building: Path,
    fingerprint: str,
    kept: Mapping[str, Mapping[str, str]],
    standing: Standing | None,
    notes: Path,
) -> None:
    try:
        build_catalogue(members, building, fingerprint, kept, standing, notes)
    except Exception as error:
        if trouble := machine_trouble(error, str(place)):
            raise trouble from error
        raise


def _standing(packages: Path, disk: OnDisk, ledger: Ledger) -> Standing | None:
    """The catalogue of the last run, where it is sound and the one of which the ledger speaks."""
    if CATALOGUE not in ledger.looks or not disk.is_as_built(CATALOGUE, ledger):
        return None
    made_of = {n: look.checksums for n, look in ledger.looks.items() if n != CATALOGUE}
    return Standing(packages / CATALOGUE, made_of, packages)


def _note_versions(
    standing: Mapping[str, Look],
    leaving: Sequence[str],
    packages: Path,
    versions: Path,
    today: str,
) -> None:
    """What stands now is kept too: another checkout, or another machine, will not have it. `standing` are
    the packages of which the store did not have that they stand."""
    for name, look in standing.items():
        if name != CATALOGUE and (packages / name).is_dir():
            record(packages / name, versions, today, look.checksums)
    for name in leaving:
        withdraw(name, versions, today)
    if (packages / CATALOGUE).is_dir():
        note_collection(versions, version_of(packages / CATALOGUE), today)


def _keep_versions(names: list[str], packages: Path, versions: Path | None, disk: OnDisk) -> None:
    for name in names:
        if versions and name in disk.looks and name != CATALOGUE:
            store(packages / name, versions)


def _switch_all(
    new: dict[str, Path],
    leaving: tuple[str, ...],
    lost: dict[str, str],
    packages: Path,
    staging: Path,
) -> None:
    """Renames only; the catalogue comes last, so that it speaks of nothing that is not there."""
    mark = packages / SWITCHING
    mark.touch()
    for name, folder in sorted(new.items(), key=lambda each: each[0] == CATALOGUE):
        switch(folder, packages / name)
    out = staging / "out"
    out.mkdir(parents=True)
    for name in leaving:
        if (packages / name).exists():
            (packages / name).rename(out / name)
    for name in lost:
        if (packages / name).exists():
            (packages / DAMAGED).mkdir(exist_ok=True)
            shutil.rmtree(packages / DAMAGED / name, ignore_errors=True)
            (packages / name).rename(packages / DAMAGED / name)
    mark.unlink()
