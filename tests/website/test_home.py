"""The home page for none, a few and very many disclosures; the page of a missing address."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses
from pipeline.website.department.department_year import Summary, department_year
from pipeline.website.listings.home import LATEST, LISTED, OPEN_PLACES, home
from pipeline.website.listings.listed import Listed, listed
from pipeline.website.published.shelf import open_shelf
from tests.website import pelican

ABSOLUTE = "https://example.org/budget/"


@pytest.fixture(scope="module")
def summaries(packages: Path) -> list[Summary]:
    """Those of the real disclosures, in the order of their places."""
    vocabulary = load_vocabulary()
    forms = {form.id: form.name for form in vocabulary.forms.forms}
    return [
        summary
        for package in open_shelf(packages).packages
        for summary in department_year(
            [package], {}, forms=forms, checks=vocabulary.checks, codes=(), siteurl=""
        )[1]
    ]


def _listed(summaries: list[Summary]) -> list[Listed]:
    return [listed(each) for each in summaries]


def _many(summary: Summary, count: int) -> list[Summary]:
    """The same disclosure, as if of so many places of three provinces, in different years."""
    made = []
    for number in range(count):
        province = number % 3
        package = replace(
            summary.package,
            name=f"{number}",
            division_code=f"{53 + province}{number:04d}",
            province=f"{province}省",
            division=f"{number}县",
            fiscal_year=2020 + number % 5,
            retrieved_on="2025-06-01" if number == count - 1 else "2024-01-01",
        )
        made.append(replace(summary, package=package))
    return made


def test_nothing_is_here() -> None:
    view = home([], 0, 0)
    assert [each.number for each in view.tallies] == ["0"] * 5 + [""]
    assert (view.entries, view.provinces, view.years, view.contradictions) == ((), (), (), ())
    assert (view.checks.total, view.checks.disclosures) == ("0", 0)


def test_few_are_all_listed_with_the_figure_of_their_kind(summaries: list[Summary]) -> None:
    view = home(_listed(summaries), 34, 35)
    shown = [
        (
            each.disclosure.division,
            each.disclosure.fiscal_year,
            each.figure_title.text,
            each.figure and each.figure.text,
        )
        for each in view.entries
    ]
    assert shown == [
        ("莲池区", 2025, "支出总计", "450.77"),
        ("涞源县", 2023, "支出总计", "988.64"),
        ("安义县", 2023, "本年支出", "1,084.11"),
        ("沾益区", 2023, "本年支出", "536.92"),
        ("白河县", 2020, "支出总计", "3974.12"),
    ]
    assert view.lists_all
    assert [(each.year, each.disclosures) for each in view.years] == [
        (2025, 1),
        (2023, 3),
        (2020, 1),
    ]


def test_a_figure_that_is_not_stated_is_none(summaries: list[Summary]) -> None:
    bare = replace(summaries[0], headlines=replace(summaries[0].headlines, figures={}))
    assert home(_listed([bare]), 0, 0).entries[0].figure is None


def test_of_many_the_latest_are_listed_and_all_places_by_province(
    summaries: list[Summary],
) -> None:
    many = _many(summaries[0], 2000)
    view = home(_listed(many), 0, 0)
    assert len(view.entries) == LATEST
    assert view.entries[0].disclosure.division == "1999县"
    assert {each.disclosure.fiscal_year for each in view.entries[1:]} == {2024}
    assert not view.lists_all
    assert view.is_folded
    assert [each.name for each in view.provinces] == ["0省", "1省", "2省"]
    assert sum(len(each.places) for each in view.provinces) == 2000
    assert view.provinces[0].places[0].address == addresses.division("530000")


def test_without_days_each_place_has_its_turn_and_nothing_is_called_recent(
    summaries: list[Summary],
) -> None:
    dated = home(_listed(_many(summaries[0], LISTED + 1)), 0, 0)
    assert dated.are_dated
    undated = [
        replace(
            each,
            package=replace(
                each.package,
                fiscal_year=2026,
                retrieved_on="",
                division_code=f"53{number // 4:04d}",
            ),
        )
        for number, each in enumerate(_many(summaries[0], LISTED * 4))
    ]
    view = home(_listed(undated), 0, 0)
    assert not view.are_dated
    assert len({each.disclosure.division_code for each in view.entries}) == LATEST


def test_a_guided_visit_leads_through_the_soundest_of_the_latest_year(
    summaries: list[Summary], site: Path
) -> None:
    visit = home(_listed(summaries), 0, 0).visit
    assert visit
    assert (visit.disclosure.fiscal_year, visit.disclosure.unit) == (2025, "")
    page = site / "index.html"
    html = page.read_text(encoding="utf-8")
    steps = html[html.index('class="visit"') :].partition("</ol>")[0]
    links = re.findall('href="([^"#]+)(#[^"]*)?"', steps)
    assert len(links) == 7
    for target, anchor in links:
        assert (site / target).is_file()
        if anchor:
            assert f'id="{anchor[1:]}"' in (site / target).read_text(encoding="utf-8")
    assert home([], 0, 0).visit is None


def test_a_few_places_stay_unfolded(summaries: list[Summary]) -> None:
    assert not home(_listed(_many(summaries[0], OPEN_PLACES)), 0, 0).is_folded
    assert home(_listed(_many(summaries[0], OPEN_PLACES + 1)), 0, 0).is_folded


def test_a_year_leads_to_its_places_without_a_script(summaries: list[Summary]) -> None:
    (first, *others) = home(_listed(summaries), 0, 0).years
    assert all(
        place.address.endswith(f"/{each.year}/index.html")
        for each in (first, *others)
        for place in each.places
    )
    assert sum(place.disclosures for place in first.places) == first.disclosures


def test_a_year_of_very_many_places_leads_to_the_coverage(summaries: list[Summary]) -> None:
    package = summaries[0].package
    many = [
        replace(summaries[0], package=replace(package, division_code=str(410_000 + number)))
        for number in range(41)
    ]
    assert [each.places for each in home(_listed(many), 0, 0).years] == [()]
    assert len(home(_listed(many[:40]), 0, 0).years[0].places) == 40


def test_a_place_is_listed_once_with_its_years(summaries: list[Summary]) -> None:
    package = summaries[0].package
    years = [
        replace(summaries[0], package=replace(package, fiscal_year=year))
        for year in range(2000, 2000 + LISTED + 1)
    ]
    (province,) = home(_listed(years), 0, 0).provinces
    assert [(each.name, each.departments, each.years) for each in province.places] == [
        ("莲池区", 1, "2000–2012")
    ]


def test_the_record_of_checks_counts_every_one(summaries: list[Summary]) -> None:
    checks = home(_listed(summaries), 0, 0).checks
    assert checks.counts[0].standing == "pass"
    assert sum(each.count for each in checks.counts) == sum(e.verdicts.total for e in summaries)
    parts = (checks.passed, checks.errors, checks.warnings, checks.rest)
    assert sum(int(each.replace(",", "")) for each in parts) == int(checks.total.replace(",", ""))
    assert 0 < checks.clean < checks.disclosures == 5


def test_the_contradictions_are_errors_each_of_another_disclosure(summaries: list[Summary]) -> None:
    shown = home(_listed(summaries), 0, 0).contradictions
    assert {each.verdict.standing for each in shown} == {"error"}
    names = [each.package.name for each in shown]
    assert len(names) == len(set(names)) > 1
    assert shown[0].verdict.figures is not None


def test_sums_are_said_beside_the_print_in_the_unit_of_the_language(site: Path) -> None:
    page = (site / "en" / "index.html").read_text("utf-8")
    sums = re.findall(r'<p class="sum">.*', page)
    assert sums
    assert all(
        re.search(r'<span class="derived">about [\d.]+ million yuan<', each) for each in sums
    )


def test_what_leads_to_the_source_is_named_as_it_reads(site: Path) -> None:
    page = (site / "360123" / "yiliaobaozhangju" / "2023" / "index.html").read_text("utf-8")
    named = re.findall(r'<a class="seen"[^>]* aria-label="([^"]*)">([^<]*)</a>', page)
    assert named
    assert all(label.startswith(f"{seen} ") for label, seen in named)


def test_the_home_page_leads_to_every_department_year(site: Path) -> None:
    links = {link for _, link in pelican.read(site / "index.html").links}
    years = [each.parent.relative_to(site) for each in site.glob("[0-9]*/*/[0-9]*/index.html")]
    assert years
    assert {f"./{each.as_posix()}/index.html" for each in years} <= links


def test_the_page_of_a_missing_address_works_at_any_depth(awkward_site: Path, site: Path) -> None:
    served = pelican.read(awkward_site / addresses.NOT_FOUND)
    assert [link for _, link in served.links if not link.startswith(ABSOLUTE)] == ["#content"]
    forms = [stated["action"] for tag, stated in served.tags if tag == "form"]
    assert forms == [f"{ABSOLUTE}search/index.html"]
    assert ("link", "./theme/ledger.css") in pelican.read(site / addresses.NOT_FOUND).links


@pytest.mark.parametrize("page", addresses.UNLISTED)
def test_pages_that_are_not_listed_say_so(awkward_site: Path, page: str) -> None:
    for prefix in ("", "en/"):
        tags = pelican.read(awkward_site / prefix / page).tags
        assert ("meta", {"name": "robots", "content": "noindex"}) in tags
        assert not [stated for _, stated in tags if stated.get("rel") == "canonical"]
    assert addresses.canonical(page) not in (awkward_site / "sitemap.xml").read_text("utf-8")


def test_the_card_is_there_and_small(site: Path, awkward_site: Path) -> None:
    assert (site / "theme" / "card.png").stat().st_size < 60_000
    tags = pelican.read(awkward_site / "index.html").tags
    card = {"property": "og:image", "content": f"{ABSOLUTE}theme/card.png"}
    assert ("meta", card) in tags
