"""This year against last, budget against final account, and the source's own words on why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.website.changes.change import Change, Changes
from pipeline.website.changes.changes import changes, three_public_changes, told_of_expenditure
from pipeline.website.changes.comparison import comparison, execution
from pipeline.website.changes.prose import Prose
from pipeline.website.figures.derived import difference
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import Headlines
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places
from pipeline.website.published.shelf import open_shelf
from tests.website.changes import LAIYUAN, a_year_ago, in_words, own_headlines

BAIHE = "610929-yiliaobaozhangju-2020-budget"
ANYI = "360123-yiliaobaozhangju-2023-final"
ZHANYI = "530303-yiliaobaozhangju-2023-final"


@pytest.fixture(scope="module")
def shelf(packages: Path) -> dict[str, Package]:
    return dict(open_shelf(packages).by_name())


def _prose(package: Package) -> Prose:
    return Prose(package, package.department, package.claims(), package.sections(), Places(package))


def _three_public(package: Package, earlier: Headlines | None = None) -> dict[str, Change]:
    found = three_public_changes(package, own_headlines(package), earlier, _prose(package))
    return {each.key: each for each in found.items}


def _totals(package: Package, earlier: Headlines | None = None) -> Changes:
    return changes(package, own_headlines(package), earlier, _prose(package))


@pytest.fixture(scope="module")
def stated(shelf: dict[str, Package]) -> Figure:
    """A figure to make others of: 9.00 万元."""
    return own_headlines(shelf[LAIYUAN]).figures["three_public"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (("3.80", "38000"), ("4.90", "49000"), "增加 1.10 万元（28.9%）"),
        (("3.8", "38000"), ("1.90", "19000"), "减少 1.90 万元（50.0%）"),
        (("0.00", "0"), ("3.00", "30000"), "增加 3.00 万元"),
        (("3.00", "30000"), ("3.00", "30000"), "持平"),
        (("-1.00", "-10000"), ("1.00", "10000"), "增加 2.00 万元"),
        (("10,000.00", "100000000"), ("10,000.01", "100000100"), "增加 0.01 万元（<0.1%）"),
        # the earlier one printed in yuan: nothing is rounded
        (("12,345.67", "12345.67"), ("1", "10000"), "减少 0.234567 万元（19.0%）"),
    ],
)
def test_differences_are_exact_and_percentages_need_a_base(
    stated: Figure, before: tuple[str, str], after: tuple[str, str], said: str
) -> None:
    figures = (replace(stated, text=text, yuan=Decimal(yuan)) for text, yuan in (before, after))
    found = difference(*figures)
    assert found is not None
    assert in_words(found.said) == said


def test_what_is_no_money_has_no_difference(stated: Figure) -> None:
    assert difference(replace(stated, yuan=None), stated) is None
    assert difference(stated, replace(stated, unit="辆")) is None


def test_whether_the_three_public_rose_and_why(shelf: dict[str, Package]) -> None:
    found = _three_public(shelf[BAIHE])
    total = found["three_public"]
    assert next(iter(found)) == "three_public"
    assert in_words(total.said) == (
        "2020 年 4.90 万元，2019 年（同一张表印出）3.80 万元，增加 1.10 万元（28.9%）。"
    )
    (quote,) = total.quotes
    assert quote.text.endswith("增加的主要原因是健康扶贫用车次数及车辆维修费用增加；")
    assert quote.gives_reason
    assert quote.place is not None
    assert quote.place.href.endswith("#L239")
    assert quote.anchor == "s-budget-29"
    assert not total.lacks_reason
    assert "减少 1.90 万元（50.0%）" in in_words(found["reception"].said)
    assert "单位食堂" in found["reception"].quotes[0].text
    assert found["vehicle_operation"].difference is not None
    assert found["vehicle_operation"].difference.percentage == ""


def test_bars_of_one_section_stand_on_one_scale(shelf: dict[str, Package]) -> None:
    found = _three_public(shelf[BAIHE])
    lengths = {
        key: [row.length for row in each.bars.rows] for key, each in found.items() if each.bars
    }
    assert lengths["three_public"] == [Decimal("77.55"), Decimal("100.00")]
    assert lengths["reception"] == [Decimal("77.55"), Decimal("38.78")]


def test_a_reason_that_is_not_stated_is_said_to_be_missing(shelf: dict[str, Package]) -> None:
    package = shelf[BAIHE]
    silent = Prose(package, package.department, [], package.sections(), Places(package))
    found = three_public_changes(package, own_headlines(package), None, silent)
    assert in_words(found.silence) == (
        "原件的文字里没有找到对这些变化的说明：“三公”经费、公务用车运行维护费、公务接待费。"
    )
    spoken = three_public_changes(package, own_headlines(package), None, _prose(package))
    assert spoken.silence is None


def test_a_total_whose_parts_are_explained_is_not_said_to_be_unexplained(
    shelf: dict[str, Package],
) -> None:
    package = shelf[BAIHE]
    of_parts = [each for each in package.claims() if each.code != "three_public"]
    prose = Prose(package, package.department, of_parts, package.sections(), Places(package))
    found = three_public_changes(package, own_headlines(package), None, prose)
    items = {each.key: each for each in found.items}
    assert items["three_public"].lacks_reason
    assert items["reception"].gives_reason
    assert "三公" not in in_words(found.silence)


def test_a_reason_for_both_sides_explains_the_part_that_went_the_same_way(
    shelf: dict[str, Package],
) -> None:
    package = shelf[BAIHE]
    sentence = "2.支出预算减少9万元，其中基本支出增加1万元，项目支出减少10万元。"
    reason = "3.收支预算减少的主要原因，补助未列入年初预算。"
    section = replace(package.sections()[0], entity=package.department, text=sentence + reason)
    changed = next(each for each in package.claims() if each.kind == "change")
    said = [
        replace(
            changed,
            entity=package.department,
            section=section.heading,
            sentence=sentence,
            code=code,
            direction=direction,
            period=2020,
            base_period=2019,
        )
        for code, direction in (("basic", "increase"), ("project", "decrease"))
    ]
    prose = Prose(package, package.department, said, [section], Places(package))
    assert [each.text for each in prose.on("project")] == [sentence + reason]
    assert [each.gives_reason for each in prose.on("basic")] == [False]


def test_without_an_earlier_figure_the_prose_alone_says_what_changed(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    total = _three_public(package)["three_public"]
    assert [each.text for each in total.quotes] == ["与2022年相比持平。"]
    assert in_words(total.said) == "2023 年 9.00 万元。原件的文字说，和上年持平。"
    assert not total.lacks_reason
    assert total.difference is None
    missing = three_public_changes(package, own_headlines(package), None, _prose(package)).missing
    assert "2022 年的预算还没有收录" in in_words(missing)


def test_what_no_table_prints_is_quoted_from_the_prose(shelf: dict[str, Package]) -> None:
    found = _three_public(shelf[ANYI])
    assert in_words(found["three_public"].said) == (
        "表里没有印出 2023 年的金额。原件的文字说，和上年持平。"
    )
    assert "决算数 0.00 万元" in found["three_public"].quotes[0].text
    assert found["reception"].quotes[-1].text == "决算数与上年持平，主要原因：无公务接待安排。"


def test_totals_are_quoted_with_their_side(shelf: dict[str, Package]) -> None:
    found = {each.key: each for each in _totals(shelf[BAIHE]).items}
    assert "预算收入较上年增加1843.71万元" in found["income_total"].quotes[0].text
    assert "预算支出较上年增加1843.71万元" in found["expenditure_total"].quotes[0].text
    assert found["income_total"].before is None
    assert in_words(found["income_total"].said) == (
        "2020 年 3974.12 万元。原件的文字说，比上年增加 1843.71 万元。"
    )


def test_lists_have_what_the_prose_says_of_all_expenditure(shelf: dict[str, Package]) -> None:
    package = shelf[BAIHE]
    found = told_of_expenditure("budget", own_headlines(package), _prose(package))
    assert found
    assert in_words(found.said) == "比上年增加 1843.71 万元"
    assert (found.yuan, found.is_doubtful) == (Decimal("18437100"), False)
    assert found.anchor.startswith("s-budget-")
    silent = Prose(package, package.department, (), (), Places(package))
    assert told_of_expenditure("budget", own_headlines(package), silent) is None


def test_the_year_before_comes_from_its_own_disclosure(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    own = own_headlines(package)
    earlier = a_year_ago(own, expenditure_total="4943200")
    found = {each.key: each for each in _totals(package, earlier).items}
    said = in_words(found["expenditure_total"].said)
    assert said == "2023 年 988.64 万元，2022 年预算 494.32 万元，增加 494.32 万元（100.0%）。"
    assert found["expenditure_total"].bars is not None


def test_figures_that_may_not_be_compared_stand_side_by_side_with_the_reason(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    earlier = a_year_ago(own_headlines(package))
    doubted = replace(
        earlier.figures["basic"], basis=replace(earlier.figures["basic"].basis, is_doubtful=True)
    )
    other_form = replace(
        earlier.figures["project"],
        basis=replace(earlier.figures["project"].basis, form="general_public"),
    )
    earlier = replace(earlier, figures={**earlier.figures, "basic": doubted, "project": other_form})
    found = {each.key: each for each in _totals(package, earlier).items}
    for key, reason in (("basic", "没有通过核对"), ("project", "出自不同的表")):
        assert found[key].difference is None
        assert found[key].bars is None
        assert "不能直接比较" in in_words(found[key].said)
        assert reason in in_words(found[key].said)


def test_two_earlier_figures_both_stand_only_where_they_differ(
    shelf: dict[str, Package],
) -> None:
    package = shelf[BAIHE]
    own = own_headlines(package)
    earlier = a_year_ago(own, three_public="38000", reception="20000")
    earlier = replace(
        earlier,
        figures={
            key: replace(each, basis=replace(each.basis, fiscal_year=2019))
            for key, each in earlier.figures.items()
        },
    )
    items = three_public_changes(package, own, earlier, _prose(package)).items
    assert [each.key for each in items].count("three_public") == 1
    assert [each.key for each in items].count("reception") == 2
    assert [len(each.quotes) for each in items if each.key == "reception"] == [1, 0]


def test_budget_and_final_account_are_set_side_by_side(shelf: dict[str, Package]) -> None:
    final, budget = own_headlines(shelf[ANYI]), own_headlines(shelf[LAIYUAN])
    found = execution(final, budget, part="final", body="")
    assert found is not None
    income = found.of("income_year")
    # they are of two departments: the guard bars what the page would never set side by side
    assert income is not None
    assert income.difference is None
    assert [in_words(each) for each in income.reasons] == ["填报的不是同一个部门或单位"]
    assert found.unit == "万元"


def test_the_final_account_against_its_budget(shelf: dict[str, Package]) -> None:
    final = own_headlines(shelf[ANYI]).figures["expenditure_year"]
    planned = replace(
        final,
        text="1,000.00",
        yuan=Decimal(10_000_000),
        basis=replace(final.basis, kind="budget", phase="approved"),
    )
    found = comparison("expenditure_year", planned, final)
    assert found.difference is not None
    assert in_words(found.difference.said) == "增加 84.11 万元（8.4%）"
    assert comparison("expenditure_year", None, final).reasons == ()


def test_without_a_budget_the_reprinted_one_stands_in(shelf: dict[str, Package]) -> None:
    found = execution(own_headlines(shelf[ZHANYI]), None, part="final", body="")
    assert found is not None
    assert found.is_reprinted
    assert next(each.key for each in found.rows) == "three_public"
    assert "basic" not in [each.key for each in found.rows]
    package = shelf[ZHANYI]
    said = three_public_changes(
        package, own_headlines(package), None, _prose(package), found.of("three_public")
    ).against_budget
    assert in_words(said) == "年初预算 3.00 万元，决算 3.00 万元，两者相同。"
    assert execution(own_headlines(shelf[ANYI]), None, part="final", body="") is None
