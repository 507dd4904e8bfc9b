"""Which printed amounts become a picture, and when there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.records import Amount
from pipeline.website.figures.headline import headlines
from pipeline.website.interface.language import in_chinese as said
from pipeline.website.money.captions import of_whole
from pipeline.website.money.division import Obstacle, across, down
from pipeline.website.money.money import Money, money, three_public_bars
from pipeline.website.money.sides import by_function, by_kind, incoming, outgoing
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import open_shelf

BAIHE = "610929-yiliaobaozhangju-2020-budget"
ANYI = "360123-yiliaobaozhangju-2023-final"
LAIYUAN = "130630-yiliaobaozhangju-2023-budget"
ZHANYI = "530303-yiliaobaozhangju-2023-final"


@pytest.fixture(scope="module")
def shelf(packages: Path) -> dict[str, Package]:
    return dict(open_shelf(packages).by_name())


@pytest.fixture(scope="module")
def drawn(shelf: dict[str, Package]) -> dict[str, Money]:
    return {name: money(package, _first(package)) for name, package in shelf.items()}


@pytest.fixture(scope="module")
def template(shelf: dict[str, Package]) -> Amount:
    return next(each for each in shelf[LAIYUAN].amounts() if each.form)


def _first(package: Package) -> list[Amount]:
    return [each for each in package.amounts() if each.entity == package.department]


def _rows(template: Amount, *rows: tuple[int, str]) -> list[Amount]:
    """A column of levels and printed sums."""
    return [
        replace(
            template,
            row_no=number,
            row_label=f"第{number}行",
            level=level,
            amount_text=text,
            amount=Decimal(text),
            amount_yuan=Decimal(text) * 10000,
            unit="万元",
            measure="total",
        )
        for number, (level, text) in enumerate(rows, start=1)
    ]


def _columns(template: Amount, **measures: str) -> list[Amount]:
    row = _rows(template, *((0, text) for text in measures.values()))
    return [
        replace(each, row_no=1, column_no=number, measure=measure.replace("__", "."), fund="")
        for number, (measure, each) in enumerate(zip(measures, row, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([(1, "6"), (1, "4"), (0, "10")], ["6", "4"]),
        ([(0, "10"), (1, "6"), (2, "6"), (1, "4")], ["6", "4"]),
        # a balance below the year's own total belongs to the grand total
        ([(1, "6"), (1, "1"), (0, "7"), (1, "3"), (2, "1"), (0, "10")], ["6", "1", "3"]),
        # rows that start deeper after the year's own total are still on top of their block
        ([(1, "7"), (0, "7"), (2, "3"), (3, "3"), (0, "10")], ["7", "3"]),
        # rows printed as high as the one they make, among those of a balance
        ([(1, "7"), (0, "7"), (2, "3"), (2, "1"), (2, "2"), (0, "10")], ["7", "3"]),
        ([(1, "7"), (0, "7"), (2, "3"), (2, "3"), (0, "10")], ["7", "3"]),
        # two rows that print the same stay two where both are needed, or where nothing makes the whole
        ([(1, "7"), (0, "7"), (2, "3"), (2, "3"), (0, "13")], ["7", "3", "3"]),
        ([(1, "7"), (0, "7"), (2, "3"), (2, "3"), (0, "12")], ["7", "3", "3"]),
        # one row that holds all others gives way to them, as long as they make it
        ([(1, "9"), (2, "9"), (3, "5"), (3, "4"), (0, "9")], ["5", "4"]),
        ([(1, "9"), (2, "5"), (0, "9")], ["9"]),
        ([(1, "9"), (2, "5"), (2, "4"), (0, "9"), (2, "3"), (0, "12")], ["5", "4", "3"]),
    ],
)
def test_a_column_divides_without_counting_twice(
    template: Amount, rows: list[tuple[int, str]], parts: list[str]
) -> None:
    division = down(_rows(template, *rows))
    assert division is not None
    assert division.is_proven
    assert [each.amount_text for each in division.parts] == parts


@pytest.mark.parametrize(
    ("rows", "obstacle"),
    [
        ([(1, "6.00"), (1, "4.01"), (0, "10.00")], None),
        ([(1, "6.00"), (1, "4.02"), (0, "10.00")], Obstacle.MISMATCH),
        ([(1, "12"), (1, "-2"), (0, "10")], Obstacle.NEGATIVE),
        ([(0, "10")], Obstacle.NO_PARTS),
        ([(1, "0.00"), (0, "0.00")], Obstacle.NO_PARTS),
    ],
)
def test_only_rounding_is_let_pass(
    template: Amount, rows: list[tuple[int, str]], obstacle: Obstacle | None
) -> None:
    division = down(_rows(template, *rows))
    assert division is not None
    assert division.obstacle is obstacle


def test_a_column_without_a_total_is_not_divided(template: Amount) -> None:
    assert down(_rows(template, (1, "6"), (1, "4"))) is None


def test_what_is_bought_is_no_part_beside_the_kinds_it_is_paid_from(template: Amount) -> None:
    row = _columns(template, total="10", basic="6", project="4", procurement="3")
    division = across(row, "total")
    assert division
    assert division.is_proven
    assert [each.measure for each in division.parts] == ["basic", "project"]


def test_the_funds_that_pay_for_a_whole_are_no_kinds_of_spending(template: Amount) -> None:
    def form(name: str, number: int, **measures: str) -> list[Amount]:
        return [
            replace(each, form=f"budget.{name}", table_no=number, direction="expenditure")
            for each in _columns(template, **measures)
        ]

    by_fund = form("expenditure", 3, total="12", other_income="4", opening_balance="8")
    assert by_kind(by_fund) is None
    kinds = form(
        "general_public", 4, total="8", basic__personnel="3", basic__public="1", project="4"
    )
    division = by_kind([*by_fund, *kinds])
    assert division is not None
    assert [str(each.amount) for each in division.parts] == ["3", "1", "4"]


def test_a_row_divides_into_its_columns_whatever_is_printed_beneath_them(template: Amount) -> None:
    row = _columns(
        template, total="10", basic="7", basic__personnel="5", basic__public="2", project="3"
    )
    division, inner = across(row, "total"), across(row, "basic")
    assert division is not None
    assert inner is not None
    assert [each.measure for each in division.parts] == ["basic", "project"]
    assert [each.measure for each in inner.parts] == ["basic.personnel", "basic.public"]
    alone = across(_columns(template, total="7", income="7", income__appropriation="7"), "total")
    assert alone is not None
    assert [each.measure for each in alone.parts] == ["income.appropriation"]


@pytest.mark.parametrize(
    ("name", "sources", "purposes"),
    [
        (LAIYUAN, ["559.67", "428.97"], ["78.65", "903.45", "6.54"]),
        (ANYI, ["1,051.10", "2.52", "49.18"], ["51.95", "991.83", "40.33", "18.69"]),
        (ZHANYI, ["536.92"], ["44.26", "465.22", "27.44"]),
        # of three panels of expenditure the functional one, without its 28 zeros
        (BAIHE, ["3974.12"], ["47.30", "3923.22", "3.60"]),
    ],
)
def test_the_streams_are_what_the_form_prints(
    drawn: dict[str, Money], name: str, sources: list[str], purposes: list[str]
) -> None:
    picture = drawn[name].flow
    assert picture is not None
    assert [each.figure.text for each in picture.incoming.streams] == sources
    assert [each.figure.text for each in picture.outgoing.streams] == purposes


def test_a_caption_names_the_total_without_the_spaces_of_its_setting(
    drawn: dict[str, Money],
) -> None:
    picture = drawn[ZHANYI].flow
    assert picture is not None
    figure = replace(picture.incoming.streams[0].figure, label="合    计")
    assert said(of_whole(figure)).startswith(f"全长是《{figure.table}》印出的合计 ")


def test_balances_stand_on_the_side_of_their_column(drawn: dict[str, Money]) -> None:
    picture = drawn[ANYI].flow
    assert picture is not None
    assert [each.label for each in picture.incoming.streams if each.is_balance] == [
        "年初结转和结余"
    ]
    assert [each.label for each in picture.outgoing.streams if each.is_balance] == [
        "年末结转和结余"
    ]


def test_what_is_carried_over_is_not_spent(drawn: dict[str, Money]) -> None:
    functions = next(each for each in drawn[ANYI].splits if each.key == "functions")
    assert functions.strip is not None
    assert functions.strip.whole.text == "1,084.11"
    assert "18.69" not in [each.figure.text for each in functions.strip.parts]


def test_without_the_form_of_both_sides_others_serve(shelf: dict[str, Package]) -> None:
    amounts = [each for each in _first(shelf[LAIYUAN]) if each.form != "budget.income_expenditure"]
    sides = incoming(amounts), outgoing(amounts)
    assert all(each and each.is_proven for each in sides)
    forms = [each.whole.form for each in sides if each]
    assert forms == ["budget.income", "budget.expenditure"]
    picture = money(shelf[LAIYUAN], amounts).flow
    assert picture is not None
    assert [each.label for each in picture.incoming.streams] == ["财政拨款收入", "上年结转"]


def _said(package: Package, amounts: list[Amount]) -> str:
    view = money(package, amounts)
    assert view.flow is None
    assert view.why is not None
    return view.why.text


def _with(amounts: list[Amount], row_no: int, column_no: int, text: str) -> list[Amount]:
    return [
        replace(each, amount_text=text, amount=Decimal(text), amount_yuan=Decimal(text) * 10000)
        if (each.table_no, each.row_no, each.column_no) == (1, row_no, column_no)
        else each
        for each in amounts
    ]


def test_there_is_no_picture_of_what_does_not_close(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    amounts = _first(package)
    assert "对不上" in _said(package, _with(amounts, 10, 5, "913.45"))
    assert "负数" in _said(package, _with(amounts, 20, 5, "-6.54"))
    both = _with(_with(amounts, 34, 5, "998.64"), 10, 5, "913.45")
    assert "不相等" in _said(package, both)
    assert "没有找到收入和支出" in _said(package, [])
    spending = [each for each in amounts if each.direction == "expenditure"]
    assert "没有找到收入的总数" in _said(package, spending)


def test_parts_that_do_not_close_stand_apart_as_bars(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    amounts = [
        replace(each, amount_text="913.45", amount=Decimal("913.45"))
        if each.form == "budget.expenditure" and each.code == "210" and each.measure == "total"
        else each
        for each in _first(package)
    ]
    functions = next(each for each in money(package, amounts).splits if each.key == "functions")
    assert functions.strip is None
    assert functions.bars is not None
    assert "对不上" in functions.description.text
    division = by_function(amounts)
    assert division is not None
    assert division.obstacle is Obstacle.MISMATCH


def test_the_planned_year_of_a_final_account_is_not_drawn(shelf: dict[str, Package]) -> None:
    amounts = [replace(each, phase="approved") for each in _first(shelf[ANYI])]
    assert money(shelf[ANYI], amounts).flow is None


def test_doubtful_rows_stay_doubtful(shelf: dict[str, Package]) -> None:
    view = money(shelf[LAIYUAN], _first(shelf[LAIYUAN]), {"t-budget-01-r10", "t-budget-03-r9"})
    assert view.flow is not None
    doubted = [each.label for each in view.flow.outgoing.streams if each.figure.is_doubtful]
    assert doubted == ["卫生健康支出"]
    assert view.splits[0].strip is not None
    assert [each.figure.is_doubtful for each in view.splits[0].strip.parts] == [True, False, False]


def test_three_public_shows_zero_as_zero_and_nothing_for_what_is_not_printed(
    shelf: dict[str, Package],
) -> None:
    printed = three_public_bars(headlines(shelf[BAIHE], _first(shelf[BAIHE])).figures)
    assert printed is not None
    assert [(each.figure.text, each.length) for each in printed.rows] == [
        ("4.90", Decimal(100)),
        ("0.00", Decimal(0)),
        ("0.00", Decimal(0)),
        ("3.00", Decimal("61.22")),
        ("1.90", Decimal("38.78")),
    ]
    assert three_public_bars(headlines(shelf[ANYI], _first(shelf[ANYI])).figures) is None


def test_every_figure_of_the_pictures_leads_to_its_cell(site: Path) -> None:
    for place in ("360123", "530303", "610929"):
        page = next((site / place).glob("*/2*/index.html")).read_text(encoding="utf-8")
        start = page.index('<section id="money"')
        pictures = page[start : page.index("<section id=", start + 1)]
        anchors = set(re.findall(r'href="#(t-[^"]+)"', pictures))
        assert len(anchors) > 10
        assert {each for each in anchors if f'id="{each}"' not in page} == set()


def test_the_pictures_speak_and_take_no_style(site: Path) -> None:
    page = (site / "360123/yiliaobaozhangju/2023/index.html").read_text(encoding="utf-8")
    start = page.index('<section id="money"')
    pictures = page[start : page.index("<section id=", start + 1)]
    assert "<desc " in pictures
    assert " style=" not in pictures
    named = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', pictures)
    ids = {each for names in named for each in names.split()}
    assert {each for each in ids if page.count(f'id="{each}"') != 1} == set()
