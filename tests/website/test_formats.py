"""Sources with pages, sheets and scans: their text pages, and what links and warnings say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.website import formats, pelican

YEAR = "130630/yiliaobaozhangju/2023"


@pytest.fixture(scope="module")
def year(formats_site: Path) -> str:
    return (formats_site / YEAR / "index.html").read_text(encoding="utf-8")


def _table(html: str, number: int) -> str:
    return next(
        each
        for each in re.findall(r'<section class="sheet".*?</section>', html, re.S)
        if f'id="t-budget-{number:02d}"' in each
    )


def test_a_text_page_has_the_pages_of_its_document(formats_site: Path) -> None:
    reader = pelican.read(formats_site / YEAR / "source-budget/index.html")
    assert [each for each in reader.ids if re.fullmatch(r"P\d+", each)] == ["P1", "P2", "P3", "P4"]
    assert reader.texts["P3"] == "第 3 页"
    assert reader.texts["P3L12"] == "pdf 第 3 页\t第 12 行"
    assert not [each for each in reader.ids if each.startswith("L")]


def test_more_than_three_pages_are_listed_to_jump_to(formats_site: Path) -> None:
    links = pelican.read(formats_site / YEAR / "source-budget/index.html").links
    assert [link for _, link in links if link.startswith("#P")] == ["#P1", "#P2", "#P3", "#P4"]
    sheets = pelican.read(formats_site / YEAR / "source-budget-2/index.html")
    assert not [link for _, link in sheets.links if link.startswith("#P")]
    assert sheets.texts["P2"] == "第 2 张工作表"


def test_a_text_page_says_which_pages_are_scans(formats_site: Path) -> None:
    html = (formats_site / YEAR / "source-budget/index.html").read_text(encoding="utf-8")
    scanned = html[html.index('id="P2"') : html.index('id="P3"')]
    assert "这一页是扫描图像" in scanned
    assert html.count("这一页是扫描图像") == 1


def test_a_text_page_leads_to_the_received_file_and_to_its_text(formats_site: Path) -> None:
    html = (formats_site / YEAR / "source-budget-2/index.html").read_text(encoding="utf-8")
    assert "（Excel XLSX）" in html
    assert f">{formats.ARCHIVE}</a>" in html
    assert re.search(r'/text/[^/"]+-2\.txt">下载这些文字</a>', html)


def test_places_are_named_as_their_format_has_them(year: str) -> None:
    assert '<a href="source-budget/index.html#P2L10">2:10</a>' in _table(year, 1)
    assert '<a href="source-budget-2/index.html#P2L10">2:10</a>' in _table(year, 3)
    assert '<a href="source-budget-2/index.html#P2L10">第 2 张工作表第 10 行</a>' in year
    assert '原文 <a href="source-budget/index.html#P1L3">第 1 页第 3 行</a>' in year


def test_an_indicator_leads_to_the_document_that_prints_it(year: str) -> None:
    rows = re.findall(r"<li>.*?</li>", year[year.index('<section id="indicators"') :])
    stated = {name: row for row in rows for name in ("别处", "救助人次") if f" {name}<" in row}
    assert "source-budget-2/index.html#P2L10" in stated["救助人次"]
    assert "href" not in stated["别处"]


def test_a_finding_leads_to_its_page_unless_its_document_is_unknown(formats_site: Path) -> None:
    html = (formats_site / "findings/index.html").read_text(encoding="utf-8")
    of_table, of_none = re.findall(r'<li class="verdict.*?</li>', html, re.S)
    assert f'{YEAR}/source-budget/index.html#P3L10">原文第 3 页第 10 行</a>' in of_table
    assert "原文" not in of_none


def test_a_table_that_was_recognized_from_a_scan_carries_a_warning(year: str) -> None:
    warning = "这张表由扫描图像识别得出，数字请对照原件"
    caption = _table(year, 1).partition("<thead>")[0]
    assert warning in caption
    assert re.search('<table class="printed[^"]* by-ocr">', caption)
    assert year.count(warning) == 1
    assert "by-ocr" not in _table(year, 2)


def test_figures_that_were_recognized_from_a_scan_are_marked_elsewhere(formats_site: Path) -> None:
    html = (formats_site / "functions/210/index.html").read_text(encoding="utf-8")
    assert '#t-budget-01-r1-c4">1,051.10</a> <small class="scanned">扫描识别</small>' in html
    year = (formats_site / YEAR / "index.html").read_text(encoding="utf-8")
    figure = '<a class="figure" href="#t-budget-01-r1-c4">1,051.10 万元</a>'
    assert f'{figure} <small class="scanned">扫描识别</small>' in year


def test_every_received_file_is_listed_with_what_was_read_of_it(year: str) -> None:
    downloads = year[year.index('<section id="downloads"') :]
    assert downloads.count('<dt class="cited">原件</dt>') == 2
    assert f'<li><a href="source-budget/index.html">{formats.PDF}</a></li>' in downloads
    assert f'<li><a href="source-budget-2/index.html">{formats.XLSX}</a></li>' in downloads
    assert "没有读出文字" in downloads
