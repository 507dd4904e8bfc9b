"""A disclosure → its data package on disk, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from pipeline.collector import collector_paused
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
    in_parts,
    load_schema,
    published_file,
    rebuilt,
    record_parts,
    write_checksums,
    write_parts,
)
from pipeline.resource.arrow import fits
from pipeline.resource.fiscal import write_descriptor
from pipeline.resource.lines import JOINED_BY
from pipeline.resource.settled import cleaned
from pipeline.resource.sqlite import create_table, create_views, write_rows, written_database
from pipeline.versions.content import RowsHash, version_name

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_COMPUTED = ("expected", "difference", "tolerance")
_COMPUTED_PLACES = Decimal("1e-10")
_NOT_IN_DATABASE = frozenset({"locations"})
"""Records that nobody asks in SQL, and that would make the database a quarter larger."""


@collector_paused()
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
        for parts in _resources(disclosure):
            with RowsHash() as digest:
                noted = _noted(parts, database, digest, asked)
                written = write_parts(noted, building, disclosure.name, digest.add)
                rows[written["path"]] = digest.hexdigest()
            resources.append(written)
        create_views(database, asked)
    return resources, rows


def _noted(
    parts: Iterable[Resource], database: Connection, digest: RowsHash, asked: list[Schema]
) -> Iterator[Resource]:
    """The parts of a resource, the names of its columns in the hash of its rows, and of the records that are
    `asked` for each part in the database."""
    for number, part in enumerate(parts):
        is_asked = part.custom["role"] == "records" and part.name not in _NOT_IN_DATABASE
        if number == 0:
            digest.add([JOINED_BY.join(part.schema.names).encode()])
        if number == 0 and is_asked:
            create_table(database, part.schema)
            asked.append(part.schema)
        yield part
        if is_asked:
            write_rows(database, part.schema, part.texts)


def _hashes(resources: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """File → its SHA-256, of all files of the resources."""
    files = [file for each in resources for file in (each, *each["mingzhang"]["parquet"])]
    return {each["path"]: each["hash"].removeprefix("sha256:") for each in files}


def _resources(disclosure: Disclosure) -> Iterator[Iterator[Resource]]:
    """Each resource in parts. Amounts first: what reads a Fiscal Data Package takes the first resource for
    its facts."""
    findings = map(_computed_to_places, disclosure.findings)
    amounts = map(without_inexact, disclosure.amounts)
    claims = map(without_inexact, disclosure.claims)
    headlines = map(without_inexact, disclosure.headlines)
    yield record_parts(load_schema("amounts"), amounts, role="records")
    yield record_parts(load_schema("indicators"), disclosure.indicators, role="records")
    yield record_parts(load_schema("findings"), findings, role="records")
    yield record_parts(load_schema("sections"), disclosure.sections, role="records")
    if disclosure.claims:
        yield record_parts(load_schema("claims"), claims, role="records")
    if located := locations(disclosure):
        yield record_parts(load_schema("locations"), located, role="records")
    if disclosure.corrections:
        yield record_parts(load_schema("corrections"), disclosure.corrections, role="records")
    if disclosure.answers:
        yield record_parts(load_schema("answers"), disclosure.answers, role="records")
    yield record_parts(load_schema("headlines"), headlines, role="records")
    taken = {"amounts", "indicators", "findings", "sections", "claims", "locations", "headlines"}
    taken |= {"corrections", "answers"}
    documents = [document for source in disclosure.sources for document in source.documents]
    ocr_pages = {document.file: document.ocr_pages for document in documents}
    for table in disclosure.tables:
        if table.name in taken:
            raise ResourceError(f"table {table.no}: a second resource named {table.name!r}")
        taken.add(table.name)
        yield in_parts(table_resource(table, ocr_pages.get(table.place.file, frozenset())))


def _computed_to_places(finding: Finding) -> Finding:
    """The finding with computed numbers (a share, say) to the ten decimals that are published."""
    if finding.difference is None and finding.expected is None and finding.tolerance is None:
        return finding
    longer = {
        name: value.quantize(_COMPUTED_PLACES)
        for name in _COMPUTED
        if (value := getattr(finding, name)) is not None and value.is_finite() and not fits(value)
    }
    return replace(finding, **longer) if longer else finding
