"""One code across departments and years: its tree, its bars, its table, its file."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.vocabulary import load_vocabulary
from pipeline.website.comparisons.code_table import CodeTable
from pipeline.website.comparisons.coded_expenditure import CodedExpenditure, coded_expenditure
from pipeline.website.comparisons.codes import (
    CLASSIFICATIONS,
    CodeBranch,
    CodePages,
    CodeView,
    code_pages,
    codes_stated,
)
from pipeline.website.interface.language import in_chinese as said
from pipeline.website.interface.language import languages
from pipeline.website.published.shelf import open_shelf
from tests.website import pelican


@pytest.fixture(scope="module")
def coded(comparison_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> CodedExpenditure:
    target = tmp_path_factory.mktemp("coded") / "coded.parquet"
    return coded_expenditure(open_shelf(comparison_packages), CLASSIFICATIONS, target)


@pytest.fixture(scope="module")
def pages(coded: CodedExpenditure) -> CodePages:
    lists = load_vocabulary().classifications
    return code_pages(codes_stated(coded, lists), lists)["functional"]


@pytest.fixture(scope="module")
def view(pages: CodePages, coded: CodedExpenditure, comparison_packages: Path) -> CodeView:
    disclosures = {
        name: each.disclosure for name, each in open_shelf(comparison_packages).by_name().items()
    }
    doubtful = {"330922-shuiliju-2023-budget": {"t-budget-02-r3"}}
    amounts = coded.amounts("21303", disclosures)
    return pages.view("21303", 1, amounts, disclosures, doubtful, {})


def _table(view: CodeView, kind: str) -> CodeTable:
    return next(each for each in view.tables if each.kind == kind)


def _outline(branches: tuple[CodeBranch, ...]) -> list[object]:
    return [(each.link.code, _outline(each.below)) for each in branches]


def test_codes_stand_below_each_other(pages: CodePages, view: CodeView) -> None:
    assert _outline(pages.tree()) == [("213", [("21303", [("2130301", []), ("2130306", [])])])]
    assert pages.tree()[0].count == 3
    assert [each.code for each in view.above] == ["213"]
    assert [each.code for each in view.below] == ["2130301", "2130306"]


def test_a_code_counts_its_disclosures(pages: CodePages) -> None:
    assert {each.code: each.disclosures for each in pages.links()} == dict.fromkeys(
        ("213", "21303", "2130301", "2130306"), 7
    )


def test_figures_of_one_year_stand_on_one_scale_where_they_may(view: CodeView) -> None:
    (year,) = _table(view, "budget").years
    (picture,) = year.pictures
    assert year.year == 2023
    assert picture.bars
    assert [(row.figure.printed, row.is_doubtful) for row in picture.bars.rows] == [
        ("2,500,000.00 元", False),
        ("100.00 万元", False),
        ("300.00 万元", True),  # drawn with its mark: nothing is subtracted here
    ]
    assert [(each.figure.printed, said(each.reasons[0])) for each in picture.apart] == [
        ("80.00 万元", "出自不同的表，统计范围可能不同"),
        ("9.00 万元", "范围不同：一个是部门（含所属单位），一个是单个单位"),
    ]


def test_whose_a_figure_is_has_english_names(view: CodeView) -> None:
    (year,) = _table(view, "budget").years
    bars = year.pictures[0].bars
    assert bars
    english = [languages()[-1].text(row.label) for row in bars.rows]
    assert all(
        re.fullmatch(r"Zhejiang Province, .+ · Water resources .+", each) for each in english
    )


def test_a_reason_is_said_once_for_all_that_it_keeps_apart(view: CodeView) -> None:
    (year,) = _table(view, "budget").years
    (picture,) = year.pictures
    first, second = picture.apart
    twice = replace(picture, apart=(first, second, first))
    assert [len(figures) for _, figures in twice.apart_by_reasons] == [2, 1]
    assert [reasons for reasons, _ in twice.apart_by_reasons] == [first.reasons, second.reasons]


def test_one_department_over_the_years_is_a_trend_of_its_own(view: CodeView) -> None:
    (trend,) = _table(view, "budget").trends
    (picture,) = trend.pictures
    assert said(trend.department) == "浙江省舟山市岱山县 · 水利局"
    assert picture.bars
    assert [(said(row.label), row.figure.text) for row in picture.bars.rows] == [
        ("2022 年", "90.00"),
        ("2023 年", "100.00"),
    ]


def test_a_final_account_is_never_beside_a_budget(view: CodeView) -> None:
    final = _table(view, "final")
    assert [row.package.kind for row in final.rows] == ["final"]
    assert (final.years, final.trends) == ((), ())
    assert {row.package.kind for row in _table(view, "budget").rows} == {"budget"}


def test_the_file_has_the_cells_of_the_table(view: CodeView, comparison_site: Path) -> None:
    path = comparison_site / "functions/21303/amounts.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    shown = [
        (row.package.name, each.text)
        for table in view.tables
        for row in table.rows
        for each in row.figures
        if each
    ]
    assert [(each["disclosure"], each["amount_text"]) for each in rows] == shown
    assert {each["code"] for each in rows} == {"21303"}
    reader = pelican.read(comparison_site / "functions/21303/index.html")
    anchors = {link.rpartition("#")[2] for _, link in reader.links}
    assert {each["address"].rpartition("#")[2] for each in rows} <= anchors


def test_the_real_codes_keep_their_pages_and_names(site: Path) -> None:
    html = (site / "functions/index.html").read_text(encoding="utf-8")
    assert "卫生健康支出" in html
    assert (site / "functions/2101301/amounts.csv").is_file()
    assert (site / "economic/30101/amounts.csv").is_file()
