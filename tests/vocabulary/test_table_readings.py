"""Fixed headings for tables whose own cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.vocabulary import SpecError
from tests.support import VOCABULARY
from tests.vocabulary.layout_files import layout_file, with_layout, with_layouts

READING = """
places: ["3309"]
tables:
  - match: {form: budget.expenditure, header: [甲栏, "*事项"]}
    columns: [科目编码, 科目名称, 本年支出 / 合计, 本年支出/基本支出, "-"]
"""
PATHS = (("科目编码",), ("科目名称",), ("本年支出", "合计"), ("本年支出", "基本支出"), ())
HEADER = ["甲 栏", "办理事项", "数"]


@pytest.mark.parametrize(
    ("form", "width", "header", "division", "found"),
    [
        ("budget.expenditure", 5, HEADER, "", PATHS),
        ("budget.expenditure", 5, HEADER, "330921", PATHS),
        ("budget.expenditure", 5, HEADER, "310107", None),
        ("budget.expenditure", 6, HEADER, "", None),
        ("budget.income", 5, HEADER, "", None),
        ("", 5, HEADER, "", None),
        ("budget.expenditure", 5, ["甲栏"], "", None),
        ("budget.expenditure", 5, [], "", None),
    ],
)
def test_a_reading_is_for_tables_that_fit_in_all_that_it_states(
    tmp_path: Path,
    form: str,
    width: int,
    header: list[str],
    division: str,
    found: object,
) -> None:
    layouts = with_layout(tmp_path, READING).layouts
    assert layouts.columns_for(form, "支出总表", width, header, division) == found


def test_a_title_finds_a_table_without_a_form_or_header(tmp_path: Path) -> None:
    layouts = with_layout(
        tmp_path, "tables:\n - {match: {title: 水库*一览表}, columns: [项目, 金额/合计]}"
    ).layouts
    assert layouts.columns_for("", "2023年水库维修一览表", 2, []) == (("项目",), ("金额", "合计"))
    assert layouts.columns_for("", "塘坝一览表", 2, []) is None


def test_the_reading_that_demands_most_wins_and_then_the_first(tmp_path: Path) -> None:
    loose = "tables:\n - {match: {title: 一览表}, columns: [项目, 合计]}"
    strict = "tables:\n - {match: {title: 一览表, header: [甲栏]}, columns: [项目, 小计]}"
    other = "tables:\n - {match: {title: 水库一览表}, columns: [项目, 总计]}"
    paths = [
        layout_file(tmp_path, content, name)
        for name, content in (("one", loose), ("two", strict), ("three", other))
    ]
    layouts = with_layouts(paths).layouts
    assert layouts.columns_for("", "水库一览表", 2, ["甲栏"]) == (("项目",), ("小计",))
    assert layouts.columns_for("", "水库一览表", 2, []) == (("项目",), ("合计",))


def test_national_tables_are_read_by_their_own_headings() -> None:
    assert VOCABULARY.layouts.columns_for("budget.expenditure", "支出总表", 5, ["合计"]) is None


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("{match: {}, columns: [项目, 合计]}", ["tables.0.match", "`form:` or `title:`"]),
        ("{match: {form: budget.expend}, columns: [项目]}", ["entry 1", "budget.expenditure?"]),
        ("{match: {title: 水库}, columns: [项目, 合记]}", ["entry 1", "合记", "`headings:`"]),
        ("{match: {title: 水库}, columns: ['-', '-']}", ["tables.0.columns", "no column"]),
        ("{match: {title: 水库}, columns: []}", ["tables.0.columns", "no column"]),
        ("{match: {title: '*'}, columns: [项目]}", ["tables.0.match.title", "a phrase needs"]),
        ("{match: {title: 水库, width: 5}, columns: [项目]}", ["width"]),
    ],
)
def test_a_reading_that_cannot_be_used_is_refused(
    tmp_path: Path, reading: str, said: list[str]
) -> None:
    with pytest.raises(SpecError) as raised:
        with_layout(tmp_path, f"tables:\n  - {reading}\n")
    for words in ["daishan.yml", *said]:
        assert words in str(raised.value)


def test_headings_of_the_same_file_are_understood_in_its_readings(tmp_path: Path) -> None:
    content = "headings: {text: [水情]}\ntables:\n - {match: {title: 水库}, columns: [项目, 水情]}"
    layouts = with_layout(tmp_path, content).layouts
    assert layouts.columns_for("", "水库", 2, []) == (("项目",), ("水情",))


def test_two_readings_of_the_same_table_are_refused(tmp_path: Path) -> None:
    one = layout_file(tmp_path, "tables:\n - {match: {title: 水库}, columns: [项目, 合计]}", "one")
    two = layout_file(tmp_path, "tables:\n - {match: {title: 水库}, columns: [合计, 项目]}", "two")
    with pytest.raises(SpecError, match=r"two\.yml: tables, entry 1.*one"):
        with_layouts([one, two])
