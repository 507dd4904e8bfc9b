"""Notes under a table that are of another table of the document."""

from __future__ import annotations

from pipeline.model.records import Outcome, Severity
from tests.support import printed, understood

CHECK = "form.note_of_table"
NOTE = "注：财政拨款收支情况包括一般公共预算、政府性基金预算、国有资本经营预算拨款收支情况。"
FUND = "注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。"


def said(under_summary: str = "", under_appropriation: str = "", kind: str = "budget") -> list[str]:
    called = "预算" if kind == "budget" else "决算"
    found = understood(
        printed(f"""
        2023年部门{called}

        收支总表
        单位：万元
        收入 → → 支出 →
        项目 → {called}数 → 项目 → {called}数
        一、一般公共预算拨款收入 → 10.00 → 一、农林水支出 → 10.00
        本年收入合计 → 10.00 → 本年支出合计 → 10.00
        收入总计 → 10.00 → 支出总计 → 10.00
        {under_summary}

        财政拨款收支总表
        单位：万元
        收入 → → 支出 →
        项目 → {called}数 → 项目 → {called}数
        一、一般公共预算财政拨款 → 10.00 → 一、农林水支出 → 10.00
        本年收入合计 → 10.00 → 本年支出合计 → 10.00
        收入总计 → 10.00 → 支出总计 → 10.00
        {under_appropriation}
        """),
        kind=kind,
    )
    failures = found.of(CHECK, Outcome.FAIL)
    assert all(each.severity is Severity.NOTE for each in failures)
    return [each.message for each in failures]


def test_a_note_of_the_appropriations_under_the_summary_is_told() -> None:
    (message,) = said(NOTE)
    assert message.startswith("《收支总表》的附注“注：财政拨款收支情况包括")
    assert message.endswith("说的是《财政拨款收支总表》，后者没有这一附注")


def test_a_note_where_it_belongs_under_both_or_of_a_form_that_is_not_there_is_not() -> None:
    assert said("", NOTE) == []
    assert said(NOTE, NOTE) == []
    assert said(FUND) == []
    assert said("注：本表反映部门本年度的总收支和年末结转结余情况。") == []


def test_what_another_funds_form_shows_is_told() -> None:
    found = understood(
        printed(f"""
        2023年部门决算

        一般公共预算财政拨款支出决算表
        单位：万元
        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        合计 → → 10.00 → 6.00 → 4.00
        213 → 农林水支出 → 10.00 → 6.00 → 4.00
        {FUND}

        政府性基金预算财政拨款收入支出决算表
        单位：万元
        科目编码 → 科目名称 → 年初结转和结余 → 本年收入 → 本年支出 → 年末结转和结余
        合计 → → 0.00 → 5.00 → 5.00 → 0.00
        212 → 城乡社区支出 → 0.00 → 5.00 → 5.00 → 0.00
        """),
        kind="final",
    )
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert "说的是《政府性基金预算财政拨款收入支出决算表》" in finding.message
