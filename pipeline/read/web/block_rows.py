"""What is seen of blocks → rows of cells, and what rows come to as a table.

What a browser does not show is no cell among those of its row: it is kept as a hidden cell or row, as that of
any other table, so that it is told and not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.web.block_styles import Part, is_in_line, part_of, shown_as, spans_of
from pipeline.read.web.element import CELLS, SECTIONS, UNPRINTED, Element, is_hidden
from pipeline.values.amounts import is_dash, parse_amount

OF_TABLES = CELLS | SECTIONS | {"table", "tr", "caption", "col", "colgroup"}
_BESIDE_EACH_OTHER = frozenset({"div", "li", "dt", "dd"})
"""Elements that may be cells without saying so; paragraphs and words of a line are none."""
_LONGEST_CELL = 200
_FEWEST_ROWS = 3
FEWEST_FIGURES = 3
_MONEY = re.compile(r"\d[.,，]\d|\d{5}")
"""What figures of money have, and the days, years and counts of a list of pages do not."""
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, none of a hidden one; `is_told` where style, role or class say that it is one,
    `is_placed` where its style or role does, and a browser sets its cells from the first column on."""

    of: Element
    cells: tuple[Seen, ...]
    is_told: bool
    is_placed: bool
    hidden: tuple[Element, ...] = ()
    """What it has that a browser does not show."""

    @property
    def width(self) -> int:
        return sum(spans_of(cell.element)[0] for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Seen:
    """An element with what it may be: a cell, its text then being short, or nothing but rows."""

    element: Element
    text: str | None
    rows: tuple[Row, ...] = ()

    @property
    def is_blank(self) -> bool:
        return self.text == "" and not self.rows

    @property
    def is_hidden(self) -> bool:
        """Whether it says something that a browser does not show."""
        return bool(self.text) and not self.rows and is_hidden(self.element)

    def as_rows(self) -> tuple[Row, ...]:
        """The rows that it holds; what is hidden among rows is one that is hidden."""
        if not self.is_hidden:
            return self.rows
        held = self.element.children
        is_bare = all(isinstance(child, Element) or not child.strip() for child in held)
        hidden = self.element.elements if is_bare else (self.element,)
        return (Row(self.element, (), True, True, hidden),)


def is_printed(element: Element) -> bool:
    return element.tag not in UNPRINTED and not is_hidden(element)


def text_in(held: Sequence[Seen | str]) -> str | None:
    """The text of a cell, None where an element holds more than one."""
    texts = []
    for child in held:
        if isinstance(child, str):
            texts.append(child)
        elif child.element.tag in OF_TABLES:
            return None
        elif is_printed(child.element):
            if child.text is None:
                return None
            texts.append(child.text)
    text = _BLANK.sub("", "".join(texts))
    return text if len(text) <= _LONGEST_CELL else None


def rows_in(element: Element, said: Sequence[Seen]) -> tuple[Row, ...]:
    """The rows that an element is or holds, if it holds nothing else; `said` are its children but for those
    that are no text (programs, styles)."""
    is_row = part_of(element) is Part.ROW
    if is_row or not any(child.rows for child in said):
        row = _row(element, said, is_row)
        return (row,) if row else ()
    if not all(child.rows or child.is_blank or child.is_hidden for child in said):
        return ()
    holders = [child for child in said if child.as_rows()]
    if len(holders) == 1:
        return holders[0].rows  # one block within another, and not the rows copied at each depth
    return tuple(row for child in holders for row in child.as_rows())


def _row(element: Element, said: Sequence[Seen], is_row: bool) -> Row | None:
    hidden = tuple(child.element for child in said if child.is_hidden)
    shown = [child for child in said if is_printed(child.element)]
    cells = tuple(child for child in shown if child.text is not None)
    if len(cells) < len(shown) or not any(cell.text for cell in cells):
        return None
    is_placed = shown_as(element) is Part.ROW or all(
        shown_as(cell.element) is Part.CELL for cell in cells
    )
    are_told = all(part_of(cell.element) is Part.CELL for cell in cells)
    if is_row or (are_told and len(cells) > 1):
        return Row(element, cells, True, is_placed, hidden)
    side_by_side = is_in_line(element) or all(
        cell.element.tag in _BESIDE_EACH_OTHER or is_in_line(cell.element, of_itself=True)
        for cell in cells
    )
    return Row(element, cells, False, False, hidden) if side_by_side and len(cells) > 1 else None


def are_rows(rows: Sequence[Row]) -> bool:
    """Whether rows are those of a table by nothing but the figures in them."""
    with_figures = sum(any(map(is_figure, row.cells)) for row in rows)
    figures = sum(is_figure(cell) for row in rows for cell in row.cells)
    is_long = len(rows) >= _FEWEST_ROWS and figures >= FEWEST_FIGURES
    has_money = any(_MONEY.search(cell.text or "") for row in rows for cell in row.cells)
    return is_long and has_money and with_figures * 3 >= len(rows)


def has_figure(rows: Sequence[Row]) -> bool:
    return any(is_figure(cell) for row in rows for cell in row.cells)


def is_figure(cell: Seen) -> bool:
    text = cell.text or ""
    return any(letter.isdigit() for letter in text) and (
        parse_amount(text) is not None or is_dash(text)
    )


def table_of(rows: Sequence[Row], width: int) -> Element:
    """Rows as a table; a cell that is alone in its row is over all columns."""
    return Element("table", {}, tuple(_tr(row, width) for row in rows))


def _tr(row: Row, width: int) -> Element:
    is_alone = row.width == 1 and len(row.cells) == 1
    cells = (cell_of(cell, width if is_alone else 0) for cell in row.cells)
    said = {} if row.cells else {"hidden": ""}
    return Element("tr", said, (*cells, *hidden_cells(row.hidden)))


def cell_of(cell: Seen, over: int = 0) -> Element:
    """A cell of a table, over as many columns as it says where not told otherwise."""
    columns, rows = spans_of(cell.element)
    spans = {"colspan": str(over or columns), "rowspan": str(rows)}
    return Element("td", spans, cell.element.children)


def hidden_cells(hidden: Sequence[Element]) -> Iterator[Element]:
    """Cells that a browser does not show."""
    return (Element("td", {"hidden": ""}, element.children) for element in hidden)
