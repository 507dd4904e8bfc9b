"""Items that the prose names behind a figure, against the table that states the figure."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import BASIC, disclosed, failed, passed
from tests.support import printed

CHECK = "claim.named_items"


@pytest.mark.parametrize(
    "text",
    [
        "公用经费14.00万元，主要包括：办公费、邮电费、差旅费、培训费等支出。",
        "公用经费14万元。主要包括：办公费、邮电费、差旅费、培训费支出。",
        "机关运行经费14.00万元，主要用于办公费、邮电费、差旅费等日常运行支出。",
    ],
)
def test_items_that_have_amounts(text: str) -> None:
    assert passed(disclosed(text, BASIC), CHECK)


def test_an_item_that_the_table_has_blank() -> None:
    text = "公用经费14.00万元，主要包括：办公费、印刷费、邮电费、差旅费、培训费等支出。"
    (finding,) = failed(disclosed(text, BASIC), CHECK)
    assert "列有“印刷费”" in finding.message


def test_an_item_that_the_table_lacks() -> None:
    text = "人员经费69.00万元，主要包括：基本工资、奖金、住房公积金、绩效工资。"
    (finding,) = failed(disclosed(text, BASIC), CHECK)
    assert "列有“绩效工资”" in finding.message


def test_a_figure_that_its_table_contradicts_lists_items_of_it_beside_one_that_holds() -> None:
    wrong = (
        "一般公共预算基本支出83.00万元，其中："
        "人员经费70.00万元，主要包括：基本工资、奖金、住房公积金、绩效工资；"
    )
    holds = "公用经费14.00万元，主要包括：办公费、邮电费、差旅费、培训费。"
    (finding,) = failed(disclosed(wrong + holds, BASIC), CHECK)
    assert "列有“绩效工资”" in finding.message
    assert failed(disclosed(wrong, BASIC), CHECK) == []


def test_two_figures_that_only_together_are_those_of_the_table_list_items_of_it() -> None:
    staff = "人员经费67.00万元，主要包括：基本工资、奖金、住房公积金、绩效工资；"
    running = "公用经费16.00万元，主要包括：办公费、印刷费、邮电费、差旅费。"
    of_staff, of_running = failed(disclosed(staff + running, BASIC), CHECK)
    assert "列有“绩效工资”" in of_staff.message
    assert "列有“印刷费”" in of_running.message
    assert failed(disclosed(staff + running.replace("16.00", "17.00"), BASIC), CHECK) == []


def test_the_whole_classification_is_no_more_than_a_note() -> None:
    text = (
        "公用经费14.00万元，主要包括：办公费、印刷费、咨询费、手续费、水费、电费、邮电费、差旅费、"
        "租赁费、会议费、培训费。"
    )
    (finding,) = failed(disclosed(text, BASIC), CHECK)
    assert finding.severity is Severity.NOTE
    assert "等 7 个《" in finding.message
    assert "似为照录科目全称" in finding.message


def test_a_figure_of_something_else_is_not_held_against_the_table() -> None:
    text = "公用经费15.00万元，主要包括：办公费、印刷费、邮电费、差旅费、培训费。"
    assert disclosed(text, BASIC).outcomes(CHECK) == []


def test_words_that_are_no_items_are_no_list() -> None:
    text = "公用经费14.00万元，主要用于值班值守、办公楼维护、印刷费、水电、绿化。"
    assert disclosed(text, BASIC).outcomes(CHECK) == []


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("办公费、邮电费、差旅费、培训费。", ""),
        ("办公费、邮电费、差旅费、印刷费。", "培训费"),
        ("办公费、邮电费、差旅费、印刷费等。", ""),
        ("办公费、邮电费、差旅费、印刷费、杂费。", ""),
        ("办公费、邮电费、印刷费。", ""),
    ],
)
def test_an_item_that_a_list_of_nearly_all_leaves_out(names: str, left: str) -> None:
    found = disclosed(f"公用经费14.00万元，主要包括：{names}", BASIC)
    notes = [f for f in failed(found, CHECK) if "未列" in f.message]
    assert [f.severity for f in notes] == ([Severity.NOTE] if left else [])
    assert all(left in f.message for f in notes)


WITHOUT_CODES = printed("""
    一般公共预算基本支出表

    单位：万元

    经济分类科目 → 合计 → 人员经费 → 公用经费
    合计 → 83.00 → 69.00 → 14.00
    工资福利支出 → 69.00 → 69.00 →
      基本工资 → 40.00 → 40.00 →
      奖金 → 29.00 → 29.00 →
    商品和服务支出 → 11.00 →  → 11.00
      办公费 → 5.00 →  → 5.00
      电费 → 4.00 →  → 4.00
      差旅费 → 2.00 →  → 2.00
    资本性支出 → 3.00 →  → 3.00
      办公设备购置 → 3.00 →  → 3.00

    """)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("办公费、电费、差旅费、办公设备购置。", ""),
        ("办公费、电费、差旅费、印刷费、办公设备购置。", "列有“印刷费”"),
        ("办公费、差旅费、水费、办公设备购置。", "未列“电费”"),
    ],
)
def test_a_table_that_prints_names_only(names: str, told: str) -> None:
    found = disclosed(f"日常公用支出14.00万元，主要包括：{names}", WITHOUT_CODES)
    assert any(told in f.message for f in failed(found, CHECK)) == bool(told)


ROUNDED = printed("""
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
    302 → 商品和服务支出 → 90 → → 90
    30201 → 办公费 → 60 → → 60
    30207 → 邮电费 → 20 → → 20
    30211 → 差旅费 → 10 → → 10
    30217 → 公务接待费 → {reception} → → {reception}
     → 合计 → 90 → → 90
    """)


@pytest.mark.parametrize(("reception", "told"), [("0", 0), ("0.00", 1), ("", 1)])
def test_an_item_may_have_been_rounded_to_nothing(reception: str, told: int) -> None:
    text = "公用经费90万元，主要包括：办公费、邮电费、差旅费、公务接待费。"
    found = disclosed(text, ROUNDED.format(reception=reception))
    assert len(failed(found, CHECK)) == told
