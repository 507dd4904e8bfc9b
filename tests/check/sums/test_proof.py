"""A relation earns the right to accuse: it holds in nearly all the rows that state it."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

HEAD = "支出总表\n\n单位：万元\n\n科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出\n"


def table(rows: int, broken: int) -> Understood:
    """A table of single items, in some of which the total is not basic + project."""
    lines = [
        f"{2130301 + n} → 项目{n} → {31 + n + (5 if n < broken else 0)}.00 → {11 + n}.00 → 20.00"
        for n in range(rows)
    ]
    return understood(printed(HEAD + "\n".join(lines)))


@pytest.mark.parametrize(("rows", "broken"), [(4, 2), (6, 3), (20, 3), (40, 6)])
def test_a_relation_that_nearly_always_holds_accuses_the_rows_that_break_it(
    rows: int, broken: int
) -> None:
    found = table(rows, broken)
    assert len(found.of("arithmetic.row_sum", Outcome.FAIL)) == broken
    assert not found.of("arithmetic.row_sum", Outcome.NOT_EVALUATED)


@pytest.mark.parametrize(("rows", "broken"), [(5, 5), (6, 4), (20, 4), (40, 7), (40, 40)])
def test_a_relation_that_often_fails_is_our_misunderstanding(rows: int, broken: int) -> None:
    found = table(rows, broken)
    assert not found.of("arithmetic.row_sum", Outcome.FAIL)
    undecided = found.of("arithmetic.row_sum", Outcome.NOT_EVALUATED)
    assert len(undecided) == broken
    assert {f.severity for f in undecided} == {Severity.NOTE}
    assert "未被正确理解" in undecided[0].message
    assert "undecided" in undecided[0].message_en
    assert undecided[0].difference is not None, "what was compared stays published"


def test_a_relation_that_holds_for_last_year_accuses_this_year() -> None:
    rows = "\n".join(
        f"{2130301 + n} → 项目{n} → {31 + n}.00 → {11 + n}.00 → 20.00 → {90 + n}.00 → {11 + n}.00 → 20.00"
        for n in range(4)
    )
    found = understood(
        printed(
            "支出总表\n\n单位：万元\n\n"
            "科目编码 → 科目名称 → 2022年 → → → 2023年 → → \n"
            " → → 合计 → 基本支出 → 项目支出 → 合计 → 基本支出 → 项目支出\n" + rows
        )
    )
    assert len(found.of("arithmetic.row_sum", Outcome.PASS)) == 4
    assert len(found.of("arithmetic.row_sum", Outcome.FAIL)) == 4


@pytest.mark.parametrize(("rows", "faults"), [(8, 1), (4, 0)])
def test_a_total_that_one_row_of_many_leaves_blank_is_left_out(rows: int, faults: int) -> None:
    """No row has two parts, which would prove the sum: that each states its total does."""
    lines = [f"{2130301 + n} → 项目{n} → {31 + n}.00 → {31 + n}.00 → " for n in range(rows)]
    lines.append("2130399 → 其他项目 →  → 17.50 → ")
    failed = understood(printed(HEAD + "\n".join(lines))).of("arithmetic.row_sum", Outcome.FAIL)
    assert len(failed) == faults
    if faults:
        assert "合计栏为空白" in failed[0].message
