"""Tables of a PDF: rules drawn in any way, merged cells, wrapped text, rules left out, clips."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import GridLayout
from tests.read.pdf_support import (
    Draw,
    Form,
    Sheet,
    as_bar,
    as_dashes,
    as_dots,
    as_double,
    as_line,
    as_pieces,
    as_wide_double,
    form,
    grids,
    lines,
    only_grid,
    read,
    read_form,
    shapes,
    width_of,
)

PLAIN = form(
    """
    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    208 → 社会保障和就业支出 → 120.00 → 100.00 → 20.00
    20805 → 行政事业单位养老支出 → 120.00 → 100.00 → 20.00
    210 → 卫生健康支出 → 8.00 → 8.00 →
    → 合计 → 128.00 → 108.00 → 20.00
    """,
    widths=(60, 120, 70, 70, 70),
)
WORDS = form(
    """
    一级指标 → 二级指标 → 指标值
    => 产出/指标 → 数量指标 → 维修渠道/三条
    ^ → 质量指标 → 验收/合格
    """,
    widths=(60, 90, 90),
)
MERGED = form(
    """
    => 功能分类科目 → < → < → => 科目/名称 → => 合计 → => 基本支出 → < → => 项目支出
    类 → 款 → 项 → ^ → ^ → 人员经费 → 公用经费 → ^
    208 → 05 → 05 → 养老保险 → 1,061.40 → 1,000.00 → 61.40 → -
    213 → 03 → → 水利 → 20.00 → → → 20.00
    """,
    widths=(30, 30, 30, 90, 60, 60, 60, 60),
)


# Rules


def as_boxes(sheet: Sheet, made: Form) -> None:
    for area in made.areas:
        sheet.bar(made.box(area), stroke=1, fill=0)


def as_path(sheet: Sheet, made: Form) -> None:
    sheet.path(made.rules())


@pytest.mark.parametrize("made", [PLAIN, MERGED, WORDS], ids=["plain", "merged", "words"])
@pytest.mark.parametrize(
    "draw", [as_line, as_bar, as_double, as_wide_double, as_pieces, as_dots, as_dashes]
)
def test_rules_are_found_however_they_are_drawn(made: Form, draw: Draw) -> None:
    assert shapes(read_form(made, draw)) == [made.shape]


@pytest.mark.parametrize("made", [PLAIN, MERGED], ids=["plain", "merged"])
def test_cells_may_be_drawn_as_boxes(made: Form) -> None:
    def page(sheet: Sheet) -> None:
        as_boxes(sheet, made)
        sheet.words(made)

    assert shapes(read(page)) == [made.shape]


@pytest.mark.parametrize("gap", [0.75, 2.0, 3.0])
@pytest.mark.parametrize("made", [PLAIN, MERGED, WORDS], ids=["plain", "merged", "words"])
def test_rules_may_be_what_shows_of_the_ground_between_cells(made: Form, gap: float) -> None:
    def page(sheet: Sheet) -> None:
        sheet.bar(
            (
                made.xs[0] - gap / 2,
                made.ys[0] - gap / 2,
                made.xs[-1] + gap / 2,
                made.ys[-1] + gap / 2,
            )
        )
        sheet.canvas.setFillGray(1)
        for area in made.areas:
            left, top, right, bottom = made.box(area)
            sheet.bar((left + gap / 2, top + gap / 2, right - gap / 2, bottom - gap / 2))
        sheet.canvas.setFillGray(0)
        sheet.words(made)

    assert shapes(read(page)) == [made.shape]


@pytest.mark.parametrize("made", [PLAIN, MERGED], ids=["plain", "merged"])
def test_all_rules_may_be_one_path(made: Form) -> None:
    def page(sheet: Sheet) -> None:
        as_path(sheet, made)
        sheet.words(made)

    assert shapes(read(page)) == [made.shape]


def test_a_double_rule_parts_once() -> None:
    """A wide double rule between two panels leaves no column of its own."""
    left = form("项目 → 金额\n收入 → 1.00\n合计 → 1.00", widths=(80, 60))
    right = form("项目 → 金额\n支出 → 1.00\n合计 → 1.00", widths=(80, 60), left=203)

    def page(sheet: Sheet) -> None:
        sheet.form(left)
        sheet.form(right)
        for y in left.ys:
            sheet.line((200, y, 203, y))

    both = [a + b for a, b in zip(left.shape, right.shape, strict=True)]
    assert shapes(read(page)) == [both]


def test_cells_shaded_behind_their_text_are_no_rules() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.setFillGray(0.8)
        sheet.bar((60, 100, 450, 117))
        sheet.canvas.setFillGray(0)
        sheet.form(PLAIN)

    assert shapes(read(page)) == [PLAIN.shape]


def test_a_frame_around_prose_is_no_table() -> None:
    def page(sheet: Sheet) -> None:
        sheet.bar((50, 50, 400, 120), stroke=1, fill=0)
        sheet.lines("岱山县水利局2023年部门预算", "二〇二三年二月")

    assert lines(read(page)) == ["岱山县水利局2023年部门预算", "二〇二三年二月"]


# Merged cells


def test_a_merged_heading_states_what_it_lies_over() -> None:
    (grid,) = grids(read_form(MERGED))
    assert grid.layout is GridLayout.SPANNED
    spans = {
        (c.text, c.column_span, c.row_span) for c in grid.rows[0] if c.column_span * c.row_span > 1
    }
    assert spans == {
        ("功能分类科目", 3, 1),
        ("科目名称", 1, 2),
        ("合计", 1, 2),
        ("基本支出", 2, 1),
        ("项目支出", 1, 2),
    }


def test_an_empty_cell_is_not_a_covered_one() -> None:
    (grid,) = grids(read_form(MERGED))
    assert [cell.covered for cell in grid.rows[1]] == [False] * 3 + [True] * 2 + [False] * 2 + [
        True
    ]
    assert not any(cell.covered for row in grid.rows[2:] for cell in row)
    assert grid.rows[3][2].text == ""


def test_a_label_may_lie_over_many_rows() -> None:
    made = form("""
        => 收入 → 一般公共预算 → 100.00
        ^ → 政府性基金预算 → 20.00
        ^ → 国有资本经营预算 →
        => 合计 → < → 120.00
        """)
    assert shapes(read_form(made)) == [made.shape]


# Text within cells


def test_wrapped_labels_are_joined() -> None:
    made = form(
        """
        科目编码 → 科目名称 → 合计
        2080505 → 机关事业单位/基本养老保险/缴费支出 → 61.40
        """,
        widths=(60, 60, 60),
    )
    assert only_grid(read_form(made))[1] == ["2080505", "机关事业单位基本养老保险缴费支出", "61.40"]


@pytest.mark.parametrize("printed", ["450.7/7", "1,061,45/0.77", "12345/678.90", "-1,061./40"])
def test_a_number_wrapped_in_a_narrow_cell_stays_whole(printed: str) -> None:
    width = max(width_of(part) for part in printed.split("/")) + 7
    made = form(f"项目/名称 → 金额\n水利/工程 → {printed}\n水库/移民 → 2.00", widths=(40, width))
    assert shapes(read_form(made)) == [made.shape]


def test_several_numbers_wrapped_in_one_row_stay_in_it() -> None:
    made = form("金额 → 金额 → 名称\n450.7/7 → 1061.4/0 → 水利/工程", widths=(33, 33, 40))
    assert shapes(read_form(made)) == [made.shape]


def test_rows_of_figures_without_a_rule_between_them_are_parted() -> None:
    made = form("项目 → 预算数 → 决算数\n水利/防汛/水土保持 → 10.00/2.50/0.50 → 9.00/2.50/-")
    assert only_grid(read_form(made)) == [
        ["项目", "预算数", "决算数"],
        ["水利", "10.00", "9.00"],
        ["防汛", "2.50", "2.50"],
        ["水土保持", "0.50", "-"],
    ]


# Rules left out


def ruled(made: Form, kept: str) -> Form:
    """The form with only the rules that `kept` names."""
    xs, ys = made.xs, made.ys
    across = [(xs[0], y, xs[-1], y) for y in ys]
    down = [(x, ys[0], x, ys[-1]) for x in xs]
    three = [across[0], across[1], across[-1]]
    rules = {
        "rows": across,
        "three lines": three,
        "columns": [*three, *down],
        "box": [across[0], across[-1], down[0], down[-1]],
        "no sides": [*across[1:-1], *down[1:-1]],
        "none": [],
    }
    return replace(made, kept=tuple(rules[kept]))


@pytest.mark.parametrize("kept", ["rows", "three lines", "columns", "box", "no sides", "none"])
def test_a_table_is_found_with_few_rules_or_none(kept: str) -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines("部门支出总表", "单位：万元")
        sheet.form(ruled(PLAIN, kept))
        sheet.text(60, 210, "注：本表反映支出情况。")

    assert shapes(read(page)) == [
        "部门支出总表",
        "单位：万元",
        PLAIN.shape,
        "注：本表反映支出情况。",
    ]


# Any grid

LABELS = ["收入", "水利", "因公出国（境）费", "社会保障和就业支出", "其中：基本支出", "2080505"]
AMOUNTS = ["", "0.00", "5", "61.40", "-4.10", "1,061.40", "-", "—", "12,061,450.77"]


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Labels and amounts under a heading with merges at random, in columns of random widths."""
    count = draw(st.integers(2, 6))
    widths = [draw(st.integers(58, 80)) for _ in range(count)]
    widths[0] = draw(st.integers(90, 130))
    body = [
        [draw(st.sampled_from(LABELS)), *(draw(st.sampled_from(AMOUNTS)) for _ in widths[1:])]
        for _ in range(draw(st.integers(1, 6)))
    ]
    rows = [*_heading(draw, count), *body]
    return form("\n".join(" → ".join(row) for row in rows), widths, left=20)


