"""Schemas, `specs/dictionary.yml` and the lists of the specs → the data dictionary, in two languages.

One entry for each table and field that is published: what it is, what its numbers are in, which
values there are, an example, how it comes about and what to beware of. The same schemas give the
descriptors of the published files, so the dictionary cannot say other than they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import yaml

from pipeline.resource.definitions import LOADER, SCHEMAS, load_schema
from pipeline.resource.schema import Field, ResourceError, Schema
from pipeline.vocabulary import load_vocabulary

TABLES = (
    "disclosures", "tables", "amounts", "headlines", "indicators", "findings", "sections", "claims",
    "locations", "corrections", "answers", "panel_headlines", "panel_headlines_wide",
    "panel_functions", "panel_functions_wide", "panel_indicators", "panel_indicators_wide",
    "comparison",
)  # fmt: skip
"""The tables, those that most people want first."""

_SPEC = SCHEMAS.parent / "dictionary.yml"


@dataclass(frozen=True, slots=True)
class Entry:
    """An id with its name and, where it has one, its meaning, in Chinese and English."""

    id: str
    name: str
    name_en: str
    meaning: str = ""
    meaning_en: str = ""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field. `unit` is None for what is no number; `values` has the values that it may take, or the
    commonest where `is_open` (a layout may add others); none where it is free text."""

    field: Field
    origin: Entry
    unit: Entry | None
    values: tuple[Entry, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table and its fields, in order."""

    schema: Schema
    fields: tuple[FieldEntry, ...]


@cache
def data_dictionary() -> tuple[TableEntry, ...]:
    """The dictionary. Raises `ResourceError` where a schema names an origin, unit or list unknown."""
    content = yaml.load(_SPEC.read_text(encoding="utf-8"), Loader=LOADER)
    origins, units = (_entries(content[key]) for key in ("origins", "units"))
    lists = _lists()
    return tuple(
        TableEntry(
            schema,
            tuple(
                _field_entry(each, f"{schema.name}.{each.name}", origins, units, lists)
                for each in schema.fields
            ),
        )
        for schema in map(load_schema, TABLES)
    )


def _field_entry(
    field: Field,
    place: str,
    origins: Mapping[str, Entry],
    units: Mapping[str, Entry],
    lists: Mapping[str, tuple[Entry, ...]],
) -> FieldEntry:
    for text, known in ((field.origin, origins), (field.unit, units), (field.values, lists)):
        if text and text not in known:
            raise ResourceError(f"{place}: {text!r}, expected one of {sorted(known)}")
    listed = lists[field.values] if field.values else ()
    return FieldEntry(
        field=field,
        origin=origins[field.origin],
        unit=units[field.unit] if field.unit else None,
        values=tuple(Entry(each, each, each) for each in field.enum) or listed,
        is_open=bool(listed) and not field.enum,
    )


def _entries(content: Mapping[str, Mapping[str, str]]) -> dict[str, Entry]:
    return {name: Entry(name, **texts) for name, texts in content.items()}


def _lists() -> dict[str, tuple[Entry, ...]]:
    """The lists of the specs that fields take their values from, by the name that schemas use."""
    vocabulary = load_vocabulary()
    facets = vocabulary.headings.facets

    def wordings(facet: Mapping[str, Any]) -> tuple[Entry, ...]:
        return tuple(Entry(name, str(next(iter(said))), name) for name, said in facet.items())

    return {
        "forms": tuple(Entry(each.id, each.name, each.name_en) for each in vocabulary.forms.forms),
        "checks": tuple(
            Entry(each.id, each.name, each.name_en) for each in vocabulary.checks.checks
        ),
        "measures": wordings(facets.measure),
        "funds": wordings(facets.fund),
        "phases": wordings(facets.phase),
    }


def dictionary_content() -> dict[str, Any]:
    """The dictionary as JSON has it: `lists`, `origins` and `units` once, fields name their ids."""
    entries = [each for table in data_dictionary() for each in table.fields]
    return {
        "origins": _content({each.origin.id: each.origin for each in entries}.values()),
        "units": _content({each.unit.id: each.unit for each in entries if each.unit}.values()),
        "lists": {
            name: _content(each.values)
            for name, each in sorted({each.field.values: each for each in entries}.items())
            if name
        },
        "tables": [
            {
                "name": each.schema.name,
                **_texts(each.schema),
                "primaryKey": list(each.schema.primary_key),
                "fields": [_field_content(one) for one in each.fields],
            }
            for each in data_dictionary()
        ],
    }


def _texts(said: Schema | Field) -> dict[str, str]:
    names = ("title", "title_en", "description", "description_en", "caution", "caution_en")
    return {name: getattr(said, name) for name in names}


def _content(entries: Iterable[Entry]) -> list[dict[str, str]]:
    return [
        {key: text for key, text in asdict(each).items() if text}
        for each in sorted(entries, key=lambda each: each.id)
    ]


def _field_content(entry: FieldEntry) -> dict[str, Any]:
    field = entry.field
    return {
        "name": field.name,
        "type": field.type,
        "required": field.required,
        **_texts(field),
        "origin": field.origin,
        "unit": field.unit,
        "values": list(field.enum),
        "list": field.values,
        "example": field.example,
    }
