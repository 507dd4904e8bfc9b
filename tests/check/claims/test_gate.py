"""The one way that findings of claims go out: nothing accuses that another reading makes true."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import pipeline.check.claims
from pipeline.check.claims import CHECKS
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.gate import sure
from pipeline.check.subject import Subject
from pipeline.extract.claims import extract_claims
from pipeline.model.records import Outcome
from tests.check.claims.claims_support import THREE_PUBLIC, findings, of, outcomes, table
from tests.support import VOCABULARY, printed, understood

DOUBTS = (
    "of_what_is_not_named", "of_other_figures", "of_adjusted_budget", "of_whole_before", "of_item_before",
    "of_more_before", "of_opening_budget", "of_heading_alone", "of_carried_over",
)  # fmt: skip


def test_nothing_but_the_gate_asks_what_else_may_be_meant() -> None:
    package = Path(pipeline.check.claims.__file__).parent
    asking = {
        path.name
        for path in package.glob("*.py")
        for doubt in DOUBTS
        if re.search(rf"import [\w, ]*{doubt}", path.read_text(encoding="utf-8"))
    }
    assert asking == {"gate.py"}


@pytest.mark.parametrize(
    "module", ["claims", "stated_twice", "fund_changes", "part_changes", "two_sides", "opening"]
)
def test_all_that_find_something_of_claims_pass_it(module: str) -> None:
    source = Path(pipeline.check.claims.__file__).with_name(f"{module}.py")
    assert "import sure" in source.read_text(encoding="utf-8")
    assert len(CHECKS) == 5


def test_an_amount_that_nothing_names_accuses_neither_its_cell_nor_its_namesake() -> None:
    found = findings("基本支出60.00万元，占75.00%，为25.00万元。", table())
    assert Outcome.FAIL not in outcomes("amount_as_in_table", found)
    assert Outcome.FAIL not in outcomes("stated_twice", found)


def test_what_holds_goes_through_as_it_is() -> None:
    text = "支出合计80.00万元。其中：基本支出60.00万元，占支出合计的75.00%。"
    found = understood(f"{table()}\n一、情况说明\n\n{text}\n", kind="final")
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    subject = Subject(
        found.identity, (found.document,), found.tables, found.amounts, VOCABULARY, claims
    )
    passed = of("share_recomputed", findings(text, table()))
    known = ClaimFigures.of(subject)
    share = next(claim for claim in claims if claim.kind == "share")
    assert sure(known, passed, share) is passed
    other = "、其他支出40.00万元，全部支出60.00万元"
    told = replace(share, sentence=f"{share.sentence}{other}", percentage_text="66.67")
    failed = replace(passed, outcome=Outcome.FAIL, unit="%", difference=Decimal("8.33"))
    assert sure(known, failed, told).outcome is Outcome.NOT_EVALUATED


@pytest.mark.parametrize("between", ["，其中：", "，", "："])
def test_a_kind_of_spending_behind_an_item_may_be_of_that_item(between: str) -> None:
    said = f"水利（21303）80.00万元{between}基本支出25.00万元。"
    found = findings(f"{said}\n\n{said.replace('25.00', '26.00')}", table())
    assert Outcome.FAIL not in outcomes("amount_as_in_table", found)
    assert Outcome.FAIL not in outcomes("stated_twice", found)
    alone = findings("基本支出25.00万元。", table())
    assert Outcome.FAIL in outcomes("amount_as_in_table", alone)


def test_a_kind_of_spending_behind_another_one_of_an_item_may_be_of_that_item() -> None:
    said = "水利（21303）80.00万元，项目支出30.00万元，较上年增加1.00万元；基本支出25.00万元。"
    assert Outcome.FAIL not in outcomes("amount_as_in_table", findings(said, table()))
    ended = said.replace("；", "。")
    assert Outcome.FAIL in outcomes("amount_as_in_table", findings(ended, table()))


@pytest.mark.parametrize(
    "text",
    [
        "收入总计220.00万元，其中上年结转26.00万元，比上年增加56.00万元。",
        "2023年收入220.00万元，其中一般公共预算拨款26.00万元，较上年增加56.00万元。",
        "2023年收入220.00万元，其中一般公共预算拨款26.00万元，较上年增加56.00万元，增长34.10%。",
    ],
)
def test_an_increase_by_more_than_a_part_may_be_that_of_its_whole(text: str) -> None:
    assert Outcome.FAIL not in outcomes("change_recomputed", findings(text))


def test_an_increase_by_more_than_there_is_accuses_where_nothing_before_it_is_more() -> None:
    for text in (
        "一般公共预算拨款26.00万元，较上年增加56.00万元。",
        "收入50.00万元，其中一般公共预算拨款26.00万元，较上年增加56.00万元。",
    ):
        assert Outcome.FAIL in outcomes("change_recomputed", findings(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公务接待费年初预算4.00万元，全年预算3.00万元，支出决算1.00万元。", False),
        ("公务接待费全年预算3.00万元（年初预算4.00万元），支出决算1.00万元。", False),
        ("公务接待费年初预算4.00万元，年中调减1.00万元，支出决算1.00万元。", False),
        ("公务接待费年初预算4.00万元，支出决算1.00万元。", True),
        ("公务接待费预算4.00万元，支出决算1.00万元。", True),
        ("公务接待费年初预算4.00万元，支出决算1.00万元。会议费全年预算2.00万元。", True),
        ("公务接待费年初预算4.00万元，全年预算3.50万元，支出决算1.00万元。", True),
        # the column prints what the text calls the budget of the whole year
        ("“三公”经费全年预算3.00万元。公务接待费年初预算4.00万元，支出决算1.00万元。", False),
    ],
)
def test_a_budget_of_the_beginning_beside_that_of_the_year(text: str, told: bool) -> None:
    found = findings(text, printed(THREE_PUBLIC))
    assert (Outcome.FAIL in outcomes("amount_as_in_table", found)) is told


def test_a_budget_of_nothing_beside_an_adjusted_one_is_held_against_its_cell() -> None:
    text = "本单位没有公务接待费预算。会议费全年预算2.00万元。"
    found = findings(text, printed(THREE_PUBLIC))
    assert Outcome.FAIL in [f.outcome for f in found]


@pytest.mark.parametrize("base", ["去年实际", "上年支出", "上年实绩"])
def test_a_budget_of_last_year_is_not_what_was_spent_in_it(base: str) -> None:
    text = f"教育支出120.00万元，上年预算110.00万元，较{base}减少5.00万元，下降4.00%。"
    assert not [f for f in findings(text) if f.outcome.fails]


BOTH_YEARS = printed("""
    财政拨款“三公”经费支出表

    单位：万元

    项目 → 2022年预算数 → 2023年预算数
    合计 → 40.00 → 35.00
    公务接待费 → 8.00 → 6.00
    公务用车购置及运行费 → 32.00 → 29.00

    """)


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("与上年35.00万元相比，减少3.00万元。", False),
        ("与上年9.00万元相比，减少2.00万元。", True),
        ("与上年9.00万元相比，减少3.00万元。", True),
        ("公务接待费与上年35.00万元相比，减少3.00万元。", True),
        ("2023年预算6.00万元。与上年35.00万元相比，减少3.00万元。", True),
        ("与上年相比，减少3.00万元。", True),
    ],
)
def test_what_a_heading_alone_names_accuses_where_one_figure_is_its_own(
    text: str, accused: bool
) -> None:
    found = findings(f"（一）公务接待费\n\n{text}", BOTH_YEARS, kind="budget")
    failing = {finding.check for finding in found if finding.outcome.fails}
    assert bool(failing) == accused


OF_THE_YEAR = printed("""
    部门收支总表

    单位：万元

    收入 →  → 支出 →
    项目 → 预算数 → 项目 → 预算数
    一、一般公共预算拨款收入 → 52.00 → 一、农林水支出 → 55.00
    本年收入合计 → 52.00 → 本年支出合计 → 55.00
    上年结转 → 3.00 →  →
    收入总计 → 55.00 → 支出总计 → 55.00

    """)


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("一般公共预算拨款收入55.00万元（含上年结转3.00万元）。", False),
        ("一般公共预算拨款收入55.00万元（含上年结转）。", False),
        ("收入合计55.00万元，其中：上年结转3.00万元，一般公共预算拨款收入52.00万元。", False),
        ("一般公共预算拨款收入56.00万元（含上年结转3.00万元）。", True),
        ("一般公共预算拨款收入55.00万元。", False),
        ("一般公共预算拨款收入54.00万元。", True),
    ],
)
def test_what_has_money_carried_over_is_not_held_against_that_of_the_year(
    text: str, accused: bool
) -> None:
    found = outcomes("amount_as_in_table", findings(text, OF_THE_YEAR, kind="budget"))
    assert (Outcome.FAIL in found) == accused
