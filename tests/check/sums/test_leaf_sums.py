"""Lists whose headings no level tells apart: the leaves make up the total, and each heading."""

from __future__ import annotations

from dataclasses import replace

from pipeline.check.subject import Grid
from pipeline.check.sums.leaf_sums import leaf_sums
from pipeline.model.records import Finding, Outcome
from tests.support import Understood, printed, understood

PAGE = """
        政府采购预算表

        单位：万元

        采购项目 → 数量 → 预算金额
        合计 → 13 → {total}
        通用项目 → 9 → 75.00
        信息处 → 6 → {unit}
        台式计算机 → 4 → 20.00
        多功能一体机 → 2 → 30.00
        后勤处 → 3 → 25.00
        会议服务 → 1 → 11.00
        印刷服务 → 2 → 14.00
        专用项目 → 4 → 15.00
        检测设备 → 4 → 15.00
        """
LEAVES = {"台式计算机", "多功能一体机", "会议服务", "印刷服务", "检测设备"}


def page(total: str = "90.00", unit: str = "50.00") -> Understood:
    return understood(printed(PAGE.format(total=total, unit=unit)))


def told(found: Understood, before: list[Finding] | None = None) -> list[Finding]:
    """What is told of the list, read so that the headings are no leaves and on no level."""
    rows = [
        replace(entry, level=0 if entry.is_total else None, is_leaf=entry.label in LEAVES)
        for entry in found.table.entries
    ]
    grid = Grid(replace(found.table, entries=tuple(rows)), found.amounts)
    return list(leaf_sums(grid, before or []))


def made(findings: list[Finding]) -> dict[int | None, set[int]]:
    """The rows that make up each row, by number."""
    return {each.row_no: {cell[1] for cell in each.cells[1:]} for each in findings}


def test_the_total_is_the_sum_of_the_leaves_and_so_is_every_heading() -> None:
    findings = told(page())
    assert {each.outcome for each in findings} == {Outcome.PASS}
    assert made(findings) == {1: {4, 5, 7, 8, 10}, 2: {4, 5, 7, 8}, 3: {4, 5}, 6: {7, 8}, 9: {10}}
    assert len(findings) == 10
    assert findings[1].message.startswith("合计 “预算金额”与其下 5 个末级行之和：90.00")
    assert "rows below it that have no parts" in findings[1].message_en


def test_a_heading_that_differs_in_one_column_is_left_alone() -> None:
    assert 3 not in made(told(page(unit="51.00")))
    assert 2 in made(told(page(unit="51.00")))


def test_where_the_leaves_do_not_make_up_the_total_nothing_is_told() -> None:
    assert told(page(total="91.00")) == []


def test_what_is_confirmed_already_is_not_told_again() -> None:
    findings = told(page())
    assert told(page(), findings) == []
