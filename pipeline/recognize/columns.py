"""Roles and panels: which columns name a row, which hold amounts, and where a second panel begins.

Regions of a grid → Layout. What stands in a column's cells decides before its heading does, because
headings slide and cells do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.document import Cell, GridLayout
from pipeline.recognize.alignment import bind_headings
from pipeline.recognize.collapsed import heading_paths
from pipeline.recognize.regions import Regions, is_blank_row
from pipeline.values.amounts import is_blank, is_dash, parse_amount
from pipeline.values.text import closed_up, fold
from pipeline.vocabulary import Headings

_CODE_LENGTHS = range(3, 10)


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one column of the body, counted over its cells."""

    filled: int = 0
    numbers: int = 0
    fractions: int = 0
    codes: int = 0
    pairs: int = 0
    counting: bool = False
    from_one: bool = False

    @property
    def is_numeric(self) -> bool:
        return self.numbers * 2 > self.filled

    @property
    def is_coded(self) -> bool:
        return self.codes * 2 >= self.filled > 0 and not self.fractions

    @property
    def is_wordy(self) -> bool:
        return self.filled > 0 and not self.is_numeric


@dataclass(frozen=True, slots=True)
class Slot:
    """A grid column that holds amounts: its heading path and its number in the 栏次 row."""

    column: int
    path: tuple[str, ...]
    number: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the side-by-side parts: the columns that name its rows, then those of its amounts.

    `naming` columns hold the code and the name; `words` are further columns of text; `heads` are
    the headings printed over all of them, by column.
    """

    sequence: int | None
    naming: tuple[int, ...]
    words: tuple[int, ...]
    slots: tuple[Slot, ...]
    heads: dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The panels of a grid, left to right."""

    width: int
    panels: tuple[Panel, ...]


def lay_out(regions: Regions, layout: GridLayout, headings: Headings) -> Layout:
    """Give every column of a grid its role."""
    width = _width(regions)
    contents = [_content(regions.body, column) for column in range(width)]
    if layout is GridLayout.COLLAPSED:
        texts = [[cell.text for cell in row] for row in regions.header]
        by_column = heading_paths(texts, width, headings)
        heads = {column: path for column, path in enumerate(by_column) if path}
    else:
        heads = _heads_in_place(regions.header, width, headings)
        by_column = [()] * width
    roles = _Roles(regions, contents, heads, headings)
    slots = [column for column in range(width) if roles.holds_amounts(column)]
    inferred: frozenset[int] = frozenset()
    if layout is GridLayout.ALIGNED:
        worded = frozenset(c for c in range(width) if contents[c].filled and c not in slots)
        bound = bind_headings(regions.header, slots, worded, headings)
        inferred = bound.inferred
        for column, path in bound.paths.items():
            by_column[column] = path
    else:
        for column in slots:
            by_column[column] = _without_names(by_column[column], headings)
    made = {
        column: Slot(column, by_column[column], _number(regions, column), column in inferred)
        for column in slots
    }
    return Layout(width, tuple(_panels(width, made, roles, heads)))


def _width(regions: Regions) -> int:
    """Columns of the grid: what the body has, or the 栏次 row, or the widest header row."""
    body = [len(row) for row in regions.body if not is_blank_row(row)]
    if body:
        return max(*body, regions.numbering_width)
    return regions.numbering_width or max((len(row) for row in regions.header), default=0)


def _number(regions: Regions, column: int) -> str:
    return str(regions.numbers[column]) if column in regions.numbers else ""


def _content(body: Sequence[Sequence[Cell]], column: int) -> Content:
    texts = [fold(row[column].text) for row in body if column < len(row)]
    filled = [text for text in texts if text]
    values = [parse_amount(text) for text in filled]
    whole = [int(v.value) for v in values if v is not None and not v.decimals]
    return Content(
        filled=len(filled),
        numbers=sum(v is not None for v in values) + sum(map(is_dash, filled)),
        fractions=sum(v is not None and v.decimals > 0 for v in values),
        codes=sum(text.isdigit() and len(text) in _CODE_LENGTHS for text in filled),
        pairs=sum(text.isdigit() and len(text) == 2 for text in filled),
        counting=len(whole) == len(filled) > 0 and all(b - a == 1 for a, b in pairwise(whole)),
        from_one=whole[:1] == [1],
    )


