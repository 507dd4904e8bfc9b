"""Parts that a sentence or a numbered list gives, against their whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.records import Outcome, Severity
from tests.check.prose.prose_support import failed, outcomes, values

WHOLE, PART = "parts_make_whole", "part_within_whole"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("政府采购预算90.00万元，其中：货物30.00万元、工程20.00万元、服务40.00万元。", Outcome.PASS),
        ("政府采购预算90.00万元，其中：货物30.00万元、工程20.00万元、服务30.00万元。", Outcome.FAIL),
        ("政府采购预算90.00万元，其中：货物30.00万元、工程20.00万元、服务40.01万元。", Outcome.ROUNDING),
        ("政府采购预算0万元，其中：货物采购30.5万元、工程采购0万元、服务采购4.6万元。", Outcome.FAIL),
        ("购置车辆0辆，其中：机要通信用车0辆、执法执勤用车18辆、其他用车0辆。", Outcome.FAIL),
        ("共有车辆9辆，其中：机要通信用车1辆、执法执勤用车7辆、其他用车1辆。", Outcome.PASS),
        ("共有车辆5辆，其中：机要通信用车1辆、执法执勤用车0辆、其他用车5辆。", Outcome.FAIL),
        ("采购预算50.00万元，其中：货物10.00万元、工程0万元、服务50.00万元。", Outcome.FAIL),
        ("支出预算减少9.69万元，其中基本支出增加1.30万元，项目支出减少10.99万元。", Outcome.PASS),
        ("支出预算减少9.69万元，其中基本支出增加1.30万元，项目支出减少12.99万元。", Outcome.FAIL),
        # without their zeros, yet as exact as the others
        ("政府采购预算156.5万元，其中：货物4.5万元、工程0万元、服务152万元。", Outcome.PASS),
        ("政府采购预算156.5万元，其中：货物4.2万元、工程0万元、服务152万元。", Outcome.FAIL),
        ("政府采购预算157万元，其中：货物4.5万元、工程0万元、服务152万元。", Outcome.ROUNDING),
        ("基本支出90.00万元，人员经费与公用经费分别为70.00万元和20.00万元。", Outcome.PASS),
        ("基本支出90.00万元，人员经费和公用经费分别为70.00万元与26.00万元。", Outcome.FAIL),
        # a colon opens a list of all kinds, and the list of all kinds ends with the last of them
        ("政府采购预算90.00万元：货物采购30.00万元、工程采购20.00万元、服务采购40.00万元。", Outcome.PASS),
        ("政府采购预算90.00万元：货物采购30.00万元、工程采购20.00万元、服务采购46.00万元。", Outcome.FAIL),
        ("“三公”经费9万元，其中因公出国费9万元；公务用车运维费6.5万元；公务接待费2.5万元。", Outcome.FAIL),
        ("“农林水支出”科目83万元，主要用于人员经费18万元、公用经费58万元、项目支出7万元。", Outcome.PASS),
        ("“农林水支出”科目83万元，主要用于人员经费18万元、公用经费58万元、项目支出17万元。", Outcome.FAIL),
        ("全年预算资金总额为98.00万元，其中基本支出72.00万元，项目资金支出为26.00万元。", Outcome.PASS),
        ("全年预算资金总额为98.00万元，其中基本支出42.00万元，项目资金支出为26.00万元。", Outcome.FAIL),
        ("编制31人，其中行政19人、事业12人；实有人员29人，其中行政17人、事业10人。", Outcome.FAIL),
    ],
)  # fmt: skip
def test_parts_that_are_all_there_are_make_their_whole(text: str, outcome: Outcome) -> None:
    assert outcomes(text, WHOLE)[-1] is outcome


@pytest.mark.parametrize(
    "text",
    [
        # some parts only
        "支出预算90.00万元，其中教育支出中基本支出12.00万元，项目支出3.00万元。",
        "支出预算90.00万元，其中：信息化建设12.00万元。",
        "现有教师30人，其中教授20人、副教授9人、博士生导师8人。",
        "收入预算90.00万元，其中：一般公共预算拨款80.00万元。",
        "支出预算90.00万元，主要用于信息化建设12.00万元、培训费3.00万元。",
        "支出预算90.00万元：信息化建设12.00万元、培训费3.00万元。",
        # what is left of one part when the others are taken from it; parts that may have money in common
        "收支结余12.00万元，其中：事业收入120.00万元，事业支出108.00万元。",
        "采购金额90.00万元，其中：进口产品8.00万元，节能产品25.00万元，面向中小企业80.00万元。",
        # the same divided by another measure
        "采购90.00万元，其中集中采购30.00万元、分散采购60.00万元；按品目分，货物50.00万元、服务40.00万元。",
        # what assets cost is no part of what they are worth
        "资产总额90.00万元，其中固定资产净值60.00万元、原值95.00万元。",
        # a part with a list of its own behind it
        "采购预算900.00万元，其中一般公共预算采购60.00万元：货物60.00万元、工程0万元、服务0万元。",
        "采购服务预算97.00万元，其中拨款采购50.00万元：货物40.00万元、工程0万元、服务10.00万元。",
        # both sides of one total, and the parts of the other side
        "收支总预算90.00万元，其中本年收入60.00万元，上年结转30.05万元，本年支出85.00万元，结转下年5.00万元。",
        "本年收入60.00万元，上年结转30.00万元，支出包括：基本支出50.00万元、项目支出40.00万元、结转0万元。",
        # the list ends where the next figure is of something else
        "支出预算8.10亿元，主要包括：项目付费2.00亿元，付息支出2.30亿元等，加上还本支出15.80亿元，总计23.90亿元。",
        "预算收入90.00万元，其中：一般公共预算拨款90.00万元，较上年减少5.00万元；预算支出90.00万元。",
        # figures of another year, of other units and of what is within a part
        "公务用车购置费30.00万元，其中：购置新能源车2辆（含税费等1.00万元）30.00万元，上年50.00万元。",
    ],
)
def test_a_list_of_some_parts_accuses_nobody(text: str) -> None:
    assert failed(text, WHOLE) == failed(text, PART) == []


def test_parts_that_exceed_their_whole_are_told_with_their_sum() -> None:
    (finding,) = failed("预算90.00万元，包括在职经费60.00万元、公用经费40.00万元。", WHOLE)
    assert values(finding) == (Decimal("90"), Decimal("100"))
    assert finding.severity is Severity.ERROR
    assert (
        finding.message == "“预算”90.00 万元：所列 2 项（60.00＋40.00）合计 100 万元，相差 10 万元"
    )
    assert "add up to 100" in finding.message_en


def test_a_part_larger_than_its_whole_is_told() -> None:
    (finding,) = failed("项目支出90.00万元，其中：信息化建设120.00万元。", PART)
    assert values(finding) == (Decimal("120"), Decimal("90"))


def test_a_list_that_names_parts_of_nothing_names_all() -> None:
    text = "收入预算90.00万元，其中：拨款{}万元；事业收入0万元；经营收入0万元。"
    assert outcomes(text.format("90.00"), WHOLE) == [Outcome.PASS]
    assert len(failed(text.format("80.00"), WHOLE)) == 1
    assert failed(text.format("8.00"), WHOLE) == []


def test_a_run_that_is_announced_as_all_is_complete() -> None:
    text = "项目支出90.00万元，{}：\n\n1.审计业务60.00万元。\n\n2.综合管理20.00万元。"
    assert len(failed(text.format("具体包括"), WHOLE)) == 1
    assert failed(text.format("主要包括"), WHOLE) == []


def test_items_of_two_phases_are_summed_in_the_phase_of_the_whole() -> None:
    text = (
        "年初预算90.00万元，支出决算70.00万元。其中：\n\n"
        "1.培训支出。年初预算50.00万元，支出决算40.00万元。\n\n"
        "2.住房公积金。年初预算40.00万元，支出决算30.00万元。"
    )
    assert outcomes(text, WHOLE, kind="final") == [Outcome.PASS]


def test_what_is_counted_is_not_rounded() -> None:
    assert (
        len(failed("共有车辆9辆，其中：机要通信用车1辆、执法执勤用车6辆、其他用车1辆。", WHOLE))
        == 1
    )


LIST = """
一般公共预算支出100.00万元，其中：

