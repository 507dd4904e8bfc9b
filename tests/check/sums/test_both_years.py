"""Sums of changes: what the years lack is told of the years."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, identity, printed, read, understood

HTML = """<html><body><p>部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表</p>
<p>单位：万元</p><table>
<tr><td rowspan="3">单位编码</td><td rowspan="3">单位名称</td>
<td colspan="6">2022年</td><td colspan="6">2023年</td><td colspan="6">增减变化情况</td></tr>
<tr>{all}{all}{all}</tr><tr>{three}{three}{three}</tr>
<tr><td>125001</td><td>岱山县水利局</td>{cells}</tr></table></body></html>"""
ALL = (
    '<td rowspan="2">合计</td><td colspan="3">一般公共预算拨款安排的“三公”经费预算</td>'
    '<td rowspan="2">会议费</td><td rowspan="2">培训费</td>'
)
THREE = "<td>小计</td><td>公务接待费</td><td>公务用车购置及运行维护费</td>"


def table(last: str, now: str, change: str) -> Understood:
    cells = "".join(
        f"<td>{each}</td>" for part in (last, now, change) for each in part.split(" → ")
    )
    text = HTML.format(all=ALL, three=THREE, cells=cells)
    return Understood(read(text, "水利局.html"), identity())


NOW = "40.00 → 12.00 → 4.00 → 8.00 → 10.00 → 18.00"


def accused(found: Understood) -> list[str]:
    failing = found.of("arithmetic.row_sum", Outcome.FAIL)
    return [f.message.partition("“")[2].partition("”与")[0] for f in failing]


@pytest.mark.parametrize(
    ("last", "now", "change", "expected"),
    [
        # the total of 2022 leaves out meetings and training, and the change is the difference
        ("9.00 → 9.00 → 3.00 → 6.00 → 7.00 → 11.00", NOW,
         "31.00 → 3.00 → 1.00 → 2.00 → 3.00 → 7.00", ["2022年/合计"]),
        # both years add up: the change itself is wrong
        ("27.00 → 9.00 → 3.00 → 6.00 → 7.00 → 11.00", NOW,
         "31.00 → 3.00 → 1.00 → 2.00 → 3.00 → 7.00", ["增减变化情况/合计"]),
        ("27.00 → 9.00 → 3.00 → 6.00 → 7.00 → 11.00", NOW,
         "13.00 → 3.00 → 1.00 → 2.00 → 3.00 → 7.00", []),
    ],
)  # fmt: skip
def test_a_sum_of_changes_is_wrong_only_where_these_are_not_those_of_the_years(
    last: str, now: str, change: str, expected: list[str]
) -> None:
    assert accused(table(last, now, change)) == expected


def test_a_subtotal_is_the_part_where_a_column_below_it_is_taken_for_the_same() -> None:
    # the heading of the column of journeys abroad is cut off, and says no more than those above it
    found = understood(
        printed("""
        2023年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表

        单位：万元

        单位编码 → 单位名称 → 合计 → 一般公共预算拨款安排的“三公”经费预算 →  →  → 会议费 → 培训费
         →  →  → 小计 → 因公出国（ → 公务接待费 →  →
        125001 → 岱山县水利局 → 9.00 → 3.00 →  → 3.00 → 7.00 → 11.00
        """),
        kind="budget",
    )
    assert accused(found) == ["合计"]
