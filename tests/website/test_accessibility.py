"""Every kind of page against the rules of WCAG 2.2 AA that a machine can test, in both schemes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.website.chromium import CHROMIUM

PAGES = [
    "index.html",
    "130606/index.html",
    "130606/yiliaobaozhangju/index.html",
    "360123/yiliaobaozhangju/2023/index.html",
    "530303/yiliaobaozhangju/2023/index.html",
    "530303/yiliaobaozhangju/2023/source-final/index.html",
    "610929/yiliaobaozhangju/2020/index.html",
    "functions/index.html",
    "functions/210/index.html",
    "economic/30101/index.html",
    "departments/index.html",
    "departments/yiliaobaozhangju/index.html",
    "findings/index.html",
    "findings/530303/index.html",
    "findings/departments/yiliaobaozhangju/index.html",
    "findings/checks/arithmetic-subtotal/index.html",
    "coverage/index.html",
    "coverage/530303/index.html",
    "search/index.html",
    "data/index.html",
    "data/dictionary/index.html",
    "explore/index.html",
    "about/index.html",
    "methods/index.html",
    "glossary/index.html",
    "style/index.html",
    "404.html",
    "en/index.html",
    "en/530303/yiliaobaozhangju/2023/index.html",
    "en/departments/yiliaobaozhangju/index.html",
    "en/findings/index.html",
    "en/explore/index.html",
    "en/glossary/index.html",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
"""Only what is broken is told node by node: telling every node that is well takes as long as looking."""

ALL_LAID_OUT = """() => {
  for (const each of document.querySelectorAll('main *'))
    if (getComputedStyle(each).contentVisibility === 'auto') each.style.contentVisibility = 'visible';
}"""
"""What is only laid out when it is reached would not be looked at."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_no_rule_is_broken(browser: Any, address: str, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    broken = []
    for each in PAGES:
        page.goto(address + each)
        page.evaluate(ALL_LAID_OUT)
        found = Axe().run(page, options=OPTIONS)
        broken += [
            (each, rule["id"], [node["target"] for node in rule["nodes"]][:3])
            for rule in found.response["violations"]
        ]
    context.close()
    assert broken == []


def test_what_is_not_laid_out_yet_lies_on_nothing(browser: Any, address: str) -> None:
    """A long section above has the height of a short one until it is reached."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(f"{address}530303/yiliaobaozhangju/2023/index.html")
    page.evaluate("""() => {
      const link = document.createElement("p");
      link.innerHTML = '<a href="#summary" style="display: block; padding: 1em">概要</a>';
      const section = document.querySelector("#indicators, #changes");
      for (let n = 0; n < 200; n++) section.append(link.cloneNode(true));
    }""")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    page.close()
    assert [rule["id"] for rule in found] == []


def test_pages_can_be_zoomed_to_four_times(browser: Any, address: str) -> None:
    """1280 px at 400 % are 320 px: nothing overflows, and the text is not cut off."""
    page = browser.new_page(viewport={"width": 320, "height": 256})
    too_wide = []
    for each in PAGES:
        page.goto(address + each)
        wide = page.evaluate("document.documentElement.scrollWidth")
        too_wide += [(each, wide)] if wide > 320 else []
    page.close()
    assert too_wide == []
