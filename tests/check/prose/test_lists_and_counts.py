"""Names behind a number, one item stated in several places, and units that were mixed up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check import told_once
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.told import told_by
from tests.check.prose.prose_support import failed, findings, outcomes

NAMES, TWICE, DIVISIONS, UNIT = (
    "names_counted", "stated_twice", "item_in_divisions", "unit_fits",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("本局设3个内设机构，包括：办公室、人事处、财务（审计）处。", Outcome.PASS),
        ("本局设4个内设机构，包括：办公室、人事处、财务（审计、法规）处。", Outcome.FAIL),
        ("本局设三个科室：办公室、规划科和财务科。", Outcome.PASS),
        ("本局设2个科室：办公室、规划和财务科。", Outcome.PASS),
        ("内设机构4个，分别为办公室、人事处、财务处。", Outcome.FAIL),
        ("纳入预算编制范围的单位共4个，包括：局本级、执法大队、水文站。", Outcome.FAIL),
        ("纳入预算编制范围的单位共3个，包括：局本级、执法大队、水文站。", Outcome.PASS),
        (
            "纳入预算编制范围的预算单位共3个，包括：\n\n1.局本级\n\n2.水文站\n\n3.河道所",
            Outcome.PASS,
        ),
        ("本局设3个科室：\n\n（一）办公室。负责日常。\n\n（二）规划科。负责规划。", Outcome.FAIL),
    ],
)
def test_names_are_as_many_as_announced(text: str, outcome: Outcome) -> None:
    assert outcomes(text, NAMES) == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "本局设5个科室，包括办公室、人事科等。",
        "本局设5个内设机构，包括：办公室、人事处，机关党委（不计机构数），另设纪检组、财务处。",
        "包括3个内设机构、2个下属单位，分别为办公室、人事处、财务处、水文站、河道所。",
        "本局有1个下属单位，为水文站、河道所。",
    ],
)
def test_names_that_are_not_all_there_are_are_not_counted(text: str) -> None:
    assert outcomes(text, NAMES) == []


def test_a_wrong_number_of_names_is_told_with_both() -> None:
    (finding,) = failed("本局设4个科室：办公室、规划科、财务科。", NAMES)
    assert finding.severity is Severity.WARNING
    assert finding.message == "“科室”称 4 个：其后列出 3 个"


@pytest.mark.parametrize(
    ("names", "outcome"),
    [
        ("市局本级、甲支队、乙支队、丙支队（留置看护支队）、丁分局", Outcome.FAIL),
        ("市局本级、甲支队、乙支队、丙支队、丁分局、戊分局", Outcome.PASS),
        ("市局本级、甲支队、乙支队、丙支队和丁支队、戊分局", Outcome.PASS),
    ],
)
def test_names_before_their_number(names: str, outcome: Outcome) -> None:
    assert outcomes(f"{names}等6家行政单位的机关运行经费。", NAMES) == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "甲支队、乙支队等6家单位。",
        "甲、乙、丙、丁、戊等9家单位。",
        "一、二、三、四、五等6个专项行动。",
    ],
)
def test_a_few_names_before_a_number_are_examples(text: str) -> None:
    assert outcomes(text, NAMES) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("水利中心下设办公室、监测科、工程科，共4个科室。", Outcome.FAIL),
        ("水利中心下设办公室、监测科、工程科、灌区科，共3个部门。", Outcome.FAIL),
        ("水利中心下设办公室（人事科）、监测科、工程科，共3个科室。", Outcome.PASS),
        ("水利中心下设办公室、监测和预报科、工程科和灌区科，共4个科室。", Outcome.PASS),
    ],
)
def test_all_names_before_their_number(text: str, outcome: Outcome) -> None:
    assert outcomes(text, NAMES) == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "水利中心下设办公室、监测科、工程科等，共8个科室。",
        "水利中心下设办公室、监测科、工程科，共18个科室。",
        "水利中心下设办公室、监测科、工程科，另有分站，共4个科室。",
        "水利中心设在办公室、监测科、工程科，共4个科室。",
    ],
)
def test_names_that_are_not_all_before_their_number(text: str) -> None:
    assert outcomes(text, NAMES) == []


BY_ITEM = """
一般公共预算支出100.00万元，其中：

（1）行政运行（2010101）60.00万元，较上年增加5.00万元；

（2）培训支出（2050803）{training}万元，较上年增加2.00万元；

（3）住房公积金（2210201）{housing}万元。

（1）人员经费：①行政运行（2010101）50.00万元；②住房公积金（2210201）20.00万元。

