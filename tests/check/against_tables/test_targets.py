"""The money that targets are said to cover, where it is all."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.against_tables.disclosed import disclosed, failed, passed
from tests.support import printed

CHECK = "claim.targets_cover"
ALL = "2023年本部门绩效目标管理全覆盖，涉及当年一般公共预算当年拨款{amount}万元。"
PROJECTS = "本部门项目支出全面实施绩效目标管理，涉及预算资金{amount}万元。"


@pytest.mark.parametrize(("sentence", "total"), [(ALL, "189.00"), (PROJECTS, "106.00")])
def test_all_is_the_total(sentence: str, total: str) -> None:
    assert passed(disclosed(sentence.format(amount=total)), CHECK)
    wrong = disclosed(sentence.format(amount="89.00"))
    # once: at the cell that the claim is bound to, where it is bound to one
    (finding,) = failed(wrong, CHECK) + failed(wrong, "claim.amount_as_in_table")
    assert "89.00 万元" in finding.message
    assert total in finding.message


def test_all_of_the_project_expenditure_is_not_all_of_the_budget() -> None:
    covered = "本部门绩效目标管理全覆盖，涉及项目支出{amount}万元。"
    assert passed(disclosed(covered.format(amount="106.00")), CHECK)
    (finding,) = failed(disclosed(covered.format(amount="99.00")), CHECK)
    assert "106.00" in finding.message


def test_some_projects_are_not_all() -> None:
    some = "本部门编报绩效目标的项目共2个，涉及项目预算资金89.00万元。"
    assert disclosed(some).outcomes(CHECK) == []


@pytest.mark.parametrize(
    ("amount", "outcomes"),
    [
        ("106.00", [Outcome.PASS]),
        # 189.00 is all of the budget
        ("105.00", [Outcome.FAIL]),
        ("89.00", []),
    ],
)
def test_a_total_that_is_only_just_missed_behind_a_sentence_that_says_all(
    amount: str, outcomes: list[Outcome]
) -> None:
    said = (
        "本单位实现了绩效目标的全覆盖。"
        f"2023年度，本单位编报绩效目标的项目共2个，涉及项目预算资金{amount}万元。"
    )
    assert disclosed(said).outcomes(CHECK) == outcomes


EXPENDITURE = printed("""
    支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 129.00 → 83.00 → 46.00
     → 合计 → 129.00 → 83.00 → 46.00

    """)
OF_ALL = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 109.00 → 83.00 → 26.00
     → 合计 → 109.00 → 83.00 → 26.00

    """)
BOTH = (
    "2023年度，本部门整体支出纳入绩效目标管理，涉及财政性资金{whole}万元；本部门共9个项目纳入绩效"
    "目标管理，涉及财政性资金合计{projects}万元，占财政性资金总额的比例为100%。"
)


@pytest.mark.parametrize(
    ("whole", "projects", "outcomes"),
    [
        ("129.00", "46.00", [Outcome.PASS]),
        ("109.00", "26.00", [Outcome.PASS]),
        ("109.00", "46.00", [Outcome.FAIL]),
        # some projects only, or of what no form states
        ("109.00", "20.00", []),
    ],
)
def test_the_whole_budget_and_its_projects_are_of_the_same_money(
    whole: str, projects: str, outcomes: list[Outcome]
) -> None:
    found = disclosed(BOTH.format(whole=whole, projects=projects), f"{EXPENDITURE}\n\n{OF_ALL}")
    assert found.outcomes(CHECK) == outcomes
