"""Sheets → the same with what a finance system keeps on them for itself and hides.

Two columns of keys before the table and two rows of its query above it, as the debt system's exports
have them; every other sheet has one column of keys within it, and last comes a hidden sheet, a
draft with the amounts of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.roundtrip.laid_out import LaidCell, LaidSheet, LaidTable, Position

_QUERY = (
    ("DEBT_T_XXGK_XEYE", " AND T.AD_CODE_GK=36 AND T.SET_YEAR_GK=2023", "1305"),
    ("AD_CODE#", "AD_NAME#", "YBXE_Y1#"),
)
_BEFORE = 2
_ABOVE = len(_QUERY)


def with_hidden_keys(sheets: Sequence[LaidSheet]) -> list[LaidSheet]:
    """Every sheet with its keys, and a hidden one behind them."""
    keyed = [_keyed(sheet, within=bool(at % 2)) for at, sheet in enumerate(sheets)]
    draft = max(keyed, key=lambda sheet: len(sheet.cells))
    return [*keyed, replace(draft, name="VALID#", is_hidden=True)]


def _keyed(sheet: LaidSheet, within: bool) -> LaidSheet:
    """`within`: a third column of keys stands among the table's own, under the cells merged over it."""
    split = 1 if within and sheet.width > 1 else sheet.width
    cells: dict[Position, LaidCell] = {}
    covered: set[int] = set()
    for (row, column), cell in sheet.cells.items():
        lies_over = column < split < column + cell.columns
        moved = _BEFORE + column + (column >= split)
        cells[row + _ABOVE, moved] = replace(cell, columns=cell.columns + lies_over)
        if lies_over:
            covered.update(range(row + _ABOVE, row + _ABOVE + cell.rows))
    bodies = {row + _ABOVE for table in sheet.tables for row in table.body}
    for row in range(_ABOVE, _ABOVE + sheet.height):
        cells[row, 0] = LaidCell("", key="VALID#" if row in bodies else 0)
        cells[row, 1] = LaidCell("", key=f"{row:04d}" if row in bodies else "")
        if within and row in bodies - covered:
            cells[row, _BEFORE + split] = LaidCell("", key=1305)
    for row, words in enumerate(_QUERY):
        cells.update({(row, column): LaidCell("", key=word) for column, word in enumerate(words)})
    return replace(
        sheet,
        cells=cells,
        tables=tuple(_moved(table) for table in sheet.tables),
        hidden_rows=frozenset(range(_ABOVE)),
        hidden_columns=frozenset({0, 1, *([_BEFORE + split] if within else [])}),
    )


def _moved(table: LaidTable) -> LaidTable:
    body = range(table.body.start + _ABOVE, table.body.stop + _ABOVE)
    return replace(table, body=body, width=table.width + _BEFORE)
