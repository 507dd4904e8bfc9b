"""The CSV files under `pipeline/specs/codes` are in form and agree with themselves."""

import csv
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

CODES = Path(__file__).parents[2] / "pipeline" / "specs" / "codes"
HEADER = ["code", "name", "level", "parent", "valid_from", "valid_to", "source"]
CLASSIFICATIONS = ["functional.csv", "economic.csv", "government_economic.csv"]
LISTS = [*CLASSIFICATIONS, "divisions.csv"]


def rows(name: str) -> list[dict[str, str]]:
    with (CODES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def years(row: dict[str, str]) -> tuple[int, int]:
    return int(row["valid_from"] or 0), int(row["valid_to"] or 9999)


@pytest.mark.parametrize("name", LISTS)
def test_is_in_form(name: str) -> None:
    content = (CODES / name).read_bytes()
    assert content.decode("utf-8").splitlines()[0].split(",") == HEADER
    assert b"\r" not in content
    assert content.endswith(b"\n")
    for row in rows(name):
        assert row["code"].isdigit(), row
        assert row["name"] == row["name"].strip() != "", row
        assert row["source"], row
        assert years(row)[0] <= years(row)[1], row


@pytest.mark.parametrize("name", LISTS)
def test_is_in_the_order_of_the_codes(name: str) -> None:
    order = [(row["code"], years(row)) for row in rows(name)]
    assert order == sorted(set(order))


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_levels_follow_from_the_digits(name: str) -> None:
    listed = {row["code"] for row in rows(name)}
    for row in rows(name):
        assert len(row["code"]) == 1 + 2 * int(row["level"]), row
        assert row["parent"] == (row["code"][:-2] if row["level"] != "1" else ""), row
        assert not row["parent"] or row["parent"] in listed, row


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_a_code_has_one_name_a_year(name: str) -> None:
    by_code = defaultdict(list)
    for row in rows(name):
        by_code[row["code"]].append(row)
    for same in by_code.values():
        for earlier, later in pairwise(same):
            assert years(earlier)[1] < years(later)[0], (earlier, later)


def test_a_division_stands_below_its_parent() -> None:
    level = {row["code"]: int(row["level"]) for row in rows("divisions.csv")}
    for row in rows("divisions.csv"):
        assert len(row["code"]) == 6, row
        if row["parent"]:
            assert level[row["parent"]] == int(row["level"]) - 1, row
        else:
            assert row["level"] == "1", row


@pytest.mark.parametrize(
    ("code", "name", "above"),
    [
        ("130630", "涞源县", ["保定市", "河北省"]),
        ("130606", "莲池区", ["保定市", "河北省"]),
        ("610929", "白河县", ["安康市", "陕西省"]),
        ("530303", "沾益区", ["曲靖市", "云南省"]),
        ("530328", "沾益县", ["曲靖市", "云南省"]),
        ("360123", "安义县", ["南昌市", "江西省"]),
        ("310107", "普陀区", ["市辖区", "上海市"]),
        ("330903", "普陀区", ["舟山市", "浙江省"]),
        ("429004", "仙桃市", ["省直辖县级行政区划", "湖北省"]),
    ],
)
def test_divisions_lie_where_they_lie(code: str, name: str, above: list[str]) -> None:
    listed = {row["code"]: row for row in rows("divisions.csv")}
    row = listed[code]
    assert row["name"] == name
    chain = []
    while row["parent"]:
        row = listed[row["parent"]]
        chain.append(row["name"])
    assert chain == above


def test_a_fix_leads_from_an_unlisted_code_to_a_listed_one() -> None:
    lists = {
        "functional": "functional.csv",
        "economic": "economic.csv",
        "government-economic": "government_economic.csv",
    }
    for fix in rows("fixes.csv"):
        listed = {row["code"] for row in rows(lists[fix["classification"]])}
        assert fix["printed"] not in listed, fix
        assert fix["code"] in listed, fix
        assert fix["reason"], fix
        assert fix["source"], fix
