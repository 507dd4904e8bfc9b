"""Headings, passages, goals and tables that stand twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.form.repeated import begin_one, check_repeated
from pipeline.check.form.repeated_tables import check_repeated_tables
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.records import Outcome, Severity
from pipeline.model.table import Table
from tests.support import FILE, VOCABULARY, Understood, identity, printed, understood

CHECK = "form.repeated_section"
DUTIES = """一、主要职责
（一）负责全县水资源的合理开发利用，拟订水利规划和政策并监督实施。
（二）负责全县防汛抗旱的日常工作，组织编制洪水防御方案和应急水量调度方案。
（三）负责水利工程建设与运行管理，指导水库、堤防和水闸的除险加固。
"""
TITLE = "{}2023年部门预算公开情况说明\n"


def test_a_passage_pasted_twice_is_told_once_with_both_places() -> None:
    text = TITLE.format("岱山县水利局") + DUTIES
    found = understood(text + text + "二、其他事项\n无。\n")
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert finding.source_line == 6
    for said in (finding.message, finding.message_en):
        assert "1" in said
        assert "10" in said


def test_a_few_new_lines_within_do_not_part_it() -> None:
    text = TITLE.format("岱山县水利局") + DUTIES
    changed = text.replace("（一）负责全县", "（一）负责本县")
    found = understood(text + changed)
    assert len(found.of(CHECK, Outcome.FAIL)) == 1


def test_the_same_duties_under_a_units_title_are_no_repeat() -> None:
    text = TITLE.format("岱山县水利局") + DUTIES + TITLE.format("岱山县防汛中心") + DUTIES
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]


def test_signatures_below_tables_are_no_repeat() -> None:
    signed = "单位负责人：张某某    财务负责人：李某某    填表人：王某某\n"
    signed += "联系电话：0580-1234567\n填报日期：2023年2月10日\n"
    page = "\n支出总表{n}\n\n单位：万元\n\n科目名称 → 合计\n农林水支出 → {n}1.40\n\n" + signed
    text = printed("".join(page.format(n=n) for n in (1, 2, 3)))
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]


def test_the_same_text_under_two_headings_is_no_repeat() -> None:
    goals = (
        DUTIES.split("\n", 1)[1].replace("（一）", "").replace("（二）", "").replace("（三）", "")
    )
    found = understood(f"（一）总体目标\n{goals}（二）分项目标\n{goals}")
    assert found.outcomes(CHECK) == [Outcome.PASS]


def test_captions_and_notes_of_tables_are_no_repeat() -> None:
    page = """
        {title}
        部门：岱山县水利局
        2023年度
        金额单位：万元

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40

        注：本表反映部门本年度的情况，金额转换时可能存在尾数误差，特此说明。
        """
    text = "".join(printed(page.format(title=t)) + "\n" for t in ("收入总表", "支出总表"))
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]


def test_a_heading_printed_twice_is_told() -> None:
    (finding,) = understood("（三）工作保障措施\n（三）工作保障措施\n完善制度。").of(
        CHECK, Outcome.FAIL
    )
    assert finding.source_line == 2
    assert finding.severity is Severity.WARNING


def test_a_heading_without_a_number_printed_twice_over_its_text_is_told() -> None:
    duties = "（一）拟订全县水利规划并组织实施。\n（二）指导水库、堤防的除险加固。\n"
    (finding,) = understood(f"主要职能\n主要职能\n{duties}").of(CHECK, Outcome.FAIL)
    assert "主要职能" in finding.message
    below_its_part = understood(f"第一部分\n主要职能\n主要职能\n{duties}")
    assert below_its_part.of(CHECK, Outcome.FAIL) == []


@pytest.mark.parametrize("below", ["机构设置\n", "第二部分 名词解释\n", ""])
def test_short_lines_that_nothing_stands_below_are_no_headings(below: str) -> None:
    assert understood(f"主要职能\n主要职能\n{below}").of(CHECK, Outcome.FAIL) == []


def test_short_answers_one_below_the_other_are_no_repeat() -> None:
    assert understood("五、存在的问题\n无\n六、有关建议\n无\n无\n").outcomes(CHECK) == [
        Outcome.PASS
    ]


@pytest.mark.parametrize(
    "line", ["岱山县水利局2023年部门预算", "部门预算收支总表", "公开02表", "一、支出总表"]
)
def test_a_title_on_the_cover_and_on_the_first_page_is_no_repeat(line: str) -> None:
    assert understood(f"{line}\n{line}\n").outcomes(CHECK) == [Outcome.PASS]


def goals(*lines: str) -> Understood:
    cell = "\n".join(lines)
    return understood(
        f"水利绩效目标表\n\t绩效目标\n\t{cell}\n\n\n\t一级指标\n\t指标值\n\n\t产出指标\n\t9\n"
    )


def test_a_goal_listed_twice_in_a_cell_is_a_note() -> None:
    (finding,) = goals("1.提高防汛能力", "2.提高防汛能力").of(CHECK, Outcome.FAIL)
    assert finding.severity is Severity.NOTE
    assert goals("1.提高防汛能力", "2.提高抗旱能力").of(CHECK, Outcome.FAIL) == []


# Tables

TABLE = """
        支出总表

        单位：{unit}

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → {total}
        21303 → 水利 → {total}
        """


def twice(
    first: str, second: str, unit: str = "万元", file: str = "b.txt"
) -> list[tuple[Outcome, str]]:
    """Outcomes for one form printed in two places, the second in this file."""
    one = understood(printed(TABLE.format(unit="万元", total=first)))
    other = understood(printed(TABLE.format(unit=unit, total=second)))
    table = moved(other.table, file)
    amounts = tuple(replace(a, table=table.name) for a in other.amounts)
    documents: tuple[Document, ...] = (one.document, replace(other.document, file=file))
    subject = Subject(
        one.identity, documents, (one.table, table), (*one.amounts, *amounts), VOCABULARY
    )
    return [(f.outcome, f.message) for f in check_repeated_tables(subject)]


def moved(table: Table, file: str) -> Table:
    return replace(table, name="02-zhichuzongbiao", place=replace(table.place, file=file))


def test_the_same_form_in_two_files_with_the_same_figures_is_a_note() -> None:
    ((outcome, _),) = twice("61.40", "61.40")
    assert outcome is Outcome.PASS
    ((outcome, _),) = twice("61.40", "614000", "元")
    assert outcome is Outcome.PASS


def test_the_same_form_in_two_files_with_other_figures_fails_naming_both() -> None:
    ((outcome, message),) = twice("61.40", "64.10")
    assert outcome is Outcome.FAIL
    assert "61.40" in message
    assert "64.10" in message


def test_the_same_form_twice_in_one_file_is_undecided_where_it_differs() -> None:
    ((outcome, message),) = twice("61.40", "64.10", file=FILE)
    assert outcome is Outcome.NOT_EVALUATED
    assert "64.10" in message


def test_every_form_once_passes() -> None:
    found = understood(printed(TABLE.format(unit="万元", total="61.40")))
    assert found.outcomes("form.table_repeated") == [Outcome.PASS]


def test_a_running_head_is_no_repeat() -> None:
    head = "岱山县水利局2023年度单位预算公开"
    blocks = tuple(Paragraph(head, Place(FILE, line=1, page=page)) for page in range(1, 9))
    found = Understood(Document(FILE, "pdf", blocks), identity())
    assert found.outcomes(CHECK) == []


def test_the_first_line_of_a_long_title_is_no_repeat() -> None:
    line = "2023年部门综合预算一般公共预算支出明细情况（按支出功能分类科"
    table = understood(
        printed("""
        支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        """)
    ).table
    blocks = tuple(Paragraph(line, Place(FILE, line=at, page=1)) for at in range(1, 9))
    document = Document(FILE, "pdf", blocks)

    def outcomes(title: str) -> list[Outcome]:
        tables = (replace(table, title=title),)
        return [
            f.outcome
            for f in check_repeated(Subject(identity(), (document,), tables, (), VOCABULARY))
        ]

    assert outcomes(f"{line}目）") == [Outcome.PASS]
    assert Outcome.FAIL in outcomes("支出总表")


def test_a_heading_that_ends_like_a_title_is_a_heading() -> None:
    heading = "二、机关运行经费情况\n\n"
    text = f"一、主要职责\n\n承担水利工作。\n\n{heading}{heading}运行经费3.00万元。\n"
    (finding,) = understood(text).of(CHECK, Outcome.FAIL)
    assert "机关运行经费情况" in finding.message


SENTENCE = "开展全县水库、堤防和水闸的除险加固，健全长效管护机制，提高防御能力"


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        (f"一是编制规划。二是{SENTENCE}。三是{SENTENCE}。", True),
        (f"一是编制规划。二是{SENTENCE}。", False),
        ("一是做好宣传。二是做好宣传。", False),
    ],
)
def test_a_long_sentence_that_stands_twice_in_a_cell_is_told(goal: str, told: bool) -> None:
    found = understood(
        printed(f"""
        堤防加固项目绩效目标表
        项目名称 → 堤防加固
        年度目标 → {goal}
        实施单位 → 岱山县水利局
        """)
    )
    messages = [f.message for f in found.of(CHECK, Outcome.FAIL)]
    assert any("一句印了两次" in message for message in messages) is told
    assert all(f"{SENTENCE[:12]}" in message for message in messages), "as it is printed"


def test_a_numbered_heading_over_prose_that_is_worded_like_a_title_is_told_too() -> None:
    text = "七、绩效目标设置情况\n七、绩效目标设置情况\n2023年本部门所有项目均已设置绩效目标。\n"
    (finding,) = understood(text).of(CHECK, Outcome.FAIL)
    assert "连续出现两次" in finding.message


def test_a_title_over_its_table_may_stand_as_heading_and_as_title() -> None:
    found = understood(
        printed("""
        一、收支总表
        一、收支总表
        单位：万元

        项目 → 预算数
        收入总计 → 12.00
        """)
    )
    assert found.of(CHECK, Outcome.FAIL) == []


@given(st.text("收支总表"), st.sets(st.text("收支总表")))
def test_titles_that_begin_with_words_are_found_as_by_trying_all(
    words: str, titles: set[str]
) -> None:
    assert begin_one(words, sorted(titles)) == any(title.startswith(words) for title in titles)


def test_the_line_of_body_and_unit_over_every_table_is_no_repeat() -> None:
    """岱山县水利局 单位：万元, with no 部门： before the name, over each table alike."""
    page = "\n{title}\n\n岱山县水利局    单位：万元\n\n科目名称 → 合计\n农林水支出 → {n}1.40\n\n"
    titles = ["支出总表", "收入总表", "一般公共预算支出表", "政府性基金预算支出表"]
    body = "".join(page.format(title=title, n=n) for n, title in enumerate(titles * 2, 1))
    assert understood(printed(body)).outcomes(CHECK) == [Outcome.PASS]


def test_the_same_numbers_and_counts_of_pages_beside_tables_are_no_repeat() -> None:
    beside = "\n".join(["12345678.90", "0.00", "-12345678.90", "98765432.10", "0", "24681357.90"])
    page = "\n支出总表{n}\n\n单位：万元\n\n科目名称 → 合计\n农林水支出 → {n}1.40\n\n" + beside
    text = printed("".join(f"{page}\n第 1 页，共 3 页\n".format(n=n) for n in (1, 2, 3)))
    assert understood(text).outcomes(CHECK) == [Outcome.PASS]
