"""Formulas of a workbook that state zero beside what they add up → those that nothing has calculated.

Programs that write workbooks without calculating them leave a zero as the value of every formula; a
spreadsheet program shows the sum as soon as it opens the file. Plain sums of cells are looked at
(SUM(B4:B9,B12), SUBTOTAL(9,B4:B9), B4+SUM(B6:B9), ROUND(B4+B9,2), B4, 表2!C5); where one of them proves
that nothing was calculated, no other formula of the workbook with a zero was (SUMIF(…), B4-B9, a sum whose
range holds nothing but headings). A sum over such, or over cells that hold their numbers as text, is zero all
the same where nothing proves that: it stays as it is shown, and is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.read.spreadsheet.sheet import Position
from pipeline.values.amounts import parse_amount

LONGEST = 400
"""A formula of more characters is not looked at."""
_OF_SHEET = r"(?:'[^']{1,40}'!|[\w.]{1,40}!)?"
_CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_AREA = rf"{_OF_SHEET}{_CELL}(?::{_CELL})?"
_ADDED = rf"(?:SUM\({_AREA}(?:,{_AREA})*\)|SUBTOTAL\((?:10)?9,{_AREA}(?:,{_AREA})*\))"
_TERM = rf"(?:{_ADDED}|{_OF_SHEET}{_CELL})"
_SUM = re.compile(rf"{_TERM}(?:\+{_TERM})*")
_PART = re.compile(rf"(?P<added>{_ADDED})|(?P<cell>{_OF_SHEET}{_CELL})")
_PLACES = re.compile(
    r"(?:'(?P<quoted>[^']+)'!|(?P<sheet>[\w.]+)!)?\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})"
    r"(?::\$?(?P<last_column>[A-Z]{1,3})\$?(?P<last_row>\d{1,7}))?"
)
_FUNCTION = re.compile(r"SUBTOTAL\(\d+,|SUM\(")
_ROUNDED = re.compile(r"ROUND\((.*),\d\)")
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_MOST_STEPS = 400_000
_MOST_ROUNDS = 20

At = tuple[str, Position]
"""A sheet, by its name, and a cell of it."""


@dataclass(frozen=True, slots=True)
class _Area:
    """Cells that are added; `is_counted` by SUM, to which what is kept as text is nothing."""

    sheet: str
    rows: range
    columns: range
    is_counted: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Formulas without a value, and sums that are zero because the cells they add hold text."""

    without_value: tuple[At, ...] = ()
    over_texts: tuple[At, ...] = ()


@dataclass(slots=True)
class Uncalculated:
    """The formulas of a workbook whose stated value is zero, by where they stand, as they are met."""

    _areas: dict[At, list[_Area]] = field(default_factory=dict)
    _others: set[At] = field(default_factory=set)
    """Formulas of other kinds."""
    _texts: set[At] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)
    """The sheets, by their names as formulas are compared."""
    _steps: int = _MOST_STEPS

    def take(self, sheet: str, position: Position, formula: str) -> None:
        """Take in a formula whose stated value is zero."""
        plain = _compared(formula.strip().removeprefix("="))
        if len(plain) <= LONGEST and (rounded := _ROUNDED.fullmatch(plain)):
            plain = rounded[1]
        if len(plain) > LONGEST or not _SUM.fullmatch(plain):
            self._others.add((sheet, position))
            return
        self._areas[sheet, position] = list(_areas(plain, _compared(sheet)))

    def take_text(self, sheet: str, position: Position) -> None:
        """Take in a cell that keeps a number as text."""
        self._texts.add((sheet, position))

    def forget(self) -> None:
        """Lets go of what was met, once it is known what is wrong with it: whoever told it may stay."""
        self._areas, self._others, self._texts = {}, set(), set()

    def found(self, texts: Mapping[str, Mapping[Position, str]]) -> Found:
        """What is wrong with the zeros, by what the cells of each sheet print: the sums that are not zero by
        the cells that they add, or that add one which is not; with one, all formulas of other kinds."""
        if not self._areas:
            return Found()
        self._names = {_compared(name): name for name in texts}
        over_words = {at for at, areas in self._areas.items() if self._adds_words(at, areas, texts)}
        others = self._others | over_words
        others |= {
            at
            for at, areas in self._areas.items()
            if any(area.sheet not in self._names for area in areas)
        }
        wrong: set[At] = set()
        for _ in range(_MOST_ROUNDS):
            more = {
                at
                for at, areas in self._areas.items()
                if at not in wrong and self._total(areas, texts, wrong, as_shown=False)
            }
            if not more:
                break
            wrong |= more | others
        over_texts = [
            at
            for at, areas in self._areas.items()
            if at not in wrong
            and (
                at in over_words
                or (self._texts and self._total(areas, texts, wrong, as_shown=True))
            )
        ]
        return Found(tuple(sorted(wrong)), tuple(sorted(over_texts)))

    def _adds_words(
        self, at: At, areas: list[_Area], texts: Mapping[str, Mapping[Position, str]]
    ) -> bool:
        """Whether what is added holds words and no number but the sum itself: a sum of headings."""
        has_words = False
        for area, position in _cells(areas):
            self._steps -= 1
            name = self._names.get(area.sheet, "")
            text = texts.get(name, {}).get(position, "") if (name, position) != at else ""
            if self._steps < 0 or parse_amount(text):
                return False
            has_words = has_words or _WORDS.search(text) is not None
        return has_words

    def _total(
        self,
        areas: list[_Area],
        texts: Mapping[str, Mapping[Position, str]],
        wrong: set[At],
        *,
        as_shown: bool,
    ) -> bool:
        """Whether what is added is not zero; `as_shown`, numbers that are kept as text count as well."""
        total = Decimal(0)
        for area, position in _cells(areas):
            self._steps -= 1
            if self._steps < 0:
                return False
            at = (self._names.get(area.sheet, ""), position)
            if at in wrong:
                return True
            if area.is_counted and not as_shown and at in self._texts:
                continue
            number = parse_amount(texts.get(at[0], {}).get(position, ""))
            total += number.value if number else 0
        return total != 0


def _compared(text: str) -> str:
    return text.replace(" ", "").upper()


def _areas(formula: str, sheet: str) -> Iterator[_Area]:
    for part in _PART.finditer(formula):
        is_counted = part["added"] is not None
        for place in _PLACES.finditer(_FUNCTION.sub("", part[0])):
            yield _area(place, sheet, is_counted=is_counted)


def _area(place: re.Match[str], sheet: str, *, is_counted: bool) -> _Area:
    last_column, last_row = place["last_column"], place["last_row"]
    columns = sorted((_column(place["column"]), _column(last_column or place["column"])))
    rows = sorted((int(place["row"]) - 1, int(last_row or place["row"]) - 1))
    return _Area(
        place["quoted"] or place["sheet"] or sheet,
        range(rows[0], rows[1] + 1),
        range(columns[0], columns[1] + 1),
        is_counted,
    )


def _cells(areas: list[_Area]) -> Iterator[tuple[_Area, Position]]:
    for area in areas:
        for row in area.rows:
            for column in area.columns:
                yield area, (row, column)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
