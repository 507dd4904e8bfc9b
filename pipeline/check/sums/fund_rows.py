"""One summary of appropriations → 本年收入 (上年结转) against the funds that stand right below it.

一、本年收入, （一）一般公共预算拨款, （二）政府性基金预算拨款, （三）国有资本经营预算拨款: appropriations are
of these funds and of no other, so the rows make up the one above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.comparison import compare, compared
from pipeline.check.subject import Grid, row_name
from pipeline.model.records import Amount, Finding
from pipeline.model.table import Entry

_FORMS = ("budget.fiscal_appropriation", "final.fiscal_appropriation")
_FUNDS = ("general_public", "government_fund", "state_capital")
_FEWEST = 2


def fund_rows(grid: Grid) -> Iterator[Finding]:
    """Every row of the income side above two funds or more."""
    if grid.table.form not in _FORMS:
        return
    rows = [entry for entry in grid.table.entries if entry.panel == 0]
    columns = [no for no in grid.columns() if grid.table.columns[no - 1].panel == 0]
    if len(columns) != 1:
        return
    for at, entry in enumerate(rows):
        whole = grid.cells.get((entry.row + 1, columns[0]))
        if whole is None or whole.amount is None or whole.fund in _FUNDS or not entry.level:
            continue
        parts = _of_funds(grid, columns[0], entry, rows[at + 1 :])
        if parts is not None and len(parts) >= _FEWEST:
            said = (
                f"{row_name(whole)}“{whole.column_label}”与其下各项资金之和",
                f"{whole.row_label} against the funds below it",
            )
            yield compared("arithmetic.named_rows", whole, compare(whole, parts), said)


def _of_funds(grid: Grid, column: int, head: Entry, below: Sequence[Entry]) -> list[Amount] | None:
    """The amounts of the rows within one, None where one of them is of no fund or of one told before."""
    parts: list[Amount] = []
    for entry in below:
        if (entry.level or 0) <= (head.level or 0):
            break
        if entry.level != (head.level or 0) + 1:
            return None
        part = grid.cells.get((entry.row + 1, column))
        if part is None or part.amount is None:
            continue
        if part.fund not in _FUNDS or any(each.fund == part.fund for each in parts):
            return None
        parts.append(part)
    return parts
