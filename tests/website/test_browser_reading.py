"""Reading a department-year in Chromium: tables fold, levels fold, terms open, the contents follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from tests.website.chromium import CHROMIUM, until

LIANCHI = "130606/yiliaobaozhangju/2025/index.html"
BAIHE = "610929/yiliaobaozhangju/2020/index.html"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    opened.close()
    assert problems == []


def _is_open(page: Any, id: str) -> bool:
    return bool(page.evaluate(f"document.getElementById('{id}').closest('details').open"))


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_a_cell_opens_its_table(browser: Any, address: str, script: bool) -> None:
    page = browser.new_page(java_script_enabled=script)
    page.goto(address + LIANCHI + "#t-budget-05-r3-c4")
    page.wait_for_selector("#t-budget-05 table", state="visible")
    page.close()


def test_a_link_within_the_page_opens_its_table_and_its_rows(page: Any, address: str) -> None:
    page.goto(address + LIANCHI + "#t-budget-03")
    page.click("#t-budget-03-r6 .fold")
    assert page.locator("#t-budget-03-r7").is_hidden()
    page.evaluate("location.hash = 't-budget-03-r7-c4'")
    page.wait_for_selector("#t-budget-03-r7", state="visible")
    assert page.locator("#t-budget-03-r6 .fold").get_attribute("aria-expanded") == "true"
    page.evaluate("location.hash = 't-budget-05-r3-c4'")
    page.wait_for_selector("#t-budget-05 table", state="visible")


def test_levels_fold_and_unfold_by_keyboard(page: Any, address: str) -> None:
    page.goto(address + LIANCHI + "#t-budget-03")
    visible = page.locator("#t-budget-03 tbody tr:visible")
    everything = visible.count()
    inner, outer = page.locator("#t-budget-03-r13 .fold"), page.locator("#t-budget-03-r6 .fold")
    assert "卫生健康支出" in outer.get_attribute("aria-label")
    inner.focus()
    page.keyboard.press("Enter")
    assert visible.count() == everything - 3
    outer.focus()
    page.keyboard.press("Space")
    assert outer.get_attribute("aria-expanded") == "false"
    assert visible.count() == everything - 10
    page.keyboard.press("Space")
    assert visible.count() == everything - 3  # what was folded within stays folded
    assert page.locator("#t-budget-03-r1 .fold").count() == 0


def test_side_by_side_panels_do_not_fold(page: Any, address: str) -> None:
    page.goto(address + LIANCHI + "#t-budget-01")
    assert page.locator("#t-budget-01 table").is_visible()
    assert page.locator("#t-budget-01 .fold").count() == 0


def test_all_tables_open_and_close_at_once(page: Any, address: str) -> None:
    page.goto(address + BAIHE)
    sheets = page.locator(".sheet > details").count()
    page.click(".tools button >> nth=0")
    assert page.locator(".sheet > details[open]").count() == sheets
    page.click(".tools button >> nth=1")
    assert page.locator(".sheet > details[open]").count() == 0


def test_header_and_label_stay_while_a_table_scrolls(page: Any, address: str) -> None:
    page.goto(address + LIANCHI + "#t-budget-03")
    moved = page.evaluate(
        """() => {
          const scroll = document.querySelector("#t-budget-03 .scroll");
          scroll.scrollTop = 300;
          scroll.scrollLeft = 250;
          const at = scroll.getBoundingClientRect();
          const head = scroll.querySelector("thead th").getBoundingClientRect();
          const label = scroll.querySelector("#t-budget-03-r10 .l").getBoundingClientRect();
          return [scroll.scrollTop, scroll.scrollLeft, head.top - at.top, label.left - at.left];
        }"""
    )
    assert moved[0] > 0
    assert moved[1] > 0
    assert abs(moved[2]) <= 1
    assert abs(moved[3]) <= 1


@pytest.mark.parametrize("script", [True, False])
def test_a_term_opens_and_escape_closes_it(browser: Any, address: str, script: bool) -> None:
    page = browser.new_page(java_script_enabled=script)
    page.goto(address + LIANCHI + "#t-budget-02")
    term = page.locator("#t-budget-02 button.term").first
    card = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert card.is_hidden()
    term.focus()
    page.keyboard.press("Enter")
    card.wait_for(state="visible")
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_contents_mark_what_is_read(browser: Any, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + BAIHE)
    for section in ("checks", "tables-budget", "summary", "downloads"):
        page.evaluate(f"location.hash = '{section}'")
        page.wait_for_selector(f'.toc a[href="#{section}"][aria-current="true"]')
        assert page.locator(".toc [aria-current]").count() == 1
    link = page.locator('.toc a[href="#downloads"]').bounding_box()
    assert link["x"] >= 0
    assert link["x"] + link["width"] <= width
    if width < 1200:
        assert link["height"] >= 44
    page.close()


def test_without_a_script_nothing_is_out_of_reach(browser: Any, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + LIANCHI + "#tables-budget")
    assert page.locator(".tools").first.is_hidden()
    page.locator("summary:has(#t-budget-03-title)").click()
    assert page.locator("#t-budget-03 tbody tr:visible").count() == 19
    page.close()


def test_paper_has_all_rows_of_all_tables(page: Any, address: str) -> None:
    page.goto(address + LIANCHI + "#t-budget-03")
    page.click("#t-budget-03-r6 .fold")
    page.emulate_media(media="print")
    assert page.locator("#t-budget-03-r7").is_visible()
    assert page.evaluate(
        "getComputedStyle(document.querySelector('#t-budget-03 .scroll')).maxHeight"
    ) == ("none")


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_summary_takes_four_sheets(page: Any, address: str, language: str) -> None:
    for year in ("130606/yiliaobaozhangju/2025", "610929/yiliaobaozhangju/2020"):
        page.goto(f"{address}{language}{year}/index.html")
        assert len(PdfDocument(page.pdf(prefer_css_page_size=True))) <= 4, year


def test_what_is_said_of_links_is_not_on_paper(page: Any, address: str) -> None:
    page.goto(address + LIANCHI)
    page.emulate_media(media="print")
    assert page.locator("#summary > .legend .on-screen").is_hidden()
    assert page.locator("#summary > .legend .derived").is_visible()


def test_a_link_into_a_page_lands_though_what_is_far_is_not_laid_out(
    page: Any, address: str
) -> None:
    page.goto(address + LIANCHI + "#t-budget-12")
    top = "document.getElementById('t-budget-12').getBoundingClientRect().top"
    until(page, f"{top} >= 0 && {top} < innerHeight / 2")
    far = "getComputedStyle(document.querySelectorAll('.sheet')[5]).contentVisibility"
    assert page.evaluate(far) == "auto"


def test_paper_has_what_is_open_and_everything_where_all_is(page: Any, address: str) -> None:
    page.goto(address + LIANCHI)
    page.emulate_media(media="print")
    assert page.locator("#summary").is_visible()
    assert page.locator("#checks .on-paper").is_visible()
    for left_out in ("#prose", "#tables-budget", "#checks .verdicts >> nth=0"):
        assert page.locator(left_out).is_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not _is_open(page, "t-budget-05")
    page.emulate_media(media="screen")
    page.click(".tools button[data-open] >> nth=0")
    page.emulate_media(media="print")
    assert page.locator("#prose").is_visible()
    assert page.locator("#checks .on-paper").is_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
