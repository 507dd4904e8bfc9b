"""Tables → Amounts: one for every number (or dash) printed in a column of amounts; a number that is larger
than any amount has no value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.counting import Counting
from pipeline.extract.fields import field_amounts
from pipeline.extract.statement import Statement
from pipeline.model.document import Cell
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import Identity, Kind
from pipeline.model.records import Amount
from pipeline.model.table import RATES, Column, ColumnRole, Entry, Table
from pipeline.values.amounts import PrintedNumber, is_beyond, is_crossed_out, is_dash, parse_amount
from pipeline.values.text import bare
from pipeline.values.units import in_yuan, is_measure, is_money, unit_in_heading, with_unit
from pipeline.vocabulary import Vocabulary

_COUNTED = ("quantity",)
_CHANGES = ("change", "change_rate")
_RANK = "项"
_MEASURES, _UNITS = "计量单位", "单位"


def extract_amounts(
    identity: Identity, tables: Iterable[Table], vocabulary: Vocabulary
) -> tuple[Amount, ...]:
    """All amounts of a disclosure, in the order in which they are printed."""
    amounts: list[Amount] = []
    disclosure = identity.package_name
    for table in tables:
        statements = _statements if table.entries else field_amounts
        for said in statements(table, vocabulary):
            amounts.append(_amount(disclosure, identity, table, said, vocabulary))
    return tuple(amounts)


def _statements(table: Table, vocabulary: Vocabulary) -> Iterator[Statement]:
    measures = [column for column in table.columns if column.role is ColumnRole.MEASURE]
    counting = Counting(vocabulary.headings)
    for entry in table.entries:
        name = _row_name(entry, vocabulary, counting.of(entry))
        for column in measures:
            if column.panel != entry.panel:
                continue
            cell = table.body[entry.row][column.index]
            if cell is None:
                continue
            number, unit = parse_amount(cell.text), ""
            if number is None and (priced := with_unit(cell.text)):
                number, unit = priced
            if number is None and not (is_dash(cell.text) or is_beyond(cell.text)):
                continue
            said = _statement(table, entry, name, column, cell, number)
            yield replace(said, unit=unit) if unit else said


@made_at_once
@dataclass(frozen=True, slots=True)
class _RowName:
    """What the name of a row says of all its amounts: the rate that they are, what they count, whose
    fund they are of, whether they are carried over."""

    rate: str
    counted: str
    fund: str
    is_balance: bool


def _row_name(entry: Entry, vocabulary: Vocabulary, counted: str) -> _RowName:
    headings = vocabulary.headings
    meaning = headings.meaning((entry.label,))
    carried = meaning.measure.split(".")[0]
    return _RowName(
        headings.rates.of_row(entry.label),
        counted,
        meaning.fund,
        carried in ("opening_balance", "closing_balance"),
    )


def _statement(
    table: Table,
    entry: Entry,
    name: _RowName,
    column: Column,
    cell: Cell,
    number: PrintedNumber | None,
) -> Statement:
    meaning = column.meaning
    unit = "%" if name.rate else _unit(table, entry, column, number)
    is_bare = not unit and _counts(column)
    if not column.unit and (is_bare or (unit == table.unit and _is_count(unit, number))):
        unit = name.counted or unit
    of_time = entry.said
    names_fund = meaning.direction == "revenue" and not entry.code
    return Statement(
        entry=entry,
        column_no=column.index + 1,
        column_label=column.label,
        measure=_rated(_measure(meaning.measure, of_time.measure), name.rate),
        phase=of_time.phase or meaning.phase,
        fund=meaning.fund or (name.fund if names_fund else ""),
        direction="balance" if name.is_balance else meaning.direction or of_time.direction,
        fiscal_year=of_time.fiscal_year or meaning.fiscal_year,
        year_offset=of_time.year_offset or meaning.year_offset,
        unit=unit,
        cell=cell,
        value=number.value if number else None,
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


def _unit(table: Table, entry: Entry, column: Column, number: PrintedNumber | None) -> str:
    """The unit as printed, the nearest statement first: cell, column, row, table.

    A column of quantities has its row's unit or none; it is never money because the table is.
    """
    if number is not None and number.is_percentage:
        return "%"
    if column.unit:
        return column.unit
    if column.meaning.is_rate or entry.said.is_rate:
        return "%"
    counted = _unit_in_label(table, entry, column)
    beside = _unit_beside(table, entry)
    if _counts(column):
        of_table = "" if is_money(table.unit) else table.unit
        return counted or beside or of_table
    if beside and not any(map(_counts, table.columns)):  # else it is the unit of the quantities
        return counted or beside
    return counted or table.unit


def _is_count(unit: str, number: PrintedNumber | None) -> bool:
    """Whether what would be money may be a number of things: it is whole, or none is printed."""
    return is_money(unit) and (number is None or not number.decimals)


def _counts(column: Column) -> bool:
    return column.meaning.measure.rpartition(".")[2] in _COUNTED


def _unit_in_label(table: Table, entry: Entry, column: Column) -> str:
    """The unit that a row's name states in brackets. （项） behind a name is the rank of a
    classification's item, and counts nothing; what things are counted in is no unit of the column of
    their value (车辆（辆）: 数量, 价值)."""
    unit = unit_in_heading(entry.label)
    if _counts(column):
        return unit
    beside = (each for each in table.columns if each.panel == column.panel)
    is_of_quantity = not is_money(unit) and any(map(_counts, beside))
    return "" if unit == _RANK or is_of_quantity else unit


def _unit_beside(table: Table, entry: Entry) -> str:
    """The unit that a row prints in a column of its own (计量单位), on its own side of the table.

    A column headed 单位 names bodies as often as units of measurement: its cells decide.
    """
    for column in table.columns:
        if column.role is not ColumnRole.TEXT or column.panel != entry.panel:
            continue
        head = bare(column.path[-1])
        if head == _MEASURES or (head == _UNITS and _holds_measures(table, column)):
            cell = table.body[entry.row][column.index]
            return cell.text.strip() if cell and not is_crossed_out(cell.text) else ""
    return ""


def _holds_measures(table: Table, column: Column) -> bool:
    cells = [cell.text for row in table.body if (cell := row[column.index])]
    said = [text for text in cells if text.strip() and not is_crossed_out(text)]
    return sum(map(is_measure, said)) * 2 > len(said)


def _amount(
    disclosure: str, identity: Identity, table: Table, said: Statement, vocabulary: Vocabulary
) -> Amount:
    entry = said.entry
    place = said.cell.place
    entity = entry.entity or table.entity
    year = said.fiscal_year or (table.as_of_year or identity.fiscal_year) + said.year_offset
    return Amount(
        disclosure=disclosure,
        division_code=identity.division.code,
        division=identity.division.name,
        department=identity.department,
        entity=entity.name,
        entity_code=entity.code,
        entity_level=entity.level,
        kind=identity.kind,
        form=table.form,
        table=table.name,
        table_no=table.no,
        table_title=table.title,
        row_no=entry.row + 1,
        row_label=entry.named_over(said.cell.row_span),
        classification=entry.classification,
        code=entry.code,
        level=entry.level,
        is_leaf=entry.is_leaf,
        column_no=said.column_no,
        column_label=said.column_label,
        measure=said.measure,
        phase=said.phase or _default_phase(identity, table, said, year, vocabulary),
        fund=said.fund,
        direction=said.direction,
        fiscal_year=year,
        amount_text=said.cell.text.strip(),
        amount=said.value,
        unit=said.unit,
        amount_yuan=_yuan(said.value, said.unit),
        source_file=place.file,
        source_page=place.page,
        source_line=place.line,
        code_2=entry.code_2,
        classification_2=entry.classification_2,
    )


def _default_phase(
    identity: Identity, table: Table, said: Statement, year: int, vocabulary: Vocabulary
) -> str:
    """A budget states what was approved, a final account what was spent, unless a heading differs; of
    past years' debt a budget, too, states what became of it."""
    if identity.kind is not Kind.BUDGET:
        return "executed"
    of_title = () if said.entry.said.fiscal_year else (table.title,)
    texts = (said.column_label, said.entry.label, *of_title)
    is_past = year < identity.fiscal_year and vocabulary.headings.has_come_about(*texts)
    return "executed" if is_past else "approved"


def _yuan(value: Decimal | None, unit: str) -> Decimal | None:
    return in_yuan(value, unit) if value is not None and is_money(unit) else None