1.行政运行（2010101）60.00万元，较上年增加5.00万元；

2.培训支出（2050803）10.00万元；

3.行政单位医疗（2101101）10.00万元；

4.住房公积金（2210201）{last}万元。
"""


def test_a_numbered_list_of_items_is_complete() -> None:
    assert outcomes(LIST.format(last="20.00"), WHOLE) == [Outcome.PASS]
    (finding,) = failed(LIST.format(last="15.00"), WHOLE)
    assert finding.severity is Severity.WARNING
    assert values(finding) == (Decimal("100"), Decimal("95"))


def test_a_numbered_list_that_goes_on_further_down_is_left_alone() -> None:
    text = LIST.format(last="15.00") + "\n没有编号的一段。\n\n5.购房补贴（2210203）5.00万元。\n"
    assert failed(text, WHOLE) == []


def test_a_finding_stands_on_the_line_of_the_whole() -> None:
    text = "第一段。\n\n政府采购预算9.00万元，其中：货物3.00万元、工程2.00万元、服务3.00万元。"
    (finding,) = failed(text, WHOLE)
    assert finding.source_line == 7


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=2), min_size=3, max_size=3))
def test_parts_printed_as_they_are_always_make_their_sum(amounts: list[Decimal]) -> None:
    goods, works, services = amounts
    text = (
        f"政府采购预算{sum(amounts):,}万元，其中：货物采购{goods:,}万元、"
        f"工程采购{works:,}万元、服务采购{services:,}万元。"
    )
    assert failed(text, WHOLE) == failed(text, PART) == []


@pytest.mark.parametrize(("office", "number"), [(0, 0), (1, 1)])
def test_cars_that_are_listed_to_the_last_kind_all_count(office: int, number: int) -> None:
    """2 + 2 + 0 makes 4 before the list has ended."""
    text = (
        f"共有车辆4辆，其中：领导用车2辆、机要用车2辆、执法用车{office}辆、其他用车0辆；设备0台。"
    )
    assert len(failed(text, WHOLE)) == number


def test_what_a_part_is_compared_to_is_no_part() -> None:
    text = "年末结转和结余30.00万元，其中：财政拨款结转22.00万元，比年初40.00万元减少18.00万元。"
    assert not failed(text, "part_within_whole")


@pytest.mark.parametrize(
    ("ending", "told"), [("", True), ("等", False), ("（续建）等", False), ("等2项", True)]
)
def test_a_list_that_ends_in_others_names_not_all(ending: str, told: bool) -> None:
    text = f"水利工程建设70.00万元，包括：堤防加固40.00万元，河道疏浚20.00万元{ending}。"
    assert len(failed(text, WHOLE)) == told


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ("工资60.00万元，主要用于基本工资40.00万元、奖金20.00万元；公用23.00万元", Outcome.PASS),
        ("工资60.00万元，主要用于基本工资40.00万元；公用28.00万元", Outcome.FAIL),
        ("工资60.00万元，主要用于发放；公用23.00万元，主要用于办公", Outcome.PASS),
    ],
)
def test_what_a_part_is_used_for_is_within_it(parts: str, outcome: Outcome) -> None:
    assert outcomes(f"基本支出83.00万元，具体包括：{parts}。", WHOLE) == [outcome]


def test_a_part_whose_unit_leaves_out_yuan_is_a_part() -> None:
    text = "支出合计90.00万元，包括基本支出{}万、项目支出50.00万、经营支出10.00万元。"
    assert not failed(text.format("30.00"), WHOLE)
    assert failed(text.format("20.00"), WHOLE)


def test_a_list_behind_brackets_may_be_of_what_stands_before_them() -> None:
    text = "收入预算120.00万元（本年收入90.00万元），其中：拨款{}万元；事业收入30.00万元；结转30.00万元。"
    assert not failed(text.format("60.00"), WHOLE)
    assert not failed(text.format("61.00"), WHOLE)
    assert not failed(text.format("30.00"), WHOLE)


PARTS = (
    "\n\n人员经费{staff}元，主要包括：基本工资、津贴补贴。"
    "\n\n公用经费{public}元，主要包括：办公费。{behind}"
)


@pytest.mark.parametrize(
    ("whole", "staff", "public", "behind", "outcome"),
    [
        ("900.00", "600.00", "300.00", "", [Outcome.PASS]),
        ("940.00", "600.00", "300.00", "", [Outcome.FAIL]),
        ("900.00", "600.00", "340.00", "", [Outcome.FAIL]),
        ("940.00", "600.00", "300.00", "\n\n资本性支出40.00元。", [Outcome.PASS]),
    ],
)
def test_parts_in_paragraphs_without_numbers_make_their_whole(
    whole: str, staff: str, public: str, behind: str, outcome: list[Outcome]
) -> None:
    parts = PARTS.format(staff=staff, public=public, behind=behind)
    text = f"2023年一般公共预算基本支出{whole}元，其中：{parts}"
    assert outcomes(text, WHOLE) == outcome


def test_paragraphs_of_which_it_cannot_be_told_whether_they_are_all_make_nothing() -> None:
    text = "支出预算90.00万元，其中：\n\n教育支出40.00万元。\n\n卫生健康支出20.00万元。"
    assert outcomes(text, WHOLE) == []


@pytest.mark.parametrize(
    "text",
    [
        "年末结转30.00万元，其中项目结转24.00万元，占年末结转30.00万元的80%。",
        "支出决算90.00万元，其中人员经费60.00万元，大于年初预算数72.00万元。",
        "全年预算90.00万元，其中财政拨款80.00万元，实际支出76.00万元。",
        "部门预算90.00万元，其中基本支出60.00万元，执行58.00万元；项目支出30.00万元，执行28.00万元。",
        "预算数90.00万元，其中财政拨款80.00万元，支出76.00万元。",
    ],
)
def test_what_a_part_is_measured_by_or_was_spent_of_it_is_no_part(text: str) -> None:
    assert failed(text, WHOLE) == []


def test_a_side_of_the_accounts_is_a_part_of_both() -> None:
    text = "收支总额90.00万元，其中：收入60.00万元，支出40.00万元。"
    assert len(failed(text, WHOLE)) == 1


@pytest.mark.parametrize(("spent", "outcome"), [("14.00", Outcome.PASS), ("15.00", Outcome.FAIL)])
def test_parts_with_what_was_planned_and_spent_are_those_of_the_whole(
    spent: str, outcome: Outcome
) -> None:
    text = (
        "“三公”经费支出预算为20.00万元，支出决算为15.00万元，完成预算的75.00%，其中：因公出国（境）费支出"
        "预算为0万元，支出决算为0万元；公务接待费支出预算为5.00万元，支出决算为1.00万元；公务用车购置及运行费"
        f"支出预算为15.00万元，支出决算为{spent}万元。"
    )
    assert outcomes(text, WHOLE, kind="final") == [outcome]


def test_a_part_may_be_of_all_that_stand_in_a_row_before_it() -> None:
    text = "采购预算120.00万元，分为货物70.00万元、服务50.00万元，其中预留给中小企业{}万元。"
    assert failed(text.format("100.00"), PART) == []
    assert len(failed(text.format("130.00"), PART)) == 1
    assert len(failed("货物70.00万元，服务50.00万元，其中培训60.00万元。", PART)) == 1


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("机关运行经费12.00万元，比上年增加2.00万元，增长20.00%。其中：办公费20.00万元。", PART),
        ("机关运行经费12.00万元。其中：办公费8.00万元，差旅费5.00万元。", WHOLE),
        ("本年基本支出80.00万元。其中：人员经费90.00万元。", PART),
        (
            "公务接待费支出3.20万元，完成预算的80.00%。其中：国内接待费3.00万元；国（境）外接待费0.00万元。",
            WHOLE,
        ),
        ("公务接待费支出3.20万元。其中：国内接待费3.00万元；外事接待费0.00万元。", WHOLE),
        ("公务接待费支出3.20万元。其中：外宾接待支出1.20万元；国内公务接待支出3.20万元。", WHOLE),
    ],
)
def test_parts_in_the_next_sentence_are_held_against_the_one_amount_before(
    text: str, check: str
) -> None:
    assert len(failed(text, check)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "机关运行经费12.00万元，比上年增加2.00万元。其中：办公费8.00万元。",
        "公务接待费支出3.20万元。其中：国内接待费3.00万元，国内接待中外事接待1.20万元。",
        "公务接待费支出3.20万元。其中：国内接待费3.20万元（含外事接待费1.20万元）。",
        "预算80.00万元，决算60.00万元。其中：办公费70.00万元。",
        "人均100元。其中：会议费300元。",
        "上年结转5.00万元。其中：项目支出50.00万元。",
        "机关运行经费12.00万元。其中，2023年项目总投资50.00万元。",
        "较上年增加2.00万元。其中：办公费8.00万元。",
        "支出80.00万元。其中：基本支出60.00万元，含人员经费50.00万元、公用经费10.00万元；项目支出20.00万元。",
        "支出80.00万元。其中：基本支出60.00万元，人员经费50.00万元、公用经费10.00万元，项目支出20.00万元。",
        "差旅费8.00万元。其中：会议费12.00万元另行列支。",
        "本年支出80.00万元。其中：合同金额120.00万元，已支付80.00万元。",
        "年末净资产80.00万元。其中：资产总额200.00万元，负债总额120.00万元。",
        "项目资金超支20.00万元。其中：办公费30.00万元，差旅费节约10.00万元。",
        "收到上级补助80.00万元。其中：计划下达资金100.00万元，实际到位80.00万元。",
        "一般公共预算支出80.00万元。其中：“三公”经费年初预算90.00万元，决算5.00万元。",
        "社会保障支出80.00万元。其中：养老保险缴费应缴100.00万元，实缴80.00万元。",
        "每亩补助12.00万元。其中：种植补助20.00万元。",
        "机关运行经费12.00万元，用于日常运转。主要是人员增加。其中：办公费20.00万元。",
    ],
)
def test_parts_that_may_be_of_another_amount_are_not(text: str) -> None:
    assert failed(text, PART) == []
    assert failed(text, WHOLE) == []


def test_other_income_is_no_part_of_appropriations() -> None:
    text = "财政拨款收入51.8万元，占60%，包括一般公共预算收入51.8万元；其他收入70万元。"
    assert Outcome.FAIL not in outcomes(text, WHOLE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("办公用房面积1200平方米，其中：业务用房1500平方米。", 1),
        ("办公用房面积1200平方米，其中：业务用房500平方米、服务用房900平方米。", 0),
        ("土地面积1200平方米，其中：建筑面积3500平方米。", 0),
        ("办公用房1200平方米，其中使用1500平方米中的800平方米。", 0),
        ("房屋1200平方米（其中租用面积1500平方米）。", 0),
    ],
)
def test_a_part_of_an_area_is_no_more_than_all_of_it(text: str, told: int) -> None:
    assert len(failed(text, PART)) == told
    assert failed(text, WHOLE) == []


def test_divisions_by_several_measures_are_no_parts() -> None:
    text = (
        "支出90.00万元，其中：\n1.按功能分类，教育支出60.00万元，卫生健康支出30.00万元。\n"
        "2.按支出性质，基本支出70.00万元，项目支出20.00万元。\n3.结余分配5.00万元。\n"
    )
    assert Outcome.FAIL not in outcomes(text, WHOLE)
    assert Outcome.FAIL in outcomes(
        text.replace("按功能分类，", "").replace("按支出性质，", ""), WHOLE
    )


def test_how_much_more_there_is_than_last_year_is_no_whole() -> None:
    text = "本年度收入90.00万元，比上年度多8.00万元，其中事业收入60.00万元，其他收入30.00万元。"
    assert Outcome.FAIL not in outcomes(text, WHOLE)


def test_a_run_goes_on_in_a_paragraph_without_a_number() -> None:
    run = (
        "收入总计90.00万元，包括：\n1.财政拨款收入70.00万元，占收入总计的77.78%。\n"
        "2.事业收入0万元，占收入总计的0%。\n3.其他收入10.00万元，占收入总计的11.11%。\n"
    )
    more = "上年结转和结余6.00万元，占收入总计的6.67%；使用非财政拨款结余4.00万元。"
    assert failed(run, WHOLE, kind="final")
    assert not failed(run + more, WHOLE, kind="final")


def test_what_a_list_lacks_may_stand_behind_a_reason() -> None:
    text = (
        "“三公”经费9.00万元。其中：因公出国（境）费0万元；公务接待费2.00万元；公务用车运行维护费3.00万元，"
        "增长5%。主要原因：车辆老化{}。"
    )
    assert failed(text.format(""), WHOLE)
    assert not failed(text.format("；公务用车购置费4.00万元，与上年持平"), WHOLE)
    assert failed(text.format("；公务用车购置费3.00万元，与上年持平"), WHOLE)
