"""Blocks of a page that stand as rows and cells → elements of a table.

A table that is made of blocks says so by its style (`display: table`), by its roles (`role="row"`), by a grid
of so many columns, by its classes (`table-row`), or by nothing but its build: rows of blocks, one beside
the other, each of as many cells as the next, with figures in them. What a style does not tell is not
guessed: rows that are shorter than the others, where no span says which columns a cell is over, make
no table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.read.web.block_styles import (
    Part,
    columns_of_grid,
    in_grid,
    is_in_line,
    part_of,
    shown_as,
    spans_of,
)
from pipeline.read.web.element import CELLS, SECTIONS, UNPRINTED, Element, is_hidden
from pipeline.read.web.walk import End, walk
from pipeline.values.amounts import is_dash, parse_amount

_OF_TABLES = CELLS | SECTIONS | {"table", "tr", "caption", "col", "colgroup"}
_BESIDE_EACH_OTHER = frozenset({"div", "li", "dt", "dd"})
"""Elements that may be cells without saying so; paragraphs and words of a line are none."""
_LONGEST_CELL = 200
_FEWEST_ROWS = 3
_FEWEST_FIGURES = 3
_FEWEST_HEADINGS = 3
"""Cells of a row that is a table alone."""
_MONEY = re.compile(r"\d[.,，]\d|\d{5}")
"""What figures of money have, and the days, years and counts of a list of pages do not."""
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row; `is_told` where style, role or class say that it is one, `is_placed` where its
    style or role does, and a browser sets its cells from the first column on."""

    of: Element
    cells: tuple[_Seen, ...]
    is_told: bool
    is_placed: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """An element with what it may be: a cell, its text then being short, or nothing but rows."""

    element: Element
    text: str | None
    rows: tuple[_Row, ...] = ()

    @property
    def is_blank(self) -> bool:
        return self.text == "" and not self.rows


def with_block_tables(root: Element) -> Element:
    """The page, with a table in place of each that is made of blocks.

    >>> row = "<div style='display:table-row'>"
    >>> cell = Element("b", {"style": "display:table-cell"}, ("合计",))
    >>> made = with_block_tables(Element("div", {"style": "display:table"}, (
    ...     Element("p", {"style": "display:table-row"}, (cell, cell, cell)),)))
    >>> made.tag, [row.tag for row in made.elements], [e.tag for e in made.elements[0].elements]
    ('table', ['tr'], ['td', 'td', 'td'])
    """
    reader = _Reader(set())
    made = reader.page(root)
    return _Reader(reader.met).page(root) if reader.met else made


@dataclass(frozen=True, slots=True)
class _Build:
    """How a row or a grid is built: others of the page that are built so need not prove what they are."""

    tag: str
    names: str
    style: str

    @staticmethod
    def of(element: Element) -> _Build:
        return _Build(element.tag, element.stated("class"), element.stated("style"))


_A_GRID = _Build("", "", "grid")


@dataclass(frozen=True, slots=True)
class _Reader:
    """One pass over a page; `met` are the builds of the tables that were sure."""

    met: set[_Build]

    def page(self, root: Element) -> Element:
        open_: list[list[_Seen | str]] = [[]]
        for event in walk(root):
            if isinstance(event, str):
                open_[-1].append(event)
            elif isinstance(event, End):
                held = open_.pop()
                open_[-1].append(self._seen(event.of, held))
            else:
                open_.append([])
        return self._settled(self._seen(root, open_.pop())).element

    def _settled(self, seen: _Seen) -> _Seen:
        """An element whose rows are those of no wider one."""
        table = self._table(seen.rows) if seen.rows else None
        return replace(seen, element=table, text=None, rows=()) if table else replace(seen, rows=())

    def _seen(self, element: Element, held: Sequence[_Seen | str]) -> _Seen:
        """What an element is, by what was seen of its children."""
        if element.tag in _OF_TABLES:
            return _Seen(_holding(element, list(self._tables_among(held))), None)
        text = _text(held)
        said = [
            child for child in held if not isinstance(child, str) and _is_printed(child.element)
        ]
        is_bare = not any(isinstance(child, str) and child.strip() for child in held)
        if is_bare and said and (grid := self._grid(element, said)):
            return _Seen(grid, None)
        rows = _rows(element, said) if is_bare else ()
        if rows and part_of(element) is Part.TABLE and (table := self._table(rows)):
            return _Seen(table, None)
        if rows:
            return _Seen(_holding(element, held), text, rows)
        return _Seen(_holding(element, list(self._tables_among(held))), text)

    def _tables_among(self, held: Sequence[_Seen | str]) -> Iterator[_Seen | str]:
        """Children, with a table in place of each run of those that hold rows that stand in one."""
        run: list[_Seen | str] = []
        for child in [*held, ""]:
            is_blank = not child.strip() if isinstance(child, str) else child.is_blank
            if child != "" and ((run and is_blank) or (not isinstance(child, str) and child.rows)):
                run.append(child)
            else:
                yield from self._run(run)
                run = []
                if child != "":
                    yield child

    def _run(self, run: Sequence[_Seen | str]) -> Iterator[_Seen | str]:
        """A run as one table, or else each of its members for itself."""
        members = [child for child in run if not isinstance(child, str) and child.rows]
        rows = [row for member in members for row in member.rows]
        if len(members) > 1 and (table := self._table(rows)):
            yield _Seen(table, None)
            return
        for child in run:
            yield child if isinstance(child, str) else self._settled(child)

    def _table(self, rows: Sequence[_Row]) -> Element | None:
        """Rows as a table, None where they are none or where their columns are not told."""
        widths = [sum(spans_of(cell.element)[0] for cell in row.cells) for row in rows]
        are_told = all(row.is_told for row in rows)
        are_placed = all(row.is_placed for row in rows)
        width = max(widths) if are_placed else Counter(widths).most_common(1)[0][0]
        if width < 2 or not (are_placed or all(each in (1, width) for each in widths)):
            return None
        is_sure = _are_rows(rows) or (are_told and _has_figure(rows))
        is_form = len(rows) > 1 or width >= _FEWEST_HEADINGS
        if is_sure:
            self.met.update(_Build.of(row.of) for row in rows)
        elif not (is_form and (are_told or any(_Build.of(row.of) in self.met for row in rows))):
            return None
        return Element("table", {}, tuple(map(_tr, rows, widths, [width] * len(rows))))

    def _grid(self, of: Element, said: Sequence[_Seen]) -> Element | None:
        """The table that a grid's cells make, row by row, each in the next place that has room for it."""
        width = columns_of_grid(of)
        cells = [each for child in said for each in _of_grid(child)]
        if width < 2 or len(cells) < width or any(cell.text is None for cell in cells):
            return None
        if len(cells) > width and sum(map(_is_figure, cells)) >= _FEWEST_FIGURES:
            self.met.add(_A_GRID)
        elif _A_GRID not in self.met or width < _FEWEST_HEADINGS:
            return None
        rows = in_grid([spans_of(cell.element) for cell in cells], width)
        made = iter(cells)
        return Element(
            "table",
            {},
            tuple(Element("tr", {}, tuple(_td(next(made)) for _ in row)) for row in rows),
        )


