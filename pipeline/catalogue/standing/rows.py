"""A resource of the catalogue that stands → the rows of one package in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.catalogue.standing.standing import Standing
from pipeline.resource import PublishedFile
from pipeline.resource.slices import Run, Slices, runs_of

_TOGETHER = 20_000
"""So many rows, and those of one package more, are taken together: each time costs something, and so does
memory."""


class KeptRows(Slices):
    """Rows of the resource, of packages that are as they were; best asked for in the catalogue's order."""

    def __init__(self, standing: Standing, resource: str, unchanged: Collection[str]) -> None:
        files = standing.parquet(resource)
        super().__init__(files)
        self._standing = standing
        self._resource = resource
        self._unchanged = unchanged
        self._runs = package_runs(files)

    def __contains__(self, package: object) -> bool:
        """Whether the package's rows need not be read from itself."""
        return package in self._unchanged

    def of(self, packages: Iterable[str]) -> Iterator[pa.Table]:
        """The rows of the packages, in parts; none of one that states nothing."""
        together = Run(0, 0)
        for run in filter(None, map(self._runs.get, packages)):
            if run.start == together.end and together.length < _TOGETHER:
                together = Run(together.start, together.length + run.length)
            else:
                yield from self.read(together)
                together = run
        yield from self.read(together)

    def has_file(self, path: str, packages: Sequence[str]) -> bool:
        """Whether one of its files, at that path, has the rows of these packages and no others, all of them
        as they were."""
        rows = self._rows_of(path)
        if rows is None or not all(each in self for each in packages):
            return False
        at = rows.start
        for run in filter(None, map(self._runs.get, packages)):
            if run.start != at:
                return False
            at = run.end
        return at == rows.end

    def lay(self, path: str, directory: Path) -> PublishedFile:
        """Brings a file of its own into another catalogue, as `Standing.lay` does."""
        return self._standing.lay_file(self._resource, path, directory)

    def _rows_of(self, path: str) -> Run | None:
        """Which rows stand in that file; None where there is none."""
        start = 0
        for each in self._standing.parquet(self._resource):
            length = pq.read_metadata(each).num_rows
            if each == self._standing.directory / path:
                return Run(start, length)
            start += length
        return None


def package_runs(files: Sequence[Path]) -> Mapping[str, Run]:
    """Where in a resource's files the rows of each package are, without the findings between packages."""
    return runs_of(files, "disclosure", sum(map(_rows_of_packages, files)))


def _rows_of_packages(path: Path) -> int:
    with pq.ParquetFile(path) as file:
        rows: int = file.metadata.num_rows
        if "check" in file.schema_arrow.names:
            for batch in file.iter_batches(columns=["check"]):
                is_between = pc.starts_with(batch["check"], "between.")
                rows -= pc.sum(is_between).as_py() or 0
    return rows


def moved_runs(
    new: Sequence[Path], old: Sequence[Path], unchanged: Collection[str]
) -> list[tuple[Run, int | None]]:
    """All rows of a resource's new files in runs, each with the number of its first row in the old ones;
    None where it is of no package that is `unchanged`."""
    before = package_runs(old)
    rows = sum(pq.read_metadata(path).num_rows for path in new)
    moved: list[tuple[Run, int | None]] = []
    for name, run in [*package_runs(new).items(), ("", Run(rows, 0))]:
        done = moved[-1][0].end if moved else 0
        if done < run.start:
            moved.append((Run(done, run.start - done), None))
        source = before[name].start if name in unchanged else None
        _join(moved, run, source)
    return moved


def _join(moved: list[tuple[Run, int | None]], run: Run, source: int | None) -> None:
    """Adds a run; to the one before where it goes on there as well."""
    if moved:
        last, at = moved[-1]
        goes_on = at is None if source is None else at is not None and at + last.length == source
        if goes_on:
            moved[-1] = Run(last.start, last.length + run.length), at
            return
    moved.append((run, source))
