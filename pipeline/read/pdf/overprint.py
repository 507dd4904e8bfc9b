"""Letters far larger than those of the page, printed across them: a watermark that runs as the text does.

A title is as large, but no other letter stands within its own, and no rule runs through them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

import numpy as np

from pipeline.read.pdf.engine import Flags, Floats, Ints
from pipeline.read.pdf.geometry import PageContent, Rule

_LARGE = 2.5
"""Letters so many times as high as those of the page may be a watermark."""
_INSIDE = 0.25
"""What stands within a letter is not in this share of its box along the edges."""
_FEWEST = 2
"""So many letters of a watermark have others, or rules, within them."""
_ALIKE = 0.1


def overprinted(
    boxes: Floats, codes: Ints, horizontal: Iterable[Rule], vertical: Iterable[Rule]
) -> Flags:
    """Whether each letter is one of a line of large ones that stand across others, or across rules.

    `boxes` are four columns (left, top, right, bottom) of the page as it is read, as the rules are.
    """
    left, top, right, bottom = boxes
    over = np.zeros(len(left), dtype=np.bool_)
    heights = bottom - top
    if not len(over) or not (large := heights > _LARGE * np.median(heights)).any():
        return over
    middles = np.array([(left + right) / 2, (top + bottom) / 2])
    reach = float(top[large].min()), float(bottom[large].max())
    rules = _near(horizontal, vertical, reach)
    near = np.flatnonzero(~large & (reach[0] < middles[1]) & (middles[1] < reach[1]))
    small = middles[:, [at for at in near.tolist() if not chr(codes[at]).isspace()]]
    if not small.size and not rules.size:
        return over
    crossing = np.flatnonzero(large)[_have_within(boxes[:, large], small, rules)]
    for at in crossing:
        is_beside = np.abs(middles[1] - middles[1, at]) < _ALIKE * heights[at]
        own = large & is_beside & (np.abs(heights - heights[at]) < _ALIKE * heights[at])
        if own[crossing].sum() >= _FEWEST:
            over |= own
    return over


def without_marks(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages without the large letters that are a watermark on others: they stand across nothing there."""
    marks = {content.overprint for content in contents} - {""}
    return [_without(content, marks) for content in contents] if marks else list(contents)


def _without(content: PageContent, marks: Set[str]) -> PageContent:
    if content.overprint or not content.chars:
        return content
    limit = _LARGE * float(np.median([char.bottom - char.top for char in content.chars]))
    large = [char for char in content.chars if char.bottom - char.top > limit]
    said = "".join(char.text for char in large)
    if said not in marks:
        return content
    rest = tuple(char for char in content.chars if char.bottom - char.top <= limit)
    return replace(content, chars=rest, overprint=said)


def _near(
    horizontal: Iterable[Rule], vertical: Iterable[Rule], reach: tuple[float, float]
) -> Floats:
    """The rules between two heights as columns: left, top, right, bottom."""
    top, bottom = reach
    found = [(start, at, end, at) for at, start, end in horizontal if top < at < bottom]
    found += [(at, start, at, end) for at, start, end in vertical if start < bottom and top < end]
    return np.array(found, dtype=np.float64).reshape(-1, 4).T


def _have_within(boxes: Floats, middles: Floats, rules: Floats) -> Flags:
    """Whether the middle of another letter stands within each large one, or a rule runs through it."""
    left, top, right, bottom = boxes[:, :, np.newaxis]
    aside, above = _INSIDE * (right - left), _INSIDE * (bottom - top)
    left, right, top, bottom = left + aside, right - aside, top + above, bottom - above
    x, y = middles
    letters = (left < x) & (x < right) & (top < y) & (y < bottom)
    starts, tops, ends, bottoms = rules
    through = (starts < right) & (left < ends) & (tops < bottom) & (top < bottoms)
    crossed: Flags = letters.any(axis=1) | through.any(axis=1)
    return crossed
