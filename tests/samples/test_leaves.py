"""Over all samples: in every table the leaves are the printed total once, column by column.

Left out is a table that does not add up as printed: where a row is not the sum of the rows that its codes
put right below it, or where a list in which no code is below another falls short of its total in some
column (figures that the publisher left out; nothing is counted twice then).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Amount
from pipeline.model.table import Entry, Table
from pipeline.values.amounts import parse_amount
from tests.support import VOCABULARY

_RATES = ("%", "分")
_Column = tuple[int, int | None, str]


def test_leaves_add_up_to_the_whole(sample: Disclosure) -> None:
    wrong = [said for table in sample.tables for said in _wrong(sample, table)]
    assert not wrong, "\n".join(wrong)


def _wrong(found: Disclosure, table: Table) -> Iterator[str]:
    of_table = [a for a in found.amounts if a.table == table.name and a.unit not in _RATES]
    by_column = defaultdict[_Column, list[Amount]](list)
    for amount in of_table:
        if amount.amount is not None:
            key = (amount.column_no, amount.fiscal_year, amount.measure)
            by_column[key].append(amount)
    wrong: dict[int, tuple[Decimal, Decimal]] = {}
    for (column_no, *_), amounts in by_column.items():
        totals = [a for a in amounts if a.level == 0 and a.entity == table.entity.name]
        leaves = [a for a in amounts if a.is_leaf]
        if not totals or len(amounts) < 3 or not _is_added(table, column_no):
            continue
        total = max((a.amount or Decimal(0) for a in totals), key=abs)
        added = sum((a.amount or Decimal(0) for a in leaves), Decimal(0))
        if abs(added - total) > _tolerance(leaves) and _adds_up(table, column_no):
            wrong[column_no] = (total, added)
    if not _is_nested(table) and any(abs(added) < abs(total) for total, added in wrong.values()):
        return
    for column_no, (total, added) in wrong.items():
        yield f"{table.no} {table.title}: column {column_no}: {total}, leaves {added}"


def _is_nested(table: Table) -> bool:
    """Whether a code of the table stands below another."""
    codes = sorted({entry.code for entry in table.entries if entry.code})
    return any(below.startswith(above) for above, below in pairwise(codes))


def _is_added(table: Table, column_no: int) -> bool:
    """Whether the column states amounts of rows that go together: not in a form without a name of
    its own, nor where one panel's total counts the next ones in, nor a share."""
    column = table.columns[column_no - 1]
    form = VOCABULARY.forms.by_id(table.form) if table.form else None
    blocks = form is None or form.shape in ("blocks", "fields")
    shares = column.meaning.measure.rpartition(".")[2] in ("change_rate", "completion_rate")
    return not (blocks or shares)


def _tolerance(amounts: list[Amount]) -> Decimal:
    printed = [n for a in amounts if (n := parse_amount(a.amount_text))]
    half = max((n.half_unit for n in printed), default=Decimal(0))
    return half * (len(amounts) + 1)


def _adds_up(table: Table, column_no: int) -> bool:
    """Whether the rows are the sums of those right below them by code, as they are printed."""
    column = table.columns[column_no - 1]
    rows: list[tuple[Entry, Decimal]] = []
    for entry in table.entries:
        cell = table.body[entry.row][column_no - 1]
        number = parse_amount(cell.text) if cell and entry.panel == column.panel else None
        rows.append((entry, number.value if number else Decimal(0)))
    coded = [(e, value) for e, value in rows if e.code and not e.is_total]
    for entry, value in coded:
        below = [
            v for e, v in coded
            if e.code.startswith(entry.code) and (e.level or 0) == (entry.level or 0) + 1
            and e.entity == entry.entity
        ]  # fmt: skip
        if below and abs(sum(below, Decimal(0)) - value) > Decimal("0.005") * (len(below) + 1):
            return False
    return True
