"""A resource that is written in parts: the rows, the records and the order are those of the whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

from pipeline.resource import (
    Field,
    Schema,
    in_parts,
    read_csv,
    record_parts,
    record_resource,
    write_parts,
    write_resource,
    written,
)
from pipeline.resource.sqlite import create_table, write_rows

SCHEMA = Schema(
    (
        Field("no", "integer", "序号"),
        Field("kind", "string", "种类"),
        Field("amount", "number", "金额"),
        Field("is_leaf", "boolean", "末级"),
    ),
    name="sample",
)
ROWS = [SimpleNamespace(no=n, kind="它's", amount=None, is_leaf=True) for n in range(7)]


@pytest.mark.parametrize("rows", [0, 2, 3, 7])
def test_parts_hold_what_the_whole_does(
    rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "PART", 3)
    whole = record_resource(SCHEMA, ROWS[:rows])
    first = write_resource(whole, tmp_path / "first")
    parts = record_parts(SCHEMA, iter(ROWS[:rows]))
    second = write_parts(parts, tmp_path / "second")
    third = write_parts(in_parts(whole), tmp_path / "third")
    assert first["hash"] == second["hash"] == third["hash"]
    assert second == third
    table = pq.read_table(tmp_path / "second/sample.parquet")
    assert table.equals(read_csv(tmp_path / "first/sample.csv", SCHEMA))
    with pq.ParquetFile(tmp_path / "second/sample.parquet") as file:
        assert file.metadata.num_row_groups == max((rows + 2) // 3, 1)


def test_one_part_is_written_as_ever(tmp_path: Path) -> None:
    resource = record_resource(SCHEMA, ROWS)
    assert list(in_parts(resource)) == [resource]
    assert write_parts(iter([resource]), tmp_path / "a") == write_resource(resource, tmp_path / "b")


@pytest.mark.parametrize("rows", [1, 2, 7])
def test_a_text_of_all_rows_is_in_the_database_as_others_are(rows: int) -> None:
    texts = record_resource(SCHEMA, ROWS[:rows]).texts
    with closing(sqlite3.connect(":memory:")) as database:
        create_table(database, SCHEMA)
        write_rows(database, SCHEMA, texts)
        found = database.execute("SELECT * FROM sample").fetchall()
    assert found == [(n, "它's", None, 1) for n in range(rows)]


def test_rows_that_are_all_alike_are_all_in_the_database() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        create_table(database, SCHEMA)
        write_rows(database, SCHEMA, [["1"] * 3, ["甲"] * 3, ["1.50"] * 3, ["false"] * 3])
        assert database.execute("SELECT * FROM sample").fetchall() == [(1, "甲", 1.5, 0)] * 3
