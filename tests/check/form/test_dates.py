"""Dates in the future or long past, levels of place, own words, numbers of goals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.form.empty_parts import check_empty_parts
from pipeline.check.form.place_level import levels_of
from pipeline.check.subject import Subject
from pipeline.model.identity import Division
from pipeline.model.records import Outcome, Severity
from tests.support import VOCABULARY, Understood, identity, printed, read, understood

DATE, LEVEL, WORDS = "form.date", "form.place_level", "form.department_or_unit"


@pytest.mark.parametrize(
    ("line", "kind", "outcome"),
    [
        ("2023年2月", "budget", Outcome.PASS),
        ("2022年12月30日", "budget", Outcome.PASS),
        ("2026年2月", "budget", Outcome.FAIL),
        ("2021年2月", "budget", Outcome.FAIL),
        ("2024年9月1日", "final", Outcome.PASS),
        ("2026年9月1日", "final", Outcome.FAIL),
        ("2022年9月1日", "final", Outcome.FAIL),
        ("截至2022年底，本部门共有车辆3辆。", "budget", Outcome.PASS),
        ("截至2024年底，本部门共有车辆3辆。", "budget", Outcome.FAIL),
        ("截至2020年8月31日，本部门共有车辆3辆。", "budget", Outcome.FAIL),
        ("截至2023年12月31日，本部门共有车辆3辆。", "budget", Outcome.FAIL),
        ("截至2023年底，本部门共有车辆3辆。", "budget", Outcome.FAIL),
        ("截至2023年1月31日，本部门共有车辆3辆。", "budget", Outcome.PASS),
        ("截至2023年12月31日前，完成资产清查。", "budget", Outcome.PASS),
        ("截至2023年12月31日，预计共有车辆3辆。", "budget", Outcome.PASS),
        ("预计截至2023年底，固定资产达到200万元。", "budget", Outcome.PASS),
        ("合同服务期截至2023年12月31日，车辆租赁费2.00万元。", "budget", Outcome.PASS),
        ("项目实施期截至2023年底，用于设备购置。", "budget", Outcome.PASS),
        # an earlier year that is held against the own one
        ("截至2022年底在职47人，截至2023年底在职48人。", "final", Outcome.PASS),
        ("截至2022年底在职47人。", "final", Outcome.FAIL),
        ("截止时间：2023-12-31", "budget", Outcome.FAIL),
        ("截止时间：2022-12-31", "budget", Outcome.PASS),
        ("报名截止时间：2023-12-31 18:00", "budget", Outcome.NOT_APPLICABLE),
        ("到2030年12月建成水网。", "budget", Outcome.NOT_APPLICABLE),
        ("截至2022年12月32日，本部门共有车辆3辆。", "budget", Outcome.FAIL),
        ("2022年6月31日起施行。", "budget", Outcome.FAIL),
        ("截至2022年12月31日，本部门共有车辆3辆。", "budget", Outcome.PASS),
        ("2020年2月29日起施行，2022年11月30日截止。", "budget", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_date_fits_the_year(line: str, kind: str, outcome: Outcome) -> None:
    assert understood(line, kind=kind).outcomes(DATE) == [outcome]


@pytest.mark.parametrize(
    ("day", "outcome"), [("2023-12-31", Outcome.FAIL), ("2022-12-31", Outcome.PASS)]
)
def test_a_day_that_is_printed_in_a_cell(day: str, outcome: Outcome) -> None:
    text = f"""
        部门固定资产占用情况表

        编制单位：岱山县水利局 → 截止时间：{day}
        项目 → 数量 → 价值（金额单位：万元）
        固定资产总额 → 1 → 29.40
        1、房屋（平方米） → 0 → 0
        2、完成时间 → 2026年2月 → 0
        """
    assert understood(printed(text)).outcomes(DATE) == [outcome]


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("一、财政拨款收入：指县级财政当年拨付的资金。", Outcome.PASS),
        ("一、财政拨款收入：指本级财政当年拨付的资金。", Outcome.NOT_APPLICABLE),
        ("一、财政拨款收入：指市级财政当年拨付的资金。", Outcome.FAIL),
        ("2023年市级部门预算", Outcome.FAIL),
        ("市级财政转移支付收入3.00万元。", Outcome.NOT_APPLICABLE),
        ("（一）负责全县水资源的保护工作。", Outcome.NOT_APPLICABLE),
        ("贯彻落实全市水利工作会议精神。", Outcome.NOT_APPLICABLE),
        ("组织参加全市统一考试。", Outcome.NOT_APPLICABLE),
    ],
)
def test_the_level_of_the_place_is_its_own(line: str, outcome: Outcome) -> None:
    assert understood(line).outcomes(LEVEL) == [outcome]


def test_bodies_of_zones_are_not_judged() -> None:
    line = "一、财政拨款收入：指区级财政当年拨付的资金。"
    found = understood(line, department="岱山经济开发区管理委员会")
    assert found.outcomes(LEVEL) == [Outcome.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("code", "name", "levels"),
    [
        ("330000", "浙江省", ("省级", "区级")),
        ("310000", "上海市", ("市级",)),
        ("330900", "舟山市", ("市级", "州级")),
        ("330902", "定海区", ("区级", "县级")),
        ("330921", "岱山县", ("县级",)),
        ("330281", "余姚市", ("市级", "县级")),
        ("000000", "中央", ()),
    ],
)
def test_levels_have_their_names(code: str, name: str, levels: tuple[str, ...]) -> None:
    assert levels_of(Division(code, name)) == levels


def test_a_text_that_says_department_and_unit_of_itself_is_a_note() -> None:
    text = "本部门收入总计3.00万元。\n本部门支出总计3.00万元。\n{}机关运行经费1.00万元。"
    (finding,) = understood(text.format("本单位")).of(WORDS, Outcome.FAIL)
    assert "文中称“本部门”（2 处），也称“本单位”（1 处" in finding.message
    assert understood(text.format("本部门")).of(WORDS, Outcome.FAIL) == []
    assert understood(text.format("本部门（单位）")).of(WORDS, Outcome.FAIL) == []


def test_a_unit_that_another_sentence_is_about_is_not_this_body() -> None:
    text = "本部门收入总计3.00万元。\n基层机构没有制定本单位的绩效目标。"
    assert understood(text).of(WORDS, Outcome.FAIL) == []


def test_a_department_that_is_called_a_unit_behind_its_name_is_a_note() -> None:
    text = "本部门收入总计3.00万元。\n2026年，岱山县水利局{}按照要求编制绩效目标。"
    (finding,) = understood(text.format("单位")).of(WORDS, Outcome.FAIL)
    assert "“岱山县水利局”之后的“单位”疑为“部门”之误" in finding.message
    assert finding.severity is Severity.NOTE
    assert understood(text.format("部门")).of(WORDS, Outcome.FAIL) == []
    other = "本部门收入总计3.00万元。\n岱山县水利局单位预算由岱山县水利局下属单位按照要求编制。"
    assert understood(other).of(WORDS, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("goals", "faults"),
    [
        ("目标1：加固堤防。目标2：疏浚河道。目标3：巡查。", 0),
        ("目标1：加固堤防。目标2：疏浚河道。目标4：巡查。", 1),
        ("目标2：加固堤防。目标4：疏浚河道。目标5：巡查。", 0),
        ("目标1：加固堤防。目标2：疏浚河道。目标：3：巡查。目标4：演练。", 0),
    ],
)
def test_goals_of_a_cell_are_numbered_without_a_gap(goals: str, faults: int) -> None:
    found = understood(
        printed(f"""
        防汛项目绩效目标表
        年度目标 → {goals} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    )
    assert len(found.of("form.numbers_skipped", Outcome.FAIL)) == faults


