"""Paragraphs whose words are parted by tabs → grids, where they are the rows of a table.

Word files made from PDFs, and tables typed by hand, have no table: each row is a paragraph, its cells
stand at tab stops. A contents page has tabs too, before its page numbers; it states no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Block, Cell, Grid, GridLayout, Paragraph
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_LEAST_ROWS = 3
_LEAST_CELLS = 3
_LEAST_STATED = 2
"""So many amounts or codes a table states where so many of its rows have so many cells; one of names and
amounts alone states as many as it has rows at least."""
_MOST_NAMES = 12
"""So many rows without figures may follow each other (二、外交支出, 三、国防支出 …)."""
_NAME = re.compile(r"(?:其中[:：])?[\d一二三四五六七八九十（）().、．“”\u4e00-\u9fff]{2,40}")
_TITLE = re.compile(r"(?:表|说明|情况|目录|部分|部门|单位)$|^第.{1,3}部分|公开\d+表")
_TABLE = re.compile(r"表(?:\(.{1,30}\))?$")
_PAGE = re.compile(r"\d{1,3}")
_AMOUNT = re.compile(r".*\d\.\d|.*\d[,，]\d{3}|\d{4,}")
"""Decimals, thousands or digits enough: what no page number has."""


def with_typed_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each run of tabbed paragraphs that is a table as a grid."""
    run: list[Paragraph] = []
    names: list[Paragraph] = []
    over = ""
    for block in blocks:
        if isinstance(block, Paragraph) and _is_row(block.text, goes_on=bool(run)):
            run += [*names, block]
            names = []
        elif run and isinstance(block, Paragraph) and _is_name(block.text, names):
            names.append(block)
        else:
            yield from _of_run(run, over)
            yield from names
            run, names = [], []
            over = block.text if isinstance(block, Paragraph) else ""
            yield block
    yield from _of_run(run, over)
    yield from names


def _of_run(run: Sequence[Paragraph], over: str) -> Sequence[Block]:
    """The grid that the paragraphs are, themselves where they are none; right below a unit, `over` them,
    headings and a row or two are one, below a title rows of words."""
    rows = [tuple(Cell(text, p.place) for text in p.text.split("\t")) for p in run]
    stated = sum(_is_amount(cell.text) for row in rows for cell in row)
    wide = sum(len(row) >= _LEAST_CELLS for row in rows)
    is_wide = min(stated, wide) >= _LEAST_STATED
    states_unit = any(map(unit_line, over.split()))
    is_of_words = _TABLE.search(fold(over)) is not None and _has_words(run)
    is_table = len(rows) >= _LEAST_ROWS and (is_wide or stated >= _LEAST_ROWS or is_of_words)
    if not (is_table or (states_unit and wide >= _LEAST_STATED)):
        return run
    return [Grid(tuple(rows), GridLayout.ALIGNED, run[0].place)]


def _is_row(text: str, *, goes_on: bool) -> bool:
    """Whether a paragraph has cells; one alone, with blank ones behind it, within a table."""
    return "\t" in (text if goes_on else text.rstrip("\t"))


def _has_words(run: Sequence[Paragraph]) -> bool:
    """Whether enough rows have enough cells with words, and are no list of pages (表1 收支总表 3)."""
    filled = [[cell for cell in p.text.split("\t") if cell.strip()] for p in run]
    wide = [cells for cells in filled if len(cells) >= _LEAST_CELLS]
    pages = sum(_PAGE.fullmatch(fold(cells[-1])) is not None for cells in wide)
    return len(wide) >= _LEAST_ROWS and 2 * pages < len(wide)


def _is_name(text: str, before: Sequence[Paragraph]) -> bool:
    """Whether a paragraph without tabs may be a row whose blank cells are gone, between two with tabs."""
    name = text.strip()
    return len(before) < _MOST_NAMES and bool(_NAME.fullmatch(name)) and not _TITLE.search(name)


def _is_amount(text: str) -> bool:
    return parse_amount(text) is not None and _AMOUNT.match(fold(text)) is not None
