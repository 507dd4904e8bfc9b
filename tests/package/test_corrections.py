"""Corrections and answers as a package publishes them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.package import verify, write_package
from pipeline.resource import load_schema
from tests.assemble.corrected import built, override
from tests.package import published

SIDECAR = (
    override() + "answers:\n- {check: form.statutory_table, status: explained, reason: '=1+1'}\n"
)


def resources(package: Path) -> list[str]:
    return [each["name"] for each in published.descriptor(package)["resources"]]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(built(SIDECAR), tmp_path / "packages")


def test_a_package_without_them_has_no_such_resource(tmp_path: Path) -> None:
    assert not {"corrections", "answers"} & set(resources(write_package(built(), tmp_path)))


def test_corrections_are_a_resource_and_amounts_stay_printed(package: Path) -> None:
    assert {"corrections", "answers"} < set(resources(package))
    (row,) = rows(package / "corrections.csv")
    assert tuple(row) == load_schema("corrections").names
    assert (row["printed"], row["corrected"], row["outcome"]) == ("66.40", "61.40", "applied")
    assert "66.40" in {each["amount_text"] for each in rows(package / "amounts.csv")}


def test_answers_are_a_resource_and_their_text_is_defused(package: Path) -> None:
    stated = rows(package / "answers.csv")
    assert tuple(stated[0]) == load_schema("answers").names
    assert stated[0]["reason"] == "'=1+1"
    assert {each["status"] for each in stated} == {"explained", "corrected"}


def test_the_package_is_valid(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published.block_network(monkeypatch)
    assert published.frictionless_errors(package) == []
    published.assert_csv_is_parquet(package)
    assert verify(package) == []


def test_the_same_sidecar_gives_the_same_bytes(package: Path, tmp_path: Path) -> None:
    again = write_package(built(SIDECAR), tmp_path / "again")
    assert published.contents(again) == published.contents(package)