@pytest.mark.parametrize(
    ("below", "faults"), [("", 1), ("无。\n", 0), ("第二部分 专项资金目标\n", 0)]
)
def test_a_part_says_something_or_that_there_is_none(below: str, faults: int) -> None:
    text = f"第一部分 概况\n职责如下。\n第二部分 专项资金目标\n{below}第三部分 项目目标\n见下。"
    failed = understood(text).of("form.empty_part", Outcome.FAIL)
    assert len(failed) == faults


def test_the_tables_of_a_part_may_stand_in_a_file_of_their_own() -> None:
    text = "第一部分 概况\n职责如下。\n第二部分 2023年部门预算表\n第三部分 预算情况说明\n见下。"
    table = understood("收支总表\n单位：万元\n项目\t预算数\n水利\t61.40\n合计\t61.40\n").document
    told = understood(text)
    alone, beside = (
        list(check_empty_parts(Subject(told.identity, documents, (), (), VOCABULARY)))
        for documents in ((told.document,), (told.document, replace(table, file="附表.txt")))
    )
    assert [each.outcome for each in alone] == [Outcome.FAIL]
    assert Outcome.FAIL not in [each.outcome for each in beside]


@pytest.mark.parametrize(("format_", "faults"), [("xlsx", 0), ("txt", 1)])
def test_the_tables_of_a_part_may_stand_on_sheets_of_their_own(format_: str, faults: int) -> None:
    text = "第一部分 概况\n职责如下。\n第二部分 2023年部门预算表\n第三部分 预算情况说明\n见下。\n收支总表\n"
    found = understood(f"{text}单位：万元\n项目\t预算数\n水利\t61.40\n合计\t61.40\n")
    found = Understood(replace(found.document, format=format_), found.identity)
    assert len(found.of("form.empty_part", Outcome.FAIL)) == faults


