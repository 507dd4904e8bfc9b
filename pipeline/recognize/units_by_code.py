"""Tables of one disclosure → the same, each unit under its name.

A table may print beside a unit's code no more than what the unit buys, or a name that the edge of its cell
cuts off; another one prints it whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.identity import Entity
from pipeline.model.table import Entry, Table
from pipeline.recognize.row_units import ends_as_body
from pipeline.values.text import closed_up, fold
from pipeline.vocabulary import Vocabulary

_Named = tuple[str, str]
"""A unit's code, and a name of it."""


def with_units_named(tables: Sequence[Table], vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables with units of one code called as the disclosure calls them elsewhere, where what a table has
    is the beginning of that name, or no name of a body."""
    units = [unit for table in tables for entry in table.entries if (unit := entry.entity)]
    printed = Counter((each.code, each.name) for each in units if each.code)
    by_code: dict[str, str] = {}
    for (code, name), _ in printed.most_common():
        if ends_as_body(name, vocabulary):
            by_code.setdefault(code, name)
    beside = _beside_codes(tables, vocabulary)
    meant: dict[_Named, Entity | None] = {}
    for unit in dict.fromkeys(each for each in units if each.code):
        whole = _whole(unit.name, beside[unit.code])
        if whole:
            meant[unit.code, unit.name] = beside[unit.code][whole]
        elif unit.code in by_code and not ends_as_body(unit.name, vocabulary):
            meant[unit.code, unit.name] = replace(unit, name=by_code[unit.code])
    return tuple(_renamed(table, meant) for table in tables) if meant else tuple(tables)


def _beside_codes(
    tables: Sequence[Table], vocabulary: Vocabulary
) -> Mapping[str, dict[str, Entity | None]]:
    """The names of bodies that rows print beside units' codes, each with the unit that its row is of (None:
    that of the table)."""
    beside = defaultdict[str, dict[str, Entity | None]](dict)
    for table in tables:
        for entry in table.entries:
            if entry.code and not entry.classification and ends_as_body(entry.label, vocabulary):
                beside[entry.code].setdefault(closed_up(entry.label), entry.entity)
    return beside


def _whole(name: str, names: Mapping[str, Entity | None]) -> str:
    """The longest of the names that goes on where a name is cut off, "" for none; what follows in brackets is
    no part of a name."""
    begun = fold(closed_up(name))
    longer = [each for each in names if fold(each).startswith(begun) and fold(each) != begun]
    return max((each for each in longer if fold(each)[len(begun)] != "("), key=len, default="")


def _renamed(table: Table, meant: Mapping[_Named, Entity | None]) -> Table:
    def named(entry: Entry) -> Entry:
        own = entry.entity
        known = own is not None and (own.code, own.name) in meant
        return replace(entry, entity=meant[own.code, own.name]) if own and known else entry

    return replace(table, entries=tuple(map(named, table.entries)))
