"""Sums of tables that print more digits than they know, and of such whose digits were cut off."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.records import Outcome
from tests.check.sums.sums_support import FAIL, PASS, ROUNDING, budget

HEAD = """
        支出总表

        单位：元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
"""


def sums(rows: Sequence[tuple[str, str, str]]) -> list[Outcome]:
    """What becomes of the sums across some rows of items."""
    lines = "\n".join(
        f"        21303{at:02d} → 项目{at} → {total} → {basic} → {project}"
        for at, (total, basic, project) in enumerate(rows, 1)
    )
    return budget(HEAD + lines).outcomes("arithmetic.row_sum")


WHOLE = [(f"{300 + 7 * n}.00", f"{200 + 5 * n}.00", f"{100 + 2 * n}.00") for n in range(6)]


def _off(number: int) -> list[tuple[str, str, str]]:
    """The rows, the totals of so many of them a yuan too large or too small."""
    more = [1 if at % 2 else -1 for at in range(number)] + [0] * (len(WHOLE) - number)
    return [(f"{float(t) + m:.2f}", b, p) for (t, b, p), m in zip(WHOLE, more, strict=True)]


@pytest.mark.parametrize(("off", "becomes"), [(2, [FAIL, FAIL]), (3, [ROUNDING] * 3)])
def test_whole_yuan_with_two_zeros_were_rounded_to_yuan(off: int, becomes: list[Outcome]) -> None:
    assert sums(_off(off)) == becomes + [PASS] * (len(WHOLE) - off)


def test_one_fen_in_the_table_shows_that_it_knows_fen() -> None:
    found = sums([*_off(3), ("70.35", "50.35", "20.00")])
    assert found == [FAIL] * 3 + [PASS] * 4


@pytest.mark.parametrize(("last", "becomes"), [("0.02", ROUNDING), ("-0.02", FAIL)])
def test_digits_that_were_cut_off_leave_no_total_less_than_its_parts(
    last: str, becomes: Outcome
) -> None:
    rows = [(f"{300.37 + n + 0.01:.2f}", f"{200.11 + n:.2f}", "100.26") for n in range(3)]
    found = sums([*rows, (f"{40.37 + float(last):.2f}", "30.11", "10.26")])
    assert found == [ROUNDING] * 3 + [becomes]
