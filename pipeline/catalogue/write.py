"""A folder of packages → its catalogue, whole or not at all, and only if anything changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.catalogue.between import between_findings, read_answers
from pipeline.catalogue.combine import CATALOGUE, combine
from pipeline.catalogue.databases import DUCKDB, SQLITE, write_catalogue_sqlite, write_duckdb
from pipeline.catalogue.dictionary import write_dictionary
from pipeline.catalogue.panels import write_panels
from pipeline.catalogue.rows import PackageRows, find_packages, read_package
from pipeline.model.records import Finding, Outcome
from pipeline.resource import (
    CHECKSUMS,
    ForeignKey,
    Schema,
    load_schema,
    published_file,
    read_checksums,
    rebuilt,
    record_resource,
    sha256_of,
    write_checksums,
    write_resource,
)
from pipeline.resource.dictionary import dictionary_content
from pipeline.resource.fiscal import (
    CONTRIBUTOR,
    DESCRIPTOR,
    PACKAGE_VERSION,
    package_descriptor,
    write_descriptor,
)
from pipeline.resource.sqlite import SQLITE_TYPE
from pipeline.values.answered import dismissed
from pipeline.values.trust import identified
from pipeline.versions import named

LARGE = 1_000_000
"""From how many amounts on they are parted by fiscal year."""

_STAGE = Path(__file__).parent
_BETWEEN = ".between"
"""Where the findings between packages stand as if a package's, until they are in the catalogue."""

_DISCLOSURE = ForeignKey(("disclosure",), "disclosures")
_TABLE = ForeignKey(("disclosure", "table"), "tables")
_FOREIGN_KEYS: Mapping[str, tuple[ForeignKey, ...]] = {
    "disclosures": (),
    "tables": (_DISCLOSURE,),
    "amounts": (_DISCLOSURE, _TABLE),
    "indicators": (_DISCLOSURE,),
    "findings": (_DISCLOSURE,),
    "sections": (_DISCLOSURE,),
    "claims": (_DISCLOSURE,),
    "headlines": (_DISCLOSURE,),
}
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
) -> None:
    """Writes the catalogue over the given packages into the empty folder `directory`.

    `kept` says which packages stand although their source can no longer be published: name → since
    when (`since`, a date) and what is wrong (`reason`).
    """
    schemas = _schemas()
    rows = sorted(
        (read_package(each) for each in packages),
        key=lambda each: (each.disclosure.fiscal_year, each.disclosure.disclosure),
    )
    answers = [answer for each in rows for answer in read_answers(each.directory)]
    between = dismissed(identified(between_findings(rows)), answers)
    resources = _write_resources(_with_failures(rows, between), between, schemas, directory)
    databases = _write_databases(schemas, resources, directory)
    resources += write_panels(resources, directory)
    custom: dict[str, Any] = {
        "version": _version(rows, kept or {}),
        "fingerprint": fingerprint,
        "packages": len(rows),
        "databases": databases,
        "dictionary": write_dictionary(directory),
    }
    if kept:
        custom["kept"] = {name: dict(said) for name, said in sorted(kept.items())}
    write_descriptor(_descriptor(rows, resources, custom), directory)
    write_checksums(directory)


def _version(rows: Sequence[PackageRows], kept: Mapping[str, Mapping[str, str]]) -> str:
    """Of which versions of which packages it is."""
    stated = (each.disclosure for each in rows)
    members = sorted(f"{each.disclosure} {each.version}" for each in stated)
    return named(PACKAGE_VERSION, [*members, json.dumps(kept, sort_keys=True)])


def _schemas() -> list[Schema]:
    return [replace(load_schema(name), foreign_keys=keys) for name, keys in _FOREIGN_KEYS.items()]


