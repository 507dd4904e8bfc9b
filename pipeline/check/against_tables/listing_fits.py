"""A list of items → the columns that it is of, proven by the items themselves: most of them must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.against_tables.columns import CodeColumn
from pipeline.check.against_tables.listed import Item, Listing
from pipeline.check.against_tables.named_rows import PARTED

_AGREEING = 0.6
"""The share of its items that must agree with a column for a list to be of it."""
_FEWEST = 2


@dataclass(frozen=True)
class Fit:
    """A column with the items of a list that agree with it, that differ from it, that it has under
    another name, and that it lacks."""

    column: CodeColumn
    agreeing: tuple[tuple[Item, str], ...]
    differing: tuple[tuple[Item, str], ...]
    renamed: tuple[tuple[Item, str], ...]
    lacking: tuple[Item, ...]


def fitting(listing: Listing, columns: Sequence[CodeColumn]) -> list[Fit]:
    """The columns with which most items agree, those with the most agreement only."""
    wanted = [c for c in columns if _is_of_division(c, listing.division)]
    agreeing = [_agreeing(listing, column) for column in wanted]
    needed = max(_FEWEST, _AGREEING * len(listing.stated))
    best = max(map(len, agreeing), default=0)
    return [
        _fit(listing, column, agreed)
        for column, agreed in zip(wanted, agreeing, strict=True)
        if len(agreed) == best >= needed
    ]


def _is_of_division(column: CodeColumn, division: str) -> bool:
    return not division or column.measure.split(".")[-1] == division


def _agreeing(listing: Listing, column: CodeColumn) -> dict[int, str]:
    """The items of a list, by their place in it, that a column states, each with its code there."""
    agreed = {}
    for at, item in enumerate(listing.stated):
        there = [code for code in codes_of(item, column) if column.has(code, item.value)]
        if there:
            agreed[at] = there
    levels = Counter(column.level(there[0]) for there in agreed.values() if len(there) == 1)
    usual = levels.most_common(1)[0][0] if levels and not column.is_coded else None
    return {
        at: next((code for code in there if usual and column.level(code) == usual), there[0])
        for at, there in agreed.items()
    }


def codes_of(item: Item, column: CodeColumn) -> Sequence[str]:
    """The rows that may be those of an item: its code and those of its name; of a table without codes the
    rows of its name, those only that stand where its path says if there are such."""
    of_name = column.codes("", item.name)
    if item.code in column.by_code:
        return (item.code, *of_name)
    return of_name if column.is_coded else _of_path(item.path, of_name)


def _of_path(path: Sequence[str], places: Sequence[str]) -> Sequence[str]:
    """The places at which a path ends; else those below the name before its last one; else all."""
    whole = PARTED.join(path)
    ending = [each for each in places if f"{PARTED}{each}".endswith(f"{PARTED}{whole}")]
    if path and ending:
        return [each for each in ending if each == whole] or ending
    above = path[-2] if len(path) > 1 else ""
    return [each for each in places if above in each.split(PARTED)[:-1]] or places


def _fit(listing: Listing, column: CodeColumn, agreed: Mapping[int, str]) -> Fit:
    agreeing, differing, unknown = [], [], []
    for at, item in enumerate(listing.stated):
        if at in agreed:
            agreeing.append((item, agreed[at]))
        elif codes := codes_of(item, column):
            differing.append((item, codes[0]))
        else:
            unknown.append(item)
    renamed, lacking = [], []
    taken = {code for _, code in agreeing + differing}
    level = {column.level(code) for code in taken}
    for item in unknown:
        others = (c for c in column.by_code if c not in taken and column.level(c) in level)
        same = [code for code in others if column.has(code, item.value)]
        if len(same) == 1:
            renamed.append((item, same[0]))
        else:
            lacking.append(item)
    return Fit(column, tuple(agreeing), tuple(differing), tuple(renamed), tuple(lacking))
