"""Headings of a grid whose merged cells collapsed: each row aligned to the one below it.

A heading merged over rows leaves an empty cell below it, one merged over columns leaves nothing; so
a header row has fewer cells than the row below, and each of its cells stands over one empty cell or over
a run of filled ones. Of all ways to part the row below, the one is taken whose parts look most
like groups: each begins where amounts end and names begin, or with a total.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.values.text import closed_up
from pipeline.vocabulary import Headings

Row = Sequence[str]

_NAME = "科目编码"
"""Stands for the heading of a column of names of which no more is known."""


def heading_paths(
    rows: Sequence[Row], width: int, headings: Headings, named: int = 0
) -> list[tuple[str, ...]]:
    """Header rows (texts, outermost first) → for each of `width` columns its headings, outermost first.

    The first `named` columns are known to hold names. Repeated and empty headings are dropped from a
    path.
    """
    paths: list[list[str]] = [[] for _ in range(width)]
    below = [(_NAME, 1)] * named + [("?", 1)] * (width - named)
    for row in reversed(rows):
        texts = [closed_up(text) for text in row]
        cell = column = 0
        placed: list[tuple[str, int]] = []
        for text, count in zip(texts, _spans(texts, below, headings), strict=False):
            covered = sum(w for _, w in below[cell : cell + count])
            for path in paths[column : column + covered]:
                if text and path[:1] != [text]:
                    path.insert(0, text)
            placed.append((text, covered))
            cell += count
            column += covered
        below = placed + [("", 1)] * (width - column)
    return [tuple(path) for path in paths]


def _spans(
    parents: Sequence[str], below: Sequence[tuple[str, int]], headings: Headings
) -> list[int]:
    """How many cells of the row below each cell of a row stands over."""
    if len(parents) >= len(below):
        return [1] * len(below)
    children = [text for text, _ in below]
    total = len(children)

    @cache
    def best(parent: int, child: int) -> tuple[float, tuple[int, ...]]:
        left = len(parents) - parent
        if left == 0:
            return (0.0, ()) if child == total else (float("-inf"), ())
        top: tuple[float, tuple[int, ...]] = (float("-inf"), ())
        for count in range(1, total - child - left + 2):
            group = children[child : child + count]
            if not _may_group(group):
                break
            rest, spans = best(parent + 1, child + count)
            score = rest + _group_score(parents[parent], group, children[child + count :], headings)
            if score > top[0]:
                top = (score, (count, *spans))
        return top

    found = best(0, 0)[1]
    return list(found) if found else [1] * len(parents)


def _may_group(group: Sequence[str]) -> bool:
    """A cell stands over one empty cell, or over cells of which none is empty."""
    return len(group) == 1 or all(group)


def _group_score(
    parent: str, group: Sequence[str], rest: Sequence[str], headings: Headings
) -> float:
    if len(group) == 1 and group[0] in ("", "?"):
        return 0.5
    names = [headings.is_identification(text) for text in group]
    score = 0.0
    if rest and rest[0]:
        next_names = headings.is_identification(rest[0])
        if not names[-1] and next_names:
            score += 3
        elif names[-1] and not next_names:
            score += 2 if all(names) and headings.is_identification(parent) else -1
        if headings.is_total_heading(rest[0]) or (rest[0] == group[0] != "?" and len(group) > 1):
            score += 1.5
        if headings.is_change(rest[0]) and not headings.is_change(group[-1]):
            score += 2
    if len(group) == 1 and not headings.is_identification(parent):
        score -= 0.5
    if not parent:
        score -= len(group) - 1
    return score