def _heading(draw: st.DrawFn, count: int) -> list[list[str]]:
    """One row, or two where columns have headings of their own under one that lies over them."""
    upper, lower = ["=> 项目"], ["^"]
    while len(upper) < count:
        span = draw(st.integers(1, count - len(upper)))
        name = draw(st.sampled_from(["合计", "支出", "收入"]))
        upper += [f"=> {name}", *["<"] * (span - 1)]
        lower += ["^"] if span == 1 else [f"第{n}列" for n in range(span)]
    return [upper, lower] if set(lower) != {"^"} else [upper]


@given(made=forms(), draw=st.sampled_from([as_line, as_bar, as_double, as_pieces]))
@settings(max_examples=25)
def test_any_grid_that_is_drawn_is_read_back(made: Form, draw: Draw) -> None:
    assert shapes(read_form(made, draw)) == [made.shape]


def test_a_heading_set_letter_below_letter_is_one_cell() -> None:
    year = "/".join("2025年预算数")
    made = form(
        f"项目 → {'/'.join('科目名称')} → {year} → {year.replace('5', '4', 1)}\n"
        "支出 → 水利工程 → 61.40 → 41.40\n"
        "支出 → 防汛 → 20.00 → 10.00"
    )
    found = read_form(made)
    (grid,) = shapes(found)
    assert len(grid) == 3
    assert [cell.replace("\n", "") for cell in grid[0]][2:] == ["2025年预算数", "2024年预算数"]