def _heads_in_place(
    header: Sequence[Sequence[Cell]], width: int, headings: Headings
) -> dict[int, tuple[str, ...]]:
    """Headings of naming and text columns, each over the column it is printed in."""
    heads: dict[int, tuple[str, ...]] = {}
    for row in header:
        for column, cell in enumerate(row[:width]):
            text = closed_up(cell.text)
            if text:
                heads[column] = (*heads.get(column, ()), text)
    return heads


def _without_names(path: tuple[str, ...], headings: Headings) -> tuple[str, ...]:
    named = tuple(text for text in path if not headings.is_identification(text))
    return named or path[-1:]


@dataclass(frozen=True, slots=True)
class _Roles:
    """Decides what single columns are."""

    regions: Regions
    contents: Sequence[Content]
    heads: dict[int, tuple[str, ...]]
    headings: Headings

    def head(self, column: int) -> str:
        return self.heads.get(column, ("",))[-1]

    def is_sequence(self, column: int) -> bool:
        content = self.contents[column]
        if any(self.headings.is_sequence(text) for text in self.heads.get(column, ())):
            counts = content.is_numeric and not content.is_coded
            return content.counting or not content.filled or counts
        return self._counts_lines(column)

    def _counts_lines(self, column: int) -> bool:
        """Whether a first column without that heading numbers the lines of the form all the same."""
        content = self.contents[column]
        beside = self.contents[1] if len(self.contents) > 1 else Content()
        counts = content.counting and content.from_one and content.filled > 1
        return column == 0 and counts and beside.is_wordy and column not in self.regions.numbers

    def is_code(self, column: int) -> bool:
        content = self.contents[column]
        headed = any(self.headings.is_code(text) for text in self.heads.get(column, ()))
        if not content.filled:
            return headed
        if content.is_coded and not self._is_amount_heading(column):
            return headed or self._stands_before_names(column)
        return self._continues_code(column)

    def _stands_before_names(self, column: int) -> bool:
        """Whether names follow, or none come before: whole numbers right of them are amounts."""
        after = next((c for c in self.contents[column + 1 :] if c.filled), Content())
        return after.is_wordy or not any(c.is_wordy for c in self.contents[:column])

    def _continues_code(self, column: int) -> bool:
        """Whether a column holds the 款 or 项 part of codes spread over columns: 201 | 06 | 01."""
        content = self.contents[column]
        only_pairs = content.filled == content.pairs > 0
        return only_pairs and column > 0 and self.is_code(column - 1)

    def is_name_heading(self, column: int) -> bool:
        wordy = self.contents[column].is_wordy
        return any(
            self.headings.is_label(text)
            or self.headings.is_code(text)
            or (wordy and bool(self.headings.side(text)))
            for text in self.heads.get(column, ())[-1:]
        )

    def is_text_heading(self, column: int) -> bool:
        return self.headings.is_text(self.head(column))

    def holds_amounts(self, column: int) -> bool:
        """Whether a column is one of amounts, by content first, by number and heading if empty."""
        content = self.contents[column]
        if self.is_sequence(column) or self.is_code(column) or content.is_wordy:
            return False
        numbered = column in self.regions.numbers
        if self.regions.numbers and not numbered:
            return content.fractions > 0
        if content.filled:
            return not self.is_text_heading(column) or content.fractions > 0
        if numbered and self._names_stand_unnumbered():
            return True
        if self.is_name_heading(column) or self.is_text_heading(column):
            return False
        headed = bool(self.heads.get(column)) or not self.regions.header
        return numbered or headed or self._stands_between_amounts(column)

    def _is_amount_heading(self, column: int) -> bool:
        numbered_alone = bool(self.regions.numbers) and column in self.regions.numbers
        head = self.head(column)
        known = self.headings.means_something(head) and not self.headings.is_identification(head)
        return known or (numbered_alone and not self.is_name_heading(column) and not head)

    def _names_stand_unnumbered(self) -> bool:
        """Whether the 栏次 row leaves a naming column without number, and so numbers amounts only."""
        first = min(self.regions.numbers)
        return any(not self.is_sequence(column) for column in range(first))

    def _stands_between_amounts(self, column: int) -> bool:
        return any(c.numbers for c in self.contents[:column]) and any(
            c.fractions for c in self.contents[column + 1 :]
        )


