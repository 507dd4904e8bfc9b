"""Sheets too wide for their pages: all rows with the left columns, then the same rows with the others."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.model.records import Outcome
from pipeline.model.table import JoinedBy
from pipeline.values.trust import identified, trusted
from tests.read.pdf_support import Drawn, Sheet, form, read
from tests.support import Understood, identity

LEFT = "科目编码 → 科目名称 → 合计"
RIGHT = "基本支出 → 项目支出"
FURTHER = "上缴上级支出 → 经营支出"
NAMED = [(f"213030{n}", f"水利事务第{n}项", f"{n}0.50", f"{n}0.20", "0.30") for n in range(1, 9)]
FIRST = [" → ".join(row[:3]) for row in NAMED]
SECOND = [" → ".join(row[3:]) for row in NAMED]
UNPROVEN = "form.columns_unproven"


def sheet_of(*pages: list[str]) -> Understood:
    """The pages of a sheet; the first prints its title."""

    def page(number: int, rows: list[str]) -> Drawn:
        def draw(sheet: Sheet) -> None:
            if not number:
                sheet.lines("部门支出总表", left=180, top=50)
                sheet.lines("单位：万元", left=300, top=70)
            sheet.form(form("\n".join(rows)))

        return draw

    return Understood(read(*(page(*each) for each in enumerate(pages))), identity())


def facing(*, repeated: bool = False, second: list[str] = SECOND, head: str = RIGHT) -> Understood:
    """Two pages with the left columns and two with the right ones."""
    again = [LEFT] if repeated else []
    further = [head] if repeated else []
    return sheet_of(
        [LEFT, *FIRST[:4]], [*again, *FIRST[4:]], [head, *second[:4]], [*further, *second[4:]]
    )


@pytest.mark.parametrize("repeated", [False, True], ids=["headed once", "headed on each page"])
def test_all_rows_have_the_columns_of_the_later_pages(*, repeated: bool) -> None:
    found = facing(repeated=repeated)
    assert [column.label for column in found.table.columns] == [
        *LEFT.split(" → "),
        *RIGHT.split(" → "),
    ]
    of_project = [a for a in found.amounts if a.column_label in RIGHT.split(" → ")]
    assert [(a.code, a.amount_text, a.unit) for a in of_project] == [
        (code, amount, "万元") for code, _, _, *amounts in NAMED for amount in amounts
    ]
    assert [join.by for join in found.table.page_joins] == [JoinedBy.BESIDE]
    assert len(found.of("form.page_join", Outcome.NOT_EVALUATED)) == 1


def test_three_blocks_are_one_sheet() -> None:
    third = ["1.10 → 2.20"] * 8
    pages = ([LEFT, *FIRST], [RIGHT, *SECOND], [FURTHER, *third])
    halves = [half for head, *rows in pages for half in ([head, *rows[:4]], rows[4:])]
    found = sheet_of(*halves)
    assert len(found.table.columns) == 7
    assert {a.code for a in found.amounts if a.column_label == "经营支出"} == {r[0] for r in NAMED}


def test_column_numbers_that_go_on_prove_a_short_sheet() -> None:
    pages = [LEFT, "栏次 → < → 1", " → 合计 → 9.00"], [RIGHT, "2 → 3", "4.00 → 5.00"]
    found = sheet_of(
        *([head, numbers.replace("栏次 → <", "栏次 → "), row] for head, numbers, row in pages)
    )
    assert [(a.row_label, a.amount_text) for a in found.amounts] == [
        ("合计", "9.00"),
        ("合计", "4.00"),
        ("合计", "5.00"),
    ]


@pytest.mark.parametrize(
    ("second", "head"),
    [
        ([*SECOND[:3], *SECOND[4:]], RIGHT),
        ([*SECOND[:3], "合计 → 0.30", *SECOND[4:]], RIGHT),
        (SECOND, "合计 → 项目支出"),
    ],
    ids=["a row less", "a name of its own", "a heading that is there"],
)
def test_anything_less_stays_apart(second: list[str], head: str) -> None:
    for table in facing(second=second, head=head).tables:
        assert JoinedBy.BESIDE not in {join.by for join in table.page_joins}


def test_a_nameless_part_that_stays_apart_is_doubtful() -> None:
    found = facing(second=SECOND[:-1])
    amounts = trusted(found.amounts, identified(found.findings, found.tables), {})
    nameless = [a for a in amounts if not a.row_label]
    assert nameless
    assert {a.trust for a in nameless} == {"doubtful"}
    assert {a.trust for a in amounts if a.row_label} == {"printed"}
    told = found.of(UNPROVEN, Outcome.FAIL)
    assert all("没有行名、列名或标题" in finding.message for finding in told)
    assert all(one.cells != other.cells for one, other in pairwise(told))


NAMES = [" → ".join(row[:2]) for row in NAMED]
AGAIN = [f"{names} → {rest}" for names, rest in zip(NAMES, SECOND, strict=True)]
HEAD_AGAIN = "科目编码 → 科目名称 → 基本支出 → 项目支出"


def named_again(second: list[str], head: str = HEAD_AGAIN) -> Understood:
    """Two pages with the left columns and two that print the names of the rows again beside the others."""
    return sheet_of(
        [LEFT, *FIRST[:4]], [LEFT, *FIRST[4:]], [head, *second[:4]], [head, *second[4:]]
    )


def test_pages_that_name_all_rows_again_have_further_columns_of_them() -> None:
    found = named_again(AGAIN)
    assert [column.label for column in found.table.columns] == [
        *LEFT.split(" → "),
        *RIGHT.split(" → "),
    ]
    of_project = [a for a in found.amounts if a.column_label == "项目支出"]
    assert [(a.code, a.row_label, a.amount_text) for a in of_project] == [
        (code, name, amount) for code, name, _, _, amount in NAMED
    ]
    assert len(found.of("form.page_join", Outcome.NOT_EVALUATED)) == 1


def test_the_names_of_a_second_side_stand_beside_those_of_the_first() -> None:
    """Where a sheet has two sides, the second of them may have its names in the further columns."""
    left = [f"{n} → 收入第{n}项 → {n}.00" for n in range(1, 9)]
    right = [f"{n} → 收入第{n}项 → 支出第{n}项 → {n}.50" for n in range(1, 9)]
    heads = "序号 → 收入项目 → 收入", "序号 → 收入项目 → 支出项目 → 支出"
    found = sheet_of(*([head, *rows] for head, rows in zip(heads, (left, right), strict=True)))
    assert [
        (a.row_label, a.amount_text) for a in found.amounts if a.direction == "expenditure"
    ] == [(f"支出第{n}项", f"{n}.50") for n in range(1, 9)]


@pytest.mark.parametrize(
    ("second", "head"),
    [
        ([*AGAIN[:3], AGAIN[3].replace("第4项", "第9项"), *AGAIN[4:]], HEAD_AGAIN),
        (AGAIN[:-1], HEAD_AGAIN),
        (AGAIN, "科目编码 → 科目名称 → 合计 → 项目支出"),
    ],
    ids=["another name", "a row less", "a heading that is there"],
)
def test_other_names_are_of_another_table(second: list[str], head: str) -> None:
    for table in named_again(second, head).tables:
        assert JoinedBy.BESIDE not in {join.by for join in table.page_joins}


def test_further_columns_may_be_blank_on_a_page() -> None:
    found = facing(repeated=True, second=[*SECOND[:4], *[" → "] * 4])
    assert [a.amount_text for a in found.amounts if a.column_label == "项目支出"] == ["0.30"] * 4
    assert [join.by for join in found.table.page_joins] == [JoinedBy.BESIDE]


def test_the_unit_may_stand_over_the_last_columns_alone() -> None:
    def page(number: int, rows: list[str]) -> Drawn:
        def draw(sheet: Sheet) -> None:
            sheet.lines("单位：万元" if number else "部门支出总表", left=180, top=60)
            sheet.form(form("\n".join(rows)))

        return draw

    pages = [LEFT, *FIRST], [RIGHT, *SECOND]
    found = Understood(read(*(page(*each) for each in enumerate(pages))), identity())
    assert {a.unit for a in found.amounts} == {"万元"}
    assert len(found.table.columns) == 5


def test_a_sheet_without_title_is_not_put_together() -> None:
    """Its rows may be the last ones of the table before."""
    title = [LEFT, "2130399 → 其他水利支出 → 1.00"]
    tables = sheet_of(title, [LEFT, *FIRST], [RIGHT, *SECOND]).tables
    for table in tables:
        assert JoinedBy.BESIDE not in {join.by for join in table.page_joins}


@pytest.mark.parametrize("named", [False, True], ids=["names once", "names on each page"])
@pytest.mark.parametrize("headed", [False, True], ids=["heads once", "heads on each page"])
def test_further_columns_may_stand_on_the_page_right_behind(*, named: bool, headed: bool) -> None:
    """As a spreadsheet prints its pages over, then down."""
    rows, head = (AGAIN, HEAD_AGAIN) if named else (SECOND, RIGHT)
    lower = [LEFT] if headed else []
    further = [head] if headed else []
    found = sheet_of(
        [LEFT, *FIRST[:4]], [head, *rows[:4]], [*lower, *FIRST[4:]], [*further, *rows[4:]]
    )
    assert len(found.tables) == 1
    for at, column in enumerate(["合计", *RIGHT.split(" → ")], start=2):
        of_column = [a for a in found.amounts if a.column_label == column]
        assert [(a.code, a.row_label, a.amount_text) for a in of_column] == [
            (row[0], row[1], row[at]) for row in NAMED
        ]


def test_a_page_right_behind_that_is_a_row_short_stays_apart() -> None:
    found = sheet_of(
        [LEFT, *FIRST[:4]], [RIGHT, *SECOND[:3]], [LEFT, *FIRST[4:]], [RIGHT, *SECOND[4:]]
    )
    joins = {join.by for table in found.tables for join in table.page_joins}
    assert JoinedBy.BESIDE not in joins


def test_names_again_under_a_head_of_one_row_are_those_under_a_head_of_two() -> None:
    upper, lower = "科目编码 → 科目名称 → =>本年支出 → <", "^ → ^ → 基本支出 → 项目支出"
    first = [f"{names} → {rest}" for names, rest in zip(NAMES, SECOND, strict=True)]
    closing = [f"{names} → {n}.75" for n, names in enumerate(NAMES)]
    found = sheet_of([upper, lower, *first], ["科目编码 → 科目名称 → 年末结转", *closing])
    assert [a.amount_text for a in found.amounts if a.column_label == "年末结转"] == [
        f"{n}.75" for n in range(8)
    ]
    assert len(found.tables) == 1
