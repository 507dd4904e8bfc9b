"""Queries as a reader asks them, in Chromium: with the engines that `make explore` fetched, else skipped."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.website.explore.engines import engines
from pipeline.website.interface.policy import headers
from tests.conftest import ROOT
from tests.website import chromium, pelican
from tests.website.chromium import until

FETCHED = Path(os.environ.get("EXPLORE") or ROOT / ".cache" / "explore" / "node_modules")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.skipif(not engines(FETCHED), reason="the engines are not here: make explore"),
]


@pytest.fixture(scope="module")
def address(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with engines, served under the headers that it asks hosts to send."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORE", str(FETCHED))
        site = pelican.publish(packages, tmp_path_factory.mktemp("explored"))
    with chromium.served(site, headers()) as served:
        yield served


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page that reaches no other host, and has said nothing wrong when it is closed."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda each: asked.append(each.url))
    page.context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    page.asked = asked
    yield page
    page.close()
    # DuckDB says so of a server that gives no parts of a file, as this one
    assert [each for each in problems if "fall back to full HTTP read" not in each] == []
    assert [each for each in asked if not each.startswith((address, "blob:"))] == []


def _answered(page: Any) -> str:
    until(page, "!document.getElementById('ask').hasAttribute('aria-busy')", 120)
    said: str = page.inner_text("#said")
    return said


def _ask(page: Any, sql: str) -> str:
    page.fill("#sql", sql)
    page.press("#sql", "Control+Enter")
    return _answered(page)


def _cells(page: Any) -> list[list[str]]:
    rows = page.locator("#rows tbody tr").all()
    return [[cell.inner_text() for cell in row.locator("td").all()] for row in rows]


def test_nothing_is_loaded_before_somebody_asks(page: Any, address: str) -> None:
    page.goto(address + "explore/index.html")
    page.wait_for_load_state("networkidle")
    assert not [each for each in page.asked if "/engine/" in each or "mingzhang." in each]


@pytest.mark.parametrize("engine", [each.id for each in engines(FETCHED)])
def test_every_question_is_answered(page: Any, address: str, engine: str) -> None:
    page.goto(address + "explore/index.html")
    page.check(f"[name=engine][value={engine}]")
    links = page.locator("a.question")
    for number in range(links.count()):
        links.nth(number).click()
        assert _answered(page)[0].isdigit(), number
        assert _cells(page)
    assert links.count() == 10


def test_both_engines_give_the_same_cells(page: Any, address: str) -> None:
    page.goto(address + "explore/index.html")
    found = []
    for each in engines(FETCHED):
        page.check(f"[name=engine][value={each.id}]")
        page.locator("a.question").nth(2).click()
        _answered(page)
        found.append(_cells(page))
    assert found[0] == found[-1]
    assert found[0]


def test_who_writes_no_sql_chooses_and_comes_to_the_printed_cell(page: Any, address: str) -> None:
    page.goto(address + "explore/index.html")
    page.fill("[name=place]", "莲池")
    page.fill("[name=code]", "210")
    page.click("#choose")
    assert _answered(page).split()[0] == "162"
    assert "莲池" in page.input_value("#sql")
    with page.expect_download() as download:
        page.click("#csv")
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 162
    page.click("#rows tbody tr:first-child a")
    until(page, "location.hash && document.readyState === 'complete'")
    shown = page.locator(page.evaluate("location.hash")).inner_text()
    assert shown == rows[0]["amount_text"]
    page.go_back()
    until(page, "document.getElementById('sql')?.value.includes('莲池')")


def test_a_link_carries_a_query_and_waits_for_the_reader(page: Any, address: str) -> None:
    page.goto(address + "en/explore/index.html?sql=SELECT%201%20AS%20one")
    assert page.input_value("#sql") == "SELECT 1 AS one"
    page.wait_for_load_state("networkidle")
    assert not [each for each in page.asked if "/engine/" in each]
    page.click(".run button")
    _answered(page)
    assert _cells(page) == [["1"]]
    assert "sql=SELECT" in page.get_attribute("#link", "href")


def test_what_comes_back_is_text_and_nothing_can_be_changed(page: Any, address: str) -> None:
    page.goto(address + "explore/index.html")
    _ask(page, "SELECT 0.1 + 0.2 AS sum, '<b>a</b>' AS text, NULL AS blank, 1234567.5 AS large")
    assert _cells(page) == [["0.3", "<b>a</b>", "", "1,234,567.5"]]
    assert "syntax error" in _ask(page, "SELEC 1")
    assert "readonly" in _ask(page, "DELETE FROM amounts")
    assert _ask(page, "SELECT 1 WHERE 1 = 2").startswith("没有")


def test_what_does_not_end_can_be_stopped(page: Any, address: str) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {} FROM n"
    page.goto(address + "explore/index.html")
    assert "100,000" in _ask(page, endless.format("i"))
    page.fill("#sql", endless.format("sum(i)"))
    page.press("#sql", "Control+Enter")
    page.click("#stop")
    assert page.inner_text("#said") == "停下了。"
    assert _ask(page, "SELECT 1 AS one").startswith("1 ")


def test_a_doubtful_figure_is_shown_with_its_warning(page: Any, address: str) -> None:
    page.goto(address + "explore/index.html")
    _ask(page, "SELECT amount_yuan, trust FROM amounts WHERE trust = 'doubtful' LIMIT 3")
    assert page.locator("#rows tbody .alert").count() == 3
    assert page.locator("#bars .alert").count() == 3


def test_no_rule_of_accessibility_is_broken_with_an_answer(browser: Any, address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    from tests.website.test_accessibility import RULES  # noqa: PLC0415

    for scheme, width in (("light", 390), ("dark", 1280)):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(address + "explore/index.html")
        page.locator("a.question").first.click()
        _answered(page)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert [
            (rule["id"], [node["target"] for node in rule["nodes"]])
            for rule in found.response["violations"]
        ] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()
