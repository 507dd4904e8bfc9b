"""Amounts behind a path of a classification that are of a part of it, or of another year."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from pipeline.model.records import Outcome
from tests.check.claims.claims_support import BY_ITEM
from tests.support import VOCABULARY, understood


def bound(text: str) -> list[tuple[str, int | None, int | None]]:
    """(indicator, row, column) of every claim."""
    found = understood(f"{BY_ITEM}\n一、情况说明\n\n{text}\n")
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    return [(c.indicator, c.bound_row_no, c.bound_column_no) for c in claims]


def failed(text: str) -> int:
    found = understood(f"{BY_ITEM}\n一、情况说明\n\n{text}\n")
    return len(found.of("claim.amount_as_in_table", Outcome.FAIL))


@pytest.mark.parametrize(
    "text",
    [
        "水利（款）项目支出35.00万元。",
        "农林水支出（类）水利（款）基本支出60.00万元。",
        "行政运行（项）中人员工资48.00万元。",
        "行政运行（项）工资福利支出48.00万元。",
        "防汛（项）2022年预算28.00万元，2023年预算35.00万元。",
        "行政运行（项）本级48.00万元，水文站12.00万元。",
        "行政运行（项）支出预算中包含奖金12.00万元。",
        "防汛（项）县级配套10.00万元，省级补助25.00万元。",
        "防汛（项）申报数48.00万元，核定数35.00万元。",
        "防汛（项）原预算40.00万元，压减5.00万元。",
        "防汛（项）上年预算28.00万元，本年预算35.00万元。",
        "行政运行（项）中奖金12.00万元，比上年增加2.00万元，增长20.00%。",
        "水利（款）基本支出60.00万元，项目支出35.00万元。",
        "行政运行（项）：基本支出60.00万元，项目支出0.00万元。",
    ],
)
def test_a_part_and_another_year_accuse_nothing(text: str) -> None:
    assert failed(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "水利（款）支出85.00万元。",
        "水利（款）项目支出36.00万元。",
        "行政运行（项）：基本支出58.00万元。",
        "防汛（项）2022年预算28.00万元，2023年预算34.00万元。",
        "防汛（项）上年结转5.00万元，当年预算34.00万元。",
        "防汛（项）2023年预算28.00万元。",
        "防汛（项）2023年年初预算安排数为28.00万元。",
        "防汛（项）一般公共预算财政拨款支出28.00万元。",
        "防汛（项）：主要用于购置物资，2023年预算数为28.00万元。",
        "行政运行（项）支出预算48.00万元，主要用于人员工资。",
    ],
)
def test_the_amount_of_the_whole_path_does(text: str) -> None:
    assert failed(text) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水利（款）项目支出35.00万元。", [("水利（款）项目支出", 2, 5)]),
        (
            "水利（款）基本支出60.00万元，项目支出35.00万元。",
            [("水利（款）基本支出", 2, 4), ("水利（款）项目支出", 2, 5)],
        ),
        ("行政运行（项）经费60.00万元。", [("行政运行（项）经费", 3, 3)]),
        ("行政运行（项）中奖金12.00万元。", [("行政运行（项）中奖金", None, None)]),
        (
            "防汛（项）2022年预算28.00万元，2023年预算35.00万元。",
            [("防汛（项）", None, None), ("防汛（项）", 4, 3)],
        ),
    ],
)
def test_a_kind_of_spending_is_the_column_of_the_path_and_a_part_no_cell(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert bound(text) == expected