def _panels(
    width: int, slots: dict[int, Slot], roles: _Roles, heads: dict[int, tuple[str, ...]]
) -> list[Panel]:
    """Part the columns into panels: a new one begins where names come after amounts."""
    starts = [0]
    for column in range(1, width):
        names_again = column not in slots and roles.is_name_heading(column)
        amounts_before = any(c in slots for c in range(starts[-1], column))
        amounts_after = any(c in slots for c in range(column, width))
        if names_again and amounts_before and amounts_after:
            starts.append(column)
    ends = [*starts[1:], width]
    return [
        _panel(range(start, end), slots, roles, heads)
        for start, end in zip(starts, ends, strict=True)
    ]


def _panel(
    columns: range, slots: dict[int, Slot], roles: _Roles, heads: dict[int, tuple[str, ...]]
) -> Panel:
    own = [slots[c] for c in columns if c in slots]
    first_slot = own[0].column if own else columns.stop
    rest = [c for c in columns if c not in slots]
    sequence = next((c for c in rest if roles.is_sequence(c)), None)
    zone = [c for c in rest if c != sequence and c < first_slot and not roles.is_text_heading(c)]
    naming = _naming(zone, roles)
    bound = {text for slot in slots.values() for text in slot.path}
    words = [
        c for c in rest
        if c != sequence and c not in naming and not roles.is_sequence(c)
        and (roles.contents[c].filled or (c in heads and heads[c][-1] not in bound))
    ]  # fmt: skip
    above = {c: heads[c] for c in columns if c in heads}
    return Panel(sequence, tuple(naming), tuple(words), tuple(own), above)


def _naming(zone: Sequence[int], roles: _Roles) -> list[int]:
    """The columns that together hold a row's code and name.

    Codes spread over 类 款 项 columns, and names that slid between these, belong together; a second
    code with a second name (the governmental classification beside the departmental) does not.
    """
    filled = [c for c in zone if roles.contents[c].filled] or list(zone)
    wordy = [c for c in filled if not roles.is_code(c) and roles.contents[c].is_wordy]
    named = [c for c in filled if roles.is_name_heading(c) and not roles.is_code(c)]
    names = [c for c in wordy if c in named] or wordy or named[:1]
    first = names[0] if names else (filled[-1] if filled else -1)
    if _spreads_codes(zone, roles):
        return [c for c in zone if c <= max([first, *named])]
    apart = [c for c in wordy if c != first and _overlap(roles, first, c)]
    return [c for c in zone if c not in apart and (c <= first or c in wordy)]


def _spreads_codes(zone: Sequence[int], roles: _Roles) -> bool:
    """Whether the columns are headed 类 款 项, so that all of them name the row together."""
    single = [c for c in zone if any(len(fold(text)) == 1 for text in roles.heads.get(c, ()))]
    return len(single) > 1


def _overlap(roles: _Roles, first: int, second: int) -> bool:
    """Whether two columns are ever filled in the same row."""
    return any(
        not is_blank(row[first].text) and not is_blank(row[second].text)
        for row in roles.regions.body
        if second < len(row)
    )
