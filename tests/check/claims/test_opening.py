"""What was left at the end of last year, by what is said of this year, against what this year opened with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.claims.opening import check_opening
from pipeline.check.subject import Subject
from pipeline.extract.claims import extract_claims
from pipeline.model.records import Finding, Outcome, Severity
from tests.support import VOCABULARY, understood

SAID = (
    "2023年度收入总计100.00万元，其中年初结转和结余{opening}万元，比2022年增加1.00万元。\n\n"
    "2023年度支出总计100.00万元，其中年末结转和结余20.00万元，比2022年{change}万元。"
)


def told(opening: str, change: str, text: str = SAID) -> list[Finding]:
    found = understood(
        f"一、情况说明\n\n{text.format(opening=opening, change=change)}\n", kind="final"
    )
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    documents = (found.document,)
    return list(check_opening(Subject(found.identity, documents, (), (), VOCABULARY, claims)))


def test_a_year_that_does_not_open_with_what_was_left_is_told() -> None:
    (finding,) = told("50.00", "减少40.00")
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.NOTE)
    assert "上年末应为：60.00 万元，年初结转和结余为 50.00 万元，相差 10.00" in finding.message


@pytest.mark.parametrize(("opening", "change"), [("60.00", "减少40.00"), ("5.00", "增加15.00")])
def test_a_year_that_opens_with_what_was_left_passes(opening: str, change: str) -> None:
    assert [f.outcome for f in told(opening, change)] == [Outcome.PASS]


def test_what_was_corrected_when_the_year_opened_is_not() -> None:
    assert (
        told("50.00", "减少40.00", SAID.replace("{opening}万元", "{opening}万元（差错更正后）"))
        == []
    )


def test_what_was_taken_back_in_the_year_explains_it() -> None:
    text = SAID.replace("{change}万元", "{change}万元，当年收回10.00万元")
    assert told("50.00", "减少40.00", text) == []


def test_without_what_the_year_opened_with_nothing_is_said() -> None:
    assert told("", "减少40.00", SAID.replace("其中年初结转和结余{opening}万元，", "")) == []


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 9_000), st.integers(1, 9_000))
def test_it_opens_with_what_is_left_and_what_that_fell_by(left: int, fell: int) -> None:
    text = SAID.replace("20.00", f"{left / 100:.2f}")
    found = told(f"{(left + fell) / 100:.2f}", f"减少{fell / 100:.2f}", text)
    assert [f.outcome for f in found] == [Outcome.PASS]
