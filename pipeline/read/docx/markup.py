"""Names in WordprocessingML, the same for its two sets of namespaces.

An element or attribute → its name as `w:p`, whether the file is of the transitional or the strict
kind; measures → twips; switches → bool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

Element = etree._Element

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    "wordprocessingml/main": "w",
    "wordprocessingml/2006/main": "w",
    "officeDocument/relationships": "r",
    "officeDocument/2006/relationships": "r",
    "officeDocument/math": "m",
    "officeDocument/2006/math": "m",
    "drawingml/main": "a",
    "drawingml/2006/main": "a",
    "drawingml/picture": "pic",
    "drawingml/2006/picture": "pic",
    "drawingml/chart": "c",
    "drawingml/2006/chart": "c",
    "drawingml/wordprocessingDrawing": "wp",
    "drawingml/2006/wordprocessingDrawing": "wp",
    "drawingml/diagram": "dgm",
    "drawingml/2006/diagram": "dgm",
}
_OTHERS = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_XML = "http://www.w3.org/XML/1998/namespace"
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?")
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


@lru_cache(maxsize=4096)
def prefixed(tag: str) -> str:
    """A full name as `w:tbl`."""
    namespace, _, local = tag.rpartition("}")
    namespace = namespace.lstrip("{")
    for root in (_TRANSITIONAL, _STRICT):
        if namespace.startswith(root) and (prefix := _PREFIXES.get(namespace[len(root) :])):
            return f"{prefix}:{local}"
    prefix = _OTHERS.get(namespace, "")
    return f"{prefix}:{local}"


def kind(element: Element) -> str:
    """The element's name, `w:tbl`; `:name` in a namespace that says nothing here."""
    tag = element.tag
    return prefixed(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _full_names(name: str) -> tuple[str, ...]:
    """Every full name that a name (`w:tbl`) may have."""
    prefix, _, local = name.partition(":")
    shared = [path for path, given in _PREFIXES.items() if given == prefix]
    spaces = [f"{root}{path}" for root in (_TRANSITIONAL, _STRICT) for path in shared]
    spaces += [space for space, given in _OTHERS.items() if given == prefix]
    return tuple(f"{{{space}}}{local}" for space in spaces)


@lru_cache(maxsize=1024)
def _attribute_names(name: str) -> tuple[str, ...]:
    qualified = (*_full_names(f"w:{name}"), *_full_names(f"r:{name}"))
    return (*qualified, name, f"{{{_XML}}}{name}")


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at the end of a path of names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(*_full_names(name)), None)
    return element


def attribute(element: Element | None, name: str) -> str:
    """An attribute by its name without prefix, "" where there is none."""
    if element is None:
        return ""
    for full_name in _attribute_names(name):
        value = element.get(full_name)
        if value is not None:
            return str(value)
    return ""


def value_at(element: Element | None, *path: str) -> str | None:
    """The `val` of the element at a path of names: "" where it has none, None without the element."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def is_on(element: Element | None, *path: str) -> bool:
    """Whether a switch (`w:vanish`) is there and not turned off."""
    said = value_at(element, *path)
    return said is not None and said.lower() not in {"0", "false", "off", "none"}


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """A whole number as an attribute writes it; `otherwise` for what is none.

    >>> whole_number("3"), whole_number("2.0"), whole_number("many", 1)
    (3, 2, 1)
    """
    found = re.fullmatch(r"\s*(-?\d{1,9})(?:\.0*)?\s*", text or "", re.ASCII)
    return int(found[1]) if found else otherwise


def twips(text: str) -> int:
    """A length in twips (1/20 point), 0 for what is none.

    >>> twips("1440"), twips("1in"), twips("12.5pt"), twips("50%")
    (1440, 1440, 250, 0)
    """
    found = _MEASURE.fullmatch(text.strip())
    return round(min(float(found[1]), 1e6) * _TWIPS.get(found[2] or "", 1.0)) if found else 0


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Every element of these names below an element, in order."""
    return element.iter(*(full_name for name in names for full_name in _full_names(name)))


def is_placeholder(control: Element) -> bool:
    """Whether a content control holds no more than what it asks for (单击此处输入文字): nobody has filled it
    in. One with a figure, or with cells, has been."""
    if kind(control) != "w:sdt" or not is_on(control, "w:sdtPr", "w:showingPlcHdr"):
        return False
    if next(descendants(control, "w:tc", "w:tr", "w:tbl"), None) is not None:
        return False
    said = "".join(each.text or "" for each in descendants(control, "w:t"))
    return not any(sign.isdigit() for sign in said)
