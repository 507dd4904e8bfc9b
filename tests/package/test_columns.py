from __future__ import annotations

import csv
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.table import Column, ColumnRole, Entry, Meaning
from pipeline.package import write_package
from pipeline.package.columns import column_names, plain_number
from pipeline.package.table_resource import table_resource
from pipeline.resource import ResourceError, restore
from pipeline.resource.defuse import clean
from tests.package import published, samples

LABEL = Column(0, ColumnRole.LABEL, ("项目",))
MEASURE = Column(1, ColumnRole.MEASURE, ("收入", "预算数"), unit="万元")


def number_field(cells: list[str | None]) -> dict[str, object]:
    """The descriptor of a measure column with these cells, and the schema's missing values."""
    body: list[list[str | None]] = [["项", text] for text in cells]
    schema = table_resource(samples.table(body, (LABEL, MEASURE))).schema
    return {**schema.fields[1].descriptor(), "missing": schema.missing_values}


def test_names_come_from_role_and_measure_and_never_repeat() -> None:
    roles = [ColumnRole.LABEL, ColumnRole.MEASURE, ColumnRole.TEXT, ColumnRole.LABEL]
    measures = ["", "", "", ""]
    columns = [
        Column(index, role, ("甲",), meaning=Meaning(measure))
        for index, (role, measure) in enumerate(zip(roles, measures, strict=True))
    ]
    assert column_names(columns) == ["label", "column_2", "column_3", "label_2"]
    totals = [
        Column(index, ColumnRole.MEASURE, (), meaning=Meaning(measure))
        for index, measure in enumerate(["total", "total_2", "total", "Source-Line", "合计"])
    ]
    assert column_names(totals) == ["total", "total_2", "total_3", "source_line_2", "column_5"]


@pytest.mark.parametrize("text", ["５.2", "(3.00)", "5.2%", "1,05.10", "12辆", "", "1.", "1e3"])
def test_what_software_reads_as_no_number(text: str) -> None:
    assert plain_number(text) is None


@pytest.mark.parametrize("text", ["1,051.10", "-1.90", "+5", "0.00", "　5 "])
def test_what_software_reads_as_a_number(text: str) -> None:
    assert plain_number(text) is not None


def test_a_column_of_numbers_and_dashes_is_typed() -> None:
    field = number_field(["1,051.10", "—", "", None, "---", " - "])
    assert field["type"] == "number"
    assert field["groupChar"] == ","
    assert field["missing"] == ("", " - ", "---", "—")
    assert field["title"] == "收入/预算数"
    assert "万元" in str(field["description"])


def test_a_column_without_separators_names_none() -> None:
    assert "groupChar" not in number_field(["1", "2.50"])


@pytest.mark.parametrize("odd", ["５", "12辆", "见附表", "123456789012345678901234567890"])
def test_one_odd_cell_makes_the_column_text(odd: str) -> None:
    assert number_field(["1,051.10", "—", odd])["type"] == "string"


def test_a_dash_in_a_text_column_is_a_value() -> None:
    body: list[list[str | None]] = [["—", "—"], ["甲", "1"]]
    fields = table_resource(samples.table(body, (LABEL, MEASURE))).schema.fields
    assert fields[0].missing_values == ("",)


def test_the_page_is_a_column_only_where_there_are_pages() -> None:
    names = [table_resource(each).schema.names for each in samples.TABLES]
    assert [("source_line" in each, "source_page" in each) for each in names] == [
        (True, True),
        (True, False),
        (True, False),
    ]


def test_codes_have_the_column_types_of_their_classification() -> None:
    types = {
        field.name: field.column_type
        for field in table_resource(samples.TABLES[0]).schema.fields
        if field.column_type
    }
    assert types == {
        "code": "functional-classification:generic:code",
        "label": "functional-classification:generic:label",
    }


def test_codes_split_over_columns_have_levels_and_mixed_panels_none() -> None:
    columns = tuple(Column(each, ColumnRole.CODE, ("科目编码", "类")) for each in range(3))
    split = samples.table([["201", "06", "01"]], columns)
    fields = table_resource(split).schema.fields
    assert [each.column_type for each in fields[:3]] == [
        f"functional-classification:generic:level{level}:code" for level in (1, 2, 3)
    ]
    economic = Entry(0, 0, split.place, "工资", "301", "economic", 1, False)
    mixed = replace(split, entries=(*split.entries, economic))
    assert not any(each.column_type for each in table_resource(mixed).schema.fields)


def test_a_name_that_is_no_file_name_raises() -> None:
    with pytest.raises(ResourceError, match="expected a-z"):
        table_resource(replace(samples.TABLES[0], name="../01"))


def test_a_ragged_body_raises() -> None:
    ragged = replace(samples.TABLES[0], body=(samples.TABLES[0].body[0][:-1],))
    with pytest.raises(ResourceError, match="row 1: 6 cells, expected 7"):
        table_resource(ragged)


CELLS = (
    st.none()
    | st.sampled_from(["—", "-", "---", " - ", "1,051.10", "-1.90", "+5", "５", "0.00", "", "　"])
    | st.text(st.characters(), max_size=6)
    | st.text(st.sampled_from("=+-@'\",\t\r\n\x00 \x1c\x85\u3000\ufeff.0123—%"), max_size=6)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=5))
def test_any_cells_are_published_without_loss(body: list[list[str | None]]) -> None:
    columns = (
        LABEL,
        replace(MEASURE, meaning=Meaning("total")),
        Column(2, ColumnRole.MEASURE, ()),
        Column(3, ColumnRole.TEXT, ("说明",)),
    )
    table = samples.table(body, columns)
    with tempfile.TemporaryDirectory() as folder:
        package = write_package(samples.disclosure(tables=(table,)), Path(folder))
        assert published.frictionless_errors(package) == []
        published.assert_csv_is_parquet(package)
        with (package / f"tables/{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
    fields = table_resource(table).schema.fields
    for row, printed in zip(rows, body, strict=True):
        for field, text, cell in zip(fields, row, printed, strict=False):
            as_printed = text if field.type == "number" else restore(text)
            cleaned = clean(cell or "")
            assert as_printed == (cleaned if cleaned.strip() else "")
