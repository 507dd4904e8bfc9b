"""Every column that a table prints is in the published table, whatever names its rows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Cell, Place
from pipeline.model.table import ColumnRole, Table
from pipeline.recognize.published_columns import cleaned
from pipeline.values.text import fold
from tests.recognize.test_spanned import spanned
from tests.support import printed, understood

CODES = {
    "单位编码": ("242001", "242002", "1", "153"),
    "预算单位代码": ("330001", "330002"),
    "科目编码": ("2080109", "2080102", "213"),
    "部门经济科目编码": ("30299", "30213", "302"),
    "政府经济科目编码": ("50299", "50209"),
    "项目编码": ("7001", "88002"),
}
NAMES = {
    "单位名称": ("甲中心", "乙支队"),
    "科目名称": ("行政运行", "水利工程建设"),
    "项目名称": ("山塘整治", "水库除险"),
    "采购目录": ("C0602展览服务", "其他货物"),
    "采购项目": ("日常公用经费", "会议用房"),
    "采购时间": ("一月", "十二月"),
    "说明": ("按月支付", "一次付清"),
}
AMOUNTS = ("预算金额", "其中：本年", "上年结转")


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A header and rows: codes and names in any order, amounts behind them and between."""
    heads = draw(st.permutations([*CODES, *NAMES]))[: draw(st.integers(2, 8))]
    amounts = list(AMOUNTS[: draw(st.integers(1, 3))])
    if not set(heads) & set(NAMES):
        heads = [*heads, "项目名称"]
    rows = []
    for _ in range(draw(st.integers(2, 5))):
        named = [draw(st.sampled_from(["", *(CODES | NAMES)[head]])) for head in heads]
        figures = st.integers(1_000_000, 9_999_999).map(lambda n: f"{n / 100:.2f}")
        rows.append([*named, *(draw(figures) for _ in amounts)])
    return [[*heads, *amounts], *rows]


def _text(rows: list[list[str]]) -> str:
    return "部门预算政府采购表\n\n单位：元\n\n" + "\n".join("\t".join(row) for row in rows) + "\n"


def _lost(table: Table, rows: list[list[str]]) -> list[str]:
    """The cells below the header that no cell of the published table holds."""
    published = [fold(cell.text) for row in table.body for cell in row if cell]
    return [
        text
        for row in rows[1:]
        for text in row
        if not any(fold(text) in each for each in published)
    ]


@settings(max_examples=200)
@given(tables())
def test_every_printed_cell_is_in_the_published_table(rows: list[list[str]]) -> None:
    found = understood(_text(rows))
    assert _lost(found.table, rows) == []


PURCHASES = """
部门预算政府采购表

单位：元

科目 → → → 单位编码 → 采购项目 → 采购目录 → 数量 → 预算金额
类 → 款 → 项 → → → → →
 → → → → 合计 → → 3 → 380.00
208 → 01 → 09 → 1 → 全额 → → 3 → 380.00
208 → 01 → 09 → 242001 → 日常公用经费 → 其他货物 → 1 → 130.00
 → → → 242002 → 日常公用经费 → 维修服务 → 2 → 250.00
"""


def test_the_code_of_a_unit_beside_that_of_a_classification_is_a_column_of_its_own() -> None:
    found = understood(printed(PURCHASES))
    table = found.table
    assert [column.label for column in table.columns][:3] == ["科目", "采购目录", "单位编码"]
    assert table.columns[2].role is ColumnRole.TEXT
    assert _column(table, 0) == ["", "2080109", "2080109", ""]
    assert _column(table, 2) == ["", "1", "242001", "242002"]
    assert [entry.code for entry in table.entries] == ["", "2080109", "2080109", "242002"]


def test_how_a_unit_is_funded_is_no_unit() -> None:
    """全额 with the code 1 in the column of units' codes."""
    entries = understood(printed(PURCHASES)).table.entries
    assert not any(entry.entity for entry in entries)


def test_a_units_code_alone_is_the_column_of_codes() -> None:
    found = understood(
        printed("""
        部门收入总表

        单位：元

        单位编码 → 单位名称 → 合计 → 财政拨款
         → 合计 → 380.00 → 380.00
        242001 → 甲中心 → 130.00 → 130.00
        242002 → 乙支队 → 250.00 → 250.00
        """)
    )
    assert [column.label for column in found.table.columns][:3] == ["单位编码", "单位名称", "合计"]


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("产\n出\n指\n标", "产出指标"),
        (" 年 \n度", "年度"),
        ("1.培训\n2.宣传", "1.培训\n2.宣传"),
        ("1\n2", "1\n2"),
    ],
)
def test_a_word_that_stands_upright_is_one_line(printed: str, published: str) -> None:
    cell = cleaned(Cell(printed, Place("甲.docx")))
    assert cell is not None
    assert cell.text == published


def test_a_name_below_a_code_is_no_rest_of_it_where_it_has_words_of_its_own() -> None:
    found = understood(
        printed("""
        项目支出表

        科目编码 → 项目名称 → 金额 → 说明
        2130301 → 山塘整治 → 12.50 → 整治三座
        2130305 → 水库除险 → 30.00 → 加固大坝
         → 河道清淤 → → 明年开工
        2130306 → 灌区改造 → 10.00 → 两处
        """)
    )
    assert _column(found.table, 1) == ["山塘整治", "水库除险", "河道清淤", "灌区改造"]
    assert _column(found.table, 3)[2] == "明年开工"


def _column(table: Table, index: int) -> list[str]:
    cells = [row[index] for row in table.body]
    return [cell.text if cell else "" for cell in cells]


def test_names_of_several_columns_stand_under_all_their_headings() -> None:
    found = spanned(
        """
        采购品目大类 | 专项名称 | 经济科目 | 采购方式 | 总计
        合计 | | | | 40.00
        货物 | | | | 40.00
        | 信息网络建设 | 办公设备购置 | 集中采购 | 25.00
        | 物业管理费 | 物业管理费 | 分散采购 | 15.00
        """,
        above="政府采购预算表\n单位：万元",
    )
    heads = [column.label for column in found.table.columns]
    assert heads == ["采购品目大类/专项名称/经济科目", "经济科目", "采购方式", "总计"]
    assert _column(found.table, 0)[2:] == ["信息网络建设/办公设备购置", "物业管理费"]
    assert _column(found.table, 1)[2:] == ["办公设备购置", "物业管理费"]


def test_equal_parts_of_a_code_beside_each_other_are_no_columns_of_their_own() -> None:
    found = spanned("""
类 | 款 | 项 | 科目名称 | 合计
208 | | | 社会保障和就业支出 | 1.00
208 | 05 | | 行政事业单位养老支出 | 1.00
208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 1.00
""")
    assert [column.role.value for column in found.table.columns] == ["code", "label", "measure"]
    assert [entry.code for entry in found.table.entries] == ["208", "20805", "2080505"]
