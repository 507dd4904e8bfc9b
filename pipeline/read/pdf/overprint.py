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
    is_space = np.array([chr(code).isspace() for code in codes.tolist()])
    small = middles[:, ~large & ~is_space]
    rules = np.concatenate([_ends(horizontal), _ends(vertical)[[1, 0, 3, 2]]], axis=1)
    crossing = [at for at in np.flatnonzero(large) if _has_within(boxes[:, at], small, rules)]
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


def _ends(rules: Iterable[Rule]) -> Floats:
    """Rules across as columns: where each begins and ends (left, top, right, bottom)."""
    found = [(rule.start, rule.at, rule.end, rule.at) for rule in rules]
    return np.array(found, dtype=np.float64).reshape(-1, 4).T


def _has_within(box: Floats, middles: Floats, rules: Floats) -> bool:
    """Whether the middle of another letter stands within a large one, or a rule runs through it."""
    left, top, right, bottom = box
    aside, above = _INSIDE * (right - left), _INSIDE * (bottom - top)
    left, right, top, bottom = left + aside, right - aside, top + above, bottom - above
    x, y = middles
    letters = (left < x) & (x < right) & (top < y) & (y < bottom)
    starts, tops, ends, bottoms = rules
    through = (starts < right) & (left < ends) & (tops < bottom) & (top < bottoms)
    return bool(letters.any() or through.any())
