"""Sums across a form of “三公” expenses, meetings and training."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, identity, printed, read, understood

HTML = """<html><body><p>部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表</p>
<p>单位：万元</p><table>
<tr><td rowspan="2">单位编码</td><td rowspan="2">单位名称</td><td rowspan="2">合计</td>
<td colspan="3">一般公共预算拨款安排的“三公”经费预算</td>
<td rowspan="2">会议费</td><td rowspan="2">培训费</td></tr>
<tr><td>小计</td><td>因公出国（</td><td>公务接待费</td></tr>
<tr><td>125001</td><td>岱山县水利局</td><td>{total}</td>
<td>3.00</td><td></td><td>3.00</td><td>7.00</td><td>11.00</td></tr></table></body></html>"""


def accused(total: str) -> list[str]:
    found = Understood(read(HTML.format(total=total), "水利局.html"), identity())
    return [f.message for f in found.of("arithmetic.row_sum", Outcome.FAIL)]


def test_a_subtotal_is_the_part_where_a_column_below_it_is_taken_for_the_same() -> None:
    # the heading of the column of journeys abroad is cut off, and says no more than those above it
    (message,) = accused("3.00")
    assert "计算得 21.00" in message
    assert accused("21.00") == []


def test_a_sum_without_its_blank_subtotal_accuses_nobody() -> None:
    row = "<td>3.00</td><td></td><td>3.00</td><td>7.00</td><td>11.00</td>"
    assert row in HTML
    blank = HTML.replace(row, "<td></td><td></td><td>3.00</td><td>7.00</td><td>11.00</td>")
    found = Understood(read(blank.format(total="3.00"), "水利局.html"), identity())
    assert not found.of("arithmetic.row_sum", Outcome.FAIL)
    (undecided,) = [
        f for f in found.of("arithmetic.row_sum", Outcome.NOT_EVALUATED) if "18.00" in f.message
    ]
    assert "小计”为空白" in undecided.message


ONLY_PARTS_OF_VEHICLES = """
    一般公共预算“三公”经费、会议费和培训费支出情况表

    单位：元

    合计 → “三公”经费 →  →  →  →  → 会议费 → 培训费
     → 小计 → 因公出国(境)费用 → 公务接待费 → 公务用车购置及运行费 →  →  →
     →  →  →  → 公务用车购置费 → 公务用车运行维护费 →  →
    {row}
    """


@pytest.mark.parametrize(
    ("row", "outcomes"),
    [
        ("90.00 → 70.00 → 0.00 → 20.00 → 10.00 → 40.00 → 15.00 → 5.00", [Outcome.PASS] * 2),
        (
            "97.00 → 77.00 → 0.00 → 20.00 → 10.00 → 40.00 → 15.00 → 5.00",
            [Outcome.FAIL, Outcome.PASS],
        ),
    ],
)
def test_what_vehicles_cost_is_a_part_though_only_its_parts_have_columns(
    row: str, outcomes: list[Outcome]
) -> None:
    """The heading over 购置费 and 运行维护费 has no column of its own; both belong to the sum."""
    found = understood(printed(ONLY_PARTS_OF_VEHICLES.format(row=row)))
    assert found.outcomes("arithmetic.row_sum") == outcomes
