"""Projects listed with their money, against the table of projects."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import disclosed, failed
from tests.support import printed

CHECK = "claim.amount_as_in_table"
TABLE = printed("""
    项目支出表

    单位：万元

    项目名称 → 合计 → 一般公共预算 → 政府性基金 → 上年结转
    合计 → 120.00 → 95.00 → 10.00 → 15.00
    河道整治经费 → 60.00 → 40.00 → 10.00 → 10.00
    防汛物资储备经费 → 30.00 → 25.00 →  → 5.00
    水质监测经费 → 20.00 → 20.00 →  →
    水利宣传经费 → 10.00 → 10.00 →  →

    """)


def told(*said: str) -> list[str]:
    text = "\n\n".join(f"{number}.{each}" for number, each in enumerate(said, 1))
    return [finding.message for finding in failed(disclosed(text, TABLE), CHECK)]


RIVER = "河道整治经费60.00万元，主要用于清淤。"
FLOODS = "防汛物资储备经费30.00万元，主要用于购置沙袋。"


def test_a_project_that_its_row_contradicts_is_told() -> None:
    (message,) = told(RIVER, FLOODS, "水质监测经费26.00万元，主要用于采样。")
    assert "“水质监测经费”26.00 万元" in message
    assert "20.00 万元" in message
    found = failed(disclosed(f"1.{RIVER}\n\n2.{FLOODS}\n\n3.水利宣传经费1.00万元。", TABLE), CHECK)
    assert [finding.severity for finding in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "水质监测经费20.00万元，主要用于采样。",
        "水质监测经费20万元，主要用于采样。",
        "水质监测经费项目20.00万元。",
        "“水质监测经费”20.00万元。",
        "水质监测经费200000元，主要用于采样。",
        "防汛物资储备经费25.00万元，主要用于采样。",
        "河道整治经费50.00万元，主要用于护岸。",
        "水质监测经费上年20.00万元，本年26.00万元。",
        "水质监测经费比上年增加6.00万元。",
        "水质监测经费（含上年结转6.00万元）用于采样。",
        "水质监测设备经费26.00万元，主要用于采样。",
        "采购水质监测经费26.00万元。",
        "水质监测经费，总投资126.00万元。",
        "水质监测20.00万元，检测6.00万元。",
    ],
)
def test_what_is_as_in_the_table_or_of_something_else_is_not(text: str) -> None:
    assert told(RIVER, FLOODS, text) == []


def test_a_list_that_is_not_proven_to_be_of_the_table_accuses_nobody() -> None:
    assert told("河道整治经费66.00万元。", FLOODS, "水质监测经费26.00万元。") == []
    assert told(RIVER, "水质监测经费26.00万元。") == []


@pytest.mark.parametrize(
    "text",
    [
        "水质监测经费6.00万元用于采样，14.00万元用于化验。",
        "水质监测经费6.00万元（自有资金），财政拨款20.00万元。",
        "水质监测经费26.00万元（三年合计）。",
        "水质监测经费26.00万元，其中上年结转6.00万元。",
        "水质监测经费26.00万元，其中本级20.00万元，下属站6.00万元。",
        "水质监测经费预算26.00万元，执行20.00万元。",
        "水质监测经费5.00万元，为政府采购。",
    ],
)
def test_a_paragraph_that_tells_of_more_or_of_parts_accuses_nobody(text: str) -> None:
    assert told(RIVER, FLOODS, text) == []


@pytest.mark.parametrize(
    ("heading", "announced", "times"),
    [
        ("项目支出情况", "主要项目如下：", 1),
        ("2023年项目支出情况", "", 1),
        ("2022年项目情况", "", 0),
        ("政府采购情况", "", 0),
        ("自有资金安排的项目", "", 0),
        ("项目支出情况", "项目支出比上年增加96.00万元，主要是：", 0),
    ],
)
def test_lists_of_other_money_or_of_changes_are_not_of_the_table(
    heading: str, announced: str, times: int
) -> None:
    items = f"1.{RIVER}\n\n2.{FLOODS}\n\n3.水质监测经费6.00万元，主要用于采样。"
    found = disclosed(f"（一）{heading}\n\n{announced}\n\n{items}", TABLE)
    assert len(failed(found, CHECK)) == times


def test_digits_that_were_cut_off_are_no_contradiction() -> None:
    table = TABLE.replace("20.00\t20.00", "20.66\t20.66")
    found = disclosed(f"1.{RIVER}\n\n2.{FLOODS}\n\n3.水质监测经费20万元。", table)
    assert not failed(found, CHECK)
