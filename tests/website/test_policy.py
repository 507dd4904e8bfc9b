"""The content security policy: said on every page, sent by hosts, and broken by no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pipeline.website.interface.policy import (
    EMBED,
    EXPLORE,
    PAGE,
    headers,
    host_files,
    stated,
)
from tests.website.chromium import CHROMIUM, served, settled, until
from tests.website.test_accessibility import PAGES

SEARCHED = "search/index.html?q=%E5%9F%8E%E4%B9%A1"
WATCH = """
window.broken = [];
addEventListener("securitypolicyviolation", (each) =>
  broken.push(`${each.effectiveDirective} ${each.blockedURI} ${each.sourceFile}:${each.lineNumber}`));
"""

without_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no chromium on this machine"
)


class _Inline(HTMLParser):
    """Collects what a strict policy forbids, and the policy."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = dict(attrs)
        if tag == "meta" and stated.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(stated["content"] or "")
        is_code = tag == "script" and "src" not in stated
        if is_code and stated.get("type") != "application/ld+json":
            self.found.append("script")
        if tag == "style" or "style" in stated:
            self.found.append(f"style in {tag}")
        self.found += [f"{each} in {tag}" for each in stated if each.startswith("on")]
        self.found += [
            f"{each} in {tag}" for each, to in attrs if to and to.lower().startswith("javascript:")
        ]


def _pages(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*.html")):
        if not path.is_relative_to(site / "data" / "packages"):
            yield path


@pytest.mark.parametrize("made", ["site", "awkward_site"])
def test_every_page_states_its_policy_and_holds_nothing_inline(
    made: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(made)
    for path in _pages(site):
        reader = _Inline()
        reader.feed(path.read_text(encoding="utf-8"))
        policy = EXPLORE if path.parent.name == "explore" else PAGE
        if "embed" in path.relative_to(site).parts:
            policy = EMBED
        assert reader.policies == [stated(policy)], path
        assert reader.found == [], path


def test_the_site_carries_header_files_for_hosts(site: Path) -> None:
    for address, text in host_files():
        assert (site / address).read_text(encoding="utf-8") == text
        for sent in (headers(), headers(may_be_framed=True)):
            for name, value in sent.items():
                stands = re.search(rf"(?:\b{re.escape(name)}:?|policy) \"?{re.escape(value)}", text)
                assert stands, (address, name)


def test_headers_allow_what_each_page_allows_itself() -> None:
    sent = dict(each.split(" ", 1) for each in headers()["Content-Security-Policy"].split("; "))
    for policy in (PAGE, EXPLORE):
        for directive, sources in policy.items():
            allowed = {*sources.split()} - {"'none'"}
            assert allowed <= {*sent[directive].split()}


@pytest.mark.browser
@without_chromium
def test_an_audit_in_a_page_can_read_robots(browser: Any, site: Path) -> None:
    with served(site, headers()) as address:
        page = browser.new_page()
        for each in ("", "embed/360123/yiliaobaozhangju/2023/final/figure/index.html"):
            page.goto(address + each)
            read = page.evaluate("fetch('/robots.txt').then((each) => each.status)")
            assert read == 200
        page.close()


@pytest.mark.parametrize("way", ["served", "from a folder"])
@pytest.mark.browser
@without_chromium
def test_no_page_breaks_the_policy(browser: Any, site: Path, way: str) -> None:
    with served(site, headers()) as address:
        root = address if way == "served" else f"{site.as_uri()}/"
        problems: list[str] = []
        context = browser.new_context()
        context.add_init_script(WATCH)
        context.on("console", lambda said: problems.append(f"{said.text} {said.location}"))
        for page in settled(context, [root + each for each in [*PAGES, SEARCHED]]):
            styled = page.evaluate("getComputedStyle(document.querySelector('.skip')).position")
            assert styled == "absolute", page.url
            problems += [f"{page.url}: {one}" for one in page.evaluate("broken")]
        context.close()
    assert problems == []


@pytest.mark.browser
@without_chromium
def test_the_search_answers_under_the_policy(browser: Any, site: Path) -> None:
    with served(site, headers()) as address:
        page = browser.new_page()
        page.goto(address + SEARCHED)
        page.wait_for_selector("#hits > li")
        page.close()


@pytest.mark.browser
@without_chromium
def test_the_policy_stops_what_is_not_ours(browser: Any, site: Path) -> None:
    with served(site) as address:
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(address + "index.html")
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<b style=\"color: red\">a</b>');"
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
        )
        until(page, "broken.length >= 2")
        page.close()


@pytest.mark.parametrize("may_be_framed", [True, False])
@pytest.mark.browser
@without_chromium
def test_others_may_frame_what_is_made_for_it(
    browser: Any, site: Path, tmp_path: Path, may_be_framed: bool
) -> None:
    embed = "embed/360123/yiliaobaozhangju/2023/final/figure/index.html"
    with (
        served(site, headers(may_be_framed=may_be_framed)) as address,
        served(tmp_path) as other,
    ):
        (tmp_path / "index.html").write_text(f'<iframe src="{address}{embed}"></iframe>')
        page = browser.new_page()
        page.goto(other + "index.html")
        frame = page.frames[1]
        assert ("明账" in frame.content()) == may_be_framed
        page.close()
