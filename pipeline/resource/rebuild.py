"""A folder replaced whole: it is built beside its place and takes it only when it is complete."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def rebuilt(directory: Path) -> Iterator[Path]:
    """Gives an empty folder to build in; on leaving, it replaces `directory`.

    If the block raises, or the run is killed in it, `directory` is as it was. If a run is killed
    between the two renames of the replacement, the next call puts the old folder back first.
    """
    building = directory.with_name(f".{directory.name}.building")
    previous = directory.with_name(f".{directory.name}.previous")
    _tidy_up(directory, building, previous)
    building.mkdir(parents=True)
    try:
        yield building
        _replace(directory, building, previous)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def adopt(built: Path, directory: Path) -> None:
    """Puts a folder that is complete in the place of `directory`, on the same file system."""
    building = directory.with_name(f".{directory.name}.building")
    previous = directory.with_name(f".{directory.name}.previous")
    directory.parent.mkdir(parents=True, exist_ok=True)
    _tidy_up(directory, building, previous)
    _replace(directory, built, previous)


def _tidy_up(directory: Path, building: Path, previous: Path) -> None:
    """Undoes what a killed run left behind."""
    if building.exists():
        shutil.rmtree(building)
    if previous.exists() and directory.exists():
        shutil.rmtree(previous)
    elif previous.exists():
        previous.rename(directory)


def _replace(directory: Path, building: Path, previous: Path) -> None:
    if not directory.exists():
        building.rename(directory)
        return
    directory.rename(previous)
    try:
        building.rename(directory)
    except BaseException:
        previous.rename(directory)
        raise
    shutil.rmtree(previous)
