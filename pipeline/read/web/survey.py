"""How much each element of a page holds of what a disclosure is made of: figures and prose.

What navigates a page, or frames every page of a site, is left out, but never a figure with it: no
table with figures and no line with an amount is furniture.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.web.element import CELLS, SECTIONS, UNPRINTED, Element, is_block, is_hidden
from pipeline.read.web.furniture import copies, is_frame, is_furniture
from pipeline.read.web.walk import End, walk
from pipeline.read.web.weight import Line, Weight

_MIN_HIDDEN = 40
_PARTS_OF_TABLES = CELLS | SECTIONS | {"tr", "col"}
_LONG_CELL = 300
_SHORT_CELL = 40
"""A cell that shows no more is one of a table: what is hidden in it is a remark on what it shows."""
_LONG_CELL_LINES = 3


@dataclass(frozen=True, slots=True)
class Survey:
    """`weights` of all elements; `layouts` are the tables that only arrange what stands in them;
    `furniture` is not published, `hidden` is although a browser does not print it; `copies` are the
    furniture that is hidden and says nothing of its own."""

    weights: dict[Element, Weight]
    layouts: frozenset[Element]
    furniture: frozenset[Element]
    hidden: frozenset[Element]
    copies: frozenset[Element] = frozenset()

    def is_data(self, element: Element) -> bool:
        """Whether an element is a table of data, to be read row by row."""
        return element.tag == "table" and element not in self.layouts

    def is_frame(self, element: Element) -> bool:
        """Whether an element is named as a site's frame and holds nothing that speaks against it."""
        return is_frame(element, self.weights.get(element, Weight()))


