"""Long listings go on at …/2/, …/3/: nothing is lost on the way, and every page leads to the others."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.website.comparisons import code_listing
from pipeline.website.comparisons.code_listing import CodeListing, listings_of
from pipeline.website.comparisons.coded_expenditure import Stated
from pipeline.website.interface.phrases import phrase
from pipeline.website.jobs import findings as of_findings
from pipeline.website.jobs import listings, site
from pipeline.website.listings import findings, overview
from pipeline.website.page import Pager
from tests.website import jobs, pelican


@pytest.fixture(scope="module")
def paged(comparison_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of seven disclosures, two of a kind on a page."""
    output = tmp_path_factory.mktemp("paged") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "write_search", lambda *_: None)
        patch.setattr(overview, "MOST_ROWS", 2)
        patch.setattr(code_listing, "MOST_ROWS", 2)
        patch.setattr(of_findings, "FEWEST_ROWS", 10)
        patch.setattr(findings, "MOST_DISCLOSURES", 2)
        patch.setattr(listings, "PACKAGES_ON_A_PAGE", 3)
        jobs.run(comparison_packages, output, "https://example.org")
    return output


def _pages(site: Path, address: str) -> list[Path]:
    numbered = sorted(site.glob(f"{address}/[0-9]/index.html"))
    return [site / address / "index.html", *numbered]


@pytest.mark.parametrize("address", ["departments/shuiliju", "functions/213", "findings", "data"])
def test_the_pages_lead_to_each_other(paged: Path, address: str) -> None:
    for prefix in ("", "en/"):
        pages = _pages(paged, prefix + address)
        assert len(pages) > 1
        titles = set()
        for page in pages:
            reader = pelican.read(page)
            assert (reader.faults, reader.unclosed) == ([], []), page
            assert len(reader.ids) == len(set(reader.ids))
            links = {(page.parent / urlsplit(link).path).resolve() for _, link in reader.links}
            assert {each.resolve() for each in pages} <= links
            titles |= set(re.findall("<title>(.*?)</title>", page.read_text(encoding="utf-8")))
        assert len(titles) == len(pages)


def test_every_row_of_a_kind_of_department_is_on_one_page(
    paged: Path, comparison_packages: Path
) -> None:
    rows = Counter[str]()
    for page in _pages(paged, "departments/shuiliju"):
        with (page.parent / "comparison.csv").open(encoding="utf-8-sig", newline="") as file:
            rows.update({row["disclosure"] for row in csv.DictReader(file)})
        assert "分页列出" in page.read_text(encoding="utf-8")
    assert rows == Counter(each.name for each in comparison_packages.glob("[0-9]*"))


def test_every_row_of_a_code_is_on_one_page(paged: Path, comparison_packages: Path) -> None:
    rows = Counter[str]()
    for page in _pages(paged, "functions/213"):
        with (page.parent / "amounts.csv").open(encoding="utf-8-sig", newline="") as file:
            rows.update({row["disclosure"] for row in csv.DictReader(file)})
        assert "没有并排的图" in page.read_text(encoding="utf-8")
    assert rows == Counter(each.name for each in comparison_packages.glob("[0-9]*"))


def test_the_latest_come_first_and_the_widest_form_stands_for_all() -> None:
    def stated(year: int, form: str, classification: str = "functional") -> Stated:
        name = f"330902-shuiliju-{year}-budget"
        return Stated(classification, "budget", name, "水利局", form, "农林水支出", 1, "")

    (part,) = listings_of(
        [stated(2022, "budget.expenditure"), stated(2023, "x"), stated(2023, "budget.expenditure")]
    )
    assert part.rows == tuple(
        CodeListing("budget", f"330902-shuiliju-{year}-budget", "水利局", "budget.expenditure", "")
        for year in (2023, 2022)
    )
    (both,) = listings_of([stated(2023, "a", "economic"), stated(2023, "b", "economic")])
    assert [each.form for each in both.rows] == ["a", "b"]


def test_a_pager_offers_the_ends_and_what_is_near() -> None:
    pager = Pager("findings/index.html", 10, 40)
    assert [number for number, _ in pager.pages] == [1, 7, 8, 9, 10, 11, 12, 13, 40]
    assert pager.address == "findings/10/index.html"
    assert [each.address for each in pager.crumbs(phrase("核对结果"))] == ["findings/index.html"]
