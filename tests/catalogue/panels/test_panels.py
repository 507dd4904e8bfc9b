"""The panels over made-up disclosures of several places and years."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pandas
import pytest

from pipeline.assemble import build
from pipeline.catalogue import write_catalogue
from pipeline.catalogue.made_of import schemas
from pipeline.catalogue.panels import guard, write_panels
from pipeline.catalogue.panels import write as panels
from pipeline.catalogue.panels.indicators import LONG, WIDE, long_frame, parted, wide_frame
from pipeline.package import verify
from tests.package import published
from tests.website import comparisons

NAMES = [
    f"panel_{name}{wide}"
    for name in ("headlines", "functions", "indicators")
    for wide in ("", "_wide")
]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    comparisons.write(folder)
    packages = tmp_path_factory.mktemp("packages")
    assert build([folder], packages, workers=1).is_complete
    return packages / "catalogue"


def rows(catalogue: Path, name: str) -> list[dict[str, str]]:
    path = catalogue / "panels" / f"panel_{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_few_rows_at_a_time_make_the_same_panels(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = json.loads((catalogue / "datapackage.json").read_bytes())["resources"]
    names = {each.name for each in schemas()}
    whole = {path.name: path.read_bytes() for path in (catalogue / "panels").iterdir()}
    monkeypatch.setattr(panels, "PART", 7)
    monkeypatch.setattr(guard, "_AT_A_TIME", 5)
    for each in catalogue.iterdir():
        if each.name != "panels":
            (tmp_path / each.name).symlink_to(each)
    write_panels([each for each in resources if each["name"] in names], tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "panels").iterdir()} == whole


def test_two_years_of_a_body_are_guarded(catalogue: Path) -> None:
    own = [
        each
        for each in rows(catalogue, "headlines")
        if each["division_code"] == "330921"
        and each["kind"] == "budget"
        and each["headline"] == "basic"
        and not each["unit_slug"]
    ]
    assert [(each["fiscal_year"], each["previous_year_comparable"]) for each in own] == [
        ("2022", ""),
        ("2023", "true"),
    ]
    assert {each["basis"] for each in own} == {"department|expenditure||"}


def test_another_form_is_another_basis(catalogue: Path) -> None:
    of_2023 = [
        each
        for each in rows(catalogue, "headlines")
        if each["headline"] == "basic" and each["fiscal_year"] == "2023"
    ]
    by_place = {each["division"]: each["basis"] for each in of_2023 if not each["unit_slug"]}
    assert by_place["普陀区"] != by_place["岱山县"] == by_place["定海区"]


def test_functions_state_each_code_of_the_own_year_with_its_cell(catalogue: Path) -> None:
    found = [
        each
        for each in rows(catalogue, "functions")
        if each["disclosure"].startswith("330921-") and each["kind"] == "final"
    ]
    assert {each["code"] for each in found} >= {"213", "21303", "2130301"}
    assert {each["phase"] for each in found} == {"executed"}
    assert all(each["table"] and each["row_no"] and each["column_no"] for each in found)
    assert {each["is_only"] for each in found} == {"true"}


def test_wide_panels_have_a_column_for_each_headline_and_code(catalogue: Path) -> None:
    headlines = rows(catalogue, "headlines_wide")
    keys = [tuple(each[name] for name in list(each)[:10]) for each in headlines]
    assert len(set(keys)) == len(keys)
    assert any(each["basic"] and each["basic.basis"] for each in headlines)
    functions = rows(catalogue, "functions_wide")
    long = {
        (each["disclosure"], each["code"], each["scope"]): each["amount_yuan"]
        for each in rows(catalogue, "functions")
    }
    for each in functions:
        key = (each["disclosure"], "21303", each["scope"])
        assert each["c21303"] == long.get(key, "")


def test_csv_is_parquet_and_frictionless_finds_all_valid(catalogue: Path) -> None:
    published.assert_csv_is_parquet(catalogue)
    assert published.frictionless_errors(catalogue) == []
    assert verify(catalogue) == []


@pytest.mark.parametrize("name", NAMES)
def test_pandas_and_a_spreadsheet_read_the_same_rows(catalogue: Path, name: str) -> None:
    frame = pandas.read_csv(catalogue / "panels" / f"{name}.csv", dtype=str, keep_default_na=False)
    book = openpyxl.load_workbook(catalogue / "panels" / f"{name}.xlsx", read_only=False)
    assert book.sheetnames == ["说明 Readme", "数据 Data"]
    sheet = book["数据 Data"]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == list(frame.columns)
    assert sheet.max_row == len(frame) + 1
    described = {row[0] for row in book["说明 Readme"].values}
    assert set(frame.columns) <= described


def test_the_same_packages_give_the_same_bytes(catalogue: Path) -> None:
    before = {path.name: path.read_bytes() for path in (catalogue / "panels").iterdir()}
    (catalogue / "datapackage.json").unlink()
    again = write_catalogue(catalogue.parent)
    assert {path.name: path.read_bytes() for path in (again / "panels").iterdir()} == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥95%", ("≥", "95", "%")),
        ("＞1,200.5 万元", (">", "1200.5", "万元")),
        ("'=12次", ("", "", "")),
        ("=12次", ("=", "12", "次")),
        ("2024年12月底", ("", "", "")),
        ("2023年", ("", "", "")),
        ("3-5天", ("", "", "")),
        ("", ("", "", "")),
    ],
)
def test_targets_are_parted_where_they_are_one_number(
    text: str, expected: tuple[str, str, str]
) -> None:
    sign, number, unit = parted(text)
    assert (sign, "" if number is None else str(number), unit) == expected


def test_projects_count_their_indicators(packages: Path) -> None:
    catalogue = packages / "catalogue"
    files = {name: [catalogue / f"{name}.parquet"] for name in ("disclosures", "indicators")}
    long = long_frame(files)
    wide = wide_frame(long)
    assert (LONG, WIDE) == ("panel_indicators", "panel_indicators_wide")
    assert wide["indicators"].sum() == len(long)
    groups = wide[["output", "benefit", "satisfaction", "cost", "other"]].sum(axis=1)
    assert (groups == wide["indicators"]).all()
    assert 0 < wide["with_number"].sum() < len(long)


def test_importing_the_pipeline_loads_neither_pandas_nor_frictionless() -> None:
    code = (
        "import sys; from pipeline.commands import load; load([]); "
        "print(sorted({'pandas', 'frictionless'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
