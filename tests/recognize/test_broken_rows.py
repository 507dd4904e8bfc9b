"""Rows that a page break split in two."""

from __future__ import annotations

import contextlib

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.refusal import Refusal
from tests.recognize.test_spanned import spanned
from tests.support import VOCABULARY

STATED = 'division: "330921"\ndepartment: 岱山县水利局\nfiscal_year: 2023\nkind: budget\n'.encode()

TITLE = "重点项目预算绩效情况表\n单位：万元"
FIRST = """
预算单位名称 | 项目名称 | 预算数 | 绩效目标
岱山县水文监测站 | 雨情监测 | 20.00 | 按时上报雨情
岱山县水文 | 水情预报 | 12.00 | 预报准确
"""


def printed(second: str) -> list[tuple[str, str]]:
    """(label, last cell) of each row of the table over both pages."""
    table = spanned(FIRST, second, above=TITLE).table
    last = [row[-1].text if row[-1] else "" for row in table.body]
    return [(e.label, last[e.row]) for e in table.entries]


def test_words_that_go_on_over_the_page_are_of_the_row_above() -> None:
    assert printed("监测站 | | | 率达到九成\n岱山县水文监测站 | 设备维护 | 3.00 | 设备完好") == [
        ("岱山县水文监测站/雨情监测", "按时上报雨情"),
        ("岱山县水文监测站/水情预报", "预报准确率达到九成"),
        ("岱山县水文监测站/设备维护", "设备完好"),
    ]


def test_a_row_that_names_another_unit_or_states_an_amount_is_its_own() -> None:
    units = printed("岱山县防汛中心 | | | 率达到九成\n | 设备维护 | 3.00 | 设备完好")
    assert len(units) == 4
    amounts = printed(" | | 5.00 | 率达到九成\n岱山县水文监测站 | 设备维护 | 3.00 | 设备完好")
    assert len(amounts) == 4


def test_only_the_first_row_of_a_page_goes_on() -> None:
    below = "岱山县水文监测站 | 设备维护 | 3.00 | 设备完好\n | | | 无故障"
    assert [last for _, last in printed(below)] == [
        "按时上报雨情",
        "预报准确",
        "设备完好",
        "无故障",
    ]


INCOME = """
单位名称 | 总计 | 一般公共预算 | 事业收入
合计 | 61.40 | 41.40 | 20.00
岱山县水利局 | 30.00 | 30.00 |
岱山县水文 | 31.40 | 11.40 | 20.0
"""


def stated(second: str) -> list[tuple[str, str]]:
    table = spanned(INCOME, second, above="收入总表\n单位：万元").table
    last = [row[-1].text if row[-1] else "" for row in table.body]
    return [(e.label, last[e.row]) for e in table.entries]


def test_the_last_digits_of_an_amount_on_the_next_page_are_no_amount() -> None:
    assert stated("监测站 | | | 0\n岱山县防汛中心 | 0.00 | | ")[-2:] == [
        ("岱山县水文监测站", "20.00"),
        ("岱山县防汛中心", ""),
    ]


def test_a_small_amount_below_a_whole_one_is_one() -> None:
    assert stated("监测站 | | 3 | 0")[-1] == ("监测站", "0")


def test_the_end_of_a_name_alone_goes_on_where_the_name_is_printed_whole_elsewhere() -> None:
    assert stated("监测站 | | | \n岱山县水文监测站 | 0.00 | | ")[-2:] == [
        ("岱山县水文监测站", "20.0"),
        ("岱山县水文监测站", ""),
    ]
    assert stated("岱山县防汛中心 | | | \n岱山县水文监测站 | 0.00 | | ")[-2][0] == "岱山县防汛中心"


def test_a_row_without_cells_breaks_no_page() -> None:
    """Blank lines within and behind rows of text, as the fuzzer set them."""
    name = "岱山县水利局"
    text = (
        f"\n\n{name}\t2022年\t0.00\t{name}{name}\n\n\n\t0\t2022年\t0.00\t{name}\t{name}\n \n"
        f"{name}\n{name}\t{name}"
    )
    with contextlib.suppress(Refusal):
        build_disclosure([("x.txt", text.encode())], STATED, "x.yml", VOCABULARY)
