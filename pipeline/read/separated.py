"""Lines whose cells are parted by a sign (; | ， …) → the same lines, cells parted by tabs.

A sign parts cells where lines that follow each other have as many of it each and figures stand alone
between them, as no sentence has them. Once such rows have shown what a text's sign is, shorter forms and
those without figures are told by it too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.values.amounts import is_dash, parse_amount
from pipeline.values.units import unit_line

_SIGNS = ";；|｜│¦^#~&，,"
_QUOTED = frozenset(";|^#~&,")
_OF_THOUSANDS = {sign: re.compile(rf"(?<!\d){sign}|{sign}(?!\d{{3}}(?!\d))") for sign in ",，"}
"""Signs that part thousands too, where they cannot."""
_QUOTE = '"'
_LONGEST_CELL = 60
_LONGEST_HEADING = 24
_FEWEST_ROWS = 3
_WIDE_ROW = 4
"""Cells of rows of which two are enough."""
_FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that follow each other, each with as many cells."""

    start: int
    rows: Sequence[Sequence[str]]

    @property
    def width(self) -> int:
        return len(self.rows[0])

    @property
    def is_table(self) -> bool:
        figures = sum(any(map(_is_figure, row)) for row in self.rows)
        fewest = 2 if self.width >= _WIDE_ROW else _FEWEST_ROWS
        return len(self.rows) >= fewest and figures * 2 >= len(self.rows) - 2 and figures > 0

    @property
    def is_form(self) -> bool:
        """Whether it may be headings, or a table of one row, in a text whose sign is known."""
        return self.width >= _FEWEST_HEADINGS and all(
            len(cell) <= _LONGEST_HEADING for row in self.rows for cell in row
        )


def parted_at_signs(lines: Sequence[str]) -> list[str]:
    """The lines, with tabs in place of the sign that parts most of their cells."""
    best: list[_Run] = []
    for sign in _SIGNS:
        runs = list(_runs(lines, sign))
        tables = [run for run in runs if run.is_table]
        if tables and _size(tables) > _size([run for run in best if run.is_table]):
            best = [run for run in runs if run.is_table or run.is_form]
    made = list(lines)
    for run in best:
        for offset, row in enumerate(run.rows):
            made[run.start + offset] = "\t".join(row)
    return made


def without_quotes(lines: Sequence[str]) -> list[str]:
    """Lines with tabs whose cells a program has put between quotation marks, without these.

    >>> without_quotes(['部门收支总表', '"项目"\\t"金额"', '"合计"\\t"1,061.40"', '\\t2.00'])
    ['部门收支总表', '项目\\t金额', '合计\\t1,061.40', '\\t2.00']
    """
    tabbed = [line for line in lines if "\t" in line]
    quoted = [line for line in tabbed if any(map(_is_quoted, line.split("\t")))]
    if len(quoted) * 2 <= len(tabbed):
        return list(lines)
    return [
        "\t".join(
            cell[1:-1].replace('""', '"') if _is_quoted(cell) else cell for cell in line.split("\t")
        )
        for line in lines
    ]


def _is_quoted(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] == _QUOTE


def _size(runs: Sequence[_Run]) -> int:
    return sum(run.width * len(run.rows) for run in runs)


def _runs(lines: Sequence[str], sign: str) -> Iterator[_Run]:
    start, rows = 0, list[list[str]]()
    for index, line in enumerate([*lines, ""]):
        cells = _cells(line, sign)
        if rows and len(cells) != len(rows[0]):
            yield _Run(start, rows)
            rows = []
        if len(cells) > 1:
            start = start if rows else index
            rows.append(cells)


def _cells(line: str, sign: str) -> list[str]:
    """The cells of a row, [] where a line is none: a sentence, a caption with its unit."""
    if sign not in line or "。" in line:
        return []
    if sign in _QUOTED and _QUOTE in line:
        cells = next(csv.reader([line], delimiter=sign), [])
    else:
        cells = _OF_THOUSANDS[sign].split(line) if sign in _OF_THOUSANDS else line.split(sign)
    cells = [" ".join(cell.split()) for cell in cells]
    if any(len(cell) > _LONGEST_CELL or unit_line(cell) for cell in cells):
        return []
    return cells if any(cells) else []


def _is_figure(cell: str) -> bool:
    return is_dash(cell) or parse_amount(cell) is not None
