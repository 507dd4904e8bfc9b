"""Rows that name a unit: blocks of units in a department's table, lists of units, unit columns.

A row's names → the name of the unit that it is of. A label is a unit's where the document says so
(a heading 单位名称, a code under 单位编码), or where it is the reporting body's own name or begins
with its place and ends as organisations do; one of another place where most rows that stand as it
does are units'; never where it is a name of a classification.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.identity import Entity, Identity
from pipeline.recognize.line import Line
from pipeline.values.text import closed_up, fold
from pipeline.vocabulary import Vocabulary

_SHORTEST_PLACE = 2
_SHORTEST_NAME = 4
_CODE_BEFORE = re.compile(r"^\s*[\[［]\d{3,12}[\]］]\s*(?=\S)")
_IN_BRACKETS_AT_END = re.compile(r"[(（][^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Tells the names of units, of one table of one disclosure."""

    entity: Entity
    identity: Identity
    vocabulary: Vocabulary

    def unit_of(self, line: Line, *, coded: bool = False) -> str:
        """The unit that a row is of, as printed, "" where it names none; `coded` where units have codes."""
        if line.unit_part:
            return "" if self._is_of_a_list(line.unit_part) else line.unit_part
        if len(line.parts) != 1 or self._is_of_a_list(line.label):
            return ""
        if line.unit_code or self.is_own(line.label):
            return line.label
        is_one = not coded and self._ends_as_one(line.label) and self._is_local(line.label)
        return line.label if is_one else ""

    def names(self, printed: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """(code, what is printed beside it) of units' rows → the unit's name, "" for none.

        Where one code has several, only what ends as bodies of the place do is a name (of any place, where
        most do): goods that a unit buys, and a name that a cell cuts off, are of the unit that is named
        elsewhere beside the code.
        """
        pairs = dict.fromkeys(printed)
        by_code = defaultdict[str, list[str]](list)
        for code, text in pairs:
            by_code[code].append(_plain(text))
        found: dict[tuple[str, str], str] = {}
        for code, text in pairs:
            name, beside = _plain(text), by_code[code]
            if code and len(set(beside)) > 1:
                bodies = [each for each in beside if self._ends_as_one(each)]
                most = len(bodies) * 2 > len(beside)
                bodies = [b for b in bodies if self._is_local(b)] or (bodies if most else [])
                name = name if name in bodies else next(iter(bodies), "")
            found[code, text] = name
        return found

    def among_units(self, line: Line) -> bool:
        """Whether a row names a body of any place, or whatever of its own place (苗圃, 林场): one where the
        rows that stand as it does are units'."""
        if len(line.parts) != 1 or line.code or len(fold(line.label)) < _SHORTEST_NAME:
            return False
        is_named = self._ends_as_one(line.label) or self._is_local(line.label)
        return is_named and not self._is_of_a_list(line.label)

    def is_own(self, name: str) -> bool:
        """Whether it is the name of the body whose table it is."""
        plain, own = fold(name), fold(self.entity.name)
        if plain == own:
            return True
        if not self.identity.unit:
            return plain == fold(self.identity.department)
        offices = map(
            fold, self.vocabulary.identity.own_offices
        )  # （本级）: named without it below
        return any(plain + office == own for office in offices)

    def _ends_as_one(self, name: str) -> bool:
        return ends_as_body(name, self.vocabulary)

    def _is_local(self, name: str) -> bool:
        division = self.identity.division
        places = (*_called(division.full_name), *_called(division.name), *_called(division.city))
        bodies = (self.entity.name, self.identity.department)
        return fold(name).startswith(_folded((*places, *bodies)))

    def _is_of_a_list(self, name: str) -> bool:
        return any(codes.named(name) for codes in self.vocabulary.classifications.values())


def ends_as_body(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name ends as bodies' names do, what stands in brackets after it aside."""
    plain = fold(name)
    while stripped := _IN_BRACKETS_AT_END.sub("", plain):
        if stripped == plain:
            break
        plain = stripped
    return plain.endswith(vocabulary.identity.ends_of_bodies)


def _plain(text: str) -> str:
    """A unit's name without its code in brackets and without the gaps that a broken line leaves in it.

    >>> _plain("[242002]西安市社会保险管理中心"), _plain("中共西 安市委宣传部")
    ('西安市社会保险管理中心', '中共西安市委宣传部')
    """
    return closed_up(_CODE_BEFORE.sub("", text))


@lru_cache(maxsize=256)
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they are compared, empty ones left out."""
    return tuple(fold(name) for name in names if name)


def _called(place: str) -> tuple[str, ...]:
    """A place by its name, and by the name without 省, 市, 区 or 县 where that is one still."""
    return (place, place[:-1]) if len(place) > _SHORTEST_PLACE else (place,)
