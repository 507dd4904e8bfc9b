"""The whole site: addresses, links, headings, well-formedness, the same bytes again."""

from __future__ import annotations

import csv
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT
from tests.website import pelican

YEAR = "130606/yiliaobaozhangju/2025"
CONTRACT = [
    "index.html",
    "130606/index.html",
    "130606/yiliaobaozhangju/index.html",
    f"{YEAR}/index.html",
    "functions/index.html",
    "functions/2101501/index.html",
    "economic/index.html",
    "economic/30101/index.html",
    "departments/yiliaobaozhangju/index.html",
    "findings/index.html",
    "data/index.html",
    "about/index.html",
    "methods/index.html",
    "glossary/index.html",
    "data/packages/130606-yiliaobaozhangju-2025-budget/datapackage.json",
    "data/packages/catalogue/mingzhang.sqlite",
    "datapackage.json",
    "catalog.jsonld",
    "catalog.ttl",
    "data/dictionary/index.html",
    "explore/index.html",
    "data/metadata/catalogue/croissant.json",
    "llms.txt",
    "sitemap.xml",
    "feeds/all.atom.xml",
    "robots.txt",
]
LARGEST_PAGE = 600_000
LARGEST_STYLE = 31_700
LARGEST_SCRIPT = 3_000
THEME = ROOT / "themes" / "ledger"
DATASET = {"type": "application/ld+json"}
YEAR_PAGE = re.compile(r"/\d{6}/[a-z]+/\d{4}/index\.html$")


@pytest.mark.parametrize("address", CONTRACT)
def test_every_address_of_the_contract_is_there(site: Path, address: str) -> None:
    assert (site / address).is_file()


@pytest.fixture(scope="module", params=["site", "awkward_site", "formats_site"])
def any_site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def _links(page: Path) -> list[tuple[str, str]]:
    return pelican.read(page).links


def test_every_link_leads_somewhere(any_site: Path) -> None:
    readers = {page.resolve(): pelican.read(page) for page in pelican.pages(any_site)}
    broken = []
    for page, reader in readers.items():
        for _, link in reader.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            anchor = unquote(parts.fragment)
            if not target.is_file() or (anchor and anchor not in readers[target].ids):
                broken.append((page.relative_to(any_site.resolve()).as_posix(), link))
    assert broken == []


def test_links_name_their_file_so_that_a_file_share_serves_them(any_site: Path) -> None:
    bare = [
        (page.name, link)
        for page in pelican.pages(any_site)
        for _, link in _links(page)
        if not urlsplit(link).scheme and urlsplit(link).path.endswith(("/", ".."))
    ]
    assert bare == []


def test_no_page_asks_another_host_for_anything(any_site: Path) -> None:
    loads = {
        (tag, link)
        for page in pelican.pages(any_site)
        for tag, link in _links(page)
        if tag != "a" and urlsplit(link).scheme not in ("", "data")
    }
    assert {tag for tag, _ in loads} <= {"link", "script"}
    assert all(link.startswith("https://example.org/budget/") for _, link in loads), loads
    for path in (any_site / "theme").glob("*.css"):
        style = path.read_text(encoding="utf-8")
        assert "url(" not in style, path
        assert "@import" not in style, path


def test_pages_are_well_formed_and_ids_are_unique(any_site: Path) -> None:
    for page in pelican.pages(any_site):
        reader = pelican.read(page)
        assert (reader.faults, reader.unclosed) == ([], []), page
        assert len(reader.ids) == len(set(reader.ids)), page


def test_headings_nest(any_site: Path) -> None:
    for page in pelican.pages(any_site):
        levels = pelican.read(page).headings
        assert levels.count(1) == 1, page
        assert levels[0] == 1, page
        jumps = [(above, below) for above, below in pairwise(levels) if below > above + 1]
        assert jumps == [], page


