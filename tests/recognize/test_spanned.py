"""Tables whose source states its merged cells: headings stand over what their cells cover."""

from __future__ import annotations

from pipeline.model.document import Block, Cell, Document, Grid, GridLayout, Paragraph, Place
from tests.support import FILE, Understood, headings, identity

OVER, BELOW = "<", "^"
"""In the tables below: a place that the cell to its left, or above it, is merged over."""


def spanned(*tables: str, above: str = "支出总表\n单位：万元") -> Understood:
    """Tables drawn with | between cells, each on a page of its own, as a reader with spans gives them."""
    blocks: list[Block] = []
    lines: list[str] = []
    for line in above.split("\n"):
        lines.append(line)
        blocks.append(Paragraph(line, Place(FILE, len(lines), 1)))
    for page, table in enumerate(tables, start=1):
        rows = [[cell.strip() for cell in row.split("|")] for row in table.strip().split("\n")]
        blocks.append(_grid(rows, page, len(lines) + 1))
    return Understood(Document(FILE, "pdf", tuple(blocks)), identity())


def _grid(rows: list[list[str]], page: int, first: int) -> Grid:
    made = []
    for index, row in enumerate(rows):
        place = Place(FILE, first + index, page)
        made.append(
            tuple(
                Cell("", place, covered=True)
                if text in (OVER, BELOW)
                else Cell(text, place, _across(row, column), _down(rows, index, column))
                for column, text in enumerate(row)
            )
        )
    return Grid(tuple(made), GridLayout.SPANNED, made[0][0].place)


def _across(row: list[str], column: int) -> int:
    end = column + 1
    while end < len(row) and row[end] == OVER:
        end += 1
    return end - column


def _down(rows: list[list[str]], row: int, column: int) -> int:
    end = row + 1
    while end < len(rows) and rows[end][column] == BELOW:
        end += 1
    return end - row


BODY = """
20101 | 人大事务 | 9.00 | 4.00 | 3.00 | 1.00 | 5.00
201   | 一般公共服务支出 | 9.00 | 4.00 | 3.00 | 1.00 | 5.00
"""


def test_a_heading_stands_over_the_columns_that_its_cell_covers() -> None:
    found = spanned(
        """
科目编码 | 科目名称 | 合计 | 基本支出 | <        | <        | 项目支出
^        | ^        | ^    | 小计     | 人员经费 | 公用经费 | ^"""
        + BODY
    )
    assert headings(found.table) == [
        "合计", "基本支出/小计", "基本支出/人员经费", "基本支出/公用经费", "项目支出",
    ]  # fmt: skip
    assert not found.table.headings_moved
    assert not any(column.inferred for column in found.table.columns)


def test_words_nobody_knows_below_a_group_are_headings() -> None:
    found = spanned(
        """
科目编码 | 科目名称 | 合计 | 甲类事项 | <      | <      | 乙
^        | ^        | ^    | 其一     | 其二   | 其三   | ^"""
        + BODY
    )
    assert headings(found.table) == [
        "合计", "甲类事项/其一", "甲类事项/其二", "甲类事项/其三", "乙",
    ]  # fmt: skip


def test_a_group_over_amounts_is_their_heading_whatever_it_is_called() -> None:
    found = spanned(
        """
项目     | 资金性质 | <
^        | 合计     | 一般公共预算
公务接待费 | 3.00   | 3.00"""
    )
    assert headings(found.table) == ["资金性质/合计", "资金性质/一般公共预算"]


def test_a_heading_that_is_not_merged_reaches_over_the_blanks_behind_it() -> None:
    found = spanned(
        """
科目编码 | 科目名称 | 合计 | 基本支出 |          |          | 项目支出
         |          |      | 小计     | 人员经费 | 公用经费 |"""
        + BODY
    )
    assert headings(found.table)[1:4] == [
        "基本支出/小计", "基本支出/人员经费", "基本支出/公用经费",
    ]  # fmt: skip


def test_a_total_label_among_the_headings_heads_no_column() -> None:
    found = spanned(
        """
项目     | <        | 年初结转 | 本年支出 | <        | <        | 年末结转
科目编码 | 科目名称 | ^        | ^        | ^        | ^        | ^
合计     | <        |          | 合计     | 基本支出 | 项目支出 |
         |          |          |          |          |          |"""
    )
    assert headings(found.table) == [
        "年初结转", "本年支出/合计", "本年支出/基本支出", "本年支出/项目支出", "年末结转",
    ]  # fmt: skip


def test_a_merged_name_is_that_of_each_of_its_rows_and_an_amount_of_its_first() -> None:
    found = spanned(
        """
科目编码 | 科目名称 | 合计
20101    | 人大事务 | 4.00
^        | ^        | 5.00
20103    | 政府办公厅 | 7.00
^        | ^        | ^"""
    )
    assert found.stated == [
        ("人大事务", "合计", "4.00"),
        ("人大事务", "合计", "5.00"),
        ("政府办公厅", "合计", "7.00"),
    ]
    assert [cell and cell.text for cell in found.table.body[1]] == [None, None, "5.00"]


def test_title_unit_and_note_within_the_borders_are_none_of_the_table() -> None:
    found = spanned(
        """
附件1 | < | <
2024年度一般公共预算支出表 | < | <
部门：岱山县水利局 | < | 单位：万元
科目编码 | 科目名称 | 合计
20101    | 人大事务 | 4.00
注：本表反映一般公共预算支出情况。 | < | <""",
        above="第二部分 部门预算表",
    )
    table = found.table
    assert (table.title, table.unit) == ("2024年度一般公共预算支出表", "万元")
    assert table.notes == ("注：本表反映一般公共预算支出情况。",)
    assert found.stated == [("人大事务", "合计", "4.00")]


