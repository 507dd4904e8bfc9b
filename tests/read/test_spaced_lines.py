"""Texts whose cells are set under each other with spaces."""

from __future__ import annotations

from pipeline.model.document import Grid, Paragraph
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


def test_a_table_set_with_spaces_is_kept_out_of_the_prose_and_its_figures_have_no_headings() -> (
    None
):
    document = read_text("支出.txt", TEXT.encode())
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(len(grid.rows), grid.width) for grid in grids] == [(4, 1), (2, 1), (1, 1)]
    assert [remark.check for remark in document.remarks] == ["form.rows_untold"]
    lines = [block.text.strip() for block in document.blocks if isinstance(block, Paragraph)]
    assert lines[-1] == "全部支出61.40万元。"
    assert "政府性基金预算支出表" in lines


def test_numbers_apart_in_prose_are_no_table() -> None:
    text = "一、收入  61.40万元。\n二、支出  61.40万元。\n三、结余  0万元。\n" * 2
    assert not any(isinstance(b, Grid) for b in read_text("说明.txt", text.encode()).blocks)
