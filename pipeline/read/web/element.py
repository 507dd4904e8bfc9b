"""An element of a web page, and what its name and style say of how a browser prints it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element with its children in order; two are the same only if they are one."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...]

    def stated(self, attribute: str) -> str:
        """The value of an attribute without blanks around it, "" where there is none."""
        return self.attributes.get(attribute, "").strip()

    @property
    def elements(self) -> tuple[Element, ...]:
        return tuple(child for child in self.children if isinstance(child, Element))


_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu
    nav ol p pre section summary table tbody td tfoot th thead tr ul"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
CELLS = frozenset({"td", "th"})
SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_UNPRINTED_NAMES = """
    applet audio button canvas datalist embed head iframe frame input noframes object optgroup
    option rp script select style svg textarea title video xml"""
STRUCK = "struck"
"""The name that text which is struck out is given here; no page has such an element."""
UNSEEN = "unseen"
"""The name of text that is of the colour of what it stands on."""
PALE = "pale"
"""The name of white text on a ground that is not known."""
UNPRINTED = frozenset({*_UNPRINTED_NAMES.split(), STRUCK, UNSEEN})
"""What stands in a page and is no text of it: programs, styles, form controls, other files, what is
struck out or not to be seen."""


_NO_SIZE = re.compile(
    r"(?:^|;)font-size:(?:0(?:\.0+)?(?:px|pt|r?em|%)?|(?:0?\.\d+|1(?:\.0+)?)p[xt])(?:!important)?(?:;|$)"
)
_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse))|(?:^|;)opacity:0(?:\.0+)?(?:!important)?(?:;|$)"
    r"|(?:^|;)(?:left|top|text-indent|margin-left):-\d{4,}p[xt]"
)


def style(element: Element) -> str:
    stated = element.attributes.get("style", "")
    return stated.lower().replace(" ", "") if stated else ""


def is_hidden(element: Element) -> bool:
    """Whether a browser prints the element only after a program has changed the page."""
    if element.tag in {"noscript", "template"} or "hidden" in element.attributes:
        return True
    stated = style(element)
    if not stated:
        return False
    if _HIDING.search(stated):
        return _HIDING.search(_as_it_counts(stated)) is not None
    # of a whole block it closes gaps, and what stands within has a size of its own
    if "font-size:" not in stated or not _NO_SIZE.search(stated) or element.elements:
        return False
    return _NO_SIZE.search(_as_it_counts(stated)) is not None


def _as_it_counts(stated: str) -> str:
    """A style with the last of several values that are stated of one thing, an important one before others.

    >>> _as_it_counts("font-size:0;color:red;font-size:14px"), _as_it_counts("top:0!important;top:9px")
    (';font-size:14px;color:red;', ';top:0;')
    """
    values = dict[str, str]()
    important = set[str]()
    for declaration in stated.split(";"):
        what, _, value = declaration.partition(":")
        if "!important" in value:
            important.add(what)
        elif what in important:
            continue
        values[what] = value.replace("!important", "")
    return "".join([";", *(f"{what}:{value};" for what, value in values.items() if what)])


def is_block(element: Element) -> bool:
    """Whether an element stands on lines of its own."""
    if element.tag in BLOCKS:
        return element.tag in CELLS or "display:inline" not in style(element)
    return "display:block" in style(element)


def number(element: Element, attribute: str, default: int) -> int:
    """An attribute's whole number, as a browser reads it: the digits that it starts with."""
    stated = element.stated(attribute).removeprefix("+")
    sign = "-" if stated.startswith("-") else ""
    digits = stated.removeprefix("-")
    count = next((at for at, c in enumerate(digits) if not "0" <= c <= "9"), len(digits))
    return int(sign + digits[: min(count, 9)]) if count else default