def catalogue_fingerprint(
    packages: Sequence[Path], kept: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """What the catalogue is made of, as one hash: packages' checksums, our schemas, this stage."""
    digest = hashlib.sha256(PACKAGE_VERSION.encode())
    for source in sorted(_STAGE.rglob("*.py")):
        digest.update(source.read_bytes())
    for schema in _schemas():
        digest.update(json.dumps(schema.descriptor(), ensure_ascii=False).encode())
    digest.update(json.dumps(dictionary_content(), ensure_ascii=False).encode())
    for package in sorted(packages, key=lambda each: each.name):
        digest.update(f"{sha256_of(package / CHECKSUMS)}  {package.name}\n".encode())
    if kept:
        digest.update(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def is_catalogue_of(catalogue: Path, fingerprint: str) -> bool:
    """Whether the catalogue is there, complete, and made of what the fingerprint says."""
    try:
        descriptor = json.loads((catalogue / DESCRIPTOR).read_bytes())
        files = read_checksums(catalogue)
        made_of = descriptor["mingzhang"]["fingerprint"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(made_of == fingerprint) and all((catalogue / file).is_file() for file in files)


def _with_failures(rows: Sequence[PackageRows], between: Sequence[Finding]) -> list[PackageRows]:
    """The packages with the checks between them counted among the failed ones."""
    failed = Counter(each.disclosure for each in between if each.outcome is Outcome.FAIL)
    return [
        replace(
            each,
            disclosure=replace(
                each.disclosure,
                findings_failed=each.disclosure.findings_failed
                + failed[each.disclosure.disclosure],
            ),
        )
        for each in rows
    ]


def _write_resources(
    rows: Sequence[PackageRows],
    between: Sequence[Finding],
    schemas: Sequence[Schema],
    directory: Path,
) -> list[dict[str, Any]]:
    disclosures = [each.disclosure for each in rows]
    tables = [table for each in rows for table in each.tables]
    resources = []
    for schema in schemas:
        if schema.name == "disclosures":
            resource = write_resource(record_resource(schema, disclosures), directory, CATALOGUE)
        elif schema.name == "tables":
            resource = write_resource(record_resource(schema, tables), directory, CATALOGUE)
        elif schema.name == "findings":
            resource = _write_findings(rows, between, schema, directory)
        else:
            stating = _stating(schema, rows)
            packages = [each.directory for each in stating]
            resource = combine(schema, packages, _parts(schema, stating), directory)
        resources.append(resource)
    return resources


def _stating(schema: Schema, rows: Sequence[PackageRows]) -> Sequence[PackageRows]:
    """The packages that have the resource."""
    if schema.name not in _MAY_LACK:
        return rows
    return [each for each in rows if (each.directory / f"{schema.name}.csv").is_file()]


def _write_findings(
    rows: Sequence[PackageRows], between: Sequence[Finding], schema: Schema, directory: Path
) -> dict[str, Any]:
    """The packages' findings, then those between them."""
    aside = directory / _BETWEEN
    write_resource(record_resource(schema, between), aside)
    packages = [*(each.directory for each in rows), aside]
    resource = combine(schema, packages, {f"{schema.name}.parquet": packages}, directory)
    shutil.rmtree(aside)
    return resource


def _parts(schema: Schema, rows: Sequence[PackageRows]) -> dict[str, list[Path]]:
    """Parquet file → the packages in it: one file, or for many amounts one for each fiscal year.

    The year is the disclosure's, so that what was published for a year stays as it is when other
    years are added.
    """
    amounts = sum(each.disclosure.amounts for each in rows)
    if schema.name != "amounts" or amounts <= LARGE:
        return {f"{schema.name}.parquet": [each.directory for each in rows]}
    years = groupby(rows, key=lambda each: each.disclosure.fiscal_year)
    return {
        f"{schema.name}/{year}.parquet": [each.directory for each in members]
        for year, members in years
    }


def _write_databases(
    schemas: Sequence[Schema], resources: Sequence[Mapping[str, Any]], directory: Path
) -> list[dict[str, Any]]:
    parquet = {
        resource["name"]: [directory / file["path"] for file in resource["mingzhang"]["parquet"]]
        for resource in resources
    }
    write_duckdb(schemas, parquet, directory / DUCKDB)
    write_catalogue_sqlite(schemas, parquet, directory / SQLITE)
    return [
        published_file(directory, DUCKDB).descriptor()
        | {"format": "duckdb", "mediatype": "application/octet-stream"},
        published_file(directory, SQLITE).descriptor()
        | {"format": "sqlite", "mediatype": SQLITE_TYPE},
    ]


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
