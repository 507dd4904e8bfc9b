"""Rows that name a unit only as those beside them do."""

from __future__ import annotations

from tests.support import printed, understood

UNITS = """
    部门支出总表

    单位：万元

    科目名称 → 合计 → 基本支出 → 项目支出
    合计 → 62.00 → 45.00 → 17.00
    岱山县水文站 → 30.00 → 25.00 → 5.00
    213 农林水支出 → 30.00 → 25.00 → 5.00
    岱山县防汛抗旱中心 → 20.00 → 15.00 → 5.00
    213 农林水支出 → 20.00 → 15.00 → 5.00
    岱山县水利工程管理所 → 6.00 → 2.00 → 4.00
    213 农林水支出 → 6.00 → 2.00 → 4.00
    {name} → 6.00 → 3.00 → 3.00
    213 农林水支出 → 6.00 → 3.00 → 3.00
    """


def last_units(name: str) -> list[str]:
    found = understood(printed(UNITS.format(name=name)))
    return [entry.entity.name if entry.entity else "" for entry in found.table.entries][-2:]


def test_a_nursery_of_the_place_among_units_is_one() -> None:
    assert last_units("岱山县苗圃") == ["岱山县苗圃"] * 2


def test_what_is_of_no_place_is_none() -> None:
    assert last_units("红旗苗圃") == ["", ""]
