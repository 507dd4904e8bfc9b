"""The contents page against what is there."""

from __future__ import annotations

import pytest

from pipeline.check.form.contents import listed_tables
from pipeline.check.subject import Subject
from pipeline.model.records import Outcome
from tests.support import VOCABULARY, printed, understood

CHECK = "form.contents_page"
PAGE = """
        岱山县水利局2023年部门预算

        目 录

        第一部分 部门概况
        一、主要职责
        第二部分 部门预算表
        一、{listed}……… 5
        第三部分 名词解释

        第一部分 部门概况

        一、主要职责

        负责全县水利工作。

        第二部分 部门预算表

        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40

        {last}

        财政拨款收入：从本级财政取得的拨款。
        """


def page(listed: str = "支出总表", last: str = "第三部分 名词解释") -> str:
    return printed(PAGE.format(listed=listed, last=last))


def test_what_is_listed_and_there_passes() -> None:
    assert understood(page()).outcomes(CHECK) == [Outcome.PASS]


def test_a_form_that_is_listed_and_not_there_is_named_at_its_line() -> None:
    (finding,) = understood(page(listed="政府性基金预算支出表")).of(CHECK, Outcome.FAIL)
    assert "政府性基金预算支出表" in finding.message
    assert "政府性基金预算支出表" in finding.message_en
    assert finding.source_line == 8


def test_a_part_that_is_listed_and_not_there_is_named() -> None:
    (finding,) = understood(page(last="（完）")).of(CHECK, Outcome.FAIL)
    assert "名词解释" in finding.message


@pytest.mark.parametrize(
    "listed", ["部门预算支出总表", "2023年部门支出预算总表", "支出总表（万元）"]
)
def test_a_form_listed_in_other_words_is_there(listed: str) -> None:
    assert understood(page(listed=listed)).outcomes(CHECK) == [Outcome.PASS]


def test_a_reworded_heading_is_there() -> None:
    assert understood(page(last="第三部分 相关名词的解释说明")).outcomes(CHECK) == [Outcome.PASS]


def test_a_document_without_a_contents_page_is_not_checked() -> None:
    found = understood(
        printed("支出总表\n\n科目编码 → 科目名称 → 合计\n213 → 农林水支出 → 61.40\n")
    )
    assert found.outcomes(CHECK) == [Outcome.NOT_APPLICABLE]


def test_a_contents_page_printed_as_a_table_names_forms_that_are_missing() -> None:
    found = understood(
        printed("""
        目录

        序号 → 报表 → 是否空表
        表1 → 2023年部门支出总表 → 否
        表2 → 2023年部门政府采购预算表 → 是

        2023年部门支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40
        """)
    )
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert "政府采购预算表" in finding.message


def test_a_contents_page_of_another_file_is_not_held_against_this_one() -> None:
    found = understood(
        printed("""
        目录

        一、收支总表
        二、收入总表
        三、支出总表

        目录见另附的报表文件，本文件为文字说明，报表另行公开，请在本单位网站的预决算公开专栏中查阅，不在此列示。
        """)
    )
    assert found.outcomes(CHECK) == [Outcome.NOT_EVALUATED]


def test_listed_tables_are_told_as_found_as_a_title_only_or_as_missing() -> None:
    found = understood(
        printed("""
        目录

        第二部分 岱山县水利局2023年部门预算表
        一、2023年部门支出总表
        二、2023年政府性基金预算支出表
        三、2023年部门政府采购预算表

        2023年部门支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40

        2023年政府性基金预算支出表

        本部门没有政府性基金预算支出，本表无数据。
        """)
    )
    subject = Subject(found.identity, (found.document,), found.tables, found.amounts, VOCABULARY)
    listed = {
        each.title.removeprefix("2023年"): (each.is_found, each.is_titled)
        for each in listed_tables(subject)
    }
    assert len(listed) == 3  # the title of the part is none of its tables
    assert listed["部门支出总表"] == (True, True)
    assert listed["政府性基金预算支出表"] == (False, True)
    assert listed["部门政府采购预算表"] == (False, False)


@pytest.mark.parametrize(
    ("listed", "title"),
    [
        ("政府性基金收支表", "政府性基金收支总表"),
        ("专项资金整体绩效目标表", "专项资金整体支出绩效目标表"),
        ("财政拨款上年结转资金支出表", "财政拨款结转资金支出表"),
    ],
)
def test_a_form_is_there_under_a_title_with_a_word_more_or_less(listed: str, title: str) -> None:
    text = page(listed=f"2023年部门综合预算{listed}").replace(
        "支出总表\n\n单位", f"{title}\n\n单位"
    )
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]


