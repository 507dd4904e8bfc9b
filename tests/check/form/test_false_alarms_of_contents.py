"""Contents pages that are right though they look otherwise: pages of parts, broken lines, other words."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.records import Outcome
from tests.support import FILE, Understood, identity, printed, understood

CHECK = "form.contents_page"


def paged(*pages: str) -> Understood:
    """Lines of prose on pages, as a PDF has them."""
    blocks = tuple(
        Paragraph(line.strip(), Place(FILE, number, page))
        for page, text in enumerate(pages, start=1)
        for number, line in enumerate(text.strip().split("\n"), start=1)
    )
    return Understood(Document(FILE, "pdf", blocks), identity())


CONTENTS = """
    目录
    第一部分 部门概况
    一、主要职责
    二、机构设置
    第二部分 名词解释
"""


def test_the_page_that_titles_a_part_is_no_entry_of_the_contents() -> None:
    found = paged(
        CONTENTS,
        "第一部分\n部门概况",
        "一、主要职责\n负责全县水利工作。\n二、机构设置\n设三个股。",
        "第二部分\n名词解释",
        "财政拨款收入：从本级财政取得的拨款。",
    )
    assert found.outcomes(CHECK) == [Outcome.PASS]


def test_a_part_under_other_words_and_a_sentence_are_no_entries_of_the_contents() -> None:
    found = understood(f"""{CONTENTS}
    第一部分 岱山县水利局概况
    一、主要职能
    负责全县水利工作。
    二、机构设置情况
    设三个股。
    第二部分 名词解释
    财政拨款收入：从本级财政取得的拨款。
    """)
    assert found.outcomes(CHECK) == [Outcome.PASS]


def test_forms_that_stand_in_another_file_are_not_missed_under_the_title_of_their_part() -> None:
    found = understood("""
    目录
    第一部分 部门概况
    第二部分 2023年部门预算表
    一、部门收支总表
    二、部门支出总表
    第三部分 名词解释

    第一部分 部门概况
    负责全县水利工作。
    第二部分 2023年部门预算表
    详见附件。
    第三部分 名词解释
    财政拨款收入：从本级财政取得的拨款。
    """)
    assert set(found.outcomes(CHECK)) == {Outcome.NOT_EVALUATED, Outcome.PASS}


def test_a_line_that_goes_on_with_the_next_part_is_two_entries() -> None:
    contents = CONTENTS.replace("二、机构设置\n    ", "二、机构设置情况及编制依据")
    found = paged(
        contents,
        "第一部分 部门概况\n一、主要职责\n负责全县水利工作。\n二、机构设置情况及编制依据\n设三个股。",
        "第二部分 名词解释\n财政拨款收入：从本级财政取得的拨款。",
    )
    assert found.outcomes(CHECK) == [Outcome.PASS]


def test_an_entry_broken_over_two_lines_is_one() -> None:
    contents = CONTENTS.replace("二、机构设置", "二、机构设置、人员编制\n情况")
    found = paged(
        contents,
        "第一部分 部门概况\n一、主要职责\n负责全县水利工作。\n二、机构设置、人员编制情况\n设三个股。",
        "第二部分 名词解释\n财政拨款收入：从本级财政取得的拨款。",
    )
    assert found.outcomes(CHECK) == [Outcome.PASS]


LISTED = """
        目录

        报表 → 报表名称 → 是否空表
        表1 → 2023年部门综合预算支出总表 → 否
        表2 → {listed} → {empty}

        表1

        2023年部门综合预算支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40

        表2

        {title}

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 1.40
        21303 → 水利 → 1.40
        """


@pytest.mark.parametrize(
    ("listed", "title"),
    [
        ("2023年部门综合预算政府性基金收支表", "2023年部门综合预算政府性基金收支总表"),
        ("2023年专项资金整体绩效目标表", "2023年专项资金整体支出绩效目标表"),
        ("2023年水利设施维修养护明细表", "2023年水利设施维修养护支出明细表"),
    ],
)
def test_a_table_listed_in_nearly_its_words_is_there(listed: str, title: str) -> None:
    found = understood(printed(LISTED.format(listed=listed, title=title, empty="否")))
    assert found.outcomes(CHECK) == [Outcome.PASS]


def test_a_form_that_the_contents_call_empty_and_that_is_not_printed_is_told_as_that() -> None:
    text = LISTED.format(listed="政府采购预算表", title="人员情况表", empty="是")
    (finding,) = understood(printed(text)).of(CHECK, Outcome.FAIL)
    assert "并注明为空表，文中没有印出这张空表" in finding.message


def test_tables_numbered_within_one_number_skip_nothing() -> None:
    table = """
        表{number}

        水利项目之{number}绩效目标表

        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里

"""
    numbers = ("13", *(f"14-{each}" for each in range(1, 15)), "15")
    text = "".join(printed(table.format(number=number)) + "\n" for number in numbers)
    assert understood(text).of("form.numbers_skipped", Outcome.FAIL) == []


def test_the_number_over_the_first_table_is_no_entry_of_the_contents() -> None:
    text = """
        目录
        1、收入总表 PAGEREF _Toc25835 h 4
        2、支出总表 PAGEREF _Toc25836 h 5
        公开01表
        收入总表
        单位：万元
        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40

        公开02表
        支出总表
        单位：万元
        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        """
    assert not understood(printed(text)).of(CHECK, Outcome.FAIL)
