"""Parts of a list that are parted once more behind it."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

WHOLE = "parts_make_whole"
PEOPLE = "实有人数小计18人，其中：在职人数小计13人，"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("行政在职人数4人，参照公务员管理的在职人数0人，全额补助事业在职人数9人。", 0),
        ("行政在职人数4人，参照公务员管理的在职人数0人，全额补助事业在职人数8人。", 1),
        ("行政人数4人，参照公务员管理的人数0人，全额补助事业人数9人。", 1),
    ],
)
def test_parts_of_the_part_before_them_are_not_summed_with_it(parts: str, told: int) -> None:
    assert len(failed(f"{PEOPLE}{parts}聘用人员5人。", WHOLE)) == told


def test_cars_that_are_more_than_there_are_stay_told() -> None:
    text = "共有车辆9辆，其中：机要用车5辆、应急用车3辆、执法用车2辆。"
    assert failed(text, WHOLE)


@pytest.mark.parametrize(("reception", "told"), [("10.00", 0), ("5.00", 1), ("15.00", 1)])
def test_what_is_left_without_the_parts_of_a_part_is_held(reception: str, told: int) -> None:
    text = (
        "“三公”经费20.00万元，其中：公务用车购置及运行维护费10.00万元，公务用车购置费4.00万元，"
        f"公务用车运行维护费6.00万元，公务接待费{reception}万元，因公出国（境）费0.00万元。"
    )
    assert len(failed(text, WHOLE)) == told


@pytest.mark.parametrize(("again", "told"), [("，合900万元", 0), ("，合950万元", 1)])
def test_a_part_in_another_unit_is_not_summed_with_itself(again: str, told: int) -> None:
    text = f"收入预算0.101亿元，其中财政拨款0.09亿元{again}。"
    assert len(failed(text, WHOLE)) == told


@pytest.mark.parametrize(("without", "told"), [("30", 0), ("40", 1)])
def test_what_is_parted_itself_behind_a_list_is_no_part_of_it(without: str, told: int) -> None:
    text = (
        f"支出决算90万元，其中财政拨款支出60万元、非财政拨款支出{without}万元；"
        "基本支出70万元中财政拨款50万元，项目支出20万元中财政拨款10万元。"
    )
    assert len(failed(text, WHOLE)) == told


def test_a_list_that_is_whole_ends_before_all_kinds_of_another_measure() -> None:
    text = (
        "支出决算90万元，其中财政拨款支出60万元、非财政拨款支出30万元；"
        "基本支出70万元，项目支出20万元。"
    )
    assert not failed(text, WHOLE)


@pytest.mark.parametrize(("own", "told"), [("100.00", 0), ("120.00", 1)])
def test_the_budget_of_the_year_is_a_part_beside_what_was_carried_over(own: str, told: int) -> None:
    text = f"政府性基金支出105.00万元，其中当年预算{own}万元，上年结转5.00万元。"
    assert len([*failed(text, WHOLE), *failed(text, "part_within_whole")]) == told
