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
        (
            "因公出国（境）费支出0.00万元，全年出国（境）团组2个，累计5人次。",
            "因公出国（境）费为 0",
        ),
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
        "因公出国（境）费支出0.00万元，全年出国（境）团组1个，累计2人次，费用由邀请方承担。",
        "因公出国（境）费预算3.00万元，因公出国（境）费支出0.00万元，出国（境）团组1个。",
        "因公出国（境）费支出0.00万元，比上年减少2.00万元，上年出国（境）团组1个。",
        "因公出国（境）费支出0.00万元，2022年因公出国（境）团组1个。",
        "因公出国（境）费支出0.00万元，计划安排因公出国（境）团组1个因故取消。",
        "因公出国（境）费支出0.00万元，因公出国（境）团组1个使用项目资金支出。",
        "因公出国（境）费支出0.00万元，审批出国（境）团组12个、35人次。",
        "公务接待费3.20万元。其中：国内接待费3.20万元，外事接待费0万元，接待0批次。",
        "因公出国（境）费支出0.00万元，随市里组织的出国（境）团组1个，2人次。",
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公务接待费支出3.20万元，完成预算的80%。其中：国内接待费3.80万元，共接待40批次。", 1),
        ("公务接待费3.20万元。其中：国内公务接待支出32000元；外事接待支出0万元。", 0),
        ("公务接待费3.20万元。其中：国内公务接待支出320000元；外事接待支出0万元。", 1),
        ("公务接待费支出3.20万元。其中：国内接待费3.20万元，外事接待费0.00万元。", 0),
        ("公务接待费预算4.00万元，公务接待费支出决算3.20万元。其中：国内接待费3.20万元。", 0),
        ("公务接待费支出3.20万元，比上年减少1.00万元。其中：国内接待费2.90万元。", 0),
        ("国内接待费3.80万元，用于接待上级检查。", 0),
        ("公务接待费支出3.2万元。其中：国内接待费3.20万元。", 0),
    ],
)
def test_receptions_of_this_country_are_no_more_than_all(text: str, told: int) -> None:
    assert len(failed(text, "part_within_whole", kind="final")) == told


@pytest.mark.parametrize(
    "said",
    [
        "从项目经费中列支。",
        "费用在2024年结算。",
        "系学术交流，不计入三公经费。",
        "费用由主办方支付。",
        "本单位无经费支出。",
        "经费由外事办统一安排。",
    ],
)
def test_journeys_that_were_paid_otherwise_are_no_contradiction(said: str) -> None:
    text = f"因公出国（境）费支出0万元，全年因公出国（境）团组2个，{said}"
    assert failed(text, "count_fits_money", kind="final") == []


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("公务接待费预算数为1.00万元，决算数为3.00万元，其中：国内接待费支出3.00万元。", 0),
        ("公务接待费预算1.00万元，支出3.00万元，其中国内接待费3.00万元。", 0),
        ("公务接待费预算数为1.00万元，决算数为3.00万元。其中：国内接待费支出4.00万元。", 1),
    ],
)
def test_domestic_receptions_are_of_any_figure_of_all_that_stands_before(
    said: str, times: int
) -> None:
    assert len(failed(said, "part_within_whole", kind="final")) == times
