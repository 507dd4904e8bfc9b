"""From A to B, by x and y %, from the sentence alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.model.records import Finding, Outcome, Severity
from tests.check.prose.prose_support import failed, findings, outcomes, values

CHANGE, ZERO, UNCHANGED = "change_recomputed", "growth_from_zero", "unchanged_fits"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("由40.00万元增加到50.00万元，增加10.00万元，增长25%。", Outcome.PASS),
        ("由2022年的40.00万元增至2023年的50.00万元，增加12.00万元，增长25%。", Outcome.FAIL),
        ("从40.00万元减少到50.00万元，减少10.00万元。", Outcome.FAIL),
        ("由40.00万元增加到50.00万元，增长20%。", Outcome.FAIL),
        ("由40.00万元增加到50.00万元，增长25.00%。", Outcome.PASS),
        ("上年40.00万元，本年50.00万元，增加10.00万元，增长24%。", Outcome.FAIL),
        ("2022年为40.00万元，2023年为50.00万元，增加10.00万元。", Outcome.PASS),
        ("2023年为50.00万元，2022年为40.00万元，增加10.00万元。", Outcome.PASS),
        ("比上年预算数40.00万元增加10.00万元，增长25%。", Outcome.PASS),
        ("50.00万元，较上年的40.00万元增加10.00万元，增长20%。", Outcome.FAIL),
        ("补助费50.00万元，比上年增加10.00万元，增长25%。", Outcome.PASS),
        ("补助费50.00万元，比上年增加10.00万元（20%）。", Outcome.FAIL),
        ("补助费50.00万元，比上年减少-10.00万元，增长25%。", Outcome.PASS),
        ("补助费30.1万元，比上年增加10.0万元，增长49.7%。", Outcome.ROUNDING),
        ("补助费50.00万元，比上年增加10.00万元，下降25%。", Outcome.FAIL),
        ("2022年补助费为50.00万元，同比增加10.00万元，增长20%。", Outcome.PASS),
        ("2023年补助费为50.00万元，同比增加10.00万元，增长20%。", Outcome.FAIL),
    ],
)
def test_changes_are_recomputed(text: str, outcome: Outcome) -> None:
    assert outcomes(text, CHANGE) == [outcome]


def test_what_one_of_them_costs_is_not_what_changed() -> None:
    text = "运行维护费12.00万元，车均2.40万元，与预算数14.00万元相比减少2.00万元，下降14.29%。"
    assert Outcome.FAIL not in outcomes(text, CHANGE)


def test_a_change_may_be_of_the_whole_before_it() -> None:
    text = "收入90.00万元，其中：拨款40.00万元、结转50.00万元，较上年增加10.00万元，增长12.5%。"
    assert outcomes(text, CHANGE) == [Outcome.PASS]


@pytest.mark.parametrize(
    "text",
    [
        "由2021年的40.00亿元增加至2023年的50.00亿元，年均增长11.8%。",
        "比上年预算40.00万元增加10.00万元，同口径增长5%。",
        "较上年增加18.00万元，较上年增加22.00万元。",
    ],
)
def test_rates_on_a_basis_of_their_own_are_left_alone(text: str) -> None:
    assert outcomes(text, CHANGE) == []


def test_a_wrong_difference_is_told_with_both_figures() -> None:
    (finding,) = failed("经费由40.00万元增加到50.00万元，增加12.00万元。", CHANGE)
    assert values(finding) == (Decimal("12"), Decimal("10"))
    assert "由 40.00 万元 到 50.00 万元" in finding.message
    assert finding.message_en.endswith("difference 2")


def test_a_percentage_that_was_cut_off_is_rounding() -> None:
    assert outcomes("补助费16.00万元，比上年增加1.00万元，增长6.6%。", CHANGE) == [Outcome.ROUNDING]


def test_what_a_claim_recomputed_is_not_said_again() -> None:
    text = "补助费50.00万元，比上年增加10.00万元，增长20%。"
    (finding,) = failed(text, CHANGE)
    claim: Finding = replace(finding, check="claim.change_recomputed")
    assert findings(text, CHANGE, claims=[claim]) == []


@given(
    st.decimals(min_value=1, max_value=10**6, places=2),
    st.decimals(min_value=1, max_value=10**6, places=2),
)
def test_a_true_change_is_never_accused(before: Decimal, after: Decimal) -> None:
    assume(before != after)
    verb = "增加" if after > before else "减少"
    change = abs(after - before)
    rate = (100 * change / before).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"由{before:,}万元{verb}到{after:,}万元，{verb}{change:,}万元，{verb}{rate}%。"
    assert failed(text, CHANGE) == []


@pytest.mark.parametrize(
    "text",
    [
        "购置费5.38万元，比上年增加5.38万元，增长100%。",
        "上年0万元，本年5.38万元，增加5.38万元，增长100%。",
        "由0万元增加到5.38万元，增长100%。",
    ],
)
def test_growth_from_nothing_has_no_rate(text: str) -> None:
    (finding,) = failed(text, ZERO)
    assert finding.severity is Severity.NOTE
    assert outcomes(text, CHANGE) == []


@pytest.mark.parametrize(
    "text",
    [
        "购置费5.38万元，比上年增加5.38万元。",
        "购置费0万元，比上年减少5.38万元，下降100%。",
        "购置费0万元，比上年增加0万元，增长0%。",
    ],
)
def test_other_changes_of_nothing_are_fine(text: str) -> None:
    assert outcomes(text, ZERO) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("接待费5.00万元，比上年增加1.00万元，与上年持平。", 1),
        ("接待费5.00万元，与上年持平，增加1.00万元。", 1),
        ("接待费5.00万元，与上年持平，与上年相比增加1.00万元，增长25.00%。", 1),
        ("接待费5.00万元，与上年持平，会议费与上年相比增加1.00万元。", 0),
        ("接待费5.00万元，比上年减少0.05万元，下降0.9%，与上年基本持平。", 0),
        ("接待费5.00万元，比上年增加0万元，与上年持平。", 0),
        ("接待费5.00万元，与上年预算持平，比上年决算增加1.00万元。", 0),
        ("接待费5.00万元，比上年决算增加1.00万元，与上年预算持平。", 0),
        ("接待费5.00万元，增加1.00万元，与上年预算持平。", 1),
        ("接待费5.00万元，与上年持平；会议费2.00万元，比上年增加1.00万元。", 0),
    ],
)
def test_what_is_unchanged_has_no_change(text: str, count: int) -> None:
    assert len(failed(text, UNCHANGED)) == count


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("50.00万元，较上年预算增加10.00万元，主要是上年计划未下达，年初预算数为0。", Outcome.FAIL),
        ("50.00万元，与上年相比增加10.00万元（去年预算数为40.00万元）。", Outcome.PASS),
        ("50.00万元，与上年相比增加10.00万元，上年预算数为42.00万元。", Outcome.FAIL),
    ],
)
def test_the_figure_of_the_year_before_may_be_told_behind_the_change(
    text: str, outcome: Outcome
) -> None:
    assert outcomes(f"2023年出国费{text}", CHANGE) == [outcome]


def test_another_item_behind_a_change_is_not_its_base() -> None:
    text = "2023年出国费50.00万元，较上年增加10.00万元，上年购车费为0万元。"
    assert not failed(text, CHANGE)
    assert not failed(text, ZERO)


def test_one_money_told_under_two_names_changed_by_one_amount() -> None:
    text = (
        "一般公共预算收入预算21940.96万元，与上年相比增加{}万元，增长22%。"
        "一般公共预算支出预算21940.96万元，与上年相比增加3958.98万元，增长22%。"
    )
    assert failed(text.format("3959.28"), "stated_twice")
    assert not failed(text.format("3958.98"), "stated_twice")


def test_a_change_of_no_name_is_called_by_the_heading_that_runs_into_it() -> None:
    why = "主要是2022年计划年初未下达，年初预算数为0。"
    said = f"2023年预算数12.20万元，较2022年年初预算增加10.80万元，{why}"
    (finding,) = failed(f"1.因公出国（境）费用。{said}", CHANGE)
    assert finding.message.startswith("“因公出国（境）费用”")
    (finding,) = failed(f"其中安排0.50万元。{said}", CHANGE)
    assert finding.message.startswith("“预算情况说明”")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2023年预算50.00万元，与2022年预算40.00万元相比，增加10.00万元，增长25%。", Outcome.PASS),
        ("2023年预算50.00万元，与2022年预算40.00万元相比，增加10.00万元，增长20%。", Outcome.FAIL),
        # 和 joins two names here
        ("年初20.00万元，年末结转和结余30.00万元，比年初增加10.00万元，增长50%。", Outcome.PASS),
    ],
)
def test_what_a_change_is_against_is_said_to_be_compared(text: str, outcome: Outcome) -> None:
    assert outcomes(text, CHANGE) == [outcome]


def test_figures_of_this_year_that_bear_two_names_are_no_movement() -> None:
    said = "2023年支出总计90.00万元，本年支出合计80.00万元，比上年减少2.00万元，下降2.44%。"
    assert failed(said, CHANGE) == []
    said = "2022年支出90.00万元，本年80.00万元，减少2.00万元，下降2.44%。"
    assert len(failed(said, CHANGE)) == 1


def test_a_part_of_a_change_is_not_the_change() -> None:
    """The change of what is listed behind two figures is not theirs."""
    for text in (
        "本年支出60.00万元，上年50.00万元，其中人员增加3.00万元。",
        "支出由50.00万元增加到60.00万元，其中人员增加3.00万元。",
    ):
        assert failed(text, "change_recomputed", kind="final") == []
    assert failed(
        "本年支出60.00万元，上年50.00万元，增加3.00万元。", "change_recomputed", kind="final"
    )


def test_a_change_against_the_budget_is_not_one_against_last_year() -> None:
    said = "接待费：2023年预算10.00万元，2023年支出8.40万元，2022年支出9.00万元，比预算减少{}万元。"
    assert Outcome.FAIL not in outcomes(said.format("1.60"), CHANGE)
    assert Outcome.FAIL in outcomes(said.replace("比预算", "比上年").format("1.60"), CHANGE)


@pytest.mark.parametrize("verb", ["节约", "结余", "少支出", "节支", "节余", "低", "少"])
def test_what_is_saved_of_a_budget_is_no_figure_to_compare_with(verb: str) -> None:
    text = "接待费预算3.00万元，实际支出1.80万元，比预算数{}1.20万元，比上年减少0.20万元，下降{}%。"
    assert not failed(text.format(verb, "10"), CHANGE)


def test_a_balance_of_last_year_is_one_still() -> None:
    assert failed("结余1.80万元，比上年结余1.20万元减少0.20万元。", CHANGE)


def test_a_decrease_to_less_than_nothing() -> None:
    assert not failed("其他收入-5.00万元，上年为3.00万元，减少8.00万元。", CHANGE)
    assert failed("其他收入5.00万元，上年为3.00万元，减少8.00万元。", CHANGE)


@pytest.mark.parametrize(("of", "told"), [("教育支出55", 0), ("高中教育30", 1)])
def test_a_comparison_of_the_whole_behind_its_part_is_not_of_the_part(of: str, told: int) -> None:
    text = f"教育支出60万元，其中高中教育40万元，比上年{of}万元增加5万元。"
    assert len(failed(text, "change_recomputed")) == told
    assert not failed(text, "parts_make_whole")


@pytest.mark.parametrize(("verb", "told"), [("增加到", 1), ("增至", 1), ("减少到", 0), ("降为", 0)])
def test_from_and_to_fit_the_verb_between_them(verb: str, told: int) -> None:
    text = f"公务接待费由2.50万元{verb}2.00万元，主要原因是接待任务变化。"
    assert len(failed(text, "change_recomputed")) == told
