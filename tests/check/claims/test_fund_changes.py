"""The change of the whole against the changes of the money of each fund."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.records import Finding
from tests.check.against_tables.disclosed import disclosed

CHECK = "prose.parts_make_whole"
SAID = (
    "支出预算189.00万元，其中：财政拨款支出预算189.00万元，比2022年预算{whole}。财政拨款支出预算中，"
    "一般公共预算拨款支出预算189.00万元，比2022年预算{general}；"
    "政府性基金拨款支出预算0万元，比2022年预算{fund}；"
    "国有资本经营预算拨款支出预算0万元，{capital}。"
)


def told(whole: str, general: str, fund: str, capital: str = "与2022年预算持平") -> list[Finding]:
    said = SAID.format(whole=whole, general=general, fund=fund, capital=capital)
    found = disclosed(said)
    return [f for f in found.findings if f.check == CHECK and "各项资金的增减" in f.message]


def test_changes_that_do_not_add_up() -> None:
    (finding,) = told("增加20万元", "减少5万元", "增加23万元")
    assert finding.outcome == "fail"
    assert "各项资金的增减合计 18.00 万元，相差 2.00" in finding.message


@pytest.mark.parametrize("fund", ["增加24.60万元", "增加26万元"])
def test_printed_digits_are_rounded(fund: str) -> None:
    found = told("增加20万元", "减少5万元", fund)
    assert found
    assert [f for f in found if f.outcome == "fail"] == []


@settings(max_examples=12, deadline=None)
@given(st.integers(-90, 90), st.integers(1, 90))
def test_the_sum_of_its_parts_never_accuses(general: int, fund: int) -> None:
    def words(change: int) -> str:
        return f"{'增加' if change > 0 else '减少'}{abs(change)}.00万元"

    if general and general + fund:
        found = told(words(general + fund), words(general), words(fund))
        assert [f.outcome for f in found if f.outcome == "fail"] == []


MORE = (
    "支出预算200.00万元，比2022年预算增加100.00万元。{between}一般公共预算拨款支出预算189.00万元，"
    "比2022年预算增加50.00万元；政府性基金拨款支出预算0万元，比2022年预算增加10.00万元；"
    "国有资本经营预算拨款支出预算0万元，与2022年预算持平{behind}。"
)


@pytest.mark.parametrize(
    ("between", "behind"),
    [
        ("", "；财政专户管理资金支出预算11.00万元，比2022年预算增加40.00万元"),
        ("", "；上年结转11.00万元，比2022年预算增加40.00万元"),
        ("其中：财政拨款支出预算189.00万元。", ""),
    ],
)
def test_money_that_is_of_none_of_the_funds(between: str, behind: str) -> None:
    found = disclosed(MORE.format(between=between, behind=behind)).findings
    assert [f for f in found if "各项资金的增减" in f.message] == []


def test_income_and_expenditure_told_one_after_the_other() -> None:
    said = SAID.format(
        whole="增加20万元", general="减少5万元", fund="增加23万元", capital="与2022年预算持平"
    )
    income = said.replace("支出", "收入")
    found = disclosed(income + said).findings
    assert len([f for f in found if "各项资金的增减" in f.message]) == 2
