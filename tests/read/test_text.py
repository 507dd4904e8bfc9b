"""Lines → paragraphs and grids, in both kinds of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Document, Grid, GridLayout, Paragraph
from pipeline.values.amounts import parse_amount
from tests.support import from_word, printed, read


def shapes(document: Document) -> list[str | list[list[str]]]:
    """A paragraph as its text, a grid as the texts of its rows."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in document.blocks
    ]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def test_rows_parted_by_tabs_keep_their_empty_cells() -> None:
    document = read(
        printed("""
        支出表

        项目 → 行次 → 金额
        水利 → 1 →
         → 2 → 4.10

        注：无。
        """)
    )
    assert shapes(document) == [
        "支出表",
        [["项目", "行次", "金额"], ["水利", "1", ""], ["", "2", "4.10"]],
        "注：无。",
    ]
    assert grids(document)[0].layout is GridLayout.ALIGNED
    assert [row[0].place.line for row in grids(document)[0].rows] == [3, 4, 5]


def test_a_title_with_its_unit_begins_a_table_without_a_blank_line() -> None:
    document = read(
        printed("""
        收入决算表
        单位：万元
        项目 → 行次 → 金额
        水利 → 1 → 4.10
        其他
        灌溉 → 2 → 3.10
        支出决算表
        公开03表
        单位：万元
        项目 → 行次 → 金额
        防汛 → 1 → 5.10
        """)
    )
    assert shapes(document) == [
        "收入决算表",
        "单位：万元",
        [["项目", "行次", "金额"], ["水利", "1", "4.10"], ["其他"], ["灌溉", "2", "3.10"]],
        "支出决算表",
        "公开03表",
        "单位：万元",
        [["项目", "行次", "金额"], ["防汛", "1", "5.10"]],
    ]


def test_one_cell_per_line_makes_rows_of_runs_and_tables_of_single_blanks() -> None:
    document = read("支出表\n\t项目\n\t金额\n\n\t水利\n\t4.10\n\n\n\t项目\n\t数量\n\n\n注：无。\n")
    assert shapes(document) == [
        "支出表",
        [["项目", "金额"], ["水利", "4.10"]],
        [["项目", "数量"]],
        "注：无。",
    ]
    assert {grid.layout for grid in grids(document)} == {GridLayout.COLLAPSED}
    assert [cell.place.line for cell in grids(document)[0].rows[1]] == [5, 6]


def test_a_line_without_a_tab_goes_on_with_the_cell_above() -> None:
    document = read("\t项目\n\t简介\n\n\t山塘整治\n\t整治三座\n年内完工\n\n\n")
    assert shapes(document) == [[["项目", "简介"], ["山塘整治", "整治三座\n年内完工"]]]


def test_the_kind_is_told_table_by_table() -> None:
    typed = "单位名称\t性质\n水利站\t事业"
    document = read(f"\t项目\n\t金额\n\n\t水利\n\t4.10\n\n\n{typed}\n\n\t项目\n\t数量\n\n\n")
    assert shapes(document) == [
        [["项目", "金额"], ["水利", "4.10"]],
        [["单位名称", "性质"], ["水利站", "事业"]],
        [["项目", "数量"]],
    ]
    assert [grid.layout for grid in grids(document)] == [
        GridLayout.COLLAPSED,
        GridLayout.ALIGNED,
        GridLayout.COLLAPSED,
    ]


def test_two_texts_of_either_kind_in_one_row_stay_one_table() -> None:
    same = "\t项目\n\t金额\n\n\t水利\n\t4.10\n"
    assert shapes(read(same)) == [[["项目", "金额"], ["水利", "4.10"]]]
    assert shapes(read("项目\t金额\n水利\t4.10\n")) == [[["项目", "金额"], ["水利", "4.10"]]]


def test_a_form_feed_ends_a_line() -> None:
    assert shapes(read("第一页\f第二页\n")) == ["第一页", "第二页"]


@pytest.mark.parametrize(("last", "noted"), [("行政运行\t4", True), ("行政运行\t4\t无", False)])
def test_a_last_row_that_is_cut_short_is_noted(last: str, noted: bool) -> None:
    document = read(f"项目\t金额\t备注\n水利\t4.10\t无\n合计\t4.10\t无\n{last}")
    assert any("cut short" in remark.message_en for remark in document.remarks) is noted


def test_a_short_last_row_that_ends_its_line_is_not_cut() -> None:
    document = read("项目\t金额\t备注\n水利\t4.10\t无\n合计\t4.10\t无\n行政运行\t4\n")
    assert document.remarks == ()


# Nothing that is printed is lost, whatever stands next to what

word = st.text("水利局库塘堤坝0123.—", min_size=1, max_size=6)
paragraph = word
tab_table = st.lists(
    st.lists(word | st.just(""), min_size=2, max_size=4), min_size=1, max_size=4
).map(lambda rows: "\n".join("\t".join(row) for row in rows))
word_table = st.lists(
    st.lists(word | st.just(""), min_size=1, max_size=4), min_size=1, max_size=4
).map(lambda rows: "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows) + "\n")
gap = st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n"])
texts = st.lists(st.tuples(paragraph | tab_table | word_table, gap), max_size=6).map(
    lambda parts: "表\n" + "".join(part + after for part, after in parts)
)


@given(texts)
def test_every_line_ends_up_in_some_block(text: str) -> None:
    document = read(text)
    kept: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            kept.append(block.text)
        else:
            kept += [cell.text for row in block.rows for cell in row]
    told = [piece for cell in kept for piece in cell.split("\n") if piece]
    said = [piece for line in document.pages[0] for piece in line.split("\t") if piece]
    assert told == said


@given(texts)
def test_every_cell_stands_on_its_line(text: str) -> None:
    document = read(text)
    for block in document.blocks:
        cells = [block] if isinstance(block, Paragraph) else [c for row in block.rows for c in row]
        for cell in cells:
            assert cell.place.line is not None
            assert cell.text.split("\n")[0] in document.pages[0][cell.place.line - 1]


def test_the_two_ways_to_write_a_table_agree() -> None:
    rows = """
        项目 → 金额
        水利 → 4.10
        合计 → 4.10
        """
    (aligned,) = grids(read(printed(rows)))
    (collapsed,) = grids(read(from_word(rows)))
    assert [[c.text for c in row] for row in aligned.rows] == [
        [c.text for c in row] for row in collapsed.rows
    ]


def test_a_total_that_lost_its_tabs_is_a_row_above_the_note() -> None:
    text = "政府性基金支出表\n科目编码\t科目名称\t合计\n合计\n注：本部门无此项支出。\n"
    found = read(text)
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grid.rows[-1]] == ["合计"]
    assert isinstance(found.blocks[-1], Paragraph)


@pytest.mark.parametrize(
    "marks", ["\u202d{}\u202c", "\u200e{}", "\u2066{}\u2069", "\u202a{}\u202c"]
)
def test_marks_of_the_direction_of_writing_are_no_part_of_a_number(marks: str) -> None:
    assert _figures(marks.format("600.00")) == ["600.00"]


def test_a_number_whose_digits_are_turned_around_is_none() -> None:
    """What is shown behind U+202E is another number than the one that is stored."""
    (figure,) = _figures("\u202e00.006\u202c")
    assert parse_amount(figure) is None


def _figures(cell: str) -> list[str]:
    document = read(f"支出表\n\n项目\t金额\n水利工程\t{cell}\n")
    return [grid.rows[1][1].text for grid in grids(document)]
