"""Rows of a page's table that hold several rows, line by line in every cell → these rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.stacked_cells import line_of, rows_within
from pipeline.read.web.lines import set_lines
from pipeline.read.web.survey import Survey
from pipeline.read.web.tables import MAX_CELLS, Anchor, Laid, too_large

_Said = tuple[Anchor, str]


def parted(
    name: str, laid: Laid, texts: Sequence[str], survey: Survey
) -> tuple[list[_Said], list[int]]:
    """The cells of a table with what they say, and for each row the row of the page that it is of.

    Raises Refusal where that makes more cells than a table may have.
    """
    by_row = defaultdict[int, list[_Said]](list)
    for anchor, text in zip(laid.anchors, texts, strict=True):
        by_row[anchor.row].append((anchor, text))
    joined = {
        row for a in laid.anchors if a.row_span > 1 for row in range(a.row, a.row + a.row_span)
    }
    found, of_page = list[_Said](), list[int]()
    for row in range(laid.height):
        cells, first = by_row[row], len(of_page)
        lines = [] if row in joined or not _may_hold(cells) else _lines(cells, survey)
        count = rows_within(lines) if lines else 1
        of_page += [row] * count
        if len(of_page) * laid.width > MAX_CELLS:
            seen = f"{len(of_page) * laid.width:,} cells in one table, more than {MAX_CELLS:,}"
            raise too_large(name, seen)
        if count == 1:
            found += [(replace(anchor, row=first), text) for anchor, text in cells]
            continue
        for at in range(count):
            found += [
                (replace(anchor, row=first + at), line_of(of_cell, at))
                for (anchor, _), of_cell in zip(cells, lines, strict=True)
            ]
    return found, of_page


def _may_hold(cells: Sequence[_Said]) -> bool:
    """Whether several cells of a row have more than one line: few rows have, and others are not looked at."""
    return sum("\n" in text for _, text in cells) > 1


def _lines(cells: Sequence[_Said], survey: Survey) -> list[list[str]]:
    return [set_lines(anchor.element, survey) for anchor, _ in cells]
