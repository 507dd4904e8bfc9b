"""Tables of a page that are made of blocks: by style, role, class, or by nothing but their build."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid
from pipeline.read.web import read_html
from pipeline.read.web.block_styles import columns_of_grid, in_grid, spans_of
from pipeline.read.web.element import Element
from tests.work_done import steps

ROWS = [
    ["科目编码", "科目名称", "合计"],
    ["", "合计", "1,061.40"],
    ["213", "农林水支出", "1,061.40"],
    ["21303", "水利", "1,061.40"],
]


def grids(body: str, sheet: str = "") -> list[list[list[str]]]:
    page = f"<html><head><style>{sheet}</style></head><body><p>水利局</p>{body}</body></html>"
    blocks = read_html("水利局.html", page.encode()).blocks
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Grid)
    ]


def blocks(table: str, row: str, cell: str, rows: list[list[str]] = ROWS, tag: str = "div") -> str:
    made = ("".join(f"<{tag} {cell}>{text}</{tag}>" for text in each) for each in rows)
    return f"<div {table}>" + "".join(f"<{tag} {row}>{each}</{tag}>\n" for each in made) + "</div>"


@pytest.mark.parametrize(
    ("table", "row", "cell", "tag", "sheet"),
    [
        ("style='display: table'", "style='display:table-row'", "style='display:table-cell'", "div", ""),
        ("", "style='display:table-row'", "style='display:table-cell'", "span", ""),
        ("class=t", "class=r", "class=c", "div",
         ".t{display:table}.t .r{display: table-row}.t > .r .c{ display:table-cell; color:red}"),
        ("role=table", "role=row", "role=cell", "div", ""),
        ("class='data-table'", "class='table-row'", "class='table-cell'", "div", ""),
        ("class=container", "class=row", "class='col col-3'", "div", ""),
        ("", "style='display:flex'", "style='flex:1'", "span", ""),
        ("", "class=line", "", "div", ".line{display:flex}"),
        ("", "", "style='float:left;width:90px'", "span", ""),
    ],
)  # fmt: skip
def test_blocks_that_stand_as_rows_and_cells(
    table: str, row: str, cell: str, tag: str, sheet: str
) -> None:
    assert grids(blocks(table, row, cell, tag=tag), sheet) == [ROWS]


@pytest.mark.parametrize("tags", [("ul", "li"), ("dl", "dd")])
def test_lists_that_stand_as_rows(tags: tuple[str, str]) -> None:
    row, cell = tags
    made = "".join(
        f"<{row}>" + "".join(f"<{cell}>{text}</{cell}>" for text in each) + f"</{row}>"
        for each in ROWS
    )
    assert grids(f"<div>{made}</div>") == [ROWS]


def test_heads_and_rows_in_groups_of_their_own() -> None:
    head = blocks("class=head", "class=row", "class=cell", ROWS[:1])
    body = blocks("class=body", "class=row", "class=cell", ROWS[1:])
    assert grids(f"<div>{head}<div class=line></div>{body}</div>") == [ROWS]


def test_cells_of_a_grid_with_spans() -> None:
    cells = [("科目", 2, 1), ("合计", 1, 2), ("编码", 1, 1), ("名称", 1, 1)]
    cells += [(text, 1, 1) for row in ROWS[1:] for text in row]
    made = "".join(
        f"<div style='grid-column: span {over}; grid-row: span {down}'>{text}</div>"
        for text, over, down in cells
    )
    style = "display: grid; grid-template-columns: 90px repeat(2, minmax(0, 1fr))"
    assert grids(f"<div style='{style}'>{made}</div>") == [
        [["科目", "", "合计"], ["编码", "名称", ""], *ROWS[1:]]
    ]


def test_a_form_that_is_built_as_the_others_of_its_page_is_a_table_without_figures() -> None:
    full, empty = blocks("", "class=line", ""), blocks("", "class=line", "", ROWS[:1])
    assert grids(f"<div>{full}<p>政府性基金预算支出表</p>{empty}</div>") == [ROWS, ROWS[:1]]
    assert grids(f"<div>{empty}</div>") == []


def test_rows_whose_columns_are_not_told_are_no_table() -> None:
    over_two = [["科目", "合计"], *ROWS]
    assert grids(blocks("", "class=row", "class=col", over_two)) == []
    wide = blocks("", "class=row", "class=col", over_two).replace(
        "class=col>科目<", "class=col style='flex: 2'>科目<"
    )
    assert grids(wide) == [[["科目", "", "合计"], *ROWS]]


@pytest.mark.parametrize(
    "page",
    [
        # a list of pages with their days and how often they were read
        "".join(f"<li><div>说明{n}</div><div>2024-03-0{n}</div><div>31{n}</div></li>" for n in range(9)),
        # sentences in blocks, figures among them
        "<div>" + "<div><span>支出</span><span>1.20</span><span>万元。</span></div>" * 5 + "</div>",
        # paragraphs in sections
        "<div><p>一、收入</p><p>12.30</p></div>" * 4,
    ],
)  # fmt: skip
def test_what_only_stands_in_blocks_is_no_table(page: str) -> None:
    assert grids(page) == []


HIDDEN = (
    "<div style='display:none'>"
    + "".join(f"<div class=cell>{text}</div>" for text in ("213", "隐藏", "9.90"))
    + "</div>"
)


def remarks(body: str) -> list[tuple[str, str]]:
    page = f"<html><body><p>水利局</p>{body}</body></html>"
    found = read_html("水利局.html", page.encode()).remarks
    return [(each.check, each.message_en) for each in found]


@pytest.mark.parametrize("around", ["{}{}", "<p>附表</p>{}{}"])
def test_a_row_that_is_hidden_is_told_and_not_read(around: str) -> None:
    body = blocks("", "class=row", "class=cell")
    for made in (body.replace("</div>\n", f"</div>{HIDDEN}\n", 1), around.format(body, HIDDEN)):
        assert grids(made) == [ROWS]
        ((check, said),) = remarks(made)
        assert check == "form.hidden_content"
        assert said == "rows hidden in a browser, left out of tables and data: 1: 213 隐藏 9.90"


def test_a_cell_that_is_hidden_is_told_and_not_read() -> None:
    in_row = blocks("", "class=row", "class=cell")
    cells = "".join(f"<div class=cell>{text}</div>" for row in ROWS for text in row)
    in_grid_ = f"<div style='display:grid;grid-template-columns:repeat(3,1fr)'>{cells}</div>"
    for body in (in_row, in_grid_):
        made = body.replace("合计</div>", "合计</div><div class=cell hidden>7.70</div>", 1)
        assert grids(made) == [ROWS]
        ((check, said),) = remarks(made)
        assert check == "form.hidden_content"
        assert "7.70" in said


def test_a_table_that_is_hidden_is_no_part_of_the_one_before_it() -> None:
    shown, hidden = (
        blocks("", "class=row", "class=cell"),
        blocks("hidden", "class=row", "class=cell"),
    )
    assert (
        grids(f"<div>{shown}{hidden}</div>") == grids(f"<p>表</p>{shown}{hidden}") == [ROWS, ROWS]
    )
    said = "1 parts of the page are hidden in a browser; they are published"
    assert remarks(f"<div>{shown}{hidden}</div>") == [("form.hidden_content", said)]


def test_what_a_style_says_beyond_measure_is_read_all_the_same() -> None:
    wide = Element("div", {"style": f"grid-column: span {'9' * 5000}"}, ())
    assert spans_of(wide) == (100, 1)
    tracks = "repeat(2, minmax(10px, 1fr) minmax(0, 2fr) auto) 1fr"
    grid = Element("div", {"style": f"display:grid;grid-template-columns:{tracks}"}, ())
    assert columns_of_grid(grid) == 7
    endless = Element(
        "div", {"style": f"display:grid;grid-template-columns:repeat(9,{'a' * 50_000}"}, ()
    )
    assert columns_of_grid(endless) < 9


def test_cells_that_stand_over_many_rows_are_placed_in_proportion() -> None:
    assert len(in_grid([(100, 100)] * 2_000, 100)) == 199_901
    few, many = (
        steps(lambda cells=cells: in_grid([(100, 100)] * cells, 100)) for cells in (10, 40)
    )
    assert many < 4.4 * few
