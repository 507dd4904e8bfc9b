"""Another body's budget behind a cover of its own: no check holds the one body against the other."""

from __future__ import annotations

import pytest

from tests.support import printed, understood

OWN = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 90.00 → 70.00 → 20.00
    2130301 → 行政运行 → 70.00 → 70.00 → 0.00
    2130305 → 水利工程建设 → 20.00 → 0.00 → 20.00
    """)
BASIC = printed("""
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
     → 合计 → 30.00 → 20.00 → 10.00
    30101 → 基本工资 → 20.00 → 20.00 → 0.00
    30201 → 办公费 → 10.00 → 0.00 → 10.00
    """)
FUND = printed("""
    政府性基金预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 8.00 → 0.00 → 8.00
    2120803 → 城市建设支出 → 8.00 → 0.00 → 8.00
    """)
SAID = (
    "一、收支情况说明\n\n"
    "本单位收入全部纳入预算管理，支出按照国家规定的标准和范围据实列支。\n\n"
    "本单位各项支出均履行了规定的审批程序，年末没有结余。\n\n"
    "本单位按照有关要求公开预算信息，接受社会各界的监督。\n\n"
)
COVERS = [("岱山县种子管理站2023年度单位预算", False), ("以下为附表说明", True)]


def _failed(text: str) -> list[str]:
    return [f.check for f in understood(text, kind="budget").findings if f.outcome.fails]


@pytest.mark.parametrize(("cover", "told"), COVERS)
def test_figures_of_two_bodies_need_not_agree(cover: str, told: bool) -> None:
    failed = _failed(f"{OWN}\n\n{cover}\n\n{BASIC}\n")
    assert ("cross_table.same_amount" in failed) is told


@pytest.mark.parametrize(("cover", "told"), COVERS)
def test_what_one_body_has_none_of_another_may_have(cover: str, told: bool) -> None:
    said = "一、政府性基金预算情况\n\n本部门2023年度无政府性基金预算支出。\n\n"
    failed = _failed(f"{said}{OWN}\n\n{cover}\n\n{FUND}\n")
    assert ("claim.stated_none" in failed) is told


@pytest.mark.parametrize(("cover", "told"), COVERS)
def test_two_bodies_may_say_the_same_of_themselves(cover: str, told: bool) -> None:
    failed = _failed(f"{SAID}{OWN}\n\n{cover}\n\n{SAID}\n")
    assert ("form.repeated_section" in failed) is told
