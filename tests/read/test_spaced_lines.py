"""Texts whose cells are set under each other with spaces."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid, Paragraph
from pipeline.read.set_columns import columns_told
from pipeline.read.source import read_source
from pipeline.read.text import read_text

TEXT = """岱山县水利局2023年部门预算

            部门支出总表
部门：岱山县水利局                单位：万元
科目编码    科目名称        合计      基本支出
            合计          61.40         41.40
213         农林水支出    61.40         41.40
21303       水利          41.40

            “三公”经费支出表
                                  单位：万元
合计      公务接待费
1.20            1.20

            政府性基金预算支出表
                                  单位：万元
科目编码    科目名称        合计

全部支出61.40万元。
"""


def grids(text: str) -> list[list[list[str]]]:
    blocks = read_text("支出.txt", text.encode()).blocks
    return [
        [[cell.text.strip() for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Grid)
    ]


def test_columns_are_told_by_where_cells_are_set() -> None:
    assert grids(TEXT) == [
        [
            ["科目编码", "科目名称", "合计", "基本支出"],
            ["", "合计", "61.40", "41.40"],
            ["213", "农林水支出", "61.40", "41.40"],
            ["21303", "水利", "41.40", ""],
        ],
        [["合计", "公务接待费"], ["1.20", "1.20"]],
        [["科目编码", "科目名称", "合计"]],
    ]
    document = read_text("支出.txt", TEXT.encode())
    assert not document.remarks
    lines = [block.text.strip() for block in document.blocks if isinstance(block, Paragraph)]
    assert lines[-1] == "全部支出61.40万元。"
    assert "政府性基金预算支出表" in lines


@pytest.mark.parametrize(
    "line",
    [
        "            合计    61.40    41.40",  # set by hand: its cells stand under no others
        "            合计          61.40  1.40     41.40",  # two in one column
    ],
)
def test_a_table_whose_columns_are_not_told_is_kept_out_of_the_prose(line: str) -> None:
    text = TEXT.replace("            合计          61.40         41.40", line)
    document = read_text("支出.txt", text.encode())
    assert [remark.check for remark in document.remarks] == ["form.rows_untold"]
    assert [len(row) for row in grids(text)[0]] == [1, 1, 1, 1]
    assert "213" not in "".join(b.text for b in document.blocks if isinstance(b, Paragraph))


def test_rows_of_words_stand_in_tables_too() -> None:
    words = "一级指标    二级指标    指标值\n产出指标    数量指标    三次\n效益指标    社会效益    提高\n"
    assert grids(TEXT + "\n绩效目标表\n" + words)[-1][1] == ["产出指标", "数量指标", "三次"]
    assert grids("绩效目标表\n" + words) == []


def test_numbers_apart_in_prose_are_no_table() -> None:
    text = "一、收入  61.40万元。\n二、支出  61.40万元。\n三、结余  0万元。\n" * 2
    assert not any(isinstance(b, Grid) for b in read_text("说明.txt", text.encode()).blocks)


def test_tables_set_with_spaces_in_a_page_without_any_table() -> None:
    page = f"<html><body><pre>{TEXT}</pre></body></html>"
    (document,) = read_source("支出.html", page.encode())
    tables = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(len(table.rows), table.width) for table in tables] == [(4, 4), (2, 2), (1, 3)]
    assert [cell.text for cell in tables[0].rows[1]] == ["", "合计", "61.40", "41.40"]
    own = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>水利</td><td>61.40</td></tr></table>"
    (document,) = read_source("支出.html", page.replace("</body>", f"{own}</body>").encode())
    assert [b.width for b in document.blocks if isinstance(b, Grid)] == [2]


def room(text: str) -> int:
    return sum(2 if letter > "\u2000" else 1 for letter in text)


def set_out(rows: list[list[str]], headings: int) -> list[str]:
    """Rows as a program sets them: words at the left of their columns, figures at the right."""
    widths = [max(map(room, column)) for column in zip(*rows, strict=True)]
    lines = []
    for index, row in enumerate(rows):
        padded = [
            " " * (width - room(cell)) + cell
            if index >= headings and cell[:1].isdigit() and place > 1
            else cell + " " * (width - room(cell))
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(padded).rstrip())
    return lines


def test_columns_reach_from_heading_to_heading_where_figures_end_at_the_right() -> None:
    rows = [
        ["科目编码", "科目名称", "一般公共预算", "政府性基金预算", "其他"],
        ["", "栏次", "1", "2", "3"],
        ["", "合计", "12,061.40", "", "5.00"],
        ["213", "农林水支出", "12,061.40", "20.00", ""],
        ["21303", "水利", "", "20.00", "5.00"],
    ]
    assert columns_told(set_out(rows, 1), 2) == rows
    assert columns_told(set_out(rows[:3], 1), 2) == rows[:3]


@pytest.mark.parametrize(
    "rows",
    [
        [
            "合计  10.00           20.00",
            "水利  10.00           20.00",
            "农业           10.00  20.00",
        ],
        ["合计           1.40       5.00", "水利    1.40", "农业                    7.00"],
    ],
)
def test_headings_that_stand_otherwise_apart_tell_no_columns(rows: list[str]) -> None:
    assert columns_told(["项目      基本      项目      其他", *rows], 1) == []


def test_a_summary_that_lists_classes_without_figures_goes_on_below_them() -> None:
    classes = "".join(f"                      {n}、公共服务{n}支出\n" for n in "三四五六七八九十")
    text = (
        "收支总表\n单位：万元\n收入          预算数  支出              预算数\n"
        "一、拨款收入    5.00  一、外交支出        1.00\n二、其他收入    2.00  二、国防支出        6.00\n"
        f"{classes}合计            7.00  合计                7.00\n"
    )
    assert len(grids(text)) == 1
