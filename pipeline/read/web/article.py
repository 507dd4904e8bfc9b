"""The element of a page that holds its disclosure, and the page's own title.

Sites print navigation, lists of news and their address around every article. The article is the
smallest element with every figure, every sentence and most of the prose, and what stands close around
it (its title, date and source). In doubt it is more of the page, never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.web.element import Element
from pipeline.read.web.survey import Survey
from pipeline.read.web.walk import walk
from pipeline.read.web.weight import Weight

_MIN_SHARE = 8  # tenths of the page's prose
_MAX_PROSE_AROUND = 300
_MAX_LINKED_AROUND = 60
_NAMES = """html body div section article main form center table tbody tr td span font dl dd
    fieldset"""
_NARROWS = frozenset(_NAMES.split())
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Article:
    """The element that holds a disclosure and what it stands in, outermost first; `around` is what
    stands beside it there and only frames the page."""

    path: tuple[Element, ...]
    around: frozenset[Element]

    @property
    def element(self) -> Element:
        return self.path[-1]


def find_article(root: Element, survey: Survey) -> Article:
    """The element that holds all figures and sentences of a page, with what belongs to it."""
    total = survey.weights[root]
    path = [root]
    while found := _narrower(path[-1], survey, total):
        path.append(found)
    inner = list(path)
    while len(path) > 1 and _is_close(survey.weights[path[-1]], survey.weights[path[-2]]):
        path.pop()
    return Article(tuple(path), frozenset(_around(inner[len(path) - 1 :], survey)))


def _around(path: Sequence[Element], survey: Survey) -> Iterator[Element]:
    """What is named as a site's frame beside the elements of a path."""
    for element, inner in pairwise(path):
        for child in element.elements:
            if child is not inner and survey.is_frame(child):
                yield child


def _narrower(element: Element, survey: Survey, total: Weight) -> Element | None:
    for child in element.elements:
        weight = survey.weights.get(child)
        if weight is None or child.tag not in _NARROWS or survey.is_data(child):
            continue
        if child in survey.furniture or survey.is_frame(child):
            continue
        is_whole = weight.figures == total.figures and weight.sentences == total.sentences
        if is_whole and weight.prose * 10 >= total.prose * _MIN_SHARE and weight.prose:
            return child
    return None


def _is_close(inner: Weight, outer: Weight) -> bool:
    """Whether an element adds so little to the one in it that it belongs to the article."""
    adds_little = outer.prose - inner.prose <= min(_MAX_PROSE_AROUND, inner.prose)
    return adds_little and outer.linked - inner.linked <= _MAX_LINKED_AROUND


def find_title(root: Element, survey: Survey) -> str:
    """What a page calls itself, "" if it does not say.

    The name that sites must state for the article comes first; then a heading, if it is no less than
    the name of the window, which often states only the site.
    """
    window, headings = "", list[str]()
    for event in walk(root, lambda element: not survey.is_data(element)):
        if not isinstance(event, Element):
            continue
        if event.tag == "meta" and event.stated("name").lower() == "articletitle":
            if stated := _closed_up(event.stated("content")):
                return stated
        elif event.tag == "title":
            window = window or text_of(event)
        elif event.tag == "h1" and _is_heading(event, survey):
            headings.append(text_of(event))
    fitting = [
        h for h in headings if len(h) >= len(window) or (h in window and _is_most(h, window))
    ]
    return max(fitting, key=len, default=window)


def _is_heading(element: Element, survey: Survey) -> bool:
    weight = survey.weights.get(element)
    return weight is not None and weight.prose > weight.linked


def _is_most(heading: str, window: str) -> bool:
    return len(heading) * 2 >= len(window)


def text_of(element: Element) -> str:
    """All text in an element on one line."""
    return _closed_up("".join(event for event in walk(element) if isinstance(event, str)))


def _closed_up(text: str) -> str:
    return _BLANK.sub(" ", text).strip()
