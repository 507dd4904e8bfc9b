"""Which cells of a table a sum that holds confirms."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.check.sums.confirmed import are_confirmed, confirmed_by
from pipeline.model.cells import CellsInColumn
from pipeline.model.records import Finding, Outcome, Severity

_ROW = Finding(
    disclosure="d", check="arithmetic.row_sum", outcome=Outcome.PASS, severity=Severity.NOTE,
    message="", message_en="", printed=Decimal(3),
    cells=(("t", 2, 3), ("t", 2, 4)),
)  # fmt: skip


def test_cells_of_sums_that_hold_are_confirmed_in_their_own_table_alone() -> None:
    column = replace(_ROW, cells=CellsInColumn("t", (5, 6), 4))
    failing = replace(_ROW, outcome=Outcome.FAIL, cells=(("t", 9, 9),))
    elsewhere = replace(_ROW, cells=(("other", 7, 7),))
    confirmed = confirmed_by((_ROW, column, failing, elsewhere), "t")
    assert confirmed == {3: {2}, 4: {2, 5, 6}}
    assert are_confirmed((), confirmed)
