"""Where pages show amounts: the resource `locations`."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.disclosure import Disclosure
from pipeline.model.document import Cell
from pipeline.model.laid import Box, Laid
from pipeline.model.location import Location
from pipeline.package import verify, write_package
from pipeline.package.locations import locations
from pipeline.resource import load_schema
from tests.package import published, samples

BOX = (72.0, 90.126, 130.5, 104.0)


def _boxed(box: Box | None) -> Disclosure:
    """The sample with a box for the cells of the first row of its first table."""
    table, *others = samples.TABLES

    def boxed(cell: Cell | None) -> Cell | None:
        return cell and replace(cell, place=replace(cell.place, box=box))

    first, *rest = table.body
    body = (tuple(boxed(cell) for cell in first), *rest)
    return samples.disclosure(tables=(replace(table, body=body), *others))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(_boxed(BOX), tmp_path)


def test_every_amount_has_a_row_in_their_order(package: Path) -> None:
    with (package / "locations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    name = samples.TABLES[0].name
    assert rows == [
        list(load_schema("locations").names),
        [name, "1", "4", samples.FILE, "2", "10", "72.00", "90.13", "130.50", "104.00"],
        [name, "2", "4", samples.FILE, "2", "10", "", "", "", ""],
        [name, "2", "5", samples.FILE, "2", "10", "", "", "", ""],
    ]


def test_the_package_stays_valid_and_its_amounts_come_first(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.block_network(monkeypatch)
    assert published.frictionless_errors(package) == []
    published.assert_csv_is_parquet(package)
    assert verify(package) == []
    names = [each["name"] for each in published.descriptor(package)["resources"]]
    assert names[0] == "amounts"
    assert names[4] == "locations"


def test_without_a_box_there_is_no_such_resource(tmp_path: Path) -> None:
    package = write_package(_boxed(None), tmp_path)
    assert not list(package.glob("locations.*"))
    assert locations(_boxed(None)) == ()


def test_its_columns_are_those_of_the_schema() -> None:
    assert load_schema("locations").names == tuple(Location.__dataclass_fields__)


@given(st.tuples(*[st.floats()] * 4))
def test_any_box_can_be_published_or_is_left_out(box: Box) -> None:
    for each in locations(_boxed(box)):
        edges = (each.left, each.top, each.right, each.bottom)
        assert all(edge is None for edge in edges) or all(
            edge is not None and abs(float(edge) - stated) <= 0.005 + 1e-9 * abs(stated)
            for edge, stated in zip(edges, box, strict=True)
        )


def test_a_page_that_was_turned_to_be_read_is_located_as_its_file_shows_it() -> None:
    """The second page of a scan lies on its side: turned with the clock once, it was read."""
    made = _boxed((100, 50, 300, 60))
    (source,) = made.sources
    laid = (Laid(600, 800), Laid(600, 800, quarters=1))
    documents = tuple(replace(each, laid=laid) for each in source.documents)
    first = locations(replace(made, sources=(replace(source, documents=documents),)))[0]
    assert first.source_page == 2
    assert [str(edge) for edge in (first.left, first.top, first.right, first.bottom)] == [
        "50.00", "500.00", "60.00", "700.00",
    ]  # fmt: skip
