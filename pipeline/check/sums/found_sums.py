"""One table's amounts → the sums across its rows that nobody declared: found, proven, and held against it.

A column is taken for the sum of columns to its right where that holds, to the printed digits, in nearly
all rows that state it. Such a relation is what the document says of itself, in whatever layout; the
rows that break it are its contradictions. Rows of zeros, rows with one part, parts that rounding could
hide and the same figures over again prove nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from pipeline.check.comparison import compare, compared
from pipeline.check.subject import Grid
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Column
from pipeline.values.amounts import parse_amount

_PROOFS = 3
"""A relation counts with so many different rows in which two parts or more make the whole."""
_BROKEN = 0.15
"""It is none where it fails in a larger share of the rows that state it."""
_MOST_COLUMNS = 60
_LARGEST = 1 << 60

Cells = dict[tuple[int, int], Amount]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Relation:
    """A column that is the sum of others, the rows in which it holds and those that break it."""

    total: int
    parts: tuple[int, ...]
    held: tuple[int, ...]
    broken: tuple[int, ...]


def check_found_sums(
    grid: Grid, judged: Collection[tuple[int | None, Decimal | None]]
) -> Iterator[Finding]:
    """Every relation of a table, row by row, but for the (row, printed total) judged already."""
    for cells in _groups(grid).values():
        for relation in relations(cells):
            for row in sorted((*relation.held, *relation.broken)):
                if (row, cells[row, relation.total].amount) not in judged:
                    yield _finding(cells, relation, row)


def _finding(cells: Cells, relation: Relation, row: int) -> Finding:
    total = cells[row, relation.total]
    parts = [part for column in relation.parts if (part := cells.get((row, column)))]
    name = " ".join(filter(None, (total.code, total.row_label)))
    said = (
        f"{name} “{total.column_label}”与右侧 {len(relation.parts)} 栏之和"
        f"（本表有 {len(relation.held)} 行如此）",
        f"{total.column_label} against the sum of the {len(relation.parts)} columns right of it, "
        f"as in {len(relation.held)} rows of this table",
    )
    finding = compared("arithmetic.found_sum", total, compare(total, parts), said)
    if finding.outcome is Outcome.FAIL:
        return replace(finding, severity=Severity.WARNING)
    return finding


def _groups(grid: Grid) -> dict[object, Cells]:
    """The cells of each set of columns that may add up: of one panel, unit, phase and year."""
    groups = defaultdict[object, Cells](dict)
    for amount in grid.amounts:
        column = grid.table.columns[amount.column_no - 1]
        groups[_kind(column, amount)][amount.row_no, amount.column_no] = amount
    return groups


def _kind(column: Column, amount: Amount) -> object:
    change = column.meaning.measure.partition(".")[0] == "change"
    return column.panel, amount.unit, amount.phase, amount.fiscal_year, change


def relations(cells: Cells) -> list[Relation]:
    """The proven relations between columns, innermost first: parts of one are no parts of another."""
    columns = sorted({column for _, column in cells})
    if not 2 < len(columns) <= _MOST_COLUMNS:
        return []
    rows = sorted({row for row, _ in cells})
    values, halves, stated = _arrays(cells, rows, columns)
    found: list[Relation] = []
    hidden: set[int] = set()
    for at in range(len(columns) - 3, -1, -1):
        right = [index for index in range(at + 1, len(columns)) if index not in hidden]
        relation = _best(at, right, values, halves, stated)
        if relation is None:
            continue
        parts, held, broken = relation
        hidden.update(parts)
        found.append(
            Relation(
                columns[at],
                tuple(columns[part] for part in parts),
                tuple(rows[row] for row in held),
                tuple(rows[row] for row in broken),
            )
        )
    return found


def _arrays(
    cells: Cells, rows: Sequence[int], columns: Sequence[int]
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Values and half units as whole numbers of one scale, and which cells state a number."""
    places = max(
        (n.decimals for a in cells.values() if (n := parse_amount(a.amount_text)) is not None),
        default=0,
    )
    scale = 2 * 10**places
    values = np.zeros((len(rows), len(columns)), dtype=object)
    halves = np.zeros_like(values)
    stated = np.zeros(values.shape, dtype=bool)
    row_at, column_at = ({key: i for i, key in enumerate(keys)} for keys in (rows, columns))
    for (row, column), amount in cells.items():
        number = parse_amount(amount.amount_text)
        if number is None or amount.amount is None:
            continue
        place = row_at[row], column_at[column]
        values[place] = int(amount.amount * scale)
        halves[place] = int(number.half_unit * scale)
        stated[place] = True
    largest = max((abs(value) for value in values.flat), default=0) * len(columns)
    if largest < _LARGEST:
        return values.astype(np.int64), halves.astype(np.int64), stated
    return values, halves, stated


def _best(
    at: int, right: Sequence[int], values: Ints, halves: Ints, stated: NDArray[np.bool_]
) -> tuple[tuple[int, ...], list[int], list[int]] | None:
    """The first columns of `right` that make up column `at` in most rows, with the rows that hold
    and those that break it; None where none do."""
    total, half = values[:, at], halves[:, at]
    sums = np.cumsum(values[:, right], axis=1)
    reach = np.cumsum(halves[:, right], axis=1) + half[:, None]
    filled = np.cumsum(values[:, right] != 0, axis=1)
    holds = np.abs(sums - total[:, None]) <= reach
    states = stated[:, at, None] & ((total[:, None] != 0) | (filled > 0))
    best: tuple[tuple[int, int], tuple[tuple[int, ...], list[int], list[int]]] | None = None
    for count in range(2, len(right) + 1):
        held = states[:, count - 1] & holds[:, count - 1]
        broken = states[:, count - 1] & ~holds[:, count - 1]
        parts = tuple(right[:count])
        large = np.abs(values[:, parts]) > reach[:, count - 1, None]
        proofs = held & (large.sum(axis=1) >= 2)
        if broken.sum() > _BROKEN * (held.sum() + broken.sum()):
            continue
        if len(set(map(tuple, values[proofs][:, parts].tolist()))) < _PROOFS:
            continue
        proven = (values[np.ix_(proofs, parts)] != 0).any(axis=0)
        if (values[np.ix_(broken, parts)] != 0)[:, ~proven].any() or proven.sum() < 2:
            continue
        score = (-int(broken.sum()), int(proven.sum()))
        if best is None or score > best[0]:
            rows = np.flatnonzero(held).tolist(), np.flatnonzero(broken).tolist()
            best = score, (parts, *rows)
    return best[1] if best else None