（2）公用经费：①行政运行（2010101）10.00万元；②培训支出（2050803）20.00万元。
"""


def test_an_item_is_the_same_by_kinds_of_spending() -> None:
    text = BY_ITEM.format(training="20.00", housing="20.00")
    assert outcomes(text, DIVISIONS) == [Outcome.PASS] * 3


def test_an_item_that_differs_by_kinds_of_spending_is_told() -> None:
    (finding,) = failed(BY_ITEM.format(training="25.00", housing="20.00"), DIVISIONS)
    assert "培训" in finding.message
    assert "相差 5" in finding.message


def test_an_item_in_none_of_the_kinds_is_told() -> None:
    text = BY_ITEM.format(training="20.00", housing="20.00").replace(
        "②住房公积金（2210201）20.00万元", "②住房补贴（2210203）20.00万元"
    )
    (finding,) = failed(text, DIVISIONS)
    assert "均未列" in finding.message


def test_lists_that_mostly_differ_are_of_something_else() -> None:
    text = BY_ITEM.format(training="25.00", housing="28.00").replace(
        "①行政运行（2010101）50", "①行政运行（2010101）51"
    )
    assert outcomes(text, DIVISIONS) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "购房补贴99.45万元，较上年增加16.62万元。\n\n（1）购房补贴99.45万元，较上年增加16.62万元。",
            Outcome.PASS,
        ),
        (
            "购房补贴99.45万元，较上年增加16.627万元。\n\n（1）购房补贴99.45万元，较上年增加16.62万元。",
            Outcome.ROUNDING,
        ),
        (
            "购房补贴99.45万元，较上年增加16.62万元。\n\n（1）购房补贴99.45万元，较上年增加12.66万元。",
            Outcome.FAIL,
        ),
        (
            "（1）购房补贴（2210203）99.45万元，较上年增加16.627万元。\n\n"
            "人员经费：①住房公积金（2210201）20.00万元；"
            "②购房补贴（2210203）99.45万元，较上年增加16.62万元。",
            Outcome.ROUNDING,
        ),
        (
            "基本支出90.00万元，其中：人员经费60.00万元，公用经费30.00万元。\n\n"
            "基本支出90.00万元，其中：人员经费62.00万元，公用经费28.00万元。",
            Outcome.FAIL,
        ),
        (
            "纳入本部门预算编制范围的单位共5个。\n\n本部门的预算数据反映6个预算单位的情况。",
            Outcome.FAIL,
        ),
        (
            "组织对本部门2022年度主管的水利发展专项资金1个专项资金项目进行自评，涉及预算金额520万元。\n\n"
            "组织对本部门2022年度主管的水利发展专项资金等1个专项资金项目进行自评，涉及预算金额515.5万元。",
            Outcome.FAIL,
        ),
    ],
)  # fmt: skip
def test_one_item_in_two_places_is_one_figure(text: str, outcome: Outcome) -> None:
    assert outcome in outcomes(text, TWICE)
    assert (Outcome.FAIL in outcomes(text, TWICE)) == (outcome is Outcome.FAIL)


@pytest.mark.parametrize(
    "text",
    [
        # the same words of two wholes, of two amounts, of two bodies, of two days
        "甲项目90.00万元，其中：人员经费60.00万元。乙项目80.00万元，其中：人员经费50.00万元。",
        "购房补贴99.45万元，较上年增加16.62万元。购房补贴98.00万元，较上年增加12.00万元。",
        "截至2022年底，人员编制20人。截至2023年6月，人员编制22人。",
    ],
)
def test_what_may_be_another_item_is_not_compared(text: str) -> None:
    assert failed(text, TWICE) == []


def test_two_changes_of_one_figure_are_told() -> None:
    (finding,) = failed("补助50.00万元，较上年增加18.00万元，较上年增加22.00万元。", TWICE)
    assert finding.severity is Severity.ERROR


TABLE = """
支出预算表

单位：万元

科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
213 → 农林水支出 → 1,234.56 → 1,000.56 → 234.00
 → 合计 → 1,234.56 → 1,000.56 → 234.00
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("支出预算1234.56元。", 1),
        ("支出预算12345600万元。", 1),
        ("支出预算1234.56万元。", 0),
        ("支出预算12345600元。", 0),
        ("培训每人补助支出234元。", 0),
        ("专项资金支出98765400万元。", 0),
    ],
)
def test_yuan_said_for_ten_thousand_yuan_is_told(text: str, count: int) -> None:
    found = findings(text, UNIT, tables=TABLE)
    assert len([f for f in found if f.outcome is Outcome.FAIL]) == count


WHOLE = "当年预算收入90万元，其中：一般公共预算拨款70万元、上年结转20万元，较上年减少{by}万元，下降{rate}%。"


def test_a_change_behind_a_list_may_be_of_the_whole_and_is_not_stated_twice() -> None:
    text = WHOLE.format(by="30", rate="25.00") + "\n\n" + WHOLE.format(by="40", rate="30.77")
    assert failed(text, TWICE) == []


def test_one_whose_rate_fits_the_last_part_is_of_it() -> None:
    text = WHOLE.format(by="30", rate="60.00") + "\n\n" + WHOLE.format(by="20", rate="50.00")
    assert len(failed(text, TWICE)) == 1


def test_an_item_that_a_list_lacks_against_its_table_is_told_once() -> None:
    text = BY_ITEM.format(training="25.00", housing="20.00")
    (wrong,) = failed(text, DIVISIONS)
    assert wrong.code
    assert _told_with_what_a_table_has_more(wrong)


