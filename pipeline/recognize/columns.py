"""Roles and panels: which columns name a row, which hold amounts, and where a second panel begins.

Regions of a grid → Layout. What stands in a column's cells decides before its heading does, because
headings slide and cells do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Cell, GridLayout
from pipeline.recognize.alignment import bind_headings
from pipeline.recognize.collapsed import heading_paths
from pipeline.recognize.column_content import content_of
from pipeline.recognize.regions import Regions, Row, is_blank_row
from pipeline.recognize.roles import Roles
from pipeline.recognize.row_names import before_words, code_and_name, names_too
from pipeline.recognize.stand_ins import with_stand_ins
from pipeline.values.text import closed_up, fold, without_note
from pipeline.vocabulary import Headings


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

    `naming` columns hold the code and the name; `words` are further columns of text, of which
    `lending` name rows too; `heads` are the headings printed over all of them, by column.
    """

    sequence: int | None
    naming: tuple[int, ...]
    words: tuple[int, ...]
    slots: tuple[Slot, ...]
    heads: dict[int, tuple[str, ...]]
    lending: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The panels of a grid, left to right."""

    width: int
    panels: tuple[Panel, ...]
    headings_moved: bool
    """whether headings were bound to other columns than they are printed over"""
    stated: bool = False
    """whether the source states its columns and merged cells, so that no heading slid"""


def lay_out(
    regions: Regions,
    layout: GridLayout,
    headings: Headings,
    given: Sequence[tuple[str, ...]] | None = None,
) -> Layout:
    """Give every column of a grid its role.

    `given` are heading paths, one for each column, that a layout file states in place of those
    printed.
    """
    width = grid_width(regions)
    contents = [content_of(regions.body, column, headings) for column in range(width)]
    heads, by_column = _heads(regions, layout, headings, given, width)
    is_stated = layout is GridLayout.SPANNED
    contents = with_stand_ins(contents, heads, headings)
    roles = Roles(regions, contents, heads, headings, is_stated)
    slots = [column for column in range(width) if roles.holds_amounts(column)]
    if is_stated and given is None:
        heads = _with_headless_names(regions.header, heads, slots)
        roles = replace(roles, heads=heads)
    inferred: frozenset[int] = frozenset()
    moved = False
    if layout is not GridLayout.COLLAPSED and given is None:
        worded = frozenset(c for c in range(width) if contents[c].filled and c not in slots)
        bound = bind_headings(regions.header, slots, worded, headings, is_stated)
        inferred, moved = bound.inferred, bound.moved
        for column, path in bound.paths.items():
            by_column[column] = path
    else:
        for column in slots:
            by_column[column] = _without_names(by_column[column], headings)
    made = {
        column: Slot(
            column,
            tuple(map(without_note, by_column[column])),
            _number(regions, column),
            column in inferred,
        )
        for column in slots
    }
    return Layout(width, tuple(_panels(width, made, roles, heads)), moved, is_stated)


def _heads(
    regions: Regions,
    layout: GridLayout,
    headings: Headings,
    given: Sequence[tuple[str, ...]] | None,
    width: int,
) -> tuple[dict[int, tuple[str, ...]], list[tuple[str, ...]]]:
    """Column → headings over it, and each column's path where none has to be bound, else ()."""
    if given is not None:
        by_column = list(given)
    elif layout is GridLayout.COLLAPSED:
        texts = [[cell.text for cell in row] for row in regions.header]
        by_column = heading_paths(texts, width, headings, min(regions.numbers, default=0))
    else:
        return _heads_in_place(regions.header, width, headings), [()] * width
    return {column: path for column, path in enumerate(by_column) if path}, by_column


