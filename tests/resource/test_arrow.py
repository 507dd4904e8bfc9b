"""Columns of text → values: however few different texts a column has, each row has its own."""

from __future__ import annotations

import pytest

from pipeline.resource import Field, Schema
from pipeline.resource.arrow import text_array, typed_table
from pipeline.resource.schema import ResourceError

SCHEMA = Schema(
    (
        Field("no", "integer", "序号"),
        Field("kind", "string", "种类"),
        Field("amount", "number", "金额"),
        Field("is_leaf", "boolean", "末级"),
        Field("name", "string", "名称"),
    ),
    name="sample",
)
ROWS = 2_500


def _columns() -> list[list[str]]:
    rows = range(ROWS)
    return [
        [str(row // 3) for row in rows],
        [("收入", "支出", "")[row % 3] for row in rows],
        [("1.10", "1.1", "", "-3")[row % 4] for row in rows],
        [("true", "false", "")[row // 7 % 3] for row in rows],
        [f"第{row}项" for row in rows],
    ]


def test_few_texts_that_come_again_are_the_values_that_each_row_states() -> None:
    columns = _columns()
    found = typed_table(SCHEMA, columns)
    assert found.equals(typed_table(SCHEMA, [text_array(column) for column in columns]))
    assert found["kind"].null_count == sum(not text for text in columns[1])


def test_one_text_among_few_that_is_no_number_is_named() -> None:
    columns = _columns()
    columns[2][ROWS - 2] = "3人"
    with pytest.raises(ResourceError, match="field amount: '3人' is no number"):
        typed_table(SCHEMA, columns)
