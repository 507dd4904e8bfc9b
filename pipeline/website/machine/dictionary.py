"""The data dictionary → what its page shows, each text in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.resource.dictionary import Entry, FieldEntry, TableEntry, data_dictionary
from pipeline.website.interface.phrases import Bilingual

Value = tuple[str, Bilingual]
"""A value with its name."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field; `values` are the only ones allowed, `list` names a list of those that are usual."""

    name: str
    title: Bilingual
    type: str
    required: bool
    unit: Bilingual | None
    description: Bilingual
    caution: Bilingual | None
    values: tuple[str, ...]
    list: str
    example: str
    origin_id: str
    origin: Bilingual


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its fields."""

    name: str
    title: Bilingual
    description: Bilingual
    caution: Bilingual
    fields: tuple[FieldView, ...]


def dictionary() -> tuple[TableView, ...]:
    """The tables and fields."""
    return tuple(_table(each) for each in data_dictionary())


def origins() -> tuple[tuple[str, Bilingual, Bilingual], ...]:
    """How fields come about: id, name, meaning."""
    used = {each.origin.id: each.origin for each in _fields()}
    return tuple(
        (each.id, _name(each), Bilingual(each.meaning, each.meaning_en)) for each in used.values()
    )


def lists() -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """The lists of usual values, by name."""
    used = {each.field.values: each.values for each in _fields() if each.is_open}
    return tuple(
        (name, tuple((value.id, _name(value)) for value in used[name])) for name in sorted(used)
    )


def _fields() -> list[FieldEntry]:
    return [each for table in data_dictionary() for each in table.fields]


def _table(entry: TableEntry) -> TableView:
    schema = entry.schema
    return TableView(
        name=schema.name,
        title=Bilingual(schema.title, schema.title_en),
        description=Bilingual(schema.description, schema.description_en),
        caution=Bilingual(schema.caution, schema.caution_en),
        fields=tuple(_field(each) for each in entry.fields),
    )


def _field(entry: FieldEntry) -> FieldView:
    field = entry.field
    return FieldView(
        name=field.name,
        title=Bilingual(field.title, field.title_en),
        type=field.type,
        required=field.required,
        unit=_name(entry.unit) if entry.unit else None,
        description=Bilingual(field.description, field.description_en),
        caution=Bilingual(field.caution, field.caution_en) if field.caution else None,
        values=field.enum,
        list=field.values,
        example=field.example,
        origin_id=entry.origin.id,
        origin=_name(entry.origin),
    )


def _name(entry: Entry) -> Bilingual:
    return Bilingual(entry.name, entry.name_en)
