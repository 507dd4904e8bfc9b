"""What is too much for the page of a department-year has one of its own; every link and anchor leads on."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.website.department import front
from pipeline.website.published import apart
from pipeline.website.published.apart import Size
from tests.website import chromium, jobs, pelican
from tests.website.chromium import until
from tests.website.jobs import THEME, Run

YEAR = "610929/yiliaobaozhangju/2020"
TABLE = "table-budget-04"


@pytest.fixture(scope="module")
def whole(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with everything on the pages of the years."""
    return _site(packages, tmp_path_factory.mktemp("whole"), 10**6, 10**6)[0]


@pytest.fixture(scope="module")
def made(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The site of the same packages where little has room on a page."""
    return _site(packages, tmp_path_factory.mktemp("parted"), 150, 60_000)


@pytest.fixture(scope="module")
def parted(made: tuple[Path, Run]) -> Path:
    return made[0]


def _site(packages: Path, folder: Path, cells: int, most: int) -> tuple[Path, Run]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "MOST_CELLS", cells)
        patch.setattr(apart, "MOST_CELLS_OF_PAGE", 2 * cells // 3)
        patch.setattr(apart, "MOST_CELLS_OF_ALL", 20 * cells)
        patch.setattr(front, "MOST_BYTES", most)
        patch.setattr(front, "MOST_ELEMENTS", most)
        run = jobs.run(packages, folder / "site")
    shutil.copytree(THEME / "static", folder / "site" / "theme")
    return folder / "site", run


def _years(site: Path) -> list[Path]:
    return sorted(
        each for each in site.rglob("index.html") if re.fullmatch(r"\d{4}", each.parent.name)
    )


def test_what_led_to_a_place_on_the_page_of_a_year_still_does(whole: Path, parted: Path) -> None:
    """But for cells, whose rows have the anchor."""
    kept = re.compile(r"(finding-|p-|t-)")
    for path in _years(whole):
        before = {each for each in pelican.read(path).ids if kept.match(each)}
        page = pelican.read(parted / path.relative_to(whole))
        after = {*page.ids, *_led_on(page)}
        lost = {re.sub(r"(-r\d+)-c\d+$", r"\1", each) for each in before - after}
        assert lost <= after
        assert len(page.ids) + len(_led_on(page)) == len(after)


def test_what_stands_for_a_large_table_is_no_landmark(parted: Path) -> None:
    tags = [tag for path in _years(parted) for tag in pelican.read(path).tags]
    named = [name for name, stated in tags if stated.get("class") == "elsewhere"]
    assert "div" in named
    assert not [stated for name, stated in tags if name == "section" and "role" in stated]


def _led_on(page: pelican.PageReader) -> list[str]:
    """What no element of the page stands for: the script leads on to it, and no page links to it."""
    return [each for _, stated in page.tags for each in stated.get("data-ids", "").split()]


def _tables_apart(site: Path) -> Iterator[list[Path]]:
    """The pages of each large table, in order."""
    for first in site.rglob("table-*/index.html"):
        later = first.parent.glob("*/index.html")
        yield [first, *sorted(later, key=lambda each: int(each.parent.name))]


def test_a_large_table_stands_whole_on_its_pages(whole: Path, parted: Path) -> None:
    tables = [each for each in _tables_apart(parted) if "en" not in each[0].parts]
    assert len(tables) > 10
    assert any(len(each) > 3 for each in tables)
    for pages in tables:
        folder = pages[0].parent
        year = pelican.read(whole / folder.parent.relative_to(parted) / "index.html")
        _, part, no = folder.name.split("-")
        own = [each for each in year.ids if re.match(rf"t-{part}-{no}-r", each)]
        here = [
            (each, page.texts.get(each))
            for page in map(pelican.read, pages)
            for each in page.ids
            if re.match(rf"t-{part}-{no}-r", each)
        ]
        assert here == [(each, year.texts.get(each)) for each in own]
        assert all(f"t-{part}-{no}" in pelican.read(each).ids for each in pages)
        assert [pelican.read(each).faults for each in pages if pelican.read(each).faults] == []


def test_each_page_of_a_large_table_has_its_headings_and_leads_to_the_others(parted: Path) -> None:
    for pages in _tables_apart(parted):
        texts = [each.read_text("utf-8") for each in pages]
        heads = {re.sub(r"<a[^>]*>|</a>", "", _head(each)) for each in texts}
        assert len(heads) == 1
        for path, text, after in zip(pages[:-1], texts[:-1], pages[1:], strict=True):
            link = re.search(r'<a href="([^"]+)" rel="next">', text)
            assert link
            assert (path.parent / link[1]).resolve() == after
        assert ('rel="next"' in texts[-1], 'rel="prev"' in texts[0]) == (False, False)


def _head(page: str) -> str:
    found = re.search(r"<thead>.*?</thead>", page, re.DOTALL)
    return found[0] if found else ""


def test_every_link_leads_to_a_place_that_is_there(parted: Path) -> None:
    missing = []
    for path in pelican.pages(parted):
        for _, link in pelican.read(path).links:
            target, _, anchor = link.partition("#")
            if "://" in link or not anchor or target.startswith("mailto:"):
                continue
            page = (path.parent / target).resolve() if target else path
            if page.suffix != ".html" or page.parts[-2] in ("glossary", "methods", "about"):
                continue
            if anchor not in pelican.read(page).ids:
                missing.append((path.relative_to(parted).as_posix(), link))
    assert missing == []


def test_figures_and_findings_lead_to_the_page_of_the_table(parted: Path) -> None:
    for start in (YEAR, "findings", "610929"):
        links = [link for _, link in pelican.read(parted / start / "index.html").links]
        assert any(f"{TABLE}/index.html#t-budget-04-r" in each for each in links) or start != YEAR
        assert [
            each for each in links if re.search(r"#t-budget-04-r", each) and TABLE not in each
        ] == []


def test_the_search_leads_to_the_page_of_the_table(made: tuple[Path, Run]) -> None:
    records = [
        record
        for page in made[1].pages
        for leaf in page.leaves
        for record in leaf.records
        if leaf.address == f"{YEAR}/index.html"
    ]
    table = next(each for each in records if each.anchor == "t-budget-04")
    assert table.page == f"{YEAR}/{TABLE}/index.html"
    project = [each for each in records if each.anchor == "p-budget-3"]
    assert [each.page for each in project] == [f"{YEAR}/projects-budget/index.html"]
    overview = next(each for each in records if each.facets["what"] == ("summary",))
    led = [line.anchor for line in overview.lines if TABLE in line.anchor]
    assert led
    later = [line.anchor for line in table.lines if not line.anchor.startswith("-r")]
    assert f"{YEAR}/{TABLE}/2/index.html#t-budget-04-r20" in later
    for each in (*led, *filter(None, later)):
        page, _, anchor = each.partition("#")
        assert anchor in pelican.read(made[0] / page).ids


def test_pages_of_the_published_disclosures_have_little_before_their_tables(site: Path) -> None:
    for path in _years(site):
        before, _, _ = path.read_bytes().partition(b'<section id="tables-')
        assert len(before) <= front.MOST_BYTES
        assert len(re.findall(rb"<[a-z]", before)) <= front.MOST_ELEMENTS


def test_what_is_left_over_stands_on_a_page_of_its_own(whole: Path, parted: Path) -> None:
    year = pelican.read(whole / YEAR / "index.html")
    for name, start in (("checks-budget", "finding-"), ("projects-budget", "p-budget-")):
        own = pelican.read(parted / YEAR / name / "index.html")
        ids = {each for each in year.ids if each.startswith(start)}
        assert ids
        assert ids <= set(own.ids)
        assert own.faults == []


def test_as_many_tables_stand_on_the_page_as_it_can_bear() -> None:
    assert apart.apart({1: Size(apart.MOST_CELLS, 1), 2: Size(apart.MOST_CELLS + 1, 1)}).keys() == {
        2
    }
    few = apart.MOST_CELLS_OF_ALL // 300
    assert not apart.apart(dict.fromkeys(range(few), Size(100, 3)))
    many = dict.fromkeys(range(1, 101), Size(100, 3))
    assert apart.apart(many).keys() == set(range(apart.MOST_CELLS_OF_LARGE // 300 + 1, 101))


@pytest.mark.parametrize("size", [Size(613, 13), Size(100_000, 5), Size(2, 5_000), Size(1301, 1)])
def test_no_page_of_a_large_table_has_more_than_a_phone_can_lay_out(size: Size) -> None:
    rows = apart.apart({1: size})[1]
    assert rows == 1 or rows * (size.columns + 1) <= apart.MOST_CELLS_OF_PAGE
    assert size.rows % rows == 0 or size.rows % rows > rows // 2


@pytest.fixture(scope="module")
def served(parted: Path) -> Iterator[str]:
    with chromium.served(parted) as address:
        yield address


browser_only = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.CHROMIUM is None, reason="there is no chromium on this machine"),
]


class TestInABrowser:
    """What a reader sees."""

    pytestmark = browser_only

    @pytest.mark.parametrize(
        "anchor", ["t-budget-04-r5", "t-budget-04-r5-c3", "t-budget-04-r20-c5"]
    )
    @pytest.mark.parametrize("at", ["", f"{TABLE}/", f"{TABLE}/2/"])
    def test_an_old_link_to_a_row_or_cell_leads_there(
        self, browser: Any, served: str, at: str, anchor: str
    ) -> None:
        page = browser.new_page()
        page.goto(f"{served}{YEAR}/{at}index.html#{anchor}")
        until(page, f"location.pathname.includes({TABLE!r})")
        until(page, f"document.getElementById({anchor!r})?.matches(':target')")
        page.close()

    def test_an_old_link_to_a_finding_leads_to_it(
        self, browser: Any, served: str, parted: Path
    ) -> None:
        year = pelican.read(parted / YEAR / "index.html")
        id = next(
            stated["id"]
            for tag, stated in year.tags
            if tag == "i" and stated.get("id", "").startswith("finding-")
        )
        page = browser.new_page()
        page.goto(f"{served}{YEAR}/index.html#{id}")
        until(page, "location.pathname.includes('checks-budget')")
        until(page, f"document.getElementById({id!r}).checkVisibility()")
        page.close()

    def test_without_a_script_the_row_is_a_link_to_its_place(
        self, browser: Any, served: str
    ) -> None:
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{served}{YEAR}/index.html#t-budget-04-r5")
        assert TABLE not in page.url
        row = page.locator("#t-budget-04-r5")
        assert row.get_attribute("href") == f"{TABLE}/index.html#t-budget-04-r5"
        page.goto(f"{served}{YEAR}/{row.get_attribute('href')}")
        assert "政府性基金拨款" in page.locator("#t-budget-04-r5").inner_text()
        page.close()

    def test_the_keyboard_leads_to_the_table_and_back(self, browser: Any, served: str) -> None:
        page = browser.new_page()
        page.goto(f"{served}{YEAR}/index.html")
        page.focus(f"#t-budget-04 a[href^='{TABLE}']")
        page.keyboard.press("Enter")
        until(page, f"location.pathname.includes({TABLE!r})")
        page.focus("header.opening a[href^='../index.html#t-']")
        page.keyboard.press("Enter")
        until(page, "location.hash === '#t-budget-04'")
        assert TABLE not in page.url
        page.close()

    @pytest.mark.parametrize("width", [390, 1280])
    @pytest.mark.parametrize("address", ["", f"{TABLE}/", "checks-budget/", "projects-budget/"])
    def test_the_pages_fit_and_break_nothing(
        self, browser: Any, served: str, address: str, width: int
    ) -> None:
        page = browser.new_page(viewport={"width": width, "height": 800})
        problems: list[str] = []
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        for language in ("", "en/"):
            page.goto(f"{served}{language}{YEAR}/{address}index.html")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()
        assert problems == []
