"""A table within a cell that is a row of another by itself → rows of that one.

A page that lets the rows of a table scroll under its headings puts them, as a table of their own, into
the one cell of its last row.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.read.web.element import CELLS, SECTIONS, UNPRINTED, Element, is_hidden, number
from pipeline.read.web.walk import End, walk


def with_nested_rows(root: Element) -> Element:
    """The page, with the rows of such tables in the place of the row that they stand in.

    >>> def row(*held): return Element("tr", {}, tuple(Element("td", {}, (each,)) for each in held))
    >>> within = Element("table", {}, (row("行政运行", "1.50"),))
    >>> over = Element("tr", {}, (Element("td", {"colspan": "2"}, (within,)),))
    >>> made = with_nested_rows(Element("table", {}, (row("项目", "金额"), over)))
    >>> [[cell.children for cell in each.elements] for each in made.elements]
    [[('项目',), ('金额',)], [('行政运行',), ('1.50',)]]
    """
    open_: list[list[Element | str]] = [[]]
    for event in walk(root):
        if isinstance(event, str):
            open_[-1].append(event)
        elif isinstance(event, End):
            held = open_.pop()
            open_[-1].append(_made(event.of, held))
        else:
            open_.append([])
    return _made(root, open_.pop())


def _made(element: Element, held: list[Element | str]) -> Element:
    is_same = len(held) == len(element.children) and all(
        one is other for one, other in zip(held, element.children, strict=True)
    )
    made = element if is_same else Element(element.tag, element.attributes, tuple(held))
    return _spliced(made) if made.tag == "table" else made


def _spliced(table: Element) -> Element:
    """A table with the rows of those that are a row of it by themselves."""
    rows = list(_rows(table))
    within = {row: nested for row in rows if (nested := _alone_in(row))}
    width = max((_width(row) for row in rows if row not in within), default=0)
    if width < 2 or not within:
        return table
    fitting = {row: nested for row, nested in within.items() if _widest(nested) == width}
    return _put_in(table, fitting) if fitting else table


def _put_in(of: Element, within: dict[Element, Element]) -> Element:
    children = list[Element | str]()
    for child in of.children:
        if isinstance(child, str) or child.tag not in SECTIONS | {"tr"}:
            children.append(child)
        elif child.tag in SECTIONS:
            children.append(_put_in(child, within))
        elif child in within:
            children += _rows(within[child])
        else:
            children.append(child)
    return Element(of.tag, of.attributes, tuple(children))


def _rows(table: Element) -> Iterator[Element]:
    for child in table.elements:
        if child.tag == "tr":
            yield child
        elif child.tag in SECTIONS:
            yield from (row for row in child.elements if row.tag == "tr")


def _alone_in(row: Element) -> Element | None:
    """The table that is all that a row says, in one cell."""
    cells = [cell for cell in row.elements if cell.tag in CELLS and not is_hidden(cell)]
    if len(cells) != 1:
        return None
    held: Element = cells[0]
    while held.tag != "table":
        if any(isinstance(child, str) and child.strip() for child in held.children):
            return None
        inner = [child for child in held.elements if child.tag not in UNPRINTED]
        if len(inner) != 1 or is_hidden(inner[0]):
            return None
        held = inner[0]
    return held


def _width(row: Element) -> int:
    return sum(
        max(number(cell, "colspan", 1), 1)
        for cell in row.elements
        if cell.tag in CELLS and not is_hidden(cell)
    )


def _widest(table: Element) -> int:
    return max(map(_width, _rows(table)), default=0)
