"""Tables → Amounts: one for every number (or dash, or 无) printed in a column of amounts; a number that is
larger than any amount has no value."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.extract.alike import Alike
from pipeline.extract.amount_maker import AmountMaker
from pipeline.extract.counting import Counting
from pipeline.extract.fields import field_amounts
from pipeline.extract.row_units import RowUnit, RowUnits, counts
from pipeline.extract.statement import Said, Statement
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import Identity, Kind
from pipeline.model.records import Amount
from pipeline.model.table import RATES, Column, ColumnRole, Entry, Table
from pipeline.values.amounts import (
    PrintedNumber,
    is_beyond,
    is_dash,
    is_misprinted,
    is_said_none,
    parse_amount,
)
from pipeline.values.units import is_money, with_own_unit, with_unit
from pipeline.vocabulary import Vocabulary

_CHANGES = ("change", "change_rate")
_OPENING = "年初"


def extract_amounts(
    identity: Identity, tables: Iterable[Table], vocabulary: Vocabulary
) -> tuple[Amount, ...]:
    """All amounts of a disclosure, in the order in which they are printed."""
    amounts: list[Amount] = []
    disclosure = identity.package_name
    for table in tables:
        statements = _statements if table.entries else field_amounts
        maker = AmountMaker(disclosure, identity, table, vocabulary)
        stated = [maker.amount(each) for each in statements(table, vocabulary)]
        is_adjusted = vocabulary.headings.notes_adjusted_budget(table.notes)
        amounts += map(_as_adjusted, stated) if is_adjusted and _has_one_budget(stated) else stated
    return tuple(amounts)


def _has_one_budget(stated: Iterable[Amount]) -> bool:
    """Whether a final account's table states one budget only, and calls it no opening one."""
    budgets = [a for a in stated if a.kind is Kind.FINAL and a.phase in ("approved", "adjusted")]
    return bool(budgets) and all(
        a.phase == "approved"
        and not any(_OPENING in text for text in (a.column_label, a.row_label))
        for a in budgets
    )


def _as_adjusted(amount: Amount) -> Amount:
    """An amount of a table whose note says that its 预算数 are those of the whole year."""
    return replace(amount, phase="adjusted") if amount.phase == "approved" else amount


def _statements(table: Table, vocabulary: Vocabulary) -> Iterator[Statement]:
    measures = [(c, c.label) for c in table.columns if c.role is ColumnRole.MEASURE]
    counting = Counting(vocabulary.headings)
    units = RowUnits.of(table)
    alike = Alike(vocabulary.headings)
    names = dict[str, _Named]()
    known = dict[Hashable, Said]()
    """By all that it is made of; what is of one table is told apart by which value it is."""
    for entry in table.entries:
        label = alike.of(entry.label)
        if (named := names.get(label)) is None:
            named = names[label] = _named(label, vocabulary)
        row = _RowName(named, counting.of(entry, label), units.of_row(entry))
        of_row = id(named), row.counted, id(row.units), id(entry.said), bool(entry.code)
        for column, heading in measures:
            if column.panel != entry.panel:
                continue
            cell = table.body[entry.row][column.index]
            if cell is None:
                continue
            number, unit = parse_amount(cell.text), ""
            if number is None and (priced := _priced(cell.text, table)):
                number, unit = priced
            if number is None and not _stands_for_an_amount(cell.text):
                continue
            of_number = number and (number.is_percentage, not number.decimals)
            key = column.index, of_number, unit, *of_row
            if (said := known.get(key)) is None:
                said = _said(table, entry, row, column, heading, number)
                said = known[key] = replace(said, unit=unit) if unit else said
            yield Statement(entry, said, cell, number.value if number else None)


def _priced(text: str, table: Table) -> tuple[PrintedNumber, str] | None:
    """The number and the unit of money that a cell prints, in full or in a table of money as its scale."""
    return with_own_unit(text) if is_money(table.unit) else with_unit(text)


def _stands_for_an_amount(text: str) -> bool:
    """Whether a cell prints a dash, a word for none, a number beyond all amounts or a misprint for one."""
    is_none = is_dash(text) or is_said_none(text)
    return is_none or is_beyond(text) or is_misprinted(text)


@made_at_once
@dataclass(frozen=True, slots=True)
class _Named:
    """What a name says of amounts: the rate that they are, whose fund they are of, whether they are carried
    over."""

    rate: str
    fund: str
    is_balance: bool


@made_at_once
@dataclass(frozen=True, slots=True)
class _RowName:
    """What the name of a row says of all its amounts, what they count, and the units that the row states."""

    named: _Named
    counted: str
    units: RowUnit


def _named(label: str, vocabulary: Vocabulary) -> _Named:
    headings = vocabulary.headings
    meaning = headings.meaning((label,))
    carried = meaning.measure.split(".")[0]
    is_balance = carried in ("opening_balance", "closing_balance")
    return _Named(headings.rates.of_row(label), meaning.fund, is_balance)


def _said(
    table: Table,
    entry: Entry,
    row: _RowName,
    column: Column,
    heading: str,
    number: PrintedNumber | None,
) -> Said:
    meaning, name = column.meaning, row.named
    unit = "%" if name.rate else _unit(table, entry, column, number, row.units)
    is_bare = not unit and counts(column)
    if not column.unit and (is_bare or (unit == table.unit and _is_count(unit, number))):
        unit = row.counted or unit
    of_time = entry.said
    direction = meaning.direction or of_time.direction
    names_fund = direction == "revenue" and not entry.code
    return Said(
        column_no=column.index + 1,
        column_label=heading,
        measure=_rated(_measure(meaning.measure, of_time.measure), name.rate),
        phase=of_time.phase or meaning.phase,
        fund=meaning.fund or (name.fund if names_fund else ""),
        direction="balance" if name.is_balance else direction,
        fiscal_year=of_time.fiscal_year or meaning.fiscal_year,
        year_offset=of_time.year_offset or meaning.year_offset,
        unit=unit,
    )


def _measure(of_column: str, of_row: str) -> str:
    """What an amount is of where its row says that it is a change (增减变化金额)."""
    if of_row not in _CHANGES or of_column.split(".", maxsplit=1)[0] in _CHANGES:
        return of_column
    return of_row if of_column == "total" else f"{of_row}.{of_column}"


def _rated(of_column: str, rate: str) -> str:
    """What an amount is of where its row states a rate (平均利率%) of what its column states."""
    if not rate or of_column.rpartition(".")[2] in RATES:
        return of_column
    return rate if of_column == "total" else f"{of_column}.{rate}"


def _unit(
    table: Table, entry: Entry, column: Column, number: PrintedNumber | None, row: RowUnit
) -> str:
    """The unit as printed, the nearest statement first: cell, column, row, table.

    A column of quantities has its row's unit or none; it is never money because the table is.
    """
    if number is not None and number.is_percentage:
        return "%"
    if column.unit:
        return column.unit
    if column.meaning.is_rate or entry.said.is_rate:
        return "%"
    if counts(column):
        of_table = "" if is_money(table.unit) else table.unit
        return row.in_label or row.beside or of_table
    return row.of_value or row.beside_values or table.unit


def _is_count(unit: str, number: PrintedNumber | None) -> bool:
    """Whether what would be money may be a number of things: it is whole, or none is printed."""
    return is_money(unit) and (number is None or not number.decimals)
