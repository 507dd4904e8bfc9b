"""The levels of a panel's rows by their ranks and the tree that they make: 0 a total, 1 类, 2 款, 3 项; None
where nothing tells how deep a row stands."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.recognize.hierarchy import Rank, Tier, Tree
from pipeline.recognize.ranks import Row


def levels_of(
    rows: Sequence[Row], ranks: Sequence[Rank], tree: Tree, has_total: bool
) -> list[int | None]:
    """The level of each row by its code, its number or its place in the tree; `has_total` says whether a
    total stands among them."""
    levels: list[int | None] = []
    classified = {tree.parents[i] for i, rank in enumerate(ranks) if rank.tier is Tier.CLASSIFIED}
    holding = {parent for parent in tree.parents if parent is not None}
    is_root = not has_total and tree.parents.count(None) == 1
    for index, (row, rank) in enumerate(zip(rows, ranks, strict=True)):
        parent = tree.parents[index]
        above = levels[parent] if parent is not None else None
        if rank.tier is Tier.CLASSIFIED:
            levels.append(rank.depth[0])
        elif rank.tier is Tier.UNIT and (index in classified or (is_root and parent is None)):
            levels.append(0)
        elif row.is_numbered and rank.tier is Tier.OTHER:
            levels.append(row.outline)
        elif parent is not None:
            levels.append((1 if above is None else above) + 1)
        else:
            numbered = any(rows[child].is_numbered for child in tree.children(index))
            holds = index in holding and not numbered
            levels.append(row.outline or (1 if holds or rank.tier is Tier.UNIT else None))
    return levels


def on_one_level(levels: Sequence[int | None], tree: Tree) -> list[int | None]:
    """Levels of rows whose leaves make up the printed total: where one that is part of no other and has
    parts is of the first level, so are those beside it that nothing numbers."""
    tops = [index for index, parent in enumerate(tree.parents) if parent is None]
    first = any(levels[index] == 1 and tree.children(index) for index in tops)
    return [
        1 if first and level is None and tree.parents[index] is None else level
        for index, level in enumerate(levels)
    ]
