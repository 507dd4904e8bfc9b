"""What is described → CSV on the Web: a table group of all its CSV files with their columns and keys.

It lies beside the package, not in it; tables are addressed relative to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipeline.website.machine.standards.described import Described

_TYPES = {"string": "string", "integer": "integer", "number": "decimal", "boolean": "boolean"}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")
"""What CSVW lets a column be called; others have their heading only."""

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "zh-CN"}]


def csvw(described: Described, way: str) -> dict[str, Any]:
    """The table group; `way` leads from its file to the package's folder (../../packages/…/)."""
    keyed = {each["name"]: each["path"] for each in described.resources}
    return {
        "@context": CONTEXT,
        "dc:identifier": described.id,
        "dc:title": _worded(described.title, described.title_en),
        "dc:description": _worded(described.description, described.description_en),
        "dc:creator": described.creator,
        "schema:version": described.version,
        "tables": [_table(each, way, keyed) for each in described.resources],
    }


def _table(resource: Mapping[str, Any], way: str, paths: Mapping[str, str]) -> dict[str, Any]:
    schema = resource["schema"]
    table_schema: dict[str, Any] = {
        "columns": [_column(each, schema) for each in schema["fields"]],
    }
    names = {each["name"] for each in schema["fields"] if _NAME.fullmatch(each["name"])}
    if schema.get("primaryKey") and names.issuperset(schema["primaryKey"]):
        table_schema["primaryKey"] = schema["primaryKey"]
    if keys := schema.get("foreignKeys"):
        table_schema["foreignKeys"] = [
            {
                "columnReference": each["fields"],
                "reference": {
                    "resource": way + paths[each["reference"]["resource"]],
                    "columnReference": each["reference"]["fields"],
                },
            }
            for each in keys
        ]
    return {
        "url": way + resource["path"],
        "dc:title": _worded(resource.get("title", ""), resource.get("title_en", "")),
        "dc:description": _worded(
            resource.get("description", ""), resource.get("description_en", "")
        ),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": table_schema,
    }


def _column(field: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    name = field["name"]
    constraints = field.get("constraints", {})
    column: dict[str, Any] = {
        "titles": name,
        "dc:title": _worded(field.get("title", ""), field.get("title_en", "")),
        "dc:description": _worded(field.get("description", ""), field.get("description_en", "")),
        "datatype": _datatype(field),
        "null": field.get("missingValues", schema.get("missingValues", [""])),
    }
    if _NAME.fullmatch(name):
        column["name"] = name
    if constraints.get("required"):
        column["required"] = True
    return column


def _datatype(field: Mapping[str, Any]) -> Any:
    base = _TYPES[field["type"]]
    if field["type"] == "boolean":
        return {"base": base, "format": "true|false"}
    if field.get("groupChar"):
        return {"base": base, "format": {"groupChar": field["groupChar"]}}
    if enum := field.get("constraints", {}).get("enum"):
        return {"base": base, "format": "|".join(re.escape(each) for each in enum)}
    return base


def _worded(chinese: str, english: str) -> dict[str, str]:
    """Texts by language; a common property must not be empty."""
    said = {"zh-CN": chinese, "en": english}
    return {language: text for language, text in said.items() if text}
