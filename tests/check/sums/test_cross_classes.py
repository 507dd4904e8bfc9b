"""Each functional class in a summary and in the form that lists its codes."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "cross_table.same_class"
PAGE = """
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 161.40 → 一、社会保障和就业支出 → {first}
         → → 二、{name} → 61.40
        本年收入合计 → 161.40 → 本年支出合计 → 161.40
        收入总计 → 161.40 → 支出总计 → 161.40

        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        208 → 社会保障和就业支出 → {code} → {code} →
        20805 → 行政事业单位养老支出 → {code} → {code} →
        213 → 农林水支出 → 61.40 → 61.40 →
        21303 → 水利 → 61.40 → 61.40 →
         → 合计 → 161.40 → 161.40 →
        """


def page(first: str = "100.00", code: str = "100.00", name: str = "农林水支出") -> Understood:
    return understood(printed(PAGE.format(first=first, code=code, name=name)))


@pytest.mark.parametrize("name", ["农林水支出", "农林水"])
def test_a_class_is_known_by_its_name_with_and_without_its_last_word(name: str) -> None:
    assert page(name=name).outcomes(CHECK) == [Outcome.PASS] * 2


def test_a_class_that_differs_is_named_with_both_forms_and_its_code() -> None:
    (finding,) = page(first="99.00").of(CHECK, Outcome.FAIL)
    assert "208" in finding.message
    assert "《收支总表》" in finding.message
    assert "208" in finding.message_en
    assert page(first="100.01").outcomes(CHECK) == [Outcome.ROUNDING, Outcome.PASS]


def test_a_column_with_one_such_name_may_be_of_another_classification() -> None:
    assert page(first="99.00", name="资本性支出").outcomes(CHECK) == []


def test_a_class_left_blank_in_the_summary_is_told_where_both_have_one_total() -> None:
    more = PAGE.replace(
        " → → 二、{name} → 61.40", " → → 二、卫生健康支出 →\n         → → 三、{name} → 61.40"
    ).replace(
        "213 → 农林水支出 → 61.40 → 61.40 →\n",
        "210 → 卫生健康支出 → 9.00 → 9.00 →\n        213 → 农林水支出 → 61.40 → 61.40 →\n",
    )
    more = more.replace("161.40", "170.40")
    given = understood(printed(more.format(first="100.00", code="100.00", name="农林水支出")))
    (finding,) = given.of(CHECK, Outcome.FAIL)
    assert finding.code == "210"
    assert "《收支总表》该类没有数" in finding.message
