"""What columns are: parts of codes, counts, dates, names of units and projects, amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.table import ColumnRole
from tests.recognize.test_spanned import spanned
from tests.support import Understood, headings


def roles(found: Understood) -> list[tuple[str, str]]:
    return [(c.role.value, c.label) for c in found.table.columns]


def codes(found: Understood) -> list[str]:
    return [entry.code for entry in found.table.entries]


WHOLE = """
    201 | 06 | 01 | 行政运行 | 60 | 60
    201 | 06 | 02 | 一般行政管理事务 | 40 |
"""
BLANK_ABOVE = """
    201 |    |    | 一般公共服务支出 | 100 | 60
        | 06 |    | 财政事务 | 100 | 60
        |    | 01 | 行政运行 | 60 | 60
        |    | 02 | 一般行政管理事务 | 40 |
"""


@pytest.mark.parametrize("heading", ["科目编码 | < | <", "科目 | |", "功能分类科目 | < | <"])
@pytest.mark.parametrize("rows", [WHOLE, BLANK_ABOVE])
def test_parts_of_a_code_are_one_and_never_amounts(heading: str, rows: str) -> None:
    found = spanned(f"""
    {heading} | 科目名称 | 合计 | 基本支出
    类 | 款 | 项 | ^ | ^ | ^
    合计 | < | < | < | 100 | 60
    {rows.strip()}
    """)
    assert headings(found.table) == ["合计", "基本支出"]
    assert codes(found)[-2:] == ["2010601", "2010602"]
    assert found.table.entries[0].is_total
    assert {a.amount_text for a in found.amounts} <= {"100", "60", "40"}


def test_parts_stay_parts_on_a_page_of_few_rows() -> None:
    page = "类 | 款 | 项 | 科目名称 | 合计\n"
    found = spanned(page + "201 | 06 | 01 | 行政运行 | 60", page + "208 | | | 社会保障 | 7")
    assert codes(found) == ["2010601", "208"]
    assert len(found.amounts) == 2


def test_digits_that_a_spreadsheet_cut_are_filled_up() -> None:
    found = spanned("""
    类 | 款 | 项 | 科目名称 | 合计
    208 | 5 | 5 | 机关事业单位基本养老保险缴费支出 | 9
    """)
    assert codes(found) == ["2080505"]


def test_a_list_with_nothing_in_it_keeps_its_code_and_its_name() -> None:
    found = spanned("""
    项目 | < | < | < | 政府性基金预算支出 | <
    功能分类科目编码 | < | < | 功能分类科目名称 | 合计 | 项目支出
    类 | 款 | 项 | ^ | ^ | ^
     | | | | |
    合计 | < | < | < | |
    """)
    assert roles(found)[:2] == [("code", "功能分类科目编码"), ("label", "功能分类科目名称")]
    assert len(found.table.columns) == 4


def test_counts_are_no_money_whatever_the_unit_of_the_table_is() -> None:
    found = spanned(
        """
        会议名称 | 时间 | 人数 | 面积 | 数量 | 占比 | 金额
        水文年会 | 3 | 80 | 120.5 | 2 | 50.00 | 6.00
        灌区现场会 | 2026.05 | 40 | 60 | 1 | 50.00 | 6.00
        """,
        above="会议费明细表\n单位：万元",
    )
    first = {a.column_label: (a.unit, a.amount_yuan) for a in found.amounts[:5]}
    assert first == {
        "人数": ("人", None),
        "面积": ("平方米", None),
        "数量": ("", None),
        "占比": ("%", None),
        "金额": ("万元", 60000),
    }
    assert ("text", "时间") in roles(found)


@given(st.lists(st.integers(1, 999), min_size=1, max_size=6))
def test_what_is_counted_never_has_yuan(people: list[int]) -> None:
    rows = "\n".join(f"会议{i} | {count} | {count}.00" for i, count in enumerate(people))
    found = spanned("会议名称 | 人数 | 金额\n" + rows, above="会议费明细表\n单位：万元")
    assert all((a.unit == "人") == (a.column_label == "人数") for a in found.amounts)
    assert all((a.amount_yuan is None) == (a.unit == "人") for a in found.amounts)


def test_a_row_below_its_unit_is_of_its_own_code() -> None:
    found = spanned("""
    单位编码 | 单位名称 | 科目编码 | 科目名称 | 总计 | 一般公共预算
     | 合计 | | | 100.00 | 100.00
    601001 | 岱山县水利局机关 | 2130301 | 行政运行 | 60.00 | 60.00
    601001 | 岱山县水利局机关 | 2130305 | 水利工程建设 | 40.00 | 40.00
    """)
    assert codes(found) == ["", "2130301", "2130305"]
    assert [e.label for e in found.table.entries][1] == "岱山县水利局机关/行政运行"


def test_a_projects_name_beside_its_unit_names_the_row_too() -> None:
    found = spanned("""
    单位名称 | 项目名称 | 总计 | 一般公共预算
     | 合计 | 15.50 | 15.50
    岱山县水利局 | 山塘整治 | 12.50 | 12.50
    岱山县水利局 | 水文监测 | 3.00 | 3.00
    """)
    assert roles(found)[:2] == [("label", "单位名称"), ("text", "项目名称")]
    assert [e.label for e in found.table.entries][1:] == [
        "岱山县水利局/山塘整治",
        "岱山县水利局/水文监测",
    ]


def test_a_total_over_the_line_numbers_keeps_its_name() -> None:
    found = spanned("""
    序号 | 项目名称 | 金额
    合计 | < | 15.50
    1 | 山塘整治 | 12.50
    2 | 水文监测 | 3.00
    """)
    assert next((e.label, e.is_total) for e in found.table.entries) == ("合计", True)
    assert found.table.columns[0].role is ColumnRole.SEQUENCE


def test_line_numbers_in_words_are_line_numbers() -> None:
    found = spanned(
        "序号 | 单位名称 | 合计\n（一） | 岱山县水利局 | 3.00\n（二） | 岱山县水文站 | 1.00"
    )
    assert roles(found)[:2] == [("sequence", "序号"), ("label", "单位名称")]


def test_a_heading_come_again_begins_a_second_list() -> None:
    found = spanned(
        """
        预算科目 | 预算数 | < | 预算科目 | 预算数 | <
        ^ | 全县 | 县级 | ^ | 全县 | 县级
        土地出让收入 | 39.63 | 13.83 | 社会保障支出 | 2.00 | 1.00
        污水处理费收入 | 1.65 | 0.73 | 城乡社区支出 | 54.71 | 19.56
        """,
        above="收支总表\n单位：万元",
    )
    assert {c.panel for c in found.table.columns} == {0, 1}
    assert [(e.panel, e.label) for e in found.table.entries][1] == (1, "社会保障支出")


def test_outline_numbers_right_of_amounts_begin_a_second_list() -> None:
    found = spanned(
        """
        一、本年收入 | 100.00 | 一、本年支出 | 100.00
        （一）一般公共预算 | 100.00 | （一）农林水支出 | 60.00
        （二）政府性基金 | | （二）教育支出 | 40.00
        """,
        above="收支总表\n单位：万元",
    )
    assert [c.role.value for c in found.table.columns] == ["label", "measure", "label", "measure"]


def test_headings_of_years_and_of_changes_say_so() -> None:
    found = spanned(
        """
        项目 | 上年预算数 | 预算数（2026年） | 比上年预算数增减额 | 增减% | 2024年决算
        公务接待费 | 5.00 | 6.00 | 1.00 | 20.00 | 4.00
        """,
        above="支出总表\n单位：万元",
    )
    said = [
        (c.meaning.measure, c.meaning.phase, c.meaning.fiscal_year or c.meaning.year_offset)
        for c in found.table.columns[1:]
    ]
    assert said == [
        ("total", "approved", -1),
        ("total", "approved", 2026),
        ("change", "approved", 2026),
        ("change_rate", "approved", 2026),
        ("total", "executed", 2024),
    ]


def test_what_a_heading_leaves_out_says_nothing_of_its_amounts() -> None:
    found = spanned("项目 | 事业收入（不含教育收费）\n合计 | 5.00", above="收入总表\n单位：万元")
    assert found.table.columns[1].meaning.measure == "business_income"


@pytest.mark.parametrize(
    ("first", "second", "units", "first_name"),
    [
        ("人", "万元", ["人", "万元"], "山塘整治"),
        ("县水利局", "县教育局", ["万元", "万元"], "山塘整治/县水利局"),
    ],
)
def test_a_column_of_units_holds_measures_or_bodies(
    first: str, second: str, units: list[str], first_name: str
) -> None:
    """单位 beside a name: a unit of measurement is the amount's and names no row, a body does."""
    found = spanned(f"""
    项目 | 单位 | 2025年执行数 | 2026年预算数
    山塘整治 | {first} | 12.50 | 13.00
    水文监测 | {second} | 3.00 | 4.00
    """)
    assert roles(found)[:2] == [("label", "项目"), ("text", "单位")]
    assert [a.unit for a in found.amounts[::2]] == units
    assert found.table.entries[0].label == first_name


