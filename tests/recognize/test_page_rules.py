"""Tables that go on over a page, joined by the place of their rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Block, Cell, Document, Grid, GridLayout, Paragraph, Place
from pipeline.model.records import Outcome
from pipeline.model.table import JoinedBy
from pipeline.recognize.page_rules import Agreement, agreement, columns_of, fit_of
from tests.support import FILE, Understood, identity, rows

Drawn = tuple[tuple[float, ...], str]
"""The places where the columns of a page part, and its rows: | parts cells, < is merged into the cell
to the left."""


def grid(page: int, xs: Sequence[float], text: str) -> Grid:
    lines = [[c.strip() for c in line.split("|")] for line in text.strip().split("\n")]
    made = []
    for index, line in enumerate(lines):
        cells = []
        for column, said in enumerate(line):
            end = column + 1
            while end < len(line) and line[end] == "<":
                end += 1
            box = (xs[column], 100.0 + 20 * index, xs[end], 120.0 + 20 * index)
            place = Place(FILE, 3 + index, page, box)
            bare = replace(place, box=None)
            cells.append(
                Cell("", bare, covered=True) if said == "<" else Cell(said, place, end - column)
            )
        made.append(tuple(cells))
    return Grid(tuple(made), GridLayout.SPANNED, made[0][0].place)


def paged(*pages: Drawn, title: str = "支出总表") -> Understood:
    said = [Paragraph(line, Place(FILE, n, 1)) for n, line in enumerate((title, "单位：万元"), 1)]
    blocks: list[Block] = [*said, *(grid(n, xs, text) for n, (xs, text) in enumerate(pages, 1))]
    return Understood(Document(FILE, "pdf", tuple(blocks)), identity())


WHOLE = (50.0, 110.0, 250.0, 330.0, 410.0, 490.0)
FIRST: Drawn = (
    WHOLE,
    """
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    213 | 农林水支出 | 61.40 | 41.40 | 20.00
    """,
)
SPLIT: Drawn = (
    (50.0, 70.0, 90.0, 110.0, 250.0, 330.0, 410.0, 490.0),
    """
    科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出
    213 | < | < | 农林水支出 | 61.40 | 41.40 | 20.00
    21303 | < | < | 水利 | 61.40 | 41.40 | 20.00
    213 | 03 | 05 | 水利工程建设 | 30.00 | 20.00 | 10.00
    """,
)
NEXT = "2130306 | 水利工程运行与维护 | 31.40 | 21.40 | 10.00"


def joins(found: Understood) -> list[JoinedBy]:
    return [join.by for table in found.tables for join in table.page_joins]


def test_a_page_under_the_same_rules_goes_on() -> None:
    found = paged(FIRST, (WHOLE, NEXT))
    assert ("水利工程运行与维护", "项目支出", "10.00") in found.stated
    assert joins(found) == []
    assert found.outcomes("form.page_join") == []


@pytest.mark.parametrize("shift", [-9.0, 5.7])
def test_a_page_set_further_aside_has_the_same_rules(shift: float) -> None:
    found = paged(FIRST, (tuple(x + shift for x in WHOLE), NEXT))
    assert rows(found.table)[-1] == ("2130306", "水利工程运行与维护")
    assert joins(found) == []


def test_a_page_on_which_no_stub_is_split_keeps_its_amounts_under_their_headings() -> None:
    found = paged(SPLIT, (WHOLE, NEXT))
    last = [said for said in found.stated if said[0] == "水利工程运行与维护"]
    assert [said[1:] for said in last] == [
        ("合计", "31.40"),
        ("基本支出", "21.40"),
        ("项目支出", "10.00"),
    ]
    assert joins(found) == [JoinedBy.PLACE]
    assert found.outcomes("form.page_join") == [Outcome.NOT_EVALUATED]


def test_a_page_on_which_a_stub_is_split_keeps_its_amounts_under_their_headings() -> None:
    split = "213 | 03 | 06 | 水利工程运行与维护 | 31.40 | 21.40 | 10.00"
    found = paged(FIRST, (SPLIT[0], split))
    amounts = {said[1]: said[2] for said in found.stated if "21.40" in said or "31.40" in said}
    assert amounts == {"合计": "31.40", "基本支出": "21.40"}
    assert joins(found) == [JoinedBy.PLACE]


def test_a_page_without_the_first_columns_is_joined_where_it_stands() -> None:
    """A merged stub goes on over the page without being drawn again."""
    found = paged(FIRST, (WHOLE[1:], "水利工程建设 | 31.40 | 21.40 | 10.00"))
    assert ("水利工程建设", "项目支出", "10.00") in found.stated


def test_a_header_that_goes_on_over_the_page_is_one() -> None:
    found = paged(
        ((50.0, 250.0, 490.0), "科目名称 | 支出"),
        (
            (50.0, 250.0, 330.0, 410.0, 490.0),
            "< | 合计 | 基本支出 | 项目支出\n水利 | 3.00 | 2.00 | 1.00",
        ),
    )
    assert ("水利", "支出/基本支出", "2.00") in found.stated


def test_pages_whose_amounts_stand_between_columns_are_left_two_tables() -> None:
    found = paged(FIRST, ((50.0, 110.0, 250.0, 360.0, 490.0), "21303 | 水利 | 61.40 | 41.40"))
    assert [len(table.body) for table in found.tables] == [1, 1]
    assert joins(found) == [JoinedBy.NOTHING]
    (finding,) = found.of("form.page_join", Outcome.FAIL)
    assert "第 2 页" in finding.message


def test_sums_and_rows_of_pages_that_are_not_joined_accuse_nobody() -> None:
    """What the next page prints is in no sum of this one, and its codes stand below none."""
    first = (
        WHOLE,
        """
        科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
         | 合计 | 90.00 | 60.00 | 30.00
        213 | 农林水支出 | 60.00 | 40.00 | 20.00
        21303 | 水利 | 60.00 | 40.00 | 20.00
        2130305 | 水利工程建设 | 30.00 | 20.00 | 10.00
        """,
    )
    next_page = ((50.0, 110.0, 250.0, 360.0, 490.0), "2130306 | 水利工程运行与维护 | 30.00 | 20.00")
    alone, found = paged(first), paged(first, next_page)
    accused = ("arithmetic.", "cross_table.", "code.level")
    assert [f for f in alone.findings if f.outcome.fails and f.check.startswith(accused)]
    assert not [f for f in found.findings if f.outcome.fails and f.check.startswith(accused)]
    assert [f for f in found.findings if "未能与上一页的表合为一张" in f.message]


def test_a_page_that_repeats_the_headings_is_joined_by_these() -> None:
    other = (50.0, 170.0, 260.0, 300.0, 400.0, 490.0)
    heading = FIRST[1].strip("\n").split("\n")[0]
    found = paged(FIRST, (other, f"{heading}\n{NEXT}"))
    assert ("水利工程运行与维护", "项目支出", "10.00") in found.stated
    assert joins(found) == [JoinedBy.HEADING]


def test_columns_that_stand_over_each_other_are_joined_in_order_and_remarked() -> None:
    found = paged(FIRST, ((60.0, 130.0, 240.0, 345.0, 400.0, 470.0), NEXT))
    assert ("水利工程运行与维护", "项目支出", "10.00") in found.stated
    assert joins(found) == [JoinedBy.ORDER]


FIELDS = """
    项目名称 | 山塘整治 | < | <
    一级指标 | 二级指标 | 指标内容 | 指标值
    产出指标 | 数量指标 | 山塘座数 | 3座
    """


def test_a_form_of_fields_with_the_same_first_row_begins_anew() -> None:
    """Two units have a project of one name: the title within the frame is repeated, and the heads."""
    titled = "    项目绩效目标表 | < | < | <" + FIELDS
    found = paged(((50, 150, 250, 350, 450), titled), ((50, 130, 240, 350, 450), titled))
    assert [table.title for table in found.tables] == ["项目绩效目标表"] * 2


def test_a_form_of_fields_is_joined_by_place_although_its_numbers_stand_under_no_heading() -> None:
    found = paged(
        ((50, 250, 450), "    项目名称 | 山塘整治\n    年度资金 | 12.50"),
        ((50, 150, 250, 350, 450), FIELDS.strip("\n").split("\n", 1)[1]),
    )
    assert len(found.tables) == 1


@given(
    st.lists(st.integers(12, 80), min_size=4, max_size=9),
    st.data(),
    st.floats(-20, 20),
)
def test_amounts_stay_over_the_columns_that_they_are_drawn_in(
    widths: list[int], data: st.DataObject, shift: float
) -> None:
    """Any rules of the stub left out on either page: an amount is placed where its column is."""
    xs = [50.0]
    for width in widths:
        xs.append(xs[-1] + width)
    stub = len(xs) - 3  # the last two columns are amounts
    kept = [
        data.draw(st.sets(st.integers(1, stub - 1))) if stub > 1 else set[int]() for _ in range(2)
    ]
    own = [[xs[0], *(xs[n] for n in sorted(some)), *xs[stub:]] for some in kept]
    parts = [
        grid(n + 1, at, " | ".join([*["名称"] * (len(at) - 3), f"{n}1.00", f"{n}2.00"])).rows
        for n, at in enumerate([own[0], [x + shift for x in own[1]]])
    ]
    fit = fit_of(*parts)
    assert fit is not None
    assert agreement(fit, *parts) in (Agreement.SAME, Agreement.PLACED)
    (above,), (below,) = fit.placed(parts[0], fit.above), fit.placed(parts[1], fit.below)
    assert [c.text for c in above][-2:] == ["01.00", "02.00"]
    assert [c.text for c in below][-2:] == ["11.00", "12.00"]
    assert len(above) == len(below) == len({*own[0], *own[1]}) - 1


def test_formats_without_places_have_no_columns_to_compare() -> None:
    bare = tuple(
        tuple(replace(c, place=Place(FILE, 1)) for c in row) for row in grid(1, *FIRST).rows
    )
    assert columns_of(bare) is None
    assert fit_of(bare, bare) is None


def test_a_form_of_performance_goes_on_to_the_heads_of_its_indicators() -> None:
    fields = "项目名称 | < | 山塘整治\n资金总额 | < | 12.50\n年度目标 | 整治三座 | <"
    heads = "一级指标 | 二级指标 | 指标内容 | 指标值\n产出指标 | 数量指标 | 整治山塘 | 3座"
    wide, narrow = (50.0, 110.0, 300.0, 500.0), (90.0, 150.0, 260.0, 420.0, 500.0)
    found = paged((wide, fields), (narrow, heads), title="专项资金绩效目标表")
    assert joins(found) == [JoinedBy.ORDER]
    assert [(i.project, i.level3, i.target) for i in found.indicators] == [
        ("山塘整治", "整治山塘", "3座")
    ]


def test_heads_of_indicators_are_not_joined_to_a_table_of_amounts() -> None:
    heads = "一级指标 | 二级指标 | 指标内容 | 指标值\n产出指标 | 数量指标 | 整治山塘 | 3座"
    found = paged(FIRST, ((90.0, 150.0, 260.0, 420.0, 500.0), heads))
    assert joins(found) == [JoinedBy.NOTHING]
