"""The CSV beside a comparison page: what spreadsheets and programs make of it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from pipeline.website.comparisons.csv_sheet import BYTE_ORDER_MARK, csv_text, sheet


def _read(text: str) -> list[list[str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_text_that_would_run_as_a_formula_is_defused_and_figures_are_not() -> None:
    row = ["=HYPERLINK(1)", "＠sum", "-1.90", "—", "+3.20"]
    assert _read(csv_text(list("abcde"), [row]))[1] == [
        "'=HYPERLINK(1)",
        "'＠sum",
        "-1.90",
        "—",
        "+3.20",
    ]


def test_values_keep_their_digits_and_line_breaks_their_cell() -> None:
    row = [Decimal("41200.00"), None, True, 2023, 'a,"b"\nc']
    assert _read(csv_text(list("abcde"), [row]))[1] == [
        "41200.00",
        "",
        "true",
        "2023",
        'a,"b"\nc',
    ]


def test_a_row_that_does_not_fit_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells, expected 1"):
        csv_text(["a"], [["1", "2"]])


def test_the_size_is_that_of_the_file() -> None:
    made = sheet("a.csv", ["名"], [["部门"]])
    assert made.csv.file == ("a.csv", "\ufeff名\n部门\n".encode())
    assert (made.rows, made.csv.size) == (1, "14 B")