def test_each_side_has_the_units_of_its_own_rows() -> None:
    found = spanned(
        """
    项目 | 单位 | 2026年预算数 | 项目 | 单位 | 2026年预算数
    一、养老保险 | × | × | （一）本年补缴欠费 | 万元 | 11.50
    （一）参保人数 | 人 | 174 | （二）缴费人数 | 人 | 38
    """,
        above="基础资料表",
    )
    said = [(a.row_label, a.amount_text, a.unit) for a in found.amounts]
    assert said == [
        ("（一）本年补缴欠费", "11.50", "万元"),
        ("（一）参保人数", "174", "人"),
        ("（二）缴费人数", "38", "人"),
    ]


def test_crossed_out_cells_make_no_column_one_of_words() -> None:
    found = spanned(
        """
    项目 | 2025年执行数 | 项目 | 2025年执行数
    一、保险费收入 | 53.94 | 一、待遇支出 | 49.44
    × | × | 二、补贴支出 | 3.29
    × | × | 三、转移支出 | 1.02
    × | × | 四、其他支出 | 2.00
    """,
        above="收支预算表\n单位：万元",
    )
    assert [role for role, _ in roles(found)] == ["label", "measure", "label", "measure"]
    assert [(a.row_label, a.amount_text) for a in found.amounts][:2] == [
        ("一、保险费收入", "53.94"),
        ("一、待遇支出", "49.44"),
    ]


