"""A page's text → its elements: implied ends supplied, comments and programs gone, depth bounded; tables
that are made of blocks are tables.

The parser never loads anything and expands no entity that a page defines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.model.refusal import Refusal
from pipeline.read.web.block_tables import with_block_tables
from pipeline.read.web.element import (
    BLOCKS,
    CELLS,
    PALE,
    SECTIONS,
    STRUCK,
    UNSEEN,
    Element,
    is_block,
)
from pipeline.read.web.inks import PLAIN, Ink, Inks, inks_of
from pipeline.read.web.layouts import Layouts, layouts_of
from pipeline.read.web.nested_rows import with_nested_rows
from pipeline.read.web.pale import without_pale
from pipeline.read.web.stylesheet import Effect, StyleSheet, effects_of, sheet_of
from pipeline.values.text import parts_raised

MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 500
"""Browsers stop at 512: what lies deeper is laid out beside its parent, not within it."""

_PROLOG = re.compile(r"\s*<\?xml[^>]*>")
_CLOSED = re.compile(r"<([A-Za-z][\w:.-]*)(\s[^<>]*)?/>")
_EMPTY_NAMES = "area base br col embed frame hr img input link meta param source wbr"
_EMPTY = frozenset(_EMPTY_NAMES.split())
_ROW_PARTS: Mapping[str, frozenset[str]] = {
    "td": CELLS,
    "th": CELLS,
    "tr": CELLS | {"tr"},
    "tbody": CELLS | SECTIONS | {"tr"},
    "thead": CELLS | SECTIONS | {"tr"},
    "tfoot": CELLS | SECTIONS | {"tr"},
}
_TYPED = frozenset({"", "text", "number"})
_STRUCK_NAMES = frozenset({"s", "strike", "del"})
_HOLDS_CELLS = frozenset({"table", "tr", *SECTIONS})


def parse(name: str, text: str) -> Element:
    """Elements of a page; the root holds all of it. Raises Refusal for a page too large or deep."""
    # Text within an XML page may close an element in its own tag, which in HTML only opens it.
    if prolog := _PROLOG.match(text):
        text = _CLOSED.sub(_with_end_tag, text[prolog.end() :])
    if not text.strip():
        return Element("#document", {}, ())
    builder = _Builder(name, sheet_of(text), layouts_of(text), inks_of(text))
    target: Any = builder
    parser = etree.HTMLParser(
        target=target,
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise Refusal(
            name, f"no page that can be taken apart: {error}", "save it again from a browser"
        ) from error
    return with_nested_rows(with_block_tables(builder.root()))


def _with_end_tag(match: re.Match[str]) -> str:
    if match[1].lower() in _EMPTY:
        return match[0]
    return f"<{match[1]}{match[2] or ''}></{match[1]}>"


@dataclass(slots=True, eq=False)
class _Open:
    """An element that has not ended yet."""

    tag: str
    attributes: Mapping[str, str]
    children: list[Element | str] = field(default_factory=list)
    has_ended: bool = False
    is_struck: bool = False
    ink: Ink = PLAIN
    has_pale: bool = False

    def closed(self) -> Element:
        self.has_ended = True
        held = tuple(self.children)
        if self.is_struck and held:
            held = (Element(STRUCK, {}, held),)
        elif self.has_pale and self.tag in CELLS:
            held = without_pale(held)
        return Element(self.tag, self.attributes, held)


class _Builder:
    """What the parser tells of a page, put together; ends of table parts are supplied as browsers do."""

    def __init__(self, name: str, sheet: StyleSheet, layouts: Layouts, inks: Inks) -> None:
        self.name = name
        self.inks = inks
        self.sheet = sheet
        self.layouts = layouts
        self.open = [_Open("#document", {})]
        self.started: list[_Open | Element] = []
        self.row_parts: list[list[_Open]] = [[]]
        """The open rows, cells and sections of each open table, outermost first."""
        self.count = 0
        self.last = ""
        """The last character of the line so far."""
        self.is_raised = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.lower()
        self._count()
        if tag in _ROW_PARTS:
            self._end_row_parts(_ROW_PARTS[tag])
        if len(self.open) > MAX_DEPTH:
            self._start_beside(tag)
            return
        opened = self._opened(tag, dict(attributes))
        self.open.append(opened)
        self.started.append(opened)
        if tag == "table":
            self.row_parts.append([])
        elif tag in _ROW_PARTS:
            self.row_parts[-1].append(opened)

    def end(self, _: str) -> None:
        started = self.started.pop()
        if isinstance(started, Element):
            if is_block(started):
                self.open[-1].children.append(started)
        elif not started.has_ended:
            self._end(started)

    def data(self, text: str) -> None:
        """Text as it stands. A raised digit behind a digit or a word is a note: ^ keeps them apart."""
        said, innermost = text.strip(), self.open[-1]
        if said and (innermost.ink.is_lost or innermost.ink.is_pale):
            innermost.has_pale = innermost.has_pale or not innermost.ink.is_lost
            tag = UNSEEN if innermost.ink.is_lost else PALE
            innermost.children.append(Element(tag, {}, (text,)))
            return
        if said and self.is_raised and said[0].isdecimal() and parts_raised(self.last):
            text = f"^{said}"
        if said:
            self.last, self.is_raised = said[-1], False
        innermost.children.append(text)

    def close(self) -> None:
        """The parser has come to the end."""

    def root(self) -> Element:
        self._end(self.open[0])
        return self.open[0].closed()

    def _opened(self, tag: str, attributes: dict[str, str]) -> _Open:
        """An element with what the page's style sheets make of it."""
        if tag in BLOCKS or tag == "br":
            self.last = ""
        self.is_raised = self.is_raised or tag == "sup"
        effects = self.sheet.effects(tag, attributes)
        own = set(effects_of(attributes["style"])) if "style" in attributes else set[Effect]()
        if Effect.HIDES in effects and Effect.SHOWS not in own:
            attributes["hidden"] = ""
        if set_as := self.layouts.style_of(tag, attributes):
            attributes["style"] = set_as + attributes.get("style", "")
        ink = self.inks.ink(tag, attributes, self.open[-1].ink)
        strikes = tag in _STRUCK_NAMES or Effect.STRIKES in (*effects, *own)
        return _Open(tag, attributes, is_struck=strikes and tag not in _HOLDS_CELLS, ink=ink)

    def _count(self) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise Refusal(
                self.name,
                f"more than {MAX_ELEMENTS:,} elements in one page",
                "check that it is a disclosure; split it if it is",
            )

    def _start_beside(self, tag: str) -> None:
        if tag == "table" or tag in _ROW_PARTS:
            raise Refusal(
                self.name,
                f"a table stands more than {MAX_DEPTH} elements deep",
                "open the page in a browser and save it as a PDF or a workbook",
            )
        beside = Element(tag, {}, ())
        self.open[-1].children.append(beside)
        self.started.append(beside)

    def _end_row_parts(self, tags: frozenset[str]) -> None:
        """End the open parts of the innermost table that a new row part cannot stand in."""
        outermost = next((part for part in self.row_parts[-1] if part.tag in tags), None)
        if outermost:
            self._end(outermost)

    def _end(self, target: _Open) -> None:
        """End an open element and all that is open within it."""
        while self.open[-1] is not self.open[0]:
            ended = self.open.pop()
            self._keep(ended)
            if ended is target:
                break

    def _keep(self, ended: _Open) -> None:
        parts = self.row_parts
        self.is_raised = self.is_raised and ended.tag != "sup"
        if ended.tag == "table":
            parts.pop()
        elif ended.tag in _ROW_PARTS:
            parts[-1].pop()
        if ended.tag in {"input", "textarea"} and any(part.tag in CELLS for part in parts[-1]):
            ended.has_ended = True
            self.open[-1].children.append(_typed(ended))
        else:
            self.open[-1].children.append(ended.closed())
        if ended.has_pale and ended.tag not in CELLS:
            self.open[-1].has_pale = True


def _typed(control: _Open) -> str:
    """What a browser shows in a field of a table that its publisher left as a form."""
    if control.tag == "textarea":
        return "".join(child for child in control.children if isinstance(child, str))
    is_shown = control.attributes.get("type", "").lower() in _TYPED
    return control.attributes.get("value", "") if is_shown else ""
