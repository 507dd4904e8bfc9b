"""A folder of packages as `python -m pipeline build` writes it → their records as the CSV has them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

Record = dict[str, str]
"""The texts of a row by the names of the columns."""

csv.field_size_limit(sys.maxsize)  # the text of a section may be longer than csv expects


def packages(folder: Path) -> list[Path]:
    """The packages in a folder, by name; the catalogue is none. `ValueError` where there is none."""
    found = sorted(
        each.parent
        for each in folder.glob("*/datapackage.json")
        if each.parent.name != "catalogue" and not each.parent.name.startswith(".")
    )
    if not found:
        raise ValueError(
            f"{folder}: no packages here; name the folder given to build as --packages"
        )
    return found


def records(package: Path, resource: str) -> Iterator[Record]:
    """The rows of a resource; none where the package has no such resource."""
    path = package / f"{resource}.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
