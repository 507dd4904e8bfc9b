"""A place and year → one file of all amounts that its departments print, as CSV and as Parquet.

In: the packages of the year. Out: `…/amounts.csv` (with a byte order mark, for spreadsheets) and
`…/amounts.parquet`, row by row what the packages hold; no more than a few packages are in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.resource.tabular import PARQUET_OPTIONS
from pipeline.website import addresses
from pipeline.website.comparisons.csv_sheet import BYTE_ORDER_MARK
from pipeline.website.grouping import by_key
from pipeline.website.jobs.house import House
from pipeline.website.jobs.manifest import Made
from pipeline.website.jobs.prints import key, of_all
from pipeline.website.jobs.writing import put_file, write_pieces

_ROWS = 50_000
"""About so many rows are in memory, and in a row group of the Parquet file."""


@dataclass(frozen=True, slots=True)
class PlaceFiles:
    """A place and year, and the packages of its departments in the order of their names."""

    division: str
    year: int
    names: tuple[str, ...]
    key: str

    @property
    def id(self) -> str:
        return f"amounts {self.division} {self.year}"


def place_files(house: House) -> list[PlaceFiles]:
    """What there is of all places and years."""
    held = by_key(house.shelf.held(), lambda each: (each.department[0], str(each.fiscal_year)))
    found = []
    for (division, year), members in held.items():
        names = tuple(each.name for each in members)
        its_key = key("amounts", of_all(house.facts, names))
        found.append(PlaceFiles(division, int(year), names, its_key))
    return found


def write_place_files(house: House, files: PlaceFiles) -> dict[str, Made]:
    """Writes both files."""
    folders = [house.shelf.directory / name for name in files.names]
    csv, parquet = (
        addresses.place_amounts(files.division, files.year, ending) for ending in ("csv", "parquet")
    )
    unfinished = (house.output / parquet).with_name(f".amounts.parquet.{os.getpid()}")
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    _write_parquet(folders, unfinished)
    sizes = {
        csv: write_pieces(house.output, csv, _csv(folders)),
        parquet: put_file(house.output, parquet, unfinished),
    }
    return {files.id: Made(files.key, sizes)}


def _csv(folders: list[Path]) -> Iterator[str]:
    """The packages' own rows, below one heading."""
    for number, folder in enumerate(folders):
        with (folder / "amounts.csv").open(encoding="utf-8", newline="") as file:
            heading = file.readline()
            if number == 0:
                yield BYTE_ORDER_MARK + heading
            yield from iter(lambda file=file: file.read(1 << 20), "")  # type: ignore[misc]


def _write_parquet(folders: list[Path], path: Path) -> None:
    with pq.ParquetFile(folders[0] / "amounts.parquet") as file:
        schema = file.schema_arrow
    with pq.ParquetWriter(path, schema, **PARQUET_OPTIONS) as writer:
        waiting: list[pa.Table] = []
        for folder in folders:
            with pq.ParquetFile(folder / "amounts.parquet") as file:
                waiting.append(file.read(use_threads=False))
            if sum(each.num_rows for each in waiting) >= _ROWS:
                writer.write_table(pa.concat_tables(waiting), row_group_size=_ROWS)
                waiting = []
        if waiting:
            writer.write_table(pa.concat_tables(waiting), row_group_size=_ROWS)
