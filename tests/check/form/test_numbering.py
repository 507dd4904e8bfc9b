"""Numbers of tables and sections: on, skipped, doubled."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome, Severity
from tests.support import Understood, printed, understood

CHECK = "form.numbers_skipped"
TABLE = """
        {title}

        {number}

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40

"""


def tables(*numbered: tuple[str, str]) -> Understood:
    text = "".join(printed(TABLE.format(title=t, number=n)) + "\n" for t, n in numbered)
    return understood(text, kind="final")


def failed(text: str) -> list[Finding]:
    return understood(printed(text)).of(CHECK, Outcome.FAIL)


def test_a_number_missing_between_two_tables_is_named_where_the_next_is_printed() -> None:
    found = tables(("收入决算表", "公开02表"), ("一般公共预算财政拨款支出决算表", "公开04表"))
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert "公开03表" in finding.message
    assert finding.source_line == found.tables[1].place.line + 2  # type: ignore[operator]


def test_numbers_without_a_gap_pass() -> None:
    found = tables(("收入决算表", "公开02表"), ("支出决算表", "公开03表"))
    assert found.outcomes(CHECK) == [Outcome.PASS]


def test_a_table_without_a_number_may_be_the_missing_one() -> None:
    found = tables(
        ("收入决算表", "表1"), ("支出决算表", ""), ("财政拨款“三公”经费支出决算表", "表3")
    )
    assert Outcome.FAIL not in found.outcomes(CHECK)
    assert Outcome.NOT_EVALUATED in found.outcomes(CHECK)


def test_a_number_printed_over_a_table_that_could_not_be_read_is_not_skipped() -> None:
    first, last = (
        printed(TABLE.format(title=title, number=number)) + "\n"
        for title, number in (
            ("收入决算表", "公开02表"),
            ("财政拨款“三公”经费支出决算表", "公开04表"),
        )
    )
    unread = "公开03表\n\n支出决算表\n\n213 农林水支出 61.40 20.00\n\n"
    found = understood(first + unread + last, kind="final")
    assert found.of(CHECK, Outcome.FAIL) == []
    assert "公开03表" in found.of(CHECK, Outcome.NOT_EVALUATED)[0].message


def test_a_number_of_a_table_that_the_contents_page_lists_is_told_there() -> None:
    text = """
        目录

        序号 → 报表 → 是否空表
        表1 → 2023年部门收入总表 → 否
        表2 → 2023年部门支出总表 → 否
        表3 → 2023年部门政府采购预算表 → 否

        表1

        2023年部门收入总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40

        表3

        2023年部门政府采购预算表

        项目名称 → 金额
        堤防加固 → 61.40
        """
    found = understood(printed(text))
    (skipped,) = found.of(CHECK, Outcome.NOT_EVALUATED)
    assert "即目录所列“2023年部门支出总表”" in skipped.message
    told = found.of("form.statutory_table", Outcome.NOT_EVALUATED)
    assert any("未公开《支出总表》：目录列有" in each.message for each in told)
    (missing,) = found.of("form.contents_page", Outcome.FAIL)
    assert "支出总表" in missing.message


def test_one_number_over_two_different_tables_is_a_fault() -> None:
    found = tables(("收入决算表", "公开02表"), ("支出决算表", "公开02表"), ("收支表", "公开03表"))
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert "支出决算表" in finding.message


def test_a_section_that_is_skipped_is_told_at_the_next() -> None:
    (finding,) = failed("""
        一、主要职责
        负责全县水利工作。
        二、机构设置
        下设防汛服务中心。
        四、名词解释
        基本支出：保障运转的支出。
        """)
    assert finding.source_line == 5
    assert "二、机构设置" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "一、甲事项\n（一）子项\n（二）子项\n二、乙事项\n（一）子项\n（二）子项\n三、丙事项",
        "一、甲事项\n二、乙事项\n一、内层甲\n二、内层乙\n三、丙事项",
        "一、甲事项。\n二、乙事项。三、丙事项。\n四、丁事项。",
        "1、甲事项\n1、乙事项\n1、丙事项",
        "2023年预算\n3.5万元\n5.2万元",
        "四、甲事项\n六、乙事项",
        "一、甲事项\n十、乙事项",
        "1.甲事项支出\n2 乙事项支出\n3.丙事项支出",
    ],
)
def test_near_misses_are_silent(text: str) -> None:
    assert understood(text).of(CHECK, Outcome.FAIL) == []


def test_a_number_of_another_style_between_two_headings_is_a_note() -> None:
    for text in (
        "一、甲事项\n二、乙事项\n3、丙事项情况\n四、丁事项",
        "（一）甲事项\n（二）乙事项\n3.丙事项情况\n（四）丁事项",
        "（一）甲事项。甲。\n（二）乙事项。乙。\n3、丙事项情况。截至上年末共2项。\n（四）丁事项。丁。",
    ):
        (finding,) = understood(text).of(CHECK, Outcome.FAIL)
        assert finding.severity is Severity.NOTE
        assert (finding.source_line, "编号样式不一" in finding.message) == (3, True)


@pytest.mark.parametrize(
    "text",
    [
        "一、甲事项\n二、乙事项\n1、丙事项情况\n2、丁事项情况\n三、戊事项情况\n四、己事项",
        "一、甲事项\n二、乙事项\n3、丙事项支出5.00万元，用于堤防。\n四、丁事项",
        "一、甲事项\n二、乙事项。\n三、丙事项情况\n四、丁事项",
    ],
)
def test_numbers_of_a_list_within_are_not(text: str) -> None:
    assert understood(text).of(CHECK, Outcome.FAIL) == []


def test_a_heading_that_lost_its_number_leaves_the_gap_undecided() -> None:
    found = understood(
        "一、主要职责\n负责水利。\n机构设置情况\n二、略\n下设中心。\n人员构成情况\n四、其他"
    )
    assert found.of(CHECK, Outcome.FAIL) == []
    assert len(found.of(CHECK, Outcome.NOT_EVALUATED)) == 1


def test_a_number_printed_over_two_sections_is_a_fault() -> None:
    (finding,) = failed(
        "一、主要职责\n负责水利。\n二、机构设置\n下设中心。\n二、人员构成\n编制十人。"
    )
    assert finding.source_line == 5


def test_parts_of_a_number_stand_for_it() -> None:
    found = tables(
        ("收入决算表", "表1"),
        ("支出决算表", "表2-1"),
        ("财政拨款“三公”经费支出决算表", "表2-2"),
        ("一般公共预算财政拨款支出决算表", "表3"),
    )
    assert found.outcomes(CHECK) == [Outcome.PASS]


def test_a_number_doubled_instead_of_the_next_is_one_fault() -> None:
    (finding,) = failed("""
        一、水利站

        二、防汛办

        二、灌溉站

        四、水文站
        """)
    assert "重复" in finding.message


def test_a_number_printed_for_the_next_is_told_once() -> None:
    (finding,) = failed("""
        一、主要职责

        二、机构设置

        二、人员情况

        四、名词解释
        """)
    assert "编号重复" in finding.message


def test_numbers_that_run_on_over_parts_are_followed_into_the_next_part() -> None:
    text = """
        第一部分 概况
        一、职责
        承担水利工作。
        二、机构
        设一个科室。
        第二部分 说明
        三、收支情况
        收支平衡。
        五、采购情况
        未安排采购。
        """
    (finding,) = failed(text)
    assert "三、收支情况" in finding.message
    assert "五、采购情况" in finding.message


@pytest.mark.parametrize(
    "between",
    ["1.基本支出10.00万元。\n2.项目支出5.00万元。\n3.三公经费1.00万元。", "2023年收支情况"],
)
def test_a_list_below_or_the_title_again_is_not_the_missing_heading(between: str) -> None:
    lines = ["一、职责", "承担水利工作。", "二、收支情况", *between.split("\n"), "四、采购情况"]
    assert len(failed("\n".join(lines))) == 1


def test_a_heading_with_a_digit_may_be_the_one_that_is_missing() -> None:
    lines = [
        "一、职责",
        "承担水利工作。",
        "二、收支情况",
        "收支平衡。",
        "3、三公经费情况",
        "四、采购",
    ]
    (finding,) = failed("\n".join(lines))
    assert "编号样式不一" in finding.message


@pytest.mark.parametrize(
    ("between", "failures"),
    [
        ("（一）农林水支出。\n\n（二）住房保障支出。\n\n（三）其他支出。", 1),
        ("一是防汛，二是抗旱，三是宣传。", 1),
        ("（三）其他支出。", 0),
        ("水利局三、政府采购情况", 0),
        ("3、政府采购情况\n\n1、货物。\n\n（一）农林水支出。\n\n（二）其他。\n\n（三）其他。", 0),
        ("1、货物。\n\n2、工程。\n\n3、服务。", 1),
    ],
)
def test_a_number_of_a_list_below_is_not_the_heading_that_is_skipped(
    between: str, failures: int
) -> None:
    text = f"一、收入情况\n\n二、支出情况\n\n{between}\n\n四、绩效情况\n\n本年开展自评。"
    assert len([f for f in failed(text) if "编号样式" not in f.message]) == failures


def test_a_number_is_skipped_behind_a_heading_that_is_printed_twice() -> None:
    text = "一、收入情况\n\n二、支出情况\n\n二、支出情况\n\n支出减少。\n\n四、绩效情况\n\n本年开展自评。"
    (finding,) = failed(text)
    assert "编号不连续" in finding.message


@pytest.mark.parametrize(
    ("first", "last"), [("财决01表", "财决03表"), ("Z01表", "Z04表"), ("CS03表", "CS05表")]
)
def test_numbers_of_the_software_s_forms_leave_out_what_is_not_published(
    first: str, last: str
) -> None:
    found = tables(("收入决算表", first), ("一般公共预算财政拨款支出决算表", last))
    assert found.of(CHECK, Outcome.FAIL) == []


def test_a_number_of_the_software_s_forms_may_not_stand_twice() -> None:
    found = tables(("收入决算表", "财决03表"), ("一般公共预算财政拨款支出决算表", "财决03表"))
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert "编号同为财决03表" in finding.message
