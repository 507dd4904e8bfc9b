"""Slips that a document makes again and again, told once: widths of marks, brackets, instructions."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import understood

CHECK = "form.punctuation"
TEXT = "本单位负责水资源的统一管理，组织编制水利规划，监督实施；承担防汛抗旱工作。\n"


def told(line: str, text: str = TEXT * 6, check: str = CHECK) -> list[str]:
    """What is said of slips in a text at full width with one more line."""
    found = understood(text + line).of(check, Outcome.FAIL)
    assert all(each.severity is Severity.NOTE for each in found)
    return [each.message for each in found]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("2026年,本单位收入预算增加。", "2026年,本单位收入"),
        ("涉及资金5859.6万元,当年没有结转。", "5859.6万元,当年没有结转"),
        ("加强监管;推进改革。", "加强监管;推进改革。"),
        ("规范行业秩序.加强执法。", "规范行业秩序.加强执法。"),
    ],
)
def test_a_mark_at_half_width_among_many_at_full_width(line: str, quoted: str) -> None:
    (message,) = told(line)
    assert message.startswith("半角标点 1 处：“")
    assert quoted in message
    assert "用全角" in message


@pytest.mark.parametrize(
    "line",
    [
        "收入预算1,024.69万元。",
        "一.部门职责",
        "网址是www.gov.cn，电话是010,123。",
        "单位:万元",
        "目录..........1",
    ],
)
def test_marks_of_numbers_outlines_and_labels_are_none(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    "line", ["联系电话：0580-44012", "咨询电话：021-638512345。", "电话: 0580—440123"]
)
def test_a_telephone_number_with_too_few_or_too_many_digits(line: str) -> None:
    (message,) = [m for m in told(line) if "电话" in m]
    assert message.startswith("电话号码的位数不对 1 处")


@pytest.mark.parametrize(
    "line",
    [
        "联系电话：0580-4401234",
        "联系电话：021-63851234-802",
        "联系电话：021-6385 1234",
        "监督电话：0580-12345",
        "联系电话：4401234，0580-4401234、4405678",
        "电话：13905801234",
    ],
)
def test_telephone_numbers_as_they_are(line: str) -> None:
    assert not [m for m in told(line) if "电话号码" in m]


def test_what_is_counted_is_said_and_each_quotation_once() -> None:
    (message,) = told("收入增加,支出减少。\n收入增加,支出减少。\n")
    assert message.endswith("2 处：“收入增加,支出减少。”；全文的逗号、分号、句号有 26 处用全角")


def test_the_habit_of_a_text_is_none() -> None:
    assert told("2026年,收入增加,支出减少。\n" * 6) == []
    assert told("2026年,收入增加。", text=TEXT) == []


@pytest.mark.parametrize("pair", ["（九)", "（基本建设)", "(含补记支出。）"])
def test_brackets_of_two_widths(pair: str) -> None:
    (message,) = told(f"支出包括{pair}等项目。")
    assert message == f"括号一半全角、一半半角 1 处：“支出包括{pair}等项目。”"


@pytest.mark.parametrize("line", ["（款）和(项)都有。", "1)负责（一）和(二)的事项。"])
def test_brackets_of_one_width_each_are_none(line: str) -> None:
    assert told(line) == []


def test_all_of_one_document_are_one_note_and_no_more_than_three_are_quoted() -> None:
    (message,) = told("2026年,增加。\n" * 2, text=TEXT * 12)
    assert message.startswith("半角标点 2 处：")
    (message,) = told("（款)（项)（类)（目)", text=TEXT * 12)
    assert message.startswith("括号一半全角、一半半角 4 处：")
    assert message.endswith("”等")


@pytest.mark.parametrize(
    "number", ["沪商规（2024）2号", "法释(2012)10 号", "苏财预„2018‟13号", "冀财社（2022）第172号"]
)
def test_the_year_of_a_documents_number_in_brackets_of_another_kind(number: str) -> None:
    (message,) = told(f"根据{number}文的规定执行。")
    assert message.startswith("文号的年份没有用六角括号〔〕 1 处：“")


@pytest.mark.parametrize(
    "words",
    [
        "财预〔2021〕5号",
        "苏财预[2017]82号",
        "（2024）粤01民初123号",
        "（2024年）3号",
        "（2024）第3条",
    ],
)
def test_other_numbers_and_brackets_are_none(words: str) -> None:
    assert told(f"根据{words}办理。") == []


def test_signs_of_per_cent_at_full_width_among_many_at_half() -> None:
    half = "比上年增长5%。\n" * 8
    (message,) = told("下降62.54％。", half)
    assert message.startswith("百分号用全角 1 处：“下降62.54％。”；文中另有 8 处用半角")
    assert told("下降62.54％。\n" * 3, half) == []


def test_a_year_twice_in_the_name_of_one_fund() -> None:
    (message,) = told("涉及一般公共预算当年拨款5万元，当年政府性基金预算当年拨款0万元。")
    assert message.startswith("“当年”重复 1 处：")
    assert told("涉及一般公共预算当年拨款5万元，当年政府性基金预算拨款0万元。") == []


def test_amounts_without_separators_where_all_others_have_them() -> None:
    with_them = "其中基本支出1,200.50万元，项目支出3,400.00万元。\n" * 4
    (message,) = told("项目支出3136.40万元。", with_them)
    assert message.startswith("金额没有千分号 1 处：“…出3136.40万元")
    assert told("项目支出136.40万元，2026年收入5,136.40万元。", with_them) == []
    assert told("项目支出3136.40万元。\n" * 3, with_them) == []


@pytest.mark.parametrize(
    "line",
    [
        "财政拨款收入、支出安排数应与《收支预算总表》数对应一致。",
        "注：1、封面和目录的格式不得随意改变。",
    ],
)
def test_an_instruction_of_the_template_that_was_left_in(line: str) -> None:
    (message,) = told(line, check="form.placeholder")
    assert message.startswith("给填报人的说明未删去 1 处：“")


@pytest.mark.parametrize(
    "line",
    [
        "本年收入与《收支总表》一致，明细见附表。",
        "并按照政府收支分类科目的功能分类“项”级细化列示。",
        "附属单位上缴收入：指下级单位上缴的收入，根据上年情况商附属单位进行预计。",
    ],
)
def test_how_a_table_or_a_term_is_made_is_no_instruction(line: str) -> None:
    assert told(line, check="form.placeholder") == []


def test_points_of_two_widths_on_one_contents_page() -> None:
    listed = (
        "目录\n1. 收支预算总表\n2. 收入预算总表\n3．2023年支出预算总表\n4．2023年财政拨款总表\n"
    )
    (message,) = told("", text=listed)
    assert message.startswith("目录序号的点半角 2 处、全角 2 处：“2. 收入预算总表”之后为“3．2023年")


@pytest.mark.parametrize(
    "listed",
    [
        "目录\n1. 收支预算总表\n2. 收入预算总表\n3. 支出预算总表\n",
        "目录\n1. 收支预算总表\n2. 收入预算总表\n1．采购情况\n2．资产情况\n",
        "1. 收支情况见表。\n2．收入情况见表。\n",
    ],
)
def test_points_of_one_width_and_of_two_lists_are_none(listed: str) -> None:
    assert told("", text=listed) == []


BRACKETS = "本单位负责水资源（含地下水）的统一管理；组织编制水利规划：监督实施。\n"


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("承担水利工程(含河道堤防)的管理工作。", "半角括号 1 对：“承担水利工程(含河道堤防)的管理工作。”"),
        ("八、水利支出(类)行政运行(项)的支出。", "半角括号 2 对"),
        ("主要原因:人员增加。", "半角冒号 1 处：“主要原因:人员增加。”"),
    ],
)  # fmt: skip
def test_brackets_and_colons_at_half_width_among_many(line: str, quoted: str) -> None:
    (message,) = told(line, BRACKETS * 20)
    assert message.startswith(quoted)
    assert "文中另有 20 " in message


@pytest.mark.parametrize(
    "line",
    [
        "维修(护)费、因公出国(境)费减少。",
        "(1)水资源管理。",
        "单位:万元",
        "主要原因: 人员增加。",
        "时间为8:30。",
    ],
)
def test_items_of_the_software_numbers_and_labels_are_none(line: str) -> None:
    assert told(line, BRACKETS * 20) == []


CARS = "共有车辆3辆，其中：机要通信用车1辆、应急保障用车 0 辆{}其他用车2辆；设备1台。\n"


def test_a_comma_before_the_last_of_a_list_of_cars() -> None:
    (message,) = told(CARS.format("、执法执勤用车0辆，"))
    assert message.startswith("并列各项之间用顿号，最后一项前用逗号 1 处")
    assert told(CARS.format("、")) == []
    assert told(CARS.format("，执法执勤用车0辆，")) == []
    assert told(CARS.format("、执法执勤用车0辆，另有")) == []


NAMES = "二、一般公共预算支出表\n三、政府性基金预算支出表\n{}\n"


def test_a_word_twice_in_the_name_of_one_table_among_others() -> None:
    names = NAMES.format("四、国有资本经营预算支出预算表")
    (message,) = told(names + names, text="")
    assert message.startswith("表名重复“预算”二字 2 处")
    assert message.endswith("文中另有 4 处作“预算支出表”")
    assert told(NAMES.format("四、国有资本经营预算支出表") * 2, text="") == []
    assert told("四、国有资本经营预算支出预算表\n五、一般公共预算支出预算表\n" * 2, text="") == []


def test_names_of_a_contents_page_count_on_neither_side() -> None:
    names = NAMES.format("四、国有资本经营预算支出预算表")
    listed = "目录\n" + "".join(f"{name}……{n}\n" for n, name in enumerate(names.split(), 1))
    assert told(names, listed) == []


def test_another_sign_for_one_word_among_many() -> None:
    (message,) = told("承办市政府交办的其它事项。", "承担其他工作任务和事项。\n" * 12)
    assert message.startswith("“其它” 1 处")
    assert told("承办市政府交办的其它事项。", "承担其他工作任务和事项。\n" * 4) == []


def test_one_sentence_with_and_without_separators_in_a_text_that_has_no_habit() -> None:
    without = "年初预算2100.50万元。\n" * 20
    (message,) = told("年初预算2453.36万元，支出决算3,301.03万元。", without)
    assert message.startswith("同一句中有的金额有千分号、有的没有，计 1 处：“…")
    assert told("年初预算3,453.36 万元，支出决算3301.03 万元。", without) != []
    assert told("年初预算453.36万元，支出决算3,301.03万元。", without) == []
    assert told("年初预算2453.36万元，支出决算3,301.03万元。", "年初预算100.50万元。\n") == []


def test_an_amount_without_decimals_may_lack_its_separators_too() -> None:
    with_them = "其中基本支出1,200.50万元，项目支出3,400.00万元。\n" * 4
    (message,) = told("项目资金14175万元。", with_them)
    assert message.startswith("金额没有千分号 1 处")
    assert told("每股净值0.14175万元，2026年投入175万元。", with_them) == []


@pytest.mark.parametrize("words", ["下降-6.67%", "减少-1.20万元", "降低−7.69%"])
def test_a_minus_behind_a_word_for_less(words: str) -> None:
    (message,) = told(f"公务接待费4.00万元，比上年{words}。")
    assert message.startswith("“减少”“下降”之后又印负号 1 处：")


@pytest.mark.parametrize(
    "words", ["下降6.67%", "增加-1.20万元", "增减-1.20万元", "减少1-2个百分点"]
)
def test_a_minus_that_tells_something_is_none(words: str) -> None:
    assert told(f"公务接待费4.00万元，比上年{words}。") == []
