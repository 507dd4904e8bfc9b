"""Tables that are called empty, and are not."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.against_tables.disclosed import disclosed
from tests.support import printed, understood

NOTE, STATED = "form.note_fits_table", "claim.stated_none"
FUND = """
    政府性基金预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    212 → 城乡社区支出 → {amount} →  → {amount}
     → 合计 → {amount} →  → {amount}

    {note}

    """


def fund(amount: str, note: str = "") -> str:
    return printed(FUND.format(amount=amount, note=note))


@pytest.mark.parametrize(
    "note",
    [
        "注：本表为空。",
        "（注：2023年没有使用政府性基金预算拨款安排的支出。）",
        "说明：本部门无政府性基金预算，故本表无数据。",
        "注：无政府性基金预算财政拨款预算，空表列示。",
        "注：本表本年无发生额。",
        "注：我单位无2023年政府性基金支出安排。",
        "注：本部门无该项目",
    ],
)
@pytest.mark.parametrize(("amount", "outcome"), [("7.00", Outcome.FAIL), ("0.00", Outcome.PASS)])
def test_a_note_that_there_is_nothing(note: str, amount: str, outcome: Outcome) -> None:
    assert understood(fund(amount, note)).outcomes(NOTE) == [outcome]


@pytest.mark.parametrize(
    "note",
    [
        "注：本表反映部门本年度政府性基金预算支出情况。",
        "注：当此表数据为空时，即本部门无政府性基金预算支出。",
        "注：本表无上年结转资金安排的支出。",
        "注：不管理专项资金的主管部门，应公开空表并说明。",
    ],
)
def test_other_notes_say_nothing_of_the_kind(note: str) -> None:
    assert understood(fund("7.00", note)).outcomes(NOTE) == []


@pytest.mark.parametrize(("amount", "outcome"), [("7.00", Outcome.FAIL), ("0.00", Outcome.PASS)])
@pytest.mark.parametrize(
    "sentence",
    [
        "本部门无当年政府性基金预算收支，并已公开空表。",
        "本部门2023年度没有使用政府性基金预算拨款安排的支出。",
        "我局无政府性基金预算支出。",
    ],
)
def test_a_sentence_that_there_is_nothing(sentence: str, amount: str, outcome: Outcome) -> None:
    assert disclosed(sentence, fund(amount)).outcomes(STATED) == [outcome]


@pytest.mark.parametrize(
    "sentence",
    [
        "本部门无上年结转的政府性基金预算支出。",
        "政府性基金预算支出7.00万元。",
        "无锡市政府性基金预算支出表。",
    ],
)
def test_other_sentences_say_nothing_of_the_kind(sentence: str) -> None:
    assert disclosed(sentence, fund("7.00")).outcomes(STATED) == []


def test_the_contents_page_calls_a_table_empty() -> None:
    contents = printed("""
        目录

        报表 → 报表名称 → 是否空表 → 公开空表理由
        表1 → 2023年政府性基金预算支出表 → 是 → 不涉及

        """)
    (outcome,) = understood(contents + "\n" + fund("7.00")).outcomes(NOTE)
    assert outcome is Outcome.FAIL


def test_a_note_that_names_another_fund_is_of_another_table() -> None:
    found = understood(fund("7.00", "注：本部门没有使用国有资本经营预算拨款安排的支出。"))
    assert found.outcomes(NOTE) == []


def test_a_sentence_that_there_is_nothing_names_both_places() -> None:
    text = "二、政府性基金预算情况\n\n本部门2023年度没有使用政府性基金预算拨款安排的支出。"
    found = disclosed(text, fund("7.00"))
    (finding,) = found.of(STATED, Outcome.FAIL)
    lines = found.document.blocks
    line = next(b.place.line for b in lines if "没有使用" in getattr(b, "text", ""))
    assert finding.source_line == line
    assert f"第 {line} 行" in finding.message
    assert finding.cells


@pytest.mark.parametrize(
    ("sentence", "table", "number"),
    [
        ("2023年政府性基金预算支出7.00万元。", fund("", "注：本表为空。"), 1),
        ("2023年政府性基金预算支出0.00万元。", fund("", "注：本表为空。"), 0),
        ("2022年政府性基金预算支出7.00万元。", fund("", "注：本表为空。"), 0),
        ("2023年政府性基金预算支出7.00万元。", fund("7.00"), 0),
    ],
)
def test_an_amount_of_a_fund_whose_form_is_empty(sentence: str, table: str, number: int) -> None:
    assert len(disclosed(sentence, table).of("claim.fund_in_table", Outcome.FAIL)) == number
