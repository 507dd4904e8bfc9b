"""Tables that compare: a reader sorts and filters, sends the view on, and takes away what is seen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.website.chromium import CHROMIUM, served

PAGE = "departments/shuiliju/index.html"
ROWS = "#table-budget tbody tr:visible"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]


@pytest.fixture(scope="module")
def compared(comparison_site: Path) -> Iterator[str]:
    with served(comparison_site) as address:
        yield address + PAGE


def _spending(page: Any) -> list[tuple[str, float]]:
    """Group and yuan of each row that is seen, by the column of 支出总计."""
    found: list[list[Any]] = page.evaluate(
        """() => {
          const table = document.querySelector("#table-budget");
          const heads = [...table.tHead.rows[0].cells].map((each) => each.textContent);
          const at = heads.findIndex((each) => each.includes("支出总计"));
          return [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => [
            row.dataset.group, row.cells[at].dataset.v ? Number(row.cells[at].dataset.v) : null]);
        }"""
    )
    return [(group, yuan) for group, yuan in found if yuan is not None]


def test_years_and_single_units_never_mix_in_an_order(browser: Any, compared: str) -> None:
    page = browser.new_page()
    page.goto(compared)
    groups = list(dict.fromkeys(group for group, _ in _spending(page)))
    page.click("#table-budget th button:has-text('支出总计')")
    found = _spending(page)
    assert list(dict.fromkeys(group for group, _ in found)) == groups
    for group in groups:
        own = [yuan for each, yuan in found if each == group]
        assert own == sorted(own, reverse=True)
    assert page.locator("#table-budget th[aria-sort='descending']").count() == 1
    page.close()


def test_words_that_tell_of_a_sum_are_sorted_by_it(browser: Any, compared: str) -> None:
    """A change is said in words (减少 3.00 万元), and ordered by what it is; what has none comes last."""
    page = browser.new_page()
    page.goto(compared)
    page.evaluate(
        """() => {
          const table = document.querySelector("#table-budget");
          const by = [undefined, "-3", "10", "2", "-20"];
          [...table.tBodies[0].rows].forEach((row, at) => {
            row.dataset.group = "";
            row.cells[1].textContent = `改了 ${["无", "甲", "丙", "乙", "丁"][at % 5]}`;
            if (by[at % 5] !== undefined) row.cells[1].dataset.by = by[at % 5];
          });
        }"""
    )
    head = page.locator("#table-budget thead th >> nth=1 >> button")
    orders = []
    for _ in range(2):
        head.click()
        found = page.evaluate(
            "[...document.querySelector('#table-budget').tBodies[0].rows]"
            ".map((row) => row.cells[1].dataset.by ?? null)"
        )
        stated = [int(each) for each in found if each is not None]
        assert found[len(stated) :] == [None] * (len(found) - len(stated))
        orders.append(stated)
    assert sorted(orders[0]) in orders
    assert orders[0] == orders[1][::-1]
    assert len(orders[0]) > 2
    page.close()


def test_the_address_holds_the_view(browser: Any, compared: str) -> None:
    page = browser.new_page()
    page.goto(compared)
    whole = page.locator(ROWS).count()
    page.fill("#table-budget-find", "岱山")
    page.click("#table-budget th button:has-text('支出总计') >> nth=0")
    seen = page.locator(ROWS).all_inner_texts()
    assert 0 < len(seen) < whole
    other = browser.new_page()
    other.goto(page.url)
    assert other.locator(ROWS).all_inner_texts() == seen
    other.fill("#table-budget-find", "")
    assert other.locator(ROWS).count() == whole
    assert "find" not in other.url
    page.close()
    other.close()


def test_what_is_seen_is_what_is_taken_away(browser: Any, compared: str) -> None:
    page = browser.new_page()
    page.goto(compared)
    page.fill("#table-budget-find", "岱山")
    with page.expect_download() as download:
        page.click("form[data-table='table-budget'] button")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == page.locator(ROWS).count()
    cells = page.locator("#table-budget tbody tr:visible td.n > a:first-child").all_inner_texts()
    cells = [each.replace(",", "") for each in cells]
    for row in rows:
        assert "岱山" in row["地方"]
        amount = row["支出总计"]
        assert amount == "" or any(each.startswith(amount) for each in cells)
    assert all(row["网址"].startswith("http") for row in rows)
    page.close()


def test_a_number_and_its_unit_are_taken_away_in_cells_of_their_own(
    browser: Any, compared: str
) -> None:
    page = browser.new_page()
    page.goto(compared)
    page.evaluate(
        "for (const each of document.querySelectorAll('#table-budget td.n > a:first-child'))"
        " each.innerHTML = '77,027.38 <small>元</small>';"
    )
    with page.expect_download() as download:
        page.click("form[data-table='table-budget'] button")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    units = [each for each in rows[0] if each.endswith("· 单位")]
    assert "支出总计 · 单位" in units
    for unit in units:
        stated = {(row[unit.partition(" · ")[0]], row[unit]) for row in rows}
        assert ("77027.38", "元") in stated
        assert stated <= {("77027.38", "元"), ("", "")}
    page.close()


def test_what_reads_as_a_formula_is_taken_away_as_text(browser: Any, compared: str) -> None:
    page = browser.new_page()
    page.goto(compared)
    page.evaluate("document.querySelector('#table-budget tbody th').textContent = '=1+1'")
    with page.expect_download() as download:
        page.click("form[data-table='table-budget'] button")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    assert text.replace("'=1+1", "").count("=1+1") == 0
    page.close()


def test_a_name_and_the_place_beneath_it_are_taken_away_apart(
    browser: Any, comparison_site: Path
) -> None:
    pages = sorted(comparison_site.glob("functions/*/index.html"))
    compared = next(each for each in pages if "data-table=" in each.read_text(encoding="utf-8"))
    with served(comparison_site) as address:
        page = browser.new_page()
        page.goto(address + compared.relative_to(comparison_site).as_posix())
        with page.expect_download() as download:
            page.click("form[data-table] >> nth=0 >> button")
        name = page.locator("form[data-table] ~ div tbody th a").first.inner_text()
        rows = csv.DictReader(
            io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))
        )
        assert any(row["地方和部门"].startswith(f"{name} ") for row in rows)
        page.close()


def test_without_a_script_the_table_is_whole(browser: Any, compared: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{compared}?table-budget-find=%E5%B2%B1%E5%B1%B1")
    assert page.locator("form[data-table]").first.is_hidden()
    assert page.locator(ROWS).count() > 1
    page.close()