def test_a_word_more_that_makes_it_another_form_is_no_rewording() -> None:
    text = page(listed="一般公共预算支出表").replace(
        "支出总表\n\n单位", "一般公共预算基本支出表\n\n单位"
    )
    assert len(understood(text).of(CHECK, Outcome.FAIL)) == 1


def test_a_page_with_the_number_of_a_part_alone_is_behind_the_contents() -> None:
    text = page().replace("第一部分 部门概况\n\n一、", "第一部分\n\n部门概况\n\n一、")
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]


def test_two_entries_run_together_are_two() -> None:
    text = page().replace("一、主要职责\n第二部分", "一、主要职责第二部分", 1)
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]


def test_an_entry_like_a_heading_of_another_entry_is_none() -> None:
    """收支情况 is listed, and there; 债务收支情况 has it in its name, and is not there."""
    text = page().replace(
        "第二部分 部门预算表\n一、", "二、收支情况\n三、{}\n第二部分 部门预算表\n一、", 1
    )
    text = text.replace(
        "第二部分 部门预算表\n\n", "二、收支情况\n\n收支平衡。\n\n第二部分 部门预算表\n\n"
    )
    (finding,) = understood(text.format("债务收支情况")).of(CHECK, Outcome.FAIL)
    assert "债务收支情况" in finding.message
    there = text.replace("收支平衡。\n", "收支平衡。\n\n三、债务收支的情况说明\n\n无债务。\n")
    assert understood(there.format("债务收支情况")).outcomes(CHECK) == [Outcome.PASS]


def test_a_rewording_of_a_heading_that_no_entry_names_is_it() -> None:
    text = page().replace(
        "第二部分 部门预算表\n一、", "二、机构收支情况\n第二部分 部门预算表\n一、", 1
    )
    text = text.replace(
        "第二部分 部门预算表\n\n", "二、收支情况\n\n收支平衡。\n\n第二部分 部门预算表\n\n"
    )
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]


@pytest.mark.parametrize("number", ["( 5 )", "（5）", " 5"])
@pytest.mark.parametrize(
    ("listed", "outcome"),
    [("支出总表", Outcome.PASS), ("政府性基金预算支出表", Outcome.FAIL)],
)
def test_many_dots_to_a_page_make_no_entry_too_long(
    listed: str, outcome: Outcome, number: str
) -> None:
    first, _, rest = page(listed=listed).replace("……… 5", "").partition("第三部分 名词解释")
    head, _, entries = first.partition("目 录")
    led = [
        f"{line}{'.' * 70}{number}" if line.strip() else line for line in entries.splitlines()[1:]
    ]
    text = "\n".join([f"{head}目 录", *led, f"第三部分 名词解释{'.' * 70}{number}{rest}"])
    assert understood(text).outcomes(CHECK) == [outcome]


def test_a_heading_that_stands_twice_may_be_two_entries() -> None:
    """收支情况 and 收支情况说明 are listed, and both sections are headed 收支情况."""
    text = page().replace(
        "第二部分 部门预算表\n一、",
        "二、收支情况\n三、收支情况的补充说明\n第二部分 部门预算表\n一、",
        1,
    )
    once = "二、收支情况\n\n收支平衡。\n\n"
    told = text.replace("第二部分 部门预算表\n\n", f"{once}第二部分 部门预算表\n\n")
    assert len(understood(told).of(CHECK, Outcome.FAIL)) == 1
    twice = f"{once}三、收支情况\n\n另有结余。\n\n"
    left = text.replace("第二部分 部门预算表\n\n", f"{twice}第二部分 部门预算表\n\n")
    assert understood(left).outcomes(CHECK) == [Outcome.PASS]


def test_a_heading_with_what_an_entry_adds_to_another_is_it() -> None:
    text = page().replace(
        "第二部分 部门预算表\n一、",
        "二、重点项目情况\n三、重点项目绩效情况\n第二部分 部门预算表\n一、",
        1,
    )
    told = text.replace(
        "第二部分 部门预算表\n\n",
        "二、重点项目情况\n\n三项。\n\n三、{}\n\n有。\n\n第二部分 部门预算表\n\n",
    )
    assert understood(told.format("项目绩效目标")).outcomes(CHECK) == [Outcome.PASS]
    assert len(understood(told.format("国有资产")).of(CHECK, Outcome.FAIL)) == 1
