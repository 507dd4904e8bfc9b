"""Tables of a .docx: merged cells, columns, rows stacked in cells, tables of layout, rows typed with tabs."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid, GridLayout
from tests.read.docx_support import lines, p, r, read, rows, shapes, stacked, tbl, tc, tr


def test_spans_and_merges_are_laid_on_the_grid() -> None:
    assert rows(tbl(
        tr(tc("项目", merge="restart"), tc("决算数", span=2)),
        tr(tc(merge="continue"), tc("基本"), tc("项目")),
        tr(tc("水利"), tc("4.10"), tc("")),
    )) == [["项目", "决算数", "‖"], ["‖", "基本", "项目"], ["水利", "4.10", ""]]  # fmt: skip


def test_rows_that_stand_in_one_are_parted_where_their_blank_lines_are_counted() -> None:
    head = tr(tc("项目"), tc("合计"), tc("基金"), tc("备注"))
    names = stacked("栏次", "一、水利", "二、农业", "合计")
    row = tr(names, stacked("1", "9.00", "", "9.00"), stacked("2", "", "", ""), tc())
    broken = tc("<w:r><w:t>2</w:t><w:br/><w:br/><w:br/></w:r>")
    assert rows(tbl(head, row)) == rows(tbl(head, row.replace(stacked("2", "", "", ""), broken)))
    assert rows(tbl(head, row)) == [
        ["项目", "合计", "基金", "备注"],
        ["栏次", "1", "2", ""],
        ["一、水利", "9.00", "", ""],
        ["二、农业", "", "", ""],
        ["合计", "9.00", "", ""],
    ]


@pytest.mark.parametrize(
    "other",
    [stacked("9.00", "", "9.00"), stacked("9.00", "", "", ".50"), stacked("无", "", "", "9.00")],
)
def test_a_row_stays_one_where_its_lines_do_not_stand_beside_each_other(other: str) -> None:
    table = tbl(tr(tc("项目"), tc("合计")), tr(stacked("水利", "", "农业", "合计"), other))
    assert len(rows(table)) == 2


def test_a_merge_that_goes_on_below_nothing_is_a_cell_of_its_own() -> None:
    assert rows(tbl(
        tr(tc("甲", merge="continue"), tc("乙")),
        tr(tc(merge="continue"), tc("丙")),
        tr(tc("丁", span=2, merge="continue")),
    )) == [["甲", "乙"], ["‖", "丙"], ["丁", "‖"]]  # fmt: skip


def test_old_merges_across_are_merges() -> None:
    across = '<w:hMerge w:val="{}"/>'.format
    document = read(tbl(
        tr(tc("合计", properties=across("restart")), tc(properties=across("continue")), tc("9")),
        tr(tc("a"), tc("b"), tc("c")),
    ))  # fmt: skip
    assert shapes(document) == [[["合计", "‖", "9"], ["a", "b", "c"]]]


def test_columns_left_out_at_the_ends_of_a_row_are_empty() -> None:
    before, after = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="1"/>'
    found = rows(tbl(
        tr(tc("甲"), tc("乙"), tc("丙")),
        tr(tc("2"), tc("3"), properties=before),
        tr(tc("1"), tc("2"), properties=after),
    ))  # fmt: skip
    assert found == [["甲", "乙", "丙"], ["", "2", "3"], ["1", "2", ""]]


def test_cells_without_spans_find_their_columns_by_width() -> None:
    found = rows(tbl(
        tr(tc("项目", width=3000), tc("决算数", width=2000)),
        tr(tc("水利", width=3000), tc("1.00", width=1000), tc("2.00", width=1000)),
        tr(tc("合计", width=4000), tc("3.00", width=1000)),
        grid=(3000, 1000, 1000),
    ))  # fmt: skip
    assert found == [["项目", "决算数", "‖"], ["水利", "1.00", "2.00"], ["合计", "‖", "3.00"]]


def test_columns_are_known_from_a_full_row_where_the_table_states_none() -> None:
    share = '<w:tcW w:w="{}" w:type="pct"/>'.format
    found = rows(tbl(
        tr(tc("a", properties=share(3000)), tc("b", properties=share(1000)), tc("c", properties=share(1000))),
        tr(tc("d", properties=share("80%")), tc("e", properties=share("20%"))),
    ))  # fmt: skip
    assert found == [["a", "b", "c"], ["d", "‖", "e"]]


def test_a_ragged_row_without_widths_is_filled_up() -> None:
    assert rows(tbl(tr(tc("a"), tc("b"), tc("c")), tr(tc("d")))) == [["a", "b", "c"], ["d", "", ""]]


def test_slivers_between_edges_drawn_by_hand_are_no_columns() -> None:
    grid = (2000, 40, 2000, 30, 1930)
    found = rows(tbl(
        tr(tc("项目"), tc("预算", span=2), tc("决算", span=2)),
        tr(tc("水利", span=2), tc("1.00", span=2), tc("2.00")),
        tr(tc("行政", span=2), tc("3.00"), tc("4.00", span=2)),
        grid=grid,
    ))  # fmt: skip
    assert found == [["项目", "预算", "决算"], ["水利", "1.00", "2.00"], ["行政", "3.00", "4.00"]]


def test_a_narrow_column_that_holds_cells_is_a_column() -> None:
    found = rows(tbl(
        tr(tc("类"), tc("款"), tc("项"), tc("金额")),
        tr(tc("208", span=3), tc("1.00")),
        grid=(120, 120, 120, 4000),
    ))  # fmt: skip
    assert found == [["类", "款", "项", "金额"], ["208", "‖", "‖", "1.00"]]


def test_text_under_a_merged_cell_is_left_out_and_said() -> None:
    document = read(tbl(
        tr(tc("水利", merge="restart"), tc("1.00")),
        tr(tc("9.99", merge="continue"), tc("2.00")),
        tr(tc("水利", merge="continue"), tc("3.00")),
    ))  # fmt: skip
    assert shapes(document) == [[["水利", "1.00"], ["‖", "2.00"], ["‖", "3.00"]]]
    (remark,) = document.remarks
    assert remark.is_defect
    assert remark.message_en.endswith("9.99")


def test_tables_without_a_paragraph_between_stay_apart() -> None:
    table = tbl(tr(tc("a"), tc("b")))
    assert shapes(read(table + table)) == [[["a", "b"]], [["a", "b"]]]


def test_a_table_within_a_cell_follows_the_table() -> None:
    inner = tbl(tr(tc("内"), tc("1")))
    document = read(tbl(tr(tc(f"<w:p>{r('外')}</w:p>{inner}{p('后')}"), tc("2"))))
    assert shapes(document) == [[["外\n后", "2"]], [["内", "1"]]]


def test_a_column_of_passages_is_text_and_one_of_entries_a_table() -> None:
    passage = p("上年结余的使用按规定纳入本年预算统筹安排并向社会公开" * 3)
    column = tbl(tr(tc(p("说明"))), tr(tc(passage + passage)))
    assert [type(shape) for shape in shapes(read(column))] == [str, str, str]
    assert shapes(read(tbl(tr(tc(p("科目"))), tr(tc(p("水利")))))) == [[["科目"], ["水利"]]]


def test_a_table_of_layout_is_undone_in_order() -> None:
    inner = tbl(tr(tc("内"), tc("1")))
    frame = tbl(tr(tc(p("上") + inner + p("下"))), tr(tc(inner)))
    assert shapes(read(frame)) == ["上", [["内", "1"]], "下", [["内", "1"]]]
    beside = tbl(tr(tc(inner + p()), tc(), tc(inner + p())))
    assert shapes(read(beside)) == [[["内", "1"]], [["内", "1"]]]
    assert shapes(read(tbl(tr(tc(p("框内") + p("文字")))))) == ["框内", "文字"]


def test_a_frame_of_blank_cells_around_passages_is_layout() -> None:
    passage = p("上年结余的使用按规定纳入本年预算统筹安排并向社会公开" * 3)
    rows = tr(tc(), tc(passage), tc()), tr(tc(), tc(passage), tc())
    assert [type(shape) for shape in shapes(read(tbl(*rows)))].count(str) > 1
    assert not [b for b in read(tbl(*rows)).blocks if isinstance(b, Grid)]
    nested = tr(tc(), tc(tbl(tr(tc(tbl(*rows))))), tc())
    assert not [b for b in read(tbl(nested)).blocks if isinstance(b, Grid)]
    beside = tbl(tr(tc(p("说明")), tc(passage + passage)))
    assert isinstance(read(beside).blocks[0], Grid)


def test_rows_typed_with_tabs_are_a_table() -> None:
    typed = ["\t合计\t12.50\t8.10", "213\t农林水支出\t12.50\t8.10"]
    body = [
        p("部门支出总表"),
        p("部门：某局\t单位：万元"),
        p("编码\t名称\t合计\t基本支出"),
        *map(p, typed),
        p("注：无。"),
    ]
    assert shapes(read("".join(body))) == [
        "部门支出总表",
        [
            line.split("\t")
            for line in ("部门：某局\t单位：万元", "编码\t名称\t合计\t基本支出", *typed)
        ],
        "注：无。",
    ]
    (grid,) = (block for block in read("".join(body)).blocks if isinstance(block, Grid))
    assert grid.layout is GridLayout.ALIGNED
    assert [row[0].place.line for row in grid.rows] == [2, 3, 4, 5]


def test_names_and_amounts_alone_are_a_table_too() -> None:
    typed = ["项目\t预算数", "合计\t12.50", "办公费\t8.10", "邮电费\t4.40"]
    assert shapes(read("".join(map(p, typed)))) == [[line.split("\t") for line in typed]]


def test_contents_and_captions_with_tabs_are_no_table() -> None:
    said = [
        "一、\t部门收支总表\t5",
        "二、\t部门收入总表\t12",
        "三、\t部门支出总表\t103",
        "部门：某局\t\t单位：万元",
    ]
    assert lines("".join(map(p, said))) == said
