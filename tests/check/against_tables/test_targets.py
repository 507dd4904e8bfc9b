"""The money that targets are said to cover, where it is all."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.against_tables.disclosed import disclosed, failed, passed

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
