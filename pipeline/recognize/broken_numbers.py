"""A row some of whose numbers are broken over lines in their cells → the row with these numbers whole.

A narrow column makes people go on to the next line within a number: behind a comma, before or behind the
point, behind the sign. Only what stands at the break tells such a number from the numbers of two rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from pipeline.model.document import Cell
from pipeline.values.amounts import is_dash, parse_amount

_ENDS_WITHIN = re.compile(r"[\d(（][.,．，]$|^[(（]$")
_BEGINS_WITHIN = re.compile(r"^[.,．，]\d|^[%％)）]+$")
_CODE = re.compile(r"\d{3,}")
_FEWEST_LINES = 2
_SIGN = re.compile(r"[-−－﹣△▼↓]")
"""A sign that begins a number below zero, alone on its line: in a row of two it may be a dash."""


def with_whole_numbers(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The row with each number in one line that lines of its cell break, where its cells tell that."""
    lines = [_lines(cell) for cell in row]
    broken = [at for at, of in enumerate(lines) if len(of) > 1 and _is_number("".join(of))]
    if not broken or any(map(_are_several, lines)):
        return row
    if not any(_breaks_within(lines[at]) for at in broken):
        return row
    whole = list(row)
    for at in broken:
        whole[at] = replace(row[at], text="".join(lines[at]))
    return tuple(whole)


def are_signs_above(row: tuple[Cell, ...]) -> bool:
    """Whether all numbers of a row that a break parts have nothing but their sign above it, and the row is
    one by all else that it says; the break stays, for the sign may be a dash."""
    lines = [_lines(cell) for cell in row]
    broken = [of for of in lines if len(of) > 1 and _is_number("".join(of))]
    signs = all(_SIGN.fullmatch(of[0]) and len(of) == _FEWEST_LINES for of in broken)
    return bool(broken) and signs and not any(map(_are_several, lines)) and _is_one_row(lines)


def _lines(cell: Cell) -> list[str]:
    if cell.covered or "\n" not in cell.text:
        return [cell.text] if cell.text else []
    return [stripped for line in cell.text.split("\n") if (stripped := line.strip())]


def _is_number(text: str) -> bool:
    return parse_amount(text) is not None


def _breaks_within(lines: Sequence[str]) -> bool:
    """Whether a break of lines that are one number together stands where no number ends or begins."""
    return any(map(_ENDS_WITHIN.search, lines[:-1])) or any(map(_BEGINS_WITHIN.search, lines[1:]))


def _are_several(lines: Sequence[str]) -> bool:
    """Whether lines are codes each, or numbers or dashes each and no number together."""
    if len(lines) < _FEWEST_LINES:
        return False
    if all(map(_CODE.fullmatch, lines)):
        return True
    numbers = [line for line in lines if _is_number(line)]
    others = [line for line in lines if line not in numbers]
    return bool(numbers) and all(map(is_dash, others)) and not _is_number("".join(lines))


def _is_one_row(lines: Sequence[Sequence[str]]) -> bool:
    """Whether what a row says beside its broken numbers is of one row: it has a number in one line behind
    its name, where no code stands, or no words in several."""
    named = dropwhile(lambda of: _is_number("".join(of)) or not of, lines)
    if any(len(of) == 1 and _is_number(of[0]) for of in named):
        return True
    return not any(len(of) > 1 and not _is_number("".join(of)) for of in lines)
