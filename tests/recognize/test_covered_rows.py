"""Forms each row of which is merged over several rows of its sheet."""

from __future__ import annotations

from pipeline.recognize.covered_rows import without_covered_rows
from tests.recognize.test_spanned import spanned
from tests.recognize.test_stacked_lines import grid

ROWS = [
    "人员经费 | < | < | 公用经费 | < | <",
    "科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数",
    "301 | 工资福利支出 | 18.00 | 302 | 商品和服务支出 | 9.00",
    "30101 | 基本工资 | 18.00 | 30201 | 办公费 | 9.00",
]
COVERED = "^ | ^ | ^ | ^ | ^ | ^"


def amounts(rows: list[str]) -> list[tuple[str, str, str, str]]:
    found = spanned("\n".join(rows))
    return [(a.code or "", a.row_label, a.column_label, a.amount_text) for a in found.amounts]


def test_rows_merged_over_two_are_one_each() -> None:
    tall = [line for row in ROWS for line in (row, COVERED)]
    assert amounts(tall) == amounts(ROWS)
    assert len(amounts(ROWS)) == 4


def test_a_row_in_which_a_cell_begins_stays() -> None:
    made = spanned("项目 | 合计 | 备注\n水利 | 9.00 | 甲\n^ | ^ | 乙")
    assert [len(row) for row in made.table.body] == [3, 3]
    plain = grid(["科目", "合计"], ["水利", "9.00"])
    assert without_covered_rows(plain) is plain
