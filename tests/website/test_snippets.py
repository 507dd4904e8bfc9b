"""The lines that pages offer to copy do what they say: each is run as it stands on the page."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from pipeline.resource import load_schema
from pipeline.website.machine.downloads import first_steps_of
from pipeline.website.machine.snippets import snippets
from pipeline.website.published.shelf import open_shelf
from tests.website.pelican import read

TOOLS = ("pandas", "polars", "R", "R (arrow)", "DuckDB", "Excel (Power Query)")
CATALOGUE = "data/packages/catalogue"
LAIYUAN = "data/packages/130630-yiliaobaozhangju-2023-budget/amounts.csv"


def offered(page: Path) -> list[tuple[str, str]]:
    """Tool and lines of every snippet of the page."""
    text = page.read_text(encoding="utf-8")
    found = []
    for part in text.split('<details class="snippets">')[1:]:
        for each in part.partition("</details>")[0].split("<p><b>")[1:]:
            tool, _, rest = each.partition("</b>")
            found.append((tool, unescape(rest.partition("<code>")[2].partition("</code>")[0])))
    return found


@pytest.fixture(scope="module")
def pages(site: Path) -> list[list[tuple[str, str]]]:
    year = site / "130630" / "yiliaobaozhangju" / "2023" / "index.html"
    return [offered(site / "data" / "index.html"), offered(year)]


def lines_of(pages: list[list[tuple[str, str]]], tool: str) -> list[str]:
    return [text for page in pages for name, text in page if name == tool]


def test_every_dataset_has_all_of_them(
    site: Path, packages: Path, pages: list[list[tuple[str, str]]]
) -> None:
    catalogue = open_shelf(packages).catalogue
    assert catalogue is not None
    assert [name for name, _ in pages[0]] == [*TOOLS] * len(catalogue["resources"])
    assert [name for name, _ in pages[1]] == [*TOOLS]
    assert not read(site / "data" / "index.html").faults


def test_those_for_pandas_run(site: Path, pages: list[list[tuple[str, str]]]) -> None:
    lines = lines_of(pages, "pandas")
    ran = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], cwd=site, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "Empty DataFrame" not in ran.stdout


def test_the_first_steps_come_to_a_picture(site: Path, tmp_path: Path) -> None:
    shelf = open_shelf(site / "data" / "packages")
    of = {each.tool: each.text for each in first_steps_of(shelf, "")}
    (tmp_path / "drawn.py").write_text(DRAWN, encoding="utf-8")
    lines = f"import pandas\npandas.set_option('plotting.backend', 'drawn')\n{of['pandas']}"
    ran = subprocess.run(
        [sys.executable, "-c", lines], cwd=site, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == ["barh float64 3 10,000 yuan", "spending.png"]
    assert of["pandas"] in "".join(unescape(part) for part in _codes(site / "data/index.html"))


DRAWN = """
class Chart:
    def savefig(self, path, **how):
        print(path)


def plot(data, kind, **how):
    print(kind, data.dtype, len(data), how["xlabel"])
    chart = Chart()
    chart.figure = chart
    return chart
