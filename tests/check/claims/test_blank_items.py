"""What is stated of an item that its table leaves blank."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.check.against_tables.disclosed import disclosed
from tests.support import printed

DOWN = printed("""
    财政拨款“三公”经费支出表

    单位：万元

    项目 → 预算数
    合计 → {total}
    因公出国（境）费 →
    公务用车购置及运行费 → 6.50
    公务接待费 → 2.50

    """)
ACROSS = printed("""
    “三公”经费支出表

    单位：万元

    “三公”经费合计 → 因公出国（境）费 → 公务用车购置及运行费 →  →  → 公务接待费
     →  → 小计 → 公务用车购置费 → 公务用车运行费 →
    {total} →  → 6.50 →  → 6.50 → 2.50

    """)
SAID = "“三公”经费预算{total}万元。其中：因公出国（境）费{abroad}万元；公务接待费2.50万元。"


def told(tables: str, abroad: str, total: str = "9.00") -> list[Finding]:
    found = disclosed(
        SAID.format(total=total, abroad=abroad), tables.format(total=total), kind="budget"
    )
    return [
        f for f in found.findings if f.check == "claim.amount_as_in_table" and "出国" in f.message
    ]


@pytest.mark.parametrize("tables", [DOWN, ACROSS], ids=["rows", "columns"])
def test_a_figure_of_a_cell_that_is_blank_as_the_others_make_the_total(tables: str) -> None:
    (finding,) = told(tables, "5.00")
    assert finding.outcome is Outcome.FAIL
    assert "该项空白，其余各项已合成 9.00，即为 0" in finding.message


@pytest.mark.parametrize("tables", [DOWN, ACROSS], ids=["rows", "columns"])
def test_a_blank_that_may_have_been_lost_accuses_nobody(tables: str) -> None:
    (finding,) = told(tables, "5.00", total="14.00")
    assert finding.outcome is Outcome.NOT_EVALUATED


@pytest.mark.parametrize("tables", [DOWN, ACROSS], ids=["rows", "columns"])
def test_nothing_is_what_the_blank_says(tables: str) -> None:
    (finding,) = told(tables, "0")
    assert finding.outcome is Outcome.PASS
