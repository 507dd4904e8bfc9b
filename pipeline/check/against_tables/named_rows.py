"""Tables that print names of items and no codes → where each of their rows stands.

行政运行 is the name of many items: a row goes by its name below the names of the rows that it is a part of,
social security/pensions/…, as deep as they were recognized to stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.model.records import Amount
from pipeline.model.table import Entry, Table
from pipeline.values.codes import Classification
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary import CodeList

PARTED = "/"
"""What parts the names of a place from one another."""
_LEVEL_MARKS = ("类", "款", "项")
_VARIANT = 0.5
"""Names that have at least so much in common are one name, spelt differently."""
_OF_WHICH = re.compile(r"^(?:其中|其)[:：]")
_CLASSIFIED = (
    Classification.FUNCTIONAL,
    Classification.ECONOMIC,
    Classification.GOVERNMENT_ECONOMIC,
)

_Row = tuple[int, str, str]
"""(its number, its label, its classification)."""


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """The name of a code as it is compared: 对个人和家庭的补助支出（类） is 对个人和家庭的补助."""
    words = bare(split_number(name).text)
    if len(words) > 2 and words.endswith(_LEVEL_MARKS) and "（" in name.replace("(", "（"):
        words = words[:-1]
    return (words.removesuffix("支出") or words).replace("的", "")


def is_variant(name: str, label: str) -> bool:
    """Whether two names are one but for the spelling, or one is a part of the other."""
    one, other = plain(name), plain(label)
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= _VARIANT


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Of the classifications that a table prints no codes of: the place of each row, and how deep the places
    are, by classification. One of which it is not sure that it is a part of what stands above it, beside
    the others of its level, has a place and no depth."""

    places: Mapping[_Row, str]
    levels: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, table: Table, classifications: Mapping[str, CodeList]) -> NamedRows:
        coded = {entry.classification for entry in table.entries if entry.code}
        places: dict[_Row, str] = {}
        levels = defaultdict[str, dict[str, int]](dict)
        for classification in map(str, _CLASSIFIED):
            if classification in coded:
                continue
            names = classifications[classification]
            for entry, place, is_part in _walked(table, classification):
                places.setdefault((entry.row, entry.label, classification), place)
                is_known = PARTED in place or _is_listed(names, bare(_name(entry.label)))
                if is_part and is_known and entry.level:
                    levels[classification].setdefault(place, entry.level)
        return cls(places, levels)

    def place(self, amount: Amount) -> str:
        """Where the row of an amount stands, "" where it is of a classification with codes."""
        row = (amount.row_no - 1, amount.row_label, amount.classification)
        return self.places.get(row, "")


def _walked(table: Table, classification: str) -> Iterator[tuple[Entry, str, bool]]:
    """The rows of a classification from above, each with its place, and whether it is a part beside the
    others of its level: what follows 其中 on its level is a part of one of them."""
    above = defaultdict[int, list[tuple[int, str]]](list)
    of_which: dict[int, int] = {}
    for entry in table.entries:
        if entry.is_total or entry.level == 0:
            above[entry.panel].clear()
            of_which.pop(entry.panel, None)
        if entry.classification != classification or not entry.level:
            continue
        stack, level = above[entry.panel], entry.level
        while stack and stack[-1][0] >= level:
            stack.pop()
        if level < of_which.get(entry.panel, 0):
            del of_which[entry.panel]
        if _OF_WHICH.match(entry.label):
            of_which.setdefault(entry.panel, level)
        if name := plain(_name(entry.label)):
            stack.append((level, name))
            yield entry, PARTED.join(each for _, each in stack), entry.panel not in of_which


def _is_listed(names: CodeList, name: str) -> bool:
    return names.has_name(name) or names.has_name(f"{name}支出")


def _name(label: str) -> str:
    """The name in a label: the last of those that are set beside one another, without 其中."""
    return split_number(_OF_WHICH.sub("", label.rpartition(PARTED)[2])).text
