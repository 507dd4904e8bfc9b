from __future__ import annotations

from dataclasses import fields

import pytest

from pipeline.catalogue.rows import DisclosureRow, TableRow
from pipeline.model.records import (
    Amount,
    Answer,
    Claim,
    Correction,
    Finding,
    Headline,
    Indicator,
    Outcome,
    Section,
    Severity,
)
from pipeline.package.locations import Location
from pipeline.resource import ResourceError, load_schema
from pipeline.resource.definitions import SCHEMAS, parse_schema

RECORDS = {
    "amounts": Amount,
    "indicators": Indicator,
    "findings": Finding,
    "sections": Section,
    "claims": Claim,
    "headlines": Headline,
    "locations": Location,
    "corrections": Correction,
    "answers": Answer,
    "disclosures": DisclosureRow,
    "tables": TableRow,
}
FIELD = """
  - name: code
    type: string
    title: 代码
    title_en: Code
    description: 代码。
    description_en: A code.
"""
SCHEMA = f"""
name: sample
title: 样
title_en: Sample
description: 样。
description_en: A sample.
fields:{FIELD}"""


@pytest.mark.parametrize("name", RECORDS)
def test_fields_stand_in_the_order_of_the_record(name: str) -> None:
    assert load_schema(name).names == tuple(
        field.name for field in fields(RECORDS[name]) if field.metadata.get("published", True)
    )


def test_every_schema_file_is_known() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.yml")} == set(RECORDS)


def test_enums_are_those_of_the_model() -> None:
    findings = {field.name: field for field in load_schema("findings").fields}
    assert findings["outcome"].enum == tuple(Outcome)
    assert findings["severity"].enum == tuple(Severity)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_described_in_both_languages(name: str) -> None:
    for field in load_schema(name).fields:
        assert any("\u4e00" <= character <= "\u9fff" for character in field.title), field.name
        assert field.title_en.isascii(), field.name
        assert field.description, field.name
        assert field.description_en, field.name


def test_unknown_keys_raise() -> None:
    with pytest.raises(ResourceError, match=r"sample.yml: field 1: unknown key \['colour'\]"):
        parse_schema(SCHEMA + "    colour: red\n", "sample.yml")
    with pytest.raises(ResourceError, match=r"sample.yml: unknown key \['extra'\]"):
        parse_schema("extra: 1" + SCHEMA, "sample.yml")


def test_lacking_keys_raise() -> None:
    with pytest.raises(ResourceError, match="description_en"):
        parse_schema(SCHEMA.replace("    description_en: A code.\n", ""), "sample.yml")


def test_values_that_yaml_does_not_read_as_text_raise() -> None:
    with pytest.raises(ResourceError, match="enum"):
        parse_schema(SCHEMA + "    enum: [0205]\n", "sample.yml")


def test_an_unknown_resource_raises() -> None:
    with pytest.raises(ResourceError, match="there are: amounts, answers"):
        load_schema("accounts")


def test_an_unknown_type_raises() -> None:
    with pytest.raises(ResourceError, match="field code: type 'money'"):
        parse_schema(SCHEMA.replace("type: string", "type: money"), "sample.yml")
