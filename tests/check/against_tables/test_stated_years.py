"""Amounts that the text states of another year, though they are this year's."""

from __future__ import annotations

import pytest

from tests.check.against_tables.disclosed import disclosed, failed
from tests.support import printed

CHECK = "claim.year_of_amount"


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年一般公共预算支出189.00万元，比上年增加3.00万元。2023年项目支出106.00万元。",
        "2022年政府采购预算总额0.81万元。",
        "2022年本部门政府采购预算总额0.00万元，其中货物0.00万元。",
    ],
)
def test_another_year_over_what_is_this_years(sentence: str) -> None:
    assert len(failed(disclosed(sentence), CHECK)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年一般公共预算支出189.00万元，比2022年增加3.00万元。",
        "2023年一般公共预算支出189.00万元，2022年为186.00万元。",
        "2023年一般公共预算支出189.00万元，与上年持平。2022年一般公共预算支出189.00万元。",
        "2022年末固定资产189.50万元。",
        "项目支出由2022年的106.00万元增至108.00万元。",
        "2022年中央补助资金12.00万元。",
        "2022年项目支出189.00万元，2023年项目支出106.00万元，减少83.00万元。",
        "项目总投资900.00万元，其中2022年189.00万元，以后年度711.00万元。",
    ],
)
def test_years_that_are_right(sentence: str) -> None:
    assert failed(disclosed(sentence), CHECK) == []


def test_work_of_other_years_is_no_budget() -> None:
    text = "2022年绩效支出189.00万元。"
    assert failed(disclosed(f"（一）绩效评价情况\n\n{text}"), CHECK) == []


PURCHASES = """
    政府采购预算表

    单位：万元

    项目名称 → 采购品目 → 合计
     → 合计 → 3.55
    堤防加固 → 货物 → 3.55

    """


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2022年政府采购预算总额3.55万元。", 1),
        ("2022年政府采购预算总额3.55万元。2023年政府采购预算总额3.55万元。", 0),
        ("2022年政府采购预算总额3.55万元，与上年持平。", 0),
        ("2022年培训费3.55万元。", 0),  # of something else, by chance
    ],
)
def test_the_total_of_its_own_form_needs_fewer_digits(sentence: str, told: int) -> None:
    said = f"{sentence}2023年项目支出106.00万元。"
    assert len(failed(disclosed(said, printed(PURCHASES)), CHECK)) == told