def _is_printed(element: Element) -> bool:
    return element.tag not in UNPRINTED and not is_hidden(element)


def _holding(element: Element, held: Sequence[_Seen | str]) -> Element:
    """An element with the children that were made of its own, itself where they are the same."""
    children = tuple(child if isinstance(child, str) else child.element for child in held)
    if len(children) == len(element.children) and all(map(_is, children, element.children)):
        return element
    return Element(element.tag, element.attributes, children)


def _is(one: Element | str, other: Element | str) -> bool:
    return one is other or (isinstance(one, str) and one == other)


def _text(held: Sequence[_Seen | str]) -> str | None:
    """The text of a cell, None where an element holds more than one."""
    texts = []
    for child in held:
        if isinstance(child, str):
            texts.append(child)
        elif not _is_printed(child.element) or child.element.tag in _OF_TABLES:
            if child.element.tag in _OF_TABLES:
                return None
        elif child.text is None:
            return None
        else:
            texts.append(child.text)
    text = _BLANK.sub("", "".join(texts))
    return text if len(text) <= _LONGEST_CELL else None


def _rows(element: Element, said: Sequence[_Seen]) -> tuple[_Row, ...]:
    """The rows that an element is or holds, if it holds nothing else."""
    is_row = part_of(element) is Part.ROW
    if is_row or not any(child.rows for child in said):
        row = _row(element, said, is_row)
        return (row,) if row else ()
    if all(child.rows or child.is_blank for child in said):
        return tuple(row for child in said for row in child.rows)
    return ()


def _row(element: Element, said: Sequence[_Seen], is_row: bool) -> _Row | None:
    cells = tuple(child for child in said if child.text is not None)
    if len(cells) < len(said) or not any(cell.text for cell in cells):
        return None
    is_placed = shown_as(element) is Part.ROW or all(
        shown_as(cell.element) is Part.CELL for cell in cells
    )
    are_told = all(part_of(cell.element) is Part.CELL for cell in cells)
    if is_row or (are_told and len(cells) > 1):
        return _Row(element, cells, True, is_placed)
    side_by_side = is_in_line(element) or all(
        cell.element.tag in _BESIDE_EACH_OTHER or is_in_line(cell.element, of_itself=True)
        for cell in cells
    )
    return _Row(element, cells, False, False) if side_by_side and len(cells) > 1 else None


# Tables


def _are_rows(rows: Sequence[_Row]) -> bool:
    """Whether rows are those of a table by nothing but the figures in them."""
    with_figures = sum(any(map(_is_figure, row.cells)) for row in rows)
    figures = sum(_is_figure(cell) for row in rows for cell in row.cells)
    is_long = len(rows) >= _FEWEST_ROWS and figures >= _FEWEST_FIGURES
    has_money = any(_MONEY.search(cell.text or "") for row in rows for cell in row.cells)
    return is_long and has_money and with_figures * 3 >= len(rows)


def _has_figure(rows: Sequence[_Row]) -> bool:
    return any(_is_figure(cell) for row in rows for cell in row.cells)


def _is_figure(cell: _Seen) -> bool:
    text = cell.text or ""
    return any(letter.isdigit() for letter in text) and (
        parse_amount(text) is not None or is_dash(text)
    )


def _tr(row: _Row, own: int, width: int) -> Element:
    """A row of a table; a cell that is alone is over all columns."""
    is_alone = own == 1 and len(row.cells) == 1
    return Element("tr", {}, tuple(_td(cell, width if is_alone else 0) for cell in row.cells))


def _td(cell: _Seen, over: int = 0) -> Element:
    columns, rows = spans_of(cell.element)
    spans = {"colspan": str(over or columns), "rowspan": str(rows)}
    return Element("td", spans, cell.element.children)


def _of_grid(child: _Seen) -> Iterator[_Seen]:
    """A child of a grid, or what it holds where its style says that it is not there itself."""
    if part_of(child.element) is Part.NONE and child.rows:
        yield from (cell for row in child.rows for cell in row.cells)
    else:
        yield child
