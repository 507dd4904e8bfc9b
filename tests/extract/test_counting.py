"""What rows and columns count where the table is in money: things by their unit, values in yuan."""

from __future__ import annotations

import pytest

from tests.support import Understood, printed, understood


def units(found: Understood) -> list[tuple[str, str, str]]:
    return [(a.row_label, a.amount_text, a.unit) for a in found.amounts]


def test_the_unit_of_things_is_none_of_the_column_of_their_value() -> None:
    found = understood(
        printed("""
        2023年部门预算

        国有资产占有使用情况表
        金额单位：万元
        项目 → 数量 → 价值
        一、房屋（平方米） → 3600 → 560.00
        二、车辆（辆） → 6 → 98.40
        其中：一般公务用车 → 2 → 30.00
        """)
    )
    assert units(found) == [
        ("一、房屋（平方米）", "3600", "平方米"),
        ("一、房屋（平方米）", "560.00", "万元"),
        ("二、车辆（辆）", "6", "辆"),
        ("二、车辆（辆）", "98.40", "万元"),
        ("其中：一般公务用车", "2", "辆"),
        ("其中：一般公务用车", "30.00", "万元"),
    ]


OPERATING = """
    2022年部门决算

    机构运行信息表
    金额单位：万元
    项目 → 行次 → 统计数
    一、机关运行经费 → 1 → 126.40
    （一）行政单位 → 2 → 126.40
    二、资产信息 → 3 → —
    （一）车辆数合计（辆） → 4 → 5
    1．主要负责人用车 → 5 → 1
    2．其他用车 → 6 → 4
    （二）单价100万元（含）以上设备（台，套） → 7 → 0
    三、公务接待费 → 8 → 3
    """


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("（一）行政单位", "万元"),
        ("（一）车辆数合计（辆）", "辆"),
        ("1．主要负责人用车", "辆"),
        ("2．其他用车", "辆"),
        ("（二）单价100万元（含）以上设备（台，套）", "台,套"),
        ("三、公务接待费", "万元"),
    ],
)
def test_parts_of_what_is_counted_are_counted_so_too(label: str, unit: str) -> None:
    found = understood(printed(OPERATING), kind="final", year=2022)
    (own,) = [each[2] for each in units(found) if each[0] == label]
    assert own == unit


def test_what_a_part_costs_is_money() -> None:
    text = OPERATING.replace("2．其他用车 → 6 → 4", "2．车辆运行费用 → 6 → 4")
    found = understood(printed(text), kind="final", year=2022)
    assert ("2．车辆运行费用", "4", "万元") in units(found)


def test_a_heading_of_which_stands_in_the_second_row_of_a_header() -> None:
    found = understood(
        printed("""
        2023年部门预算

        部门收入总表
        单位：万元
        单位名称 → 合计 → 一般公共预算 →  → 政府性基金预算
         →  → 小计 → 其中：非税收入 →
        合计 → 960.00 → 920.00 → 40.00 → 40.00
        岱山县水利局 → 960.00 → 920.00 → 40.00 → 40.00
        """)
    )
    assert [a.column_label for a in found.amounts][:4] == [
        "合计",
        "一般公共预算/小计",
        "一般公共预算/其中：非税收入",
        "政府性基金预算",
    ]
