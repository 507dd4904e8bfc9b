"""Tables on the page of a department-year: folded, with their sums, levels and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.website.published.package import Column, PrintedRow
from pipeline.website.tables.outline import Outline
from pipeline.website.tables.parts import table_parts
from pipeline.website.tables.table import TableRow
from pipeline.website.tables.total import PrintedTotal, printed_total
from tests.package.samples import AMOUNT
from tests.website import pelican

LIANCHI = "130606/yiliaobaozhangju/2025/index.html"
ZHANYI = "530303/yiliaobaozhangju/2023/index.html"
BAIHE = "610929/yiliaobaozhangju/2020/index.html"
PACKAGE: Any = SimpleNamespace(kind="budget", fiscal_year=2023, part="budget")
TOTAL = replace(AMOUNT, level=0, row_label="合计", row_no=1, column_no=4)


def _sheet(site: Path, address: str, id: str) -> str:
    html = (site / address).read_text(encoding="utf-8")
    sheets = re.findall(r'<section class="sheet">.*?</section>', html, re.S)
    return next(each for each in sheets if f'id="{id}"' in each)


def test_the_sum_of_a_table_is_the_widest_that_it_prints() -> None:
    wide = replace(TOTAL, row_label="收入总计", row_no=9, amount_text="2.00", amount=Decimal(2))
    of_fund = replace(TOTAL, fund="general_public", column_no=3, amount_text="0.50")
    assert printed_total(PACKAGE, [of_fund, TOTAL], ()) == PrintedTotal(
        "合计", "1,051.10", "万元", "t-budget-01-r1"
    )
    assert printed_total(PACKAGE, [of_fund, TOTAL, wide], ()) == PrintedTotal(
        "收入总计", "2.00", "万元", "t-budget-01-r9"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"level": 1},
        {"level": None},
        {"amount": None},
        {"form": ""},
        {"phase": "executed"},
        {"fiscal_year": 2022},
    ],
)
def test_what_is_no_sum_of_the_disclosure_itself_is_not_shown(changes: dict[str, Any]) -> None:
    assert printed_total(PACKAGE, [replace(TOTAL, **changes)], ()) is None


def test_a_sum_that_is_corrected_is_not_shown_without_its_correction() -> None:
    assert printed_total(PACKAGE, [TOTAL], {(1, 4)}) is None
    assert printed_total(PACKAGE, [TOTAL], {(2, 4)})


def test_parts_beside_a_sum_are_not_taken_for_it() -> None:
    basic = replace(TOTAL, measure="basic", column_label="支出/基本支出")
    project = replace(TOTAL, measure="project", column_label="支出/项目支出", column_no=5)
    assert printed_total(PACKAGE, [basic, project], ()) is None
    headed = replace(basic, column_label="基本支出/合计", column_no=6)
    assert printed_total(PACKAGE, [basic, project, headed], ())


def _outline(labels: list[str], panels: int = 1) -> Outline:
    columns = [Column("string", "label", ("项目",), panel, False) for panel in range(panels)]
    rows = [PrintedRow((text,) * panels, n, None, None) for n, text in enumerate(labels, start=1)]
    return Outline(columns, rows, ())


def test_rows_below_rows_make_a_tree_but_not_side_by_side() -> None:
    nested = ["一、收入", "其中：拨款", "合计"]
    assert _outline(nested).is_tree
    assert not _outline(["收入", "合计"]).is_tree
    assert not _outline(nested, panels=2).is_tree
    assert _outline(nested, panels=2).has_panels


def _row(page: str, label: str, level: int | None, entity: str, depth: int = 0) -> TableRow:
    return TableRow(label, page, label, depth, level, entity, "", (), None, "")


def _above(*rows: TableRow, is_tree: bool = False) -> tuple[str, ...]:
    """What the first row of the second page stands below, in a table of 某局."""

    @dataclass(frozen=True)
    class View:
        rows: tuple[TableRow, ...]
        is_tree: bool
        entity: str = "某局"

    view: Any = View(rows, is_tree)
    return [*table_parts(view)][1].above


def test_a_later_page_says_whose_its_first_row_is_where_rows_have_no_codes() -> None:
    units = (
        _row("1", "某局", 0, "某局"),
        _row("1", "某局（本级）", 0, "某局（本级）"),
        _row("1", "工资福利支出", 1, "某局（本级）"),
        _row("1", "某学院", 0, "某学院"),
        _row("1", "工资福利支出", 1, "某学院"),
        _row("1", "商品和服务支出", 1, "某学院"),
    )
    assert _above(*units, _row("2", "水费", 2, "某学院")) == ("某学院", "商品和服务支出")
    assert _above(*units, _row("2", "某中心", 0, "某中心")) == ()
    assert _above(*units, _row("2", "基本工资", 1, "某中心")) == ("某中心",)
    assert _above(*units, _row("2", "", None, "")) == ()


def test_a_sum_of_all_is_nothing_that_a_row_stands_below() -> None:
    rows = _row("1", "合计", 0, "某局"), _row("1", "商品和服务支出", 1, "某局")
    assert _above(*rows, _row("2", "水费", 2, "某局")) == ("商品和服务支出",)


def test_codes_of_a_unit_stand_below_the_unit_as_well() -> None:
    rows = (
        _row("1", "教育支出", 0, "某局"),
        _row("1", "某学院", 0, "某学院"),
        _row("1", "教育支出", 0, "某学院"),
        _row("1", "职业教育", 1, "某学院", depth=1),
    )
    below = _row("2", "高等职业教育", 2, "某学院", depth=2)
    assert _above(*rows, below, is_tree=True) == ("某学院", "教育支出", "职业教育")


def test_a_table_is_folded_under_its_title_unit_and_sum(site: Path) -> None:
    sheet = _sheet(site, LIANCHI, "t-budget-03")
    summary = sheet[sheet.index("<summary>") : sheet.index("</summary>")]
    assert "<details>" in sheet
    assert '<h4 id="t-budget-03-title">部门预算支出总表</h4>' in summary
    assert "单位：万元" in summary
    assert "19 行" in summary
    assert "合计 <b>450.77</b>" in summary
    assert "核对不通过" not in summary


def test_a_doubtful_sum_and_a_table_that_fails_say_so_before_they_are_opened(site: Path) -> None:
    reader = pelican.read(site / ZHANYI)
    html = (site / ZHANYI).read_text(encoding="utf-8")
    sheets = re.findall(r'<section class="sheet">.*?</section>', html, re.S)
    failing = [each for each in sheets if "这一行核对不通过" in each]
    assert failing
    for each in failing:
        folded = re.sub(r'<div class="leaf".*</details>', "", each, flags=re.S)
        assert "处核对不通过" in folded
    assert len(reader.ids) == len(set(reader.ids))


def test_the_tables_of_a_body_say_of_which_disclosure_they_are(site: Path) -> None:
    html = (site / LIANCHI).read_text(encoding="utf-8")
    assert 'aria-labelledby="tables-budget-title e-budget-1-title"' in html


def test_one_table_is_open_and_it_prints_a_sum(site: Path) -> None:
    for address in (LIANCHI, ZHANYI, BAIHE):
        html = (site / address).read_text(encoding="utf-8")
        opened = re.findall(r'<section class="sheet">\s*<details open>.*?</summary>', html, re.S)
        assert len(opened) == 1
        assert 'class="total"' in opened[0]


def test_a_row_leads_to_its_line_and_an_amount_needs_no_class(site: Path) -> None:
    sheet = _sheet(site, BAIHE, "t-budget-06")
    assert '<th scope="col">原文行</th>' in sheet
    assert '<td><a href="source-budget/index.html#L430">430</a></td>' in sheet
    assert '<td id="t-budget-06-r2-c4">47.30</td>' in sheet
    assert '<table class="printed deep">' in sheet
    assert '<table class="printed panels">' in _sheet(site, BAIHE, "t-budget-04")


def test_a_row_of_a_document_with_pages_names_page_and_line(formats_site: Path) -> None:
    sheet = _sheet(formats_site, "130630/yiliaobaozhangju/2023/index.html", "t-budget-01")
    assert '<th scope="col" rowspan="2">原文页:行</th>' in sheet
    assert 'href="source-budget/index.html#P2L10">2:10</a>' in sheet


def test_words_of_ours_in_a_table_are_in_the_language_of_the_page(site: Path) -> None:
    sheet = _sheet(site, f"en/{BAIHE}", "t-budget-06")
    assert '<table class="printed deep" lang="zh-CN">' in sheet
    assert re.search(r'<th scope="col" lang="en">[A-Z]', sheet)


def test_the_contents_name_the_sections_that_are_there(site: Path) -> None:
    reader = pelican.read(site / LIANCHI)
    html = (site / LIANCHI).read_text(encoding="utf-8")
    contents = html[
        html.index('<nav class="toc"') : html.index("</nav>", html.index('class="toc"'))
    ]
    listed = re.findall(r'href="#([^"]+)"', contents)
    assert {"summary", "indicators", "checks", "tables-budget", "prose", "downloads"} <= set(listed)
    assert set(listed) <= set(reader.ids)


def test_a_project_has_its_amount_where_a_form_prints_exactly_its_name(site: Path) -> None:
    page = (site / BAIHE).parent / "projects-budget" / "index.html"
    projects = re.findall(r'<details class="project".*?</details>', page.read_text(), re.S)
    stated = {
        name: each
        for each in projects
        for name in ("农村合作医疗亏损补贴", "专用项目-扶贫项目")
        if f"<h3>{name}</h3>" in each
    }
    assert re.search(r'href="[^"]*#t-budget-11-r\d+-c\d+">500\.00', stated["农村合作医疗亏损补贴"])
    assert "表里这个项目的金额" not in stated["专用项目-扶贫项目"]
    assert "<h4>产出指标</h4>" in stated["专用项目-扶贫项目"]
    assert "68600人" in stated["专用项目-扶贫项目"]
