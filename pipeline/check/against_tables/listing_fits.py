"""A list of items → the columns that it is of, proven by the items themselves: most of them must agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.against_tables.columns import CodeColumn
from pipeline.check.against_tables.listed import Item, Listing
from pipeline.values.codes import code_level

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
        codes = _codes_of(item, column)
        if there := next((code for code in codes if column.has(code, item.value)), ""):
            agreed[at] = there
    return agreed


def _codes_of(item: Item, column: CodeColumn) -> Sequence[str]:
    of_name = column.codes("", item.name)
    return (item.code, *of_name) if item.code in column.by_code else of_name


def _fit(listing: Listing, column: CodeColumn, agreed: Mapping[int, str]) -> Fit:
    agreeing, differing, unknown = [], [], []
    for at, item in enumerate(listing.stated):
        if at in agreed:
            agreeing.append((item, agreed[at]))
        elif codes := _codes_of(item, column):
            differing.append((item, codes[0]))
        else:
            unknown.append(item)
    renamed, lacking = [], []
    taken = {code for _, code in agreeing + differing}
    level = {code_level(code) for code in taken}
    for item in unknown:
        others = (c for c in column.by_code if c not in taken and code_level(c) in level)
        same = [code for code in others if column.has(code, item.value)]
        if len(same) == 1:
            renamed.append((item, same[0]))
        else:
            lacking.append(item)
    return Fit(column, tuple(agreeing), tuple(differing), tuple(renamed), tuple(lacking))
