"""Names that say nothing of what they are of bear it: what was counted, stated or evaluated before."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("拟召开2次会议，人数150人。", [("会议人数", "150"), ("会议", "2")]),
        ("国内公务接待7批次，38人次（不含陪同人员），共计支出0.42万元，人均110元。",
         [("国内公务接待", "7"), ("国内公务接待", "38"), ("国内公务接待支出", "0.42"),
          ("国内公务接待人均", "110")]),
        ("国内公务接待9批次（其中外事接待1批次），61人次（其中外事接待4人次）。",
         [("国内公务接待", "9"), ("外事接待", "1"), ("国内公务接待", "61"), ("外事接待", "4")]),
        ("国内公务接待批次为8次，共计接待52人次。", [("国内公务接待批次", "8"), ("国内公务接待", "52")]),
        ("国内接待费0.60万元，共接待4批次，31人次。",
         [("国内接待费", "0.60"), ("国内接待", "4"), ("国内接待", "31")]),
        ("处置车辆2辆，账面原值31.50万元。", [("处置车辆", "2"), ("处置车辆账面原值", "31.50")]),
        ("全年更新购置公务用车1辆，其中：轿车1辆、金额17.90万元，越野车0辆、金额0万元。",
         [("更新购置公务用车", "1"), ("轿车", "1"), ("轿车", "17.90"), ("越野车", "0"), ("越野车", "0")]),
        ("专项资金已到位64.20万元，使用61.30万元。",
         [("专项资金已到位", "64.20"), ("专项资金使用", "61.30")]),
        ("组织对6个项目开展绩效自评，共涉及资金350.00万元。",
         [("绩效自评涉及资金", "350.00"), ("项目", "6")]),
        ("评价项目14个，占项目总数的70%。", [("评价项目", "14"), ("评价项目占项目总数", "70")]),
        ("甲渠道整治项目：预算资金45.00万元，实际支出44.00万元。",
         [("甲渠道整治项目预算资金", "45.00"), ("甲渠道整治项目预算资金", "44.00")]),
        ("全年车辆维修费8.40万元，车均2.10万元。", [("车辆维修费", "8.40"), ("车辆维修费车均", "2.10")]),
        ("编制行政编制20人，实际18人。离退休人员9人，其中：离休1人，退休8人。",
         [("编制行政编制", "20"), ("编制行政编制（实际）", "18"), ("离退休人员", "9"),
          ("离退休人员（离休）", "1"), ("离退休人员（退休）", "8")]),
        ("下属3个预算单位。", [("下属预算单位", "3")]),
        ("在职实有31人。", [("在职实有", "31")]),
        # what is named says enough, or nothing says more
        ("公务接待费0.60万元，其他支出0.30万元。", [("公务接待费", "0.60"), ("其他支出", "0.30")]),
        ("涉及资金12.00万元。", [("涉及资金", "12.00")]),
    ],
)  # fmt: skip
def test_a_thin_name_bears_what_it_is_of(sentence: str, stated: list[tuple[str, str]]) -> None:
    found = claims(sentence)
    assert [(c.indicator, c.amount_text or c.percentage_text) for c in found] == stated


def test_the_project_that_was_scored_is_spoken_of() -> None:
    found = claims("甲渠道整治项目自评得分92分。项目全年预算数为45.00万元，执行数为40.00万元。")
    assert [(c.indicator, c.phase) for c in found] == [
        ("甲渠道整治项目", "adjusted"),
        ("甲渠道整治项目", "executed"),
    ]


@pytest.mark.parametrize("value", ["0", "2"])
def test_what_is_bought_comes_in_though_it_is_none(value: str) -> None:
    found = claims(f"安排购置车辆{value}辆，其中：离退休干部用车{value}辆。更新公务用车{value}辆。")
    assert [c.direction for c in found] == ["increase"] * 3


def test_balances_are_of_their_day() -> None:
    found = claims("截至2022年末，累计折旧46.00万元。拟购置固定资产5.00万元。", kind="budget")
    assert [(c.period, c.phase) for c in found] == [(2022, "executed"), (2023, "approved")]


def test_a_second_amount_without_words_is_of_no_year() -> None:
    _, second = claims("公务接待费8.00万元，7.00万元。")
    assert (second.indicator, second.period, second.phase) == ("公务接待费", None, "")


def test_a_second_amount_is_that_of_the_year_before_where_the_change_says_so() -> None:
    _, second, change = claims("公务接待费8.00万元，7.00万元，较上年增加1.00万元。")
    assert (second.period, second.phase) == (2022, "executed")
    assert (change.code, change.period, change.base_period) == ("reception", 2023, 2022)


def test_what_is_divided_by_its_sources_is_no_total_of_them() -> None:
    *_, part = claims("政府采购预算9.00万元。按政府采购资金类型划分，一般公共预算拨款9.00万元。")
    assert (part.indicator, part.code) == ("一般公共预算拨款", "")


def test_what_is_counted_once_more_is_of_the_same_money() -> None:
    text = "公务接待费\n\n全年国内公务接待6批，累计接待41人次。"
    found = claims(text, heading="一、财政拨款“三公”经费支出情况\n\n")
    assert [(c.code, c.fund) for c in found if c.kind == "count"] == [
        ("reception_batches", "appropriation"),
        ("reception_persons", "appropriation"),
    ]


def test_cars_that_a_body_really_has_are_all_its_cars() -> None:
    (count,) = claims("截至上年末，某县林场实有车辆9辆。")
    assert (count.code, count.period) == ("vehicle_count", 2022)
