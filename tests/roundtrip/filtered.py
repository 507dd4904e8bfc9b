"""Sheets → the same as they were last looked at: a filter leaves rows out.

A column of working beside the table, hidden, says 是 or 否; the filter shows only what says 是, so that
the rows without an amount are folded away. One click brings them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.roundtrip.laid_out import LaidCell, LaidSheet


def filtered(sheets: Sequence[LaidSheet]) -> list[LaidSheet]:
    """Every sheet that has rows of amounts with a filter over its first such table."""
    return [_filtered(sheet) for sheet in sheets]


def _filtered(sheet: LaidSheet) -> LaidSheet:
    table = next((each for each in sheet.tables if each.body and each.amounts), None)
    if table is None:
        return sheet
    stated = {row for (row, _), cell in sheet.cells.items() if cell.is_amount and cell.text}
    beside = sheet.width
    answers = {
        (row, beside): LaidCell("", key="是" if row in stated else "否") for row in table.body
    }
    return replace(
        sheet,
        cells={**sheet.cells, **answers},
        hidden_columns=sheet.hidden_columns | {beside},
        filtered=table.body,
        filtered_rows=frozenset(row for row in table.body if row not in stated),
    )
