"""What stands on a page → its tables and the lines of text outside of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Box
from pipeline.read.pdf.cells import printed_cells
from pipeline.read.pdf.geometry import Char, PageContent
from pipeline.read.pdf.grid import PrintedTable, printed_table
from pipeline.read.pdf.lattice import Lattice, lattice
from pipeline.read.pdf.lines import TextLine, runs, text_lines
from pipeline.read.pdf.missing_rules import with_missing_rules
from pipeline.read.pdf.rules import rulings
from pipeline.read.pdf.unruled import frame, unruled_blocks

_FEWEST_ROWS = 3
_AT_EDGE = 3.0
_SMALLEST = 12.0
"""Rules that reach no further than this many points are strokes of a drawing, and hold no two cells."""
_TOUCHING = 0.25
"""Characters closer than this share of their height are of one word."""


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """The tables of a page and the lines outside of them."""

    content: PageContent
    tables: tuple[PrintedTable, ...]
    lines: tuple[TextLine, ...]


def parsed_page(content: PageContent) -> ParsedPage:
    """Part a page into tables and lines of text."""
    tables: list[PrintedTable] = []
    rest: Sequence[Char] = content.chars
    for ruling in rulings(content.horizontal, content.vertical):
        is_small = max(ruling.right - ruling.left, ruling.bottom - ruling.top) < _SMALLEST
        found = None if is_small else lattice(ruling)
        if found is None:
            continue
        within = _reach(found, content)
        inside = _inside(rest, within)
        if not inside:
            continue
        found, text = with_missing_rules(found, inside)
        if len(found.regions) < 2:  # a frame around text
            continue
        taken = {id(char) for char in inside}
        rest = [char for char in rest if id(char) not in taken]
        tables.append(printed_table(printed_cells(found, text), found.xs, found.ys))
    lines = text_lines(rest)
    for block in unruled_blocks(lines, [table.box for table in tables]):
        chars = [char for line in block for char in line.chars]
        found, text = with_missing_rules(frame(block), chars)
        if len({r.column for r in found.regions}) > 1 and len(found.ys) > _FEWEST_ROWS:
            tables.append(printed_table(printed_cells(found, text), found.xs, found.ys))
            lines = [line for line in lines if not any(line is each for each in block)]
    return ParsedPage(content, tuple(tables), tuple(lines))


def _reach(found: Lattice, content: PageContent) -> Box:
    """Where a table's text may stand; a table cut off by the edge of the page goes on beyond it."""
    right = content.width - found.xs[-1] < _AT_EDGE
    bottom = content.height - found.ys[-1] < _AT_EDGE
    return (
        found.xs[0] - 1 if found.xs[0] > _AT_EDGE else float("-inf"),
        found.ys[0] - 1 if found.ys[0] > _AT_EDGE else float("-inf"),
        float("inf") if right else found.xs[-1] + 1,
        float("inf") if bottom else found.ys[-1] + 1,
    )


def _inside(chars: Sequence[Char], box: Box) -> list[Char]:
    """The characters in a box, with the rest of those words that run over its sides."""
    inside = [char for char in chars if _is_within(char, box)]
    beside = [c for c in chars if box[1] <= c.middle <= box[3] and not box[0] <= c.center <= box[2]]
    if not (inside and beside):
        return inside
    for line in text_lines([*inside, *beside]):
        for run in runs(line, _TOUCHING):
            within = [_is_within(char, box) for char in run.chars]
            if any(within):
                inside += [c for c, is_in in zip(run.chars, within, strict=True) if not is_in]
    return inside


def _is_within(char: Char, box: Box) -> bool:
    return box[0] <= char.center <= box[2] and box[1] <= char.middle <= box[3]
