"""The 预算数 of a form of a final account whose note says which budget they are."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

TEXT = """
    岱山县水利局2023年度部门决算

    财政拨款“三公”经费支出决算表
    单位：万元
    项目 → 行次 → {budget} → 决算数
    合计 → 1 → 9.00 → 6.00
    公务接待费 → 2 → 9.00 → 6.00

    注：本表反映三公经费支出预决算情况。其中，{note}；决算数是实际支出。

    （一）公务接待费支出情况

    公务接待费预算为9.00万元，支出决算为6.00万元，完成预算的{rate}%。
"""
WHOLE_YEAR = "预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数"


def of(note: str = WHOLE_YEAR, budget: str = "预算数", rate: str = "66.67") -> Understood:
    text = TEXT.format(note=note, budget=budget, rate=rate)
    return understood(printed(text), kind="final")


def phases(found: Understood) -> list[str]:
    return [a.phase for a in found.amounts if a.row_label == "合计"]


@pytest.mark.parametrize(
    "note", [WHOLE_YEAR, "预算数包括年初预算和调整预算", "预算数为年初预算数与调整预算数之和"]
)
def test_a_budget_that_is_that_of_the_whole_year_is_adjusted(note: str) -> None:
    assert phases(of(note)) == ["adjusted", "executed"]


@pytest.mark.parametrize(
    ("note", "budget"),
    [
        ("预算数为“三公”经费年初预算数，全年预算数另表列示", "预算数"),
        ("预算数为年初部门预算安排数", "预算数"),
        (WHOLE_YEAR, "年初预算数"),
    ],
)
def test_another_budget_is_the_approved_one(note: str, budget: str) -> None:
    assert phases(of(note, budget)) == ["approved", "executed"]


def test_sentences_that_say_budget_are_bound_to_the_adjusted_one() -> None:
    found = of()
    cells = [
        (claim.amount_text, claim.bound_row_no, claim.bound_column_no)
        for claim in found.claims
        if claim.kind == "amount"
    ]
    plain = of("预算数为年初部门预算安排数")
    assert cells == [
        (claim.amount_text, claim.bound_row_no, claim.bound_column_no)
        for claim in plain.claims
        if claim.kind == "amount"
    ]
    assert all(row for _, row, _ in cells)
    assert not found.of("claim.completion_recomputed", Outcome.FAIL)
    assert of(rate="76.67").of("claim.completion_recomputed", Outcome.FAIL)


@pytest.mark.parametrize(
    "sentence",
    [
        "公务接待费年初预算为8.00万元，支出决算为6.00万元，完成年初预算的75.00%。",
        "公务接待费支出决算为6.00万元，完成年初预算的75.00%，比年初预算减少2.00万元。",
        "公务接待费支出决算为6.00万元，比年初预算数8.00万元减少2.00万元，下降25.00%。",
    ],
)
def test_the_opening_budget_is_not_held_against_the_adjusted_one(sentence: str) -> None:
    own = "公务接待费预算为9.00万元，支出决算为6.00万元，完成预算的{rate}%。"
    text = TEXT.replace(own, sentence).format(note=WHOLE_YEAR, budget="预算数")
    found = understood(printed(text), kind="final")
    budgets = [c for c in found.claims if c.kind == "amount" and c.phase == "approved"]
    assert [c.bound_row_no for c in budgets] == [None] * len(budgets)
    told = [f for f in found.findings if f.check.startswith("claim.")]
    assert [f for f in told if f.outcome is Outcome.FAIL] == []
    assert any(f.outcome is Outcome.NOT_EVALUATED for f in told)


def test_the_budget_as_adjusted_is_named_behind_the_opening_one() -> None:
    own = "公务接待费预算为9.00万元，支出决算为6.00万元，完成预算的{rate}%。"
    said = "公务接待费年初预算为8.00万元。公务接待费预算为9.50万元。"
    text = TEXT.replace(own, said).format(note=WHOLE_YEAR, budget="预算数")
    found = understood(printed(text), kind="final")
    (finding,) = found.of("claim.amount_as_in_table", Outcome.FAIL)
    assert "9.50" in finding.message
