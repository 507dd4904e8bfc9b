"""A form is called missing only where it was due and nothing in the document may be it."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome, Severity
from tests.support import Understood, printed, understood

SUMMARY = """
        部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        2130301 → 行政运行 → 61.40 → 41.40 → 20.00
        """


def said_of(found: Understood, form: str) -> Finding:
    (finding,) = [
        f
        for f in found.findings
        if f.check == "form.statutory_table" and f"《{form}》" in f.message
    ]
    return finding


def with_more(*lines: str, year: int = 2023, department: str = "岱山县水利局") -> Understood:
    text = printed(SUMMARY) + "\n" + "\n\n".join(printed(line) for line in lines)
    return understood(text, year=year, department=department)


@pytest.mark.parametrize(
    ("year", "outcome"),
    [(2017, Outcome.NOT_APPLICABLE), (2022, Outcome.NOT_APPLICABLE), (2023, Outcome.FAIL)],
)
def test_the_state_capital_form_is_due_from_its_year_on(year: int, outcome: Outcome) -> None:
    found = with_more(year=year)
    assert said_of(found, "国有资本经营预算支出表").outcome is outcome
    assert said_of(found, "政府性基金预算支出表").outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("本部门无国有资本经营预算支出，故本表未列示。", Outcome.NOT_APPLICABLE),
        ("2023年没有使用国有资本经营预算拨款安排的支出。", Outcome.NOT_APPLICABLE),
        ("2023年国有资本经营预算支出0万元。", Outcome.NOT_APPLICABLE),
        ("2023年国有资本经营预算支出0.00万元。", Outcome.NOT_APPLICABLE),
        ("2023年国有资本经营预算支出10.00万元。", Outcome.FAIL),
        ("无锡市水利局2023年国有资本经营预算支出5.00万元。", Outcome.FAIL),
        ("国有资本经营预算支出5万元，比上年增加5万元，上年无法比较。", Outcome.FAIL),
        ("本部门无政府性基金预算支出。", Outcome.FAIL),
    ],
)
def test_a_form_of_which_there_is_nothing_is_not_asked_for(line: str, outcome: Outcome) -> None:
    found = with_more(line)
    assert said_of(found, "国有资本经营预算支出表").outcome is outcome


def test_a_note_that_says_there_is_nothing_of_one_fund_excuses_no_other_form() -> None:
    found = with_more("本部门无国有资本经营预算支出。")
    assert said_of(found, "收支总表").outcome is Outcome.FAIL
    assert said_of(found, "政府性基金预算支出表").outcome is Outcome.FAIL


def test_a_title_without_its_table_is_not_called_missing() -> None:
    found = with_more("国有资本经营预算财政拨款收支表（附图）", "如上所示。")
    finding = said_of(found, "国有资本经营预算支出表")
    assert finding.outcome is Outcome.FAIL  # the line does not end as a title does
    found = with_more("国有资本经营预算财政拨款收支表", "如上所示。")
    assert said_of(found, "国有资本经营预算支出表").outcome is Outcome.NOT_EVALUATED


UNKNOWN = """
        水情一览表

        科目编码 → 科目名称 → 金额
        {rows}
        """


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        ("301 → 工资福利支出 → 5.00\n        30101 → 基本工资 → 5.00", "一般公共预算基本支出表"),
        ("213 → 农林水支出 → 5.00\n        21303 → 水利 → 5.00", "一般公共预算支出表"),
        (" → 公务接待费 → 5.00\n         → 其他 → 1.00", "“三公”经费支出表"),
    ],
)
def test_a_table_of_no_known_form_may_be_what_is_looked_for(rows: str, form: str) -> None:
    found = with_more(UNKNOWN.format(rows=rows))
    assert said_of(found, form).outcome is Outcome.NOT_EVALUATED
    assert "水情一览表" in said_of(found, form).message
    assert said_of(found, "财政拨款收支总表").outcome is Outcome.FAIL


def test_a_university_prints_the_four_forms_of_its_ministry() -> None:
    found = with_more(department="西海大学")
    assert said_of(found, "收支总表").outcome is Outcome.FAIL
    for form in ("财政拨款收支总表", "一般公共预算支出表", "“三公”经费支出表"):
        assert said_of(found, form).outcome is Outcome.NOT_APPLICABLE


STANDING_IN = """
        {title}

        单位：万元

        经济科目编码 → 经济科目名称 → 合计 → {columns}
        301 → 工资福利支出 → 41.40 → 41.40 → 0.00
        """


@pytest.mark.parametrize(
    ("columns", "outcome"),
    [("基本支出 → 项目支出", Outcome.PASS), ("上半年 → 下半年", Outcome.FAIL)],
)
def test_a_form_that_states_what_another_would_stands_in_for_it(
    columns: str, outcome: Outcome
) -> None:
    title = "一般公共预算支出表（按经济分类）"
    found = with_more(STANDING_IN.format(title=title, columns=columns))
    told = [
        f
        for f in found.findings
        if f.check == "form.statutory_table"
        and ("一般公共预算基本支出表" in f.message or title in f.message)
    ]
    assert [f.outcome for f in told] == [outcome]


FUNDS = """
        收支预算总表

        单位：万元

        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 61.40 → 一、农林水支出 → 61.40
        二、政府性基金预算拨款收入 → {fund} → 二、其他支出 →
        三、国有资本经营预算拨款收入 → → →
        本年收入合计 → 61.40 → 本年支出合计 → 61.40
        """


@pytest.mark.parametrize(("fund", "outcome"), [("", Outcome.NOT_EVALUATED), ("5.00", Outcome.FAIL)])
def test_an_absent_form_of_a_fund_without_money_accuses_nobody(fund: str, outcome: Outcome) -> None:
    found = with_more(FUNDS.format(fund=fund))
    assert said_of(found, "国有资本经营预算支出表").outcome is Outcome.NOT_EVALUATED
    assert said_of(found, "政府性基金预算支出表").outcome is outcome


@pytest.mark.parametrize(
    ("number", "outcome"), [("公开04表", Outcome.NOT_EVALUATED), ("公开05表", Outcome.FAIL)]
)
def test_a_form_whose_number_is_skipped_is_told_with_the_number(
    number: str, outcome: Outcome
) -> None:
    first = SUMMARY.replace("单位：万元", "公开02表 → → → → 单位：万元").replace(
        "支出总表", "收入总表"
    )
    last = FUNDS.format(fund="5.00").replace("收支预算总表", "财政拨款收支预算总表")
    last = last.replace("单位：万元", f"{number} → → → 单位：万元")
    found = understood(printed(first) + "\n" + printed(last))
    finding = said_of(found, "支出总表")
    is_told_there = outcome is Outcome.NOT_EVALUATED
    assert (finding.outcome, finding.severity) == (outcome, Severity.WARNING)
    assert ("表号缺公开03表，由该条说明" in finding.message) is is_told_there
    skipped, *_ = found.of("form.numbers_skipped", Outcome.FAIL)
    assert ("缺公开03表，按次序应为《支出总表》" in skipped.message) is is_told_there


def test_it_does_where_the_numbers_of_the_tables_skip_one() -> None:
    numbered = FUNDS.format(fund="").replace("单位：万元", "公开01表 → → → 单位：万元")
    other = SUMMARY.replace("单位：万元", "公开03表 → → → → 单位：万元")
    found = understood(printed(numbered) + "\n" + printed(other))
    assert said_of(found, "国有资本经营预算支出表").outcome is Outcome.FAIL


def test_the_form_of_three_public_expenses_on_a_page_of_its_own_accuses_nobody() -> None:
    alone = """
        “三公”经费支出表

        单位：万元

        项目 → 预算数
        合计 → 9.00
        公务接待费 → 2.00
        公务用车购置及运行费 → 7.00
        """
    found = understood(printed(alone))
    assert said_of(found, "支出总表").outcome is Outcome.NOT_EVALUATED
    assert said_of(with_more(alone), "收入总表").outcome is Outcome.FAIL
