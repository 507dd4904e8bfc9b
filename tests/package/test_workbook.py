from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from pipeline.model.table import Column, ColumnRole
from pipeline.package.headings import Heading, headings
from pipeline.package.workbook import sheet_names, write_workbook
from tests.package import samples


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "workbook.xlsx"
    write_workbook(samples.disclosure(), path)
    return path


def test_there_is_an_index_and_a_sheet_for_every_table(workbook: Path) -> None:
    names = re.findall(r'<sheet name="([^"]+)"', parts(workbook)["xl/workbook.xml"])
    assert names == ["目录 Index", *sheet_names(samples.TABLES)]
    assert names[1] == "01 部门预算支出总表"


def test_nothing_that_a_source_prints_is_a_formula_or_a_link_out(workbook: Path) -> None:
    content = parts(workbook)
    sheets = [text for name, text in content.items() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in text or "<f " in text for text in sheets)
    assert not any("_rels" in name and "http://x" in text for name, text in content.items())
    assert "=HYPERLINK(" in content["xl/sharedStrings.xml"]


def test_amounts_are_numbers_shown_as_printed(workbook: Path) -> None:
    content = parts(workbook)
    assert "<v>1051.1</v>" in content["xl/worksheets/sheet2.xml"]
    assert (
        'formatCode="#,##0.00"' in content["xl/styles.xml"]
        or 'numFmtId="4"' in content["xl/styles.xml"]
    )


def test_headings_are_merged_as_printed(workbook: Path) -> None:
    merged = re.findall(r'<mergeCell ref="([^"]+)"', parts(workbook)["xl/worksheets/sheet2.xml"])
    assert merged == ["A3:A4", "B3:C3", "D3:D4", "E3:F3", "G3:G4"]


def test_the_same_disclosure_gives_the_same_bytes(workbook: Path, tmp_path: Path) -> None:
    write_workbook(samples.disclosure(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == workbook.read_bytes()


def test_characters_that_xml_cannot_carry_do_not_break_it(tmp_path: Path) -> None:
    body: list[list[str | None]] = [["\x00\x1b\ud800\uffff甲", "x" * 40_000]]
    columns = (Column(0, ColumnRole.LABEL, ("项[目]*",)), Column(1, ColumnRole.TEXT, ("说明",)))
    table = samples.table(body, columns, title="表:一/二*?[三]'" + "很长" * 40)
    write_workbook(samples.disclosure(tables=(table,)), tmp_path / "odd.xlsx")
    strings = parts(tmp_path / "odd.xlsx")["xl/sharedStrings.xml"]
    assert "␀␛��甲" in strings
    assert "余下见 CSV" in strings


def test_headings_side_by_side_share_a_cell_and_short_ones_reach_down() -> None:
    columns = [
        Column(0, ColumnRole.LABEL, ("项目",)),
        Column(1, ColumnRole.MEASURE, ("支出", "合计")),
        Column(2, ColumnRole.MEASURE, ("支出", "其中", "人员")),
        Column(3, ColumnRole.MEASURE, ("支出",), panel=1),
        Column(4, ColumnRole.TEXT, ()),
    ]
    assert list(headings(columns)) == [
        Heading(0, 0, 3, 1, "项目"),
        Heading(0, 1, 1, 2, "支出"),
        Heading(0, 3, 3, 1, "支出"),
        Heading(0, 4, 3, 1, ""),
        Heading(1, 1, 2, 1, "合计"),
        Heading(1, 2, 1, 1, "其中"),
        Heading(2, 2, 1, 1, "人员"),
    ]


def test_a_table_without_columns_has_no_headings() -> None:
    assert list(headings([])) == []
