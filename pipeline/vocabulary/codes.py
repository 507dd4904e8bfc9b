"""`specs/codes/*.csv`: classifications by year, and the divisions of GB/T 2260 with their history."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model.identity import Division
from pipeline.values.text import bare
from pipeline.vocabulary.files import read_rows

_PLACEHOLDERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Level-2 entries of GB/T 2260 that are no places."""

_CENTRAL = "000000"
"""The central government: a place of its own, but no name of an organisation begins with it as one
begins with its division's (中央财经大学 is the whole name)."""

_FEWEST_SIGNS = 2
"""So many signs has a name of a division at least."""

_TOWNSHIPS = ("镇", "乡", "街道")
_SHORTENED = re.compile(r"(.{2,}?)(?:市|地区|盟|[\u4e00-\u9fff]{0,6}自治州)")
"""Cities whose short name can stand before a zone's: 苏州工业园区."""

HEADER = ("code", "name", "level", "parent", "valid_from", "valid_to", "source")


@dataclass(frozen=True, slots=True)
class Code:
    """One line of a list: a code and its name for some years (None: open)."""

    code: str
    name: str
    level: int
    parent: str
    valid_from: int | None
    valid_to: int | None
    source: str

    def valid_in(self, year: int | None) -> bool:
        if year is None:
            return True
        return (self.valid_from or 0) <= year <= (self.valid_to or 9999)


@dataclass(frozen=True, slots=True)
class Fix:
    """A code that is known to be printed wrongly, and the one that is meant."""

    classification: str
    printed: str
    code: str
    reason: str
    source: str


def read_codes(path: Path) -> tuple[Code, ...]:
    """Read one list; raises ValueError naming file and line for one that is not in form."""
    return read_rows(path, HEADER, _code)


def _code(path: Path, line: int, row: dict[str, str]) -> Code:
    try:
        return Code(
            code=row["code"],
            name=row["name"],
            level=int(row["level"]),
            parent=row["parent"],
            valid_from=int(row["valid_from"]) if row["valid_from"] else None,
            valid_to=int(row["valid_to"]) if row["valid_to"] else None,
            source=row["source"],
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path} line {line}: {error}") from None


def read_fixes(path: Path) -> tuple[Fix, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Fix(**row) for row in csv.DictReader(file))


def read_short_names(path: Path) -> dict[str, str]:
    """How divisions are printed in short → their names: 凉山州 → 凉山彝族自治州."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["printed"]: row["name"] for row in csv.DictReader(file)}


@dataclass(frozen=True)
class CodeList:
    """A classification: names of codes by year."""

    codes: tuple[Code, ...]
    _by_code: dict[str, list[Code]] = field(init=False, repr=False, compare=False)
    _by_name: dict[str, list[Code]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code = defaultdict[str, list[Code]](list)
        by_name = defaultdict[str, list[Code]](list)
        for code in self.codes:
            by_code[code.code].append(code)
            by_name[bare(code.name)].append(code)
        object.__setattr__(self, "_by_code", dict(by_code))
        object.__setattr__(self, "_by_name", dict(by_name))

    def named(self, name: str) -> tuple[Code, ...]:
        """The codes that have, or in some year had, a name."""
        return tuple(self._by_name.get(bare(name), ()))

    def has_name(self, name: str) -> bool:
        """Whether a bare name is, or was, that of a code."""
        return name in self._by_name

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def names(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The names that a code has in a year (all that it ever had where the year is None)."""
        return tuple([c.name for c in self._by_code.get(code, ()) if c.valid_in(year)])

    def years(self, code: str) -> tuple[int, int]:
        """The first and the last year for which a code has a name: 0 and 9999 where that is open."""
        rows = self._by_code.get(code, [])
        first = min([row.valid_from or 0 for row in rows], default=0)
        return first, max([row.valid_to or 9999 for row in rows], default=9999)

    def name(self, code: str, year: int | None = None) -> str:
        """The code's name in a year, its latest otherwise, "" if the list lacks it."""
        names = self.names(code, year) or self.names(code)
        return names[-1] if names else ""


