"""Vehicles, equipment and fixed assets, against the table of assets."""

from __future__ import annotations

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import disclosed, failed, passed
from tests.support import printed

CHECK = "claim.assets"
ASSETS = printed("""
    部门固定资产占用情况表

    截止时间：2023-12-31

    项目 → 数量 → 价值（金额单位：万元）
    固定资产总额 →  → 40.00
    1、机要通信用车（台、辆） → 2 → 15.00
    2、单价在50万元以上的设备（台、套） → 1 → 25.00

    """)


def test_assets_as_in_their_table() -> None:
    said = "上年末固定资产金额为40.00万元（详见下表）。"
    assert passed(disclosed(said, ASSETS), CHECK)


def test_fixed_assets_that_the_table_contradicts() -> None:
    said = "上年末固定资产金额为44.00万元（详见下表）。"
    (finding,) = failed(disclosed(said, ASSETS), CHECK)
    assert "40.00 万元" in finding.message


def test_what_is_to_be_bought_may_be_in_the_table_already() -> None:
    said = "上年末固定资产金额为38.00万元（详见下表）。本年度拟购置固定资产总额为{}万元。"
    (noted,) = failed(disclosed(said.format("2.00"), ASSETS), CHECK)
    assert noted.severity is Severity.NOTE
    assert "似为另一时点的数" in noted.message
    (wrong,) = failed(disclosed(said.format("3.00"), ASSETS), CHECK)
    assert wrong.severity is Severity.ERROR


def test_what_is_bought_and_disposed_of_makes_up_the_table_together() -> None:
    for said in (
        "上年末固定资产金额为41.00万元（详见下表）。本年拟购置固定资产2.00万元，拟报废3.00万元。",
        "上年末固定资产金额为38.00万元（详见下表）。本年计划采购固定资产2.00万元。",
        "上年末固定资产金额为37.00万元（详见下表）。拟购置车辆2.00万元，拟购置设备1.00万元。",
        "上年末固定资产金额为42.00万元（详见下表）。本年度拟处置固定资产2.00万元。",
        "上年末机要通信用车3辆（详见下表），本年拟报废机要通信用车1辆。",
    ):
        assert all(f.severity is Severity.NOTE for f in failed(disclosed(said, ASSETS), CHECK)), (
            said
        )
    said = "上年末固定资产金额为38.00万元（详见下表）。本年度拟处置固定资产2.00万元。"
    assert failed(disclosed(said, ASSETS), CHECK)


def test_assets_of_another_day_are_not_compared() -> None:
    assert disclosed("上年末固定资产金额为44.00万元。", ASSETS).outcomes(CHECK) == []


def test_vehicles_and_equipment_are_counted() -> None:
    day = "截至2023年12月31日，"
    good = f"{day}机要通信用车2辆，单价50万元以上设备1台。"
    assert passed(disclosed(good, ASSETS), CHECK)
    cars, machines = failed(
        disclosed(f"{day}机要通信用车3辆，单价50万元以上设备4台。", ASSETS), CHECK
    )
    assert "3 辆" in cars.message
    assert "4 台" in machines.message


def test_equipment_of_one_kind_is_not_all_equipment_of_its_price() -> None:
    said = "截至2023年12月31日，单价50万元以上{}设备{}台（套）（详见下表）。"
    assert failed(disclosed(said.format("专用", "3"), ASSETS), CHECK) == []
    assert len(failed(disclosed(said.format("", "3"), ASSETS), CHECK)) == 1
