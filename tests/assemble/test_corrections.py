"""Corrections: what is printed stays, the corrected value stands beside it, the guard holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.corrections import CorrectionOutcome
from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Finding, Outcome, Severity
from tests.assemble.corrected import MISPRINT, TEXT, built, override


def told(disclosure: Disclosure) -> list[Finding]:
    return [each for each in disclosure.findings if each.check == "form.corrections"]


def test_an_override_stands_beside_what_is_printed() -> None:
    disclosure = built(override())
    (correction,) = disclosure.corrections
    assert correction.outcome is CorrectionOutcome.APPLIED
    assert (correction.printed, correction.corrected) == ("66.40", "61.40")
    assert correction.corrected_yuan == Decimal("614000.00")
    assert (correction.row_no, correction.row_label, correction.source_line) == (1, "农林水支出", 6)
    assert disclosure.amounts == built().amounts
    (finding,) = told(disclosure)
    assert (finding.outcome, finding.severity) == (Outcome.PASS, Severity.NOTE)
    assert "印作 66.40，应为 61.40" in finding.message


def test_without_corrections_there_are_none() -> None:
    disclosure = built()
    assert (disclosure.corrections, disclosure.answers, told(disclosure)) == ((), (), [])


@pytest.mark.parametrize(
    "locator",
    [
        "{table: 部门支出总表, row: 农林水支出, column: 合计}",
        "{table: 01-bumenzhichuzongbiao, row: '213', column: '3'}",
        "{table: budget.expenditure, row: '1', column: 合计}",
        "{table: budget.expenditure, row: '213', column: 合计, entity: 岱山县水利局}",
    ],
)
def test_a_place_may_be_named_in_several_ways(locator: str) -> None:
    (correction,) = built(override(locator)).corrections
    assert correction.outcome is CorrectionOutcome.APPLIED


@pytest.mark.parametrize(
    ("sidecar", "outcome", "seen"),
    [
        (
            override(expect="66.04"),
            CorrectionOutcome.GUARD_FAILED,
            "印的是 66.40，不是更正所指的 66.04",
        ),
        (
            override("{table: budget.expenditure, row: '999', column: 合计}"),
            CorrectionOutcome.NOT_FOUND,
            "没有找到印出的数",
        ),
        (
            override("{table: budget.expenditure, row: '2130304', column: 基本支出}"),
            CorrectionOutcome.NOT_FOUND,
            "没有找到印出的数",
        ),
        (
            override("{table: budget.expenditure, row: '213', column: 合计, entity: 某局}"),
            CorrectionOutcome.NOT_FOUND,
            "没有找到印出的数",
        ),
    ],
)
def test_what_does_not_fit_is_not_applied(
    sidecar: str, outcome: CorrectionOutcome, seen: str
) -> None:
    disclosure = built(sidecar)
    (correction,) = disclosure.corrections
    assert (correction.outcome, correction.corrected) == (outcome, "")
    assert correction.corrected_yuan is None
    (finding,) = told(disclosure)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.WARNING)
    assert seen in finding.message
    assert disclosure.answers == ()


def test_a_place_that_fits_several_amounts_is_ambiguous() -> None:
    text = TEXT.replace("2130301\t行政运行", "2130304\t行政运行")
    disclosure = built(
        override("{table: budget.expenditure, row: '2130304', column: 合计}", expect="20.00"), text
    )
    (correction,) = disclosure.corrections
    assert correction.outcome is CorrectionOutcome.AMBIGUOUS
    assert "找到 2 个数" in told(disclosure)[0].message


def test_two_corrections_of_one_amount_are_both_left_out() -> None:
    once = override()
    disclosure = built(once + once.removeprefix("corrections:\n").replace("61.40", "61.41"))
    outcomes = [each.outcome for each in disclosure.corrections]
    assert outcomes == [CorrectionOutcome.AMBIGUOUS] * 2
    assert "只留一条" in told(disclosure)[0].message


@pytest.mark.parametrize(("action", "said"), [("drop", "不应有此数"), ("flag", "存疑")])
def test_what_is_dropped_or_flagged_stays_printed(action: str, said: str) -> None:
    disclosure = built(
        f"corrections:\n- {{locator: {MISPRINT}, action: {action}, expect: '66.40', reason: 印误}}"
    )
    (correction,) = disclosure.corrections
    assert (correction.outcome, correction.corrected) == (CorrectionOutcome.APPLIED, "")
    assert said in told(disclosure)[0].message
    assert disclosure.amounts == built().amounts
    assert bool(disclosure.answers) == (action == "drop")


def test_a_finding_that_the_correction_accounts_for_is_answered_and_stays() -> None:
    plain, disclosure = built(), built(override())
    failed = [each for each in plain.findings if each.outcome is Outcome.FAIL]
    assert [each for each in disclosure.findings if each.outcome is Outcome.FAIL] == failed
    (answer,) = [each for each in disclosure.answers if each.check == "arithmetic.row_sum"]
    assert (answer.status, answer.row_no, answer.findings) == ("corrected", 1, 1)
    assert answer.reason == "第 1 条更正：印误"
    assert next(each for each in failed if answer.fits(each)).printed == Decimal("66.40")


def test_a_finding_that_still_fails_when_corrected_is_not_answered() -> None:
    disclosure = built(override(value="61.30"))
    assert [each for each in disclosure.answers if each.check == "arithmetic.row_sum"] == []
