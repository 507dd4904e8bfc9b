"""Headings and titles of tables against the contents page."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

CHECK = "form.contents_wording"
TEXT = """
    目录
    第一部分 部门概况
    一、主要职能
    二、机构设置情况
    第二部分 部门预算表
    一、收支总表
    二、政府采购支出预算表
    第三部分 情况说明
    一、部门预算绩效目标说明

    第一部分 部门概况

    {first}

    负责水利工作。

    二、机构设置情况

    设三个科室。

    第二部分 部门预算表

    收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款收入 → 9.00 → 一、农林水支出 → 9.00
    收入总计 → 9.00 → 支出总计 → 9.00

    {purchases}

    单位：万元

    采购项目 → 金额
    水泵 → 3.00
    合计 → 3.00

    第三部分 情况说明

    {third}

    全部项目设有目标。
    """


def read(
    first: str = "一、主要职能",
    purchases: str = "政府采购支出预算表",
    third: str = "一、部门预算绩效目标说明",
) -> Understood:
    return understood(printed(TEXT.format(first=first, purchases=purchases, third=third)))


def test_titles_as_on_the_contents_page() -> None:
    assert read().outcomes(CHECK) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ({"first": "一、主要职责"}, "目录作“主要职能”，文中作“主要职责”"),
        (
            {"third": "一、部门预算绩效目标情况说明"},
            "目录作“部门预算绩效目标说明”，文中作“部门预算绩效目标情况说明”",
        ),
        (
            {"purchases": "2023年政府采购预算表"},
            "目录作“政府采购支出预算表”，文中作“2023年政府采购预算表”",
        ),
    ],
)
def test_a_title_that_is_worded_otherwise_is_told(heading: dict[str, str], said: str) -> None:
    (finding,) = read(**heading).of(CHECK, Outcome.FAIL)
    assert said in finding.message
    assert finding.severity is Severity.NOTE


def test_several_are_told_together() -> None:
    (finding,) = read("一、主要职责", third="一、部门预算绩效目标情况说明").of(CHECK, Outcome.FAIL)
    assert finding.message.count("目录作") == 2


@pytest.mark.parametrize(
    "heading",
    [
        {"first": "一、岱山县水利局主要职能"},
        {"purchases": "2023年度岱山县水利局政府采购支出预算表"},
        {"third": "一、部门预算绩效目标说明及其他"},
        {"third": "一、名词"},
    ],
)
def test_names_years_ends_and_other_headings_are_no_difference(heading: dict[str, str]) -> None:
    assert not read(**heading).of(CHECK, Outcome.FAIL)


@pytest.mark.parametrize(
    ("printed_year", "differs"),
    [("2023年", True), ("2023年度", False), ("2022年", False), ("", False)],
)
def test_a_year_that_is_one_of_account_in_one_place_alone_is_a_difference(
    printed_year: str, differs: bool
) -> None:
    text = TEXT.replace("    一、部门预算绩效目标说明\n", "    一、2023年度部门绩效目标说明\n")
    heading = f"一、{printed_year}部门绩效目标说明"
    page = understood(
        printed(text.format(first="一、主要职能", purchases="政府采购支出预算表", third=heading))
    )
    assert bool(page.of(CHECK, Outcome.FAIL)) is differs


LISTS = """

    三、工作任务

    一、{task}

    二、抓安全
    """


@pytest.mark.parametrize(
    ("first", "task", "differs"),
    [
        ("一、主要职责", "抓发展", True),
        ("一、主要职能", "主要职责", False),
        ("一、抓发展", "主要职责", False),
    ],
)
def test_the_first_heading_of_a_number_is_the_one_that_the_contents_list(
    first: str, task: str, differs: bool
) -> None:
    text = TEXT.replace("    设三个科室。\n", f"    设三个科室。{LISTS.format(task=task)}\n")
    found = understood(
        printed(
            text.format(
                first=first,
                purchases="政府采购支出预算表",
                third="一、部门预算绩效目标说明",
            )
        )
    ).of(CHECK, Outcome.FAIL)
    assert bool(found) is differs


PEOPLE = """
    目录
    一、主要职能
    二、部门人员情况说明
    三、机构设置情况

    一、主要职能

    负责水利工作。

    {second}

    在职人员12人。

    三、机构设置情况

    设三个科室。{more}
    """


def of_people(second: str, more: str = "") -> list[str]:
    found = understood(printed(PEOPLE.format(second=second, more=more))).of(CHECK, Outcome.FAIL)
    return [finding.message for finding in found]


def test_a_heading_of_another_matter_under_the_number_of_an_entry() -> None:
    (message,) = of_people("二、部门预算收支情况说明")
    assert "目录作“部门人员情况说明”，文中作“部门预算收支情况说明”" in message


@pytest.mark.parametrize(
    ("second", "more"),
    [
        ("二、部门人员情况说明", ""),
        # neither a list of its own, nor what stands elsewhere
        ("二、防汛抗旱", ""),
        ("二、部门预算收支情况说明", "\n\n    二、部门人员情况说明\n\n    在职人员12人。"),
    ],
)
def test_items_and_headings_in_another_order_are_not(second: str, more: str) -> None:
    assert of_people(second, more) == []


FUNDS = """
    目录
    一、收支总表
    二、{listed}
    三、支出总表

    收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款收入 → 9.00 → 一、农林水支出 → 9.00
    收入总计 → 9.00 → 支出总计 → 9.00

    一般公共预算“三公”经费支出表

    单位：万元

    项目 → 预算数
    合计 → 1.00
    公务接待费 → 1.00

    支出总表

    单位：万元

    科目编码 → 科目名称 → 合计
    213 → 农林水支出 → 9.00
    """


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("政府性基金预算“三公”经费支出表", 1),
        ("一般公共预算“三公”经费支出表", 0),
        ("“三公”经费表", 0),
        ("政府性基金预算支出表", 0),
        ("国有资本经营预算支出表", 0),
        ("财政拨款安排的“三公”经费、会议费、培训费预算表", 0),
    ],
)
def test_a_title_between_its_neighbours_that_names_another_fund(listed: str, told: int) -> None:
    found = understood(printed(FUNDS.format(listed=listed))).of(CHECK, Outcome.FAIL)
    assert len(["政府性基金" in each.message for each in found]) == told
