"""What tables tell of their numbers → looked up, and taken once each, by the printed cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pipeline.account.cells import CellReader
from pipeline.account.told import Told
from pipeline.model.document import Cell, Place
from pipeline.model.table import Entry, Table
from pipeline.values.numbers import NumberIn, numbers_in

K = TypeVar("K")
V = TypeVar("V")

_NEAR = 3
"""Rows that are put together keep the place of the first; how many lines below it the others stand."""
_LAST_DIGITS = re.compile(r"\d{1,3}")
"""What a page break may cut off a number."""


def _lines_around(line: int) -> Iterator[int]:
    """Those above first: a row that was put together has the place of its first line."""
    for distance in range(1, _NEAR + 1):
        yield from (line - distance, line + distance)


_Page = tuple[str, int | None]
_Line = tuple[str, int | None, int]
_OnLine = dict[str, Told | list[Told]]
"""By their digits, a list of those that are alike: most are alone, and there are very many."""
_Row = tuple[Table, int]
"""Its number; 0 for the header."""


@dataclass(slots=True)
class Pool:
    """The numbers that tables tell, and their codes, by page and line.

    The numbers of a line are told once a number of it is asked for, and gone once all are taken: those of a
    large table would take more room than its cells.
    """

    reader: CellReader
    told: dict[_Line, _OnLine] = field(default_factory=dict)
    rows: dict[_Page, dict[int, _Row | list[_Row]]] = field(default_factory=dict)
    """The rows with cells on a line that nothing was asked of yet, a list where there are several."""
    entries: Sequence[Entry] = ()
    """Those of all tables."""
    last: dict[_Page, int] = field(default_factory=dict)
    """the last line of each page on which a table tells a number"""
    ends: dict[_Page, list[str]] = field(default_factory=dict)
    """the digits of the numbers on that line"""
    _codes: dict[_Line, list[str]] = field(default_factory=dict)
    """what its codes are, by lines; made once it is asked for"""

    @classmethod
    def of(cls, reader: CellReader, tables: Iterable[Table]) -> Pool:
        every = list(tables)
        pool = cls(reader, entries=[entry for table in every for entry in table.entries])
        for table in every:
            pool._add_table(table)
        for (file, page), line in pool.last.items():
            pool.ends[file, page] = list(pool._on_line((file, page, line)))
        return pool

    def _add_table(self, table: Table) -> None:
        of_row = [[cell for row in table.header for cell in row], *table.body]
        for row_no, cells in enumerate(of_row):
            for file, page, line in _lines_of(cells):
                _append(self.rows.setdefault((file, page), {}), line, (table, row_no))
        for cells in reversed(of_row):
            if not any(map(self._is_below, _lines_of(cells))):
                continue  # most: one below tells a number
            for cell in cells:
                if cell and self._is_below(_line_of(cell.place)) and numbers_in(cell.text):
                    self.last[cell.place.file, cell.place.page] = cell.place.line or 0

    def _is_below(self, line: _Line) -> bool:
        """Whether a line is below all those of its page at which a number is known to stand."""
        return line[2] > self.last.get(line[:2], -1)

    def _on_line(self, line: _Line) -> _OnLine:
        """The numbers of a line that are not taken yet."""
        file, page, number = line
        found = self.rows.get((file, page), {}).pop(number, [])
        for table, row_no in found if isinstance(found, list) else [found]:
            reader = self.reader
            told = reader.of_row(table, row_no) if row_no else reader.of_header(table)
            for place, each in told:
                if _line_of(place) == line:
                    self._add(line, each.number.digits, each)
        return self.told.get(line, {})

    def _add(self, line: _Line, digits: str, told: Told) -> None:
        on_line = self.told.setdefault(line, {})
        match on_line.get(digits):
            case None:
                on_line[digits] = told
            case list() as alike:
                alike.append(told)
            case Told() as other:
                on_line[digits] = [other, told]

    def take_row(self, row: Sequence[Cell]) -> list[tuple[Place, Told]] | None:
        """All numbers of a row, where it is just one row of one table and that tells each of them: most."""
        texts = [cell.text for cell in row if not cell.covered and numbers_in(cell.text)]
        own = row[0].place if texts else None
        if own is None or any(cell.place is not own for cell in row):
            return None
        file, page, number = line = _line_of(own)
        on_page = self.rows.get((file, page), {})
        found = on_page.get(number)
        if not isinstance(found, tuple) or not found[1] or line in self.told:
            return None
        table, row_no = found
        cells = [cell for cell in table.body[row_no - 1] if cell and numbers_in(cell.text)]
        if texts != [cell.text for cell in cells]:
            return None
        told = list(self.reader.of_row(table, row_no))
        if not all(each.kind and (place is own or _line_of(place) == line) for place, each in told):
            return None
        del on_page[number]
        return told

    def take(self, place: Place, number: NumberIn) -> Told | None:
        """What tells such a number on its very line, or that it is part of a code that stands there."""
        if taken := self._at(place, place.line or 0, number):
            return taken
        is_part = number.is_whole and self._is_part_of_code(place, number.digits)
        return Told(number, "code") if is_part else None

    def take_near(self, place: Place, number: NumberIn) -> Told | None:
        """What tells such a number on a line just above or below, or in the row that the page before
        ends with and this one goes on with; asked once all others are taken."""
        lines = _lines_around(place.line or 0)
        near = next(filter(None, (self._at(place, line, number) for line in lines)), None)
        return near or self._in_broken_row(place, number) or self._cut(place, number)

    def _cut(self, place: Place, number: NumberIn) -> Told | None:
        """What tells a number that begins so, in the last row of a page; the digits that it lacks are
        told for the row with which the next page goes on."""
        line = self.last.get((place.file, place.page))
        if line is None or line != place.line:
            return None
        for whole in self.ends.get((place.file, place.page), ()):
            rest = whole.removeprefix(number.digits)
            if rest != whole and _LAST_DIGITS.fullmatch(rest):
                on_line = (place.file, place.page, line)
                if told := self._taken(on_line, whole):
                    self._add(on_line, rest, told)
                    return told._replace(number=number)
        return None

    def _in_broken_row(self, place: Place, number: NumberIn) -> Told | None:
        before = replace(place, page=place.page - 1) if place.page else place
        line = self.last.get((before.file, before.page))
        return self._at(before, line, number) if place.page and line else None

    def _at(self, place: Place, line: int, number: NumberIn) -> Told | None:
        return self._taken((place.file, place.page, line), number.digits)

    def _taken(self, line: _Line, digits: str) -> Told | None:
        """The first number of a line with such digits that was not taken yet."""
        on_line = self._on_line(line)
        found = on_line.pop(digits, None)
        first = found.pop(0) if isinstance(found, list) else found
        if isinstance(found, list) and found:
            on_line[digits] = found
        if not on_line:
            self.told.pop(line, None)
        return first

    def _is_part_of_code(self, place: Place, digits: str) -> bool:
        """Whether a cell prints one part of a code of its row: 208, 05 or 01 of 2080501."""
        if not self._codes:
            for entry in self.entries:
                of_line = self._codes.setdefault(_line_of(entry.place), [])
                of_line += filter(None, (entry.code, entry.code_2))
        codes = self._codes.get(_line_of(place), ())
        return any(digits in _parts(code) or code.startswith(digits) for code in codes)


def _line_of(place: Place) -> _Line:
    return place.file, place.page, place.line or 0


def _lines_of(cells: Iterable[Cell | None]) -> Iterable[_Line]:
    """The lines on which cells stand, each once."""
    places = {id(cell.place): cell.place for cell in cells if cell}
    if len(places) < 2:
        return map(_line_of, places.values())
    return dict.fromkeys(map(_line_of, places.values()))


def _append(on_lines: dict[K, V | list[V]], line: K, each: V) -> None:
    """Adds what stands on a line: alone, or to a list where there is something already."""
    found = on_lines.get(line)
    if found is None:
        on_lines[line] = each
    elif isinstance(found, list):
        found.append(each)
    else:
        on_lines[line] = [found, each]


def _parts(code: str) -> tuple[str, ...]:
    """类, 款 and 项 of a code as split columns print them, alone or put together; counted from the end
    too, for a 类 that is misprinted with fewer digits."""
    return code[:3], code[3:5], code[5:7], code[:5], code[3:7], code[-4:-2], code[-2:]
