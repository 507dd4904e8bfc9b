"""One table's cells → the columns that are sums of other columns: a search that no form declares.

A column is taken for the sum of the columns beside it, to its right or to its left, where that holds,
to the printed digits, in nearly all rows that state it. Rows of zeros, rows with one part, parts that
rounding could hide and the same figures over again prove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from pipeline.model.records import Amount
from pipeline.values.amounts import decimals_of

PROOFS = 3
"""A relation counts with so many different statements in which two parts or more make the whole."""
BROKEN = 0.15
"""It is none where it fails in a larger share of the places that state it."""
_MOST_COLUMNS = 60
_OF_WHICH = "其中"

Cells = Mapping[int, Mapping[int, Amount]]
"""The amounts of each column, by their rows."""


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
    """Values and half units, row by row, as whole numbers of one scale; a half unit of 0 where no number
    is stated."""

    values: Sequence[Sequence[int]]
    halves: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Sum:
    """Columns that make up another one, and the rows that hold and that break it, by their places."""

    parts: tuple[int, ...]
    held: Sequence[int]
    broken: Sequence[int]


def relations(cells: Cells) -> list[Relation]:
    """The proven relations between columns, innermost first: parts of one are no parts of another.

    Sums of columns to the right come first, as forms are made; what is neither the whole nor a part
    of one is then looked for as the whole of columns to its left.
    """
    columns = sorted(cells)
    if not 2 < len(columns) <= _MOST_COLUMNS:
        return []
    rows = sorted(set().union(*cells.values()))
    if len(rows) < PROOFS:
        return []
    figures = _figures(cells, rows, columns)
    of_which = _of_which(cells, columns)
    found: list[Relation] = []
    hidden: set[int] = set()
    wholes: set[int] = set()

    def search(at: int, beside: Sequence[int]) -> None:
        for candidates in _without(beside, of_which):
            best = _best(at, candidates, figures)
            if best is not None:
                hidden.update(best.parts)
                wholes.add(at)
                found.append(
                    Relation(
                        columns[at],
                        tuple(columns[part] for part in best.parts),
                        tuple(rows[row] for row in best.held),
                        tuple(rows[row] for row in best.broken),
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
    stated = [next(iter(cells[column].values())) for column in columns]
    return {
        index
        for index, amount in enumerate(stated)
        if amount.column_label.rpartition("/")[2].startswith(_OF_WHICH)
    }


def _without(beside: Sequence[int], of_which: set[int]) -> list[Sequence[int]]:
    """The columns beside one, all of them, and then less those that state a part of another."""
    less = [index for index in beside if index not in of_which]
    return [beside] if len(less) == len(beside) else [beside, less]


def _figures(cells: Cells, rows: Sequence[int], columns: Sequence[int]) -> _Figures:
    texts = {each.amount_text for amounts in cells.values() for each in amounts.values()}
    decimals = {text: places for text in texts if (places := decimals_of(text)) is not None}
    places = max(decimals.values(), default=0)
    scale = 2 * 10**places
    half_of = {text: 10 ** (places - printed) for text, printed in decimals.items()}

    def figures(column: int) -> tuple[list[int], list[int]]:
        values, halves = [0] * len(rows), [0] * len(rows)
        for at, amount in enumerate(map(cells[column].get, rows)):
            if amount and amount.amount is not None and amount.amount_text in half_of:
                values[at] = int(amount.amount * scale)
                halves[at] = half_of[amount.amount_text]
        return values, halves

    values, halves = zip(*map(figures, columns), strict=True)
    return _Figures(list(zip(*values, strict=True)), list(zip(*halves, strict=True)))


def _best(at: int, beside: Sequence[int], figures: _Figures) -> _Sum | None:
    """The first columns of `beside` that make up column `at` in most rows; None where none do."""
    if len(beside) < 2:
        return None
    best: tuple[tuple[int, int], _Sum] | None = None
    for count in _counts(at, beside, figures):
        found = _judged(at, beside[:count], figures)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _counts(at: int, beside: Sequence[int], figures: _Figures) -> list[int]:
    """How many of the first columns may make up column `at`: what breaks in too many rows is dropped
    as soon as it has, so that few rows are looked at."""
    those = itemgetter(*beside)
    stated = [
        (values, halves)
        for values, halves in zip(figures.values, figures.halves, strict=True)
        if halves[at] and (values[at] or any(those(values)))
    ]
    most = BROKEN * len(stated)
    broken = [0] * (len(beside) + 1)
    left = list(range(2, len(beside) + 1)) if len(stated) >= PROOFS else []
    for values, halves in stated:
        sums = list(accumulate(those(values), initial=-values[at]))
        reaches = list(accumulate(those(halves), initial=halves[at]))
        over = [count for count in left if abs(sums[count]) > reaches[count]]
        for count in over:
            broken[count] += 1
            if broken[count] > most:
                left.remove(count)
        if not left:
            break
    return left


def _judged(
    at: int, parts: Sequence[int], figures: _Figures
) -> tuple[tuple[int, int], _Sum] | None:
    """The sum of these columns with its worth, the fewest breaks and then the most columns that are
    proven; None where it is not proven."""
    held, broken, proofs = list[int](), list[int](), set[tuple[int, ...]]()
    those = itemgetter(*parts)
    for row, (values, halves) in enumerate(zip(figures.values, figures.halves, strict=True)):
        stated = those(values)
        if not halves[at] or not (values[at] or any(stated)):
            continue
        reach = halves[at] + sum(those(halves))
        if abs(sum(stated) - values[at]) > reach:
            broken.append(row)
            continue
        held.append(row)
        if sum(abs(value) > reach for value in stated) >= 2:
            proofs.add(stated)
    if len(broken) > BROKEN * (len(held) + len(broken)) or len(proofs) < PROOFS:
        return None
    proven = [any(column) for column in zip(*proofs, strict=True)]
    unproven = [part for part, is_proven in zip(parts, proven, strict=True) if not is_proven]
    if sum(proven) < 2 or any(figures.values[row][part] for row in broken for part in unproven):
        return None
    return (-len(broken), sum(proven)), _Sum(tuple(parts), held, broken)
