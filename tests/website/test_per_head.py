"""Spending per head: what `data/population.csv` must look like, and what is divided by whom."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.vocabulary import load_vocabulary
from pipeline.website.comparisons.peers import peers
from pipeline.website.comparisons.per_head import in_levels, per_head
from pipeline.website.department.department_year import Summary, department_year
from pipeline.website.figures.figure import Figure
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import phrase
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.population import (
    HEADER,
    Population,
    PopulationError,
    Populations,
    read_populations,
)
from pipeline.website.published.shelf import open_shelf
from tests.conftest import ROOT
from tests.website import comparisons, pelican

SHIPPED = ROOT / "data" / "population.csv"
SOURCE = "某统计局：公报,https://example.org/公报"


def _file(folder: Path, *rows: str, header: str = ",".join(HEADER)) -> Path:
    path = folder / "population.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def _of(code: str, year: int, people: int) -> dict[tuple[str, int], Population]:
    return {(code, year): Population(code, year, people, "公报", "https://example.org/")}


@pytest.fixture(scope="module")
def summaries(comparison_packages: Path) -> list[Summary]:
    shelf = open_shelf(comparison_packages)
    checks = load_vocabulary().checks
    return [
        summary
        for packages in by_key(shelf.packages, lambda each: each.address).values()
        for summary in department_year(packages, {}, forms={}, checks=checks, codes=(), siteurl="")[
            1
        ]
    ]


@pytest.fixture
def printed(summaries: list[Summary]) -> tuple[Disclosure, Figure]:
    """A department's budget, 300.00 万元 or another sum, and its total."""
    found = next(
        each
        for each in summaries
        if each.package.kind == "budget"
        and not each.package.unit
        and not each.headlines.figures["expenditure_total"].is_doubtful
    )
    return found.package, found.headlines.figures["expenditure_total"]