OWN_DUTIES = "（一）拟订全县水利规划并组织实施。\n（二）指导全县防汛抗旱工作。\n"


@pytest.mark.parametrize(
    "line", ["（三）负责全市水资源管理工作。", "（三）贯彻执行水利方针政策，组织编制全市水利规划。"]
)
def test_a_duty_for_all_of_the_city_in_the_text_of_a_county(line: str) -> None:
    (finding,) = understood(OWN_DUTIES + line).of(LEVEL, Outcome.FAIL)
    assert "全市" in finding.message
    assert "全县" in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "（三）按照市委、市政府部署，推进全市一体化建设。",
        "（三）组织实施《全市水资源管理办法》。",
        "（三）水利工作在全市考核中名列第一。",
        "（三）参与组织全市防汛演练。",
        "（三）负责全县水资源管理工作。",
    ],
)
def test_the_city_may_be_spoken_of(line: str) -> None:
    assert understood(OWN_DUTIES + line).of(LEVEL, Outcome.FAIL) == []


def test_a_text_that_speaks_of_the_city_throughout_is_left_alone() -> None:
    text = "（一）拟订全市水利规划。\n（二）指导全市防汛工作。\n（三）承办全县其他事项。\n"
    assert understood(text).of(LEVEL, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("code", "name", "own", "faults"),
    [
        ("653200", "和田地区", "全地区", 1),
        ("653100", "临夏回族自治州", "全州", 1),
        ("330900", "舟山市", "全市", 0),
        ("330000", "浙江省", "全省", 0),
    ],
)
def test_prefectures_are_no_cities(code: str, name: str, own: str, faults: int) -> None:
    duties = f"（一）拟订{own}水利规划并组织实施。\n（二）指导{own}防汛抗旱工作。\n"
    text = duties + "（三）负责全市水资源管理工作。\n"
    here = replace(identity(), division=Division(code, name, "", name))
    assert len(Understood(read(text), here).of(LEVEL, Outcome.FAIL)) == faults


