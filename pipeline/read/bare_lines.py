"""A text without any tab → its tables, each cell of which is a line of its own.

Such a text was copied out of a page or a PDF: nothing tells where a row ends, and empty cells are gone.
A table begins below a line with its unit and ends with its last number. Its rows are told only where
they can be nothing else: every row a name, with or without a code before it, and the same count of
amounts, under as many headings; of a table that is set with spaces, where these tell its columns
(`set_columns`). Any other table is a grid of one column, so that its lines are neither read as prose nor
given columns that they may not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Grid,
    GridLayout,
    Paragraph,
    Place,
    Remark,
)
from pipeline.read.set_columns import columns_told
from pipeline.read.spaced_lines import spaced_tables
from pipeline.values.amounts import is_dash, parse_amount
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_LONGEST_CELL = 40
_FEWEST_NUMBERS = 4
_FEWEST_ROWS = 3
_SMALLEST_SHARE = 0.2
"""Of numbers among the lines of a table."""
_SENTENCE = re.compile(r"[。；]|^(?:注|备注|说明)[:：]")
_CODE = re.compile(r"\d{3}(?:\d\d){0,2}")
_OVER_NAMES = ("项目", "科目")
_CODE_AND_NAME = (re.compile("编码|代码"), re.compile("名称"))
_Cells = Sequence[Cell]


def bare_blocks(name: str, lines: Sequence[str]) -> Iterator[Block]:
    """The paragraphs of a text without tabs, and the tables among its lines."""
    return _blocks_of(
        [Cell(line, Place(name, line=number)) for number, line in enumerate(lines, start=1) if line]
    )


def with_set_tables(document: Document) -> Document:
    """A document that has no table, with those whose cells are set with spaces among its paragraphs."""
    if any(isinstance(block, Grid) for block in document.blocks):
        return document
    lines = [
        Cell(block.text, block.place) for block in document.blocks if isinstance(block, Paragraph)
    ]
    if not spaced_tables([line.text for line in lines]):
        return document
    blocks = tuple(_blocks_of(lines))
    return replace(document, blocks=blocks, remarks=(*document.remarks, *untold_tables(blocks)))


def _blocks_of(cells: _Cells) -> Iterator[Block]:
    done = 0
    spaced = [(lines.start, lines.stop) for lines in spaced_tables([cell.text for cell in cells])]
    for start, end in spaced or _tables(cells):
        yield from _paragraphs(cells[done:start])
        told = _set_rows(cells[start:end]) if spaced else _rows(cells[start:end])
        rows = told or tuple((cell,) for cell in cells[start:end])
        yield Grid(rows, GridLayout.ALIGNED, cells[start].place)
        done = end
    yield from _paragraphs(cells[done:])


def _set_rows(cells: _Cells) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table set with spaces, () where its columns are not told."""
    first = next((index for index, cell in enumerate(cells) if _has_amount(cell.text)), len(cells))
    told = columns_told([cell.text for cell in cells], first)
    return tuple(
        tuple(Cell(text, cell.place) for text in row)
        for cell, row in zip(cells, told, strict=bool(told))
    )


def _has_amount(line: str) -> bool:
    return any(map(_is_amount, line.split()))


def untold_tables(blocks: Sequence[Block]) -> tuple[Remark, ...]:
    """What is said of the tables whose rows could not be told."""
    untold = [
        block
        for block in blocks
        if isinstance(block, Grid) and block.width == 1 and len(block.rows) >= _FEWEST_NUMBERS
    ]
    if not untold:
        return ()
    place, count = untold[0].place, len(untold)
    return (
        Remark(
            check="form.rows_untold",
            message=f"{place} 等处有 {count} 张表没有制表符（一行只有一格，或以空格对齐），分不出行和列"
            "，表中的数未列入数据；请改用原来的文档或网页，或另存为保留制表符的文本",
            message_en=f"{count} tables, the first at {place}, have no tabs (one cell per line, or "
            "cells set with spaces): rows and columns cannot be told, their numbers are left "
            "out; use the original document, or text that keeps its tabs",
            place=place,
            is_defect=True,
        ),
    )


def _paragraphs(cells: _Cells) -> Iterator[Paragraph]:
    return (Paragraph(cell.text, cell.place) for cell in cells)


def _tables(cells: _Cells) -> Iterator[tuple[int, int]]:
    """Where tables stand: from below a unit to the last number before the next unit or sentence.

    Below a unit without numbers, in a text with such tables, stands a table that is empty.
    """
    units = [index for index, cell in enumerate(cells) if unit_line(cell.text)]
    stretches = [
        (unit + 1, _end_of(cells, unit + 1, following))
        for unit, following in pairwise([*units, len(cells)])
    ]
    filled = [_with_numbers(cells, *stretch) for stretch in stretches]
    for (start, end), last in zip(stretches, filled, strict=True):
        if last or (any(filled) and (last := _first_lines(cells, start, end)) > start + 1):
            yield start, last


