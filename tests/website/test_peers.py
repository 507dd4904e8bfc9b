"""The same kind of department across places: what stands on one scale, what does not and why."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.vocabulary import load_vocabulary
from pipeline.website.comparisons.peer_years import PeerYear
from pipeline.website.comparisons.peers import PeerKind, Peers, peers
from pipeline.website.comparisons.same_form import from_same_form
from pipeline.website.comparisons.side_by_side import Placed, SideBySide, side_by_side
from pipeline.website.department.department_year import Summary, department_year
from pipeline.website.figures.figure import Figure
from pipeline.website.grouping import by_key
from pipeline.website.interface.language import in_chinese as said
from pipeline.website.interface.phrases import Bilingual
from pipeline.website.published.shelf import open_shelf
from tests.website import comparisons, pelican

PAGE = f"departments/{comparisons.DEPARTMENT_TYPE}"


@pytest.fixture(scope="module")
def summaries(comparison_packages: Path) -> list[Summary]:
    shelf = open_shelf(comparison_packages)
    vocabulary = load_vocabulary()
    by_address = by_key(shelf.packages, lambda each: each.address)
    return [
        summary
        for packages in by_address.values()
        for summary in department_year(
            packages, {}, forms={}, checks=vocabulary.checks, codes=(), siteurl=""
        )[1]
    ]


@pytest.fixture(scope="module")
def view(summaries: list[Summary]) -> Peers:
    return peers(summaries, "https://example.org/budget")


def _kind(view: Peers, kind: str) -> PeerKind:
    return next(each for each in view.kinds if each.kind == kind)


def _year(view: Peers, year: int) -> PeerYear:
    return next(each for each in _kind(view, "budget").years if each.year == year)


def _measure(year: PeerYear, title: str) -> SideBySide:
    return next(each for each in year.pictures if said(each.title) == title)


def test_kinds_and_years_stand_apart(view: Peers) -> None:
    years = [(kind.kind, [each.year for each in kind.years]) for kind in view.kinds]
    assert years == [("budget", [2023, 2022]), ("final", [2023])]
    assert [len(each.labels) for kind in view.kinds for each in kind.years] == [5, 1, 1]


def test_comparable_figures_are_bars_on_one_scale_whatever_their_unit(view: Peers) -> None:
    """2,500,000.00 元 of 定海区 are two and a half times the 100.00 万元 of 岱山县."""
    total = _measure(_year(view, 2023), "支出总计")
    assert total.bars
    assert [(row.figure.printed, row.length) for row in total.bars.rows] == [
        ("2,500,000.00 元", Decimal("83.33")),
        ("80.00 万元", Decimal("26.67")),
        ("100.00 万元", Decimal("33.33")),
        ("300.00 万元", Decimal("100.00")),
    ]
    assert total.unit == "万元"
    basic = _measure(_year(view, 2023), "基本支出")
    assert basic.bars
    assert [(row.length, row.is_doubtful) for row in basic.bars.rows] == [
        (Decimal("50.00"), False),
        (Decimal("20.00"), False),
        (Decimal("33.33"), True),
    ]


def test_what_may_not_be_compared_says_why(view: Peers) -> None:
    basic = _measure(_year(view, 2023), "基本支出")
    reasons = {said(each.label): [said(one) for one in each.reasons] for each in basic.apart}
    assert reasons == {
        "浙江省舟山市普陀区": [
            "出自不同的表，统计范围可能不同",
            "资金范围不同：一个是全部资金，一个是一般公共预算",
        ],
        "浙江省舟山市岱山县 · 岱山县水文站（单位）": [
            "范围不同：一个是部门（含所属单位），一个是单个单位"
        ],
    }


def test_what_prints_only_the_parts_is_not_said_to_print_nothing(
    summaries: list[Summary],
) -> None:
    first, *others = [each for each in summaries if each.package.fiscal_year == 2023]
    classes = first.headlines.figures["basic"]
    parted = replace(first, headlines=replace(first.headlines, staff_classes=(classes,)))
    year = _year(peers([parted, *others], ""), 2023)
    personnel = _measure(year, "人员经费")
    assert len(personnel.partly) == 1
    assert not set(map(said, personnel.partly)) & set(map(said, personnel.missing))
    assert len(_measure(year, "公用经费").missing) == len(personnel.missing) + 1


def test_a_year_with_one_disclosure_has_no_bars(view: Peers) -> None:
    year = _year(view, 2022)
    assert not year.has_bars
    assert [said(one.label) for one in _measure(year, "支出总计").apart] == ["浙江省舟山市岱山县"]
    assert _measure(year, "支出总计").apart[0].reasons == ()


def test_a_year_of_very_many_is_not_drawn(view: Peers) -> None:
    year = _year(view, 2023)
    assert year.is_drawn
    assert not replace(year, labels=year.labels * 13).is_drawn


def test_what_each_spends_on_is_drawn_only_where_it_is_proven(view: Peers) -> None:
    year = _year(view, 2023)
    assert [said(each.label) for each in year.shares][:3] == [
        "浙江省舟山市定海区",
        "浙江省舟山市普陀区",
        "浙江省舟山市岱山县",
    ]
    assert [said(each) for each in year.unshared] == ["浙江省舟山市嵊泗县"]


def test_what_is_not_printed_is_named_and_not_zero(view: Peers) -> None:
    assert len(_measure(_year(view, 2023), "人员经费").missing) == 5
    assert _measure(_year(view, 2023), "人员经费").bars is None


def test_places_stand_in_the_order_of_their_codes_with_what_is_here(view: Peers) -> None:
    assert [(each.name, [len(one.kinds) for one in each.holdings]) for each in view.places] == [
        ("定海区", [1, 0]),
        ("普陀区", [1, 0]),
        ("岱山县", [2, 1]),
        ("嵊泗县", [1, 0]),
    ]


def test_the_same_amount_in_the_form_that_others_share_stands_for_it(
    summaries: list[Summary],
) -> None:
    budgets = [
        each
        for each in summaries
        if (each.package.kind, each.package.fiscal_year) == ("budget", 2023)
        and not each.package.unit
    ]
    first, *others = budgets
    own = first.headlines.figures["basic"]
    strange = _from_form(own, "general_public")
    elsewhere = _with_basic(first, strange, own)
    found = from_same_form([elsewhere, *others])[0].headlines.figures["basic"]
    assert found is own
    in_doubt = _with_basic(first, replace(strange, is_doubtful=True), own)
    found = from_same_form([in_doubt, *others])[0].headlines.figures["basic"]
    assert found.is_doubtful


def _from_form(figure: Figure, form: str) -> Figure:
    return replace(figure, basis=replace(figure.basis, form=form))


def _with_basic(summary: Summary, own: Figure, other: Figure) -> Summary:
    figures = {**summary.headlines.figures, "basic": own}
    return replace(
        summary,
        headlines=replace(summary.headlines, figures=figures, again={"basic": (other,)}),
    )


def _rows(site: Path) -> list[Mapping[str, str]]:
    with (site / PAGE / "comparison.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _row(rows: list[Mapping[str, str]], disclosure: str, shown_as: str) -> Mapping[str, str]:
    return next(
        each for each in rows if (each["disclosure"], each["shown_as"]) == (disclosure, shown_as)
    )


def test_the_file_has_as_printed_every_figure_that_the_page_shows(comparison_site: Path) -> None:
    rows = _rows(comparison_site)
    html = (comparison_site / PAGE / "index.html").read_text(encoding="utf-8")
    table = html[html.index('id="figures-budget"') : html.index('id="kind-final"')]
    printed = [each for each in rows if each["kind"] == "budget" and each["amount_text"]]
    assert all(
        f">{each['amount_text']}<" in table
        or f">{each['amount_text']} <" in table
        or f'title="原件印作 {each["amount_text"]} {each["unit"]}"' in table
        for each in printed
    )
    cells = re.findall(r'<td class="n"[^>]*><a href="../../33', table)
    assert len(cells) == len(printed) + 2 * 6
    assert table.count("未印出") == sum(
        each["kind"] == "budget" and not each["amount_text"] for each in rows
    )


def test_each_row_of_the_file_says_what_and_where_the_figure_is(comparison_site: Path) -> None:
    rows = _rows(comparison_site)
    row = _row(rows, "330902-shuiliju-2023-budget", "基本支出")
    assert row["amount_text"] == "1,500,000.00"
    assert (row["unit"], row["amount_yuan"], row["on_one_scale"]) == ("元", "1500000.00", "true")
    assert row["address"] == ("https://example.org/budget/330902/shuiliju/2023/#t-budget-02-r1-c4")
    assert (row["table_title"], row["column_label"]) == ("部门支出总表", "基本支出")
    assert row["source_line"]
    doubtful = _row(rows, "330922-shuiliju-2023-budget", "基本支出")
    assert (doubtful["doubtful"], doubtful["on_one_scale"]) == ("true", "true")
    assert doubtful["not_compared_because"] == ""
    missing = _row(rows, "330922-shuiliju-2023-budget", "人员经费")
    assert (missing["amount_text"], missing["not_compared_because"]) == ("", "没有印出")
    assert missing["checks_failed"] == "8"


def test_the_page_links_the_file_and_says_how_to_cite(comparison_site: Path) -> None:
    reader = pelican.read(comparison_site / PAGE / "index.html")
    assert (comparison_site / PAGE / "comparison.csv").is_file()
    assert any(link.endswith(f"{PAGE}/comparison.csv") for _, link in reader.links)
    english = pelican.read(comparison_site / "en" / PAGE / "index.html")
    assert any(link.endswith(f"../{PAGE}/comparison.csv") for _, link in english.links)
    html = (comparison_site / PAGE / "index.html").read_text(encoding="utf-8")
    assert f"[DS/OL]. [引用日期]. https://example.org/budget/{PAGE}/." in html


def test_of_two_groups_as_large_the_whole_departments_are_drawn(view: Peers) -> None:
    total = _measure(_year(view, 2023), "支出总计")
    assert total.bars
    whole = total.bars.rows[0].figure

    def placed(name: str, level: str) -> Placed:
        basis = replace(whole.basis, body=name, level=level)
        return Placed(Bilingual(name, name), replace(whole, basis=basis))

    levels = {"甲": "unit", "乙": "department", "丙": "unit", "丁": "department"}
    found = side_by_side("x", "支出总计", [placed(*each) for each in levels.items()])
    assert found.bars
    assert [said(row.label) for row in found.bars.rows] == ["乙", "丁"]
    more = side_by_side(
        "x", "支出总计", [placed(*each) for each in levels.items() if each[0] != "丁"]
    )
    assert more.bars
    assert [said(row.label) for row in more.bars.rows] == ["甲", "丙"]
