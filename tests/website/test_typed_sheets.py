"""The files beside the pages that compare: the same rows as CSV, Parquet and workbook."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.model.document import Grid
from pipeline.read.spreadsheet import read_xlsx
from pipeline.resource import load_schema
from pipeline.website.comparisons.csv_sheet import BYTE_ORDER_MARK
from pipeline.website.comparisons.typed_sheet import typed_sheet
from tests.website import pelican

PAGES = [
    ("330921/shuiliju", "years"),
    ("functions/21303", "amounts"),
    ("departments/shuiliju", "comparison"),
]
COLUMNS = ("shown_as", "fiscal_year", "amount_yuan", "on_one_scale", "forms_required")
ROWS = [
    ("=支出", 2023, Decimal("1000000.50"), True, 8),
    ("收入", 2022, Decimal("12345678901234567.89"), False, None),
]


def _texts(cells: Any) -> list[str]:
    """Cells of any reader as the CSV states them."""
    return ["" if each in (None, "") else _text(each) for each in cells]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    number = Decimal(str(value))
    return format(number.normalize(), "f")


def _plain(text: str, is_number: bool) -> str:
    return format(Decimal(text).normalize(), "f") if is_number and text else text


@pytest.mark.parametrize(("page", "stem"), PAGES)
def test_all_files_of_a_page_have_the_rows_of_its_csv(
    comparison_site: Path, page: str, stem: str
) -> None:
    folder = comparison_site / page
    with (folder / f"{stem}.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    fields = {each.name: each for each in load_schema("comparison").fields}
    numbers = [fields[name].type in ("integer", "number") for name in header]
    expected = [[_plain(*each) for each in zip(row, numbers, strict=True)] for row in rows]
    assert len(rows) > 3
    parquet = pq.read_table(folder / f"{stem}.parquet")
    assert parquet.column_names == header
    assert [_texts(row.values()) for row in parquet.to_pylist()] == expected
    workbook = openpyxl.load_workbook(folder / f"{stem}.xlsx", read_only=False)
    readme, data = workbook.worksheets
    assert (data.freeze_panes, data["A1"].font.b) == ("A2", True)
    assert [_texts(row) for row in data.iter_rows(min_row=2, values_only=True)] == expected
    assert {row[0] for row in readme.iter_rows(values_only=True)} >= {*header, "cite"}
    own = read_xlsx("sheet.xlsx", (folder / f"{stem}.xlsx").read_bytes()).blocks[-1]
    assert isinstance(own, Grid)
    first, *below = [[cell.text.strip() if cell else "" for cell in row] for row in own.rows]
    assert first == header
    assert [
        [each.replace("TRUE", "true").replace("FALSE", "false") for each in row] for row in below
    ] == expected


@pytest.mark.parametrize(("page", "stem"), PAGES)
def test_the_page_leads_to_its_files_with_their_sizes_and_hashes(
    comparison_site: Path, page: str, stem: str
) -> None:
    for prefix in ("", "en/"):
        html = (comparison_site / prefix / page / "index.html").read_text(encoding="utf-8")
        links = [
            link for _, link in pelican.read(comparison_site / prefix / page / "index.html").links
        ]
        for suffix in ("csv", "parquet", "xlsx"):
            content = (comparison_site / page / f"{stem}.{suffix}").read_bytes()
            assert any(link.endswith(f"{page}/{stem}.{suffix}") for link in links)
            assert f"SHA-256 {sha256(content).hexdigest()}" in html


def test_the_same_rows_give_the_same_bytes() -> None:
    made = [typed_sheet("a/b/years.csv", COLUMNS, ROWS, "题目", (("cite", "明账."),)) for _ in "ab"]
    assert made[0] == made[1]
    assert [each.address for each in made[0].files] == [
        "a/b/years.csv", "a/b/years.parquet", "a/b/years.xlsx",
    ]  # fmt: skip
    _, parquet, workbook = made[0].files
    table = pq.read_table(io.BytesIO(parquet.content))
    assert [each.type for each in table.schema][1:] == [
        pa.int32(), pa.decimal128(38, 10), pa.bool_(), pa.int32(),
    ]  # fmt: skip
    assert (
        b'"package":"a/b/"' in pq.read_metadata(io.BytesIO(parquet.content)).metadata[b"mingzhang"]
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.content)).worksheets[1]
    # a text that looks like a formula stays a text, and no digit of a long number is lost
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=支出", "s")
    assert sheet["C3"].value == "12345678901234567.89"
    assert made[0].csv.content.decode().startswith(f"{BYTE_ORDER_MARK}shown_as,")


def test_a_column_without_a_field_is_refused() -> None:
    with pytest.raises(KeyError, match="strange"):
        typed_sheet("a.csv", ("strange",), [], "")
