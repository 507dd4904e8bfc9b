"""What stands on a page → its tables and the lines of text outside of them."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.laid import Box
from pipeline.read.pdf.again_headed import Head
from pipeline.read.pdf.assembly import UnruledTable
from pipeline.read.pdf.cells import lines_by_region, printed_cells
from pipeline.read.pdf.charts import is_chart
from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.digits_apart import has_digits_apart
from pipeline.read.pdf.geometry import Char, PageContent, Rule
from pipeline.read.pdf.grid import PrintedTable, printed_table
from pipeline.read.pdf.lattice import Lattice, lattice
from pipeline.read.pdf.lines import TextLine, runs, text_lines
from pipeline.read.pdf.missing_rules import with_missing_rules
from pipeline.read.pdf.over_rules import parted_by_captions, with_headings_above
from pipeline.read.pdf.ruled_beside import share_headings
from pipeline.read.pdf.rules import Ruling, joined, rulings
from pipeline.read.pdf.signs_apart import has_signs_apart
from pipeline.read.pdf.spilled import gather_spilled
from pipeline.read.pdf.unruled import unruled_tables
from pipeline.read.pdf.worded import worded_table

_AT_EDGE = 3.0
_FEWEST_BANDS = 3
_MOST_LINES = 3
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
    head: Head | None = None
    """the headings of its last table, where only its text tells of that"""


def parsed_pages(contents: Iterable[PageContent]) -> list[ParsedPage]:
    """Part pages into tables and lines of text, one after the other: a table may go on under the same
    headings on the next page."""
    pages: list[ParsedPage] = []
    for content in contents:
        pages.append(parsed_page(content, pages[-1].head if pages else None))
    return pages


def parsed_page(content: PageContent, head: Head | None = None) -> ParsedPage:
    """Part a page into tables and lines of text; `head` are the headings of the last table of the page
    before."""
    page = _Page(content, list(content.chars), head)
    found = [
        part
        for ruling in rulings(content.horizontal, content.vertical)
        for part in ([ruling] if ruling.vertical else parted_by_captions(ruling, page.lines()))
    ]
    for ruling in found:
        if ruling.vertical:
            page.ruled(ruling)
        elif page.is_ruled_by_row(ruling):
            page.ruled(with_headings_above(ruling, page.lines(), head))
    page.unruled()
    for ruling in found:
        if not ruling.vertical:
            page.ruled(ruling)
    return ParsedPage(content, tuple(page.tables), tuple(page.lines()), page.last_head())


@dataclass(slots=True)
class _Page:
    """The characters of a page that are in no table yet, and the tables found."""

    content: PageContent
    rest: list[Char]
    head: Head | None = None
    tables: list[PrintedTable] = field(default_factory=list)
    _lines: Sequence[TextLine] | None = None
    _heads: list[tuple[float, Head | None]] = field(default_factory=list)

    def lines(self) -> Sequence[TextLine]:
        """The lines of text that are in no table yet."""
        if self._lines is None:
            self._lines = text_lines(self.rest)
        return self._lines

    def ruled(self, ruling: Ruling) -> None:
        """Take the table that rules enclose."""
        is_small = max(ruling.right - ruling.left, ruling.bottom - ruling.top) < _SMALLEST
        found = None if is_small else lattice(ruling)
        if found is None or (not ruling.vertical and self._has_table(found)):
            return
        inside = _inside(self.rest, _reach(found, self.content))
        if not inside:
            return
        if len(found.xs) < 3 and self._open(inside, ruling):  # a frame, or rules between lines
            return
        text = lines_by_region(found, inside)
        is_unproven = gather_spilled(found, text)
        found, text = with_missing_rules(found, text)
        is_unproven = is_unproven or share_headings(found, text)
        if len(found.xs) < 3 and not ruling.vertical:  # rules between lines of text
            return
        if len(found.regions) > 1 and not is_chart(found, text):  # else a frame around text
            self._take(found, text, inside)
            is_unproven = is_unproven or has_digits_apart(self.tables[-1])
            self.tables[-1] = replace(self.tables[-1], is_unproven=is_unproven)

    def _open(self, inside: Sequence[Char], ruling: Ruling) -> bool:
        """Take the tables among text that no rules part by column; whether there are any."""
        found = list(_open_tables(inside, ruling, self.head))
        for table in found:
            self._take_open(table)
        return bool(found)

    def is_ruled_by_row(self, ruling: Ruling) -> bool:
        """Whether rules drawn across part nearly every line from the next."""
        left, right = ruling.left - 1, ruling.right + 1
        middles = [x.middle for x in self.lines() if left < x.left and x.right < right]
        rules = [rule.at for rule in ruling.horizontal]
        bands = Counter(bisect(rules, at) for at in middles if rules[0] < at < rules[-1])
        return len(bands) > _FEWEST_BANDS and max(bands.values()) <= _MOST_LINES

    def unruled(self) -> None:
        """Take the tables that stand in the text outside of these."""
        taken = [table.box for table in self.tables]
        for table in list(unruled_tables(self.lines(), self._open_rules, taken, self.head)):
            self._take_open(table)

    def _open_rules(self) -> Iterator[Rule]:
        """The horizontal rules that are no table's found so far."""
        for rule in joined(self.content.horizontal):
            if not any(
                left < rule.end and rule.start < right and top - 1 <= rule.at <= bottom + 1
                for left, top, right, bottom in (table.box for table in self.tables)
            ):
                yield rule

    def _has_table(self, found: Lattice) -> bool:
        return any(
            table.box[1] < found.ys[-1]
            and found.ys[0] < table.box[3]
            and table.box[0] < found.xs[-1]
            and found.xs[0] < table.box[2]
            for table in self.tables
        )

    def _take_open(self, table: UnruledTable) -> None:
        self._take(table.lattice, table.text, table.chars)
        made = self.tables[-1]
        is_apart = has_signs_apart(made) or has_digits_apart(made)
        is_unproven = table.is_unproven or self.content.is_unsure or is_apart
        self.tables[-1] = replace(made, is_unproven=is_unproven)
        self._heads.append((table.lattice.ys[-1], table.head))

    def last_head(self) -> Head | None:
        """The headings of the lowest of the tables that only their text tells of."""
        return max(self._heads, key=lambda each: each[0], default=(0.0, None))[1]

    def _take(self, found: Lattice, text: RegionLines, chars: Sequence[Char]) -> None:
        self._lines = None
        taken = {id(char) for char in chars}
        self.rest = [char for char in self.rest if id(char) not in taken]
        self.tables.append(printed_table(printed_cells(found, text), found.xs, found.ys))


def _open_tables(
    inside: Sequence[Char], ruling: Ruling, head: Head | None
) -> Iterator[UnruledTable]:
    """The tables among text that rules part by row only: of figures, else one of words."""
    lines = text_lines(inside)
    figures = list(unruled_tables(lines, lambda: ruling.horizontal, (), head))
    yield from figures
    if not figures and (worded := worded_table(lines, ruling.horizontal)):
        yield worded


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
    left, top, right, bottom = box
    level = [char for char in chars if top <= (char.top + char.bottom) / 2 <= bottom]
    inside, beside = list[Char](), list[Char]()
    for char in level:
        (inside if left <= (char.left + char.right) / 2 <= right else beside).append(char)
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
