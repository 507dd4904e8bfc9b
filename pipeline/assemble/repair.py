"""Published packages, every file hashed → what is damaged or missing made again, restored or named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.assemble.discover import FOLDER_SIDECAR, discover
from pipeline.assemble.disk import look_at, tidy
from pipeline.assemble.ledger import Ledger, place_of, read_ledger
from pipeline.assemble.run import Options, Report, build_held


def repair_held(packages: Path, versions: Path | None) -> Report:
    """Build what is damaged from its own sources, in a folder that is held; nothing else is built."""
    tidy(packages)
    ledger, _ = read_ledger(packages)
    damaged = look_at(packages, ledger, thoroughly=True).damaged
    sources = sorted(set(_sources_of(damaged, ledger, packages)))
    options = Options(versions=versions, thoroughly=True)
    return build_held(sources, discover(sources), packages, options)


def _sources_of(names: Iterable[str], ledger: Ledger, packages: Path) -> Iterator[Path]:
    """The file, or the folder that is one disclosure, of each of the packages, where it is there."""
    wanted = set(names)
    for known, entry in ledger.sources.items():
        source = place_of(known, packages)
        if entry.package in wanted and source.exists():
            whole = (each for each in source.parents if (each / FOLDER_SIDECAR).is_file())
            yield next(whole, source)
