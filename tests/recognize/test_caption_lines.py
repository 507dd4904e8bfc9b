"""Captions whose lines the page broke, left empty, or printed once for several tables."""

from __future__ import annotations

import pytest

from tests.recognize.test_spanned import spanned
from tests.support import VOCABULARY, printed, understood

LIST = """
科目编码 | 科目名称 | 合计 | 项目支出
213 | 农林水支出 | 61.40 | 20.00
"""
SECOND = LIST.replace("213", "208").replace("农林水", "社会保障和就业")


@pytest.mark.parametrize(
    "lines",
    [
        "2026年部门综合预算一般公共预算支出明细表（按支出功能分类科\n目-不含上年结转）\n单位：万元",
        "2026年部门综合预算一般公共预算支出明细表（按支出功能分类科\n目-不含上年结转）",
        "一、农业\n2026年部门综合预算一般公共预算支出明细表（按支出功能分类科\n目-不含上年结转）\n单位：万元",
    ],
)
def test_a_title_over_two_lines_is_one(lines: str) -> None:
    found = spanned(LIST, above=lines)
    whole = "2026年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转）"
    assert found.table.title == whole


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“三公”经费、会议费、培训费支出预算", "表"),
        ("岱山县水利局2026年度一般公共预算财政拨款基本支出预", "算明细表"),
    ],
)
def test_a_line_that_no_title_begins_with_ends_the_one_above(first: str, second: str) -> None:
    found = spanned(LIST, above=f"{first}\n{second}\n部门：岱山县水利局\n单位：万元")
    assert found.table.title == first + second


@pytest.mark.parametrize(
    "above",
    [
        "岱山县水利局2026年部门预算公开说明文本\n支出总表\n单位：万元",
        "第二部分 2026年部门预算表\n支出总表\n单位：万元",
        "我局支出比上年下降，原因是项目减少。\n支出总表\n单位：万元",
    ],
)
def test_a_whole_title_takes_nothing_from_the_line_above(above: str) -> None:
    assert spanned(LIST, above=above).table.title == "支出总表"


def test_a_part_and_its_first_table_that_ran_together_are_two() -> None:
    found = spanned(LIST, above="第二部分 水利局 2026 年度部门预算表一、支出总表\n单位：万元")
    assert found.table.title == "一、支出总表"
    assert found.table.section == ("第二部分 水利局 2026 年度部门预算表",)


@pytest.mark.parametrize(
    "lines",
    [
        "支出总表\n单位：万\n部门名称：岱山县水利局 元",
        "支出总表\n部门名称：岱山县水利局 单位：万",
        "支出总表\n部门名称：岱山县水\n利局 单位：万元",
        "公开01表\n支出总表\n部门名称：岱山县水\n单位:万元\n利局",
        "支出总表\n部门名称：岱山县水利局\n单位：万元\n单位名称：",
        "支出总表\n单位：万元\n部门名称：岱山县水利局\n填报日期：2026年1月",
    ],
)
def test_units_and_names_over_two_lines(lines: str) -> None:
    found = spanned(LIST, above=lines)
    assert (found.table.title, found.table.unit) == ("支出总表", "万元")
    assert found.table.entity.name == "岱山县水利局"


def test_a_title_inside_the_frame_is_the_title() -> None:
    found = spanned(
        """
        2026年支出总表（单位：元） | < | < | <
        编制单位：岱山县水利局 | < | |
        科目编码 | 科目名称 | 合计 | 项目支出
        213 | 农林水支出 | 61 | 20
        """,
        above="第二部分 部门预算表",
    )
    assert (found.table.title, found.table.unit) == ("2026年支出总表", "元")
    assert [a.amount_text for a in found.amounts] == ["61", "20"]


@pytest.mark.parametrize(
    "caption",
    [
        "GK03表 | < | < | <\n支出总表 | < | < | <\n单位：元 | < | < | <",
        "支出总表 GK03表 | < | < | <\n单位：元 | < | < | <",
        "支出总表 | < | < | <\n单位：元 GK03表 | < | < | <",
    ],
)
def test_a_number_inside_the_frame_stands_in_whatever_place(caption: str) -> None:
    rows = "科目编码 | 科目名称 | 合计 | 项目支出\n213 | 农林水支出 | 61 | 20"
    found = spanned(f"{caption}\n{rows}", above="第二部分 部门预算表")
    table = found.table
    assert (table.number, table.title, table.unit) == ("GK03表", "支出总表", "元")
    assert [a.amount_text for a in found.amounts] == ["61", "20"]


