"""A resource: schema and columns of text, and the descriptor of its files; records → a resource."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from json.encoder import encode_basestring
from operator import attrgetter
from pathlib import Path
from types import NoneType
from typing import Any

from pipeline.resource.checksums import sha256_of
from pipeline.resource.defuse import are_publishable, publishable
from pipeline.resource.schema import ResourceError, Schema

PARQUET_OPTIONS: Mapping[str, Any] = {
    "compression": "zstd",
    "compression_level": 9,
    "version": "2.6",
    "store_schema": False,
}
"""Plain types, and no schema of Arrow's own beside the one of Parquet."""
_SMALL = 1_000
_OPTIONS_OF_SMALL = {
    **PARQUET_OPTIONS,
    "compression_level": 3,
    "use_dictionary": False,
    "write_statistics": False,
}
"""Of fewer than `_SMALL` rows: what helps to find a part of a large file would be a third of theirs, and
cost as much time as their values."""
FOOTER = "mingzhang"
"""The key under which a Parquet file says what it is."""

_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


@dataclass(frozen=True, slots=True)
class Resource:
    """One table to publish.

    `texts` are its columns in the schema's order, each the texts of its cells as the CSV states
    them ("" where there is no value). `path` is the CSV's, relative to the package; the Parquet
    file stands beside it. `custom` goes into the descriptor under `mingzhang`.
    """

    name: str
    path: str
    schema: Schema
    texts: Sequence[Sequence[str]]
    title: str = ""
    title_en: str = ""
    description: str = ""
    description_en: str = ""
    custom: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len({len(column) for column in self.texts}) > 1:
            raise ResourceError(f"{self.name}: columns of different lengths")
        for each, column in zip(self.schema.fields, self.texts, strict=True):
            seen = set(column) if each.enum or each.required else set()
            if each.enum and (strange := seen - set(each.enum) - {""}):
                raise ResourceError(
                    f"{self.name}: field {each.name}: {sorted(strange)}, expected {each.enum}"
                )
            if each.required and "" in seen:
                row = column.index("") + 1
                raise ResourceError(f"{self.name}: field {each.name}: empty in row {row}")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a package: its path in the package with /, its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str

    def descriptor(self) -> dict[str, Any]:
        return {"path": self.path, "bytes": self.size, "hash": f"sha256:{self.sha256}"}


def write_file(directory: Path, path: str, content: bytes) -> PublishedFile:
    """Writes a file of the package at `directory`."""
    (directory / path).write_bytes(content)
    return PublishedFile(path, len(content), sha256(content).hexdigest())


def published_file(directory: Path, path: str) -> PublishedFile:
    """The file at `path` in the package at `directory`."""
    file = directory / path
    return PublishedFile(path, file.stat().st_size, sha256_of(file))


def record_resource(schema: Schema, records: Iterable[object], **custom: Any) -> Resource:
    """The resource of records whose attributes are named as the schema's fields."""
    rows = list(records)
    texts = [cell_texts(map(attrgetter(name), rows)) for name in schema.names]
    description, description_en = schema.descriptions
    return Resource(
        name=schema.name,
        path=f"{schema.name}.csv",
        schema=schema,
        texts=texts,
        title=schema.title,
        title_en=schema.title_en,
        description=description,
        description_en=description_en,
        custom=custom,
    )


class _Texts(dict[Any, str]):
    """Values of one type with their texts, each made once."""

    def __init__(self, text_of: Callable[[Any], str]) -> None:
        super().__init__({None: ""})
        self._text_of = text_of

    def __missing__(self, value: Any) -> str:
        text = self[value] = self._text_of(value)
        return text


def cell_texts(values: Iterable[Any]) -> list[str]:
    """Values as their CSV cells; those that come again are made publishable once."""
    given = list(values)
    kinds = set(map(type, given))
    is_one = len(kinds) == 1 and Decimal not in kinds and given[0] == given[-1]
    if is_one and given.count(given[0]) == len(given):
        return [cell_text(given[0])] * len(given)  # as of every third column
    all_stated = NoneType not in kinds
    kinds -= {NoneType}
    if Decimal in kinds:  # 1.10 equals 1.1: what is one object has one text, what is equal may not
        which = list(map(id, given))
        texts = {key: cell_text(each) for key, each in dict(zip(which, given, strict=True)).items()}
        return list(map(texts.__getitem__, which))
    if kinds == {int}:
        return list(map(str, given)) if all_stated else ["" if n is None else str(n) for n in given]
    if kinds == {str} and are_publishable({*given} - {None, ""}):
        return given if all_stated else [each or "" for each in given]
    if len(kinds) > 1:  # true equals 1, and a word of a list the text that it is
        return list(map(cell_text, given))
    return list(map(_Texts(publishable if kinds == {str} else cell_text).__getitem__, given))


def cell_text(value: str | int | Decimal | bool | None) -> str:
    """A value as its CSV cell; text is made publishable, decimals keep their digits.

    >>> cell_text(Decimal("1.10")), cell_text(True), cell_text(None), cell_text("=A1")
    ('1.10', 'true', '', "'=A1")
    """
    match value:
        case None:
            return ""
        case Decimal():
            return format(value, "f")
        case StrEnum():
            return value.value
        case str():
            return publishable(value)
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def footer(name: str, schema: Schema, package: str) -> dict[str, str]:
    """What a Parquet file says of itself: of which package and resource it is, and what its columns are.
    No version is in it: rows that stay the same keep their bytes from version to version."""
    of = f'"package":{encode_basestring(package)},"resource":{encode_basestring(name)}'
    return {FOOTER: f'{{{of},"fields":{schema.titles}}}'}


def parquet_options(rows: int) -> Mapping[str, Any]:
    """How a Parquet file of so many rows is written."""
    return _OPTIONS_OF_SMALL if rows < _SMALL else PARQUET_OPTIONS


def resource_descriptor(
    resource: Resource, csv_file: PublishedFile, parquet_files: Sequence[PublishedFile]
) -> dict[str, Any]:
    """The Data Resource: the CSV, with the same rows as Parquet under `mingzhang.parquet`."""
    parquet = [
        file.descriptor() | {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        for file in parquet_files
    ]
    properties = {
        "name": resource.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "title": resource.title,
        "title_en": resource.title_en,
        "description": resource.description,
        "description_en": resource.description_en,
        **csv_file.descriptor(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dict(_DIALECT),
        "schema": resource.schema.said,
        "mingzhang": {**resource.custom, "parquet": parquet},
    }
    return {key: value for key, value in properties.items() if value != ""}
