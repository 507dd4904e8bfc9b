"""The three public expenses against basic expenditure of the same name."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "cross_table.three_public_item"
ACROSS = """
        “三公”经费支出表

        单位：万元

        “三公”经费合计 → 因公出国（境）费 → 公务用车购置及运行维护费 → → → 公务接待费
         → → 小计 → 公务用车购置费 → 公务用车运行维护费 →
        11.00 → 2.00 → 8.00 → 5.00 → 3.00 → 1.00
        """
DOWN = """
        “三公”经费支出表

        单位：元

        项目 → 预算数
        合计 → 110000.00
        1、因公出国（境）费用 → 20000.00
        2、公务接待费 → 10000.00
        3、公务用车购置及运行费 → 80000.00
        其中：（1）公务用车购置费 → 50000.00
        （2）公务用车运行费 → 30000.00
        """
BASIC = """
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计
        302 → 商品和服务支出 → 14.00
        30201 → 办公费 → 9.00
        30217 → {name} → {reception}
        30231 → 公务用车运行维护费 → 3.00
        """


def page(form: str, reception: str, name: str = "公务接待费") -> Understood:
    return understood(printed(form + BASIC.format(reception=reception, name=name)))


@pytest.mark.parametrize("form", [ACROSS, DOWN])
def test_basic_expenditure_above_the_whole_is_told_with_both(form: str) -> None:
    (finding,) = page(form, "2.00").of(CHECK, Outcome.FAIL)
    assert finding.code == "30217"
    assert "2.00 万元" in finding.message
    assert len(finding.cells) == 2


@pytest.mark.parametrize("reception", ["1.00", "0.40"])
@pytest.mark.parametrize("form", [ACROSS, DOWN])
def test_basic_expenditure_is_a_part_of_the_whole(form: str, reception: str) -> None:
    assert page(form, reception).outcomes(CHECK) == [Outcome.PASS]


def test_a_code_under_another_name_is_not_compared() -> None:
    assert page(ACROSS, "2.00", name="福利费").of(CHECK, Outcome.FAIL) == []