def test_whole_amounts_before_a_name_are_no_codes() -> None:
    found = spanned("""
    基金项目 | 收入预算 | 支出预算 | 项目明细
    合计 | 46000 | 46000 |
    土地出让收入安排的支出 | 41405 | 998 | 乡村治理专项经费
    污水处理费安排的支出 | 2800 | 150 | 管网维护费
    专项债券安排的支出 | 1495 | 1980 | 绿地养护费
    """)
    assert roles(found)[1:3] == [("measure", "收入预算"), ("measure", "支出预算")]


def test_a_name_merged_over_the_line_numbers_is_the_rows() -> None:
    found = spanned("""
    序号 | 项目名称 | 金额
    全县合计 | < | 15.50
    1 | 山塘整治 | 12.50
    2 | 水文监测 | 3.00
    """)
    assert [e.label for e in found.table.entries] == ["全县合计", "山塘整治", "水文监测"]


@pytest.mark.parametrize("above", ["支出情况表\n金额：万元", "支出情况表（金额：万元）"])
def test_a_caption_may_say_the_unit_without_the_word(above: str) -> None:
    found = spanned("项目 | 合计\n人员 | 5.00\n公用 | 4.00", above=above)
    assert {a.unit for a in found.amounts} == {"万元"}


LISTED = """
    序号 | 名称 | 页码
    1 | 表一、2026年一般公共预算收入表 | 1
    2 | 表二、2026年一般公共预算支出表 | 3
    3 | 表三、2026年政府性基金收支预算表 | 12
"""
LED = """
    目录 |
    表一、2026年收入情况…………………1 | 1
    表二、2026年支出情况…………………3 | 3
    表三、2026年基金收支…………………12 | 12
"""


@pytest.mark.parametrize("rows", [LISTED, LED, LISTED.replace("页码", "")])
def test_a_list_of_contents_has_no_amounts(rows: str) -> None:
    found = spanned(rows, above="附表")
    assert not found.amounts
    assert not [c for c in found.table.columns if c.role is ColumnRole.MEASURE]


def test_a_dash_beside_a_name_is_no_part_of_it() -> None:
    found = spanned("""
    单位名称 | 项目名称 | 总计 | 一般公共预算
    岱山县水利局 | 山塘整治 | 12.50 | 12.50
    乡镇小计 | — | 3.00 | 3.00
    """)
    assert [e.label for e in found.table.entries] == ["岱山县水利局/山塘整治", "乡镇小计"]
    assert len(found.table.columns) == 4


@pytest.mark.parametrize("heading", ["总价（元）", "估算价（元）", "总价"])
def test_whole_amounts_before_words_are_no_codes_where_the_heading_tells(heading: str) -> None:
    found = spanned(
        f"""
        资产名称 | 数量 | 单价（元） | {heading} | 资金来源
        台式计算机 | 2 | 5000 | 10000 | 财政拨款
        打印机 | 1 | 1200 | 1200 | 财政拨款
        """,
        above="新增资产配置预算表\n单位：元",
    )
    assert [a.amount_text for a in found.amounts] == ["2", "5000", "10000", "1", "1200", "1200"]
