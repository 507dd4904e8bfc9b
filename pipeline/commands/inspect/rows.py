"""The rows of one table: the amounts that each states, or what it prints where it states none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.commands.inspect.lines import clipped, plain, where
from pipeline.model.document import Cell
from pipeline.model.records import Amount
from pipeline.model.table import Table

_FIRST = 3
_LONGEST = 40


def describe_rows(table: Table, amounts: Sequence[Amount], all_rows: bool) -> Iterator[str]:
    """All rows, or the first three and the last of a long table and how many lie between."""
    by_row = defaultdict[int, list[Amount]](list)
    for amount in amounts:
        by_row[amount.row_no].append(amount)
    between = len(table.body) - _FIRST - 1
    left_out = between if between > 1 and not all_rows else 0
    for number, row in enumerate(table.body, start=1):
        if _FIRST < number <= _FIRST + left_out:
            if number == _FIRST + 1:
                yield f"    … {left_out} more rows"
            continue
        yield from _describe_row(row, by_row.get(number, []))


def _describe_row(row: Sequence[Cell | None], amounts: Sequence[Amount]) -> Iterator[str]:
    """One line for each name that amounts are stated of; side-by-side parts have several in a row."""
    for _, stated in groupby(amounts, key=lambda a: (a.source_line, a.code, a.row_label)):
        yield _statement(list(stated))
    if not amounts:
        printed = [cell for cell in row if cell is not None and cell.text.strip()]
        place = printed[0].place if printed else None
        texts = " | ".join(clipped(plain(cell.text), _LONGEST) for cell in printed)
        yield f"    {where(place.page, place.line) if place else '-'}  {texts}".rstrip()


def _statement(row: Sequence[Amount]) -> str:
    first = row[0]
    name = " ".join(filter(None, (plain(first.code), plain(first.row_label)))) or "(no name)"
    figures = "; ".join(
        f"{plain(a.column_label)} {plain(a.amount_text)} {plain(a.unit)}".rstrip() for a in row
    )
    return f"    {where(first.source_page, first.source_line)}  {name}: {figures}"
