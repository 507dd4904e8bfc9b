"""Figures and changes that only the prose states: lists show them, and say where they stand."""

from __future__ import annotations

import re
from pathlib import Path


def _html(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def test_a_change_that_only_the_source_tells_of_is_told_in_its_words(site: Path) -> None:
    assert re.search(
        r'<td class="change" data-by="18437100[^"]*"><a href="[^"]*/2020/index.html#s-budget-\d+">'
        r"比上年增加 1843.71 万元</a> <small>原件的文字这样说</small>",
        _html(site, "610929/2020"),
    )
    english = _html(site, "en/610929/2020")
    assert re.search("up <span[^>]*>1843.71 万元</span> from the year before", english)


def test_an_amount_that_only_the_prose_states_is_not_called_unprinted(site: Path) -> None:
    html = _html(site, "360123/2023")
    assert re.search(r'>0\.00</a>[^"]*<small class="in-words">写在文字里</small>', html)
    assert ">未印出<" not in html


def test_beside_others_it_says_that_it_is_no_cell(site: Path) -> None:
    html = _html(site, "departments/yiliaobaozhangju")
    start = html.index('id="final-2023-three-public"')
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[start : html.index("</div>", start)]))
    assert "一个印在表里，一个写在文字里" in shown
    assert "0.00 万元 写在文字里" in shown
    assert "没有印出" not in shown
