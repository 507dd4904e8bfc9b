"""One item with one amount that two sentences let change otherwise."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Severity
from tests.check.prose.prose_support import failed

LISTED = (
    "住房保障支出（类）住房改革支出（款）住房公积金（项）2023年预算54.40万元，"
    "比2022年预算增加4.40万元，增长8.80%。"
)


def told(*said: str) -> list[Finding]:
    return [f for f in failed("\n\n".join(said), "stated_twice") if "54.40" not in f.message]


@pytest.mark.parametrize(
    "again",
    [
        "2023年住房公积金（项）预算54.40万元，比2022年预算减少4.40万元。",
        "住房公积金54.40万元，比2022年预算增加14.40万元。",
    ],
)
def test_another_change_of_the_same_item_and_amount_is_told(again: str) -> None:
    (finding,) = told(LISTED, again)
    assert "增加 4.40 万元" in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "again",
    [
        "住房公积金54.40万元，比2022年预算增加4.40万元。",
        "住房公积金54.40万元，比2022年预算增加4.4万元。",
        "住房公积金54.40万元，比2022年决算减少4.40万元。",
        "住房公积金54.40万元，扣除一次性补缴，比2022年预算减少4.40万元。",
        "住房公积金55.40万元，比2022年预算增加5.40万元。",
        "购房补贴54.40万元，比2022年预算减少4.40万元。",
    ],
)
def test_the_same_change_another_base_amount_or_item_is_not(again: str) -> None:
    assert told(LISTED, again) == []


@pytest.mark.parametrize(
    ("said", "again"),
    [
        (
            "农林水支出（类）水利（款）行政运行（项）54.40万元，比上年增加4.40万元。",
            "教育支出（类）教育管理事务（款）行政运行（项）54.40万元，比上年减少1.40万元。",
        ),
        (
            "一般行政管理事务54.40万元，比上年增加4.40万元。",
            "教育管理事务（款）一般行政管理事务（项）54.40万元，比上年减少1.40万元。",
        ),
        (
            "住房公积金54.40万元，比2022年增加4.40万元。",
            "住房公积金54.40万元，比2021年减少1.40万元。",
        ),
    ],
)
def test_items_of_other_classes_and_other_years_are_not_one(said: str, again: str) -> None:
    assert told(said, again) == []
