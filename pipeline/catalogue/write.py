"""A folder of packages → its catalogue, whole or not at all, and only if anything changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.catalogue.combine import CATALOGUE, combine
from pipeline.catalogue.databases import (
    DUCKDB,
    SQLITE,
    duckdb_written,
    write_catalogue_sqlite,
)
from pipeline.catalogue.dictionary import write_dictionary
from pipeline.catalogue.made_of import (
    catalogue_fingerprint,
    is_catalogue_of,
    is_made_as_said,
    schemas,
)
from pipeline.catalogue.members import FINDINGS, Members, members
from pipeline.catalogue.panels import FOLDER, KeptPanels, write_panels
from pipeline.catalogue.rows import PackageRows, find_packages
from pipeline.catalogue.standing import TABLES, KeptRows, Standing
from pipeline.catalogue.standing_databases import DISCLOSURES, in_earlier, parquet_of, stepwise_of
from pipeline.catalogue.steps import Before, note
from pipeline.resource import (
    PublishedFile,
    Schema,
    hashes_in,
    published_file,
    rebuilt,
    record_resource,
    write_checksums,
    write_resource,
)
from pipeline.resource.fiscal import (
    CONTRIBUTOR,
    PACKAGE_VERSION,
    package_descriptor,
    write_descriptor,
)
from pipeline.resource.settled import cleaned
from pipeline.resource.sqlite import SQLITE_TYPE
from pipeline.versions import named_collection

LARGE = 250_000
"""From how many amounts on they, and the findings, are parted by fiscal year: where one package changed, the
files of other years stay as they are."""
_PARTED = frozenset({"amounts", FINDINGS})

_BETWEEN = ".between"
"""Where the findings between packages stand as if a package's, until they are in the catalogue."""

_MAY_LACK = frozenset({"claims"})
"""What a package has no file of where it has nothing to state."""

_TITLES = {
    "title": "明账：部门预算和决算总目录",
    "title_en": "Mingzhang: department budgets and final accounts, all disclosures",
    "description": (
        "全部已收录披露的目录、表、逐项金额、绩效指标、核对结果和文字说明，合为一个数据包。"
        "各级科目互为小计，请勿相加；每份披露的来源和许可见 disclosures。"
    ),
    "description_en": (
        "The tables, amounts, performance indicators, check outcomes and prose of every disclosure "
        "collected, as one data package. Levels of a classification are subtotals of each other: "
        "do not add them. Sources and licences stand in disclosures, one row each."
    ),
}
_LICENCE = {
    "name": "notspecified",
    "title": "政府信息公开：各披露的许可见 disclosures.licence，空者来源未注明"
    " / Public government information; disclosures.licence has each one's licence, if any",
}


def write_catalogue(packages_dir: Path) -> Path:
    """Writes `packages_dir`/catalogue over all packages in that folder; returns the catalogue's.

    Nothing is done if the packages are those it was made of. An earlier catalogue is replaced only
    once the new one is complete. Raises `CatalogueError` where a package is not of this version.
    """
    target = packages_dir / CATALOGUE
    packages = find_packages(packages_dir, CATALOGUE)
    fingerprint = catalogue_fingerprint(packages)
    if not is_catalogue_of(target, fingerprint):
        with rebuilt(target) as building:
            build_catalogue(packages, building, fingerprint)
    return target


def build_catalogue(
    packages: Sequence[Path],
    directory: Path,
    fingerprint: str,
    kept: Mapping[str, Mapping[str, str]] | None = None,
    standing: Standing | None = None,
    notes: Path | None = None,
) -> None:
    """Writes the catalogue over the given packages into the empty folder `directory`.

    `kept` says which packages stand although their source can no longer be published: name → since
    when (`since`, a date) and what is wrong (`reason`). Of packages that are as they were, rows are taken
    from the catalogue that is `standing`; the bytes are the same without it. `notes` is a folder for what the
    next run is to know of the databases.
    """
    if standing and not is_made_as_said(standing):
        standing = None
    of_all = members(
        packages, standing, [each.name for each in schemas() if each.name != DISCLOSURES]
    )
    resources = _write_resources(of_all, standing, directory)
    parquet = {each["name"]: parquet_of(each, directory) for each in resources}
    sound = standing.sound(DUCKDB, SQLITE) if standing else frozenset[str]()
    stepwise = stepwise_of(standing, sound, resources, notes)
    earlier = in_earlier(of_all, standing if SQLITE in sound else None, resources, directory)

    def written_sqlite() -> tuple[PublishedFile, tuple[Before, ...]]:
        path = directory / SQLITE
        before = write_catalogue_sqlite(schemas(), parquet, path, stepwise[SQLITE], earlier)
        return published_file(directory, SQLITE), before

    # all three at once: DuckDB in its own process, and SQLite leaves Python alone while it writes
    with (
        duckdb_written(schemas(), parquet, directory / DUCKDB, stepwise[DUCKDB]) as duckdb,
        ThreadPoolExecutor(1) as beside,
    ):
        writing = beside.submit(written_sqlite)
        panels = write_panels(resources, directory, _kept_panels(of_all, standing, parquet))
        sqlite, before = writing.result()
    if notes:
        note(notes / f"{DUCKDB}.json", duckdb().file.sha256, duckdb().before)
        note(notes / f"{SQLITE}.json", sqlite.sha256, before)
    version = _version(of_all.rows, kept or {})
    custom: dict[str, Any] = {
        "version": version,
        "fingerprint": fingerprint,
        "packages": len(of_all.rows),
        "databases": [
            _database(duckdb().file, "duckdb", "application/octet-stream"),
            _database(sqlite, "sqlite", SQLITE_TYPE),
        ],
        "dictionary": write_dictionary(directory, version),
    }
    if kept:
        custom["kept"] = {name: dict(said) for name, said in sorted(kept.items())}
    descriptor = cleaned(_descriptor(of_all.rows, [*resources, *panels], custom))
    write_descriptor(descriptor, directory)
    write_checksums(directory, hashes_in(descriptor))


