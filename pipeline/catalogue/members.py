"""Packages, and the catalogue that stands → what is stated of each, and the findings between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.catalogue.between import between_findings, read_answers
from pipeline.catalogue.made_of import hashes_of
from pipeline.catalogue.rows import PackageRows, read_package
from pipeline.catalogue.standing import Standing, kept_between, kept_packages
from pipeline.model.records import Outcome
from pipeline.resource import Resource, Schema, load_schema, record_resource
from pipeline.values.answered import dismissed
from pipeline.values.trust import identified

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Members:
    """The packages in the order of the catalogue, with the checks `between` them counted among the failed
    ones; `unchanged` are those of which the catalogue that stands has the rows."""

    rows: tuple[PackageRows, ...]
    between: Resource
    unchanged: frozenset[str]


def members(packages: Sequence[Path], standing: Standing | None) -> Members:
    """All of them; raises `CatalogueError` where a package is not of this version."""
    folders = {each.name: each for each in packages}
    unchanged = standing.unchanged(hashes_of(packages)) if standing else frozenset[str]()
    kept = kept_packages(standing, folders, unchanged) if standing else {}
    rows = sorted(
        (kept.get(name) or read_package(folder) for name, folder in folders.items()),
        key=lambda each: (each.disclosure.fiscal_year, each.disclosure.disclosure),
    )
    between = _between(rows, load_schema("findings"), standing, unchanged)
    return Members(tuple(_with_failures(rows, between)), between, unchanged)


def _between(
    packages: Sequence[PackageRows],
    schema: Schema,
    standing: Standing | None,
    unchanged: frozenset[str],
) -> Resource:
    """The findings between packages, department by department; of one whose packages are those that they
    were, the ones that stand. What is answered is worked out anew: an answer takes findings back."""
    kept = kept_between(standing, schema) if standing and unchanged else {}
    rows: Rows = []
    for own in _departments(packages):
        names = frozenset(each.disclosure.disclosure for each in own)
        answers = [answer for each in own for answer in read_answers(each.directory)]
        if names in kept and names <= unchanged and not answers:
            rows += kept[names]
        else:
            found = dismissed(identified(between_findings(own)), answers)
            rows += map(list, zip(*record_resource(schema, found).texts, strict=True))
    columns = [[row[place] for row in rows] for place in range(len(schema.fields))]
    return replace(record_resource(schema, ()), texts=columns)


def _departments(packages: Sequence[PackageRows]) -> Iterator[list[PackageRows]]:
    departments = defaultdict[tuple[str, str], list[PackageRows]](list)
    for package in packages:
        row = package.disclosure
        departments[row.division_code, row.department_slug].append(package)
    for _, own in sorted(departments.items()):
        yield own


def _with_failures(rows: Sequence[PackageRows], between: Resource) -> Iterator[PackageRows]:
    """The packages with the checks between them counted among the failed ones."""
    columns = dict(zip(between.schema.names, between.texts, strict=True))
    failed = Counter(
        name
        for name, outcome in zip(columns["disclosure"], columns["outcome"], strict=True)
        if outcome == Outcome.FAIL
    )
    for each in rows:
        own = each.disclosure
        counted = own.findings_failed + failed[own.disclosure]
        yield replace(each, disclosure=replace(own, findings_failed=counted))
