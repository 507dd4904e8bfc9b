"""What a page leaves to other files: links to attachments, embedded files and pictures."""

from __future__ import annotations

import re
from urllib.parse import unquote

from pipeline.read.web.article import text_of
from pipeline.read.web.element import Element, is_hidden, number
from pipeline.read.web.survey import Survey
from pipeline.read.web.walk import walk

_FILE = re.compile(
    r"\.(?:xlsx?|xlsm|xlsb|et|ods|docx?|wps|odt|rtf|pdf|ofd|csv|pptx?|zip|rar|7z)(?=$|[?#&\s)）\]】])",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"[?&](?:file|url|src|path)=([^&#]+)", re.IGNORECASE)
_EMBEDS = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_NO_PAGE = ("about:", "javascript:", "data:")
_ICON = re.compile(r"icon|filetype|logo|qrcode|spacer|blank\.|dot\.", re.IGNORECASE)
_SMALL = 48
_LONGEST_NAME = 120


def attachments(root: Element, survey: Survey) -> list[str]:
    """The names of the files that a page links or embeds, each once, in order."""
    named = dict[str, None]()
    for event in walk(root, lambda element: element not in survey.furniture):
        if isinstance(event, Element) and (name := _linked(event) or _embedded(event)):
            named[name[:_LONGEST_NAME]] = None
    return list(named)


def _linked(element: Element) -> str:
    """What a link to a file is called, by its text or else by the address."""
    if element.tag != "a":
        return ""
    address, text = element.stated("href"), text_of(element)
    if not address or not (_FILE.search(unquote(address)) or _FILE.search(text)):
        return ""
    return text or _last_part(address)


def _embedded(element: Element) -> str:
    """The address of another page or file that is shown within this one."""
    address = element.stated(_EMBEDS.get(element.tag, "")) if element.tag in _EMBEDS else ""
    if not address or address.lower().startswith(_NO_PAGE) or is_hidden(element):
        return ""
    shown = _SHOWN.search(unquote(address))  # by a program that shows files: viewer.html?file=…
    if shown and _FILE.search(shown[1]):
        address = shown[1]
    is_counter = min(number(element, "width", _SMALL), number(element, "height", _SMALL)) <= 1
    return "" if is_counter else _last_part(address)


def _last_part(address: str) -> str:
    path = re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/")
    return unquote(path.rsplit("/", 1)[-1]) or address


def pictures(article: Element, survey: Survey) -> int:
    """How many pictures of a size to show something an article holds."""
    inside = walk(article, lambda element: element not in survey.furniture)
    return sum(isinstance(e, Element) and e.tag == "img" and _shows(e) for e in inside)


def _shows(image: Element) -> bool:
    sides = (number(image, "width", _SMALL + 1), number(image, "height", _SMALL + 1))
    return min(sides) > _SMALL and not _ICON.search(image.stated("src")[:300])
