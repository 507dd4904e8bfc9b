"""Blocks of a page that stand as rows and cells → elements of a table.

A table that is made of blocks says so by its style (`display: table`), by its roles (`role="row"`), by a grid
of so many columns, by its classes (`table-row`), or by nothing but its build: rows of blocks, one beside
the other, each of as many cells as the next, with figures in them. What a style does not tell is not
guessed: rows that are shorter than the others, where no span says which columns a cell is over, make
no table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.read.web.block_cards import pairs_of, records_of
from pipeline.read.web.block_rows import (
    FEWEST_FIGURES,
    OF_TABLES,
    Row,
    Seen,
    are_rows,
    cell_of,
    has_figure,
    hidden_cells,
    is_figure,
    is_printed,
    rows_in,
    table_of,
    text_in,
)
from pipeline.read.web.block_styles import Part, columns_of_grid, in_grid, part_of, spans_of
from pipeline.read.web.element import UNPRINTED, Element, is_hidden
from pipeline.read.web.walk import End, walk

_FEWEST_HEADINGS = 3
"""Cells of a row that is a table alone."""


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
        open_: list[list[Seen | str]] = [[]]
        for event in walk(root):
            if isinstance(event, str):
                open_[-1].append(event)
            elif isinstance(event, End):
                held = open_.pop()
                open_[-1].append(self._seen(event.of, held))
            else:
                open_.append([])
        return self._settled(self._seen(root, open_.pop())).element

    def _settled(self, seen: Seen) -> Seen:
        """An element whose rows are those of no wider one."""
        table = self._table(seen.rows) if seen.rows else None
        return replace(seen, element=table, text=None, rows=()) if table else replace(seen, rows=())

    def _seen(self, element: Element, held: Sequence[Seen | str]) -> Seen:
        """What an element is, by what was seen of its children; a hidden one is that for itself alone."""
        seen = self._as_shown(element, held)
        if not is_hidden(element) or (seen.text is not None and len(seen.rows) < 2):
            return replace(seen, rows=()) if is_hidden(element) else seen
        made = self._settled(seen).element
        is_table = made.attributes is not element.attributes
        return Seen(Element(element.tag, element.attributes, (made,)) if is_table else made, None)

    def _as_shown(self, element: Element, held: Sequence[Seen | str]) -> Seen:
        if element.tag in OF_TABLES:
            return Seen(_holding(element, list(self._tables_among(held))), None)
        text = text_in(held)
        said = [c for c in held if not isinstance(c, str) and c.element.tag not in UNPRINTED]
        is_bare = not any(isinstance(child, str) and child.strip() for child in held)
        if is_bare and said and (grid := self._grid(element, said)):
            return Seen(grid, None)
        rows = (pairs_of(element, said) or rows_in(element, said)) if is_bare else ()
        if rows and part_of(element) is Part.TABLE and (table := self._table(rows)):
            return Seen(table, None)
        if rows:
            return Seen(_holding(element, held), text, rows)
        return Seen(_holding(element, list(self._tables_among(held))), text)

    def _tables_among(self, held: Sequence[Seen | str]) -> Iterator[Seen | str]:
        """Children, with a table in place of each run of those that hold rows that stand in one."""
        run: list[Seen | str] = []
        for child in held:
            if isinstance(child, str):
                goes_on = bool(run) and not child.strip()
            else:
                goes_on = bool(child.rows or (run and (child.is_blank or child.is_hidden)))
            if goes_on:
                run.append(child)
            else:
                yield from self._run(run)
                run = []
                yield child
        yield from self._run(run)

    def _run(self, run: Sequence[Seen | str]) -> Iterator[Seen | str]:
        """A run as one table, or else each of its members for itself."""
        members = [child for child in run if not isinstance(child, str)]
        rows = [row for member in members for row in member.as_rows()]
        several = sum(bool(member.as_rows()) for member in members) > 1
        if several and (table := self._table(rows)):
            yield Seen(table, None)
            return
        for child in run:
            yield child if isinstance(child, str) else self._settled(child)

    def _table(self, rows: Sequence[Row]) -> Element | None:
        """Rows as a table, None where they are none or where their columns are not told."""
        rows = records_of(rows)
        shown = [row for row in rows if row.cells]
        widths = [row.width for row in shown]
        are_told = all(row.is_told for row in shown)
        are_placed = all(row.is_placed for row in shown)
        width = max(widths) if are_placed else Counter(widths).most_common(1)[0][0]
        if width < 2 or not (are_placed or all(each in (1, width) for each in widths)):
            return None
        is_sure = are_rows(shown) or (are_told and has_figure(shown))
        is_form = len(shown) > 1 or width >= _FEWEST_HEADINGS
        if is_sure:
            self.met.update(_Build.of(row.of) for row in shown)
        elif not (is_form and (are_told or any(_Build.of(row.of) in self.met for row in shown))):
            return None
        return table_of(rows, width)

    def _grid(self, of: Element, said: Sequence[Seen]) -> Element | None:
        """The table that a grid's cells make, row by row, each in the next place that has room for it."""
        width = columns_of_grid(of)
        cells = [each for child in said if is_printed(child.element) for each in _of_grid(child)]
        if width < 2 or len(cells) < width or any(cell.text is None for cell in cells):
            return None
        if any(not is_printed(child.element) and child.text is None for child in said):
            return None
        if len(cells) > width and sum(map(is_figure, cells)) >= FEWEST_FIGURES:
            self.met.add(_A_GRID)
        elif _A_GRID not in self.met or width < _FEWEST_HEADINGS:
            return None
        rows = in_grid([spans_of(cell.element) for cell in cells], width)
        made = iter(cells)
        trs = [Element("tr", {}, tuple(cell_of(next(made)) for _ in row)) for row in rows]
        if hidden := [child.element for child in said if child.is_hidden]:
            trs.append(Element("tr", {"hidden": ""}, tuple(hidden_cells(hidden))))
        return Element("table", {}, tuple(trs))


def _holding(element: Element, held: Sequence[Seen | str]) -> Element:
    """An element with the children that were made of its own, itself where they are the same."""
    children = tuple(child if isinstance(child, str) else child.element for child in held)
    if len(children) == len(element.children) and all(map(_is, children, element.children)):
        return element
    return Element(element.tag, element.attributes, children)


def _is(one: Element | str, other: Element | str) -> bool:
    return one is other or (isinstance(one, str) and one == other)


def _of_grid(child: Seen) -> Iterator[Seen]:
    """A child of a grid, or what it holds where its style says that it is not there itself."""
    if part_of(child.element) is Part.NONE and child.rows:
        yield from (cell for row in child.rows for cell in row.cells)
    else:
        yield child