@pytest.mark.parametrize(
    "above",
    ["以下各表金额单位：万元\n支出总表", "第二部分 2026年部门预算表（单位：万元）\n支出总表",
     "本部分所有表格金额单位均为万元。\n支出总表"],
)  # fmt: skip
def test_a_unit_stated_for_several_tables_holds_for_each(above: str) -> None:
    assert spanned(LIST, above=above).table.unit == "万元"


def _three(units: tuple[str, str, str]) -> str:
    rows = "科目编码 → 科目名称 → 合计\n213 → 农林水支出 → 61.40\n"
    tables = (
        f"{title}\n\n{unit}\n\n{rows}\n我局支出如上。\n"
        for title, unit in zip(("收入总表", "支出总表", "基本支出总表"), units, strict=True)
    )
    return "\n".join(tables)


def test_a_unit_that_only_the_first_table_states_is_meant_for_all() -> None:
    found = understood(printed(_three(("单位：万元", "", ""))))
    assert [t.unit for t in found.tables] == ["万元"] * 3
    assert {a.amount_yuan for a in found.amounts} == {614000}


def test_a_unit_that_some_tables_state_is_not_handed_on() -> None:
    found = understood(printed(_three(("单位：万元", "单位：万元", ""))))
    assert [t.unit for t in found.tables] == ["万元", "万元", ""]


@pytest.mark.parametrize("corner", ["项目（单位：万元）", "项目\n单位：万元"])
def test_a_unit_in_the_corner_of_the_header_is_that_of_the_table(corner: str) -> None:
    name = corner.partition("\n")[0]
    unit = corner.partition("\n")[2]
    header = f"{name} | 合计 | 项目支出\n" if not unit else f"{name} | 合计 | {unit}\n"
    found = spanned(header + "农林水支出 | 61.40 | 20.00", above="支出总表")
    assert {a.amount_yuan for a in found.amounts} == {614000, 200000}


def test_a_note_in_brackets_below_an_empty_table_is_its_note() -> None:
    found = understood(
        printed("""
        政府性基金预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计
        合计 → →

        （注：本部门没有政府性基金预算拨款安排的支出。）
        """)
    )
    assert found.table.notes == ("（注：本部门没有政府性基金预算拨款安排的支出。）",)


def test_entries_with_leaders_end_the_contents_where_the_first_comes_again() -> None:
    found = understood(
        printed("""
        目录

        第一部分 部门概况........................1
        第二部分 部门预算表……………………3
        一、支出总表 ··············· 4

        第一部分 部门概况

        一、主要职责

        管理全县水利。

        第二部分 部门预算表

        一、支出总表

        单位：万元

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        """)
    )
    assert [t.title for t in found.tables] == ["一、支出总表"]
    assert found.table.section == ("第二部分 部门预算表",)
    assert any(section.heading == "一、主要职责" for section in found.sections)


def test_a_line_with_a_tables_number_is_its_title_whatever_it_ends_with() -> None:
    """The section's name is not handed on to a table that has a caption of its own."""
    found = spanned(LIST, above="一、农业\n全年产量稳定。\n表2  2023年主要农产品产量及增长速度")
    assert (found.table.number, found.table.title) == ("表2", "2023年主要农产品产量及增长速度")


def test_a_sentence_that_begins_with_a_tables_number_is_no_title() -> None:
    found = spanned(LIST, above="一、农业\n表2 所列产量均为快报数，单产为推算数。")
    assert found.table.title == "农业"


@pytest.mark.parametrize(
    "above",
    [
        "支出总表    部门：岱山县水利局    单位：万元",
        "表3 支出总表\u3000\u3000（单位：万元）",
        "支出总表\n部门：岱山县水利局\n（万元）",
        "支出总表\n金额单位（万元）",
    ],
)
def test_a_unit_beside_the_title_or_alone_in_brackets_is_that_of_the_table(above: str) -> None:
    found = spanned(LIST, above=above)
    assert (found.table.title, found.table.unit) == ("支出总表", "万元")


def test_a_line_of_marks_among_the_captions_within_a_table_is_none_of_its_rows() -> None:
    """As Markdown rules off the first row of a sheet, which is its title."""
    captions = ["支出总表（功能科目）", "---", "部门：岱山县水利局", "单位：万元"]
    made = [" → ".join([line, *["---" if line == "---" else ""] * 3]) for line in captions]
    found = understood(printed("\n".join(made) + LIST.replace("|", "→")))
    assert (found.table.title, found.table.unit) == ("支出总表（功能科目）", "万元")
    assert {amount.amount_yuan for amount in found.amounts} == {614000, 200000}