def test_pages_have_landmarks_and_a_language(any_site: Path) -> None:
    for page in pelican.pages(any_site):
        reader = pelican.read(page)
        tags = [tag for tag, _ in reader.tags]
        assert tags.count("main") == 1, page
        if "embed" in page.relative_to(any_site).parts:  # stands in a page of others
            continue
        assert {"header", "nav", "footer"} <= set(tags), page
        language = "en" if page.relative_to(any_site).parts[0] == "en" else "zh-CN"
        assert ("html", {"lang": language}) in reader.tags, page
        assert reader.links[[tag for tag, _ in reader.links].index("a")] == ("a", "#content"), page


def test_tables_have_captions_scopes_and_regions(any_site: Path) -> None:
    for page in pelican.pages(any_site):
        tags = pelican.read(page).tags
        names = [tag for tag, _ in tags]
        assert names.count("table") == names.count("caption"), page
        assert all("scope" in stated for tag, stated in tags if tag == "th"), page
        regions = [stated for _, stated in tags if stated.get("role") == "region"]
        assert all(
            each.get("tabindex") == "0" and ("aria-label" in each or "aria-labelledby" in each)
            for each in regions
        ), page


def test_scripts_are_the_themes_own(any_site: Path) -> None:
    """Files of the theme, deferred; in the page itself stand only data."""
    theme = {path.name for path in (THEME / "static").glob("*.js")}
    for page in pelican.pages(any_site):
        reader = pelican.read(page)
        scripts = [stated for tag, stated in reader.tags if tag == "script"]
        files = [each for each in scripts if each != DATASET]
        assert all(each.keys() == {"src", "defer"} for each in files), page
        names = {each["src"].rpartition("/")[2] for each in files}
        assert names <= theme, page
        assert ("findings.js" in names) == ("filters" in reader.ids), page
        assert (DATASET in scripts) == bool(YEAR_PAGE.search(page.as_posix())), page
        assert not [name for _, stated in reader.tags for name in stated if name[:2] == "on"], page


def test_pages_and_style_stay_small(site: Path) -> None:
    assert max(page.stat().st_size for page in pelican.pages(site)) < LARGEST_PAGE
    assert (site / "theme" / "ledger.css").stat().st_size < LARGEST_STYLE
    assert (site / "theme" / "findings.js").stat().st_size < LARGEST_SCRIPT


def test_a_second_run_writes_the_same_bytes(site: Path, packages: Path, tmp_path: Path) -> None:
    first = pelican.contents(site)
    assert pelican.contents(pelican.publish(packages, tmp_path / "fresh")) == first
    assert pelican.contents(pelican.publish(packages, site)) == first


