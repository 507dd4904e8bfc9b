"""What a resource's columns are: `Field` and `Schema`, and their Table Schema descriptors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.resource.settled import Settled

TYPES = ("string", "integer", "number", "boolean")


class ResourceError(ValueError):
    """A resource that cannot be published as its schema promises."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `title` and `description` are Chinese, `…_en` English.

    `enum` lists the only values allowed; `required` forbids empty cells; `column_type` is a Fiscal
    Data Package ColumnType. `missing_values` overrides the schema's where it is not None.
    `custom` is carried into the descriptor under `mingzhang`. For the data dictionary: `origin` says
    how its values come about, `unit` what its numbers are in, `values` which list of the specs has
    them (ids of all three in `specs/dictionary.yml`); `caution` is what to beware of.
    """

    name: str
    type: str
    title: str
    title_en: str = ""
    description: str = ""
    description_en: str = ""
    enum: tuple[str, ...] = ()
    required: bool = False
    column_type: str = ""
    rdf_type: str = ""
    group_char: str = ""
    missing_values: tuple[str, ...] | None = None
    custom: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""
    unit: str = ""
    values: str = ""
    example: str = ""
    caution: str = ""
    caution_en: str = ""

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise ResourceError(f"field {self.name}: type {self.type!r}, expected one of {TYPES}")

    def descriptor(self) -> dict[str, Any]:
        """The field as a Table Schema field object; empty properties left out."""
        constraints: dict[str, Any] = {"required": True} if self.required else {}
        if self.enum:
            constraints["enum"] = list(self.enum)
        properties = {
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "title_en": self.title_en,
            "description": self.description + self.caution,
            "description_en": _joined(self.description_en, self.caution_en),
            "example": self.example,
            "groupChar": self.group_char,
            "missingValues": None if self.missing_values is None else list(self.missing_values),
            "constraints": constraints,
            "columnType": self.column_type,
            "rdfType": self.rdf_type,
            "mingzhang": dict(self.custom),
        }
        return {key: value for key, value in properties.items() if value}

    @classmethod
    def from_descriptor(cls, descriptor: Mapping[str, Any]) -> Field:
        """The field that a published descriptor states; raises `ResourceError` where it is none."""
        constraints = descriptor.get("constraints", {})
        missing = descriptor.get("missingValues")
        try:
            return cls(
                name=descriptor["name"],
                type=descriptor["type"],
                title=descriptor.get("title", ""),
                enum=tuple(constraints.get("enum", ())),
                required=constraints.get("required", False),
                group_char=descriptor.get("groupChar", ""),
                missing_values=None if missing is None else tuple(missing),
            )
        except KeyError as error:
            raise ResourceError(f"field {descriptor!r}: no {error}") from None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values stand in the same-named columns of another resource."""

    fields: tuple[str, ...]
    resource: str

    def descriptor(self) -> dict[str, Any]:
        names = list(self.fields)
        return {"fields": names, "reference": {"resource": self.resource, "fields": names}}


@dataclass(frozen=True)
class Schema:
    """The columns of a resource in order.

    `missing_values` are the texts that stand for "no value", "" always among them. `constants`
    are fields that hold one value for all rows and are not in the file (`extraFields`).
    """

    fields: tuple[Field, ...]
    missing_values: tuple[str, ...] = ("",)
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    constants: tuple[Mapping[str, str], ...] = ()
    name: str = ""
    title: str = ""
    title_en: str = ""
    description: str = ""
    description_en: str = ""
    caution: str = ""
    caution_en: str = ""

    @property
    def descriptions(self) -> tuple[str, str]:
        """What it is and what to beware of, in Chinese and in English."""
        return self.description + self.caution, _joined(self.description_en, self.caution_en)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.fields)

    @cached_property
    def said(self) -> Settled:
        """The Table Schema as it is published."""
        return Settled(self.descriptor())

    @cached_property
    def titles(self) -> str:
        """Name, type and titles of each field, as JSON."""
        fields = [
            {"name": each.name, "type": each.type, "title": each.title, "title_en": each.title_en}
            for each in self.fields
        ]
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))

    def missing_for(self, column: Field) -> tuple[str, ...]:
        """The texts that are no value in this column."""
        return self.missing_values if column.missing_values is None else column.missing_values

    def descriptor(self) -> dict[str, Any]:
        """The Table Schema."""
        properties: dict[str, Any] = {
            "fields": [each.descriptor() for each in self.fields],
            "missingValues": list(self.missing_values),
            "primaryKey": list(self.primary_key),
            "foreignKeys": [key.descriptor() for key in self.foreign_keys],
            "extraFields": [dict(constant) for constant in self.constants],
        }
        return {key: value for key, value in properties.items() if value}

    @classmethod
    def from_descriptor(cls, descriptor: Mapping[str, Any]) -> Schema:
        """What reading a published CSV needs of its Table Schema."""
        return cls(
            fields=tuple(Field.from_descriptor(each) for each in descriptor.get("fields", ())),
            missing_values=tuple(descriptor.get("missingValues", ("",))),
        )


def _joined(description: str, caution: str) -> str:
    return f"{description} {caution}" if caution else description
