"""A disclosure → its data package on disk, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Finding
from pipeline.package.descriptor import disclosure_descriptor
from pipeline.package.inexact import without_inexact
from pipeline.package.locations import locations
from pipeline.package.sources import write_sources, write_texts
from pipeline.package.table_resource import table_resource
from pipeline.package.workbook import write_workbook
from pipeline.resource import (
    Resource,
    ResourceError,
    Schema,
    load_schema,
    published_file,
    rebuilt,
    record_resource,
    write_checksums,
    write_resource,
)
from pipeline.resource.arrow import fits
from pipeline.resource.fiscal import write_descriptor
from pipeline.resource.settled import cleaned
from pipeline.resource.sqlite import create_views, write_rows, written_database
from pipeline.versions.content import hash_of_rows, version_name

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_COMPUTED = ("expected", "difference", "tolerance")
_COMPUTED_PLACES = Decimal("1e-10")
_NOT_IN_DATABASE = frozenset({"locations"})
"""Records that nobody asks in SQL, and that would make the database a quarter larger."""


def write_package(disclosure: Disclosure, directory: Path) -> Path:
    """Writes the package of the disclosure to `directory`/<its name> and returns that folder.

    An earlier package of that name is replaced only once the new one is complete. The same
    disclosure gives the same bytes. Raises `ResourceError` where a value does not fit its field.
    """
    name = disclosure.name
    if not _NAME.fullmatch(name):
        raise ResourceError(f"package name {name!r}, expected only a-z, 0-9 and -")
    target = directory / name
    with rebuilt(target) as building:
        sources = write_sources(disclosure.sources, building, name)
        texts = write_texts(disclosure.sources, building, name)
        resources, rows = _write_resources(disclosure, building)
        write_workbook(disclosure, building / f"{name}.xlsx")
        files = [published_file(building, f"{name}.{each}") for each in ("xlsx", "sqlite")]
        descriptor = disclosure_descriptor(
            disclosure,
            resources,
            sources,
            texts,
            *files,
        )
        descriptor = cleaned(descriptor)
        descriptor["mingzhang"]["version"] = version_name(descriptor, building, rows)
        write_descriptor(descriptor, building)
        written = [*(each.file for each in sources), *texts, *files]
        write_checksums(building, _hashes(resources) | {each.path: each.sha256 for each in written})
    return target


def _write_resources(
    disclosure: Disclosure, building: Path
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Writes all resources, and the database of the records; gives the descriptors, and the hash of the rows
    of each CSV file. The printed tables are none of the database: each has columns of its own."""
    resources: list[dict[str, Any]] = []
    rows: dict[str, str] = {}
    asked: list[Schema] = []
    with written_database(building / f"{disclosure.name}.sqlite") as database:
        for each in _resources(disclosure):
            resources.append(write_resource(each, building, disclosure.name))
            lines = chain([each.schema.names], zip(*each.texts, strict=True))
            rows[each.path] = hash_of_rows(lines)
            if each.custom["role"] == "records" and each.name not in _NOT_IN_DATABASE:
                write_rows(database, each.schema, each.texts)
                asked.append(each.schema)
            del each, lines  # before the next is made: large ones are never in memory together
        create_views(database, asked)
    return resources, rows


def _hashes(resources: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """File → its SHA-256, of all files of the resources."""
    files = [file for each in resources for file in (each, *each["mingzhang"]["parquet"])]
    return {each["path"]: each["hash"].removeprefix("sha256:") for each in files}


def _resources(disclosure: Disclosure) -> Iterator[Resource]:
    """Amounts first: what reads a Fiscal Data Package takes the first resource for its facts."""
    findings = [_computed_to_places(each) for each in disclosure.findings]
    amounts = [without_inexact(each) for each in disclosure.amounts]
    claims = [without_inexact(each) for each in disclosure.claims]
    headlines = [without_inexact(each) for each in disclosure.headlines]
    yield record_resource(load_schema("amounts"), amounts, role="records")
    yield record_resource(load_schema("indicators"), disclosure.indicators, role="records")
    yield record_resource(load_schema("findings"), findings, role="records")
    yield record_resource(load_schema("sections"), disclosure.sections, role="records")
    if claims:
        yield record_resource(load_schema("claims"), claims, role="records")
    if located := locations(disclosure):
        yield record_resource(load_schema("locations"), located, role="records")
    if disclosure.corrections:
        yield record_resource(load_schema("corrections"), disclosure.corrections, role="records")
    if disclosure.answers:
        yield record_resource(load_schema("answers"), disclosure.answers, role="records")
    yield record_resource(load_schema("headlines"), headlines, role="records")
    taken = {"amounts", "indicators", "findings", "sections", "claims", "locations", "headlines"}
    taken |= {"corrections", "answers"}
    documents = [document for source in disclosure.sources for document in source.documents]
    ocr_pages = {document.file: document.ocr_pages for document in documents}
    for table in disclosure.tables:
        if table.name in taken:
            raise ResourceError(f"table {table.no}: a second resource named {table.name!r}")
        taken.add(table.name)
        yield table_resource(table, ocr_pages.get(table.place.file, frozenset()))


def _computed_to_places(finding: Finding) -> Finding:
    """The finding with computed numbers (a share, say) to the ten decimals that are published."""
    longer = {
        name: value.quantize(_COMPUTED_PLACES)
        for name in _COMPUTED
        if (value := getattr(finding, name)) is not None and value.is_finite() and not fits(value)
    }
    return replace(finding, **longer) if longer else finding
