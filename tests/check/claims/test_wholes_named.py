"""Shares of one fund's money that are said to be of all that the body spends."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.check.against_tables.disclosed import disclosed
from tests.support import printed

CHECK = "claim.share_recomputed"
TABLES = printed("""
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 80.00 → 60.00 → 20.00
        212 → 城乡社区支出 → 20.00 →  → 20.00
         → 合计 → 100.00 → 60.00 → 40.00

        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 80.00 → 60.00 → 20.00
         → 合计 → 80.00 → 60.00 → 20.00

        """)
SAID = "一般公共预算支出80.00万元，其中：农林水支出{part}万元，占{whole}的{share}%。"


def failed(part: str, whole: str, share: str) -> list[Finding]:
    found = disclosed(SAID.format(part=part, whole=whole, share=share), TABLES)
    return [f for f in found.findings if f.check == CHECK and f.outcome is Outcome.FAIL]


def test_a_share_of_the_fund_is_not_of_all_that_is_spent() -> None:
    (finding,) = failed("80.00", "部门支出总额", "100.00")
    assert "80" in finding.message


@pytest.mark.parametrize(
    ("whole", "share"),
    [
        ("部门支出总额", "80.00"),
        ("本部门总支出", "80.00"),
        ("支出总额", "100.00"),  # of the money that the paragraph is about
        ("支出总额", "80.00"),
        ("一般公共预算支出总额", "100.00"),
    ],
)
def test_a_share_of_what_it_names_is_right(whole: str, share: str) -> None:
    assert failed("80.00", whole, share) == []