"""
"""What stands for a library that draws."""


def _codes(page: Path) -> list[str]:
    return re.findall(r"<code>(.*?)</code>", page.read_text(encoding="utf-8"), re.DOTALL)


def test_the_first_steps_for_r_are_of_the_same_table(site: Path) -> None:
    shelf = open_shelf(site / "data" / "packages")
    of = {each.tool: each.text for each in first_steps_of(shelf, "https://example.org")}
    (file,) = re.findall(r'"(https://[^"]+)"', of["R"])
    assert file.removesuffix(".csv") in of["pandas"]
    columns = set(load_schema("panel_headlines_wide").names) | {"expenditure_total"}
    stated = set(pd.read_csv(site / file.removeprefix("https://example.org/"), dtype=str).columns)
    named = set(re.findall(r"budgets\$(\w+)", of["R"])) | {"kind", "entity_level"}
    assert named <= columns & stated
    assert "expenditure_total.trust" in stated
    assert all(of["R"].count(a) == of["R"].count(b) for a, b in ("()", "[]"))


def test_the_first_steps_for_r_come_to_a_picture(site: Path, tmp_path: Path) -> None:
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("R is not installed")
    shelf = open_shelf(site / "data" / "packages")
    of = {each.tool: each.text for each in first_steps_of(shelf, f"{site.as_uri()}/")}
    subprocess.run([rscript, "-e", of["R"]], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "spending.pdf").read_bytes().startswith(b"%PDF")


def test_those_for_duckdb_run(
    site: Path, pages: list[list[tuple[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    with duckdb.connect() as connection:
        for each in lines_of(pages, "DuckDB"):
            assert connection.execute(each).fetchone(), each


def test_those_for_polars_run(site: Path, pages: list[list[tuple[str, str]]]) -> None:
    if importlib.util.find_spec("polars") is None:
        pytest.skip("polars is not installed")
    lines = "\n".join(lines_of(pages, "polars"))
    subprocess.run([sys.executable, "-c", lines], cwd=site, check=True, capture_output=True)


def test_those_for_r_alone_run_and_keep_codes(
    site: Path, pages: list[list[tuple[str, str]]]
) -> None:
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("R is not installed")
    lines = lines_of(pages, "R")
    said = 'cat(class(amounts$amount_yuan), class(amounts$code), nrow(amounts), "\\n")'
    ran = subprocess.run(
        [rscript, "-e", "\n".join([*lines, said])], cwd=site, check=False, capture_output=True,
        text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "Warning" not in ran.stderr
    rows = len(pd.read_csv(site / LAIYUAN, dtype=str))
    assert ran.stdout.splitlines()[-1].split() == ["numeric", "character", str(rows)]


def test_r_alone_is_told_which_columns_are_numbers() -> None:
    of = {
        each.tool: each.text for each in snippets(["a.parquet"], "a.csv", "a", ["x", "y"] * 9, "")
    }
    assert 'read.csv("a.csv", encoding = "UTF-8"' in of["R"]
    assert of["R"].count('"x"') == 5
    assert "a[numbers] <- lapply(a[numbers], as.numeric)" in of["R"]


def test_those_for_arrow_in_r_run(site: Path, pages: list[list[tuple[str, str]]]) -> None:
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("R is not installed")
    if subprocess.run([rscript, "-e", "library(arrow)"], check=False).returncode:
        pytest.skip("R has no arrow")
    lines = "\n".join(lines_of(pages, "R (arrow)"))
    subprocess.run([rscript, "-e", lines], cwd=site, check=True, capture_output=True)


def test_excel_is_led_to_a_csv_in_utf_8_and_workbooks_open(
    site: Path, pages: list[list[tuple[str, str]]]
) -> None:
    for each in lines_of(pages, "Excel (Power Query)"):
        path = site / each.partition('File.Contents("')[2].partition('"')[0]
        assert path.read_text(encoding="utf-8")
        assert "Encoding=65001" in each
    for path in (site / CATALOGUE / "panels").glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        assert book.sheetnames[0] == "说明 Readme"
        assert all(sheet.freeze_panes == "A2" for sheet in book)
        assert (
            len(pd.read_excel(path, sheet_name=1, dtype=str, engine="openpyxl"))
            == book.worksheets[1].max_row - 1
        )


def test_two_readers_of_workbooks_see_the_same(site: Path) -> None:
    calamine = pytest.importorskip("python_calamine")
    books = [*(site / CATALOGUE).rglob("*.xlsx"), *(site / LAIYUAN).parent.glob("*.xlsx")]
    books += [next((site / "functions").rglob("*.xlsx"))]
    assert len(books) > 7
    for path in books:
        book, other = openpyxl.load_workbook(path), calamine.CalamineWorkbook.from_path(str(path))
        assert book.sheetnames == other.sheet_names
        for sheet in book:
            rows = other.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
            assert [[_cell(each) for each in row] for row in rows] == [
                [_cell(each) for each in row] for row in sheet.iter_rows(values_only=True)
            ], (path.name, sheet.title)


def _cell(value: object) -> object:
    """A cell's value as both readers have it: nothing as no text, whole numbers as floats."""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return "" if value is None else value


def test_a_table_parted_by_years_is_read_whole() -> None:
    made = {
        each.tool: each.text
        for each in snippets(["a/1.parquet", "a/2.parquet"], "a.csv", "a", [], "")
    }
    assert 'pd.concat(map(pd.read_parquet, ["a/1.parquet", "a/2.parquet"]))' in made["pandas"]
    assert "read_parquet(['a/1.parquet', 'a/2.parquet'])" in made["DuckDB"]


def test_with_an_address_they_name_it() -> None:
    made = snippets(["a/1.parquet"], "a.csv", "a", [], "https://example.org/x")
    assert all("https://example.org/x/a" in each.text for each in made)


def test_sizes_and_hashes_are_shown(site: Path) -> None:
    page = (site / "data" / "index.html").read_text(encoding="utf-8")
    stated = (site / CATALOGUE / "checksums.sha256").read_text(encoding="utf-8")
    for line in stated.splitlines():
        sha256, _, name = line.partition("  ")
        if name in ("amounts.csv", "amounts.parquet", "mingzhang.sqlite"):
            assert f'title="SHA-256 {sha256}">{sha256[:12]}…' in page
