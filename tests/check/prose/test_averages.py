"""What one car, or one visitor, costs, against the money and the number beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.records import Outcome, Severity
from tests.check.prose.prose_support import failed, findings

CHECK = "count_fits_money"
CARS = "公务用车运行维护费支出12.00万元。年末公务用车保有量为5辆，{}。"
VISITS = "公务接待费支出3.20万元，比上年增加0.20万元。国内公务接待40批次，320人次，{}。"


@pytest.mark.parametrize(
    "text",
    [
        CARS.format("平均每辆3.40万元"),
        CARS.format("车均运行维护费2.04万元"),
        VISITS.format("人均150元"),
        VISITS.format("平均每人次10元"),
        "培训费支出3.00万元，举办培训2期，培训100人，人均培训费500元。",
        "全年接待80人次，支出0.80万元，人均120元。",
        "本部门编制20人。接待80人次，支出0.80万元，人均120元。",
        "会议费支出8.00万元，召开会议4次，平均每次3.00万元。",
    ],
)
def test_an_average_that_nothing_beside_it_gives_is_told(text: str) -> None:
    (finding,) = failed(text, CHECK)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        CARS.format("平均每辆2.40万元"),
        CARS.format("平均每辆2.4万元，主要用于执法"),
        CARS.format("平均每辆运行维护费24000元"),
        VISITS.format("人均100元"),
        "全年接待80人次，支出0.80万元，人均100元。",
        "全年接待80人次，支出0.80万元。工会活动80人，人均500元。",
        "公务用车运行维护费10.00万元，5辆。驾驶员5人，人均6.00万元。",
        "公务用车运行维护费10.00万元，保有量5辆，其中2辆封存，车均3.33万元。",
        "景区全年接待80人次，人均消费120元。",
        "培训费支出3.00万元，举办培训2期，培训100人，人均培训费300元。",
        "培训费支出3.00万元，举办培训2期，平均每期1.50万元，100人参加，人均300元。",
        "培训费支出3.00万元，培训100人，为期2天，人均150元。",
        "培训费支出3.00万元，培训100人，标准为人均400元。",
        "会议费支出8.00万元，召开会议4次，平均每次2.00万元。",
        "召开会议4次，平均每次3.00万元。",
        "公务接待费3.20万元，其中外宾0.20万元，国内接待300人次，人均100元。",
        "培训费支出3.00万元，其中外出学习1.00万元，本单位培训100人，人均200元。",
        "会议费支出8.00万元，上年召开会议4次，平均每次3.00万元。",
        VISITS.format("人均接待标准不超过150元"),
        VISITS.format("控制在人均150元以内"),
        CARS.format("平均每辆2.40万元，上年平均每辆2.60万元"),
        CARS.format("比全市平均每辆3.10万元低0.70万元"),
        CARS.format("其中保险费每辆3200元"),
        VISITS.format("每人次工作餐50元，陪餐人均50元"),
        VISITS.format("早餐每人20元，午餐、晚餐，每人50元"),
        "公务用车运行维护费12.00万元，年初保有5辆、年末保有4辆，平均每辆2.67万元。",
        "公务用车运行维护费12.00万元（含执法执勤用车8辆、特种用车2辆，每辆1.20万元）。",
        "公务用车购置费36.00万元，购置轿车1辆、每辆17.80万元，越野车1辆、每辆18.20万元。",
        "公务接待费4865元，随行20人，来宾97人，人均41.58元。",
        "公务接待费3.20万元，320人次。培训费5.00万元，5期每期20人，人均500元。",
        "公务用车运行费支出9.00万元，机关2辆、执法队1辆、监测站1辆、乡镇所2辆，平均每辆1.50万元。",
        "年末公务用车保有量为5辆，平均每辆3.40万元。",
        "公务用车运行维护费支出12.00万元，平均每辆3.40万元。",
        "本年基本支出60.00万元，在职人员5人，人均3.40万元。",
    ],
)
def test_an_average_that_is_right_or_of_something_else_is_not(text: str) -> None:
    assert failed(text, CHECK) == []


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 90), st.integers(1, 99_999))
def test_money_by_number_is_right_rounded_or_cut_off(cars: int, cents: int) -> None:
    money = f"公务用车运行维护费支出{cents / 100:.2f}万元，保有量{cars}辆，平均每辆"
    for hundredths in (round(cents / cars), cents // cars):
        if hundredths:
            assert failed(f"{money}{hundredths / 100:.2f}万元。", CHECK) == []


@pytest.mark.parametrize(("average", "told"), [("100", False), ("150", True)])
def test_the_money_of_an_average_may_stand_in_the_form_alone(average: str, told: bool) -> None:
    form = """
        一般公共预算“三公”经费支出表

        单位：万元

        项目 → 预算数
        合计 → 8.50
        公务用车运行维护费 → 7.00
        公务接待费 → 1.50

        """
    text = f"公务用车3辆，车均运行维护费2.33万元；公务接待20批次150人次，人均{average}元。"
    found = findings(text, CHECK, tables=form)
    assert any(each.outcome is Outcome.FAIL for each in found) is told


def test_the_upkeep_of_a_car_is_an_average_however_it_is_called() -> None:
    text = "公务用车运行维护费7.00万元，年末公务用车保有量{}辆，车均运维费2.33万元。"
    assert [len(failed(text.format(n), "count_fits_money")) for n in (3, 4)] == [0, 1]
