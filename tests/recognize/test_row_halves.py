"""Rows that a page break parts so that each half has what the other lacks."""

from __future__ import annotations

import pytest

from pipeline.model.document import Cell, Place
from pipeline.recognize.columns import Panel, Slot
from pipeline.recognize.row_halves import without_halves
from tests.recognize.test_page_rules import WHOLE, paged
from tests.recognize.test_spanned import spanned
from tests.support import VOCABULARY
from tests.work_done import steps

FIRST = """
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 161.40 | 141.40 | 20.00
208 | 社会保障和就业支出 | 100.00 | 100.00 |
20805 | 行政事业单位养老支出 | 100.00 | 100.00 |
"""
LAST = "\n213 | 农林水支出 | 61.40 | 41.40 | 20.00"
NAME = "机关事业单位基本养老保险缴费支出"


def rows(foot: str, head: str, first: str = FIRST, last: str = LAST) -> list[tuple[str, str, str]]:
    """(code, name, first amount) of the rows over both pages, without those above the foot."""
    found = paged((WHOLE, first + foot), (WHOLE, head + last))
    amounts = {a.row_no: a.amount_text for a in reversed(found.amounts)}
    entries = [(e.code, e.label, amounts.get(e.row + 1, "")) for e in found.table.entries]
    return entries[first.strip().count("\n") :]


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        pytest.param("2080505 | | | |", f" | {NAME} | 100.00 | 100.00 |", id="code alone"),
        pytest.param(
            "2080505 | 机关事业单位基本养 | | |",
            " | 老保险缴费支出 | 100.00 | 100.00 |",
            id="begun name",
        ),
        pytest.param(
            " | 机关事业单位基本养 | | |",
            "2080505 | 老保险缴费支出 | 100.00 | 100.00 |",
            id="code behind",
        ),
        pytest.param(f"2080505 | {NAME} | | |", " | | 100.00 | 100.00 |", id="amounts alone"),
    ],
)
def test_halves_of_a_row_are_one(foot: str, head: str) -> None:
    assert rows(foot, head) == [
        ("2080505", NAME, "100.00"),
        ("213", "农林水支出", "61.40"),
    ]


def test_an_amount_keeps_the_page_that_it_stands_on() -> None:
    found = paged(
        (WHOLE, FIRST + "2080505 | | | |"), (WHOLE, f" | {NAME} | 100.00 | 100.00 |" + LAST)
    )
    assert {a.source_page for a in found.amounts if a.code == "2080505"} == {2}


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        pytest.param(
            "2080505 | 机关工资 | | |", " | 福利费 | 7.00 | 7.00 |", id="no name together"
        ),
        pytest.param(f"2080505 | {NAME} | | |", " | 合计 | 100.00 | 100.00 |", id="a total"),
        pytest.param(f"2080505 | {NAME} | 9.00 | |", " | 其他 | 5.00 | 5.00 |", id="stated above"),
        pytest.param(f"2080505 | {NAME} | | |", "2080506 | 职业年金 | 5.00 | |", id="own code"),
    ],
)
def test_whole_rows_stay_two(foot: str, head: str) -> None:
    assert len(rows(foot, head)) == 3


@pytest.mark.parametrize(
    ("upper", "lower", "count"),
    [
        ("2080505 | 机关事业单位基本养 | | |", " | 老保险缴费支出 | 100.00 | 100.00 |", 1),
        ("2080505 | 机关工资 | | |", " | 福利费 | 7.00 | 7.00 |", 2),
        (f"2080505 | {NAME} | 9.00 | |", " | 其他 | 5.00 | 5.00 |", 2),
        ("2080505 | 机关事业单位基本养 | 9.00 | |", " | 老保险缴费支出 | 5.00 | |", 2),
    ],
)
def test_a_name_that_goes_on_in_the_next_row_of_a_page_is_one_if_its_code_says_so(
    upper: str, lower: str, count: int
) -> None:
    table = understood_rows(FIRST + upper + "\n" + lower + LAST)
    between = table[3:-1]
    assert len(between) == count
    if count == 1:
        assert between == [("2080505", NAME)]


def understood_rows(text: str) -> list[tuple[str, str]]:
    return [(e.code, e.label) for e in spanned(text).table.entries]


def test_rows_without_a_code_are_rows_where_others_are() -> None:
    first = FIRST + "岱山县水利局 | | 3.00 | 3.00 |\n | 岱山县水文站 | 3.00 | 3.00 |\n"
    assert len(rows("2080505 | | | |", " | 岱山县防汛站 | 5.00 | 5.00 |", first)) == 3


def test_of_twice_the_pages_the_rows_are_twice_the_work() -> None:
    few, many = (steps(lambda number=number: of_pages(number)) for number in (10, 40))
    assert many < 4.4 * few


def of_pages(number: int) -> None:
    """Puts together what is none: on each page a row without a code above, a code alone below."""
    printed: list[tuple[int, tuple[str, str, str]]] = []
    for page in range(number):
        printed += [(page, ("", f"水利{page}", "10.00"))]
        printed += [(page, (str(2130000 + row), "农业", "5.00")) for row in range(40)]
        printed += [(page, (str(2080000 + page), "", ""))]
    pages = [
        tuple(Cell(text, Place("a.pdf", page=page)) for text in texts) for page, texts in printed
    ]
    panel = Panel(None, (0, 1), (), (Slot(2, (), "", False),), {})
    found = without_halves(pages, panel, VOCABULARY.headings, lambda *_: False)
    assert len(found) == len(pages)
