"""Tables that print two years and the change between them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, understood

CHECK = "arithmetic.change_column"
ROWS = (
    ("213", "农林水支出", "150.00", "172.00", "22.00", "14.67%"),
    ("21303", "水利", "150.00", "172.00", "22.00", "14.67%"),
    ("2130301", "行政运行", "60.00", "72.00", "12.00", "20.00%"),
    ("2130305", "水利工程建设", "72.00", "70.00", "-2.00", "-2.78%"),
    ("2130314", "防汛", "18.00", "30.00", "12.00", "66.67%"),
    ("221", "住房保障支出", "9.00", "9.00", "0.00", "0.00%"),
)


def table(*rows: tuple[str, ...]) -> Understood:
    lines = "\n".join("\t".join(row) for row in rows)
    return understood(
        "一般公共预算支出表\n\n单位：万元\n\n"
        "科目编码\t科目名称\t2022年预算数\t2023年预算数\t增减额\t增减（%）\n" + lines + "\n"
    )


def changed(row: int, column: int, printed: str) -> list[tuple[str, ...]]:
    return [
        tuple(printed if (at, n) == (row, column) else cell for n, cell in enumerate(cells))
        for at, cells in enumerate(ROWS)
    ]


def test_changes_and_rates_of_both_years() -> None:
    assert set(table(*ROWS).outcomes(CHECK)) == {Outcome.PASS}


def test_a_change_that_is_not_the_difference() -> None:
    (finding,) = table(*changed(2, 4, "21.00")).of(CHECK, Outcome.FAIL)[:1]
    assert (finding.printed, finding.expected) == (Decimal("21.00"), Decimal("12.00"))
    assert "行政运行 “增减额”与两年之差：21.00，计算得 12.00" in finding.message
    assert finding.severity is Severity.ERROR


def test_a_rate_that_is_not_of_both_years() -> None:
    (finding,) = table(*changed(4, 5, "40.00%")).of(CHECK, Outcome.FAIL)
    assert (finding.printed, finding.expected) == (Decimal("40.00"), Decimal("66.6667"))


@pytest.mark.parametrize(("heading", "number"), [("增减（%）", 1), ("同口径增减（%）", 0)])
def test_rates_of_years_made_comparable_are_of_other_figures(heading: str, number: int) -> None:
    lines = [f"科目编码\t科目名称\t2022年执行数\t2023年预算数\t{heading}"]
    rates = (*(row[5] for row in ROWS[:4]), "58.00%", ROWS[5][5])
    lines += ["\t".join((*row[:4], rate)) for row, rate in zip(ROWS, rates, strict=True)]
    page = "一般公共预算支出表\n\n单位：万元\n\n" + "\n".join(lines) + "\n"
    assert len(understood(page).of(CHECK, Outcome.FAIL)) == number


def test_a_table_in_which_most_changes_are_of_something_else_is_left_alone() -> None:
    rows = [(*cells[:4], "1.00", cells[5]) for cells in ROWS]
    assert not table(*rows).of(CHECK, Outcome.FAIL)


IN_ROWS = """
“三公”经费支出表

单位：万元

单位名称\t年度\t“三公”经费合计\t因公出国（境）费\t公务接待费\t公务用车运行维护费
水利局\t2022年\t12.00\t3.00\t5.00\t4.00
\t2023年\t9.00\t0.00\t4.50\t4.50
\t增减变化金额\t-3.00\t-3.00\t{reception}\t0.50
"""


@pytest.mark.parametrize(("reception", "failed"), [("-0.50", 0), ("-5.00", 1)])
def test_years_in_rows(reception: str, failed: int) -> None:
    found = understood(IN_ROWS.format(reception=reception))
    assert len(found.outcomes(CHECK)) == 4
    assert len(found.of(CHECK, Outcome.FAIL)) == failed


@settings(max_examples=25, deadline=None)
@given(
    row=st.integers(0, 4),
    by=st.decimals(min_value="0.03", max_value=90, places=2),
)
def test_any_one_wrong_change_is_told(row: int, by: Decimal) -> None:
    printed = Decimal(ROWS[row][4]) + by
    failures = table(*changed(row, 4, f"{printed:.2f}")).of(CHECK, Outcome.FAIL)
    assert any(f.printed == printed for f in failures)


RATES_ALONE = """
收支预算总表

单位：万元

收入\t\t\t\t支出\t\t\t
项目\t2022年\t2023年\t2023年比2022年增减%\t项目\t2022年\t2023年\t2023年比2022年增减%
一般公共预算\t80.00\t100.00\t25.00\t农林水支出\t50.00\t60.00\t20.00
事业收入\t20.00\t10.00\t-50.00\t住房保障支出\t50.00\t50.00\t0.00
收入总计\t100.00\t110.00\t{rate}\t支出总计\t100.00\t110.00\t10.00
"""


@pytest.mark.parametrize(("rate", "failed"), [("10.00", 0), ("17.00", 1)])
def test_rates_beside_no_change_are_held_against_both_years(rate: str, failed: int) -> None:
    found = understood(RATES_ALONE.format(rate=rate))
    assert len(found.outcomes(CHECK)) == 6
    assert [str(f.printed) for f in found.of(CHECK, Outcome.FAIL)] == ["17.00"] * failed


def test_rates_of_something_else_prove_nothing() -> None:
    text = RATES_ALONE.format(rate="10.00").replace("25.00", "3.00").replace("-50.00", "4.00")
    found = understood(text.replace("60.00\t20.00", "60.00\t7.00"))
    assert found.of(CHECK, Outcome.FAIL) == []
