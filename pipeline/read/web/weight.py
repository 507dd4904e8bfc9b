"""Lines of a page → Weights: characters of prose and of links, sentences, and figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURE = re.compile(r"[¥￥]?[-－−+(（]?[\d,，]*\d(?:\.\d*)?[%％)）]?(?:万?元)?")
_AMOUNT = re.compile(
    r"\d\s*(?:亿|千万|百万|十万|万|千|百)?元|\d{1,3}(?:[,，]\d{3})+(?!\d)|\d\.\d\d(?!\d)|\d\s*[%％]"
)
_WORDS = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fff]", re.S)
_BLANK = re.compile(r"\s+")
_MIN_SENTENCE = 20


@dataclass(slots=True)
class Weight:
    """What an element holds: characters of prose and of lines that are mostly links, links, and figures
    (each line with an amount and each table of data is one), and lines that hold a sentence."""

    prose: int = 0
    linked: int = 0
    links: int = 0
    figures: int = 0
    sentences: int = 0

    def add(self, other: Weight) -> None:
        self.prose += other.prose
        self.linked += other.linked
        self.links += other.links
        self.figures += other.figures
        self.sentences += other.sentences

    @property
    def is_mostly_links(self) -> bool:
        return self.links > 0 and self.linked * 10 >= (self.linked + self.prose) * 6


@dataclass(frozen=True, slots=True)
class Line:
    """The text of one line, and what of it stands outside of links."""

    text: str
    unlinked: str

    @property
    def length(self) -> int:
        """How many characters it prints, blanks apart."""
        return len(closed_up(self.text))

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, or a number of links that states an amount."""
        return _is_figure(self.unlinked) or (_is_figure(self.text) and states_amount(self.text))

    def add_to(self, weight: Weight) -> None:
        """Weigh the line for the element that it stands in: a date beside a link is no more prose than
        the link."""
        length = self.length
        if len(closed_up(self.unlinked)) * 2 > length:
            weight.prose += length
            weight.sentences += length >= _MIN_SENTENCE and "。" in self.unlinked
        else:
            weight.linked += length
        if states_amount(self.text) and _WORDS.search(self.unlinked):
            weight.figures += 1


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(closed_up(text)) is not None


def states_amount(text: str) -> bool:
    """Whether a line prints an amount, a figure with decimals or separators, or a share."""
    return _AMOUNT.search(text) is not None


def closed_up(text: str) -> str:
    """A text without its white space."""
    return _BLANK.sub("", text)
