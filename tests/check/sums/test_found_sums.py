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
    broken = found.of(CHECK, Outcome.FAIL)
    assert [(f.row_no, f.printed) for f in broken] == [(5, Decimal("88.00")), (5, given_rows[4][0])]
    assert {f.severity for f in broken} == {Severity.WARNING}
    assert "8 行" in broken[0].message
    assert "8 rows" in broken[0].message_en


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
