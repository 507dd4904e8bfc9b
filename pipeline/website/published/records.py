"""The records of a package: a resource's CSV → the frozen types of `pipeline.model.records`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pipeline.resource import ResourceError, load_schema, restore

R = TypeVar("R")


def _texts(cells: Sequence[str]) -> Sequence[str]:
    return [restore(text) if text[:1] == "'" else text for text in cells]


def _integers(cells: Sequence[str]) -> Sequence[int | None]:
    return [int(text) if text else None for text in cells]


def _numbers(cells: Sequence[str]) -> Sequence[Decimal | None]:
    return [Decimal(text) if text else None for text in cells]


def _truths(cells: Sequence[str]) -> Sequence[bool | None]:
    return [text == "true" if text else None for text in cells]


_PARSERS: Mapping[str, Callable[[Sequence[str]], Sequence[Any]]] = {
    "string": _texts,
    "integer": _integers,
    "number": _numbers,
    "boolean": _truths,
}
"""Type of a field → the cells of its column as values."""


def read_records(directory: Path, resource: str, record: type[R]) -> list[R]:
    """The records of a resource of the package; `record` is a dataclass with the fields of its schema.

    Raises `ResourceError` where the file has other columns than the schema.
    """
    schema = load_schema(resource)
    path = directory / f"{resource}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if (header := next(reader, [])) != list(schema.names):
            raise ResourceError(
                f"{path}: columns {header}, expected {list(schema.names)}; build it again"
            )
        columns = list(zip(*reader, strict=True))
    if not columns:
        return []
    cells = {
        field.name: _PARSERS[field.type](column)
        for field, column in zip(schema.fields, columns, strict=True)
    }
    stated = [each.name for each in fields(record) if not each.kw_only]  # type: ignore[arg-type]
    if set(stated) != cells.keys():
        named = (dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True))
        return [record(**each) for each in named]
    return list(map(record, *(cells[name] for name in stated)))
