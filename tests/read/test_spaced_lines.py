"""Texts whose cells are set under each other with spaces."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid, Paragraph
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
