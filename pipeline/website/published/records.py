"""The records of a package: a resource's CSV → the frozen types of `pipeline.model.records`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pipeline.resource import ResourceError, Schema, load_schema, restore

R = TypeVar("R")

_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "string": restore,
    "integer": lambda text: int(text) if text else None,
    "number": lambda text: Decimal(text) if text else None,
    "boolean": lambda text: text == "true" if text else None,
}


def read_records(directory: Path, resource: str, record: Callable[..., R]) -> list[R]:
    """The records of a resource of the package; `record` takes the fields by their names.

    Raises `ResourceError` where the file has other columns than the schema.
    """
    return list(_iterate_records(directory / f"{resource}.csv", load_schema(resource), record))


def _iterate_records(path: Path, schema: Schema, record: Callable[..., R]) -> Iterator[R]:
    parsers = [(field.name, _PARSERS[field.type]) for field in schema.fields]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if (header := next(reader, [])) != list(schema.names):
            raise ResourceError(
                f"{path}: columns {header}, expected {list(schema.names)}; build it again"
            )
        for row in reader:
            cells = zip(parsers, row, strict=True)
            yield record(**{name: parse(text) for (name, parse), text in cells})
