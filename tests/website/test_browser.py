"""What a reader sees: the pages in Chromium, at the widths of phones and desks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.website.chromium import CHROMIUM, until

PAGES = [
    "index.html",
    "130606/index.html",
    "130606/yiliaobaozhangju/index.html",
    "130606/yiliaobaozhangju/2025/index.html",
    "530303/yiliaobaozhangju/2023/index.html",
    "530303/yiliaobaozhangju/2023/source-final/index.html",
    "610929/yiliaobaozhangju/2020/index.html",
    "functions/index.html",
    "search/index.html?q=%E5%9F%8E%E4%B9%A1",
    "departments/index.html",
    "style/index.html",
    "en/index.html",
    "en/530303/yiliaobaozhangju/2023/index.html",
    "en/departments/yiliaobaozhangju/index.html",
    "functions/2101501/index.html",
    "economic/30101/index.html",
    "departments/yiliaobaozhangju/index.html",
    "findings/index.html",
    "data/index.html",
    "data/dictionary/index.html",
    "about/index.html",
    "methods/index.html",
    "glossary/index.html",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]


def test_on_a_phone_no_figure_of_the_years_is_beyond_the_edge(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(address + "130606/yiliaobaozhangju/index.html")
    cells = page.locator(".history td")
    assert cells.count() >= 7
    for each in cells.all():
        box = each.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    named = page.evaluate(
        "[...document.querySelectorAll('.history td')].map((e) => getComputedStyle(e, '::before').content)"
    )
    assert '"“三公”经费"' in named
    page.close()


def test_on_a_phone_names_of_shares_keep_room_beside_long_amounts(
    browser: Any, address: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(address + "en/departments/yiliaobaozhangju/index.html")
    names = page.locator(".shares .of")
    assert names.count() > 5
    assert min(each.bounding_box()["width"] for each in names.all()) >= 60
    page.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_pages_fit_and_ask_nobody_else(browser: Any, address: str, width: int) -> None:
    requests: list[str] = []
    problems: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("response", lambda each: problems.append(each.url) if each.status >= 400 else None)
    too_wide = []
    for each in PAGES:
        page.goto(address + each)
        wide, visible = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if wide > visible:
            too_wide.append((each, wide))
    page.close()
    assert too_wide == []
    assert problems == []
    assert [url for url in requests if not url.startswith(address)] == []


def test_the_first_key_skips_to_the_content(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + PAGES[3])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()


def test_tables_scroll_by_keyboard_inside_their_region(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(address + PAGES[3] + "#t-budget-02")
    region = page.locator("#t-budget-02 .scroll")
    region.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#t-budget-02 .scroll').scrollLeft > 0")
    page.close()


def test_a_link_opens_what_is_folded_over_its_target(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + PAGES[3] + "#t-budget-11-r1")
    until(page, "document.querySelector('#t-budget-11').closest('details').open")
    page.close()


def test_findings_are_filtered_and_counted(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "findings/index.html")
    rows = page.locator("details.check li[data-check]")
    said = page.locator("#shown")
    assert said.get_attribute("aria-live") == "polite"
    everything = rows.count()
    before = said.inner_text()
    page.locator("#by-place").select_option("530303")
    shown = [each for each in rows.all() if each.get_attribute("hidden") is None]
    assert {each.get_attribute("data-place") for each in shown} == {"530303"}
    assert len(shown) < everything
    away = page.locator("details.check[hidden]").first.get_attribute("id")
    page.evaluate(f"location.hash = '{away}'")  # leads to what is filtered away
    until(page, f"document.querySelector('#shown').innerText === '{before}'")
    page.locator("#by-year").select_option("2020")
    page.locator("#by-place").select_option("530303")
    assert said.inner_text() == "显示 0 处"
    assert rows.count() == everything
    page.close()


def test_a_filter_opens_the_checks_that_it_finds(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "findings/index.html")
    checks = page.locator("details.check:not(#notes details)")
    assert [each.get_attribute("open") is not None for each in checks.all()].count(True) == 0
    place = checks.last.locator("li[data-check]").first.get_attribute("data-place")
    page.locator("#by-place").select_option(place)
    assert checks.last.locator(f"li[data-place='{place}']").first.is_visible()
    page.close()


def test_a_link_opens_the_check_that_it_names(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "findings/index.html")
    last = page.locator("details.check:not(#notes details)").last
    page.goto(address + f"findings/index.html#{last.get_attribute('id')}")
    assert last.locator("li[data-check]").first.is_visible()
    page.close()


def test_without_a_script_the_findings_are_all_there(browser: Any, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + "findings/index.html")
    assert page.locator("#filters").is_hidden()
    folded = page.locator("details.check").nth(1)
    folded.locator("summary").click()
    assert folded.locator("li[data-check]").first.is_visible()
    page.close()


def test_the_site_works_from_a_file_share(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.click("text=莲池区")
    page.click("main a[href*='yiliaobaozhangju/2025']")
    assert page.title().startswith("保定市莲池区医疗保障局 2025 年预算")
    page.click("a.figure >> nth=0")
    assert page.url.endswith("#t-budget-01-r34-c3")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_on_paper(browser: Any, address: str, scheme: str) -> None:
    """A4 less its margins is 180 mm wide, 680 px; tables of many columns turn the sheet (267 mm)."""
    page = browser.new_page(viewport={"width": 680, "height": 990}, color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    too_wide = []
    for each in PAGES:
        page.goto(address + each)
        too_wide += page.evaluate(
            """(name) => {
              const of = (each) => getComputedStyle(each).page === "wide" ? 1009 : 680;
              return [...document.querySelectorAll("table, figure, pre, p, li")]
                .filter((each) => each.scrollWidth > of(each.closest(".scroll") ?? each) + 1)
                .map((each) => [name, each.closest("[id]")?.id, each.scrollWidth]);
            }""",
            each,
        )
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper == "rgb(255, 255, 255)"
    page.close()
    assert too_wide == []
