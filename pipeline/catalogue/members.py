"""Packages, and the catalogue that stands → what is stated of each, and the findings between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.catalogue.between import between_findings, read_answers
from pipeline.catalogue.made_of import hashes_of
from pipeline.catalogue.rows import DisclosureRow, PackageRows, read_package
from pipeline.catalogue.standing import (
    TABLES,
    Standing,
    kept_between,
    kept_packages,
    same_resources,
)
from pipeline.model.records import Outcome
from pipeline.resource import Resource, Schema, load_schema, record_resource
from pipeline.values.answered import dismissed
from pipeline.values.trust import identified

Rows = list[list[str]]
FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Members:
    """The packages in the order of the catalogue, with the checks `between` them counted among the failed
    ones; `unchanged` are those of which the catalogue that stands has the rows, `same` the resources that
    it has as they are, in sound files. Where tables are the same, those of departments in which nothing
    changed are left out."""

    rows: tuple[PackageRows, ...]
    between: Resource
    unchanged: frozenset[str]
    same: frozenset[str]


def members(
    packages: Sequence[Path], standing: Standing | None, resources: Sequence[str] = ()
) -> Members:
    """All of them; `resources` are those that may be the same as in the catalogue that stands. Raises
    `CatalogueError` where a package is not of this version."""
    folders = {each.name: each for each in packages}
    unchanged = standing.unchanged(hashes_of(packages)) if standing else frozenset[str]()
    changed = {name: read_package(path) for name, path in folders.items() if name not in unchanged}
    same = _same(standing, folders, changed, resources) if standing else frozenset[str]()
    kept = _kept(standing, folders, unchanged, changed, same) if standing else {}
    rows = sorted(
        (kept | changed).values(),
        key=lambda each: (each.disclosure.fiscal_year, each.disclosure.disclosure),
    )
    between, is_same = _between(rows, load_schema(FINDINGS), standing, unchanged)
    if not is_same:
        same -= {FINDINGS}
    return Members(tuple(_with_failures(rows, between)), between, unchanged, same)


def _same(
    standing: Standing,
    folders: Mapping[str, Path],
    changed: Mapping[str, PackageRows],
    resources: Sequence[str],
) -> frozenset[str]:
    same = same_resources(standing, folders, changed, resources)
    return frozenset(each for each in same if standing.can_lay(each))


def _kept(
    standing: Standing,
    folders: Mapping[str, Path],
    unchanged: frozenset[str],
    changed: Mapping[str, PackageRows],
    same: frozenset[str],
) -> dict[str, PackageRows]:
    if TABLES not in same:
        return kept_packages(standing, folders, unchanged)
    departments = {_department(each.disclosure) for each in changed.values()}
    return kept_packages(standing, folders, unchanged, lambda row: _department(row) in departments)


def _between(
    packages: Sequence[PackageRows],
    schema: Schema,
    standing: Standing | None,
    unchanged: frozenset[str],
) -> tuple[Resource, bool]:
    """The findings between packages, department by department, and whether they are those that stand; of
    one whose packages are those that they were, the ones that stand. What is answered is worked out anew: an
    answer takes findings back."""
    kept = kept_between(standing, schema) if standing and unchanged else {}
    rows: Rows = []
    asked = set()
    is_same = True
    for own in _departments(packages):
        names = frozenset(each.disclosure.disclosure for each in own)
        answers = [answer for each in own for answer in read_answers(each.directory)]
        asked.add(names)
        if names in kept and names <= unchanged and not answers:
            rows += kept[names]
        else:
            found = dismissed(identified(between_findings(own)), answers)
            made = [*map(list, zip(*record_resource(schema, found).texts, strict=True))]
            is_same = is_same and made == kept.get(names)
            rows += made
    columns = [[row[place] for row in rows] for place in range(len(schema.fields))]
    between = replace(record_resource(schema, ()), texts=columns)
    return between, is_same and asked == kept.keys()


def _departments(packages: Sequence[PackageRows]) -> Iterator[list[PackageRows]]:
    departments = defaultdict[tuple[str, str], list[PackageRows]](list)
    for package in packages:
        departments[_department(package.disclosure)].append(package)
    for _, own in sorted(departments.items()):
        yield own


def _department(row: DisclosureRow) -> tuple[str, str]:
    return row.division_code, row.department_slug


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