@dataclass(frozen=True)
class Divisions:
    """Administrative divisions, found by the name that an organisation's name starts with.

    `short_names` are other printings of a name; a chain holds the name itself.
    """

    codes: tuple[Code, ...]
    short_names: Mapping[str, str] = field(default_factory=dict)
    _by_name: dict[str, list[Code]] = field(init=False, repr=False, compare=False)
    _by_code: dict[str, Code] = field(init=False, repr=False, compare=False)
    _cities: dict[str, list[str]] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)
    _openings: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = defaultdict[str, list[Code]](list)
        for code in self.codes:
            if code.code != _CENTRAL:
                by_name[code.name].append(code)
        object.__setattr__(self, "_by_name", dict(by_name))
        object.__setattr__(self, "_by_code", {code.code: code for code in self.codes})
        object.__setattr__(self, "_cities", _short_names(self.codes))
        printed = (*by_name, *self.short_names)
        object.__setattr__(self, "_longest", max(map(len, printed), default=0))
        object.__setattr__(self, "_openings", frozenset(name[:_FEWEST_SIGNS] for name in printed))

    def by_code(self, code: str) -> Division | None:
        found = self._by_code.get(code)
        return self._division(found) if found else None

    def by_own_name(self, name: str, year: int | None) -> Division | None:
        """The division with this name (full, or the last parts of it); None if none or several."""
        central = self._by_code.get(_CENTRAL)
        if central and name == central.name:
            return self._division(central)
        chain, rest = self.split(name + "\0")
        candidates = self.candidates(chain, year) if rest == "\0" else ()
        return candidates[0] if len(candidates) == 1 else None

    def city_at_start(self, organisation: str) -> tuple[str, str]:
        """The city whose short name an organisation's name starts with, and the rest of the name.

        >>> Divisions(()).city_at_start("苏州工业园区")
        ('', '苏州工业园区')
        """
        for length in range(len(organisation), 1, -1):
            cities = self._cities.get(organisation[:length], [])
            if len(cities) == 1:
                return cities[0], organisation[length:]
        return "", organisation

    def split(self, organisation: str) -> tuple[tuple[str, ...], str]:
        """The division names that an organisation's name starts with, and what is left of it.

        >>> Divisions(()).split("民政局")
        ((), '民政局')
        """
        chain: list[str] = []
        rest = organisation
        while name := self._name_at_start(rest):
            if len(name) == len(rest) or (chain and self._is_of_township(name, rest, chain)):
                break
            chain.append(self.short_names.get(name, name))
            rest = rest[len(name) :]
        return tuple(chain), rest

    def locate(self, organisation: str) -> tuple[str, tuple[str, ...], str]:
        """What stands before the first division that a name names, the divisions, and the rest.

        >>> Divisions(()).locate("民政局")
        ('', (), '民政局')
        """
        for start in range(len(organisation)):
            chain, rest = self.split(organisation[start:])
            if chain:
                return organisation[:start], chain, rest
        return "", (), organisation

    def candidates(self, chain: Sequence[str], year: int | None) -> tuple[Division, ...]:
        """The divisions that a chain of names (outermost first) may mean in a year."""
        if not chain:
            return ()
        named = [c for c in self._by_name.get(chain[-1], ()) if self._is_within(c, chain[:-1])]
        in_force = [c for c in named if c.valid_in(year)] or named
        return tuple(self._division(code) for code in in_force)

    def _is_of_township(self, name: str, rest: str, chain: Sequence[str]) -> bool:
        """Whether a name is that of a township in the division before it, and not the division elsewhere
        that is called alike: 孟村回族自治县新县镇."""
        own = self.short_names.get(name, name)
        inside = any(self._is_within(code, chain[-1:]) for code in self._by_name.get(own, ()))
        return not inside and rest[len(name) :].startswith(_TOWNSHIPS)

    def _name_at_start(self, text: str) -> str:
        if text[:_FEWEST_SIGNS] not in self._openings:
            return ""  # most texts
        for length in range(min(self._longest, len(text)), _FEWEST_SIGNS - 1, -1):
            if text[:length] in self._by_name or text[:length] in self.short_names:
                return text[:length]
        return ""

    def _is_within(self, code: Code, names: Iterable[str]) -> bool:
        above = {c.name for c in self._above(code)}
        return all(name in above for name in names)

    def _above(self, code: Code) -> list[Code]:
        above: list[Code] = []
        parent = self._by_code.get(code.parent)
        while parent and parent not in above:
            above.append(parent)
            parent = self._by_code.get(parent.parent)
        return above

    def _division(self, code: Code) -> Division:
        above = self._above(code)
        province = next((c.name for c in above if c.level == 1), "")
        city = next((c.name for c in above if c.level == 2), "")
        return Division(
            code.code, code.name, "" if city in (*_PLACEHOLDERS, province) else city, province
        )


def _short_names(codes: Iterable[Code]) -> dict[str, list[str]]:
    """Cities (and the four that are provinces) by their names without 市, 地区, 盟, 自治州."""
    short = defaultdict[str, list[str]](list)
    for code in codes:
        found = _SHORTENED.fullmatch(code.name) if code.level <= 2 else None
        if found and code.name not in (*_PLACEHOLDERS, *short[found[1]]):
            short[found[1]].append(code.name)
    return dict(short)
