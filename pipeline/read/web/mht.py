"""A web page or workbook saved with all its parts in one file (MHTML, RFC 2557) → Document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from urllib.parse import unquote

from pipeline.model.document import Document, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.web.article import text_of
from pipeline.read.web.decoding import Decoded, decode
from pipeline.read.web.element import Element
from pipeline.read.web.html import (
    damage,
    is_frameset,
    not_whole,
    nothing_said,
    parse_page,
    says_anything,
)
from pipeline.read.web.page import Page, read_page
from pipeline.read.web.survey import survey
from pipeline.read.web.walk import walk

MAX_PARTS = 5000
_USUAL_NAME = re.compile(r"(?:sheet|table|工作表|表) ?\d*", re.IGNORECASE)
_MAX_BOUNDARIES = 50
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_MIN_PROSE = 200
"""A page within a page with less is an advertisement or a counter."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One page of the file: its elements, and the name that links between the parts use."""

    address: str
    root: Element
    decoded: Decoded


def read_mht(name: str, content: bytes) -> Document:
    """Read a single-file page: its root, and the sheets or frames that are pages of their own.

    Raises Refusal for what is no such file, is cut short before its first page, or says nothing.
    """
    whole = _message(name, content)
    parts = [_part(name, message) for message in _page_messages(name, whole)]
    shown = _shown(parts)
    named = _sheet_names(parts)
    pages, remarks = list[Page](), list[Remark]()
    for part in shown:
        number = len(pages) + 1 if len(shown) > 1 else None
        page = read_page(name, part.root, number, named.get(part.address, ""))
        pages.append(page)
        remarks += [*damage(name, part.decoded, number), *page.remarks]
    if _is_cut(whole):
        seen, seen_en = "缺少结束标记", "the mark that ends its last part is missing"
        remarks.append(not_whole(seen, seen_en, Place(name)))
    if not any(map(says_anything, pages)):
        raise nothing_said(name)
    return Document(
        file=name,
        format="mht",
        blocks=tuple(block for page in pages for block in page.blocks),
        pages=tuple(page.lines for page in pages),
        encoding=shown[0].decoded.encoding,
        remarks=tuple(remarks),
    )


def _message(name: str, content: bytes) -> Message:
    if content.lower().count(b"boundary=") > _MAX_BOUNDARIES:
        raise _broken(name, f"more than {_MAX_BOUNDARIES} nested parts")
    try:
        return message_from_bytes(content)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise _broken(name, f"parts that cannot be told apart ({type(error).__name__})") from error


def _page_messages(name: str, whole: Message) -> list[Message]:
    """The parts that are pages, the root first."""
    parts = [part for part in whole.walk() if not part.is_multipart()]
    if len(parts) > MAX_PARTS:
        raise _broken(name, f"{len(parts):,} parts, more than {MAX_PARTS:,}")
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    if not pages:
        raise _broken(name, "no page among its parts")
    start = str(whole.get_param("start") or "")
    return sorted(pages, key=lambda part: not start or _header(part, "Content-ID") != start)


def _is_cut(whole: Message) -> bool:
    """Whether the mark that ends the last part is missing."""
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in whole.defects)


def _broken(name: str, seen: str) -> Refusal:
    return Refusal(
        name, seen, "open it in a browser or in Excel and save it again as a single file (.mht)"
    )


def _part(name: str, message: Message) -> _Part:
    payload = message.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    address = _last_part(_header(message, "Content-Location"))
    if not content.strip(b"\x00 \t\r\n"):
        return _Part(address, Element("#document", {}, ()), Decoded("", "utf-8", 0))
    declared = message.get_param("charset") or ""
    decoded = decode(name, content, declared if isinstance(declared, str) else "")
    return _Part(address, parse_page(name, decoded.text), decoded)


def _header(message: Message, field: str) -> str:
    return re.sub(r"\s+", "", str(message.get(field, "")))


def _last_part(address: str) -> str:
    path = re.split(r"[?#]", address, maxsplit=1)[0].replace("\\", "/")
    return unquote(path.rsplit("/", 1)[-1]).lower()


def _shown(parts: list[_Part]) -> list[_Part]:
    """The parts that hold content, in order: all but frames of links and of next to nothing."""
    framed = [part for part in parts if not is_frameset(part.root)]
    has_frames = len(framed) < len(parts)
    shown = [p for p in framed if _holds(p, 0 if has_frames else _MIN_PROSE) or p is parts[0]]
    return shown or framed or parts[:1]


def _holds(part: _Part, min_prose: int) -> bool:
    weight = survey(part.root).weights[part.root]
    is_links = weight.linked >= weight.prose
    return weight.figures > 0 or (weight.prose > min_prose and not is_links)


def _sheet_names(parts: list[_Part]) -> dict[str, str]:
    """What the links of a frame call the parts: the names of a workbook's sheets."""
    addresses = {part.address for part in parts if part.address}
    named = dict[str, str]()
    if not any(is_frameset(part.root) for part in parts):
        return named
    for address, text in (link for part in parts for link in _links(part.root)):
        if address in addresses and text and not _USUAL_NAME.fullmatch(text):
            named.setdefault(address, text)
    return named


def _links(root: Element) -> Iterator[tuple[str, str]]:
    for event in walk(root):
        if isinstance(event, Element) and event.tag == "a":
            yield _last_part(event.stated("href")), text_of(event)
