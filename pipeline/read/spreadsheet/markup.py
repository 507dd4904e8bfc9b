"""XML of untrusted files: parsed without entities, document types or the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.archive import SAVE_WAY_OUT

_LONGEST_SAID = 120


class Events:
    """What is told of a document while it is read; a subclass does something about it.

    Tags come without their namespace, attributes too; `close` ends the document.
    """

    where: str

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Some of the text inside an element."""


class _Locals(dict[str, str]):
    """Tags and attributes without their namespaces: a document has few, each many times."""

    def __missing__(self, tag: str) -> str:
        self[tag] = found = local(tag)
        return found


class _Target:
    """What the parser calls: `Events` with the namespaces taken off."""

    def __init__(self, where: str, events: Events) -> None:
        self._where = where
        self._start, self._end = events.start, events.end
        self._local = _Locals()
        self.data = events.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        names = self._local
        for key in attributes:
            if key[0] == "{":  # few have a namespace
                attributes = {names[each]: value for each, value in attributes.items()}
                break
        self._start(names[tag], attributes)

    def end(self, tag: str) -> None:
        self._end(self._local[tag])

    def doctype(self, *_: object) -> None:
        raise hostile(self._where)

    def close(self) -> None:
        """The parser asks for what was made; nothing is, the events were told."""


def local(tag: str) -> str:
    """A tag without its namespace.

    >>> local("{http://purl.oclc.org/ooxml/spreadsheetml/main}row"), local("row")
    ('row', 'row')
    """
    return tag.rpartition("}")[2]


def tell(where: str, chunks: Iterable[bytes], events: Events) -> None:
    """Read a document piece by piece. Raises Refusal where it is broken."""
    with telling(where, events) as feed:
        for chunk in chunks:
            feed(chunk)


@contextmanager
def telling(where: str, events: Events) -> Iterator[Callable[[bytes], None]]:
    """What reads a document of which each piece is given to it; it is to end with the block. Raises Refusal
    where it is broken."""
    target: Any = _Target(where, events)
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)
    try:
        yield parser.feed
        parser.close()
    except etree.LxmlError as error:
        raise broken(where, error) from error


def tree(where: str, content: bytes) -> etree._Element:
    """Read a small document whole. Raises Refusal where it is broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise broken(where, error) from error
    if root is None:
        raise broken(where, ValueError("there is nothing in it"))
    if root.getroottree().docinfo.internalDTD is not None:
        raise hostile(where)
    return root


def broken(where: str, error: Exception) -> Refusal:
    said = str(error)[:_LONGEST_SAID]
    return Refusal(where, f"damaged: its XML ends or breaks off ({said})", SAVE_WAY_OUT)


def hostile(where: str) -> Refusal:
    return Refusal(where, "its XML states a document type, which no spreadsheet has", SAVE_WAY_OUT)