def test_a_bare_body_beside_the_unit_and_an_appendix_within_the_borders() -> None:
    found = spanned(
        """
2024年度一般公共预算支出表 | < | <
附件1 | < | <
岱山县水利局 | | 单位：万元
科目编码 | 科目名称 | 合计
20101    | 人大事务 | 4.00""",
        above="第二部分 部门预算表",
    )
    table = found.table
    assert (table.title, table.unit) == ("2024年度一般公共预算支出表", "万元")
    assert table.entity.name == "岱山县水利局"
    assert found.stated == [("人大事务", "合计", "4.00")]


def test_a_page_without_a_header_goes_on_with_the_table_above() -> None:
    found = spanned(
        """
科目编码 | 科目名称 | 合计
20101    | 人大事务 | 4.00""",
        """
20103    | 政府办公厅 | 7.00
合计     | <        | 11.00""",
    )
    assert [a.amount_text for a in found.amounts] == ["4.00", "7.00", "11.00"]
    assert [a.source_page for a in found.amounts] == [1, 2, 2]


def test_heads_of_the_parts_of_a_code_beside_the_total_are_no_name() -> None:
    found = spanned("""
        项目 | < | < | < | 本年支出 | < | <
        科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出
        类 | 款 | 项 | 合计 | 61.40 | 41.40 | 20.00
        213 | < | < | 农林水支出 | 61.40 | 41.40 | 20.00
        21303 | < | < | 水利 | 61.40 | 41.40 | 20.00
        """)
    assert [(e.code, e.label) for e in found.table.entries] == [
        ("", "合计"),
        ("213", "农林水支出"),
        ("21303", "水利"),
    ]
    assert found.table.entries[0].is_total
    assert [column.label for column in found.table.columns][:2] == ["科目编码", "科目名称"]


def test_right_of_words_only_a_heading_for_names_is_over_names() -> None:
    found = spanned(
        """
        采购品目大类 | 专项名称 | 采购物品名称 | 采购组织形 | 总计
        合计 | | | | 40.00
        货物 | | | | 40.00
        | 信息网络建设 | | | 40.00
        | | 服务器 | 分散采购 | 25.00
        | | 打印机 | 集中采购 | 15.00
        """,
        above="政府采购预算表\n单位：万元",
    )
    labels = [entry.label for entry in found.table.entries]
    assert labels == ["合计", "货物", "信息网络建设", "服务器", "打印机"]
    heads = [column.label for column in found.table.columns]
    assert heads == ["采购品目大类/专项名称", "采购物品名称", "采购组织形", "总计"]


def test_names_merged_over_line_numbers_leave_these_line_numbers() -> None:
    """Groups named over 序号 and 项目, each with its items numbered from 1."""
    found = spanned("""
        序号 | 项目 | 预算数
        重点支出 | < | 245.00
        1 | 职工安置 | 45.00
        2 | 堤防加固 | 200.00
        其他支出 | < | 203.00
        1 | 防汛物资 | 203.00
        """)
    assert [entry.label for entry in found.table.entries] == [
        "重点支出",
        "职工安置",
        "堤防加固",
        "其他支出",
        "防汛物资",
    ]
    assert [column.role.value for column in found.table.columns] == ["sequence", "label", "measure"]


def test_numbers_that_nothing_tells_of_are_no_amounts() -> None:
    """Helper numbers beside a cover: no title, no unit, no heading, few names."""
    found = spanned(
        "岱山县水利局 | 3\n | 8\n | 10\n二〇二三年一月 | 22\n | 23\n | 24", above="封面"
    )
    assert not found.amounts
    named = spanned("甲项 | 3.00\n乙项 | 8.00\n丙项 | 9.00", above="封面")
    assert len(named.amounts) == 3


MERGED = """
基金项目 | 收入预算 | 支出预算 | 项目明细
合计 | 9.00 | 9.00 |
出让收入安排的支出 | 7.00 | 3.00 | 养护费
^ | ^ | 4.00 | 维修费
污水处理费安排的支出 | 2.00 | 2.00 | 运行费
"""


def test_names_right_of_the_amounts_name_the_rows_that_share_one() -> None:
    """What is merged over all of them is of the name that they share."""
    found = spanned(MERGED)
    shared = "出让收入安排的支出"
    assert found.stated == [
        ("合计", "收入预算", "9.00"),
        ("合计", "支出预算", "9.00"),
        (shared, "收入预算", "7.00"),
        (f"{shared}/养护费", "支出预算", "3.00"),
        (f"{shared}/维修费", "支出预算", "4.00"),
        ("污水处理费安排的支出", "收入预算", "2.00"),
        ("污水处理费安排的支出", "支出预算", "2.00"),
    ]


def test_names_right_of_the_amounts_tell_no_depth() -> None:
    found = spanned(MERGED.replace("合计 | 9.00 | 9.00 |\n", "其他收入 | 9.00 | 9.00 |\n"))
    assert {entry.level for entry in found.table.entries} == {None}
    assert all(entry.is_leaf for entry in found.table.entries)


def test_remarks_right_of_the_amounts_name_nothing() -> None:
    found = spanned(MERGED.replace("项目明细", "备注"))
    assert {row for row, _, _ in found.stated} == {
        "合计",
        "出让收入安排的支出",
        "污水处理费安排的支出",
    }
