"""What of a page navigates it, or frames every page of a site: never with a figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pipeline.read.web.element import UNPRINTED, Element, is_block
from pipeline.read.web.walk import walk
from pipeline.read.web.weight import Weight, closed_up

_NAVIGATES = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|bread|breadcrumb\w*|position|location|breadcrumbs?|crumbs?|share|footer|foot|copyright|pager|pages"
    r"|pagination|sidebar|toolbar|topbar|login|search|bdshare\w*)(?:$|[-_\s\d])"
)
_FRAMES_PAGES = frozenset({"header", "footer", "aside"})
_MAX_FURNITURE = 400
"""More prose than this is no header or footer, whatever its element says."""
_MIN_COPY = 200


def is_furniture(element: Element, weight: Weight, above: Iterable[Element]) -> bool:
    """Whether an element navigates a page or frames it, by what it is or by its name."""
    if weight.figures:
        return False
    if element.tag == "nav":
        return weight.prose < _MAX_FURNITURE
    if element.tag in _FRAMES_PAGES:
        within = any(each.tag in {"article", "main"} for each in above)
        return weight.prose < _MAX_FURNITURE and not within
    return weight.is_mostly_links and is_frame(element, weight)


def is_frame(element: Element, weight: Weight) -> bool:
    """Whether an element is named as a site's frame and holds nothing that speaks against it."""
    if weight.figures or weight.prose >= _MAX_FURNITURE or not is_block(element):
        return False
    names = (element.stated("class"), element.stated("id"), element.stated("role"))
    return any(names) and _NAVIGATES.search(" ".join(names).lower()) is not None


def copies(
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
    return closed_up("".join(event for event in events if isinstance(event, str)))
