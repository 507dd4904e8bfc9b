"""Figures that the text calls 总计 and that the table has as the sum of the year."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.support import printed, understood

CHECK = "claim.total_called"
SUMMARY = """
    收入支出决算总表

    单位：万元

    收入 → 决算数 → 支出 → 决算数
    一、一般公共预算财政拨款收入 → 90.00 → 一、农林水支出 → 95.00
    本年收入合计 → 90.00 → 本年支出合计 → 95.00
    年初结转和结余 → {carried} → 年末结转和结余 → {left}
    总计 → {total} → 总计 → {total}

    """
CARRIED = {"carried": "12.00", "left": "7.00", "total": "102.00"}
NOTHING = {"carried": "5.00", "left": "0.00", "total": "95.00"}


def told(said: str, carried: dict[str, str]) -> list[Finding]:
    tables = printed(SUMMARY.format(**carried))
    text = f"{tables}\n一、收入支出决算总体情况说明\n\n{said}\n"
    return understood(text, kind="final").of(CHECK, Outcome.FAIL)


@pytest.mark.parametrize(
    "said", ["2023年度收入总计90.00万元。", "2023年度支出总计95万元，较上年增加3.00万元。"]
)
def test_the_sum_of_the_year_is_not_the_total(said: str) -> None:
    (finding,) = told(said, CARRIED)
    assert "“总计”为 102.00 万元" in finding.message


@pytest.mark.parametrize(
    ("said", "carried"),
    [
        ("2023年度收入总计102.00万元。", CARRIED),
        ("2023年度本年收入合计90.00万元。", CARRIED),
        ("2023年度支出总计95.00万元。", NOTHING),
        ("2023年度收入总计90.50万元。", CARRIED),
        ("2023年度财政拨款收入总计95.00万元，支出总计95.00万元。", CARRIED),
    ],
)
def test_what_is_called_as_in_the_table_is_not_told(said: str, carried: dict[str, str]) -> None:
    assert told(said, carried) == []


APPROPRIATION = """
    财政拨款收支总表

    单位：万元

    收入 → → 支出 →
    项目 → 预算数 → 项目 → 预算数
    一、本年收入 → 90.00 → 一、本年支出 → 102.00
    （一）一般公共预算拨款 → 90.00 → （一）农林水支出 → 102.00
    二、上年结转 → {carried} → 二、结转下年 →
    （一）一般公共预算拨款 → {carried} → →
    收入总计 → {total} → 支出总计 → {total}

    """


@pytest.mark.parametrize(
    ("said", "carried", "told"),
    [
        ("2023年一般公共预算当年拨款102.00万元，比上年增加1.00万元。", "12.00", 1),
        ("2023年一般公共预算当年拨款102.00万元（含上年结转12.00万元）。", "12.00", 0),
        ("2023年一般公共预算当年拨款90.00万元。", "12.00", 0),
        ("2023年一般公共预算当年拨款95.00万元。", "12.00", 0),
        ("2023年一般公共预算拨款102.00万元。", "12.00", 0),
        ("2023年一般公共预算当年拨款90.00万元。", "0.00", 0),
    ],
)
def test_what_was_brought_forward_is_no_appropriation_of_the_year(
    said: str, carried: str, told: int
) -> None:
    total = "102.00" if carried == "12.00" else "90.00"
    tables = printed(APPROPRIATION.format(carried=carried, total=total))
    text = f"{tables}\n一、一般公共预算当年拨款情况说明\n\n{said}\n"
    findings = understood(text, kind="budget").of(CHECK, Outcome.FAIL)
    assert len(findings) == told
    assert all("上年结转 12.00 万元：所称为两者之和" in f.message for f in findings)


def test_a_total_of_one_fund_that_an_earlier_sentence_names_is_not_told() -> None:
    tables = printed("""
        财政拨款收入支出决算总表

        单位：万元

        收入 → 决算数 → 支出 → 合计 → 一般公共预算财政拨款
        一、一般公共预算财政拨款 → 90.00 → 一、农林水支出 → 95.00 → 95.00
        本年收入合计 → 90.00 → 本年支出合计 → 95.00 → 95.00
        年初财政拨款结转和结余 → 12.00 → 年末财政拨款结转和结余 → 7.00 → 7.00
        总计 → 102.00 → 总计 → 102.00 → 102.00

        """)
    said = (
        "2023年度财政拨款支出总计102.00万元。\n"
        "与年初预算相比，年初预算数100.00万元，决算数95.00万元，预决算差异率-5%。"
    )
    text = f"{tables}\n四、财政拨款收入支出决算总体情况说明\n\n{said}\n"
    assert understood(text, kind="final").of(CHECK, Outcome.FAIL) == []
