"""The catalogue that stands → what the databases of a new one may take from its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.catalogue.databases import SQLITE, WRITERS
from pipeline.catalogue.members import Members
from pipeline.catalogue.standing import TABLES, Standing, moved_runs
from pipeline.catalogue.steps import Stepwise, keys_of, noted
from pipeline.resource.slices import Run
from pipeline.resource.sqlite import Earlier

DISCLOSURES = "disclosures"
_OWN = frozenset({DISCLOSURES, TABLES})
"""Resources that only the catalogue has."""


def parquet_of(resource: Mapping[str, Any], directory: Path) -> list[Path]:
    """Where the Parquet files of a resource are."""
    return [directory / file["path"] for file in resource["mingzhang"]["parquet"]]


def stepwise_of(
    standing: Standing | None,
    sound: frozenset[str],
    resources: Sequence[Mapping[str, Any]],
    notes: Path | None,
) -> dict[str, Stepwise]:
    """The steps of both databases, and those of the ones that stand, as far as they are known and `sound`."""
    parquet = {
        each["name"]: [file["hash"] for file in each["mingzhang"]["parquet"]] for each in resources
    }
    found = {}
    for name, writer in WRITERS.items():
        keys = keys_of(writer, parquet)
        if standing and notes and name in sound:
            before = noted(notes / f"{name}.json", standing.stated[name])
            found[name] = Stepwise(keys, standing.directory / name, before)
        else:
            found[name] = Stepwise(keys)
    return found


def in_earlier(
    of_all: Members,
    standing: Standing | None,
    resources: Sequence[Mapping[str, Any]],
    directory: Path,
) -> Earlier | None:
    """Where the rows stand in the database of the catalogue that stands, which is sound."""
    if not (standing and of_all.unchanged):
        return None
    runs: dict[str, list[tuple[Run, int | None]]] = {}
    for each in resources:
        name, files = each["name"], parquet_of(each, directory)
        if name in of_all.same:
            rows = sum(pq.read_metadata(path).num_rows for path in files)
            runs[name] = [(Run(0, rows), 0)]
        elif name not in _OWN:
            runs[name] = moved_runs(files, standing.parquet(name), of_all.unchanged)
    return Earlier(standing.directory / SQLITE, runs)
