"""The YAML of `specs/schemas` → the schemas of the contract's resources. Unknown keys raise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.resource.schema import Field, ResourceError, Schema

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, in C where it was built: the schemas are read at each start."""
SCHEMAS = Path(__file__).parent.parent / "specs" / "schemas"

_SCHEMA_TEXTS = {
    "name", "title", "title_en", "description", "description_en", "caution", "caution_en",
}  # fmt: skip
_SCHEMA_KEYS = _SCHEMA_TEXTS | {"fields"}
_OPTIONAL_SCHEMA_KEYS = {"primary_key", "extraFields"}
_FIELD_KEYS = {
    "name", "type", "title", "title_en", "description", "description_en", "origin", "example",
}  # fmt: skip
_FIELD_CAUTIONS = {"caution", "caution_en"}
_OPTIONAL_FIELD_KEYS = {
    "enum",
    "required",
    "columnType",
    "rdfType",
    "in",
    "values",
} | _FIELD_CAUTIONS
_NUMBERS = {"integer", "number"}


@cache
def load_schema(name: str) -> Schema:
    """The schema of the resource `name` (amounts, findings, …) of the contract.

    Raises `ResourceError` naming file and key where a key is unknown, missing or of another type.
    """
    path = SCHEMAS / f"{name}.yml"
    if not path.is_file():
        known = ", ".join(sorted(each.stem for each in SCHEMAS.glob("*.yml")))
        raise ResourceError(f"no schema {path.name}; there are: {known}")
    return parse_schema(path.read_text(encoding="utf-8"), path.name)


def parse_schema(text: str, place: str) -> Schema:
    """The schema that the YAML `text` defines; `place` names it in errors."""
    content = yaml.load(text, Loader=LOADER)
    _expect_keys(content, _SCHEMA_KEYS, _OPTIONAL_SCHEMA_KEYS, place)
    fields = tuple(
        _field(each, f"{place}: field {number}")
        for number, each in enumerate(content["fields"], start=1)
    )
    schema = Schema(
        fields=fields,
        primary_key=tuple(content.get("primary_key", ())),
        constants=tuple(content.get("extraFields", ())),
        **{key: content[key] for key in _SCHEMA_TEXTS},
    )
    if len(set(schema.names)) < len(schema.names):
        raise ResourceError(f"{place}: a field name occurs twice in {schema.names}")
    if unknown := set(schema.primary_key) - set(schema.names):
        raise ResourceError(f"{place}: primary_key names no field: {sorted(unknown)}")
    return schema


def _field(content: object, place: str) -> Field:
    if isinstance(content, dict) and "like" in content:
        return _field_like(content, place)
    keys = _expect_keys(content, _FIELD_KEYS, _OPTIONAL_FIELD_KEYS, place)
    enum = keys.get("enum", [])
    if not isinstance(enum, list) or not all(isinstance(value, str) for value in enum):
        raise ResourceError(f"{place}: enum {enum!r}, expected a list of texts (quote them)")
    if not all(isinstance(keys[key], str) and keys[key] for key in _FIELD_KEYS):
        raise ResourceError(f"{place}: {sorted(_FIELD_KEYS)} must all be texts, none empty")
    if keys["type"] in _NUMBERS and "in" not in keys:
        raise ResourceError(f"{place}: a number without `in`, expected what it is in")
    if len(_FIELD_CAUTIONS & keys.keys()) == 1:
        raise ResourceError(f"{place}: a caution in one language only")
    return Field(
        **{key: keys[key] for key in _FIELD_KEYS},
        unit=keys.get("in", ""),
        values=keys.get("values", ""),
        caution=keys.get("caution", ""),
        caution_en=keys.get("caution_en", ""),
        enum=tuple(enum),
        required=bool(keys.get("required", False)),
        column_type=keys.get("columnType", ""),
        rdf_type=keys.get("rdfType", ""),
    )


def _field_like(content: Mapping[str, Any], place: str) -> Field:
    """A field that another schema defines (`like: amounts.trust`), with what is said otherwise here."""
    _expect_keys(content, {"like"}, _FIELD_KEYS | _OPTIONAL_FIELD_KEYS, place)
    table, _, name = str(content["like"]).partition(".")
    found = [each for each in load_schema(table).fields if each.name == name]
    if not found:
        raise ResourceError(f"{place}: like {content['like']!r}: no such field")
    said = {"unit" if key == "in" else key: content[key] for key in content.keys() - {"like"}}
    return replace(found[0], column_type="", rdf_type="", **said)


def _expect_keys(
    content: object, needed: set[str], optional: set[str], place: str
) -> Mapping[str, Any]:
    if not isinstance(content, dict):
        raise ResourceError(f"{place}: {type(content).__name__}, expected keys {sorted(needed)}")
    if unknown := set(content) - needed - optional:
        known = sorted(needed | optional)
        raise ResourceError(f"{place}: unknown key {sorted(unknown)}; known are {known}")
    if lacking := needed - set(content):
        raise ResourceError(f"{place}: no key {sorted(lacking)}")
    return content
