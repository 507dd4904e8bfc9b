"""The package's own descriptor: Data Package 2.0 and Fiscal Data Package 0.3 and 1.0-rc at once.

The recipe (`profile`, `$schema`, plain `missingValues`) is the one that the JSON schemas of all
three accept and that needs no network; `profile: fiscal-data-package` would be fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.resource.settled import Settled, indented_json

PACKAGE_VERSION = "1.0.0"
"""Version of the packages' layout: a new major one where files or columns change their meaning."""

DESCRIPTOR = "datapackage.json"

CONTRIBUTOR = {"title": "明账 Mingzhang", "roles": ["wrangler", "publisher"]}

_DEFUSED = {
    "description": "文字字段中会被电子表格当作公式的内容前加了一个 '，去掉即为原文。",
    "description_en": (
        " In text fields, what a spreadsheet would take for a formula has one ' before it; without "
        "it, the text is as printed."
    ),
}

_TAXONOMY = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"

_COLUMN_TYPES: list[dict[str, Any]] = [
    {"name": "classification:mingzhang:scheme", "dataType": "string", "unique": True},
    {
        "name": "classification:mingzhang:code",
        "dataType": "string",
        "unique": True,
        "prior": "classification:mingzhang:scheme",
    },
    {
        "name": "classification:mingzhang:label",
        "dataType": "string",
        "labelOf": "classification:mingzhang:code",
    },
]
"""One column of codes holds functional and economic ones, and the taxonomy has no type for that."""


def _attributes(**sources: str | tuple[str, str, str]) -> dict[str, dict[str, str]]:
    """Attribute → its column in `amounts`, with "parent" or "labelfor" and what it refers to."""
    attributes: dict[str, dict[str, str]] = {}
    for name, source in sources.items():
        if isinstance(source, str):
            attributes[name] = {"source": source, "resource": "amounts"}
        else:
            column, relation, other = source
            attributes[name] = {"source": column, "resource": "amounts", relation: other}
    return attributes


def _classification(kind: str) -> dict[str, Any]:
    return {
        "dimensionType": "classification",
        "classificationType": kind,
        "attributes": _attributes(
            scheme="classification",
            code=("code", "parent", "scheme"),
            label=("row_label", "labelfor", "code"),
            level="level",
        ),
        "primaryKey": ["scheme", "code", "label"],
    }


def _keyword(column: str) -> dict[str, Any]:
    return {
        "dimensionType": "other",
        "attributes": _attributes(code=column),
        "primaryKey": "code",
    }


_MODEL: dict[str, Any] = {
    "measures": {
        "amount": {
            "source": "amount_yuan",
            "resource": "amounts",
            "currency": "CNY",
            "factor": 1,
        }
    },
    "dimensions": {
        "date": {
            "dimensionType": "datetime",
            "attributes": _attributes(year="fiscal_year"),
            "primaryKey": "year",
        },
        "administrative": {
            "dimensionType": "classification",
            "classificationType": "administrative",
            "attributes": _attributes(
                division="division_code",
                department=("department", "parent", "division"),
                entity=("entity", "parent", "department"),
                entity_code="entity_code",
                entity_level="entity_level",
            ),
            "primaryKey": ["division", "department", "entity"],
        },
        "functional": _classification("functional"),
        "economic": _classification("economic"),
        "location": {
            "dimensionType": "location",
            "attributes": _attributes(code="division_code", title=("division", "labelfor", "code")),
            "primaryKey": "code",
        },
        "phase": _keyword("phase"),
        "fund": _keyword("fund"),
        "direction": _keyword("direction"),
        "expenditure_type": _keyword("measure"),
    },
}
MODEL = Settled(_MODEL)
"""Fiscal Data Package 0.3: how the columns of `amounts` are measures and dimensions."""


def package_descriptor(
    *,
    name: str,
    titles: Mapping[str, str],
    sources: Sequence[Mapping[str, str]],
    licenses: Sequence[Mapping[str, str]],
    contributors: Sequence[Mapping[str, Any]],
    keywords: Sequence[str],
    years: Sequence[int],
    resources: Sequence[Mapping[str, Any]],
    custom: Mapping[str, Any],
) -> dict[str, Any]:
    """The content of `datapackage.json`.

    `titles` has `title`, `title_en`, `description` and `description_en`; `years` are the fiscal
    years covered (the first and last make the fiscal period); `custom` goes under `mingzhang`.
    There is no `created`: the same disclosure gives the same bytes.
    """
    described = {key: titles[key] + note for key, note in _DEFUSED.items()}
    properties: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": name,
        **titles,
        **described,
        "version": PACKAGE_VERSION,
        "keywords": list(dict.fromkeys(filter(None, keywords))),
        "countryCode": "CN",
        "granularity": "aggregated",
        "fiscalPeriod": {"start": f"{min(years)}-01-01", "end": f"{max(years)}-12-31"}
        if years
        else None,
        "sources": [dict(source) for source in sources],
        "licenses": [dict(licence) for licence in licenses],
        "contributors": [dict(contributor) for contributor in contributors],
        "columnTypes": [_TAXONOMY, _COLUMN_TYPES],
        "model": MODEL,
        "mingzhang": dict(custom),
        "resources": [dict(resource) for resource in resources],
    }
    return {key: value for key, value in properties.items() if value}


def write_descriptor(descriptor: Mapping[str, Any], directory: Path) -> None:
    """Writes the descriptor, which is `cleaned`, to the package's folder."""
    (directory / DESCRIPTOR).write_bytes((indented_json(descriptor) + "\n").encode())