@pytest.mark.parametrize(
    ("following", "told"),
    [
        ("市水利局设下列3个内设机构：", 1),
        ("二、机构设置", 1),
        ("（十三）完成市委交办的其他任务。", 1),
        ("1.与市应急管理局的职责分工。", 0),
        ("市水利局按照职责做好防汛工作。", 0),
    ],
)
def test_a_duty_that_only_names_what_is_to_follow_is_told(following: str, told: int) -> None:
    duties = "一、主要职责\n\n（十一）负责防汛。\n\n（十二）有关职责分工。"
    text = f"{duties}\n\n{following}\n\n以下各项由本部门负责。"
    found = understood(text).of("form.empty_part", Outcome.FAIL)
    assert len(found) == told


@pytest.mark.parametrize(
    "heading", ["一、单位基本情况", "一、单位职责及机构设置情况", "二、单位预算安排的总体情况"]
)
def test_a_heading_of_a_departments_disclosure_that_speaks_of_a_unit(heading: str) -> None:
    (finding,) = understood(f"{heading}\n水利局负责全县水利工作。").of(WORDS, Outcome.FAIL)
    assert finding.message == f"标题“{heading}”称“单位”，本文件为部门预算"
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "line",
    [
        "一、部门基本情况",
        "二、单位预算构成",
        "三、单位名单",
        "一、单位概况见附件，由各单位自行公开。",
    ],
)
def test_headings_of_a_department_and_of_its_units_are_none(line: str) -> None:
    assert understood(f"{line}\n水利局负责全县水利工作。").of(WORDS, Outcome.FAIL) == []


def test_a_unit_may_head_its_own_disclosure_so() -> None:
    station = replace(identity(), unit="岱山县供水站", unit_slug="gongshuizhan")
    found = Understood(read("一、单位基本情况\n负责供水工作。"), station)
    assert found.of(WORDS, Outcome.FAIL) == []


def test_a_list_of_all_parts_is_one_of_contents_though_nothing_calls_it_so() -> None:
    names = ("单位概况", "决算表", "决算情况说明", "名词解释")
    listed = "\n".join(f"第{'一二三四'[at]}部分 {name}\n" for at, name in enumerate(names))
    assert understood(listed).of("form.empty_part", Outcome.FAIL) == []
    filled = listed.replace("单位概况\n", "单位概况\n\n本单位负责水文监测。\n")
    assert len(understood(filled).of("form.empty_part", Outcome.FAIL)) == 2


GOALS = """
七、预算绩效管理情况说明
（一）总体工作情况
2023年项目全面实施绩效目标管理。
（二）部门主管专项资金的绩效目标表
{funds}（三）部门预算项目绩效目标表
{projects}"""


def of_forms(funds: str, projects: str = "本部门项目均已填报。\n") -> list[str]:
    found = understood(GOALS.format(funds=funds, projects=projects))
    return [each.message for each in found.of("form.empty_part", Outcome.FAIL)]


def test_a_heading_of_a_form_with_nothing_below_is_a_note() -> None:
    (message,) = of_forms("")
    assert message.startswith("“（二）部门主管专项资金的绩效目标表”之下没有内容")


@pytest.mark.parametrize(
    ("funds", "projects"),
    [("无。\n", "本部门项目均已填报。\n"), ("", "（四）部门整体绩效目标表\n本部门已填报。\n")],
)
def test_one_that_says_so_and_a_list_of_names_are_none(funds: str, projects: str) -> None:
    assert of_forms(funds, projects) == []


@pytest.mark.parametrize(
    ("funds", "projects"),
    [
        ("", "以上两表见附件。\n"),
        ("", "详见附表。\n"),
    ],
)
def test_forms_that_are_attached_stand_elsewhere(funds: str, projects: str) -> None:
    assert of_forms(funds, projects) == []


@pytest.mark.parametrize("where", ["（见附件）", "（详见附表1）", "另附"])
def test_a_part_that_is_attached_stands_elsewhere(where: str) -> None:
    text = f"第一部分 概况\n职责如下。\n第二部分 部门预算表{where}\n第三部分 情况说明\n见下。"
    assert understood(text).of("form.empty_part", Outcome.FAIL) == []
