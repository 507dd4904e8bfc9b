"""Which row is part of which: the tree of one panel's rows, and its leaves.

Ranked rows → for each the row it is part of. Codes, names of the lists, outline numbers, columns and
indentation say how deep a row stands. Whether that reading is right the printed total decides: where
the leaves do not add up to it, the few other readings that the print allows are tried, at last the
one in which every row that others are part of is their sum. A reading is taken for its sums only
where it adds up in every column; else what the print says stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import chain

from pipeline.model.frozen import made_at_once
from pipeline.recognize.sums import Sums, Vector, summed_parents

Parents = list[int | None]


class Tier(IntEnum):
    """What names a row: units hold classified rows, and these hold whatever has no code."""

    UNIT = 0
    CLASSIFIED = 1
    OTHER = 2


@made_at_once
@dataclass(frozen=True, slots=True)
class Rank:
    """How deep a row stands: below every row before it with a smaller `depth`.

    `code` is the classification's code that it prints or that its name means; `part` marks a row
    that is a part of the one above among others that are not printed (其中).
    """

    tier: Tier
    depth: tuple[int, ...]
    code: str = ""
    part: bool = False
    is_own: bool = False
    """names the department itself among its units"""
    column: int | None = None
    """the column of its name, where there are several: it holds nothing that stands further left"""

    @property
    def key(self) -> tuple[int, ...]:
        return (self.tier.value, *self.depth)


@dataclass(frozen=True, slots=True)
class Tree:
    """`parents` by row; `leaves` are the rows that can be added without counting anything twice."""

    parents: tuple[int | None, ...]
    leaves: frozenset[int]
    _below: dict[int | None, list[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def children(self, row: int) -> Sequence[int]:
        """The rows that are part of it, in their order."""
        if not self._below:
            for index, parent in enumerate(self.parents):
                self._below.setdefault(parent, []).append(index)
        return self._below.get(row, ())


def grow(
    readings: Sequence[Sequence[Rank]], sums: Sums, total: Vector | None, breaks: frozenset[int]
) -> Tree:
    """The tree of some rows. `readings` are their ranks, the likeliest first; `total` is the printed
    total, None where there is none; before the rows `breaks` another total stands."""
    first = _tree(readings[0], sums, breaks)
    if total is None or not any(total) or sums.make(sorted(first.leaves), total):
        beside = _tree(_flat(readings[0]), sums, breaks)
        return beside if _is_one_of_the_units(readings[0], first, beside, sums) else first
    for ranks in chain(readings[1:], *map(_other_readings, readings)):
        tree = _tree(ranks, sums, breaks)
        if sums.make(sorted(tree.leaves), total):
            return tree
    ranks = readings[0]
    parents = summed_parents(sums, total, _may_hold(ranks), _is_heading(ranks))
    if parents is not None:
        tree = Tree(tuple(parents), _leaves(parents, ranks, sums))
        if sums.make(sorted(tree.leaves), total):
            return tree
    return _repaired(_nearer(first, _tree(_flat(ranks), sums, breaks), sums, total), ranks, sums)


def _is_one_of_the_units(ranks: Sequence[Rank], first: Tree, beside: Tree, sums: Sums) -> bool:
    """Whether the department's own row, which would hold the other units, stands beside them: it is
    the sum of the rows before the next unit, not of all, or states nothing and nor do the others."""
    own = next((index for index, rank in enumerate(ranks) if rank.is_own), None)
    if own is None:
        return False
    held = [index for index in first.children(own) if ranks[index].tier is Tier.UNIT]
    if not held or held[0] == own + 1:  # without rows of its own it is the units' total
        return False
    if sums.is_nothing(own):
        return all(map(sums.is_nothing, held))

    def is_made_in(tree: Tree) -> bool:
        leaves = [leaf for leaf in tree.leaves if own < leaf < _end_of(tree, own)]
        return sums.make(leaves, sums.rows[own])

    return is_made_in(beside) and not is_made_in(first)


def _nearer(first: Tree, other: Tree, sums: Sums, total: Vector) -> Tree:
    """Of two trees that do not add up, the one whose leaves are nearer to the total."""

    def distance(tree: Tree) -> int:
        made = sums.of(sorted(tree.leaves))
        return sum(abs(a - b) for a, b in zip(made, total, strict=True))

    return other if distance(other) < distance(first) else first


def _repaired(tree: Tree, ranks: Sequence[Rank], sums: Sums) -> Tree:
    """The tree with the rows below one row put in order by their sums, where that makes them up."""
    parents, leaves = list(tree.parents), sorted(tree.leaves)
    done = 0
    for row in range(len(parents)):
        end = _end_of(tree, row)
        if row < done or end == row + 1:
            continue
        own = leaves[bisect_right(leaves, row) : bisect_left(leaves, end)]
        if sums.make(own, sums.rows[row]):
            continue
        below = range(row + 1, end)
        inner = [ranks[index] for index in below]
        found = summed_parents(
            sums.only(below), sums.rows[row], _may_hold(inner), _is_heading(inner)
        )
        if found is not None:
            done = end
            for index, parent in zip(below, found, strict=True):
                parents[index] = row if parent is None else below[parent]
    return Tree(tuple(parents), _leaves(parents, ranks, sums)) if done else tree


def _end_of(tree: Tree, row: int) -> int:
    """Behind the last row that is part of a row, or part of such a part."""
    end = row + 1
    while end < len(tree.parents) and (parent := tree.parents[end]) is not None and parent >= row:
        end += 1
    return end


def _tree(ranks: Sequence[Rank], sums: Sums, breaks: frozenset[int]) -> Tree:
    parents = nested(ranks, breaks)
    return Tree(tuple(parents), _leaves(parents, ranks, sums))


def nested(ranks: Sequence[Rank], breaks: frozenset[int] = frozenset()) -> Parents:
    """Each row below the nearest one before it that stands less deep."""
    parents: Parents = []
    open_rows: list[int] = []
    for index, rank in enumerate(ranks):
        if index in breaks:
            open_rows = []
        while open_rows and ranks[open_rows[-1]].key >= rank.key:
            open_rows.pop()
        parents.append(open_rows[-1] if open_rows else None)
        open_rows.append(index)
    return parents


def _other_readings(ranks: Sequence[Rank]) -> Iterator[list[Rank]]:
    """What the print allows besides: the department's own row as one among its units', rows
    without a code as rows beside the classes."""
    flat = _flat(ranks)
    beside = [_beside(rank) for rank in ranks]
    yield flat
    yield beside
    yield [_beside(rank) for rank in flat]


def _flat(ranks: Sequence[Rank]) -> list[Rank]:
    """The department's own row as deep as the other units."""
    others = [rank.depth for rank in ranks if rank.tier is Tier.UNIT and not rank.is_own]
    depth = min(others, default=None)
    if depth is None:
        return list(ranks)
    return [replace(rank, depth=max(rank.depth, depth)) if rank.is_own else rank for rank in ranks]


