"""How the columns of one table were bound: its header as printed, and what was made of each column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.commands.inspect.lines import aligned, clipped, plain, where
from pipeline.commands.inspect.marks import Marks
from pipeline.model.document import Cell
from pipeline.model.records import Amount
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.values.amounts import is_blank

_TITLES = (
    "  #", "role", "heading", "measure", "phase", "fund", "direction", "year", "unit", "sample", "",
)  # fmt: skip
_ALWAYS = ("  #", "role", "heading", "sample")
_SAMPLE = 36


def describe_columns(table: Table, amounts: Sequence[Amount], marks: Marks) -> Iterator[str]:
    """One line a column, `!` before those that are marked; a facet that no column has is left out."""
    if not table.entries and not amounts:
        return
    rows = [_TITLES, *(_row(table, column, amounts, marks) for column in table.columns)]
    shown = [
        at
        for at, title in enumerate(_TITLES)
        if title in _ALWAYS or any(row[at] for row in rows[1:])
    ]
    yield from aligned([[row[at] for at in shown] for row in rows])


def _row(table: Table, column: Column, amounts: Sequence[Amount], marks: Marks) -> tuple[str, ...]:
    said = marks.get(column.index, [])
    gutter = "!" if said else " "
    heading = plain(f"{column.label} ({column.number})" if column.number else column.label)
    first = (f"{gutter}{column.index + 1:>2}", column.role.value, heading or "-")
    if column.role is not ColumnRole.MEASURE:
        return (*first, *[""] * 6, _printed_sample(table, column), _marks(said))
    own = [amount for amount in amounts if amount.column_no == column.index + 1]
    return (*first, *_facets(column, own, table.unit), _sample(own), _marks(said))


def _marks(said: Sequence[str]) -> str:
    return f"! {'; '.join(said)}" if said else ""


def _facets(column: Column, amounts: Sequence[Amount], unit: str) -> tuple[str, ...]:
    """Measure, phase, fund, direction, year and unit, as the column's amounts are published."""
    meaning = column.meaning
    offset = f"{meaning.year_offset:+d}" if meaning.year_offset else ""
    if not amounts:
        year = str(meaning.fiscal_year or offset)
        unit = column.unit or unit
        return meaning.measure, meaning.phase, meaning.fund, meaning.direction, year, unit
    return (
        meaning.measure,
        _together(a.phase for a in amounts),
        _together(a.fund for a in amounts),
        _together(a.direction for a in amounts),
        _together(str(a.fiscal_year or "") for a in amounts),
        _together(a.unit for a in amounts),
    )


def _together(values: Iterable[str]) -> str:
    """The one value that all have, the two that some have, or that they differ from row to row."""
    different = list(dict.fromkeys(plain(value) or "-" for value in values))
    if different == ["-"]:
        return ""
    return "/".join(different) if len(different) < 3 else "by row"


def _sample(amounts: Sequence[Amount]) -> str:
    """The first amount that is not zero, or else the first, and the row that it stands in."""
    if not amounts:
        return "(no amount)"
    amount = next((a for a in amounts if a.amount), amounts[0])
    row = clipped(plain(amount.row_label or amount.code), _SAMPLE)
    return f"{plain(amount.amount_text)} ← {row or where(amount.source_page, amount.source_line)}"


def _printed_sample(table: Table, column: Column) -> str:
    cells = (row[column.index] for row in table.body)
    filled = (c for c in cells if c is not None and not is_blank(c.text))
    first = next(filled, None)
    return clipped(plain(first.text), _SAMPLE) if first else "(nothing)"


def describe_header(table: Table) -> Iterator[str]:
    """The header as the source prints it: `×n` for a cell over n columns, `↓n` over n rows."""
    for number, row in enumerate(table.header):
        cells = (_header_cell(cell) for cell in row if cell is not None and not cell.covered)
        yield f"  {'' if number else 'header':<8} {' | '.join(cells)}".rstrip()


def _header_cell(cell: Cell) -> str:
    wide = f" ×{cell.column_span}" if cell.column_span > 1 else ""
    deep = f" ↓{cell.row_span}" if cell.row_span > 1 else ""
    return f"{plain(cell.text)}{wide}{deep}"
