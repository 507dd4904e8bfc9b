"""A disk that fills up at a moment of a run: nothing old is lost, a sentence is said, room mends all.

A small tmpfs is mounted where this may be done (root on Linux). Elsewhere the size of a file is
limited instead (`ulimit -f`), which stops writing at the first file that is larger.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.attack import sources
from tools.attack.outcome import Field, Outcome
from tools.attack.runs import Place, run
from tools.attack.trees import difference, left_behind, torn_packages, tree_of

_ROOM = 1 << 30


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
    ended = run(place.command(command), field.log)
    if ended.code:
        raise RuntimeError(ended.said)
    state = 0
    for number in range(tries):
        other = 1 - state
        sources.write(place.sources, other)
        before = tree_of(place.output)
        # From hardly any room to somewhat less than what a run needs.
        share = (number + 0.5) / tries
        if disk:
            _resize(disk, int(_used(disk) + share * _needs(disk, command)))
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


def _needs(disk: Path, command: str) -> int:
    """About the bytes that a run writes before it switches."""
    folder = disk / ("packages" if command == "build" else "output")
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


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