def _end_of(cells: _Cells, start: int, following: int) -> int:
    """Where the lines below a unit become prose, at the next unit at last."""
    ends = (index for index in range(start, following) if _is_prose(cells[index].text))
    return next(ends, following)


def _with_numbers(cells: _Cells, start: int, end: int) -> int:
    """The end of a table with numbers enough between its lines, 0 where there are not."""
    numbers = [index for index in range(start, end) if _is_number(cells[index].text)]
    if len(numbers) < _FEWEST_NUMBERS:
        return 0
    last = numbers[-1] + 1
    return last if len(numbers) >= _SMALLEST_SHARE * (last - start) else 0


def _first_lines(cells: _Cells, start: int, end: int) -> int:
    """The end of the lines that follow a unit without a blank one and without a title."""
    for index in range(start, end):
        is_apart = (cells[index].place.line or 0) - (cells[index - 1].place.line or 0) > 1
        if is_apart or cells[index].text.strip().endswith("表"):
            return index
    return end


def _is_prose(text: str) -> bool:
    return len(text.strip()) > _LONGEST_CELL or bool(_SENTENCE.search(text.strip()))


def _is_number(text: str) -> bool:
    return is_dash(text) or parse_amount(text) is not None


def _rows(cells: _Cells) -> tuple[tuple[Cell, ...], ...]:
    """The heading and the rows of a table whose rows can be told, else ()."""
    first = next((index for index, cell in enumerate(cells) if _is_amount(cell.text)), 0) - 1
    if first < 1:
        return ()
    rows, row = list[list[Cell]](), list[Cell]()
    for cell in cells[first:]:
        if row and _is_amount(row[-1].text) and not _is_amount(cell.text):
            rows.append(row)
            row = []
        row.append(cell)
    rows.append(row)
    told = _with_codes(rows)
    if len(told) < _FEWEST_ROWS:
        return ()
    heading = _heading(cells[:first], len(told[0]), 1 + _are_coded(rows))
    return (heading, *told) if heading else ()


def _heading(cells: _Cells, width: int, names: int) -> tuple[Cell, ...]:
    """The headings of so many columns, () where they are not one for each.

    Those of code and name may stand below one over both, and so behind those of the amounts.
    """
    headings = _without_column_numbers(cells, width - names)
    if len(headings) == width:
        return tuple(headings)
    if not headings:
        return ()
    over, amounts = headings[0], headings[1 : width - names + 1]
    below = headings[len(amounts) + 1 :]
    is_code_and_name = (
        len(below) == names == len(_CODE_AND_NAME)
        and fold(over.text) in _OVER_NAMES
        and all(
            word.search(fold(cell.text)) for word, cell in zip(_CODE_AND_NAME, below, strict=True)
        )
    )
    return (*below, *amounts) if is_code_and_name else ()


def _without_column_numbers(cells: _Cells, count: int) -> _Cells:
    """Headings less a last row of the columns' numbers (栏次 1 2 3)."""
    numbers = [str(number) for number in range(1, count + 1)]
    if not numbers or [cell.text.strip() for cell in cells[-count:]] != numbers:
        return cells
    rest = cells[:-count]
    return rest[:-1] if rest and fold(rest[-1].text) == "栏次" else rest


def _is_amount(text: str) -> bool:
    """A number that is no code: one with decimals, or what is printed for none."""
    return is_dash(text) or (_is_number(text) and ("." in text or text.strip() == "0"))


def _are_coded(rows: Sequence[_Cells]) -> bool:
    return any(_CODE.fullmatch(row[0].text.strip()) for row in rows)


def _with_codes(rows: Sequence[_Cells]) -> tuple[tuple[Cell, ...], ...]:
    """The rows, all of one width, () where one is no name with amounts, behind a code or not."""
    coded = _are_coded(rows)
    told = tuple(
        (Cell("", row[0].place), *row) if coded and not _is_number(row[0].text) else tuple(row)
        for row in rows
    )
    names = 1 + coded
    is_told = all(
        len(row) == len(told[0]) > names
        and not _is_number(row[names - 1].text)
        and all(_is_amount(cell.text) for cell in row[names:])
        and (not coded or not row[0].text or _CODE.fullmatch(row[0].text.strip()))
        for row in told
    )
    return told if is_told else ()
