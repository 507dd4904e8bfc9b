"""How much each element of a page holds of what a disclosure is made of: figures and prose.

What navigates a page, or frames every page of a site, is left out, but never a figure with it: no
table with figures and no line with an amount is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pipeline.read.web.element import CELLS, SECTIONS, UNPRINTED, Element, is_block, is_hidden
from pipeline.read.web.walk import End, walk

_FIGURE = re.compile(r"[¥￥]?[-－−+(（]?[\d,，]*\d(?:\.\d*)?[%％)）]?(?:万?元)?")
_AMOUNT = re.compile(
    r"\d\s*(?:亿|千万|百万|十万|万|千|百)?元|\d{1,3}(?:[,，]\d{3})+(?!\d)|\d\.\d\d(?!\d)|\d\s*[%％]"
)
_WORDS = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fff]", re.S)
_BLANK = re.compile(r"\s+")
_NAVIGATES = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|bread|breadcrumb\w*|position|location|breadcrumbs?|crumbs?|share|footer|foot|copyright|pager|pages"
    r"|pagination|sidebar|toolbar|topbar|login|search|bdshare\w*)(?:$|[-_\s\d])"
)
_PARTS_OF_TABLES = CELLS | SECTIONS | {"tr", "col"}
_FRAMES_PAGES = frozenset({"header", "footer", "aside"})
_MAX_FURNITURE = 400
"""More prose than this is no header or footer, whatever its element says."""
_MIN_HIDDEN = 40
_MIN_COPY = 200
_MIN_SENTENCE = 20
_LONG_CELL = 300
_LONG_CELL_LINES = 3


@dataclass(slots=True)
class Weight:
    """What an element holds: characters of prose and of lines that are mostly links, links, and figures
    (each line with an amount and each table of data is one), and lines that hold a sentence."""

    prose: int = 0
    linked: int = 0
    links: int = 0
    figures: int = 0
    sentences: int = 0

    def add(self, other: Weight) -> None:
        self.prose += other.prose
        self.linked += other.linked
        self.links += other.links
        self.figures += other.figures
        self.sentences += other.sentences

    @property
    def is_mostly_links(self) -> bool:
        return self.links > 0 and self.linked * 10 >= (self.linked + self.prose) * 6


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
        return _is_frame(element, self.weights.get(element, Weight()))


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


@dataclass(slots=True)
class _Run:
    """The text of one line, and what of it stands outside of links."""

    all: list[str] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)


def survey(root: Element) -> Survey:
    """Weigh every element of a page."""
    return _Surveyor(root).result()


class _Surveyor:
    def __init__(self, root: Element) -> None:
        self.root = root
        self.weights: dict[Element, Weight] = {root: Weight()}
        self.path = [root]
        self.tables: list[_Table] = []
        self.cells: list[tuple[int, int]] = []
        """Characters and lines of each open cell."""
        self.links = 0
        self.run = _Run()
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
        copies = frozenset(_copies(self.root, self.hidden, self.furniture))
        return Survey(
            self.weights,
            frozenset(self.layouts),
            frozenset(self.furniture) | copies,
            frozenset(self.hidden) - copies,
            copies,
        )

    def _start(self, element: Element) -> None:
        if element.tag in UNPRINTED:
            return
        if is_block(element) or element.tag == "br":
            self._end_line()
        self.path.append(element)
        self.weights[element] = Weight()
        if element.tag == "table":
            self.tables.append(_Table())
        elif element.tag in CELLS:
            self.cells.append((0, 0))
        elif element.tag == "tr" and self.tables:
            self.tables[-1].rows += 1
        elif _leads_elsewhere(element):
            self.links += 1

    def _text(self, text: str) -> None:
        self.run.all.append(text)
        if not self.links:
            self.run.unlinked.append(text)

    def _end_line(self) -> None:
        """Weigh the line that ends here, for the element that it stands in."""
        if not self.run.all:
            return
        text, unlinked = "".join(self.run.all), "".join(self.run.unlinked)
        self.run = _Run()
        weight, length = self.weights[self.path[-1]], len(_BLANK.sub("", text))
        # A date beside a link is no more prose than the link.
        if len(_BLANK.sub("", unlinked)) * 2 > length:
            weight.prose += length
            weight.sentences += length >= _MIN_SENTENCE and "。" in unlinked
        else:
            weight.linked += length
        if self.cells:
            characters, lines = self.cells[-1]
            self.cells[-1] = (characters + length, lines + bool(length))
        if states_amount(text) and _WORDS.search(unlinked):
            weight.figures += 1
        if self.tables and (_is_figure(unlinked) or (_is_figure(text) and states_amount(text))):
            self.tables[-1].figures += 1

    def _end(self, element: Element) -> None:
        if is_block(element):
            self._end_line()
        self.path.pop()
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
        elif not _is_frame(element, weight):
            self.weights[self.path[-1]].add(weight)

    def _end_cell(self) -> None:
        characters, lines = self.cells.pop()
        if not self.tables:
            return
        table = self.tables[-1]
        table.cells += 1
        table.characters += characters
        if characters > table.longest:
            table.longest, table.longest_lines = characters, lines

    def _end_table(self, element: Element, weight: Weight) -> None:
        table = self.tables.pop()
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
            if not weight.figures and (weight.prose < _MIN_HIDDEN or weight.is_mostly_links):
                return True
            self.hidden.add(element)
        if weight.figures:
            return False
        if element.tag == "nav":
            return weight.prose < _MAX_FURNITURE
        if element.tag in _FRAMES_PAGES:
            within = any(above.tag in {"article", "main"} for above in self.path)
            return weight.prose < _MAX_FURNITURE and not within
        return weight.is_mostly_links and _is_frame(element, weight)


def _copies(
    root: Element, hidden: Collection[Element], furniture: Collection[Element]
) -> Iterator[Element]:
    """The hidden elements whose whole text, more than a table or two, is shown elsewhere: the same page made
    for a telephone, or for a browser without programs."""
    if not hidden:
        return
    shown = _said(root, {*hidden, *furniture})
    for element in hidden:
        said = _said(element, furniture)
        if len(said) >= _MIN_COPY and said in shown:
            yield element


def _said(element: Element, without: Collection[Element]) -> str:
    """All text of an element without its white space, and without what is left out."""
    events = walk(element, lambda each: each not in without and each.tag not in UNPRINTED)
    return _BLANK.sub("", "".join(event for event in events if isinstance(event, str)))


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(_BLANK.sub("", text)) is not None


def states_amount(text: str) -> bool:
    """Whether a line prints an amount, a figure with decimals or separators, or a share."""
    return _AMOUNT.search(text) is not None


def _is_frame(element: Element, weight: Weight) -> bool:
    if weight.figures or weight.prose >= _MAX_FURNITURE or not is_block(element):
        return False
    names = (element.stated("class"), element.stated("id"), element.stated("role"))
    return any(names) and _NAVIGATES.search(" ".join(names).lower()) is not None


def _leads_elsewhere(element: Element) -> bool:
    """Whether an element is a link to another page; one into the same page is part of its text."""
    return (
        element.tag == "a"
        and "href" in element.attributes
        and not element.stated("href").startswith("#")
    )
