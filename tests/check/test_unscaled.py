"""Figures whose unit is printed nowhere contradict nothing that states its unit."""

from __future__ import annotations

from pipeline.model.records import Outcome
from tests.support import Understood, understood


def said(amount: str, unit: str) -> Understood:
    caption = f"单位：{unit}\n" if unit else ""
    return understood(
        "岱山县水利局2023年部门预算\n\n一般公共预算支出表\n"
        f"{caption}科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "213\t农林水支出\t6145.00\t6145.00\t\n"
        "21303\t水利\t6145.00\t6145.00\t\n"
        "2130301\t行政运行\t6145.00\t6145.00\t\n"
        "合计\t\t6145.00\t6145.00\t\n\n"
        "二、一般公共预算支出情况\n"
        f"农林水支出（类）水利（款）行政运行（项）{amount}万元，主要用于人员支出。\n"
    )


def test_a_sentence_is_not_held_against_a_table_without_a_unit() -> None:
    found = said("6145.00", "")
    assert found.of("form.unit_stated", Outcome.FAIL)
    assert not found.of("claim.amount_as_in_table", Outcome.FAIL)
    findings = found.of("claim.amount_as_in_table", Outcome.NOT_EVALUATED)
    assert any("没有注明单位" in finding.message for finding in findings)


def test_it_is_where_the_unit_stands_there() -> None:
    assert said("7000.00", "万元").of("claim.amount_as_in_table", Outcome.FAIL)
    assert not said("0.61", "元").of("claim.amount_as_in_table", Outcome.FAIL)


def forms(item: str, unit: str) -> Understood:
    caption = f"单位：{unit}\n" if unit else ""
    return understood(
        "岱山县水利局2023年部门预算\n\n一般公共预算基本支出表\n"
        f"{caption}科目编码\t科目名称\t合计\n"
        "302\t商品和服务支出\t21400\n30217\t公务接待费\t21400\n合计\t\t21400\n\n"
        "一般公共预算“三公”经费支出表\n"
        f"{caption}项目\t预算数\n公务接待费\t{item}\n合计\t{item}\n"
    )


def test_two_forms_without_a_unit_may_be_of_two() -> None:
    check = "cross_table.three_public_item"
    assert forms("2.14", "元").of(check, Outcome.FAIL)
    assert not forms("2.14", "").of(check, Outcome.FAIL)
    assert forms("20000", "").of(check, Outcome.FAIL)