def test_every_amount_stands_in_its_cell(any_site: Path, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["any_site"].replace("site", "packages")
    packages = Path(request.getfixturevalue(name))
    missing = []
    for descriptor in sorted(packages.glob("[0-9]*/datapackage.json")):
        custom = json.loads(descriptor.read_bytes())["mingzhang"]
        slug, year = custom["department_slug"], custom["fiscal_year"]
        page = any_site / custom["division_code"] / slug / str(year) / "index.html"
        texts = pelican.read(page).texts
        part = custom["kind"] + (f"-unit-{custom['unit_slug']}" if custom["unit"] else "")
        with (descriptor.parent / "amounts.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                cell = f"t-{part}-{int(row['table_no']):02d}-r{row['row_no']}-c{row['column_no']}"
                if texts.get(cell, "").strip() != row["amount_text"].strip():
                    missing.append((cell, texts.get(cell), row["amount_text"]))
    assert missing == []


def test_every_line_of_the_source_is_on_its_page(site: Path, packages: Path) -> None:
    for source in sorted(packages.glob("*/source/*.txt")):
        name, year, kind = source.parts[-3].rsplit("-", 2)
        division, slug = name.split("-")
        page = site / division / slug / year / f"source-{kind}" / "index.html"
        reader = pelican.read(page)
        lines = source.read_text(encoding="utf-8").split("\n")
        assert [each for each in reader.ids if each.startswith("L")] == [
            f"L{number}" for number in range(1, len(lines) + 1)
        ]
        assert [reader.texts.get(f"L{n}", "") for n in range(1, len(lines) + 1)] == lines


def test_pictures_part_thousands_where_the_source_does_not(site: Path) -> None:
    page = (site / "610929/yiliaobaozhangju/2020/index.html").read_text(encoding="utf-8")
    amounts = re.findall(r'<tspan class="amount"[^>]*>([^<]+)<', page)
    assert any("," in each for each in amounts)
    assert not [each for each in amounts if re.match(r"\d{4}", each)]


def test_the_package_copies_are_the_packages_without_what_is_hidden(
    site: Path, packages: Path
) -> None:
    copied = pelican.contents(site / "data" / "packages")
    stated = {
        path: content
        for path, content in pelican.contents(packages).items()
        if not any(part.startswith(".") for part in path.split("/"))
    }
    assert copied == stated
    assert ".built.json" not in copied


def test_pages_of_packages_that_are_gone_do_not_linger(
    awkward_packages: Path, packages: Path, tmp_path: Path
) -> None:
    output = tmp_path / "site"
    pelican.publish(awkward_packages, output)
    others = output / "130630" / "kept by somebody else.txt"
    others.write_text("mine", encoding="utf-8")
    assert (output / "130630/yiliaobaozhangju/2023/source-final/index.html").is_file()
    pelican.publish(packages, output)
    assert not (output / "130630/yiliaobaozhangju/2023/source-final").exists()
    assert (output / "130630/yiliaobaozhangju/2023/source-budget/index.html").is_file()
    assert others.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_gives_a_site_that_says_what_to_do(tmp_path: Path) -> None:
    site = pelican.publish(tmp_path / "nothing", tmp_path / "site")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "data/disclosures/" in home
    assert "make publish" in home
    for page in pelican.pages(site):
        for _, link in _links(page):
            path = urlsplit(link).path
            assert urlsplit(link).scheme or not path or (page.parent / path).is_file(), (page, link)


def test_a_catalogue_of_other_packages_stops_the_run(packages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    shutil.copytree(packages, folder)
    shutil.rmtree(next(folder.glob("130606*")))
    with pytest.raises(AssertionError, match="python -m pipeline build"):
        pelican.publish(folder, tmp_path / "site")


def test_the_site_works_below_any_folder(site: Path) -> None:
    """No link climbs above the root or starts at one."""
    for page in pelican.pages(site):
        depth = len(page.relative_to(site).parts) - 1
        for _, link in _links(page):
            path = urlsplit(link).path
            assert urlsplit(link).scheme or not path.startswith("/")
            assert path.count("../") <= depth


def test_metadata_says_what_is_published(awkward_site: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(awkward_site / "feeds/all.atom.xml").getroot()
    updated = {
        entry.findtext(f"{atom}title"): entry.findtext(f"{atom}updated")
        for entry in feed.findall(f"{atom}entry")
    }
    assert updated == {
        "涞源县医疗保障局2023年部门决算": "2024-09-20T00:00:00Z",
        "涞源县医疗保险中心2023年单位预算": "2023-03-01T00:00:00Z",
        "涞源县医疗保障局2023年部门预算": "2023-01-01T00:00:00Z",
        "曲靖市沾益区医疗保障局2023年部门决算": "2023-12-31T00:00:00Z",
    }
    assert "Sitemap: https://example.org/budget/sitemap.xml" in (
        awkward_site / "robots.txt"
    ).read_text(encoding="utf-8")
    dcat = json.loads((awkward_site / "catalog.jsonld").read_bytes())
    assert len(dcat["@graph"][0]["dcat:dataset"]) == 5  # four disclosures and the catalogue


def test_the_sites_own_data_package_names_files_that_are_there(site: Path) -> None:
    descriptor = json.loads((site / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        assert (site / resource["path"]).stat().st_size == resource["bytes"]
        for file in resource["mingzhang"]["parquet"]:
            assert (site / file["path"]).is_file()


def test_a_figure_of_a_row_that_failed_a_check_has_a_warning_beside_it(site: Path) -> None:
    page = (site / "530303/yiliaobaozhangju/2023/index.html").read_text(encoding="utf-8")
    warning = ' <a class="alert" href="#checks">这一行核对不通过</a>'
    assert f"465.22 万元</a>{warning}" in page
    row = next(line for line in page.splitlines() if line.startswith('<tr id="t-final-03-r5"'))
    assert warning in row
