"""The records of a package: a resource's CSV → the frozen types of `pipeline.model.records`."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

from pipeline.resource import ResourceError, load_schema, restore

R = TypeVar("R")


def _texts(cells: Sequence[str]) -> Sequence[str]:
    return [restore(text) if text[:1] == "'" else text for text in cells]


def _as_they_are(cells: Sequence[str]) -> Sequence[str]:
    return cells


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
_OF_NO_DEFUSED_TEXT = {**_PARSERS, "string": _as_they_are}


def read_records(directory: Path, resource: str, record: type[R]) -> list[R]:
    """The records of a resource of the package; `record` is a dataclass with the fields of its schema.

    Raises `ResourceError` where the file has other columns than the schema.
    """
    schema = load_schema(resource)
    path = directory / f"{resource}.csv"
    text = path.read_bytes().decode("utf-8")
    reader = csv.reader(io.StringIO(text, newline=""))
    if (header := next(reader, [])) != list(schema.names):
        raise ResourceError(
            f"{path}: columns {header}, expected {list(schema.names)}; build it again"
        )
    columns = list(zip(*reader, strict=True))
    if not columns:
        return []
    parsers = _PARSERS if "'" in text else _OF_NO_DEFUSED_TEXT
    cells = {
        field.name: parsers[field.type](column)
        for field, column in zip(schema.fields, columns, strict=True)
    }
    return records_of(record, cells)


def records_of(record: type[R], columns: Mapping[str, Sequence[Any]]) -> list[R]:
    """A record for each row; `columns` has the values of fields of `record`, a frozen dataclass with slots,
    the others have their defaults. A column at a time, as each field of each record would else be a call of
    its own."""
    kind: Any = record
    slots = _slots(kind)
    if strange := columns.keys() - slots.keys():
        raise TypeError(f"{record.__name__} has no {sorted(strange)}")
    made = [object.__new__(record) for _ in next(iter(columns.values()))]
    for name, (put, default) in slots.items():
        if name not in columns and default is MISSING:
            raise TypeError(f"{record.__name__} needs {name}")
        values = columns[name] if name in columns else repeat(default)
        deque(map(put, made, values), maxlen=0)
    return made


@cache
def _slots(record: type[Any]) -> Mapping[str, tuple[Callable[[object, object], None], object]]:
    """Field → what sets it, and its default."""
    if hasattr(record, "__post_init__"):
        raise TypeError(f"{record.__name__} is not made of its fields alone")
    return {each.name: (vars(record)[each.name].__set__, each.default) for each in fields(record)}
