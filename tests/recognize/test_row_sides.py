"""Income and expenditure in one list, below each other."""

from __future__ import annotations

from tests.support import printed, understood

ROWS = """
    {title}

    单位：万元

    项目 → 合计 → 工伤保险
    一、收入 → 30.00 → 9.00
    其中：1.财政补贴 → 16.00 → 6.00
    2.利息收入 → 14.00 → 3.00
    二、支出 → 7.00 → 2.00
    其中：1.待遇支出 → 4.00 → 1.50
    2.其他 → 3.00 → 0.50
    三、本年收支结余 → 23.00 → 7.00
    四、其他 → 1.00 → 1.00
"""


def sides(title: str) -> dict[str, str]:
    found = understood(printed(ROWS.format(title=title)))
    return {a.row_label: a.direction for a in found.amounts}


def test_a_row_tells_its_side_and_that_of_the_rows_within_it() -> None:
    assert sides("社会保险基金收支情况表") == {
        "一、收入": "revenue",
        "其中：1.财政补贴": "revenue",
        "2.利息收入": "revenue",
        "二、支出": "expenditure",
        "其中：1.待遇支出": "expenditure",
        "2.其他": "expenditure",
        "三、本年收支结余": "balance",
        "四、其他": "",
    }


def test_the_side_of_a_title_holds_for_all_rows() -> None:
    assert set(sides("社会保险基金收入情况表").values()) == {"revenue"}
