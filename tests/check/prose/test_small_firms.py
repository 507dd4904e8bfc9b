"""What small and medium firms got, in all and as shares of what was bought."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.prose.prose_support import failed, outcomes

CHECK = "parts_make_whole"
BOUGHT = (
    "政府采购支出总额1000.00万元，其中：政府采购货物支出500.00万元、政府采购工程支出300.00万元、"
    "政府采购服务支出200.00万元。"
)


def said(total: str = "600.00", share: str = "60%", goods: str = "50", works: str = "100") -> str:
    return (
        f"{BOUGHT}\n\n授予中小企业合同金额{total}万元，占政府采购支出总额的{share}，"
        f"货物采购授予中小企业合同金额占货物支出金额的{goods}%，"
        f"工程采购授予中小企业合同金额占工程支出金额的{works}%，"
        "服务采购授予中小企业合同金额占服务支出金额的25.00%。"
    )


def test_shares_that_make_the_total_pass() -> None:
    assert set(outcomes(said(), CHECK, kind="final")) == {Outcome.PASS}


def test_shares_that_cannot_make_the_total_are_told() -> None:
    (finding,) = failed(said(goods="56"), CHECK, kind="final")
    assert "合计约 630.00 万元" in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        said(goods="50.3"),
        said(goods="56", share="75%"),
        said(goods="56").replace("工程采购授予中小企业合同金额占工程支出金额的100%，", ""),
    ],
)
def test_rounding_another_whole_and_a_share_left_out_accuse_nobody(text: str) -> None:
    assert failed(text, CHECK, kind="final") == []
