"""Header, 栏次 row and body of a grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Cell
from pipeline.recognize.column_numbers import column_numbers
from pipeline.values.amounts import is_blank, is_dash, is_misprinted, parse_amount
from pipeline.values.codes import classification_code
from pipeline.values.outline import split_number
from pipeline.values.text import fold, is_as_folded, tidy
from pipeline.values.units import with_own_unit
from pipeline.vocabulary import Headings
from pipeline.vocabulary.asked import Words, has_one

Row = tuple[Cell, ...]

_STRAY = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SEPARATOR = re.compile(r"\s*:?-{2,}:?\s*")
_DEEPEST_HEADER = 8
_UNNUMBERED = ("", "of_which")
"""What headings begin with: 小计, 其中：非税收入. A number is that of a row."""


@dataclass(frozen=True, slots=True)
class Regions:
    """A grid's rows by what they are; `numbers` maps the grid column to its number in the 栏次 row."""

    header: tuple[Row, ...]
    numbers: dict[int, int]
    numbering_width: int
    body: tuple[Row, ...]


def split_regions(rows: Sequence[Row], headings: Headings) -> Regions:
    """Part a grid (without caption rows) into header and body."""
    for index, row in enumerate(rows[:_DEEPEST_HEADER]):
        if numbers := column_numbers(row, headings):
            body = with_merged_names(rows[index + 1 :])
            return Regions(tuple(rows[:index]), numbers, len(row), body)
    depth = _spanned_depth(rows, _header_depth(rows, headings), headings)
    return Regions(tuple(rows[:depth]), {}, 0, with_merged_names(rows[depth:]))


def _spanned_depth(rows: Sequence[Row], depth: int, headings: Headings) -> int:
    """The header's depth where merged cells tell it: a heading reaches down to the header's last
    row, and below one that stands over several columns there are headings of these.

    It ends where a row states amounts, whatever is merged down beside it: a stub that reaches into
    the total row is no heading of it.
    """
    end = next((i for i, row in enumerate(rows) if i and _states_amounts(row)), len(rows))
    row = 0
    while row < depth < min(end, _DEEPEST_HEADER):
        reach = max((row + cell.row_span for cell in rows[row]), default=0)
        if row == depth - 1 and _has_subheadings(rows[row], rows[depth], headings):
            reach = max(reach, depth + 1)
        depth = max(depth, min(reach, end))
        row += 1
    return depth


def _has_subheadings(row: Row, below: Row, headings: Headings) -> bool:
    """Whether each group of a header row has words below it, and no value."""
    groups = [
        below[column : column + cell.column_span]
        for column, cell in enumerate(row)
        if cell.column_span > 1 and not is_blank(cell.text)
    ]
    first = next((cell.text for cell in below if not is_blank(cell.text)), "")
    if not groups or states_values(below) or headings.is_total_row(first):
        return False
    return all(sum(not is_blank(cell.text) for cell in group) > 1 for group in groups)


def with_merged_names(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows in which a place covered from above holds the text of the cell that covers it: a merged
    name is that of each of its rows. The places stay marked as covered; none is an amount again."""
    if not any(cell.covered for row in rows for cell in row):
        return tuple(rows)  # most tables
    reaching: dict[int, tuple[int, str]] = {}
    return tuple(
        tuple(_under(reaching, index, column, cell) for column, cell in enumerate(row))
        for index, row in enumerate(rows)
    )


def _under(reaching: dict[int, tuple[int, str]], row: int, column: int, cell: Cell) -> Cell:
    """The cell with what reaches down to it; one that spans rows is kept for those below."""
    until, text = reaching.get(column, (0, ""))
    if cell.covered:
        return replace(cell, text=text) if row < until else cell
    reaching[column] = (row + cell.row_span, cell.text)
    return cell


def lacks(row: Row, words: Words) -> bool:
    """Whether no cell of a row has one of the words, however they are written: told by one look at all that
    the row prints, of which folding changes nothing, as of most."""
    printed = "".join([cell.text for cell in row])
    return not has_one(words, printed) and is_as_folded(printed)


def is_separator(row: Row) -> bool:
    """Whether a row is the rule under a header that a text extraction draws (---- --------)."""
    texts = [cell.text for cell in row if not is_blank(cell.text)]
    return len(texts) > 1 and all(_SEPARATOR.fullmatch(text) for text in texts)


def is_blank_row(row: Row) -> bool:
    return all(is_blank(cell.text) for cell in row)


def _header_depth(rows: Sequence[Row], headings: Headings) -> int:
    """How many leading rows are header where no 栏次 row says so."""
    depth = 0
    for row in rows[:_DEEPEST_HEADER]:
        if depth and not _is_header_row(row, headings):
            break
        is_merged = any(cell.column_span > 1 for cell in row)
        if _states_amounts(row) if is_merged and not depth else states_values(row):
            break
        depth += 1
    while depth > 1 and is_blank_row(rows[depth - 1]):
        depth -= 1
    return depth


def states_values(row: Row) -> bool:
    """Whether a row prints a number, a code or a dash: what no header does, but for years (2025 2026)."""
    texts = [cell.text for cell in row if not is_blank(cell.text)]
    stated = [text for text in texts if _is_value(text)]
    return bool(stated) and not _heads_years(stated, texts)


def _is_value(text: str) -> bool:
    is_number = parse_amount(text) or is_dash(text) or with_own_unit(text)
    return bool(is_number or classification_code(text) or is_misprinted(text))


def kind_of(text: str) -> str:
    """What a cell prints: number, dash or text, "" for nothing."""
    if is_blank(text):
        return ""
    if is_dash(text):
        return "dash"
    return "number" if parse_amount(text) else "text"


def _states_amounts(row: Row) -> bool:
    """Whether a row states values, and not only a stray number or two among more headings."""
    texts = [fold(cell.text) for cell in row if not is_blank(cell.text)]
    numbers = [text for text in texts if parse_amount(text)]
    stray = all(_STRAY.fullmatch(number) for number in numbers) and numbers
    return states_values(row) and not (stray and len(numbers) * 2 < len(texts))


def _heads_years(stated: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether all that looks like a number is a year: several, or nothing else."""
    years = {fold(text) for text in stated}
    only = all(_YEAR.fullmatch(year) for year in years)
    return only and (len(years) > 1 or len(stated) == len(texts))


def _is_header_row(row: Row, headings: Headings) -> bool:
    """Whether most of a row's words are headings that are known, it leaves its start blank, or it has
    the heading of its names and sums of groups (科目编码 | 小计 | 基本工资 …)."""
    texts = [tidy(cell.text) for cell in row if not is_blank(cell.text)]
    if not texts:
        return False
    if headings.is_identification(texts[0]) and any(map(headings.is_total_heading, texts)):
        return True
    if any(split_number(text).style not in _UNNUMBERED for text in texts):
        return False
    if len(texts) == 1 and (not is_blank(row[0].text) or headings.is_total_row(texts[0])):
        return headings.is_identification(texts[0])
    if is_blank(row[0].text) and len(texts) > 1:
        return True
    known = sum(
        headings.is_identification(t)
        or headings.is_text(t)
        or headings.is_total_heading(t)
        or headings.means_something(t)
        for t in texts
    )
    return known * 2 >= len(texts)
