"""What the sentences make of the headline figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.website.figures.derived import Derived
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import Headlines, headlines
from pipeline.website.figures.sentences import sentences
from pipeline.website.interface.language import languages
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import open_shelf

LIANCHI = "130606-yiliaobaozhangju-2025-budget"
BAIHE = "610929-yiliaobaozhangju-2020-budget"
ANYI = "360123-yiliaobaozhangju-2023-final"


@pytest.fixture(scope="module")
def shelf(packages: Path) -> dict[str, Package]:
    return dict(open_shelf(packages).by_name())


def _own(package: Package) -> Headlines:
    return headlines(package, package.amounts())


def _said(package: Package, own: Headlines) -> list[str]:
    return [languages()[0].text(each) for each in sentences(package, own)]


def test_shares_stand_only_within_one_table(shelf: dict[str, Package]) -> None:
    same_table = _said(shelf[LIANCHI], _own(shelf[LIANCHI]))
    other_tables = _said(shelf[BAIHE], _own(shelf[BAIHE]))
    assert "2025 年计划收入 450.77 万元，计划支出 450.77 万元。" in same_table
    assert any("基本支出 135.47 万元（占 30.1%）" in each for each in same_table)
    assert not any("占" in each for each in other_tables)
    assert any(
        "同一张表印出的“三公”经费 2019 年预算数是 3.80 万元" in each for each in other_tables
    )


def test_two_kinds_of_expenditure_are_all_of_it_only_where_they_add_up(
    shelf: dict[str, Package],
) -> None:
    own = _own(shelf[LIANCHI])
    basic, whole = own.figures["basic"], own.figures["expenditure_year"]
    assert basic.yuan is not None
    assert whole.table_id == basic.table_id
    less = replace(basic, text="100.00", yuan=basic.yuan - Decimal(354700))
    rounded = replace(basic, yuan=basic.yuan - Decimal(100))
    said = {
        name: _said(shelf[LIANCHI], replace(own, figures={**own.figures, "basic": each}))
        for name, each in {"as printed": basic, "rounded": rounded, "less": less}.items()
    }
    assert any("支出分两类" in each for each in said["as printed"])
    assert any("支出分两类" in each for each in said["rounded"])
    assert not any("支出分两类" in each for each in said["less"])
    assert any("此外还有别的支出" in each for each in said["less"])


def test_what_was_planned_is_not_said_in_the_words_of_what_became_of_it(
    shelf: dict[str, Package],
) -> None:
    planned = _said(shelf[LIANCHI], _own(shelf[LIANCHI]))
    executed = _said(shelf[ANYI], _own(shelf[ANYI]))
    assert "计划" in planned[0]
    assert "实际收入 1,053.61 万元，实际支出 1,084.11 万元" in executed[0]
    assert not any("计划" in each for each in executed)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ({"income_total"}, "2025 年计划收入 450.77 万元。"),
        ({"expenditure_year"}, "2025 年计划支出 450.77 万元。"),
        ({"basic"}, "支出里，基本支出 135.47 万元，维持机构日常运转。"),
        ({"project"}, "支出里，项目支出 315.30 万元，用于专门的工作任务。"),
        ({"reception"}, "“三公”经费：公务接待费 1.90 万元。"),
    ],
)
def test_a_single_figure_makes_a_whole_sentence(
    shelf: dict[str, Package], printed: set[str], said: str
) -> None:
    package = shelf[BAIHE if "reception" in printed else LIANCHI]
    own = _own(package)
    only = {key: each for key, each in own.figures.items() if key in printed}
    assert _said(
        package,
        replace(
            own,
            figures=only,
            purposes=(),
            previous={},
            has_three_public_form=False,
            prints_three_public=False,
        ),
    ) == [said]


def test_nothing_printed_is_nothing_said(shelf: dict[str, Package]) -> None:
    own = replace(
        _own(shelf[LIANCHI]),
        figures={},
        purposes=(),
        has_three_public_form=False,
        prints_three_public=False,
    )
    assert _said(shelf[LIANCHI], own) == []


def test_figures_stay_figures_and_shares_are_derived(shelf: dict[str, Package]) -> None:
    found = sentences(shelf[LIANCHI], _own(shelf[LIANCHI]))
    pieces = [piece for each in found for piece in languages()[1].spoken(each)]
    assert "450.77 万元" in [each.printed for each in pieces if isinstance(each, Figure)]
    assert Derived("30.1%") in pieces


def test_figures_of_two_funds_never_stand_in_one_sentence(shelf: dict[str, Package]) -> None:
    own = _own(shelf[LIANCHI])
    basic = replace(own.figures["basic"], fund="general_public")
    said = _said(shelf[LIANCHI], replace(own, figures={**own.figures, "basic": basic}))
    kinds = [each for each in said if "维持机构日常运转" in each or "专门的工作任务" in each]
    assert len(kinds) == 2
    assert kinds[0].startswith("一般公共预算的支出里，基本支出 135.47 万元")
    assert kinds[1].startswith("支出里，项目支出 ")


def test_kinds_of_expenditure_of_one_fund_name_it(shelf: dict[str, Package]) -> None:
    own = _own(shelf[LIANCHI])
    of_fund = {
        name: replace(own.figures[name], fund="general_public") for name in ("basic", "project")
    }
    said = _said(shelf[LIANCHI], replace(own, figures={**own.figures, **of_fund}))
    assert any(each.startswith("一般公共预算的支出分两类：基本支出 135.47 万元") for each in said)


def test_what_only_the_prose_states_is_said_to_be_of_the_prose(
    shelf: dict[str, Package],
) -> None:
    own = _own(shelf[LIANCHI])
    staff = replace(own.figures["basic"], fund="general_public", table_id="", text="100.00")
    cost = replace(staff, fund="", text="8.00")
    figures = {
        name: each for name, each in own.figures.items() if name not in ("personnel", "public")
    }
    stated = {"personnel": staff, "operating_cost": cost}
    said = _said(shelf[LIANCHI], replace(own, figures=figures, said=stated))
    assert "文字说明里写明，一般公共预算的基本支出中，人员经费 100.00 万元。" in said
    assert "文字说明里写明，机关运行经费 8.00 万元。" in said


def test_classes_are_said_where_their_sums_are_not_printed(shelf: dict[str, Package]) -> None:
    package = shelf[BAIHE]
    own = _own(package)
    figures = {key: each for key, each in own.figures.items() if key not in ("personnel", "public")}
    figure = own.figures["basic"]
    wages, support, goods = (
        replace(figure, code=code, text=text, yuan=Decimal(text) * 10_000)
        for code, text in (("301", "40.00"), ("303", "2.50"), ("302", "10.00"))
    )
    stated = replace(own, figures=figures, staff_classes=(wages, support), running_classes=(goods,))
    said = _said(package, stated)
    assert (
        "一般公共预算的基本支出中，用在人员上的：工资福利支出 40.00 万元，对个人和家庭的补助 2.50 万元，"
        "合起来 42.50 万元。"
    ) in said
    assert "一般公共预算的基本支出中，用在日常运转上的：商品和服务支出 10.00 万元。" in said
    alone = _said(package, replace(stated, staff_classes=(wages,)))
    assert "一般公共预算的基本支出中，用在人员上的：工资福利支出 40.00 万元。" in alone
    printed = replace(stated, figures={**figures, "personnel": wages, "public": goods})
    assert not any(
        "用在人员上的" in each or "日常运转上" in each for each in _said(package, printed)
    )


def test_three_public_that_only_the_prose_states(shelf: dict[str, Package]) -> None:
    package = shelf[BAIHE]
    own = _own(package)
    figures = {key: each for key, each in own.figures.items() if key in ("basic", "project")}
    total = own.figures["three_public"]
    said = _said(package, replace(own, figures=figures, said={"three_public": total}))
    assert any(each.startswith("文字说明里写明，“三公”经费 4.90") for each in said)