def test_a_list_that_is_short_of_its_table_is_told_once() -> None:
    text = "采购预算总额90.00万元，其中：货物20.00万元、工程30.00万元、服务10.00万元。"
    (wrong,) = failed(text, "parts_make_whole")
    assert _told_with_what_a_table_has_more(wrong)


def _told_with_what_a_table_has_more(wrong: Finding) -> bool:
    """Whether the finding of a claim that lacks as much in the same list tells this one."""
    lacking = replace(wrong, id="1f", check="claim.list_whole")
    _, other = told_once([lacking, replace(wrong, id="2f")])
    return told_by(other) == "1f"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("用于经批准更新购置的4辆公务用车", "2023年部门预算安排购置车辆7辆", True),
        ("用于更新购置4辆公务用车", "2023年部门预算安排购置车辆0辆", True),
        ("用于经批准更新购置的4辆公务用车", "2023年部门预算安排购置车辆4辆", False),
        ("用于购置的4辆公务用车尾款支付", "2023年部门预算安排购置车辆7辆", False),
        ("用于上年购置的4辆公务用车", "2023年部门预算安排购置车辆7辆", False),
        ("用于购置4辆公务用车", "2022年部门预算安排购置车辆7辆", False),
        ("用于购置4台设备", "2023年部门预算安排购置车辆6辆", False),
        ("用于购置4辆公务用车", "县水文站拟购置车辆6辆", False),
        ("用于购置4辆公务用车", "2023年一般公共预算安排购置车辆0辆", False),
    ],
)
def test_cars_to_be_bought_are_as_many_in_both_places(first: str, second: str, told: bool) -> None:
    found = failed(
        f"公务用车购置费90.00万元，主要{first}。\n\n{second}，其中：执法执勤用车4辆。", TWICE
    )
    assert [f.severity for f in found] == ([Severity.NOTE] if told else [])


FINANCED = """
收支总表

单位：万元

收入\t预算数\t支出\t预算数
一、财政拨款\t80.00\t农林水支出\t{all}
二、其他收入\t{other}\t\t
收入总计\t{all}\t支出总计\t{all}

财政拨款收支总表

单位：万元

收入\t预算数\t支出\t预算数
一、一般公共预算拨款\t80.00\t农林水支出\t80.00
收入总计\t80.00\t支出总计\t80.00

"""


@pytest.mark.parametrize(
    ("other", "everything", "heading", "told"),
    [
        ("0.00", "80.00", "二、一般公共预算“三公”经费情况", True),
        ("9.00", "89.00", "二、一般公共预算“三公”经费情况", False),  # bought of it, perhaps
        ("9.00", "89.00", "二、车辆购置情况", True),
    ],
)
def test_cars_that_appropriations_pay_for_need_not_be_all(
    other: str, everything: str, heading: str, told: bool
) -> None:
    text = (
        f"各项预算如下。\n\n{heading}\n\n公务用车购置费60.00万元，主要用于购置3辆公务用车。\n\n"
        "三、国有资产情况\n\n2023年部门预算安排购置车辆4辆，其中：执法执勤用车4辆。"
    )
    tables = FINANCED.format(other=other, all=everything)
    found = [f for f in findings(text, TWICE, tables=tables) if f.outcome is Outcome.FAIL]
    assert [f.severity for f in found] == ([Severity.NOTE] if told else [])


def test_a_long_name_is_not_cut_within_a_word() -> None:
    name = "一般公共预算财政拨款支出预算"
    text = (
        f"{name}2194.96万元，比上年增加20.16万元，增长0.93%。\n\n"
        f"{name}2194.96万元，比上年增加26.10万元，增长1.20%。"
    )
    messages = [finding.message for finding in failed(text, TWICE)]
    assert messages
    assert all(message.startswith(f"“{name}") for message in messages)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("截至2023年12月31日共有车辆5辆；截至2024年6月30日共有车辆4辆。", 0),
        ("截至2023年12月31日共有车辆5辆。截至2023年12月31日共有车辆4辆。", 1),
        ("2023年末公务用车保有量5辆；2021年末公务用车保有量6辆。", 0),
        ("2023年末公务用车保有量5辆；年末公务用车保有量6辆。", 1),
    ],
)
def test_each_count_is_of_the_day_or_year_before_it(text: str, told: int) -> None:
    assert len(failed(text, "stated_twice", kind="final")) == told


@pytest.mark.parametrize(
    ("year", "told"), [("，2022年", 0), ("，上年预算", 0), ("，", 1), ("。其中2022年", 0)]
)
def test_what_another_year_had_is_no_part_of_what_was_stated(year: str, told: int) -> None:
    stated = "采购货物30.00万元、工程0万元、服务70.00万元，合计100.00万元"
    text = f"{stated}{year}分别为20.00万元、0万元、60.00万元。"
    assert len(failed(text, "parts_make_whole", kind="final")) == told
