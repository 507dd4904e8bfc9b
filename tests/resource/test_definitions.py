from __future__ import annotations

from dataclasses import fields

import pytest

from pipeline.catalogue.rows import DisclosureRow, TableRow
from pipeline.model.corrections import Answer, Correction
from pipeline.model.records import (
    Amount,
    Claim,
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
    origin: printed
    example: "205"
"""
SCHEMA = f"""
name: sample
title: 样
title_en: Sample
description: 样。
description_en: A sample.
caution: 慎用。
caution_en: Take care.
fields:{FIELD}"""


@pytest.mark.parametrize("name", RECORDS)
def test_fields_stand_in_the_order_of_the_record(name: str) -> None:
    assert load_schema(name).names == tuple(
        field.name for field in fields(RECORDS[name]) if field.metadata.get("published", True)
    )


def test_every_schema_file_is_known() -> None:
    stems = {path.stem for path in SCHEMAS.glob("*.yml")}
    of_pages = {"comparison"}
    assert {each for each in stems - of_pages if not each.startswith("panel_")} == set(RECORDS)


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


@pytest.mark.parametrize("key", ["origin: printed", 'example: "205"'])
def test_a_field_without_what_the_dictionary_says_raises(key: str) -> None:
    lacking = key.partition(":")[0]
    with pytest.raises(ResourceError, match=f"sample.yml: field 1: no key .*{lacking}"):
        parse_schema(SCHEMA.replace(f"    {key}\n", ""), "sample.yml")


def test_a_number_without_its_unit_raises() -> None:
    with pytest.raises(ResourceError, match="field 1: a number without `in`"):
        parse_schema(SCHEMA.replace("type: string", "type: integer"), "sample.yml")


def test_a_caution_stands_in_both_languages() -> None:
    with pytest.raises(ResourceError, match="a caution in one language only"):
        parse_schema(SCHEMA + "    caution: 慎用。\n", "sample.yml")


def test_examples_and_cautions_are_in_the_table_schema() -> None:
    fields = {each["name"]: each for each in load_schema("amounts").descriptor()["fields"]}
    assert fields["level"]["example"] == "3"
    assert fields["amount"]["example"] == "1234.50"
    assert fields["code"]["example"] == "2130301"
    assert fields["amount_yuan"]["description"].endswith("未扣除价格变动。")
    assert fields["amount_yuan"]["description_en"].endswith("not adjusted for prices.")
    assert load_schema("tables").descriptor()["fields"][13]["example"] == "false"


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


def test_a_field_may_be_that_of_another_schema() -> None:
    like = "  - {like: amounts.fiscal_year, caution: 慎用。, caution_en: Take care.}\n"
    (_, field) = parse_schema(SCHEMA + like, "sample.yml").fields
    assert (field.name, field.type, field.unit) == ("fiscal_year", "integer", "year")
    assert field.caution_en == "Take care."
    assert field.column_type == ""
    with pytest.raises(ResourceError, match=r"like 'amounts\.colour': no such field"):
        parse_schema(SCHEMA + "  - like: amounts.colour\n", "sample.yml")


def test_an_unknown_resource_raises() -> None:
    with pytest.raises(ResourceError, match="there are: amounts, answers"):
        load_schema("accounts")


def test_an_unknown_type_raises() -> None:
    with pytest.raises(ResourceError, match="field code: type 'money'"):
        parse_schema(SCHEMA.replace("type: string", "type: money"), "sample.yml")