@dataclass(slots=True)
class _Table:
    """What is known of an open table: its own cells, without those of tables within it."""

    cells: int = 0
    figures: int = 0
    rows: int = 0
    tables: int = 0
    characters: int = 0
    longest: int = 0
    longest_lines: int = 0

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell of a line, as editors put into every cell of a table that was pasted."""
        return self.cells == 1 and not self.tables and self.longest_lines <= 1

    def is_layout(self, table: Element, is_menu: bool) -> bool:
        if self.cells <= 1:
            return True
        if self.figures:
            return False
        if is_menu or self.tables or table.stated("role").lower() in {"presentation", "none"}:
            return True
        is_prose = self.longest >= _LONG_CELL and self.longest * 10 >= self.characters * 6
        return is_prose and self.longest_lines >= _LONG_CELL_LINES and self.rows <= 3


def survey(root: Element) -> Survey:
    """Weigh every element of a page."""
    return _Surveyor(root).result()


class _Surveyor:
    def __init__(self, root: Element) -> None:
        self.root = root
        self.weights: dict[Element, Weight] = {root: Weight()}
        self.path = [root]
        self.ended = 0
        self.before = [(0, 0)]
        """Where each open element begins: how many tables had ended, and the characters of its cell."""
        self.since = (0, 0)
        """How many of both there were since the element began that ends."""
        self.beside: list[list[tuple[Element, int]]] = []
        """The short hidden parts of each open cell, with their characters."""
        self.tables: list[_Table] = []
        self.cells: list[tuple[int, int]] = []
        """Characters and lines of each open cell."""
        self.links = 0
        self.said: list[str] = []
        self.unlinked: list[str] = []
        """The line so far, and what of it stands outside of links."""
        self.layouts: set[Element] = set()
        self.furniture: set[Element] = set()
        self.hidden: set[Element] = set()

    def result(self) -> Survey:
        for event in walk(self.root, lambda element: element.tag not in UNPRINTED):
            if isinstance(event, str):
                self._text(event)
            elif isinstance(event, End):
                self._end(event.of)
            else:
                self._start(event)
        self._end_line()
        twice = frozenset(copies(self.root, self.hidden, self.furniture))
        return Survey(
            self.weights,
            frozenset(self.layouts),
            frozenset(self.furniture) | twice,
            frozenset(self.hidden) - twice,
            twice,
        )

    def _start(self, element: Element) -> None:
        if element.tag in UNPRINTED:
            return
        if is_block(element) or element.tag == "br":
            self._end_line()
        self.path.append(element)
        self.before.append((self.ended, self.cells[-1][0] if self.cells else 0))
        self.weights[element] = Weight()
        if element.tag == "table":
            self.tables.append(_Table())
        elif element.tag in CELLS:
            self.cells.append((0, 0))
            self.beside.append([])
        elif element.tag == "tr" and self.tables:
            self.tables[-1].rows += 1
        elif _leads_elsewhere(element):
            self.links += 1

    def _text(self, text: str) -> None:
        self.said.append(text)
        if not self.links:
            self.unlinked.append(text)

    def _end_line(self) -> None:
        """Weigh the line that ends here, for the element that it stands in."""
        if not self.said:
            return
        line = Line("".join(self.said), "".join(self.unlinked))
        self.said, self.unlinked = [], []
        line.add_to(self.weights[self.path[-1]])
        if self.cells:
            characters, lines = self.cells[-1]
            self.cells[-1] = (characters + line.length, lines + bool(line.length))
        if self.tables and line.is_figure:
            self.tables[-1].figures += 1

    def _end(self, element: Element) -> None:
        if is_block(element):
            self._end_line()
        self.path.pop()
        ended, characters = self.before.pop()
        self.since = (self.ended - ended, (self.cells[-1][0] if self.cells else 0) - characters)
        weight = self.weights[element]
        if element.tag == "table":
            self._end_table(element, weight)
        elif element.tag in CELLS:
            self._end_cell()
        elif _leads_elsewhere(element):
            self.links -= 1
            weight.links += 1
        if self._is_left_out(element, weight):
            self.furniture.add(element)
        elif not is_frame(element, weight):
            self.weights[self.path[-1]].add(weight)

    def _end_cell(self) -> None:
        characters, lines = self.cells.pop()
        parts = self.beside.pop()
        shown = characters - sum(own for _, own in parts)
        if parts and 0 < shown <= _SHORT_CELL:
            self.furniture.update(element for element, _ in parts)
            self.hidden.difference_update(element for element, _ in parts)
        if not self.tables:
            return
        table = self.tables[-1]
        table.cells += 1
        table.characters += characters
        if characters > table.longest:
            table.longest, table.longest_lines = characters, lines

    def _end_table(self, element: Element, weight: Weight) -> None:
        table = self.tables.pop()
        self.ended += 1
        if self.tables and self.cells and table.is_cell:
            # As if its text stood in the cell around it.
            self.layouts.add(element)
            weight.figures += bool(table.figures)
            self.tables[-1].figures += table.figures
            characters, lines = self.cells[-1]
            self.cells[-1] = (characters + table.characters, lines + table.longest_lines)
            return
        if table.is_layout(element, weight.is_mostly_links):
            self.layouts.add(element)
            weight.figures += bool(table.figures)
            if self.tables and weight.figures:
                self.tables[-1].tables += 1
            return
        if self.tables:
            self.tables[-1].tables += 1
        is_form = table.rows > 1 and table.cells >= 4 and not weight.is_mostly_links
        weight.figures += bool(table.figures or is_form)

    def _is_left_out(self, element: Element, weight: Weight) -> bool:
        if is_hidden(element) and element.tag not in _PARTS_OF_TABLES:
            is_short = weight.prose < _MIN_HIDDEN
            if not weight.figures and (is_short or weight.is_mostly_links):
                return True
            is_part = is_short and weight.figures <= 1 and not self.since[0]
            if is_part and not is_block(element):
                return True
            if is_part and self.cells:
                self.beside[-1].append((element, self.since[1]))
            self.hidden.add(element)
        return is_furniture(element, weight, self.path)


def _leads_elsewhere(element: Element) -> bool:
    """Whether an element is a link to another page; one into the same page is part of its text."""
    return (
        element.tag == "a"
        and "href" in element.attributes
        and not element.stated("href").startswith("#")
    )
