"""Ruling lines → the rules of each table: pieces joined, close ones made one, tables told apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from pipeline.read.pdf.geometry import Rule

_SNAP = 2.5
"""Rules closer than this many points are one rule, drawn twice or in pieces."""
_GAP = 4.0
"""A rule interrupted for no more than this goes on."""
_REACH = 4.0
"""A rule that ends this close to another meets it."""
_SHORTEST = 5.0
_AT, _START = attrgetter("at"), attrgetter("start")


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules of one table."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]

    @property
    def top(self) -> float:
        return min([*(r.at for r in self.horizontal), *(r.start for r in self.vertical)])

    @property
    def bottom(self) -> float:
        return max([*(r.at for r in self.horizontal), *(r.end for r in self.vertical)])

    @property
    def left(self) -> float:
        return min([*(r.at for r in self.vertical), *(r.start for r in self.horizontal)])

    @property
    def right(self) -> float:
        return max([*(r.at for r in self.vertical), *(r.end for r in self.horizontal)])


def rulings(horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> list[Ruling]:
    """Part the rules of a page into tables, from the top; rules that meet belong to one."""
    across, down = joined(horizontal), joined(vertical)
    groups = _connected(across, down)
    found = [
        Ruling(
            tuple(across[i] for i in sorted(members) if i < len(across)),
            tuple(down[i - len(across)] for i in sorted(members) if i >= len(across)),
        )
        for members in groups
    ]
    return sorted(found, key=lambda ruling: (ruling.top, ruling.left))


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on (nearly) the same line brought onto it, and their pieces joined."""
    ordered = sorted(rules, key=_AT)
    whole: list[Rule] = []
    for cluster in _clusters(ordered):
        at = _weighted(cluster)
        pieces: list[tuple[float, float]] = []
        _, first, last = min(cluster, key=_START)
        for _, start, end in sorted(cluster, key=_START):
            if start > last + _GAP:
                pieces.append((first, last))
                first, last = start, end
            elif end > last:
                last = end
        pieces.append((first, last))
        whole += [Rule(at, start, end) for start, end in pieces if end - start >= _SHORTEST]
    return whole


def _clusters(ordered: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in runs in which each lies close to the first of its run."""
    clusters: list[list[Rule]] = []
    for rule in ordered:
        if clusters and rule.at - clusters[-1][0].at <= _SNAP:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    return clusters


def _weighted(cluster: Sequence[Rule]) -> float:
    """Where a run of rules lies: the longest count most."""
    total = sum([end - start for _, start, end in cluster])
    if not total:
        return cluster[0].at
    return sum([at * (end - start) for at, start, end in cluster]) / total


def meets(across: Rule, down: Rule) -> bool:
    """Whether a horizontal and a vertical rule cross or touch."""
    return (
        across.start - _REACH <= down.at <= across.end + _REACH
        and down.start - _REACH <= across.at <= down.end + _REACH
    )


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[list[int]]:
    """The indices of rules that meet, directly or through others; horizontal ones count first.

    Horizontal rules that no vertical one meets belong together where they begin and end alike.
    """
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    ats = [rule.at for rule in down]  # in order, as `joined` gives them
    for i, first in enumerate(across):
        nearby = range(
            bisect_left(ats, first.start - _REACH), bisect_right(ats, first.end + _REACH)
        )
        for j in nearby:
            if meets(first, down[j]):
                parent[root(i)] = root(len(across) + j)
    groups = _gathered(range(len(parent)), root)
    lone = [g[0] for g in groups if len(g) == 1 and g[0] < len(across)]
    rest = [g for g in groups if len(g) > 1]
    return rest + _alike(lone, across)


def _gathered(indices: Iterable[int], root: Callable[[int], int]) -> list[list[int]]:
    ordered = sorted(indices, key=root)
    return [list(group) for _, group in groupby(ordered, key=root)]


def _alike(lone: Sequence[int], across: Sequence[Rule]) -> list[list[int]]:
    """Horizontal rules without vertical ones, by where they begin and end: a table ruled by row only."""
    groups: list[list[int]] = []
    near: dict[tuple[int, int], list[list[int]]] = {}
    for index in lone:
        rule = across[index]
        start, end = int(rule.start // _REACH), int(rule.end // _REACH)
        around = [(start + i, end + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        for group in (each for key in around for each in near.get(key, ())):
            other = across[group[0]]
            if abs(rule.start - other.start) < _REACH and abs(rule.end - other.end) < _REACH:
                group.append(index)
                break
        else:
            groups.append([index])
            near.setdefault((start, end), []).append(groups[-1])
    return [group for group in groups if len(group) > 2]
