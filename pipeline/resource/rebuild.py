"""A folder replaced whole: it is built beside its place and takes it only when it is complete."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.folders.switch import restore, switch


@contextmanager
def rebuilt(directory: Path) -> Iterator[Path]:
    """Gives an empty folder to build in; on leaving, it replaces `directory`.

    If the block raises, or the run is killed in it, `directory` is as it was.
    """
    building = directory.with_name(f".{directory.name}.building")
    restore(directory)
    if building.exists():
        shutil.rmtree(building)
    building.mkdir(parents=True)
    try:
        yield building
        old = switch(building, directory)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    if old is not None:
        shutil.rmtree(old)
