"""The data dictionary: nothing that is published lacks its entry."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from pipeline.resource import ResourceError, dictionary, typed_table
from pipeline.resource.definitions import SCHEMAS
from pipeline.resource.dictionary import FieldEntry, data_dictionary, dictionary_content
from pipeline.resource.schema import Field, Schema

FIELDS = [
    pytest.param(each, id=f"{table.schema.name}.{each.field.name}")
    for table in data_dictionary()
    for each in table.fields
]
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_published_table_is_in_it() -> None:
    assert {each.schema.name for each in data_dictionary()} == {
        path.stem for path in SCHEMAS.glob("*.yml")
    }


def test_every_table_says_what_to_beware_of() -> None:
    for each in data_dictionary():
        assert CHINESE.search(each.schema.caution), each.schema.name
        assert not CHINESE.search(each.schema.caution_en), each.schema.name


@pytest.mark.parametrize("entry", FIELDS)
def test_every_field_has_all_that_a_reader_needs(entry: FieldEntry) -> None:
    field = entry.field
    assert CHINESE.search(field.title + field.description)
    assert field.title_en
    assert field.description_en
    assert entry.origin.meaning
    assert entry.origin.meaning_en
    assert (entry.unit is not None) == (
        field.type in ("integer", "number") or field.name in ("amount_text", "percentage_text")
        or (field.name in ("printed", "corrected") and entry.origin.id in ("printed", "stated"))
    )  # fmt: skip
    assert bool(field.caution) == bool(field.caution_en)


@pytest.mark.parametrize("entry", FIELDS)
def test_the_example_is_a_value_of_the_field(entry: FieldEntry) -> None:
    example = entry.field.example
    typed_table(Schema((entry.field,)), [[example]])
    if entry.field.enum:
        assert example in entry.field.enum
    if entry.field.type == "number":
        Decimal(example)


def test_lists_stand_once_and_fields_name_them() -> None:
    content = dictionary_content()
    assert {"forms", "checks", "funds", "measures"} <= set(content["lists"])
    named = {field["list"] for table in content["tables"] for field in table["fields"]}
    assert named - {""} == set(content["lists"])
    checks = {each["id"] for each in content["lists"]["checks"]}
    assert "arithmetic.row_sum" in checks


@pytest.mark.parametrize("wrong", [{"origin": "heard"}, {"unit": "mile"}, {"values": "colours"}])
def test_an_unknown_id_is_named_with_its_field(wrong: dict[str, str]) -> None:
    field = Field("colour", "string", "色", **({"origin": "printed"} | wrong))
    with pytest.raises(ResourceError, match=r"sample.colour: '(heard|mile|colours)', expected one"):
        dictionary._field_entry(
            field, "sample.colour", {"printed": dictionary.Entry("printed", "", "")}, {}, {}
        )
