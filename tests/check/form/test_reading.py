"""Cells of amounts that hold more than one number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.form.crowded import is_crowded
from pipeline.model.document import Cell, Document, Grid, GridLayout, Paragraph, Place
from pipeline.model.records import Outcome, Severity
from tests.support import Understood, identity, printed, understood

AMOUNT = st.decimals(-99999999, 99999999, places=2).map("{:,}".format)


def with_cell(text: str) -> Understood:
    return understood(
        printed(f"""
        部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → {text} → 41.40 → 20.00
        2130306 → 水利工程运行与维护 → 61.40 → 41.40 → 20.00
        """)
    )


@pytest.mark.parametrize(
    "text",
    [
        "41.40 20.00",
        "61.40万元 3.00万元",
        "120 45",
        "120, 45",
        "6�.40",
        "########",
        "61.40302",
        "61.402130306",
    ],
)
def test_a_crowded_cell_of_amounts_is_found_with_its_row(text: str) -> None:
    (finding,) = with_cell(text).of("form.crowded_cell", Outcome.FAIL)
    assert (finding.row_no, finding.code, finding.severity) == (2, "21303", Severity.WARNING)
    assert text in finding.message
    assert text in finding.message_en


def test_sums_over_a_crowded_cell_accuse_nobody() -> None:
    found = with_cell("已审61核.40")
    assert found.of("form.crowded_cell", Outcome.FAIL)
    assert [
        f for f in found.findings if f.outcome.fails and f.check.startswith("arithmetic.")
    ] == []
    assert found.of("arithmetic.row_sum", Outcome.NOT_EVALUATED)


@pytest.mark.parametrize(
    ("heading", "is_told"), [("项目支出", True), ("比上年增减", False), ("差额", False)]
)
def test_a_dash_above_a_number_may_be_no_sign_but_of_a_change(heading: str, is_told: bool) -> None:
    rows = [
        ["科目编码", "科目名称", "合计", heading],
        ["213", "农林水支出", "61.40", "-\n20.00"],
        ["21303", "水利", "61.40", "20.00"],
    ]
    place = Place("a.html", line=4)
    grid = Grid(
        tuple(tuple(Cell(text, place) for text in row) for row in rows), GridLayout.SPANNED, place
    )
    lines = [Paragraph(text, place) for text in ("部门支出总表", "单位：万元")]
    document = Document("a.html", "html", (*lines, grid), (("",),))
    found = Understood(document, identity())
    (amount,) = [a for a in found.amounts if a.row_label == "农林水支出" and a.column_no == 4]
    assert amount.amount == -20
    told = found.of("form.crowded_cell", Outcome.FAIL)
    assert [finding.row_no for finding in told] == [1] * is_told
    assert all("短横" in finding.message for finding in told)


@pytest.mark.parametrize(
    "text",
    [
        "61.40",
        "61. 40",
        "1, 061.40",
        "-1， 061, 400.00",
        "61.40万元",
        "",
        "—",
        "0",
        "(61.40)",
        "详见附表",
        "2130306水利工程运行与维护",
    ],
)
def test_a_cell_with_one_number_a_dash_or_words_is_none(text: str) -> None:
    assert with_cell(text).of("form.crowded_cell", Outcome.FAIL) == []


def test_a_table_that_parts_thousands_with_spaces_has_one_number_a_cell() -> None:
    def crowded(last: str) -> int:
        table = understood(
            printed(f"""
            部门支出总表

            单位：万元

            科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
            213 → 农林水支出 → 61 400.50 → 41 400.50 → 20 000.00
            21303 → 水利 → 61 400.50 → 41 400.50 → {last}
            """)
        )
        return len(table.of("form.crowded_cell", Outcome.FAIL))

    assert crowded("20 000.00") == 0
    assert crowded("20000.00") == 5, "no habit of the table"
    assert crowded("20 00.00") == 1


def test_percentages_and_counts_need_no_spaces_where_amounts_have_them() -> None:
    table = understood(
        printed("""
        部门支出总表

        单位：万元

        科目编码 → 科目名称 → 2024年预算数 → 2025年预算数 → 增减%
        213 → 农林水支出 → 1 400.50 → 61 400.50 → 4284.18%
        21303 → 水利 → 61 400.50 → 81 400.50 → 32.57%
        """)
    )
    assert table.of("form.crowded_cell", Outcome.FAIL) == []


def _with_points(first: str, second: str) -> Understood:
    return understood(
        printed(f"""
        部门支出总表

        单位：元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {first} → 41.300 → {second}
        21303 → 水利 → 20.45 → 12.45 → 8.00
        """)
    )


@pytest.mark.parametrize("first", ["1.061.300,50", "61.300,5", "1.061.300", "-61.300,50"])
def test_three_digits_behind_a_point_are_doubted_where_points_part_thousands(first: str) -> None:
    """18.066 beside 1.061.300,50 is eighteen thousand, and is not published as eighteen without a word."""
    found = _with_points(first, "18.066")
    findings = found.of("form.crowded_cell", Outcome.FAIL)
    assert all(any(shown in f.message for f in findings) for shown in ("41.300", "18.066"))
    assert not any(f.outcome.fails for f in found.findings if f.check.startswith("arithmetic."))
    told = [*findings, *found.of("form.number_read", Outcome.NOT_EVALUATED)]
    assert any(first in finding.message for finding in told)


def test_columns_of_decimal_commas_are_named() -> None:
    found = understood(
        printed("""
        部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出
        213 → 农林水支出 → 327,33 → 1.204,18
        21303 → 水利 → 327,33 → 1.204,18
        """)
    )
    (finding,) = found.of("form.number_read", Outcome.NOT_EVALUATED)
    assert "327,33" in finding.message


def test_three_decimals_are_decimals_where_no_number_parts_thousands_with_points() -> None:
    assert not _with_points("59.366", "18.066").of("form.crowded_cell", Outcome.FAIL)


@given(AMOUNT)
def test_one_amount_is_never_crowded(amount: str) -> None:
    assert not is_crowded(amount)


@given(AMOUNT, AMOUNT, st.sampled_from([" ", "\n", "  "]))
def test_two_amounts_in_a_cell_always_are(one: str, other: str, between: str) -> None:
    assert is_crowded(one + between + other)


def test_rows_that_cannot_be_parted_are_told_and_their_form_is_not_empty() -> None:
    """Five names over three amounts in the cells of one row: which is whose nobody can tell."""
    place = Place("水利局.docx", 3)
    names = "合计\n农林水支出\n水利\n住房保障支出\n住房改革支出"
    rows = [("科目名称", "合计", "基本支出"), (names, "9.00\n5.00\n4.00", "7.00\n3.00")]
    grid = Grid(
        tuple(tuple(Cell(text, place) for text in row) for row in rows), GridLayout.SPANNED, place
    )
    above = [
        Paragraph("部门支出总表", Place(place.file, 1)),
        Paragraph("单位：万元", Place(place.file, 2)),
    ]
    found = Understood(Document(place.file, "docx", (*above, grid)), identity())
    assert found.amounts == ()
    assert len(found.of("form.crowded_cell", Outcome.FAIL)) == 2
    assert found.of("form.empty_table_note", Outcome.FAIL) == []


def of_rows(*rows: tuple[str, ...], title: str = "部门收入总表") -> Understood:
    place = Place("水利局.docx", 3)
    grid = Grid(
        tuple(tuple(Cell(text, place) for text in row) for row in rows), GridLayout.SPANNED, place
    )
    above = [Paragraph(title, Place(place.file, 1)), Paragraph("单位：万元", Place(place.file, 2))]
    return Understood(Document(place.file, "docx", (*above, grid)), identity())


def test_an_amount_beside_the_names_of_several_rows_is_told() -> None:
    names = "合计\n农林水支出\n水利"
    codes = "栏次\n213\n21303"
    found = of_rows(("科目编码", "科目名称", "合计", "其他收入"), (codes, names, "9.00", "5.00"))
    (finding,) = found.of("form.crowded_cell", Outcome.FAIL)
    assert (finding.row_no, finding.severity) == (1, Severity.WARNING)
    assert "合计 农林水支出 水利" in finding.message


def test_a_name_that_is_broken_over_lines_is_of_one_row() -> None:
    found = of_rows(
        ("科目编码", "科目名称", "合计", "其他收入"),
        ("213", "农林\n水支\n出", "9.00", "5.00"),
        ("", "合计", "9.00", "5.00"),
    )
    assert found.of("form.crowded_cell", Outcome.FAIL) == []


def test_what_stands_in_a_crowded_cell_contradicts_no_sentence() -> None:
    def failing(cell: str) -> list[str]:
        found = understood(
            printed(f"""
            岱山县水利局2023年部门预算

            一般公共预算支出表
            单位：万元
            科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
            213 → 农林水支出 → 61.40 → 41.40 → 20.00
            21303 → 水利 → 61.40 → 41.40 → 20.00
            2130301 → 行政运行 → {cell} → 41.40 → 20.00
            合计 → → 61.40 → 41.40 → 20.00

            二、一般公共预算支出情况
            农林水支出（类）水利（款）行政运行（项）61.40万元，主要用于人员支出。
            """)
        )
        failed = [f for f in found.findings if f.outcome.fails]
        return [f.check for f in failed if f.check.startswith(("claim.", "arithmetic."))]

    assert failing("7 61.40") == []
    assert "claim.amount_as_in_table" in failing("761.40")
