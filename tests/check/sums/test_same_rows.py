"""Tables of one account that repeat each other, and the rows in which they do not."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "cross_table.same_row"
ROWS = {
    "208": ("社会保障和就业支出", "30.50"),
    "20805": ("行政事业单位养老支出", "30.50"),
    "2080505": ("机关事业单位基本养老保险缴费支出", "20.10"),
    "2080506": ("机关事业单位职业年金缴费支出", "10.40"),
    "213": ("农林水支出", "69.50"),
    "21303": ("水利", "69.50"),
    "2130301": ("行政运行", "40.20"),
    "2130305": ("水利工程建设", "29.30"),
}


def table(title: str, heading: str, rows: dict[str, tuple[str, str]], total: str) -> str:
    lines = [f"{code} → {name} → {value} → {value}" for code, (name, value) in rows.items()]
    body = "\n".join([*lines, f" → 合计 → {total} → {total}"])
    return f"{title}\n\n单位：万元\n\n科目编码 → 科目名称 → 合计 → {heading}\n{body}\n\n"


def page(second: dict[str, tuple[str, str]], total: str = "100.00") -> Understood:
    first = table("收入总表", "一般公共预算拨款收入", ROWS, "100.00")
    return understood(printed(first + table("支出总表", "基本支出", second, total)))


def test_tables_that_repeat_each_other_pass() -> None:
    assert page(ROWS).outcomes(CHECK) == [Outcome.PASS]


def test_a_row_that_differs_is_told_once_with_both_figures() -> None:
    (finding,) = page({**ROWS, "2130305": ("水利工程建设", "23.90")}).of(CHECK, Outcome.FAIL)
    assert (finding.code, str(finding.printed), str(finding.expected)) == (
        "2130305",
        "23.90",
        "29.30",
    )
    assert "《收入总表》" in finding.message
    assert "《支出总表》" in finding.message


def test_a_row_that_one_table_lacks_is_named() -> None:
    rows = {code: row for code, row in ROWS.items() if code != "2080506"}
    (finding,) = page(rows).of(CHECK, Outcome.FAIL)
    assert "职业年金" in finding.message
    assert "《支出总表》没有此行" in finding.message


@pytest.mark.parametrize("total", ["93.60", "106.00"])
def test_tables_of_other_totals_are_of_another_account(total: str) -> None:
    rows = {**ROWS, "2130305": ("水利工程建设", "23.90")}
    assert page(rows, total).of(CHECK, Outcome.FAIL) == []


def test_too_many_differences_are_another_account_too() -> None:
    rows = {code: (name, f"{float(value) + 1:.2f}") for code, (name, value) in ROWS.items()}
    assert page(rows).outcomes(CHECK) == []


def test_rounded_figures_agree() -> None:
    assert page({**ROWS, "2130305": ("水利工程建设", "29.31")}).of(CHECK, Outcome.FAIL) == []


def test_rates_of_two_accounts_are_no_account() -> None:
    """增长 5.7% here and 5.8% there are two sums that grew alike."""
    both = page({**ROWS, "2130305": ("水利工程建设", "23.90")})
    assert both.of(CHECK, Outcome.FAIL)
    rates = page_in("%", {**ROWS, "2130305": ("水利工程建设", "23.90")})
    assert rates.of(CHECK, Outcome.FAIL) == []


def page_in(unit: str, second: dict[str, tuple[str, str]]) -> Understood:
    first = table("收入总表", "一般公共预算拨款收入", ROWS, "100.00")
    text = first + table("支出总表", "基本支出", second, "100.00")
    return understood(printed(text.replace("单位：万元", f"单位：{unit}")))
