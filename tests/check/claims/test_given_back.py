"""Money that is taken back, which a table prints below nothing."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import EXPENDITURE, findings, of
from tests.support import printed

TABLE = printed(EXPENDITURE.format(unit="万元", total="-3.00", basic="-3.00", project=""))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("支出合计3.00万元，系退回上年多拨经费，冲减当年支出。", Outcome.NOT_EVALUATED),
        ("支出合计3.00万元，为收回以前年度多付工资。", Outcome.NOT_EVALUATED),
        ("支出合计3.00万元，用于水库建设。", Outcome.FAIL),
        ("支出合计4.00万元，系退回上年多拨经费。", Outcome.FAIL),
        ("支出合计-3.00万元，系退回上年多拨经费。", Outcome.PASS),
        ("支出合计-3.00万元。", Outcome.PASS),
        ("支出合计－3.00万元。", Outcome.PASS),
        ("支出合计-4.00万元。", Outcome.FAIL),
    ],
)
def test_it_is_not_accused_of_its_sign(text: str, outcome: Outcome) -> None:
    assert of("amount_as_in_table", findings(text, TABLE)).outcome is outcome


def test_a_dash_before_an_amount_is_no_sign_that_accuses() -> None:
    table = printed(EXPENDITURE.format(unit="万元", total="3.00", basic="3.00", project=""))
    found = of("amount_as_in_table", findings("支出合计-3.00万元。", table))
    assert found.outcome is Outcome.NOT_EVALUATED
    assert of("amount_as_in_table", findings("支出合计-4.00万元。", table)).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("behind", "outcomes"),
    [("（年初为-6.00万元）", [Outcome.NOT_EVALUATED]), ("", [Outcome.FAIL])],
)
def test_an_increase_by_more_than_there_is(behind: str, outcomes: list[Outcome]) -> None:
    found = findings(f"年末结转和结余4.00万元，比年初增加10.00万元{behind}。")
    assert [f.outcome for f in found if f.check == "claim.change_recomputed"] == outcomes