def _version(rows: Sequence[PackageRows], kept: Mapping[str, Mapping[str, str]]) -> str:
    """Of which versions of which packages it is."""
    members = {each.disclosure.disclosure: each.disclosure.version for each in rows}
    return named_collection(PACKAGE_VERSION, members, kept)


def _write_resources(
    of_all: Members, standing: Standing | None, directory: Path
) -> list[dict[str, Any]]:
    disclosures = [each.disclosure for each in of_all.rows]
    tables = [table for each in of_all.rows for table in each.tables]
    resources = []
    for schema in schemas():
        if standing and schema.name in of_all.same:
            resource = standing.lay(schema.name, directory)
        elif schema.name == DISCLOSURES:
            resource = write_resource(record_resource(schema, disclosures), directory, CATALOGUE)
        elif schema.name == TABLES:
            resource = write_resource(record_resource(schema, tables), directory, CATALOGUE)
        else:
            with _rows(schema, of_all, standing) as rows:
                resource = _write_combined(schema, of_all, rows, directory)
        resources.append(resource)
    return resources


def _rows(
    schema: Schema, of_all: Members, standing: Standing | None
) -> AbstractContextManager[KeptRows | None]:
    return KeptRows(standing, schema.name, of_all.unchanged) if standing else nullcontext()


def _write_combined(
    schema: Schema, of_all: Members, rows: KeptRows | None, directory: Path
) -> dict[str, Any]:
    if schema.name != FINDINGS:
        stating = _stating(schema, of_all.rows)
        packages = [each.directory for each in stating]
        return combine(schema, packages, _parts(schema, stating), directory, rows)
    aside = directory / _BETWEEN  # the packages' findings, then those between them
    write_resource(of_all.between, aside)
    write_checksums(aside)
    packages = [*(each.directory for each in of_all.rows), aside]
    parts = _parts(schema, of_all.rows)
    whole = f"{schema.name}.parquet"
    parts |= {whole: packages} if whole in parts else {f"{schema.name}/between.parquet": [aside]}
    resource = combine(schema, packages, parts, directory, rows)
    shutil.rmtree(aside)
    return resource


def _stating(schema: Schema, rows: Sequence[PackageRows]) -> Sequence[PackageRows]:
    """The packages that have the resource."""
    if schema.name not in _MAY_LACK:
        return rows
    return [each for each in rows if (each.directory / f"{schema.name}.csv").is_file()]


def _parts(schema: Schema, rows: Sequence[PackageRows]) -> dict[str, list[Path]]:
    """Parquet file → the packages in it: one file, or where amounts are many one for each fiscal year.

    The year is the disclosure's, so that what was published for a year stays as it is when other
    years are added.
    """
    amounts = sum(each.disclosure.amounts for each in rows)
    if schema.name not in _PARTED or amounts <= LARGE:
        return {f"{schema.name}.parquet": [each.directory for each in rows]}
    years = groupby(rows, key=lambda each: each.disclosure.fiscal_year)
    return {
        f"{schema.name}/{year}.parquet": [each.directory for each in members]
        for year, members in years
    }


def _database(file: PublishedFile, kind: str, media_type: str) -> dict[str, Any]:
    return file.descriptor() | {"format": kind, "mediatype": media_type}


def _kept_panels(
    of_all: Members, standing: Standing | None, parquet: Mapping[str, Sequence[Path]]
) -> KeptPanels | None:
    if standing is None:
        return None
    earlier = {each: standing.parquet(each) for each in parquet}
    return KeptPanels(
        standing.directory / FOLDER,
        of_all.same,
        of_all.unchanged,
        earlier,
        standing.can_read,
        standing.can_lay,
        standing.lay,
    )


def _descriptor(
    rows: Sequence[PackageRows],
    resources: Sequence[Mapping[str, Any]],
    custom: Mapping[str, Any],
) -> dict[str, Any]:
    return package_descriptor(
        name=CATALOGUE,
        titles=_TITLES,
        sources=(),
        licenses=[_LICENCE],
        contributors=[CONTRIBUTOR],
        keywords=[
            "政府预算",
            "部门预算",
            "部门决算",
            "财政",
            "China",
            "public budget",
            "open data",
        ],
        years=[each.disclosure.fiscal_year for each in rows],
        resources=resources,
        custom=custom,
    )
