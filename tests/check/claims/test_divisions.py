"""Items listed under one kind of spending, against the table's figure of that kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.check.claims.divisions import check_divisions
from pipeline.check.subject import Subject
from pipeline.extract.claims import extract_claims
from pipeline.model.records import Finding, Outcome, Severity
from tests.support import VOCABULARY, printed, understood

TABLE = """
        2023年一般公共预算支出明细表

        单位：元

        科目编码 → 科目名称 → 合计 → 人员经费支出 → 公用经费支出 → 专项业务经费支出
         → 合计 → 900,000.00 → 500,000.00 → 100,000.00 → 300,000.00
        213 → 农林水支出 → 900,000.00 → 500,000.00 → 100,000.00 → 300,000.00
        21303 → 水利 → 900,000.00 → 500,000.00 → 100,000.00 → 300,000.00

        """


def findings(text: str) -> list[Finding]:
    found = understood(f"{printed(TABLE)}\n二、一般公共预算支出情况\n\n{text}\n", year=2023)
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    subject = Subject(
        found.identity, (found.document,), found.tables, found.amounts, VOCABULARY, claims
    )
    return list(check_divisions(subject))


PUBLIC = "（1）公用经费：①行政运行（2130301）8.00万元；②培训支出（2050803）2.00万元。"


def outcomes(found: list[Finding]) -> list[Outcome]:
    return [finding.outcome for finding in found]


def test_items_that_add_up() -> None:
    found = findings(f"{PUBLIC}\n\n（2）专项业务经费：①水利工程（2130305）30.00万元。")
    assert outcomes(found) == [Outcome.PASS, Outcome.PASS]


def test_an_item_left_out_is_told_with_both_figures() -> None:
    one, other = findings(
        f"{PUBLIC}\n\n（2）专项业务经费：①水利工程（2130305）20.00万元，较上年增加3.00万元；"
        "②水文（2130313）7.00万元。"
    )
    assert (one.outcome, other.outcome, other.severity) == (
        Outcome.PASS, Outcome.FAIL, Severity.ERROR,
    )  # fmt: skip
    assert (other.printed, other.expected) == (Decimal("27.00"), Decimal("30.00"))
    assert "“专项业务经费”所列 2 项合计：27.00 万元" in other.message
    assert "《2023年一般公共预算支出明细表》中为 30.00 万元" in other.message


def test_a_section_in_which_no_list_adds_up_names_only_the_larger_items() -> None:
    assert findings("（1）公用经费：①行政运行（2130301）8.00万元。") == []


@pytest.mark.parametrize("item", ["行政运行8.00万元", "办公费3.00万元、差旅费5.00万元"])
def test_items_without_codes_are_no_list(item: str) -> None:
    assert findings(f"{PUBLIC}\n\n（2）专项业务经费：{item}。")[1:] == []


def test_what_stands_behind_the_list_is_no_item() -> None:
    found = findings(f"{PUBLIC}\n\n（2）从用途看，水利工程（2130305）30.00万元。")
    assert outcomes(found) == [Outcome.PASS]
