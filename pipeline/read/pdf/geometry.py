"""What stands on a page: characters, rules and pictures, in points from its top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.laid import Box, Laid

_AS_READ = Laid(0, 0)
of_fields = tuple.__new__
"""(named tuple, its fields in order) → the tuple, made without the call that sorts arguments."""


class Char(NamedTuple):
    """One printed character and the box that its font gives it (not that of its ink).

    `follows_space` tells that the PDF has a space before it; `owner` tells the texts apart that it sets
    one by one (0 where nothing says so), `ink` the colours that it prints in.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    follows_space: bool = False
    owner: int = 0
    ink: int = 0

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        return (self.left + self.right) / 2


class Rule(NamedTuple):
    """A ruling line along one axis: where it lies (`at`), and from where to where it is drawn."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page as its reader sees it: rows run from left to right, whichever way it was turned.

    `horizontal` rules have `at` as y, `vertical` ones as x. `pictures` are the boxes of its images.
    `is_invisible` tells that characters lie unseen over a picture, as programs that read scans leave them.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    pictures: tuple[Box, ...]
    slanted: str = ""
    """the characters that run in another direction than the others, which are not read (a watermark)"""
    overprint: str = ""
    """the large ones that are printed across the others, which are not read (a watermark too)"""
    stamp: str = ""
    """those of a stamp that stand upon others, which are not read"""
    marks: tuple[Char, ...] = ()
    """the same, as they stand"""
    watermark: str = ""
    """the words in an ink of their own that stand again and again across others, which are not read"""
    covered: str = ""
    """the characters that a blank picture lies over, which are not read"""
    unseen: str = ""
    """those in the colour of what they stand on, cropped away or not drawn, which are not read either"""
    switched_off: str = ""
    """those in layers that are switched off, which are not read either"""
    sheet_headings: str = ""
    """the letters of columns and numbers of rows that a spreadsheet program printed, which are not read"""
    signs: int = 0
    """how many characters are pictures; they stand as unknown ones among `chars`"""
    misnamed: str = ""
    """the digits that its fonts name otherwise than they draw them (3→8); `chars` are those drawn"""
    restored: int = 0
    """how many characters a clip hides of words that show in part; they are among `chars`"""
    is_invisible: bool = False
    layer: tuple[str, ...] = ()
    """the page's text as the engine gives it, line by line, apart from `chars`"""
    laid: Laid = _AS_READ
    """how the file shows the page, against the way in which it is read"""
    stamped: tuple[Box, ...] = ()
    """the boxes of recognized words that a stamp lies over"""
    corner: tuple[float, float] = (0.0, 0.0)
    """where its left top lies on the sheet that prints it"""
    leaf: int = 0
    """which it is of the pages that its sheet prints"""
    is_aside: bool = False
    """whether it is a part of a page, and no line goes on from the part before it"""
    is_unsure: bool = False
    """whether tables stand beside one another on it, and it is not sure where they part"""

    def on_sheet(self, box: Box) -> Box:
        """A box of it as it lies on its sheet, to a tenth of a point."""
        x, y = self.corner
        return rounded((box[0] + x, box[1] + y, box[2] + x, box[3] + y))

    @property
    def is_scan(self) -> bool:
        """Whether it is a picture of a page: hardly a character, and an image over most of it."""
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in self.pictures)
        return len(self.chars) < 8 and area > 0.4 * self.width * self.height


def box_of(parts: Sequence[Char]) -> Box:
    """The box around characters (at least one)."""
    _, lefts, tops, rights, bottoms, _, _, _ = zip(*parts, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def rounded(box: Box) -> Box:
    """The box to a tenth of a point: what a viewer needs to mark a place."""
    left, top, right, bottom = box
    return (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