def grid_width(regions: Regions) -> int:
    """Columns of the grid: what the body has, or the 栏次 row, or the widest header row.

    Where rows of the body differ in length they have lost blank cells at their end, and a header
    that is longer tells how many columns there are; so does one that stands over each column of the
    body, which then lost cells that are blank in every row. Otherwise a longer header is one that slid.
    """
    lengths = {len(row) for row in regions.body if not is_blank_row(row)}
    if not lengths:
        return regions.numbering_width or max((len(row) for row in regions.header), default=0)
    if len(lengths) > 1 or _stands_over(regions.header, max(lengths)):
        lengths.update(
            column + 1 for row in regions.header for column, c in enumerate(row) if fold(c.text)
        )
    return max(regions.numbering_width, *lengths)


def _stands_over(header: Sequence[Row], width: int) -> bool:
    """Whether each of so many columns, and one beyond them, has a heading of its own in a header that is
    not merged."""
    if any(cell.covered or cell.column_span > 1 for row in header for cell in row):
        return False
    headed = {column for row in header for column, cell in enumerate(row) if fold(cell.text)}
    return headed.issuperset(range(width)) and max(headed, default=0) >= width


def _number(regions: Regions, column: int) -> str:
    return str(regions.numbers[column]) if column in regions.numbers else ""


def _heads_in_place(
    header: Sequence[Sequence[Cell]], width: int, headings: Headings
) -> dict[int, tuple[str, ...]]:
    """Headings of naming and text columns, each over the columns it is printed over."""
    heads: dict[int, tuple[str, ...]] = {}
    for row in header:
        for column, cell in enumerate(row[:width]):
            text = closed_up(cell.text)
            if text and not _labels_row(text, heads.get(column, ()), headings):
                for under in range(column, min(column + cell.column_span, width)):
                    heads[under] = (*heads.get(under, ()), text)
    return heads


def _with_headless_names(
    header: Sequence[Row], heads: dict[int, tuple[str, ...]], slots: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """A column before the amounts that has no heading, right of one of names: it is under that one
    (项目名称 over a group and its items)."""
    first = slots[0] if slots else 0
    widened = dict(heads)
    for column in range(1, first):
        blank = all(column >= len(row) or not row[column].covered for row in header)
        if header and blank and column not in heads and column - 1 in widened:
            widened[column] = widened[column - 1]
    return widened


def _labels_row(text: str, above: tuple[str, ...], headings: Headings) -> bool:
    """Whether a word in the header is the label of a row: a total under a heading for names."""
    return headings.is_total_row(text) and any(map(headings.is_identification, above))


def _without_names(path: tuple[str, ...], headings: Headings) -> tuple[str, ...]:
    named = tuple(text for text in path if not headings.is_identification(text))
    return named or path[-1:]


def _panels(
    width: int, slots: dict[int, Slot], roles: Roles, heads: dict[int, tuple[str, ...]]
) -> list[Panel]:
    """Part the columns into panels: a new one begins where names, or the numbers of their lines, come
    after amounts."""
    starts = [0]
    for column in range(1, width):
        numbered = column + 1 if roles.is_sequence(column) and column + 1 < width else column
        names_again = column not in slots and roles.names_a_panel(numbered)
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
    columns: range, slots: dict[int, Slot], roles: Roles, heads: dict[int, tuple[str, ...]]
) -> Panel:
    own = [slots[c] for c in columns if c in slots]
    first_slot = own[0].column if own else columns.stop
    rest = [c for c in columns if c not in slots]
    sequence = next((c for c in rest if roles.is_sequence(c)), None)
    zone = [c for c in rest if c != sequence and c < first_slot and not roles.is_text_heading(c)]
    naming = code_and_name(before_words(zone, rest, roles), roles)
    bound = {text for slot in slots.values() for text in slot.path}
    words = [
        c for c in rest
        if c != sequence and c not in naming
        and (roles.contents[c].filled or (
            not roles.is_sequence(c) and c in heads and heads[c][-1] not in bound
        ))
    ]  # fmt: skip
    above = {c: heads[c] for c in columns if c in heads}
    lent = [c for c in words if own and c < first_slot and names_too(c, naming, roles)]
    return Panel(sequence, tuple(naming), tuple(words), tuple(own), above, tuple(lent))
