"""Several tables drawn as one grid, each taken apart: one below the other, or side by side.

Blocks → the same with as many grids as there are tables, each with its own caption rows at its top.
One below the other they are parted where a row of the grid is a title, the number of a form or a unit,
or where a heading begins anew under other headings; side by side where the first row repeats the
title over each part. Only where the source states its merged cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import Block, Grid, GridLayout, Paragraph
from pipeline.recognize.caption import Caption
from pipeline.recognize.caption_lines import CaptionLines
from pipeline.recognize.own_columns import within_own_columns
from pipeline.recognize.printed_again import without_headings_again
from pipeline.recognize.regions import Row, is_blank_row, states_values
from pipeline.recognize.side_by_side import side_by_side
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold, tidy
from pipeline.values.units import unit_line
from pipeline.vocabulary import Vocabulary

_WORD = re.compile("[\u4e00-\u9fff]")
_LEAST_HEADINGS = 2


def apart(blocks: Iterable[Block], vocabulary: Vocabulary) -> Iterator[Block]:
    """The blocks, every grid that holds several tables as so many grids."""
    parting = _Parting(vocabulary)
    every = tuple(blocks)
    for index, block in enumerate(every):
        if isinstance(block, Grid) and block.layout is GridLayout.SPANNED:
            whole, title = parting.without_title_below(block, every[index + 1 : index + 2])
            once = without_headings_again(whole, vocabulary.headings)
            for stacked in parting.stacked(once):
                yield from side_by_side(stacked, parting.lines)
            yield from title
        else:
            yield block


class _Parting:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lines = CaptionLines(vocabulary.captions)
        self.captions = vocabulary.captions
        self.headings = vocabulary.headings
        self.indicators = vocabulary.indicators

    def stacked(self, grid: Grid) -> list[Grid]:
        """The grids of a grid whose tables stand one below the other."""
        cuts = self._cuts(grid)
        if not cuts:
            return [grid]
        return [
            within_own_columns(replace(grid, rows=rows, place=rows[0][0].place))
            for start, end in pairwise([0, *cuts, len(grid.rows)])
            if (rows := grid.rows[start:end])
        ]

    def _cuts(self, grid: Grid) -> list[int]:
        """The rows at which another table begins."""
        cuts: list[int] = []
        start = 0
        begun = False  # whether the part that starts at `start` has a row of several cells
        index = 0
        while index < len(grid.rows):
            row = grid.rows[index]
            end = self._caption_end(grid, index)
            if end > index:
                if begun and self._begins_table(grid, start, index, end):
                    start, begun = self._top_of_caption(grid, start, index, end), False
                    cuts.append(start)
                index = end
                continue
            if begun and self._heads_anew(grid, start, index):
                cuts.append(index)
                start = index
            begun = begun or len(_texts(row)) > 1
            index += 1
        return cuts

    def _caption_end(self, grid: Grid, index: int) -> int:
        """Up to which row the caption goes on that begins at a row, that row where none begins: it is
        a title or states a number or a unit."""
        end = index
        for at in range(index, len(grid.rows)):
            row = grid.rows[at]
            if end > index and is_blank_row(row):
                continue
            opens = self._is_title(grid, at) or self._numbers(row)
            if not (opens or (end > index and self._states(row))):
                break
            end = at + 1
        return end

    def _top_of_caption(self, grid: Grid, start: int, index: int, end: int) -> int:
        """The row at which a caption begins that states a number or a unit at some rows: above them,
        where its title stands there and does not call itself a table."""
        if any(self._is_title(grid, at) for at in range(index, end)):
            return index
        while index - 1 > start and self._says_one_thing(grid, grid.rows[index - 1]):
            index -= 1
        return index

    def _says_one_thing(self, grid: Grid, row: Row) -> bool:
        """Whether a row is one text merged over most of the grid, and no note."""
        texts = _texts(row)
        wide = max((cell.column_span for cell in row if not is_blank(cell.text)), default=0)
        lone = len(texts) == 1 and wide * 2 > grid.width
        return lone and not self.captions.is_note(texts[0]) and not states_values(row)

    def _begins_table(self, grid: Grid, start: int, index: int, end: int) -> bool:
        """Whether a table follows the caption rows of a grid: a heading, or rows of several cells below
        a title."""
        following = [row for row in grid.rows[end : end + 3] if not is_blank_row(row)]
        over_all = len(following) > 1 and len(_texts(following[0])) == 1
        below = following[over_all] if following else ()
        if len(_texts(below)) < _LEAST_HEADINGS:
            return False
        titled = any(self._is_title(grid, at) for at in range(index, end))
        if titled or states_values(below):
            return titled
        head = next(row for row in grid.rows[start:index] if len(_texts(row)) > 1)
        first = _texts(below)[0]
        return self.headings.is_identification(first) or fold(first) == fold(_texts(head)[0])

    def _states(self, row: Row) -> bool:
        """Whether all that a row says belongs to a caption: number, unit, year, whose it is."""
        if not all(_WORD.search(cell.text) for cell in row if not is_blank(cell.text)):
            return False  # most rows: they print amounts
        texts = _texts(row)
        return bool(texts) and all(
            _WORD.search(text) and self.lines.stated(Caption(), text) is not None for text in texts
        )

    def _numbers(self, row: Row) -> bool:
        """Whether a row states the number of a form, or a unit, and nothing else."""
        if not self._states(row):
            return False
        said = (self.captions.form_number(text) or unit_line(text) for text in _texts(row))
        return any(said)

    def _is_title(self, grid: Grid, index: int) -> bool:
        """Whether a row says one thing (over each of its parts, where these stand side by side), and
        that is the title of a table: it stands over most of the table below, or beside the rest of a
        caption. One that does not end in 表 has a line of a caption right below it.
        """
        row = grid.rows[index]
        first = next((cell.text for cell in row if not is_blank(cell.text)), "")
        if not first or not self.lines.titles(tidy(first)):
            return False
        texts = _texts(row)
        if len({fold(text) for text in texts}) > 1:
            return False
        following = [each for each in grid.rows[index + 1 : index + 4] if not is_blank_row(each)]
        if not _ends_in_table(texts[0]) and not (following and self._states(following[0])):
            return False
        wide = sum(cell.column_span for cell in row if not is_blank(cell.text))
        own = next((_extent(each) for each in following if len(_texts(each)) > 1), grid.width)
        return wide * 2 > own or self._stands_in_caption(grid, index)

    def _stands_in_caption(self, grid: Grid, index: int) -> bool:
        """Whether a number stands right above a row, or a number, a unit or a heading right below."""
        below = next((row for row in grid.rows[index + 1 :] if not is_blank_row(row)), ())
        above = next((row for row in reversed(grid.rows[:index]) if not is_blank_row(row)), ())
        return self._numbers(above) or self._numbers(below) or self._is_heading(below)

    def _heads_anew(self, grid: Grid, start: int, index: int) -> bool:
        """Whether a row below amounts heads columns, otherwise than the table began, and amounts stand
        below it."""
        row = grid.rows[index]
        if not self._is_heading(row):
            return False
        above = [each for each in grid.rows[start:index] if not is_blank_row(each)]
        head = next((each for each in above if len(_texts(each)) > 1), None)
        if head is None or states_values(head) or not any(map(states_values, above)):
            return False
        first, again = _texts(head), _texts(row)
        if [*map(fold, first)] == [*map(fold, again)]:
            return False
        if any(self.indicators.heads(cell.text for cell in each) for each in grid.rows):
            return False
        return any(states_values(each) for each in grid.rows[index + 1 : index + 4])

    def _is_heading(self, row: Row) -> bool:
        """Whether a row says nothing but headings, most of which are known, over what names rows and
        over amounts."""
        headings = self.headings
        first = next((cell.text for cell in row if not is_blank(cell.text)), "")
        if not headings.is_identification(tidy(first)):
            return False  # most rows
        texts = _texts(row)
        if len(texts) < _LEAST_HEADINGS or states_values(row):
            return False
        known = sum(
            headings.is_identification(text)
            or headings.is_text(text)
            or headings.is_total_heading(text)
            or headings.means_something(text)
            for text in texts
        )
        means = any(map(headings.means_something, texts[1:]))
        return means and known * 2 >= len(texts)

    def without_title_below(
        self, grid: Grid, below: Sequence[Block]
    ) -> tuple[Grid, tuple[Paragraph, ...]]:
        """A grid without its last rows where these begin the caption of the table below it, which goes
        on in the lines after the grid (its title under a number, its unit under a title); and those
        rows as lines."""
        after = below[0] if below else None
        if not isinstance(after, Paragraph) or after.place.page != grid.rows[-1][0].place.page:
            return grid, ()
        line = tidy(after.text)
        goes_on = _states_unit(self.lines, line)
        if not (goes_on or self.lines.titles(line)):
            return grid, ()
        first = len(grid.rows)
        while first > 1 and (
            self._is_of_caption(grid, first - 1) if goes_on else self._numbers(grid.rows[first - 1])
        ):
            first -= 1
        if not any(len(_texts(row)) > 1 for row in grid.rows[:first]):
            return grid, ()
        title = tuple(
            Paragraph(cell.text, cell.place)
            for row in grid.rows[first:]
            for cell in row
            if not is_blank(cell.text)
        )
        return replace(grid, rows=grid.rows[:first]), title

    def _is_of_caption(self, grid: Grid, index: int) -> bool:
        row = grid.rows[index]
        return (
            is_blank_row(row)
            or self._numbers(row)
            or self._is_title(grid, index)
            or self._says_one_thing(grid, row)
            or (len(_texts(row)) == 1 and _ends_in_table(_texts(row)[0]))
        )


def _states_unit(lines: CaptionLines, text: str) -> bool:
    """Whether a line states the unit or the number of a table."""
    stated = lines.stated(Caption(), text)
    return stated is not None and bool(stated.unit or stated.number)


def _texts(row: Row) -> list[str]:
    return [tidy(cell.text) for cell in row if not is_blank(cell.text)]


def _extent(row: Row) -> int:
    """How many columns a row takes up from its first text to its last."""
    stated = [(at, at + cell.column_span) for at, cell in enumerate(row) if not is_blank(cell.text)]
    return stated[-1][1] - stated[0][0]


def _ends_in_table(text: str) -> bool:
    words = fold(text)
    return words.endswith("表") or (words.endswith(")") and "表(" in words)
