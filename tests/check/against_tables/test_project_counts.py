"""So many projects with so much money, and the table of projects."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import disclosed, failed, passed

CHECK = "claim.project_count"
PROJECTS = """
项目支出表

单位：万元

单位名称\t项目名称\t合计\t一般公共预算
\t合计\t90.00\t90.00
水利局本级\t堤防加固\t40.00\t40.00
水利局本级\t防汛物资\t30.00\t30.00
水文站\t防汛物资\t20.00\t20.00

"""


@pytest.mark.parametrize("count", [3, 2])
def test_as_many_projects_as_rows_or_names(count: int) -> None:
    text = f"共计{count}个一级项目，涉及资金90.00万元。"
    assert passed(disclosed(text, PROJECTS), CHECK)


@pytest.mark.parametrize(
    "text",
    [
        "涉及一级预算项目3个，预算资金90.00万元，其中财政拨款90.00万元。",
        "所有项目纳入绩效管理，涉及预算资金90.00万元，设置并编报3个项目绩效目标。",
    ],
)
def test_the_number_behind_the_word_or_behind_the_money(text: str) -> None:
    assert passed(disclosed(text, PROJECTS), CHECK)
    assert failed(disclosed(text.replace("3个", "7个"), PROJECTS), CHECK)


def test_another_number_of_projects() -> None:
    (finding,) = failed(disclosed("共计5个一级项目，涉及资金90.00万元。", PROJECTS), CHECK)
    assert finding.message == "文中称 5 个项目，合计金额与《项目支出表》相同，该表列有 3 个"
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "对5个项目开展重点评价，涉及资金70.00万元。",
        "第5个项目，涉及资金90.00万元。",
        "共计5个项目。涉及资金90.00万元。",
    ],
)
def test_other_money_or_another_sentence_proves_nothing(text: str) -> None:
    assert disclosed(text, PROJECTS).outcomes(CHECK) == []


def test_projects_of_all_funds_beside_the_money_of_one() -> None:
    table = PROJECTS.replace("\t合计\t90.00\t90.00", "\t合计\t90.00\t70.00").replace(
        "\t20.00\t20.00", "\t20.00\t"
    )
    said = "项目实行了绩效目标管理，涉及一般公共预算当年拨款70.00万元、政府性基金20.00万元。"
    assert passed(disclosed(f"2024年，3个{said}", table), CHECK)
    assert passed(disclosed(f"2024年，2个{said}", table), CHECK)


FUNDS = """
项目支出表

单位：万元

项目名称\t合计\t一般公共预算\t政府性基金\t上年结转
合计\t90.00\t60.00\t20.00\t10.00
堤防加固\t40.00\t40.00\t\t
防汛物资\t30.00\t20.00\t\t10.00
农田水利\t20.00\t\t20.00\t

"""
BY_FUND = (
    "{count}个项目实行绩效目标管理，涉及一般公共预算拨款{general}万元、政府性基金20.00万元、"
    "上年结转10.00万元。"
)


def test_the_money_of_all_funds_tells_which_table_is_meant() -> None:
    said = BY_FUND.format(count=5, general="60.00")
    (finding,) = failed(disclosed(said, FUNDS), CHECK)
    assert "该表列有 3 个" in finding.message
    assert passed(disclosed(BY_FUND.format(count=3, general="60.00"), FUNDS), CHECK)


def test_one_fund_that_alone_differs_is_told() -> None:
    (finding,) = failed(disclosed(BY_FUND.format(count=3, general="65.00"), FUNDS), CHECK)
    assert "《项目支出表》为 60.00 万元" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        BY_FUND.format(count=2, general="40.00"),  # some of the projects
        BY_FUND.format(count="部门整体和3", general="189.00"),  # all that the body spends
        "3个项目实行绩效目标管理，涉及一般公共预算拨款65.00万元、上年结转10.00万元。",  # too few to tell
        "5个项目绩效目标，涉及资金50.00万元，其中一般公共预算60.00万元、政府性基金20.00万元。",
    ],
)
def test_what_may_be_of_others_is_not(said: str) -> None:
    assert failed(disclosed(said, FUNDS), CHECK) == []
