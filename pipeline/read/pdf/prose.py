"""Lines outside tables → paragraphs: wrapped lines joined, also over the turn of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.laid import Box
from pipeline.read.pdf.lines import TextLine, runs
from pipeline.values.outline import split_number

_LEADER = re.compile(r"[.…·⋯．]{4,}\s*\d*$|(?:\.\s){4,}\d*$")
_ENDS = re.compile(r"[。；：！？:;]$")
_SENTENCE_END = re.compile(r"[。！？]$")
_FEWEST_FULL = 3
_SHARE_FULL = 0.1
"""Where so large a share of the long lines begin or end is a margin; notes in small type below a few
tables have others."""
_PARTED = 2.0
"""White space of so many character heights parts what stands on one line; it is no prose."""
_DEEPEST = 5.0
"""Prose begins no further than this many characters from the left margin."""
_SLACK = 1.6
"""A line that ends within so many characters of the right margin is full."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a page's prose begin and end."""

    left: float
    right: float


def margins(lines: Iterable[TextLine], tables: Iterable[Box], width: float) -> Margins:
    """The margins that prose keeps on pages of one size (`width`), else those of their tables."""
    lines, tables = list(lines), list(tables)
    long = [line for line in lines if line.right - line.left > 0.5 * width]
    prose = [line.left for line in long if len(runs(line, _PARTED)) == 1]
    lefts = [*_often([line.left for line in lines]), *(box[0] for box in tables)]
    left = min(_most_often(prose) or lefts, default=min((x.left for x in lines), default=0.0))
    ends = [line.right for line in long]
    full = _most_often(ends) or [*ends, *(box[2] for box in tables)]
    return Margins(left, max(full, default=width - left))


def _most_often(edges: Sequence[float]) -> list[float]:
    """The places where a large share of the edges are; where there are none, where several are."""
    share = round(_SHARE_FULL * len(edges))
    return _often(edges, max(share, _FEWEST_FULL)) or _often(edges, _FEWEST_FULL)


def _often(edges: Iterable[float], count: int = 2) -> list[float]:
    """The places (to four points) where several lines begin or end."""
    counted = Counter(round(edge / 4) for edge in edges)
    return [place * 4.0 for place, times in counted.items() if times >= count]


def goes_on(before: TextLine, after: TextLine, page: Margins, next_page: Margins | None) -> bool:
    """Whether a line continues the paragraph of the one before it.

    `next_page` has the margins of the page that the line stands on, where that is another.
    """
    if _LEADER.search(before.text) or abs(before.size - after.size) > 0.15 * before.size:
        return False
    if split_number(after.text).style and _ENDS.search(before.text):
        return False
    if _numbers_on(before.text, after.text):
        return False
    if next_page and _SENTENCE_END.search(before.text):
        return False
    next_page = next_page or page
    is_full = before.right > page.right - _SLACK * before.size
    is_full = is_full and before.left < page.left + _DEEPEST * before.size
    if _is_centered(before, page) and (_wraps_title(before, after, page) or not is_full):
        return _wraps_title(before, after, page)
    indented = after.left > next_page.left + 1.2 * after.size
    return is_full and not indented


def _numbers_on(before: str, after: str) -> bool:
    """Whether a line has the number behind that of the line before it (九、…, 十、…): the next entry.

    >>> _numbers_on("九、会议费支出预算表", "十、政府性基金支出预算表"), _numbers_on("二、收入", "五、其他")
    (True, False)
    """
    one, other = split_number(before), split_number(after)
    same = bool(one.style) and one.style == other.style
    return same and one.ordinal is not None and other.ordinal == one.ordinal + 1


def _is_centered(line: TextLine, page: Margins) -> bool:
    before, after = line.left - page.left, page.right - line.right
    return before > 2 * line.size and abs(before - after) < 3 * line.size


def _wraps_title(before: TextLine, after: TextLine, page: Margins) -> bool:
    """A large centered line that takes most of the page's width and goes on in a shorter one, which has no
    number of its own."""
    if split_number(after.text).style:
        return False
    wide = before.right - before.left > 0.6 * (page.right - page.left)
    close = after.box[1] - before.box[3] < 1.5 * before.size
    shorter = after.right - after.left < before.right - before.left
    return wide and close and shorter and _is_centered(after, page)


def joined_text(lines: Sequence[TextLine]) -> tuple[str, list[int]]:
    """The lines of one paragraph as its text, and where in it each but the first begins; a space only
    between words of Latin letters."""
    text, starts = "", list[int]()
    for line in lines:
        latin = text[-1:].isascii() and line.text[:1].isascii()
        words = latin and text[-1:].isalpha() and line.text[:1].isalpha()
        text += " " if words else ""
        starts.append(len(text))
        text += line.text
    return text, starts[1:]
