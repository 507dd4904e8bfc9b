"""Counts of visits, people and cars beside the money spent on them."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

COUNT = "count_fits_money"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("因公出国（境）团组1个，累计0人次，支出0.50万元。", "0 人少于 1 个"),
        ("公务接待费0.50万元，国内公务接待5批次、3人次。", "3 人少于 5 个"),
        ("公务接待费支出0.00万元，国内公务接待12批次，96人次。", "同段所述为 12 批次"),
        ("公务接待费支出决算为2.50万元，全年国内公务接待0批次。", "同段所述为 0 批次"),
        ("公务用车购置费支出18.00万元，全年购置公务用车0辆。", "同段所述为 0 辆"),
        ("公务用车购置0辆，购置费支出18.00万元。", "同段所述为 0 辆"),
        ("公务用车购置支出0万元，当年购置车辆2辆，保有量5辆。", "同段所述为 2 辆"),
    ],
)
def test_a_count_that_the_money_contradicts_is_told(text: str, said: str) -> None:
    (finding,) = failed(text, COUNT, kind="final")
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "因公出国（境）团组0个，累计0人次，支出0.00万元。",
        "公务接待费支出0.39万元，国内公务接待2批次、26人次，其中：外事接待0批次、0人次。",
        "公务接待费支出0.00万元，国内公务接待0批次，0人次。",
        "公务接待费预算数1.00万元，公务接待费决算数0.00万元，国内公务接待2批次，9人次。",
        "公务用车购置支出0.00万元，购置公务用车0辆，公务用车保有量5辆。",
        "公务用车购置费54.00万元，计划购置公务用车3辆。",
        "公务用车购置费0.00万元，公务用车保有量为3辆。",
        "接待国内来访团组3个，来宾15人次。",
        "公务用车购置支出18.00万元，为支付上年购置车辆尾款，2023年购置公务用车0辆。",
        "公务用车购置费0万元，比上年减少18.00万元，主要原因是上年购置车辆1辆，本年未购置。",
    ],
)
def test_counts_that_go_with_the_money_are_not(text: str) -> None:
    assert failed(text, COUNT, kind="final") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("截至2023年末，共有车辆5辆（执法执勤用车3辆、应急保障用车1辆）；设备0台。", 1),
        ("车辆6辆：应急保障用车2辆、执法执勤用车3辆。", 1),
        ("截至2023年末，共有车辆5辆（执法执勤用车3辆、应急保障用车2辆）；设备0台。", 0),
        ("共有车辆5辆（执法执勤用车3辆、特种车辆2辆）。", 0),
        ("共有车辆5辆（其中执法执勤用车3辆）。", 0),
        ("共有车辆5辆，其中执法执勤用车3辆、应急保障用车1辆。", 0),
    ],
)
def test_cars_listed_by_every_use_make_all_cars(text: str, told: int) -> None:
    found = failed(text, "parts_make_whole", kind="final")
    assert len([each for each in found if "种用车" in each.message]) == told
