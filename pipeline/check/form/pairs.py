"""Brackets and quotation marks that have no partner, in a paragraph of prose or a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.lines import Line
from pipeline.model.document import Cell, Grid, Place
from pipeline.values.outline import split_number
from pipeline.values.text import fold, tidy

_PAIRS = {"“": "”", "(": ")", "《": "》", "【": "】"}
_MARK = re.compile("[“”《》【】()（）⁽⁾₍₎︵︶︻︼︽︾﹙﹚]")
"""The marks, in all the forms that folding makes one of them."""
_ENDS = ("。", "；", ";", "：", ":", "！", "？")
_ORDINAL = re.compile(r"(?:^|(?<=[。；;：:,，、\n]))\s*[\da-zA-Z一二三四五六七八九十]{1,3}[)）]")
_NOT_LESS = re.compile(r"(?:^|(?<=[率度例重值数:：]))》(?=\d)")
"""满意度》90% for ≥90%: no bracket, but for a title before it."""
_LONGEST_CELL = 40
"""Longer cells go on elsewhere, or are cut by the layout."""
_CLOSED_BY_ANOTHER = re.compile(
    r"“[^“”，。；：、]{1,12}(?P<mark>“)(?=[\u4e00-\u9fff][^“”]*(?:“|$))"
)
"""“1+N“体系: a quotation that an opening mark closes, and no closing one."""


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A mark without its partner, the text it stands in, and where in it."""

    mark: str
    text: str
    at: int
    place: Place


def unpaired(text: str) -> tuple[str, int] | None:
    """The first mark without its partner and its index, None where all are paired.

    An outline number may have a closing bracket alone, unless what looks like one ends a bracket (表1、2）.
    A quotation is not opened within one.

    >>> unpaired("按《办法》（2020年版执行。"), unpaired("1）收入"), unpaired("”一站式“结算")
    (('（', 5), None, ('”', 0))
    >>> unpaired("收入90万元（见表1、2），持平。")
    """
    if not _MARK.search(text):
        return None
    if not _unpaired(text, text):
        return None  # most texts
    return _unpaired(text, _ORDINAL.sub(lambda number: " " * len(number[0]), text))


def _unpaired(text: str, read: str) -> tuple[str, int] | None:
    """The first mark of a text without its partner, as it is read: with or without its outline numbers."""
    words = _NOT_LESS.sub(" ", read)
    open_marks: list[tuple[str, int]] = []
    for found in _MARK.finditer(words):
        index, mark = found.start(), fold(found[0])
        if mark in _PAIRS:
            if mark == "“" and any(other == mark for other, _ in open_marks):
                return text[index], index
            open_marks.append((mark, index))
        elif open_marks and _PAIRS[open_marks[-1][0]] == mark:
            open_marks.pop()  # most marks
        else:
            partner = next((each for each in reversed(open_marks) if _PAIRS[each[0]] == mark), None)
            if partner is None:
                return text[index], index
            open_marks.remove(partner)
    if open_marks:
        index = open_marks[0][1]
        return text[index], index
    return None


def in_prose(lines: Sequence[Line]) -> Iterator[Unpaired]:
    """Marks without partners in whole paragraphs: lines that a page breaks are put together."""
    for paragraph in _paragraphs(lines):
        if not paragraph[-1].text.endswith(_ENDS[:1]):
            continue
        text = "".join(line.text for line in paragraph)
        if found := unpaired(text):
            yield Unpaired(found[0], text, found[1], _place_at(paragraph, found[1]))


def _place_at(paragraph: Sequence[Line], index: int) -> Place:
    for line in paragraph:
        if index < len(line.text):
            return line.place_at(index)
        index -= len(line.text)
    return paragraph[-1].place


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if line.in_contents:
            continue
        ended = paragraph and (
            paragraph[-1].text.endswith(_ENDS)
            or _is_item_under_heading(paragraph, line)
            or split_number(line.text).style
            or line.grids != paragraph[-1].grids
        )
        if ended:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _is_item_under_heading(paragraph: Sequence[Line], line: Line) -> bool:
    """1)负责文秘工作 under a heading: its bracket has no partner, and the heading has nothing open."""
    if len(paragraph) > 1 or not _ORDINAL.match(line.text):
        return False
    heading = paragraph[0].text
    words = fold(heading)
    return bool(split_number(heading).style) and words.count("(") == words.count(")")


def in_cells(grid: Grid) -> Iterator[Unpaired]:
    """Quotation marks without partners in short cells that no page parts; brackets are cut too often."""
    rows = [row for row in grid.rows if row]
    for number, row in enumerate(rows):
        for cell in row:
            if ("“" in cell.text or "”" in cell.text) and not _at_edge(rows, number):
                text = tidy(cell.text)
                found = unpaired(text) if len(text) <= _LONGEST_CELL else None
                if found and found[0] in "“”":
                    yield Unpaired(found[0], text, found[1], cell.place)
                elif match := _CLOSED_BY_ANOTHER.search(text) if not found else None:
                    yield Unpaired("“", text, match.start("mark"), cell.place)


def _at_edge(rows: Sequence[Sequence[Cell]], number: int) -> bool:
    """Whether a row is the first or the last of a table or of its part on a page."""
    pages = [row[0].place.page for row in rows[max(0, number - 1) : number + 2]]
    return pages[0] != pages[-1]
