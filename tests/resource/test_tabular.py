from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resource import (
    Field,
    Resource,
    ResourceError,
    Schema,
    read_csv,
    record_resource,
    restore,
    typed_table,
    write_resource,
)
from pipeline.resource.defuse import clean
from pipeline.resource.tabular import cell_text
from pipeline.resource.written import parquet_bytes

SCHEMA = Schema(
    fields=(
        Field("no", "integer", "序号", required=True),
        Field("text", "string", "文字"),
        Field("other", "string", "另一段"),
        Field("amount", "number", "金额"),
        Field("is_leaf", "boolean", "末级"),
    ),
    name="sample",
)


@dataclass(frozen=True)
class Row:
    no: int
    text: str
    other: str
    amount: Decimal | None
    is_leaf: bool | None


TEXTS = st.text(st.characters(), max_size=12) | st.text(
    st.sampled_from("=+-@'\",;|\t\r\n\x00\x0b\x0c\x1c\x85\u2028\u3000\ufeff ａ１—a1"), max_size=8
)
AMOUNTS = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, places=10, min_value=-(10**27), max_value=10**27
)
ROWS = st.lists(
    st.tuples(TEXTS, TEXTS, AMOUNTS, st.none() | st.booleans()).map(lambda row: Row(1, *row)),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_csv_and_parquet_hold_what_went_in(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        written = write_resource(record_resource(SCHEMA, rows), directory)
        parquet = pq.read_table(directory / "sample.parquet")
        assert read_csv(directory / "sample.csv", SCHEMA).equals(parquet)
        (directory / "sample.json").write_text(json.dumps(written), encoding="utf-8")
        opened: Any = frictionless.Resource.from_descriptor(
            str(directory / "sample.json"), basepath=folder
        )
        assert opened.validate().valid
        read = [row.to_dict() for row in opened.read_rows()]
    assert read == parquet.to_pylist()
    for row, printed in zip(read, rows, strict=True):
        text = clean(printed.text)
        assert restore(row["text"] or "") == (text if text.strip() else "")
        assert row["amount"] == printed.amount
        assert row["is_leaf"] is printed.is_leaf


ALIKE = (None, "", "1", 1, True, 0, False, Decimal(1), Decimal("1.0"), Decimal("1.00"), "=1+1", " ")


@given(st.lists(st.sampled_from(ALIKE), max_size=8))
def test_values_that_are_equal_but_printed_otherwise_keep_their_texts(values: list[Any]) -> None:
    schema = Schema((Field("no", "string", "值"),), name="alike")
    rows = [SimpleNamespace(no=value) for value in values]
    assert record_resource(schema, rows).texts == [[cell_text(value) for value in values]]


@given(st.lists(st.sampled_from(["", "—", "1.10", " 2 ", "-3"]), max_size=6), st.booleans())
def test_texts_in_a_list_and_in_an_array_state_the_same(texts: list[str], dashed: bool) -> None:
    fields = (Field("amount", "number", "金额"), Field("text", "string", "文字"))
    schema = Schema(fields, missing_values=("", "—") if dashed else ("",))
    column = [text for text in texts if dashed or text != "—"]
    array = pa.array(column, pa.string())
    assert typed_table(schema, [column, column]) == typed_table(schema, [array, array])


@given(
    st.sampled_from(["", "1", " 1 ", "-3", "=1+1"]),
    st.integers(0, 5),
    st.sampled_from(["string", "number", "integer"]),
)
def test_a_column_of_one_text_states_it_in_every_row(text: str, rows: int, kind: str) -> None:
    schema = Schema((Field("value", kind, "值"),))
    if kind != "string" and text == "=1+1":
        text = ""
    one = typed_table(schema, [[text]])
    assert typed_table(schema, [[text] * rows]) == pa.concat_tables([one] * rows or [one[:0]])


@pytest.mark.parametrize(("rows", "helps"), [(3, False), (1_000, True)])
def test_only_a_large_file_says_where_its_values_are(rows: int, helps: bool) -> None:
    table = pa.table({"text": ["收入"] * rows})
    content = parquet_bytes(table, {})
    column = pq.ParquetFile(pa.BufferReader(content)).metadata.row_group(0).column(0)
    assert (column.has_dictionary_page, column.is_stats_set) == (helps, helps)
    assert pq.read_table(pa.BufferReader(content)).equals(table)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [Row(1, "=甲", "乙\n丙", Decimal("1051.10"), True), Row(2, "", "", None, None)]
    first = write_resource(record_resource(SCHEMA, rows), tmp_path / "first")
    second = write_resource(record_resource(SCHEMA, rows), tmp_path / "second")
    assert first == second
    assert (tmp_path / "first/sample.csv").read_bytes() == (
        'no,text,other,amount,is_leaf\n1,\'=甲,"乙\n丙",1051.10,true\n2,,,,\n'.encode()
    )
    assert first["bytes"] == (tmp_path / "first/sample.csv").stat().st_size
    assert pq.read_schema(tmp_path / "first/sample.parquet").field("amount").type == pa.decimal128(
        38, 10
    )


@pytest.mark.parametrize("amount", ["0.00000000001", "1e28", "NaN"])
def test_a_digit_that_would_be_lost_raises(amount: str, tmp_path: Path) -> None:
    rows = [Row(1, "", "", Decimal(amount), None)]
    with pytest.raises(ResourceError, match=r"sample\.csv: field amount: "):
        write_resource(record_resource(SCHEMA, rows), tmp_path)
    assert not list(tmp_path.iterdir())


def test_values_outside_the_enum_raise() -> None:
    schema = Schema((Field("kind", "string", "种类", enum=("budget", "final")),), name="kinds")
    Resource("kinds", "kinds.csv", schema, [["budget", ""]])
    with pytest.raises(ResourceError, match=r"kinds: field kind: \['account'\]"):
        Resource("kinds", "kinds.csv", schema, [["account"]])


def test_empty_cells_of_a_required_field_raise() -> None:
    schema = Schema((Field("kind", "string", "种类", required=True),), name="kinds")
    with pytest.raises(ResourceError, match="kinds: field kind: empty in row 2"):
        Resource("kinds", "kinds.csv", schema, [["budget", ""]])


def test_columns_of_different_lengths_raise() -> None:
    schema = Schema((Field("a", "string", "甲"), Field("b", "string", "乙")))
    with pytest.raises(ResourceError, match="different lengths"):
        Resource("uneven", "uneven.csv", schema, [["1"], []])


def test_a_csv_with_another_header_raises(tmp_path: Path) -> None:
    (tmp_path / "sample.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"header \['a', 'b'\], expected \['no', 'text'"):
        read_csv(tmp_path / "sample.csv", SCHEMA)


def test_a_text_that_is_no_number_is_named(tmp_path: Path) -> None:
    (tmp_path / "sample.csv").write_text(
        "no,text,other,amount,is_leaf\n1,a,b,12辆,true\n", encoding="utf-8"
    )
    with pytest.raises(ResourceError, match="field amount: '12辆' is no number"):
        read_csv(tmp_path / "sample.csv", SCHEMA)


def test_parquet_says_what_it_is_and_is_small(tmp_path: Path) -> None:
    write_resource(record_resource(SCHEMA, [Row(1, "甲", "", None, True)]), tmp_path, "a-package")
    with pq.ParquetFile(tmp_path / "sample.parquet") as file:
        said = json.loads(file.metadata.metadata[b"mingzhang"])
        assert (said["package"], said["resource"]) == ("a-package", "sample")
        assert [each["name"] for each in said["fields"]] == file.schema_arrow.names
        assert file.metadata.row_group(0).column(0).compression == "ZSTD"
        integers = {each.type for each in file.schema_arrow if pa.types.is_integer(each.type)}
        assert integers == {pa.int32()}
