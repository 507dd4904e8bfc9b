"""Elements → lines of text as a browser prints them, with the tables that stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from pipeline.read.web.element import UNPRINTED, Element, is_block, is_hidden, number, style
from pipeline.read.web.survey import Survey
from pipeline.read.web.walk import End, walk
from pipeline.values.text import INVISIBLE

_COLLAPSED = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r" +")
_SEPARATORS = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_NUMBERED = re.compile(
    r"\s*[(（]?(?:\d{1,3}[.．](?!\d)|\d{1,3}[、)）]|[一二三四五六七八九十]{1,3}[、)）])"
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Notice(Enum):
    """What stands among the lines and is no line."""

    HIDDEN = "the next lines are in an element that a browser does not show"


Piece = str | Element | Notice


@dataclass(slots=True)
class _List:
    """An open list: the number of its next item, None where items carry no number."""

    next: int | None
    style: str


@dataclass(slots=True)
class _Line:
    """The text of a line while it is gathered, and the mark of the list item it begins."""

    texts: list[str] = field(default_factory=list)
    mark: str = ""

    def take(self, is_set: bool = False) -> str:
        """The line as printed, "" if it is blank; a mark waits for the first text of its item. One that
        `is_set` with spaces keeps those that it begins with."""
        text = "".join(self.texts).translate(INVISIBLE).translate(_SEPARATORS)
        self.texts = []
        text = _SPACES.sub(" ", text).strip(" ").replace("\xa0", " ").rstrip(" \u3000\t")
        text = text if is_set else text.lstrip(" \u3000\t")
        if not text:
            return ""
        mark, self.mark = self.mark, ""
        return text if _NUMBERED.match(text) else mark + text


def pieces(root: Element, survey: Survey) -> Iterator[Piece]:
    """Lines (never blank) and tables of data in an element, in order.

    A table of data is given whole; what furnishes the page is left out.
    """
    return _Reader(survey).pieces(root)


def set_lines(cell: Element, survey: Survey) -> list[str]:
    """The lines of a cell as they are set, those between two breaks or with nothing but a space too."""
    lines = [each for each in _Reader(survey, True).pieces(cell) if isinstance(each, str)]
    ends = next((event for event in reversed(list(walk(cell))) if not _is_blank(event)), None)
    return [*lines, ""] if isinstance(ends, End) and ends.of.tag == "br" else lines


def _is_blank(event: object) -> bool:
    return isinstance(event, str) and not event.strip()


class _Reader:
    def __init__(self, survey: Survey, keeps_blank: bool = False) -> None:
        self.survey = survey
        self.keeps_blank = keeps_blank
        self.line = _Line()
        self.lists: list[_List] = []
        self.preformatted = 0

    def pieces(self, root: Element) -> Iterator[Piece]:
        for event in walk(root, self._enters):
            if isinstance(event, str):
                yield from self._text(event)
                continue
            element = event.of if isinstance(event, End) else event
            if element in self.survey.furniture:
                continue
            if is_block(element) or element.tag == "br":
                is_set = self.keeps_blank and self._sets_blank(event)
                if (line := self.line.take(self.preformatted > 0)) or is_set:
                    yield line
            if isinstance(event, End):
                self._end(element)
            elif self.survey.is_data(element):
                yield from self._data(element)
            else:
                yield from self._start(element)
        if line := self.line.take(self.preformatted > 0):
            yield line

    def _sets_blank(self, event: Element | End) -> bool:
        """Whether a line without words takes room all the same: it ends with a break, or has a space that
        does not fold."""
        return (isinstance(event, Element) and event.tag == "br") or "\xa0" in "".join(
            self.line.texts
        )

    def _enters(self, element: Element) -> bool:
        is_left_out = element.tag in UNPRINTED or element in self.survey.furniture
        return not (is_left_out or self.survey.is_data(element))

    def _data(self, element: Element) -> Iterator[Piece]:
        if element in self.survey.hidden:
            yield Notice.HIDDEN
        yield element

    def _start(self, element: Element) -> Iterator[Piece]:
        if element in self.survey.hidden:
            yield Notice.HIDDEN
        if element.tag == "pre":
            self.preformatted += 1
        elif element.tag in {"ol", "ul", "menu", "dir"}:
            self.lists.append(_opened(element))
        elif element.tag == "li" and self.lists:
            self.line.mark = _mark(self.lists[-1], element)

    def _end(self, element: Element) -> None:
        if element.tag == "pre":
            self.preformatted -= 1
        elif element.tag in {"ol", "ul", "menu", "dir"}:
            self.lists.pop()
        elif element.tag == "li":
            self.line.mark = ""

    def _text(self, text: str) -> Iterator[str]:
        if not self.preformatted:
            self.line.texts.append(_COLLAPSED.sub(" ", text))
            return
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.line.texts.append(first.replace(" ", "\xa0"))
        for other in others:
            if line := self.line.take(self.preformatted > 0):
                yield line
            self.line.texts.append(other.replace(" ", "\xa0"))


def _opened(element: Element) -> _List:
    stated = style(element)
    if element.tag != "ol" or "list-style:none" in stated or "list-style-type:none" in stated:
        return _List(None, "")
    return _List(number(element, "start", 1), element.stated("type"))


def _mark(of: _List, item: Element) -> str:
    """The number before a list's item, as a browser prints it.

    >>> _mark(_List(3, "a"), Element("li", {}, ())), _mark(_List(None, ""), Element("li", {}, ()))
    ('c. ', '')
    """
    if of.next is None or is_hidden(item):
        return ""
    at = number(item, "value", of.next)
    of.next = at + 1
    return f"{_numeral(at, of.style)}. "


def _numeral(at: int, kind: str) -> str:
    if kind in {"a", "A"} and 1 <= at <= 26:
        return chr(ord(kind) + at - 1)
    if kind not in {"i", "I"} or not 1 <= at < 40:
        return str(at)
    made = ""
    for value, digits in _ROMAN:
        made, at = made + digits * (at // value), at % value
    return made.upper() if kind == "I" else made
