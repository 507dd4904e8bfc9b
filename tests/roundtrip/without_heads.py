"""PrintedDocument → the same without 收入 and 支出 over the two sides of its tables.

Where one heading is printed twice, what stands between tells alone that a second side begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.records import Amount
from tests.roundtrip.printed import PrintedDocument, PrintedRow, PrintedTable

_HEADS = ("收入", "支出")


def without_heads(document: PrintedDocument) -> PrintedDocument:
    """Every table of two sides with one row of headings less."""
    items = tuple(
        replace(item, header=item.header[1:])
        if isinstance(item, PrintedTable) and _has_heads(item.header)
        else item
        for item in document.items
    )
    return replace(document, items=items)


def _has_heads(header: Sequence[PrintedRow]) -> bool:
    printed = tuple(cell.text for cell in header[0] if cell) if header else ()
    return printed == _HEADS


def labelled_without_heads(document: PrintedDocument, amounts: Sequence[Amount]) -> list[Amount]:
    """What the document says of its amounts once the heads are gone: all but the head, and the heading of
    the names that tells the lists under one head from one another."""
    tables = [item for item in document.items if isinstance(item, PrintedTable)]
    headed = {number for number, table in enumerate(tables, start=1) if _has_heads(table.header)}
    return [_without_head(a) if a.table_no in headed else a for a in amounts]


def _without_head(amount: Amount) -> Amount:
    head, *_, own = amount.column_label.split("/")
    return replace(amount, column_label=own) if head in _HEADS else amount
