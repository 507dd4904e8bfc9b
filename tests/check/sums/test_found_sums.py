"""Sums that a table keeps by itself, whatever its form, and the rows that break them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

CHECK = "arithmetic.found_sum"
HEADS = "项目名称 → 全部 → 甲类 → 甲一 → 甲二 → 乙类"
Row = tuple[int, int, int]


def table(rows: list[list[Decimal | str]]) -> Understood:
    """A table of a layout that nobody knows, under headings that mean nothing to us."""
    lines = [f"工程{index} → " + " → ".join(map(str, row)) for index, row in enumerate(rows)]
    return understood(printed("工程安排表\n\n单位：万元\n\n" + HEADS + "\n" + "\n".join(lines)))


def summed(first: int, second: int, other: int) -> list[Decimal | str]:
    """A row in which 甲类 is 甲一 + 甲二 and 全部 is 甲类 + 乙类."""
    values = (first + second + other, first + second, first, second, other)
    return [Decimal(value).scaleb(-2) for value in values]


def rows(count: int) -> list[list[Decimal | str]]:
    return [summed(1000 + n, 200 + n, 35 * (n + 1)) for n in range(count)]


def test_a_table_that_keeps_its_sums_passes_in_every_row() -> None:
    found = table(rows(5))
    assert found.tables[0].form == ""
    assert found.outcomes(CHECK) == [Outcome.PASS] * 10


def test_the_row_that_breaks_a_sum_is_named_with_both_values() -> None:
    given_rows = rows(9)
    given_rows[4][1] = "88.00"
    found = table(given_rows)
    (broken,) = found.of(CHECK, Outcome.FAIL)
    assert (broken.row_no, broken.printed) == (5, Decimal("88.00"))
    assert broken.severity is Severity.WARNING
    assert "8 行" in broken.message
    assert "8 rows" in broken.message_en


def test_a_whole_that_leans_on_a_broken_part_is_not_accused_as_well() -> None:
    given_rows = rows(9)
    given_rows[4][1] = "88.00"
    (leaning,) = table(given_rows).of(CHECK, Outcome.NOT_EVALUATED)
    assert leaning.printed == given_rows[4][0]
    both = rows(9)
    both[4][0], both[4][1] = "99.00", "88.00"
    assert len(table(both).of(CHECK, Outcome.FAIL)) == 2


@pytest.mark.parametrize(
    "given_rows",
    [
        pytest.param(rows(2), id="two rows prove nothing"),
        pytest.param(
            [[f"{n}.00", f"{n}.00", "0.00", "0.00", "0.00"] for n in range(1, 9)],
            id="one part and zeros prove nothing",
        ),
        pytest.param(rows(1) * 9, id="the same figures over again prove nothing"),
        pytest.param(
            [*rows(4), *[["9.00", "5.00", "1.00", "2.00", "2.50"]] * 2], id="it often fails"
        ),
    ],
)
def test_what_is_not_proven_says_nothing(given_rows: list[list[Decimal | str]]) -> None:
    assert table(given_rows).outcomes(CHECK) == []


@given(
    st.lists(st.tuples(*[st.integers(10**4, 10**9)] * 3), min_size=8, max_size=20, unique=True),
    st.integers(min_value=1, max_value=10**6),
    st.data(),
)
def test_one_changed_figure_is_found_and_nothing_else(
    parts: list[Row], change: int, data: st.DataObject
) -> None:
    given_rows = [summed(*row) for row in parts]
    assert not table(given_rows).of(CHECK, Outcome.FAIL)
    at = data.draw(st.integers(0, len(parts) - 1))
    column = data.draw(st.sampled_from([0, 2, 3, 4]))
    value = given_rows[at][column]
    assert isinstance(value, Decimal)
    given_rows[at][column] = value + Decimal(change + 10).scaleb(-2)
    assert {f.row_no for f in table(given_rows).of(CHECK, Outcome.FAIL)} == {at + 1}


def laid_out(heads: str, given_rows: list[list[Decimal | str]]) -> Understood:
    lines = [f"工程{index} → " + " → ".join(map(str, row)) for index, row in enumerate(given_rows)]
    return understood(printed("工程安排表\n\n单位：万元\n\n" + heads + "\n" + "\n".join(lines)))


def test_parts_left_of_their_whole_are_found() -> None:
    given_rows = [list(reversed(row)) for row in rows(9)]
    given_rows[4][4] = "88.00"
    found = laid_out("项目名称 → 乙类 → 甲二 → 甲一 → 甲类 → 全部", given_rows)
    (broken,) = found.of(CHECK, Outcome.FAIL)
    assert broken.printed == Decimal("88.00")
    assert "左侧 2 栏" in broken.message
    assert "left" in broken.message_en


def test_a_column_that_states_a_part_of_the_one_before_is_no_part_of_the_whole() -> None:
    given_rows: list[list[Decimal | str]] = [
        [str(n + 40 + 3), str(n + 40), str(n * 2 + 1), "3"] for n in range(9)
    ]
    given_rows[3][0] = "77"
    found = laid_out("项目名称 → 全部 → 甲类 → 其中：甲一 → 乙类", given_rows)
    (broken,) = found.of(CHECK, Outcome.FAIL)
    assert (broken.row_no, broken.expected) == (4, Decimal(46))
