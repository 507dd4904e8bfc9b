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
