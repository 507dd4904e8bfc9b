"""Numbers that lines of their cell break: read as one, and never parted into the amounts of two rows."""

from __future__ import annotations

import pytest

from pipeline.recognize.stacked_lines import unstacked
from tests.recognize.test_stacked_lines import grid, texts

WHOLE = ["213", "水利", "1,204.50", "1,000.00", "-204.50", "-16.98%"]


@pytest.mark.parametrize(
    "row",
    [
        ["213", "水利", "1,204\n.50", "1,000\n.00", "-204\n.50", "-16.\n98%"],
        ["213", "水利", "1,\n204.50", "1,\n000.00", "-204.50", "-16.98%"],
        ["213", "水利", "1,204.50", "1,000.00", "-204.50", "-16.98\n%"],
        ["213", "水利", "1,204.50", "1,000.00", "-\n204.50", "-16.\n98\n%"],
    ],
)
def test_a_number_that_its_cell_breaks_is_one(row: list[str]) -> None:
    assert texts(unstacked(grid([*row]))) == [WHOLE]


def test_a_sign_that_stands_alone_above_its_number_stays_there() -> None:
    row = ["213", "水利", "1,204.50", "-\n204.50", "-\n16.98%"]
    assert texts(unstacked(grid([*row]))) == [row]


def test_a_sign_below_a_name_of_two_lines_is_of_its_number() -> None:
    found = unstacked(grid(["水利工程\n建设", "1,204.50", "-\n204.50", "(\n3.00\n)"]))
    assert texts(found) == [["水利工程\n建设", "1,204.50", "-204.50", "(3.00)"]]


@pytest.mark.parametrize(
    "row",
    [
        ["213\n214", "水利\n交通", "9.00\n8.00", "-\n5.00"],
        ["213\n214", "水利\n交通", "14.00", "-\n5.00"],
        ["", "水利\n交通", "-\n5.00", "3.00\n-"],
        ["213", "水利\n交通", "-\n5.00", "-\n3.00"],
    ],
)
def test_a_dash_over_a_number_is_of_two_rows_where_others_are_of_two(row: list[str]) -> None:
    found = texts(unstacked(grid([*row])))
    assert len(found) == 2
    assert not any(cell.startswith("-") and cell != "-" for of in found for cell in of)