def test_the_census_of_2020_is_whole() -> None:
    """31 provinces and two million soldiers are all whom the census counted (公报第三号, 表 3-1)."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == "2020"]
    provinces = [row for row in rows if row["division_code"].endswith("0000")]
    assert len(provinces) == 31
    assert sum(int(row["population"]) for row in provinces) + 2_000_000 == 1_411_778_724
    assert read_populations(SHIPPED).of("500000", 2026)


def test_no_file_means_no_numbers(tmp_path: Path) -> None:
    assert read_populations(tmp_path / "none.csv").of("500000", 2020) is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"50000,2020,1,{SOURCE}", "line 2: division_code is '50000', expected six digits"),
        (f"500000,20,1,{SOURCE}", "line 2: year is '20', expected four digits"),
        (f"500000,2020,3205.4,{SOURCE}", "line 2: population is '3205.4', expected a number"),
        (f"500000,2020,0,{SOURCE}", "population is '0'"),
        ("500000,2020,1,,https://example.org/", "source_title and source_url"),
        ("500000,2020,1,公报,example.org", "source_title and source_url"),
        (f"500000,2020,1,{SOURCE},more", "expected 5 cells"),
        ("500000,2020", "expected 5 cells"),
        (
            f"500000,2020,1,{SOURCE}\n500000,2020,2,{SOURCE}",
            "line 3: ('500000', 2020) stands twice",
        ),
    ],
)
def test_what_is_not_in_form_is_named(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(PopulationError) as raised:
        read_populations(_file(tmp_path, row))
    assert said in str(raised.value)
    assert "population.csv" in str(raised.value)


def test_another_header_and_another_encoding_are_named(tmp_path: Path) -> None:
    with pytest.raises(PopulationError, match="header is a,b, expected division_code,"):
        read_populations(_file(tmp_path, header="a,b"))
    path = tmp_path / "population.csv"
    path.write_bytes("division_code,重庆".encode("gb18030"))
    with pytest.raises(PopulationError, match="expected CSV in UTF-8"):
        read_populations(path)


def test_the_nearest_year_counts_but_none_from_far_away() -> None:
    known = Populations(
        {**_of("500000", 2010, 1), **_of("500000", 2020, 2), **_of("500000", 2024, 3)}
    )
    years = (2015, 2016, 2022, 2026, 2034, 2035)
    found = [known.of("500000", year) for year in years]
    assert [each.people if each else None for each in found] == [1, 2, 2, 3, 3, None]
    assert known.of("510000", 2020) is None


def test_a_figure_is_divided_to_the_cent(printed: tuple[Disclosure, Figure]) -> None:
    package, figure = printed
    known = Populations(_of(package.division_code, package.fiscal_year, 7_000))
    found = per_head(package, replace(figure, yuan=Decimal(1_000_000)), phrase("某地"), known)
    assert found is not None
    assert (found.yuan, str(found.said), found.people) == (Decimal("142.86"), "142.86", "7,000")


def test_what_may_not_be_divided_has_none(printed: tuple[Disclosure, Figure]) -> None:
    package, figure = printed
    known = Populations(_of(package.division_code, package.fiscal_year, 7_000))
    label = phrase("某地")
    of_unit = replace(figure, basis=replace(figure.basis, level="unit"))
    for other in (
        replace(figure, is_doubtful=True),
        replace(figure, read_by_ocr=True),
        replace(figure, yuan=None),
        of_unit,
        None,
    ):
        assert per_head(package, other, label, known) is None
    assert per_head(replace(package, unit="某中心"), figure, label, known) is None
    assert per_head(package, figure, label, Populations()) is None
    assert per_head(package, figure, label, known) is not None


def test_levels_stand_apart(printed: tuple[Disclosure, Figure]) -> None:
    package, figure = printed
    found = []
    for code, people in (("330902", 10), ("330000", 9_000), ("330900", 100), ("500000", 8_000)):
        known = Populations(_of(code, package.fiscal_year, people))
        one = per_head(replace(package, division_code=code), figure, phrase("某地"), known)
        assert one
        found.append(one)
    codes = [each.population.division_code for each in in_levels(found)]
    assert codes == ["500000", "330000", "330900", "330902"]


def test_the_sheet_says_what_the_page_says(
    summaries: list[Summary], printed: tuple[Disclosure, Figure]
) -> None:
    package, figure = printed
    known = Populations(_of(package.division_code, 2020, 7_000))
    view = peers(summaries, "", populations=known)
    shown = [
        each
        for kind in view.kinds
        for year in kind.years
        for each in year.per_head
        if each.figure.link == figure.link
    ]
    assert len(shown) == 1
    rows = list(csv.DictReader(view.sheet.csv.content.decode("utf-8-sig").splitlines()))
    divided = [row for row in rows if row["disclosure"] == package.name and row["yuan_per_head"]]
    assert [row["row_no"] for row in divided] == [str(figure.amount and figure.amount.row_no)]
    assert [row["yuan_per_head"] for row in divided] == [str(shown[0].yuan)]
    assert divided[0]["population_source"] == "公报 https://example.org/"
    assert not any(row["yuan_per_head"] for row in rows if row["division_code"] == "")


def test_pages_show_it_with_its_source(
    comparison_packages: Path,
    printed: tuple[Disclosure, Figure],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package, _ = printed
    row = f"{package.division_code},2020,7000,{SOURCE}"
    monkeypatch.setenv("POPULATION", str(_file(tmp_path, row)))
    site = pelican.publish(comparison_packages, tmp_path / "site")
    kind = site / "departments" / comparisons.DEPARTMENT_TYPE / "index.html"
    assert "人均支出" in kind.read_text("utf-8")
    assert "Expenditure per head" in (site / "en" / kind.relative_to(site)).read_text("utf-8")
    assert ("a", "https://example.org/公报") in pelican.read(kind).links
    assert any(
        "人均支出" in each.read_text("utf-8") for each in site.glob("functions/*/index.html")
    )


def test_a_bad_file_stops_the_site_with_a_clear_word(
    comparison_packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POPULATION", str(_file(tmp_path, "重庆,2020,1,公报,https://a.org")))
    with pytest.raises(
        AssertionError, match="line 2: division_code is '重庆', expected six digits"
    ):
        pelican.publish(comparison_packages, tmp_path / "site")
