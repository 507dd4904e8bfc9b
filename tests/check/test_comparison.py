"""Rounding is told from error by what is printed, never by a fixed allowance."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.comparison import compare, compared
from pipeline.model.records import Amount, Outcome, Severity
from pipeline.values.units import in_yuan
from tests.support import amount, printed, understood

SAMPLE = amount(
    understood(
        printed("""
        支出总表

        单位：元

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40
        """)
    ),
    "水利",
    "合计",
)


def stated(value: Decimal, unit: str = "万元", text: str = "") -> Amount:
    return replace(
        SAMPLE,
        amount_text=text or str(value),
        amount=value,
        unit=unit,
        amount_yuan=in_yuan(value, unit),
    )


exact = st.lists(st.decimals(-(10**6), 10**6, places=6), min_size=1, max_size=12)


@given(exact, st.integers(0, 4))
def test_terms_rounded_one_by_one_never_fail(terms: list[Decimal], decimals: int) -> None:
    parts = [stated(round(term, decimals)) for term in terms]
    total = stated(round(sum(terms, Decimal(0)), decimals))
    assert compare(total, parts).outcome is not Outcome.FAIL


@given(exact, st.integers(0, 3), st.integers(1, 10**6), st.booleans())
def test_a_difference_beyond_what_rounding_explains_always_fails(
    terms: list[Decimal], decimals: int, beyond: int, below: bool
) -> None:
    parts = [stated(round(term, decimals)) for term in terms]
    last_digit = Decimal(1).scaleb(-decimals)
    allowed = last_digit / 2 * (len(parts) + 1)
    off = (allowed // last_digit + beyond) * last_digit * (-1 if below else 1)
    total = stated(sum((part.amount or Decimal(0) for part in parts), Decimal(0)) + off)
    comparison = compare(total, parts)
    assert comparison.outcome is Outcome.FAIL
    slight = abs(off) < 10 * last_digit and abs(off) * 1000 < abs(comparison.expected)
    assert comparison.severity is (Severity.WARNING if slight else Severity.ERROR)
    assert comparison.difference == off


@given(st.decimals(51, 10**6, places=2))
def test_a_value_in_yuan_and_its_rounding_in_ten_thousand_agree(yuan: Decimal) -> None:
    rounded = round(yuan / 10_000, 2)
    comparison = compare(stated(rounded, "万元"), [stated(yuan, "元")])
    assert comparison.outcome is not Outcome.FAIL
    assert comparison.expected == yuan


def test_a_zero_in_ten_thousand_may_stand_for_some_yuan() -> None:
    comparison = compare(stated(Decimal("0.00"), "万元"), [stated(Decimal("40.00"), "元")])
    assert comparison.outcome is Outcome.ROUNDING


@given(st.decimals(-(10**6), 10**6, places=2))
def test_what_is_the_same_passes(value: Decimal) -> None:
    comparison = compare(stated(value), [stated(value)])
    assert (comparison.outcome, comparison.severity) == (Outcome.PASS, Severity.NOTE)
    assert comparison.difference == 0


def test_a_part_that_prints_a_dash_counts_as_nothing() -> None:
    dash = replace(stated(Decimal(0)), amount=None, amount_text="—", amount_yuan=None)
    assert compare(stated(Decimal("5.00")), [stated(Decimal("5.00")), dash]).outcome is Outcome.PASS


def test_whole_numbers_allow_half_of_one() -> None:
    comparison = compare(stated(Decimal(11)), [stated(Decimal(5)), stated(Decimal(5))])
    assert (comparison.tolerance, comparison.outcome) == (Decimal("1.5"), Outcome.ROUNDING)


@given(exact, st.sampled_from(["", "万元", "元", "辆", "%"]), st.sampled_from(["", "万元", "辆"]))
def test_an_amount_without_a_unit_is_never_compared_with_one_that_has_one(
    terms: list[Decimal], one: str, other: str
) -> None:
    made = compare(stated(terms[0], one), [stated(term, other) for term in terms])
    can_convert = one == other or {one, other} <= {"元", "万元"}
    assert made.units_differ is not can_convert
    assert (made.outcome is Outcome.NOT_EVALUATED) is not can_convert


def test_units_that_differ_are_said_and_no_values_with_them() -> None:
    printed_here, elsewhere = stated(Decimal(3)), stated(Decimal(4), "")
    comparison = compare(printed_here, [elsewhere])
    found = compared("cross_table.same_amount", printed_here, comparison, ("一", "one"))
    assert found.message == "一：单位不同或未注明，未能核对"
    assert (found.outcome, found.printed, found.difference) == (Outcome.NOT_EVALUATED, None, None)
