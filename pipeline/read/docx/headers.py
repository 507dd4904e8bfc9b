"""What the headers of a section's pages say of its tables → lines before these: a title, a unit; what headers
and footers say of the whole, where nothing else does → lines that open it.

A header repeats on every page and is no part of the text; but where it holds the only title or the only
unit of the tables below it, or the only name of whose they are, they cannot be read without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.read.docx.container import Package
from pipeline.read.docx.markup import Element, attribute, child, is_on, kind
from pipeline.read.docx.raw import Raw, RawGrid, RawParagraph
from pipeline.read.running_titles import opening_lines
from pipeline.values.text import fold
from pipeline.values.units import unit_line

Section = tuple[int, Element]
"""Up to which of the paragraphs and tables a section goes, and its properties (w:sectPr)."""

_PARTS = re.compile(r"[\t\n\f]|[ \u3000]{2,}")
_TITLE = re.compile(r"[\u4e00-\u9fff]{2}.*表(?:\([^()]{1,30}\))?$")
_NUMBER = re.compile(r"\W*[\u4e00-\u9fff]{0,4}[\d一二三四五六七八九十.\-]+表\W*")
_FIRST_ROWS = 3
_LONGEST = 60
_KINDS = ("default", "first", "even")


def with_headers(
    raws: Sequence[Raw],
    sections: Sequence[Section],
    package: Package,
    read: Callable[[Element], list[Raw]],
) -> list[Raw]:
    """The text with what titles its tables, states their unit, or whose they are, in the header of their
    pages only.

    `read` reads the root of a header.
    """
    found, start, stated = list[Raw](), 0, dict[str, str]()
    said = dict[str, list[str]]()
    for end, properties in sections:
        stated |= _references(properties, "w:headerReference")
        kinds = [k for k in _KINDS if k != "first" or is_on(properties, "w:titlePg")]
        lines = list[str]()
        if any(isinstance(raw, RawGrid) for raw in raws[start:end]):
            for path in dict.fromkeys(stated[k] for k in kinds if k in stated):
                if path not in said:
                    said[path] = _lines(package.by_id(path), read)
                lines += said[path]
        found += _captioned(raws[start:end], list(dict.fromkeys(lines)))
        start = end
    running = _running(sections, package, read) if found else []
    opening = opening_lines(running, (text for raw in raws for text in _first_texts(raw)))
    return [*map(RawParagraph, opening), *found, *raws[start:]]


def _running(
    sections: Sequence[Section], package: Package, read: Callable[[Element], list[Raw]]
) -> list[str]:
    """The lines of all headers, then those of all footers."""
    paths = [
        path
        for tag in ("w:headerReference", "w:footerReference")
        for _, properties in sections
        for path in _references(properties, tag).values()
    ]
    return [line for path in dict.fromkeys(paths) for line in _lines(package.by_id(path), read)]


def _references(properties: Element, tag: str) -> dict[str, str]:
    """Which header or footer (an id) a section has of which kind; one that it does not name goes on."""
    return {
        attribute(inner, "type") or "default": attribute(inner, "id")
        for inner in properties
        if kind(inner) == tag
    }


def _lines(header: Element | None, read: Callable[[Element], list[Raw]]) -> list[str]:
    """The lines of a header, parted where it sets them apart."""
    texts = [text for raw in read(header) for text in _texts(raw)] if header is not None else []
    parts = (part.strip() for text in texts for part in _PARTS.split(text))
    return [part for part in parts if part and len(part) <= _LONGEST]


def _captioned(raws: Sequence[Raw], lines: Sequence[str]) -> Iterator[Raw]:
    """A section with the lines of its headers before the tables that have none like them."""
    units = [line for line in lines if unit_line(line)][:1]
    titles = [line for line in lines if _is_title(line)]
    if any(_is_title(text) for raw in raws for text in _first_texts(raw)):
        titles = []
    above: list[Raw] = []
    has_unit, is_first = False, True
    for raw in raws:
        if isinstance(raw, RawParagraph):
            above.append(raw)
            continue
        goes_on = not (is_first or any(text.strip() for each in above for text in _texts(each)))
        own = any(_states_unit(text) for each in (*above, raw) for text in _first_texts(each))
        has_unit = own or (goes_on and has_unit)
        yield from above
        yield from (RawParagraph(line) for line in titles if is_first)
        yield from (RawParagraph(line) for line in units if not has_unit)
        yield raw
        above, is_first = [], False
    yield from above


def _is_title(text: str) -> bool:
    """Whether a line is the title of a table, and not its number (公开01表)."""
    folded = fold(text) if len(text) <= _LONGEST else ""
    return _TITLE.fullmatch(folded) is not None and not _NUMBER.fullmatch(folded)


def _states_unit(text: str) -> bool:
    return any(unit_line(part) for part in (text, *_PARTS.split(text)))


def _first_texts(raw: Raw) -> Iterator[str]:
    """A paragraph's text, or those in the first rows of a table."""
    if isinstance(raw, RawParagraph):
        yield raw.text
    else:
        yield from (cell.text for row in raw.rows[:_FIRST_ROWS] for cell in row)


def _texts(raw: Raw) -> Iterator[str]:
    if isinstance(raw, RawParagraph):
        yield raw.text
    else:
        yield from (cell.text for row in raw.rows for cell in row)


def section_of(element: Element) -> Element | None:
    """The properties of the section that ends with an element of the body, None where none does."""
    if kind(element) == "w:sectPr":
        return element
    return child(element, "w:pPr", "w:sectPr") if kind(element) == "w:p" else None
