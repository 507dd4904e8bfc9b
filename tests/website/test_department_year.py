"""The page of a department-year: what it says, in words and in links."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.identity import OWN_OFFICE_SLUG
from pipeline.website.department.department_year import department_year
from pipeline.website.department.reliance import reliance
from pipeline.website.published.package import StatedNumbers
from pipeline.website.published.shelf import open_shelf
from tests.support import VOCABULARY
from tests.website import pelican
from tests.website.conftest import SCRIPT

LIANCHI = "130606/yiliaobaozhangju/2025/index.html"
LAIYUAN = "130630/yiliaobaozhangju/2023/index.html"
ZHANYI = "530303/yiliaobaozhangju/2023/index.html"


def _html(site: Path, address: str) -> str:
    return (site / address).read_text(encoding="utf-8")


def _figures(html: str) -> dict[str, str]:
    """Anchor → the figure that the summary links there."""
    found = re.findall(r'<a class="figure" href="#([^"]+)">([^<]+)</a>', html)
    return dict(found)


def test_headline_figures_are_linked_to_their_cells_or_to_the_prose_that_states_them(
    site: Path,
) -> None:
    reader = pelican.read(site / LIANCHI)
    figures = _figures(_html(site, LIANCHI))
    assert figures["t-budget-01-r34-c3"] == "450.77 万元"
    assert figures["t-budget-03-r1-c5"] == "135.47 万元"
    assert figures["t-budget-09-r2-c3"] == "3.00 万元"
    said = {anchor: text for anchor, text in figures.items() if anchor.startswith("s-")}
    assert set(said.values()) == {"0 万元", "16.39 万元"}
    assert {reader.texts[anchor].strip() for anchor in said} == {
        "三、机关运行经费安排情况",
        "四、财政拨款“三公”经费预算情况及增减变化原因",
    }
    for anchor, text in figures.items():
        assert anchor in said or reader.texts[anchor].strip() == text.split(" ")[0]


def test_a_figure_that_only_the_prose_states_is_said_to_be_of_it(site: Path) -> None:
    anyi = "360123/yiliaobaozhangju/2023/index.html"
    assert "文字说明里写明，“三公”经费" in _html(site, anyi)
    assert "公务接待费 <a" not in _html(site, anyi)


def test_what_is_missing_is_said(site: Path) -> None:
    assert "2025 年部门决算还没有收录" in _html(site, LIANCHI)
    assert "2025 年部门预算还没有收录" not in _html(site, LIANCHI)
    assert "2023 年部门预算还没有收录" in _html(site, ZHANYI)


def test_what_the_identity_was_read_from_is_said_and_linked(site: Path) -> None:
    zhanyi = _html(site, ZHANYI)
    stated = zhanyi[zhanyi.index("认定依据") :]
    assert re.search(r"名称.*题注.*“部门：曲靖市沾益区医疗保障局”.*第 7 行", stated)
    assert 'href="source-final/index.html#L7"' in stated
    assert "Who and when, as read from" in _html(site, f"en/{ZHANYI}")


def test_how_far_the_numbers_may_be_relied_on_is_said(site: Path, packages: Path) -> None:
    package = open_shelf(packages).by_name()["530303-yiliaobaozhangju-2023-final"]
    trusted = [each.trust for each in package.amounts()]
    assert package.numbers is not None
    left = package.numbers.printed - package.numbers.accounted
    chinese, english = _html(site, ZHANYI), _html(site, f"en/{ZHANYI}")
    assert f"表里的 {len(trusted)} 个数，{trusted.count('checked')} 个至少有一项" in chinese
    assert f"原件印出 {package.numbers.printed} 个数，其中 {left} 个没有着落" in chinese
    assert f"The source prints {package.numbers.printed} numbers, of which {left}" in english


def test_all_numbers_accounted_for_and_pages_not_read_are_said(packages: Path) -> None:
    package = open_shelf(packages).packages[0]
    whole = replace(package, numbers=StatedNumbers(12, 12, 0))
    assert [each.text[:5] for each in reliance(whole, [])] == ["表里的 {", "原件印出的"]
    unread = replace(package, numbers=StatedNumbers(12, 11, 3))
    assert reliance(unread, [])[-1].fields == {"pages": "3"}
    assert len(reliance(replace(package, numbers=None), [])) == 1


def test_only_the_own_office_is_called_so(packages: Path) -> None:
    whole = open_shelf(packages).packages[0]
    forms = {form.id: form.name for form in VOCABULARY.forms.forms}
    own = replace(whole, unit=f"{whole.department}（本级）", unit_slug=OWN_OFFICE_SLUG)
    views = [
        department_year(each, {}, forms=forms, checks=VOCABULARY.checks, codes=(), siteurl="")[0]
        for each in ([own], [whole], [whole, own])
    ]
    names = [view.department.removeprefix(whole.department) for view in views]
    assert names == ["（本级）", "", ""]


def test_failures_have_both_figures_and_their_places(site: Path) -> None:
    html = _html(site, ZHANYI)
    verdict = next(
        each for each in re.findall(r"<li class=\"verdict.*?</li>", html, re.S) if "402.22" in each
    )
    assert "465.22" in verdict
    assert 'href="#t-final-03-r5"' in verdict
    assert 'href="source-final/index.html#L107"' in verdict


def test_headings_of_several_levels_span_their_columns(site: Path) -> None:
    html = _html(site, ZHANYI)
    table = html[html.index('id="t-final-05"') : html.index('id="t-final-06"')]
    assert '<th scope="colgroup" colspan="3">年初结转和结余</th>' in table
    assert re.search(r'rowspan="3">支出功能分类科目编码', table)
    assert "推定" in table


def test_rows_are_indented_by_code_and_totals_are_marked(site: Path) -> None:
    html = _html(site, LIANCHI)
    assert '<th scope="row" class="l d2">行政单位离退休</th>' in html
    assert '<th scope="row" class="l t">合计</th>' in html


def test_empty_forms_are_stated_with_their_note(site: Path) -> None:
    html = _html(site, LIANCHI)
    table = html[html.index('id="t-budget-07"') : html.index('id="t-budget-08"')]
    assert "空表" in table
    assert "无政府性基金预算财政拨款预算，空表列示" in table


def test_forms_of_fields_are_grids_without_a_header(site: Path) -> None:
    html = _html(site, LIANCHI)
    grid = html[html.index('id="t-budget-11"') : html.index('id="t-budget-12"')]
    assert "<thead>" not in grid
    assert "第1列" not in html
    assert "不超过核定数" in html


def test_units_are_sections_of_their_own(site: Path) -> None:
    reader = pelican.read(site / LIANCHI)
    assert "e-budget-1" in reader.ids
    assert "e-budget-2" in reader.ids
    assert "853001" in reader.texts["e-budget-2-title"]


def test_budget_and_final_account_stand_on_one_page_and_apart(awkward_site: Path) -> None:
    html = _html(awkward_site, LAIYUAN)
    reader = pelican.read(awkward_site / LAIYUAN)
    assert {"tables-budget", "tables-final"} <= set(reader.ids)
    assert "tables-budget-unit-yiliaobaoxianzhongxin" in reader.ids
    assert not re.search("2023 年(部门预算|部门决算)还没有收录", html)
    (row,) = [each for each in html.splitlines() if '<th scope="row">本年支出</th>' in each]
    assert row.index("#t-budget-03-r1-c4") < row.index("#t-final-04-r1-c3")


def test_downloads_citation_and_licence(awkward_site: Path) -> None:
    html = _html(awkward_site, LAIYUAN)
    assert "涞源县医疗保障局2023年部门决算[DS/OL]" in html
    assert "https://example.org/budget/130630/yiliaobaozhangju/2023/" in html
    assert "@misc{130630-yiliaobaozhangju-2023-final," in html
    assert "SHA-256" in html
    assert 'href="https://www.example.gov.cn/notice?a=1&amp;b=2"' in html


def test_hostile_text_is_only_text(awkward_site: Path) -> None:
    seen = 0
    for page in pelican.pages(awkward_site):
        html = page.read_text(encoding="utf-8")
        assert not re.search(r"<script(?! src=| type=\"application/ld)", html), page
        assert "漏加<b>" not in html
        assert "<i>见更正" not in html
        assert "住房49公积金" not in html
        seen += "住房&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}公积金" in html
    assert seen > 1
    source = pelican.read(awkward_site / ZHANYI.replace("index.html", "source-final/index.html"))
    assert any(SCRIPT in text for text in source.texts.values())


def test_a_stated_address_becomes_a_link_only_if_it_is_one(awkward_site: Path) -> None:
    assert "javascript:alert(1)" in _html(awkward_site, LAIYUAN)
    for page in pelican.pages(awkward_site):
        for _, link in pelican.read(page).links:
            assert not link.strip().lower().startswith("javascript"), page


@pytest.mark.parametrize("address", [LIANCHI, ZHANYI])
def test_every_form_that_is_explained_has_its_term(site: Path, address: str) -> None:
    terms = pelican.read(site / "glossary/index.html").ids
    links = [
        link for _, link in pelican.read(site / address).links if "glossary/index.html#" in link
    ]
    assert links
    assert {link.split("#")[1] for link in links} <= set(terms)
