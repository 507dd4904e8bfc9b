"""The example of docs/layouts.md, tried: the file alone makes its table understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model.table import ColumnRole, Table
from pipeline.recognize import recognize
from pipeline.vocabulary import Layout, Vocabulary, load_vocabulary
from tests.support import VOCABULARY, identity, measures, read, rows

DOCUMENT = Path(__file__).parents[2] / "docs" / "layouts.md"


def block(language: str) -> str:
    """The one block of the document in this language."""
    text = DOCUMENT.read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture
def added(tmp_path: Path) -> Vocabulary:
    path = tmp_path / "example.yml"
    path.write_text(block("yaml"), encoding="utf-8")
    return load_vocabulary(layouts=(path,))


def table_of(vocabulary: Vocabulary) -> Table:
    (table,) = recognize([read(block("text"))], identity(), vocabulary).tables
    return table


def test_without_the_layout_the_table_is_not_understood() -> None:
    table = table_of(VOCABULARY)
    assert table.form == ""
    assert {column.meaning.measure for column in measures(table)} == {"total"}
    assert table.notes == ()


def test_with_it_the_form_the_columns_and_the_note_are(added: Vocabulary) -> None:
    table = table_of(added)
    assert table.form == "budget.expenditure"
    assert [(column.role, column.label) for column in table.columns[:2]] == [
        (ColumnRole.CODE, "科目号"),
        (ColumnRole.LABEL, "科目全称"),
    ]
    said = [(c.label, c.meaning.measure, c.meaning.direction) for c in measures(table)]
    assert said == [
        ("合计", "total", "expenditure"),
        ("基本保障经费", "basic", "expenditure"),
        ("专项任务经费", "project", "expenditure"),
    ]
    assert rows(table)[-1] == ("", "合计")
    assert table.notes == ("填表说明：专项任务经费含上年结转。",)


def test_its_own_form_and_its_reading_are_there(added: Vocabulary) -> None:
    assert added.forms.by_id("budget.resettlement") is not None
    columns = added.layouts.columns_for("budget.three_public", "三项经费一览表", 4, [])
    assert columns is not None
    assert columns[1] == ("三公经费", "合计")


def test_every_key_of_a_layout_is_explained() -> None:
    said = DOCUMENT.read_text(encoding="utf-8")
    assert [
        key for key in Layout.model_fields if f"{key}:" not in said and f"`{key}`" not in said
    ] == []
