"""Amounts under a stamp: published, doubtful, and named one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Cell, Document, Grid, Place
from pipeline.model.laid import Box
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.trust import identified, trusted
from tests.support import Understood, identity, printed, read

CHECK = "form.stamped_figure"
FORM = printed("""
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 61.40 → 41.40 → 20.00
    21303 → 水利 → 61.40 → 41.40 → 20.00
""")


def scanned(*stamped: Box) -> Understood:
    """The form with a box of 60 by 10 points for each cell, and the boxes of stamped words."""
    document = read(FORM)
    blocks = tuple(boxed(each) if isinstance(each, Grid) else each for each in document.blocks)
    places = tuple(Place(document.file, page=None, box=box) for box in stamped)
    return Understood(replace(document, blocks=blocks, stamped=places), identity())


def boxed(grid: Grid) -> Grid:
    def placed(cell: Cell, row: int, column: int) -> Cell:
        box = (60.0 * column, 10.0 * row, 60.0 * column + 60, 10.0 * row + 10)
        return replace(cell, place=replace(cell.place, box=box))

    rows = tuple(
        tuple(placed(cell, y, x) for x, cell in enumerate(row)) for y, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def on(row: int, column: int) -> Box:
    return (60.0 * column + 20, 10.0 * row + 2, 60.0 * column + 58, 10.0 * row + 8)


def named(found: Understood) -> tuple[Finding, ...]:
    return identified(found.findings, found.tables)


def test_an_amount_under_a_stamp_is_named_with_its_row() -> None:
    (finding,) = scanned(on(2, 3)).of(CHECK, Outcome.FAIL)
    assert (finding.row_no, finding.code, finding.severity) == (2, "21303", Severity.WARNING)
    assert "“水利”一行" in finding.message
    assert "41.40" in finding.message
    assert "41.40" in finding.message_en


def test_it_is_published_and_doubtful_and_the_others_of_its_row_are_not() -> None:
    found = scanned(on(2, 3))
    amounts = trusted(found.amounts, named(found), {})
    under = [a for a in amounts if a.trust == "doubtful"]
    assert [(a.row_label, a.column_label, a.amount_text) for a in under] == [
        ("水利", "基本支出", "41.40")
    ]
    assert _findings_of(under[0]) <= {f.id for f in named(found) if f.check == CHECK}


def _findings_of(amount: Amount) -> set[str]:
    return set(amount.findings.split())


@pytest.mark.parametrize("box", [on(2, 1), on(0, 2), on(9, 3)])
def test_a_stamp_over_a_name_a_heading_or_beside_the_table_names_no_amount(box: Box) -> None:
    assert scanned(box).of(CHECK, Outcome.FAIL) == []


def test_without_a_stamp_nothing_is_said() -> None:
    assert scanned().of(CHECK, Outcome.FAIL) == []
    assert isinstance(scanned().document, Document)
