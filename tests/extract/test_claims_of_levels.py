"""“三公” money that all bodies of a level of government have, and short forms of the texts that tell it."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.labels import label
from pipeline.model.records import Outcome
from tests.extract.claims_support import claims
from tests.support import VOCABULARY, printed, understood

BUDGET = """
        “三公”经费支出预算表

        单位：万元

        项目 → 2023年预算数
        合计 → 31.00
        因公出国（境） → 1.00
        公务接待费 → 10.00
        公务用车购置及运行费 → 20.00

        一、情况说明

"""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("市本级部门（单位）使用财政拨款安排“三公”经费预算总额", "three_public"),
        ("区级“三公”经费预算", "three_public"),
        ("省直部门一般公共预算支出安排的“三公”经费预算", "three_public"),
        ("县级一般公共预算“三公”经费支出预算中公务接待费", "reception"),
        ("区级机关运行经费支出", ""),
        ("县级一般公共预算支出", ""),
    ],
)
def test_a_level_of_government_stands_before_the_money_that_it_tells(words: str, code: str) -> None:
    assert label(words, VOCABULARY, "岱山县水利局", 2023, counts=False).code == code


@pytest.mark.parametrize(
    ("amount", "code"),
    [("31.00", "three_public"), ("3,100.00", "")],
)
def test_what_a_level_has_is_bound_where_the_form_says_the_same(amount: str, code: str) -> None:
    sentence = f"2023年区级部门（单位）“三公”经费支出预算为{amount}万元。"
    found = understood(printed(BUDGET) + f"\n{sentence}\n")
    assert [c.code for c in found.claims] == [code]
    (claim,) = found.claims
    told = {f.outcome for f in found.findings if f.source_line == claim.source_line}
    assert Outcome.FAIL not in told


def test_a_row_may_be_called_by_what_the_money_is_for_alone() -> None:
    found = understood(printed(BUDGET) + "\n因公出国（境）费1.00万元。\n")
    assert [(c.code, c.bound_row_no) for c in found.claims] == [("abroad", 2)]


@pytest.mark.parametrize("level", ["类", "类级"])
def test_which_level_of_the_classification_a_name_is_of(level: str) -> None:
    found = claims(f"卫生健康支出{level}科目12.40万元，占支出总预算的5.20%。", kind="budget")
    assert {c.indicator for c in found} == {"卫生健康支出"}


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ("舟山市直属机关工作委员会", "舟山市直工委国内公务接待费"),
        ("舟山市直属机关工作委员会", "市直工委国内公务接待费"),
    ],
)
def test_a_committee_is_called_by_a_short_name(entity: str, words: str) -> None:
    assert label(words, VOCABULARY, entity, 2023, counts=False).code == "reception_domestic"


def test_a_price_in_a_bracket_is_of_what_was_counted_before_it() -> None:
    found = claims("全年购置轿车2辆（每辆15万元）、客车1辆（每辆32万元）。")
    assert [(c.indicator, c.amount_text) for c in found if c.kind == "price"] == [
        ("购置轿车每辆", "15"),
        ("客车每辆", "32"),
    ]


def test_what_a_list_is_compared_to_stands_before_it() -> None:
    *_, change = claims(
        "“三公”经费9.00万元，比上年减少1.00万元。其中：公务接待费3.00万元，减少0.50万元。",
        kind="budget",
    )
    assert (change.kind, change.code, change.base) == ("change", "reception", "上年")


def test_a_count_that_stayed_is_no_money_that_stayed() -> None:
    persons, change = claims("因公出国（境）0人次，与上年持平。")
    assert (persons.code, change.kind, change.code) == ("abroad_persons", "change", "")


def test_rules_that_money_is_spent_by_are_no_name_of_it() -> None:
    *_, change = claims(
        "因公出国（境）费2.00万元，经费使用严格按照外事规定执行，同比下降4.00%。", kind="budget"
    )
    assert (change.kind, change.code) == ("change", "abroad")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("接待外宾39人次（含专家4人次）。", ["外宾", "专家"]),
        ("而其他公务接待费支出1.20万元。", ["其他公务接待费支出"]),
        ("“三公”经费决算汇总数90.20万元。", ["“三公”经费决算汇总数"]),
    ],
)
def test_what_connects_is_no_part_of_a_name(sentence: str, names: list[str]) -> None:
    assert [c.indicator.removeprefix("接待") for c in claims(sentence)] == names


def test_what_was_counted_cost_so_much_in_all_where_other_money_was_spoken_of() -> None:
    *_, money = claims(
        "公务用车运行维护费6.00万元。公务接待情况：国内公务接待67批次，660人次，共12.80万元。"
    )
    assert (money.code, money.amount_text) == ("reception_domestic", "12.80")
    *_, money = claims("公务接待费12.80万元。国内公务接待67批次，660人次，共12.80万元。")
    assert money.code == "reception"


@pytest.mark.parametrize(
    ("words", "counts", "code"),
    [
        ("公务接待费2023年度财政拨款决算数", False, "reception"),
        ("岱山县水利局2023年度财政拨款决算数", False, ""),
        ("全年使用财政拨款安排出国（境）团组", True, "delegations"),
        ("使用公共预算财政拨款支出的国内公务接待", True, "reception_batches"),
        ("因公出国（境）累计", True, "abroad_persons"),
        ("部门决算汇总“三公”经费决算数据", False, "three_public"),
        ("公务用车费用中，含公车购置费", False, "vehicle_purchase"),
    ],
)
def test_names_with_the_money_they_are_paid_from(words: str, counts: bool, code: str) -> None:
    assert label(words, VOCABULARY, "岱山县水利局", 2023, counts=counts).code == code


def test_who_there_is_of_those_that_became_fewer_is_none_of_the_fewer() -> None:
    found = claims("实有职工50人，比上年同期减少4人，其中在编31人，临聘19人。")
    assert [c.direction for c in found] == ["", "decrease", "", ""]
