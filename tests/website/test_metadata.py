"""What machines read: the map of pages, the feed, datasets in the pages, the catalogue."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.website import addresses
from pipeline.website.machine import sitemap
from pipeline.website.machine.dataset import datasets
from pipeline.website.machine.feed import MOST_ENTRIES, feed_entries, feeds
from pipeline.website.machine.sitemap import mapped_pages
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import open_shelf
from tests.website import pelican

SITE = "https://example.org/budget"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ZHANYI = "530303/yiliaobaozhangju/2023/"
BREAKS_OUT = "</script><script>alert(1)</script><!--&'\u2028"


@pytest.fixture(scope="module")
def package(packages: Path) -> Package:
    return open_shelf(packages).by_name()["530303-yiliaobaozhangju-2023-final"]


def _script(page: Path) -> str:
    (text,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8")
    )
    return str(text)


def test_the_map_has_every_page_once_with_its_versions(awkward_site: Path) -> None:
    sitemap = ElementTree.parse(awkward_site / "sitemap.xml").getroot()
    versions = {
        each.findtext(f"{MAP}loc"): {
            link.get("hreflang"): link.get("href") for link in each.findall(f"{XHTML}link")
        }
        for each in sitemap
    }
    unlisted = {*addresses.UNLISTED, *(f"en/{each}" for each in addresses.UNLISTED)}
    pages = {page.relative_to(awkward_site).as_posix() for page in pelican.pages(awkward_site)}
    parts = {each for each in pages if "data/p" in each or "embed/" in each}
    assert len(versions) == len(sitemap)
    assert set(versions) == {
        f"{SITE}/{addresses.canonical(each)}" for each in pages - unlisted - parts
    }
    pair = {"zh-CN": f"{SITE}/{ZHANYI}", "en": f"{SITE}/en/{ZHANYI}"}
    assert versions[f"{SITE}/{ZHANYI}"] == versions[f"{SITE}/en/{ZHANYI}"] == pair
    assert versions[f"{SITE}/{ZHANYI}source-final/"] == {}


def test_the_map_leaves_out_what_nobody_searches_for() -> None:
    written = ["404.html", "en/404.html", "en/data/index.html", "data/index.html", "robots.txt"]
    both = (("zh-CN", "data/"), ("en", "en/data/"))
    found = [(each.address, each.versions) for each in mapped_pages(written, "")]
    assert sorted(found) == [("data/", both), ("en/data/", both)]


@pytest.mark.parametrize(
    ("published", "retrieved", "updated"),
    [
        ("2024-09-20", "", "2024-09-20"),
        ("2024-09-20", "2025-01-02", "2025-01-02"),
        ("", "2025-01-02", "2025-01-02"),
        ("", "", "2023-12-31"),
    ],
)
def test_the_feed_dates_what_is_new_or_was_fetched_again(
    package: Package, published: str, retrieved: str, updated: str
) -> None:
    dated = replace(package, published_on=published, retrieved_on=retrieved)
    (entry,) = feed_entries([dated], {dated.name: dated.version}, SITE)
    assert entry.updated == f"{updated}T00:00:00Z"
    assert entry.published == (f"{published}T00:00:00Z" if published else "")
    assert ("公开日期不详" in entry.summary) is not bool(published)
    assert "核对结果见网页" in entry.summary
    assert package.version in entry.summary


def test_the_feed_goes_on_in_parts(package: Package) -> None:
    many = [
        replace(package, fiscal_year=1000 + number, name=f"530303-x-{number}-final")
        for number in range(MOST_ENTRIES + 5)
    ]
    first, second = feeds(many, dict.fromkeys((each.name for each in many), "1"), SITE)
    assert [len(each.entries) for each in (first, second)] == [MOST_ENTRIES, 5]
    assert first.entries[0].updated.startswith(f"{1000 + MOST_ENTRIES + 4}-")
    assert (first.address, first.before, first.later) == (addresses.FEED, "", second.own)
    assert (second.before, second.first, second.later) == (first.own, first.own, "")
    assert len({entry.id for each in (first, second) for entry in each.entries}) == len(many)


def test_links_of_a_later_part_of_the_feed_are_relative_to_it(package: Package) -> None:
    many = [replace(package, name=f"530303-x-{number}-final") for number in range(MOST_ENTRIES + 1)]
    _, second = feeds(many, dict.fromkeys((each.name for each in many), "1"), "")
    assert second.entries[0].href == f"../../{package.address}"
    assert second.before == "../../feeds/all.atom.xml"


def test_the_map_of_very_many_pages_is_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_PAGES", 2)
    *parts, index = sitemap.maps([f"{n}/index.html" for n in "abc"], SITE)
    assert [[page.address for page in each.pages] for each in parts] == [
        [f"{SITE}/a/", f"{SITE}/b/"],
        [f"{SITE}/c/"],
    ]
    assert (index.address, index.parts) == (
        "sitemap.xml",
        (f"{SITE}/sitemap-1.xml", f"{SITE}/sitemap-2.xml"),
    )


def test_a_dataset_cannot_end_its_script(package: Package) -> None:
    text = str(datasets([replace(package, title=BREAKS_OUT)], SITE))
    assert not set("<>&'\u2028") & set(text)
    assert json.loads(text)["@graph"][0]["name"] == BREAKS_OUT


def test_a_department_year_is_a_dataset(awkward_site: Path, site: Path) -> None:
    content = json.loads(_script(awkward_site / "130630/yiliaobaozhangju/2023/index.html"))
    graph = content["@graph"]
    assert [each["identifier"] for each in graph] == [
        "130630-yiliaobaozhangju-2023-budget",
        "130630-yiliaobaozhangju-2023-budget-unit-yiliaobaoxianzhongxin",
        "130630-yiliaobaozhangju-2023-final",
    ]
    for each in graph:
        for file in each["distribution"]:
            address = file["contentUrl"].removeprefix(f"{SITE}/")
            assert (awkward_site / address).is_file() or "%" in address
    (alone,) = json.loads(_script(site / ZHANYI / "index.html"))["@graph"]
    assert alone["temporalCoverage"] == "2023-01-01/2023-12-31"
    assert not {"url", "distribution"} & set(alone)


def test_llms_txt_names_files_that_are_there(site: Path, awkward_site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"\]\(/([^)]+)\)", text)
    assert len(links) > 8
    for each in links:
        assert (site / each).is_file(), each
    assert "never add them" in text
    addressed = (awkward_site / "llms.txt").read_text(encoding="utf-8")
    assert f"]({SITE}/catalog.jsonld)" in addressed
    assert "](/" not in addressed
