"""A disk that fills up at a moment of a run: nothing old is lost, a sentence is said, room mends all.

A small tmpfs is mounted where this may be done (root on Linux). Elsewhere the size of a file is
limited instead (`ulimit -f`), which stops writing at the first file that is larger.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from tools.attack import sources
from tools.attack.outcome import Field, Outcome
from tools.attack.runs import Ended, Place, run
from tools.attack.trees import difference, left_behind, torn_packages, tree_of

_ROOM = 1 << 30
_LOOKS = 0.01
"""Seconds between two looks at how full the disk is."""


def full_disks(field: Field, tries: int) -> Iterator[Outcome]:
    """`tries` sizes for the folder of the packages, and as many for that of the site."""
    for command in ("build", "publish"):
        disk = field.scratch / f"disk-{command}"
        place = field.place(f"full-{command}")
        folder = "packages" if command == "build" else "output"
        at = disk / folder
        place = (
            dataclasses.replace(place, packages=at)
            if command == "build"
            else dataclasses.replace(place, output=at)
        )
        with_disk = _mount(disk)
        try:
            yield from _fill(field, place, command, disk if with_disk else None, tries)
        finally:
            if with_disk:
                subprocess.run(["umount", str(disk)], check=True)


def _fill(
    field: Field, place: Place, command: str, disk: Path | None, tries: int
) -> Iterator[Outcome]:
    needed = _needed(field, place, command, disk)
    state = 1
    for number in range(tries):
        other = 1 - state
        sources.write(place.sources, other)
        _without_next(place)
        before = tree_of(place.output)
        # From hardly any room to somewhat less than what a run needs.
        share = (number + 0.5) / tries
        if disk:
            _resize(disk, int(_used(disk) + share * needed))
            ended = run(place.command(command), field.log)
            _resize(disk, _ROOM)
        else:
            blocks = max(1, int(share * 200))
            ended = run(
                ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *place.command(command)],
                field.log,
            )
        wrong = [ended.wrong, torn_packages(place.packages, field.packages)]
        wrong += ["" if ended.code in (0, 1) else f"exit code {ended.code}: {ended.said[-200:]}"]
        if ended.code and "run it again" not in ended.said:
            wrong += [f"no way out is told: {ended.said[-200:]}"]
        if command == "publish" and ended.code:
            wrong += [difference(tree_of(place.output), before)]
        again = run(place.command(command), field.log)
        wrong += [
            again.wrong,
            "" if again.code == 0 else f"then exit code {again.code}: {again.said[-300:]}",
        ]
        wrong += [
            difference(tree_of(place.packages), field.packages[other]),
            left_behind(place.packages),
        ]
        if command == "publish":
            wrong += [difference(tree_of(place.output), field.sites[other])]
        last = ended.said.strip().splitlines()[-1:] or [""]
        yield Outcome(
            f"full disk {command}",
            "; ".join(filter(None, wrong)),
            f"{share:.0%} of the room → {ended.code} {last[0][-110:]}",
        )
        state = other


def _needed(field: Field, place: Place, command: str, disk: Path | None) -> int:
    """The bytes that a run which changes everything has on the disk at its most, beside what lay there.

    Brings the place from nothing into its second state.
    """
    _expect_right(run(place.command(command), field.log))
    sources.write(place.sources, 1)
    _without_next(place)
    if disk is None:
        _expect_right(run(place.command(command), field.log))
        return 0
    before, most, ended = _used(disk), [0], threading.Event()

    def look() -> None:
        while not ended.wait(_LOOKS):
            most[0] = max(most[0], _used(disk))

    watch = threading.Thread(target=look)
    watch.start()
    try:
        _expect_right(run(place.command(command), field.log))
    finally:
        ended.set()
        watch.join()
    return most[0] - before


def _expect_right(ended: Ended) -> None:
    if ended.code:
        raise RuntimeError(ended.said)


def _without_next(place: Place) -> None:
    """Takes away the tree that the next site would be made in: all of it is to be written anew."""
    for path in place.output.parent.glob(f".{place.output.name}.publish/next-*"):
        shutil.rmtree(path)


def _used(disk: Path) -> int:
    status = os.statvfs(disk)
    return (status.f_blocks - status.f_bfree) * status.f_frsize


def _mount(disk: Path) -> bool:
    shutil.rmtree(disk, ignore_errors=True)
    disk.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", str(disk)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _resize(disk: Path, size: int) -> None:
    command = ["mount", "-o", f"remount,size={max(size, 65536)}", str(disk)]
    subprocess.run(command, check=True)
