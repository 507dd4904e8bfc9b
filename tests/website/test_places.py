"""Places: all departments of a year in one table, one file of all amounts, what lies above and below."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.assemble import build
from pipeline.website.comparisons.place_year import PlaceYear
from pipeline.website.jobs import places as place_jobs
from pipeline.website.jobs import site as site_jobs
from tests.website import comparisons, jobs, pelican

CITY = "330900"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three departments of 舟山市, one of them under two names, and one of a county below it."""
    folder = tmp_path_factory.mktemp("of-places")
    for department, year, total, basic, unit in (
        ("财政局", 2017, "100.00", "60.00", "万元"),
        ("财政局", 2018, "110.00", "66.00", "万元"),
        ("人民法院", 2020, "7000.00", "66.00", "万元"),
        ("安全生产监督管理局", 2018, "9,000,000.00", "6,000,000.00", "元"),
        ("应急管理局", 2020, "950.00", "610.00", "万元"),
        ("中级人民法院", 2018, "500.00", "400.00", "万元"),
    ):
        project = "3,000,000.00" if unit == "元" else f"{float(total) - float(basic):.2f}"
        comparisons.write_one(
            folder, CITY, "舟山市", year, total, basic, project, unit=unit, department=department
        )
    comparisons.write_one(
        folder, "330921", "岱山县", 2018, "80.00", "50.00", "30.00", department="财政局"
    )
    packages = tmp_path_factory.mktemp("packages-of-places")
    report = build([folder], packages, workers=1)
    assert report.is_complete, report.set_aside
    return packages


