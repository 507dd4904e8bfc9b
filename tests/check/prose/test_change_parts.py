"""A whole and all its parts, each with its change against one year."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Severity
from tests.check.prose.prose_support import failed

SPENT = (
    "2024年支出预算900.00万元，比上年增加{whole}万元，其中：基本支出600.00万元，比上年增加40.00万元；"
    "项目支出300.00万元，{projects}。"
)
CHANGED = (
    "与2022年预算500.00万元相比，增加{whole}万元，其中基本支出增加40.00万元，"
    "项目支出减少10.00万元{more}。"
)


def told(text: str) -> list[Finding]:
    return [f for f in failed(text, "parts_make_whole") if "总数的增减" in f.message]


@pytest.mark.parametrize(
    "text",
    [
        SPENT.format(whole="60.00", projects="比上年减少10.00万元"),
        SPENT.format(whole="50.00", projects="与上年持平"),
        CHANGED.format(whole="60.00", more=""),
    ],
)
def test_changes_of_all_parts_that_miss_that_of_their_whole_are_told(text: str) -> None:
    (finding,) = told(text)
    assert finding.severity is Severity.WARNING
    assert "所列 2 项的增减合计" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        SPENT.format(whole="30.00", projects="比上年减少10.00万元"),
        SPENT.format(whole="40.00", projects="与上年持平"),
        SPENT.format(whole="60.00", projects="与上年基本持平"),
        SPENT.format(whole="60.00", projects="主要用于防汛"),
        SPENT.format(whole="60.00", projects="比上年决算减少10.00万元"),
        SPENT.format(whole="30.01", projects="比上年减少10.00万元"),
        SPENT.format(whole="20.00", projects="比上年减少10.00万元；上年结转减少10.00万元"),
        SPENT.format(whole="20.00", projects="比上年减少10.00万元")
        + "上年另有经营支出10.00万元，本年取消。",
        "与2022年预算500.00万元相比，增加60.00万元，其中基本支出中离休费增加40.00万元，"
        "项目支出中办案费减少10.00万元。",
        "与2022年预算500.00万元相比，增加60.00万元，其中一般公共预算基本支出增加40.00万元，"
        "一般公共预算项目支出减少10.00万元。",
        CHANGED.format(whole="30.00", more=""),
        CHANGED.format(whole="60.00", more="，经营支出增加30.00万元"),
        CHANGED.format(whole="60.00", more="，结转下年支出增加30.00万元"),
    ],
)
def test_changes_that_fit_or_are_not_all_are_not(text: str) -> None:
    assert told(text) == []


def test_parts_that_are_not_all_there_can_be_may_leave_one_out() -> None:
    text = (
        "2024年支出900.00万元，比上年增加50.00万元，其中：教育支出600.00万元，比上年增加40.00万元；"
        "农林水支出300.00万元，比上年增加30.00万元。"
    )
    assert told(text) == []
