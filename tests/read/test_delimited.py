"""Texts whose cells are parted by bars or commas."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid, Paragraph
from pipeline.read.text import read_text

MARKDOWN = """# 岱山县水利局2023年部门预算

## 部门支出总表

**单位：万元**

| 科目编码 | 科目名称 | 合计<br>（预算数） |
|:---|:---:|---:|
| | 合计 | 1,061.40 |
| 213 | **农林水支出** | 1,061.40 |

说明：无。
"""
DRAWN = """部门支出总表
单位：万元
┌────┬──────┬────┐
│科目│名称  │合计│
├────┼──────┼────┤
│213 │农林水│1.00│
├────┼──────┼────┤
│221 │住房  │2.00│
└────┴──────┴────┘
"""
COMMAS = """\ufeff部门支出总表,,
单位：万元,,
,,
科目编码,科目名称,"合计
（预算数）"
213,农林水支出,"1,061.40"
221,"住房保障支出",2.00
"""


def rows(text: str) -> list[list[str]]:
    document = read_text("支出.txt", text.encode())
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in grid.rows if row[0].text != "---"]


def lines(text: str) -> list[str]:
    blocks = read_text("支出.txt", text.encode()).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_tables_of_markdown() -> None:
    assert rows(MARKDOWN)[0] == ["科目编码", "科目名称", "合计（预算数）"]
    assert rows(MARKDOWN)[1:] == [["", "合计", "1,061.40"], ["213", "农林水支出", "1,061.40"]]
    assert lines(MARKDOWN)[:3] == ["岱山县水利局2023年部门预算", "部门支出总表", "单位：万元"]


def test_tables_drawn_with_rules() -> None:
    assert rows(DRAWN) == [
        ["科目", "名称", "合计"],
        ["213", "农林水", "1.00"],
        ["221", "住房", "2.00"],
    ]
    assert lines(DRAWN) == ["部门支出总表", "单位：万元"]


def test_what_a_spreadsheet_saves_with_commas() -> None:
    assert rows(COMMAS) == [
        ["科目编码", "科目名称", "合计 （预算数）"],
        ["213", "农林水支出", "1,061.40"],
        ["221", "住房保障支出", "2.00"],
    ]
    assert lines(COMMAS) == ["部门支出总表", "单位：万元"]


def test_a_place_is_the_line_of_the_file() -> None:
    document = read_text("支出.txt", COMMAS.encode())
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert {row[1].text: row[0].place.line for row in grid.rows if row[0].text != "---"} == {
        "科目名称": 4, "农林水支出": 6, "住房保障支出": 7
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "2023年收入1,234.50万元，支出1,234.50万元。\n其中：1,000.00,200.00,34.50\n" * 4,
        "内设办公室,财务科,水政科等科室5个,编制8人。\n现有人员6人,其中:行政3人,事业3人。\n" * 4,
        "依据A|B两类\n| 说明 |\n安排支出。\n" * 4,
    ],
)
def test_prose_with_commas_and_bars_is_no_table(text: str) -> None:
    assert not any(isinstance(block, Grid) for block in read_text("说明.txt", text.encode()).blocks)


TABLE = [
    ["科目编码", "科目名称", "合计", "基本支出"],
    ["", "合计", "1,061.40", "1,000.00"],
    ["213", "农林水支出", "1,061.40", "1,000.00"],
    ["21303", "水利", "61.40", ""],
]
PROSE = "全部支出1,061.40万元；其中：基本支出1,000.00万元，项目支出61.40万元。"


@pytest.mark.parametrize("sign", [";", "；", "|", " | ", "｜", "^", "#", "，"])
def test_rows_that_any_sign_parts(sign: str) -> None:
    lines_of = [sign.join(row) for row in TABLE]
    text = "\n".join(
        ["部门支出总表", "单位：万元", *lines_of, "", PROSE, "一是保运转；二是保民生。"]
    )
    assert rows(text) == TABLE
    assert lines(text) == ["部门支出总表", "单位：万元", PROSE, "一是保运转；二是保民生。"]


def test_cells_in_quotation_marks_hold_the_sign() -> None:
    made = ";".join(f'"{cell}"' for cell in ["213", "水利;防汛", "61.40", "1.00"])
    text = "\n".join([*(";".join(row) for row in TABLE), made])
    assert rows(text)[-1] == ["213", "水利;防汛", "61.40", "1.00"]
    tabbed = "\n".join("\t".join(f'"{cell}"' for cell in row) for row in TABLE)
    assert rows(tabbed) == TABLE


def test_a_form_without_rows_is_told_by_the_sign_of_the_others() -> None:
    full, empty = "\n".join(";".join(row) for row in TABLE), "科目编码;科目名称;合计"
    document = read_text("支出.txt", f"{full}\n\n政府性基金支出表\n{empty}\n\n无。\n".encode())
    assert [block.width for block in document.blocks if isinstance(block, Grid)] == [4, 3]
    assert not any(
        isinstance(block, Grid) for block in read_text("支出.txt", f"{empty}\n无。".encode()).blocks
    )


@pytest.mark.parametrize(
    "text",
    [
        "收入1,234.50万元；支出1,234.50万元；结余0元\n" * 4,
        "一是保运转；二是保民生；三是防风险\n" * 4,
        "2,614.86\n1,234.00\n3,000.10\n4,100.25\n",
    ],
)
def test_clauses_and_thousands_are_no_cells(text: str) -> None:
    assert not any(isinstance(block, Grid) for block in read_text("说明.txt", text.encode()).blocks)


def test_what_stands_for_blank_cells_in_markdown_made_from_a_sheet_is_no_word() -> None:
    made = "| 支出总表 | Unnamed: 1 | Unnamed: 2 |\n|---|---|---|\n"
    made += "| 科目编码 | 科目名称 | 合计 |\n| NaN | 合计 | 61.40 |\n"
    assert rows(made) == [
        ["支出总表", "", ""],
        ["科目编码", "科目名称", "合计"],
        ["", "合计", "61.40"],
    ]


def test_a_total_without_figures_is_a_row_and_thousands_in_prose_part_no_cells() -> None:
    prose = "2023年支出预算3,932.17万元，比上年减少478.47万元。"
    empty = "政府性基金支出表,,\n科目编码,科目名称,合计\n合计,,\n注：本部门无此项支出。,,\n"
    found = read_text("支出.txt", f"{COMMAS}\n{prose}\n{empty}".encode())
    grids = [block for block in found.blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grids[-1].rows[-1]] == ["合计", "", ""]
    texts = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    assert texts[2:] == [prose, "政府性基金支出表", "注：本部门无此项支出。"]


def test_markdown_without_bars_at_its_ends_is_read_as_with_them() -> None:
    text = """# 岱山县水利局2023年部门预算

## 支出总表

单位：万元

科目编码 | 科目名称 | 合计
--- | --- | ---:
213 | 农林水支出 | 61.40
 | **合计** | **61.40**
"""
    document = read_text("1.md", text.encode())
    lines = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.text]
    assert lines[:2] == ["岱山县水利局2023年部门预算", "支出总表"]
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.rows[-1]] == ["", "合计", "61.40"]
