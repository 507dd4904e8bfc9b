"""Tables of a PDF that stand beside one another under titles that are not level."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid, Paragraph
from tests.read.pdf_support import Sheet, form, read

SIZE = (842.0, 595.0)
LEFT, RIGHT = 40.0, 366.0
INCOME = """
    项目 → 合计 → 上年
    事业收入 → 341.20 → 310.50
    其他收入 → 18.07 → 22.31
    收入总计 → 359.27 → 332.81
    """
SPENDING = """
    项目 → 基本支出 → 项目支出
    农林水支出 → 96.40 → 75.13
    住房保障支出 → 12.58 → 0.00
    支出总计 → 108.98 → 75.13
    """


def _table(
    sheet: Sheet, title: str, text: str, place: tuple[float, float], *, is_ruled: bool
) -> None:
    """A title, a line with the unit, and a table below them."""
    left, top = place
    made = form(text, widths=(130, 90, 90), left=left, top=top + 40)
    sheet.text(left + 110, top, title, 14)
    sheet.text(left + 250, top + 25, "单位：万元")
    if is_ruled:
        sheet.form(made)
    else:
        sheet.words(made)


@pytest.mark.parametrize("is_ruled", [True, False])
@pytest.mark.parametrize("numbered", ["", "表4：", "公开表4 "])
@pytest.mark.parametrize("down", [9, 45, -25])
def test_each_table_stands_under_its_own_title(down: int, numbered: str, is_ruled: bool) -> None:
    def page(sheet: Sheet) -> None:
        _table(sheet, f"{numbered}收入预算表", INCOME, (LEFT, 80), is_ruled=is_ruled)
        _table(sheet, f"{numbered}支出预算表", SPENDING, (RIGHT, 80 + down), is_ruled=is_ruled)

    document = read(page, size=SIZE)
    title, found = "", {}
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.text.endswith("表"):
            title = block.text
        if isinstance(block, Grid):
            found[title.removeprefix(numbered)] = [cell.text for cell in block.rows[-1]]
    assert found == {
        "收入预算表": ["收入总计", "359.27", "332.81"],
        "支出预算表": ["支出总计", "108.98", "75.13"],
    }
    assert not document.unproven


def test_a_line_over_both_tables_ends_them() -> None:
    def page(sheet: Sheet) -> None:
        _table(sheet, "收入预算表", INCOME, (LEFT, 80), is_ruled=True)
        _table(sheet, "支出预算表", SPENDING, (RIGHT, 92), is_ruled=True)
        sheet.text(LEFT, 300, "说明：" + "两表的数均取自批复的部门预算，" * 5)

    said = [block.text for block in read(page, size=SIZE).blocks if isinstance(block, Paragraph)]
    assert said[-1].startswith("说明：")
    assert said[-1].count("批复") == 5
