"""References to notes behind names and headings are none of their words."""

from __future__ import annotations

import pytest

from tests.support import headings, printed, rows, understood

TABLE = """
    岱山县水利局2023年部门预算

    部门支出总表
    单位：万元
    科目编码 → 科目名称 → 合计{mark} → 基本支出 → 项目支出
    213 → 农林水支出{mark} → 30.00 → 10.00 → 20.00
    21303 → 水利{mark} → 30.00 → 10.00 → 20.00
     → 合计{mark} → 30.00 → 10.00 → 20.00
"""


@pytest.mark.parametrize("mark", ["①", "*", "[1]", "〔12〕", "（注1）", "(注)", "²", "^3"])
def test_marks_of_notes_are_left_out_of_names_and_headings(mark: str) -> None:
    found = understood(printed(TABLE.format(mark=mark)))
    plain = understood(printed(TABLE.format(mark="")))
    assert headings(found.table) == headings(plain.table)
    assert rows(found.table) == rows(plain.table)
    assert found.stated == plain.stated


@pytest.mark.parametrize("behind", ["（一）", "(2)", "项目1", "A*"])
def test_what_is_no_mark_stays(behind: str) -> None:
    found = understood(printed(TABLE.format(mark="").replace("水利 →", f"水利{behind} →")))
    assert ("21303", f"水利{behind}") in rows(found.table)
