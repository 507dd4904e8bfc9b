"""Kinds of assets that the prose values, against a table with a column for each; cars and buildings."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import disclosed, failed, passed
from tests.support import Understood, printed

CHECK = "claim.assets"
WIDE = printed("""
    国有资产使用情况表

    单位：万元

    项目 → 资产总额 → 流动资产 → 固定资产小计 → 车辆 → 其他固定资产 → 在建工程 → 无形资产 → 其他资产
    栏次 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8
    合计 → 412.60 → 12.60 → 390.00 → 40.00 → 350.00 →  → 10.00 →

    """)
VALUES = printed("""
    国有资产使用情况表

    单位：万元

    项目 → 资产总额 → 固定资产 → 固定资产 → 无形资产
     →  → 原值 → 净值 → 净值
    栏次 → 1 → 2 → 3 → 4
    合计 → 400.00 → 520.00 → 390.00 → 10.00

    """)
ROWS = printed("""
    国有资产使用情况表

    项目 → 数量 → 金额（万元）
    房屋（平方米） → 1,200 → 300.00
    车辆（辆） → 4 → 40.00

    """)
DAY = "截至2023年12月31日，"


def said(text: str, table: str = WIDE) -> Understood:
    return disclosed(text, table, kind="final")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (f"{DAY}本部门资产总额422.60万元。", "412.60"),
        (f"{DAY}本部门固定资产290.00万元。", "390.00"),
        (f"{DAY}本部门无形资产11.00万元。", "10.00"),
        (f"{DAY}资产总额412.60万元，其中：流动资产21.60万元，固定资产390.00万元。", "12.60"),
    ],
)
def test_a_kind_that_its_column_contradicts_is_told(text: str, there: str) -> None:
    (finding,) = failed(said(text), CHECK)
    assert there in finding.message
    assert finding.severity is Severity.ERROR


def test_kinds_as_in_their_columns() -> None:
    text = (
        f"{DAY}资产总额412.60万元，其中：流动资产12.60万元，固定资产390.00万元，无形资产10.00万元。"
    )
    assert passed(said(text), CHECK)
    assert passed(said(f"{DAY}资产总额412.6万元，固定资产390万元。"), CHECK)


@pytest.mark.parametrize(
    "text",
    [
        "2023年处置固定资产5.00万元，其中：无形资产2.00万元。",
        "当年购置固定资产12.00万元。",
        "2023年初资产总额380.00万元。",
        "资产总额由380.00万元增加到412.60万元。",
        "资产总额比上年增加32.60万元，其中固定资产增加20.00万元。",
        "局机关固定资产120.00万元，所属单位固定资产270.00万元。",
        f"{DAY}固定资产原值520.00万元，净值390.00万元。",
        "资产出租收入3.00万元，其中：固定资产3.00万元。",
        f"{DAY}资产总额约413万元。",
        "固定资产占资产总额的94.52%。",
    ],
)
def test_what_is_of_another_day_or_no_asset_is_not(text: str) -> None:
    assert failed(said(text), CHECK) == []


def test_any_of_several_values_of_a_kind_will_do() -> None:
    for amount in ("520.00", "390.00"):
        assert passed(said(f"{DAY}固定资产{amount}万元。", VALUES), CHECK)
    assert failed(said(f"{DAY}固定资产350.00万元。", VALUES), CHECK)


def test_cars_and_the_area_of_buildings_are_those_of_their_rows() -> None:
    assert passed(said(f"{DAY}本部门共有车辆4辆，房屋面积1,200平方米。", ROWS), CHECK)
    cars = disclosed(f"{DAY}本部门共有车辆6辆。", ROWS, kind="final")
    assert len(failed(cars, CHECK) + failed(cars, "claim.amount_as_in_table")) == 1
    (area,) = failed(said(f"{DAY}房屋建筑面积1,400平方米。", ROWS), CHECK)
    assert "1,400 平方米" in area.message
    for text in ("占用房屋面积1,400平方米。", "租用房屋面积200平方米。"):
        assert failed(said(DAY + text, ROWS), CHECK) == []


@pytest.mark.parametrize(
    ("text", "table"),
    [
        (f"{DAY}所属监测站资产总额112.60万元，固定资产90.00万元。", WIDE),
        (f"{DAY}部门本级资产总额300.00万元。", WIDE),
        ("截至2023年1月1日，本部门固定资产380.00万元。", WIDE),
        ("年初车辆5辆，年末车辆4辆。", ROWS),
        (f"{DAY}本部门房屋面积1200.4平方米。", ROWS),
    ],
)
def test_some_units_the_first_day_of_a_year_and_rounded_areas_are_not(
    text: str, table: str
) -> None:
    assert not failed(said(text, table), CHECK)


@pytest.mark.parametrize("whose", ["本部门（含下属单位）", "汇总部门本级及所属单位，"])
def test_all_units_are_what_the_table_has(whose: str) -> None:
    assert failed(said(f"{DAY}{whose}固定资产290.00万元。"), CHECK)