def _beside(rank: Rank) -> Rank:
    is_known = rank.tier is Tier.UNIT or bool(rank.code)
    if not is_known and not rank.part:
        return replace(rank, tier=Tier.CLASSIFIED, depth=(1,))
    return rank


# Leaves


def _leaves(parents: Sequence[int | None], ranks: Sequence[Rank], sums: Sums) -> frozenset[int]:
    """The rows without others below them. Parts that do not make up their whole are none: the
    whole is; nor are rows below which nothing is stated wholes of these."""
    below: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        if parent is not None:
            below.setdefault(parent, []).append(index)
    memo = set[int]()
    leaves = set[int]()
    for index in range(len(parents)):
        parent = parents[index]
        if parent is not None and parent in memo:
            memo.add(index)
            continue
        rows = below.get(index, [])
        if not rows or not _details(index, rows, ranks, sums):
            leaves.add(index)
            memo.update([index] if rows else [])
    return frozenset(leaves)


def _details(row: int, below: Sequence[int], ranks: Sequence[Rank], sums: Sums) -> bool:
    """Whether the rows below one are all that it is made of."""
    if sums.is_nothing(row):
        return True
    if all(sums.is_nothing(child) for child in below):
        return False
    if not ranks[below[0]].part:
        return True
    return sums.make(below, sums.rows[row])


# What may be a sum of what


def _may_hold(ranks: Sequence[Rank]) -> Callable[[int, int], bool]:
    def may(above: int, below: int) -> bool:
        first, second = ranks[above], ranks[below]
        if first.code and second.code:
            return second.code != first.code and second.code.startswith(first.code)
        if not second.code and _is_left_of(second, first):
            return False
        return not (first.tier is Tier.CLASSIFIED and second.tier is Tier.UNIT)

    return may


def _is_left_of(one: Rank, other: Rank) -> bool:
    return one.column is not None and other.column is not None and one.column < other.column


def _is_heading(ranks: Sequence[Rank]) -> Callable[[int, int], bool]:
    def is_heading(above: int, below: int) -> bool:
        return ranks[above].key < ranks[below].key

    return is_heading
