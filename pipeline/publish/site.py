"""Packages → the site in its place: made beside it, looked over, then switched by one rename.

Two folders take turns: the one that is served, and the one that was served before, in which the next
is made. Whatever happens until the switch, readers have the old site; from then on the new one.

Beside OUTPUT lies `.<OUTPUT>.publish/`: the lock, the other tree (`next-…`), what is known of both.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.collector import collector_paused
from pipeline.folders import Trouble, held, link_or_copy, switch
from pipeline.folders.switch import restore
from pipeline.publish import disk
from pipeline.publish.tree import STATUS, Tree, differing, whole_hash
from pipeline.publish.whole import faults
from pipeline.website.looked_over import hand_over, written_lately
from pipeline.website.output import write_manifest

_SHOWN = 10
_NEXT = "next-"
"""With the number of the run: what a killed run may have left going has another folder's name."""


class NotWhole(Exception):
    """The site that was made has faults, and is not shown."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """How many files the site has, how many of them are new or changed, and how many are gone."""

    files: int
    changed: int
    removed: int
    sha256: str


@contextmanager
def site_held(output: Path) -> Iterator[Path]:
    """Hold the output folder; gives its place with links resolved. Raises `Trouble`, `Held`."""
    place = Path(os.path.realpath(output))
    if os.path.ismount(place):
        raise Trouble(
            f"{output}: a mount point cannot be switched; name a folder in it, e.g. "
            f"{output / 'site'}, and serve that"
        )
    if place.exists() and not place.is_dir():
        raise Trouble(f"{output}: a file stands where the site is to be; name a folder")
    with held(_beside(place), "publish"):
        yield place


@collector_paused()
def publish_site(
    place: Path, make: Callable[[Path], None], add: Callable[[Path, int, str], None]
) -> SiteReport:
    """Make the site and put it into `place`, which is held.

    `make` writes the site into the folder that it is given, in which the site before may lie; then its
    manifest is written, and `add`, told of how many files and under which hash, adds what tells of the run.
    Raises `NotWhole` where the result may not be shown; then, and whatever `make` raises, the site stays as
    it was.
    """
    beside = _beside(place)
    restore(place)
    served = disk.remembered(place, beside)
    building, earlier = _begin(place, served, beside)
    make(building)
    files = disk.look_again(building, earlier, written_lately(building))
    write_manifest(building, files.hashes())
    sha256 = whole_hash(files := disk.look_at_run(building, files))
    add(building, len(files), sha256)
    files = disk.look_at_run(building, files)
    files, lacking = disk.listed(building, files)
    links = disk.links_remembered(place, beside) if served is not None else None
    wrong, links = faults(building, files, served or Tree(), lacking, links)
    if wrong:
        more = "\n…" if len(wrong) > _SHOWN else ""
        raise NotWhole("\n".join(wrong[:_SHOWN]) + more)
    if place.exists():
        _bring_along(place, served, building, files)
    disk.remember(building, files, links, beside)
    switch(building, place)
    disk.forget_others([place, building], beside)
    changed, gone = differing(files, served or Tree())
    shown = {path for path in changed if not path.startswith(STATUS)}
    return SiteReport(len(files), len(shown), len(gone), sha256)


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.publish")


def _begin(place: Path, served: Tree | None, beside: Path) -> tuple[Path, Tree]:
    """The folder to make the site in, and what is in it: the tree before the last if it is known to be
    complete, else a new one, brought to what is served, so that what is as it was is not made again."""
    building = beside / f"{_NEXT}{os.getpid()}"
    known: Tree | None = None
    for left in beside.glob(f"{_NEXT}*"):
        if known is None and (known := disk.remembered(left, beside)) is not None:
            left.rename(building)
        else:
            shutil.rmtree(left, ignore_errors=True)
    building.mkdir(exist_ok=True)
    disk.forget(building, beside)
    known, gone = disk.left(building, known or Tree())
    if served is not None:
        known, gone = disk.brought_up(building, known, place, served)
    hand_over(building, gone)
    return building, known


def _bring_along(place: Path, served: Tree | None, building: Path, files: Tree) -> None:
    """What others have put into the site stays in it (a CNAME, a .git)."""
    ours = disk.written(place) if served is None else ()
    for path in list(disk.strays(place, served or Tree())):
        if path in ours or path in files:
            continue
        source, target = place / path, building / path
        if source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(source.readlink())
        else:
            link_or_copy(source, target)