@pytest.fixture(scope="module")
def site(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(packages, tmp_path_factory.mktemp("site-of-places") / "site")


@pytest.fixture(scope="module")
def run(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> jobs.Run:
    return jobs.run(packages, tmp_path_factory.mktemp("run-of-places") / "site")


def _made(packages: Path, output: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_jobs, "write_search", lambda *_: None)
        jobs.run(packages, output, "https://example.org")
    return output


def _view(run: jobs.Run, address: str) -> PlaceYear:
    (view,) = (page.view["view"] for page in run.pages if page.address == address)
    assert isinstance(view, PlaceYear)
    return view


def test_a_year_has_all_departments_in_one_unit_what_spends_most_first(run: jobs.Run) -> None:
    (table,) = _view(run, f"{CITY}/2018/index.html").tables
    shown = [
        (row.disclosure.organisation, row.spending and (row.spending.text, row.spending.is_derived))
        for row in table.rows
    ]
    assert table.unit == "万元"
    assert table.is_converted
    assert shown == [
        ("安全生产监督管理局", ("900.00", True)),
        ("中级人民法院", ("500.00", False)),
        ("财政局", ("110.00", False)),
    ]


def test_thousands_are_parted_where_the_print_does_not(run: jobs.Run) -> None:
    (table,) = _view(run, f"{CITY}/2020/index.html").tables
    assert [row.spending and row.spending.text for row in table.rows] == ["7,000.00", "950.00"]


def test_a_change_stands_only_where_last_year_is_comparable(run: jobs.Run) -> None:
    (table,) = _view(run, f"{CITY}/2018/index.html").tables
    changes = {row.disclosure.organisation: row.change.difference for row in table.rows}
    assert changes["中级人民法院"] is None
    finance = changes["财政局"]
    assert finance
    assert (finance.direction, finance.amount, finance.percentage) == ("increase", "10.00", "10.0%")


def test_the_place_itself_shows_its_latest_year(run: jobs.Run) -> None:
    assert _view(run, f"{CITY}/index.html").year == 2020


def test_a_page_says_what_was_printed_beside_what_was_converted(site: Path) -> None:
    html = (site / CITY / "2018" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<span class="derived">900\.00</span></a> <small>印出 9,000,000\.00 元', html)


def test_the_files_hold_all_amounts_of_the_year(site: Path, packages: Path) -> None:
    stated = [
        row
        for path in sorted(packages.glob(f"{CITY}-*-2018-*/amounts.csv"))
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines()[1:])
    ]
    folder = site / CITY / "2018"
    with (folder / "amounts.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:2] == ["disclosure", "division_code"]
    assert rows == stated
    table = pq.read_table(folder / "amounts.parquet")
    assert table.num_rows == len(stated)
    assert table.column_names == header


def test_a_second_run_writes_the_same_files(packages: Path, site: Path, tmp_path: Path) -> None:
    again = _made(packages, tmp_path / "again")
    for name in ("amounts.csv", "amounts.parquet"):
        one, other = (each / CITY / "2018" / name for each in (site, again))
        assert one.read_bytes() == other.read_bytes()


def test_provinces_and_cities_lead_to_the_places_below(site: Path) -> None:
    province = (site / "330000" / "index.html").read_text(encoding="utf-8")
    assert 'href="../330900/index.html"' in province
    city = (site / CITY / "index.html").read_text(encoding="utf-8")
    assert 'href="../330921/index.html"' in city
    county = (site / "330921" / "index.html").read_text(encoding="utf-8")
    crumbs = re.findall(r'<li><a href="([^"]+)">', county.partition('class="crumbs"')[2])[:3]
    assert crumbs == ["../index.html", "../330000/index.html", "../330900/index.html"]


def test_long_years_go_on_on_other_pages(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_jobs, "MOST_ROWS", 2)
    site = _made(packages, tmp_path / "site")
    first, second = (
        (site / CITY / "2018" / page / "index.html").read_text(encoding="utf-8")
        for page in ("", "2")
    )
    assert "安全生产监督管理局</a></th>" in first
    assert "财政局</a></th>" in second
    assert "财政局</a></th>" not in first


def test_former_and_later_names_are_one_kind_with_its_history(site: Path) -> None:
    kind = (site / "departments" / "yingjiguanliju" / "index.html").read_text(encoding="utf-8")
    assert "安全生产监督管理局" in kind
    assert "2018 年改革以前的名称" in kind
    assert "深化党和国家机构改革方案" in kind
    before = site / CITY / "anquanshengchanjianduguanliju" / "index.html"
    html = before.read_text(encoding="utf-8")
    assert 'href="../../330900/yingjiguanliju/index.html"' in html
    assert "安全生产监督管理局是 2018 年机构改革以前的名称" in html


def test_the_address_of_a_spelling_leads_to_its_kind(site: Path) -> None:
    for prefix, name in (("", "各地"), ("en/", "in every place")):
        folder = site / prefix / "departments" / "zhongjirenminfayuan"
        html = (folder / "index.html").read_text(encoding="utf-8")
        assert name in html
        assert (
            f'content="0; url=../../{"../" if prefix else ""}{prefix}departments/renminfayuan'
            in html
        )
        assert (
            f'rel="canonical" href="https://example.org/{prefix}departments/renminfayuan/"' in html
        )
        assert html.count('<link rel="canonical"') == 1
    for slug in ("zhongjirenminfayuan", "renminfayuan"):
        sheet = site / "departments" / slug / "comparison.csv"
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            bodies = {row["department"] for row in csv.DictReader(file)}
        both = {"舟山市中级人民法院", "舟山市人民法院"}
        assert bodies == ({"舟山市中级人民法院"} if slug.startswith("zhongji") else both)
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert "https://example.org/departments/zhongjirenminfayuan/" not in listed
    assert "https://example.org/departments/renminfayuan/" in listed


def test_all_pages_of_places_are_sound(site: Path) -> None:
    pages = [
        *site.glob("33*/index.html"),
        *site.glob("33*/20*/index.html"),
        *site.glob("en/33*/index.html"),
        *site.glob("coverage/**/index.html"),
        *site.glob("en/coverage/**/index.html"),
    ]
    assert len(pages) > 10
    for page in pages:
        reader = pelican.read(page)
        assert (reader.faults, reader.unclosed) == ([], []), page
        assert len(reader.ids) == len(set(reader.ids)), page


def test_two_bodies_of_one_kind_in_a_place_are_told_apart(site: Path) -> None:
    html = (site / "departments" / "renminfayuan" / "index.html").read_text(encoding="utf-8")
    assert "浙江省舟山市 · 中级人民法院" in html
    assert "浙江省舟山市 · 人民法院" in html
