"""One table's cells → the columns that are sums of other columns: a search that no form declares.

A column is taken for the sum of the columns beside it, to its right or to its left, where that holds,
to the printed digits, in nearly all rows that state it. Rows of zeros, rows with one part, parts that
rounding could hide and the same figures over again prove nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.records import Amount
from pipeline.values.amounts import parse_amount

PROOFS = 3
"""A relation counts with so many different statements in which two parts or more make the whole."""
BROKEN = 0.15
"""It is none where it fails in a larger share of the places that state it."""
_MOST_COLUMNS = 60
_LARGEST = 1 << 60
_OF_WHICH = "其中"

Cells = dict[tuple[int, int], Amount]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Relation:
    """A column that is the sum of others, the rows in which it holds and those that break it."""

    total: int
    parts: tuple[int, ...]
    held: tuple[int, ...]
    broken: tuple[int, ...]

    @property
    def is_leftward(self) -> bool:
        """Whether the parts stand left of the whole."""
        return self.parts[0] < self.total


@dataclass(frozen=True, slots=True)
class _Figures:
    """Values and half units as whole numbers of one scale, and which cells state a number."""

    values: Ints
    halves: Ints
    stated: Bools


def relations(cells: Cells) -> list[Relation]:
    """The proven relations between columns, innermost first: parts of one are no parts of another.

    Sums of columns to the right come first, as forms are made; what is neither the whole nor a part
    of one is then looked for as the whole of columns to its left.
    """
    columns = sorted({column for _, column in cells})
    if not 2 < len(columns) <= _MOST_COLUMNS:
        return []
    rows = sorted({row for row, _ in cells})
    figures = _figures(cells, rows, columns)
    of_which = _of_which(cells, columns)
    found: list[Relation] = []
    hidden: set[int] = set()
    wholes: set[int] = set()

    def search(at: int, beside: Sequence[int]) -> None:
        for candidates in _without(beside, of_which):
            best = _best(at, candidates, figures)
            if best is not None:
                parts, held, broken = best
                hidden.update(parts)
                wholes.add(at)
                found.append(
                    Relation(
                        columns[at],
                        tuple(columns[part] for part in parts),
                        tuple(rows[row] for row in held),
                        tuple(rows[row] for row in broken),
                    )
                )
                return

    last = len(columns)
    for at in range(last - 3, -1, -1):
        search(at, [index for index in range(at + 1, last) if index not in hidden])
    for at in range(2, last):
        if at not in wholes and at not in hidden:
            search(at, [index for index in range(at - 1, -1, -1) if index not in hidden])
    return found


def _of_which(cells: Cells, columns: Sequence[int]) -> set[int]:
    """The places of columns headed 其中…, which state a part of the column before them."""
    label = {column: amount.column_label for (_, column), amount in cells.items()}
    return {
        index
        for index, column in enumerate(columns)
        if label[column].rpartition("/")[2].startswith(_OF_WHICH)
    }


def _without(beside: Sequence[int], of_which: set[int]) -> list[Sequence[int]]:
    """The columns beside one, all of them, and then less those that state a part of another."""
    less = [index for index in beside if index not in of_which]
    return [beside] if len(less) == len(beside) else [beside, less]


def _figures(cells: Cells, rows: Sequence[int], columns: Sequence[int]) -> _Figures:
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
        halves[place] = 10 ** (places - number.decimals)
        stated[place] = True
    largest = max((abs(value) for value in values.flat), default=0) * len(columns)
    if largest < _LARGEST:
        return _Figures(values.astype(np.int64), halves.astype(np.int64), stated)
    return _Figures(values, halves, stated)


def _best(
    at: int, beside: Sequence[int], figures: _Figures
) -> tuple[tuple[int, ...], list[int], list[int]] | None:
    """The first columns of `beside` that make up column `at` in most rows, with the rows that hold
    and those that break it; None where none do."""
    if len(beside) < 2:
        return None
    values, total, half = figures.values, figures.values[:, at], figures.halves[:, at]
    sums = np.cumsum(values[:, beside], axis=1)
    reach = np.cumsum(figures.halves[:, beside], axis=1) + half[:, None]
    filled = np.cumsum(values[:, beside] != 0, axis=1)
    holds = np.abs(sums - total[:, None]) <= reach
    states = figures.stated[:, at, None] & ((total[:, None] != 0) | (filled > 0))
    best: tuple[tuple[int, int], tuple[tuple[int, ...], list[int], list[int]]] | None = None
    breaks = (states & ~holds).sum(axis=0) > BROKEN * states.sum(axis=0)
    for count in (int(at) + 1 for at in np.flatnonzero(~breaks) if at):
        held = states[:, count - 1] & holds[:, count - 1]
        broken = states[:, count - 1] & ~holds[:, count - 1]
        parts = tuple(beside[:count])
        large = np.abs(values[:, parts]) > reach[:, count - 1, None]
        proofs = held & (large.sum(axis=1) >= 2)
        if len(set(map(tuple, values[proofs][:, parts].tolist()))) < PROOFS:
            continue
        proven = (values[np.ix_(proofs, parts)] != 0).any(axis=0)
        if (values[np.ix_(broken, parts)] != 0)[:, ~proven].any() or proven.sum() < 2:
            continue
        score = (-int(broken.sum()), int(proven.sum()))
        if best is None or score > best[0]:
            rows = np.flatnonzero(held).tolist(), np.flatnonzero(broken).tolist()
            best = score, (parts, *rows)
    return best[1] if best else None
