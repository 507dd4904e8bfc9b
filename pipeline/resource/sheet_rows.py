"""Rows of a sheet → their XML as it stands in a workbook, some thousand at a time, column by column.

What is said of a cell is found once for each different text and number; a row is then what stands in its
columns, one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, islice, zip_longest
from types import NoneType
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from pipeline.resource.defuse import clean
from pipeline.resource.sheets import Cell, Sheet

WIDEST: Final = 60
NARROWEST: Final = 10
_LONGEST_CELL = 32_767
_EXACT_DIGITS = 15
"""A spreadsheet's numbers are binary: longer ones are written as text."""
_ROWS_OF_A_SPAN = 16
_TOGETHER = 128 * _ROWS_OF_A_SPAN
_WIDE = re.compile("[\u2e81-\U0010ffff]")


@dataclass(slots=True)
class Strings:
    """The texts of all sheets, each once, and how many cells have one."""

    numbers: dict[str, int] = field(default_factory=dict)
    cells: int = 0
    said: dict[str | None, str] = field(default_factory=lambda: {None: "", "": ""})
    """Text → what stands in a cell of it; none is a cell of no text."""

    def add(self, texts: Iterable[str | None]) -> None:
        """Gives each text its number, in the order in which they come for the first time."""
        for text in dict.fromkeys(texts):
            if text is not None and text not in self.said:
                number = self.numbers.setdefault(clean(text)[:_LONGEST_CELL], len(self.numbers))
                self.said[text] = f' t="s"><v>{number}</v></c>'


@dataclass(frozen=True, slots=True)
class WrittenRows:
    """The XML of a sheet's rows; how wide its columns are, which row is the last one that has any cell, and
    how many there are below the heading."""

    xml: str
    widths: Sequence[int]
    last_cell: int
    rows: int


def write_rows(sheet: Sheet, strings: Strings) -> WrittenRows:
    """The rows of a sheet below its heading, each text of which is in `strings` then; None and "" are no
    cells."""
    names = [xl_col_to_name(each) for each in range(len(sheet.columns))]
    strings.add(sheet.columns)
    strings.cells += len(names)
    heads = (
        f'<c r="{name}1" s="1"{strings.said[text]}'
        for name, text in zip(names, sheet.columns, strict=True)
    )
    written = [f'<row r="1" spans="1:{len(names)}">{"".join(heads)}</row>']
    widths = [max(len(each) + 2, NARROWEST) for each in sheet.columns]
    left, number, last = iter(sheet.rows), 1, 0
    while part := [*islice(left, _TOGETHER - number % _TOGETHER)]:
        columns = [_column(each, strings) for each in _stated(part, strings)]
        for place, column in enumerate(columns):
            widths[place] = max(widths[place], column.width)
        for at, row in _rows(number, len(part), names, [each.cells for each in columns]):
            written.append(row)
            last = at
        number += len(part)
    return WrittenRows("".join(written), widths, last, number - 1)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A column: its values, and what of them is written as text (None for the rest); "" for the values
    themselves, which are all texts, and None for none."""

    values: Sequence[Cell]
    texts: Sequence[str | None] | None


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in the cells of a column behind their names, "" for none, and how wide it is."""

    cells: Sequence[str]
    width: int


def _stated(rows: Sequence[Sequence[Cell]], strings: Strings) -> list[_Stated]:
    """The columns of some rows, whose texts are in `strings` then, row by row."""
    columns = [_Stated(each, _texts(each)) for each in zip_longest(*rows)]
    texts = [each.texts for each in columns if each.texts is not None]
    strings.add(chain.from_iterable(zip(*texts, strict=True)))
    strings.cells += sum(len(each) - each.count(None) - each.count("") for each in texts)
    return columns


def _texts(column: Sequence[Cell]) -> Sequence[str | None] | None:
    kinds = set(map(type, column)) - {NoneType}
    if kinds == {str}:
        return column  # type: ignore[return-value]
    found = [*map(_text, column)] if kinds & {str, Decimal} else []
    return found if any(each is not None for each in found) else None


def _text(value: Cell) -> str | None:
    """The text that a cell has; None for one that has a number or nothing."""
    if isinstance(value, str):
        return value
    return format(value, "f") if isinstance(value, Decimal) and _is_long(value) else None


def _is_long(value: Decimal) -> bool:
    if len(str(value)) <= _EXACT_DIGITS:
        return False
    digits = value.as_tuple().digits
    return len(digits) > _EXACT_DIGITS and len(value.normalize().as_tuple().digits) > _EXACT_DIGITS


def _column(stated: _Stated, strings: Strings) -> _Column:
    said = strings.said
    if stated.texts is stated.values:
        cells = [said[each] for each in stated.texts]
        return _Column(cells, max(map(width, {*stated.texts})))
    texts = stated.texts or [None] * len(stated.values)
    cells, wide, numbers = [], 0, dict[str, str]()
    for value, text in zip(stated.values, texts, strict=True):
        if text is not None:
            cells.append(said[text])
            wide = max(wide, width(text))
        elif value is None:
            cells.append("")
        elif isinstance(value, bool):
            cells.append(f' t="b"><v>{int(value)}</v></c>')
            wide = max(wide, width(value))
        else:
            printed = str(value)
            if (known := numbers.get(printed)) is None:
                known = numbers[printed] = f"><v>{float(printed):.16G}</v></c>"
                wide = max(wide, min(len(printed), WIDEST))
            cells.append(known)
    return _Column(cells, wide)


def _rows(
    first: int, count: int, names: Sequence[str], columns: Sequence[Sequence[str]]
) -> Iterator[tuple[int, str]]:
    """Number and XML of each row that has a cell, of `count` rows from the one numbered `first` on, after the
    heading; each says in which columns the sixteen rows around it have cells."""
    numbered = [
        [f'<c r="{name}{row}"{each}' if each else "" for row, each in enumerate(column, first + 1)]
        for name, column in zip(names, columns, strict=False)
    ]
    rows = [*map("".join, zip(*numbered, strict=True))]
    start = 0
    while start < count:
        end = start + _ROWS_OF_A_SPAN - (first + start) % _ROWS_OF_A_SPAN
        filled = [place for place, each in enumerate(columns) if any(each[start:end])]
        if filled:
            is_first = first + start < _ROWS_OF_A_SPAN  # the heading has all columns
            spans = f"1:{len(names)}" if is_first else f"{filled[0] + 1}:{filled[-1] + 1}"
            for at, cells in enumerate(rows[start:end], first + start):
                if cells:
                    yield at, f'<row r="{at + 1}" spans="{spans}">{cells}</row>'
        start = end


def width(cell: Cell) -> int:
    """How wide a cell is, to some more than `WIDEST`; a Chinese character is as wide as two Latin ones."""
    text = "" if cell is None else str(cell)[:WIDEST]
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
