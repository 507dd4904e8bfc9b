"""Rows of codes and names without a figure at the foot of a table that no rules part."""

from __future__ import annotations

from tests.read.pdf_support import Sheet, form, read, shapes

HEAD = "科目编码 → 科目名称 → 上年结转"
ROWS = ["208 → 社会保障和就业支出 → 98.61", "20805 → 养老支出 → 98.61", "213 → 农林水支出 → 45.10"]
LAST = ["21301 → 农业农村 → ", "2130101 → 行政运行 → "]


def table(rows: list[str], below: str = "") -> list[str | list[list[str]]]:
    made = form("\n".join([HEAD, *rows]), widths=[80, 160, 80])

    def draw(sheet: Sheet) -> None:
        sheet.words(made)
        if below:
            sheet.text(60, made.ys[-1] + 40, below)

    return shapes(read(draw))


def test_rows_without_a_figure_at_the_foot_of_a_table_are_of_it() -> None:
    (grid,) = table([*ROWS, *LAST])
    assert isinstance(grid, list)
    assert [row[:2] for row in grid[-2:]] == [["21301", "农业农村"], ["2130101", "行政运行"]]


def test_a_line_further_below_is_none() -> None:
    grid, line = table(ROWS, below="213 号文件 附件")
    assert len(grid) == 1 + len(ROWS)
    assert line == "213 号文件 附件"
