"""Fixed assets against tables of all assets."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import findings, of
from tests.support import printed

ALL = """
    国有资产占用情况表

    单位：万元

    项目 → 数量 → 金额
    资产总额 →  → 91.00
    {row} →  → {amount}
    三、无形资产 →  → 10.00

"""
SAID = "截至2023年12月31日，本部门固定资产81.00万元。"


@pytest.mark.parametrize("row", ["二、固定资产", "固定资产", "（二）固定资产", "固定资产合计"])
@pytest.mark.parametrize(("amount", "outcome"), [("81.00", Outcome.PASS), ("71.00", Outcome.FAIL)])
def test_they_are_the_row_of_their_kind(row: str, amount: str, outcome: Outcome) -> None:
    found = of("amount_as_in_table", findings(SAID, printed(ALL.format(row=row, amount=amount))))
    assert found.outcome is outcome


def test_they_are_not_the_whole_where_their_kind_has_no_row() -> None:
    table = printed(ALL.format(row="其中：房屋", amount="60.00"))
    found = of("amount_as_in_table", findings(SAID, table))
    assert found.outcome is Outcome.NOT_EVALUATED


def test_they_are_the_whole_of_a_table_of_their_kind() -> None:
    table = printed(ALL.format(row="其中：房屋", amount="60.00")).replace("国有资产", "固定资产")
    assert of("amount_as_in_table", findings(SAID, table)).outcome is Outcome.FAIL