def test_the_note_of_an_empty_table_stands_above_its_signature() -> None:
    empty = "科目编码 | 科目名称 | 合计\n | 合计 | \n注：本部门无此项支出。 | | \n"
    empty += "填表人：王某    联系电话：0580-1234567 | | "
    found = spanned(empty)
    assert found.table.notes[0] == "注：本部门无此项支出。"


@pytest.mark.parametrize(
    ("lines", "title", "number"),
    [
        ("部门收入总表（单位：万元）", "部门收入总表", ""),
        ("表2\n部门支出总表（功能科目）（单位：万元）", "部门支出总表（功能科目）", "表2"),
        ("支出总表（公开03表）\n单位：万元", "支出总表", "公开03表"),
        ("部门支出总表 单位：万元", "部门支出总表", ""),
        ("部门公开表3 支出总表\n单位：万元", "支出总表", "部门公开表3"),
        ("表三 支出总表\n单位：万元", "支出总表", "表三"),
    ],
)
def test_units_and_numbers_beside_a_title_are_no_part_of_it(
    lines: str, title: str, number: str
) -> None:
    found = spanned(LIST, above=lines)
    assert (found.table.title, found.table.number, found.table.unit) == (title, number, "万元")
    assert found.table.entity.name == "岱山县水利局"


@pytest.mark.parametrize("line", ["续表二", "续公开02表：", "（续部门公开表2）"])
def test_a_line_that_a_numbered_table_goes_on_is_no_title(line: str) -> None:
    text = f"""
        表二
        支出总表
        单位：万元
        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40

        {line}
        单位：万元
        科目编码 → 科目名称 → 合计
        221 → 住房保障支出 → 8.60
        """
    assert len(understood(printed(text)).table.entries) == 2


def test_a_unit_may_be_stated_for_all_forms_that_follow() -> None:
    found = spanned(LIST, above="（本公开表金额单位均为万元）\n支出总表")
    assert found.table.unit == "万元"


def test_a_body_whose_name_begins_like_a_unit_is_one() -> None:
    captions = VOCABULARY.captions
    assert captions.organisation_of("部门：元谋县水务局") == ("", "元谋县水务局")
    assert captions.organisation_of("部门收入总表（单位：万元）") is None


def test_units_below_their_tables_are_those_of_the_tables_above() -> None:
    rows = "科目编码 → 科目名称 → 合计\n213 → 农林水支出 → 61.40\n"
    below = f"收入总表\n\n{rows}\n单位：元\n\n支出总表\n\n{rows}\n"
    found = understood(printed(below + "单位：万元\n"))
    assert [(t.title, t.unit) for t in found.tables] == [("收入总表", "元"), ("支出总表", "万元")]
    above = understood(printed(below))
    assert [t.unit for t in above.tables] == ["", "元"]


def test_units_below_are_those_of_the_tables_that_print_none_in_their_cells() -> None:
    rows = "科目编码 → 科目名称 → 合计\n213 → 农林水支出 → 61.40\n"
    own = "项目名称 → 数量 → 金额（万元）\n抽水泵 → 3 → 61.40\n"
    text = f"支出总表\n\n{rows}\n单位：元\n\n采购表\n\n{own}\n收入总表\n\n{rows}\n单位：千元\n"
    found = understood(printed(text))
    assert [(t.title, t.unit) for t in found.tables if t.title != "采购表"] == [
        ("支出总表", "元"),
        ("收入总表", "千元"),
    ]
    (bought,) = (t for t in found.tables if t.title == "采购表")
    assert bought.unit == ""


@pytest.mark.parametrize(
    ("above", "title", "body"),
    [
        ("支出总表\n部门：岱山县水利局单位：万元", "支出总表", "岱山县水利局"),
        ("支出总表\n岱山县水利局金额单位：万元", "支出总表", "岱山县水利局"),
        ("部门：岱山县水利局\n支出总表单位：万元", "支出总表", "岱山县水利局"),
    ],
)
def test_a_unit_may_stand_right_behind_what_its_line_says_before(
    above: str, title: str, body: str
) -> None:
    table = spanned(LIST, above=above).table
    assert (table.title, table.unit, table.entity.name) == (title, "万元", body)
