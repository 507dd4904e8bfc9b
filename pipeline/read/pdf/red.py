"""Words that a page prints in red → where they stand.

Bookkeepers print in red what is to be taken off, without a minus. Whether a number in red is such a one is
not for the page to tell: what stands around it may be red too, and then it is an emphasis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.laid import Box
from pipeline.read.pdf.geometry import Char, PageContent
from pipeline.read.pdf.lines import runs, text_lines

_REDDER = 100
"""A colour is red whose red is stronger than its green and its blue by so much (of 255)."""
_TOUCHING = 0.4
"""Characters closer than this share of their height are of one word."""
_MOST = 0.5
"""A page of which more of the digits are red is printed in red."""


def red_words(content: PageContent) -> list[Box]:
    """The boxes of a page's words in red; none of a page without a digit in red, or that is red itself."""
    red = {ink for ink in {char.ink for char in content.chars} if is_red(ink)}
    if not red:
        return []
    digits = [char.ink in red for char in content.chars if char.text.isdigit()]
    if not any(digits) or sum(digits) > _MOST * len(digits):
        return []
    return list(_boxes([char for char in content.chars if char.ink in red]))


def is_red(ink: int) -> bool:
    """Whether the number of a colour is that of a red.

    >>> is_red(0xFFFF0000), is_red(0xFFC00000), is_red(0xFF000000), is_red(0xFFFFFFFF), is_red(-1)
    (True, True, False, False, False)
    """
    red, green, blue = (ink >> 16) & 255, (ink >> 8) & 255, ink & 255
    return ink >= 0 and red - max(green, blue) >= _REDDER


def _boxes(chars: Sequence[Char]) -> Iterator[Box]:
    for line in text_lines(chars):
        for run in runs(line, _TOUCHING):
            yield run.box
