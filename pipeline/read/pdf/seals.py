"""Letters of a stamp over a page: a seal whose letters stand in a ring, a word in another colour ("checked")
or in larger letters.

They run as the text does, or some of them do, and would be read into the cells below. Colour and size alone
make no stamp, nor what runs over into the next cell: letters of a stamp stand upon others that are set
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pipeline.read.pdf.engine import Flags, Floats, Ints
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.letters import Letters

_MOST = 0.2
"""Letters in other colours than the most frequent one are none of stamps where they are so many."""
_LARGER = 1.25
"""Letters so many times as high as most of a page are set otherwise than these."""
_LEAST_WIDE, _LEAST_IDEOGRAPH = 0x2E80, 0x3400
"""Letters of Chinese begin here, marks among them; ideographs here."""
_INSIDE = 0.1
"""What stands upon a letter is not in this share of its box along the edges; a rule not in twice as much."""
_ALIKE = 0.06
_BESIDE, _NEXT_LINE = 2.0, 1.8
"""So many heights apart letters are of one line, lines of one stamp."""
_FEWEST, _SHARE = 2, 1 / 3
"""So many letters of a stamp, or so large a share, stand upon others."""
_RING_STEP = 3.0
_FEWEST_IN_RING = 5


def in_ring(letters: Letters, turns: int) -> Flags:
    """Whether each letter that runs as the page's text (`turns`) is one of a ring, whose letters are set
    one by one and turned ever further."""
    is_turned = letters.turns != turns
    found = np.zeros(len(is_turned), dtype=np.bool_)
    if np.count_nonzero(is_turned) < _FEWEST_IN_RING:
        return found
    owners = letters.owners
    is_lone = np.ones(len(owners), dtype=np.bool_)
    is_lone[1:] &= owners[1:] != owners[:-1]
    is_lone[:-1] &= owners[1:] != owners[:-1]
    if np.count_nonzero(is_turned & is_lone) < _FEWEST_IN_RING:
        return found
    left, bottom, right, top = letters.boxes
    sizes = np.maximum(right - left, top - bottom)
    steps = np.hypot(np.diff(left + right), np.diff(bottom + top)) / 2
    is_near = is_lone[1:] & is_lone[:-1] & (steps < _RING_STEP * np.minimum(sizes[1:], sizes[:-1]))
    found[1:-1] = ~is_turned[1:-1] & is_turned[:-2] & is_turned[2:] & is_near[:-1] & is_near[1:]
    return found


def stamped_over(boxes: Floats, codes: Ints, colours: Ints, horizontal: Iterable[Rule]) -> Flags:
    """Whether each letter is one of a word in another colour than the page's, or larger, that stands upon
    other letters or on rules.

    `boxes` are four columns (left, top, right, bottom) of the page as it is read, as the rules are;
    `colours` is a number for the colour of each letter.
    """
    over = np.zeros(len(codes), dtype=np.bool_)
    if not len(codes):
        return over
    is_larger = _are_larger_words(boxes, codes)
    if (colours == colours[0]).all() and not is_larger.any():
        return over
    kinds, counts = np.unique(colours, return_counts=True)
    is_other = (colours != kinds[counts.argmax()]) | is_larger
    if not 0 < np.count_nonzero(is_other) <= _MOST * len(codes):
        return over
    at = np.flatnonzero(is_other)
    blank = _are_blank(codes)
    upon = _upon(boxes[:, at], codes[at], boxes[:, ~is_other & ~blank], codes[~is_other & ~blank])
    upon |= _ruled(boxes[:, at], codes[at], horizontal)
    upon &= ~blank[at]
    if upon.any():
        over[at] = _of_stamps(boxes[:, at], colours[at], codes[at], at, upon)
    return over


def _are_larger_words(boxes: Floats, codes: Ints) -> Flags:
    """Whether each letter is higher than most, of a run of such letters that has an ideograph which is wider
    too: the marks and numbers of a line (。2.) may be set in another font, whose boxes are high."""
    widths, heights = boxes[2] - boxes[0], boxes[3] - boxes[1]
    usual = np.median(heights)
    larger = np.flatnonzero(heights > _LARGER * usual)
    are = np.zeros(len(codes), dtype=np.bool_)
    if not len(larger):
        return are
    run = np.cumsum(np.diff(larger, prepend=-2) > 1)
    is_wide = widths[larger] > _LARGER * usual
    worded = np.unique(run[is_wide & (codes[larger] >= _LEAST_IDEOGRAPH)])
    are[larger[np.isin(run, worded)]] = True
    return are


def _are_blank(codes: Ints) -> Flags:
    return np.isin(codes, (9, 10, 13, 32, 160, 0x3000))


def _upon(boxes: Floats, codes: Ints, others: Floats, other_codes: Ints) -> Flags:
    """Whether each letter stands upon one of the others that is another letter, set otherwise: what runs
    over into the next cell is set as its text is, a shadow is the same letter."""
    left, top, right, bottom = boxes[:, :, np.newaxis]
    x, y = (others[0] + others[2]) / 2, (others[1] + others[3]) / 2
    near = np.flatnonzero((boxes[1].min() < y) & (y < boxes[3].max()))
    x, y, others = x[near], y[near], others[:, near]
    size = bottom - top
    aside, above = _INSIDE * (right - left), _INSIDE * size
    inside = (left + aside < x) & (x < right - aside) & (top + above < y) & (y < bottom - above)
    level = (abs(others[1] - top) < _ALIKE * size) & (abs(others[3] - bottom) < _ALIKE * size)
    same = other_codes[near] == codes[:, np.newaxis]
    found: Flags = (inside & ~level & ~same).any(axis=1)
    return found


def _ruled(boxes: Floats, codes: Ints, horizontal: Iterable[Rule]) -> Flags:
    """Whether a rule runs across through each letter that is no digit: no cell prints words so."""
    rules = np.array([*horizontal], dtype=np.float64).reshape(-1, 3).T
    left, top, right, bottom = boxes[:, :, np.newaxis]
    above = 2 * _INSIDE * (bottom - top)
    at, start, end = rules
    crossed = (top + above < at) & (at < bottom - above) & (start < left) & (right < end)
    found: Flags = crossed.any(axis=1) & (codes > _LEAST_WIDE)
    return found


def _of_stamps(boxes: Floats, colours: Ints, codes: Ints, order: Ints, upon: Flags) -> Flags:
    """Whether each letter in another colour is of a stamp: of a line of which enough letters stand upon
    others (`upon`), of the line next to such a one, or of one that says the same."""
    left, top, right, bottom = boxes
    size, middle = bottom - top, (top + bottom) / 2
    goes_on = (np.diff(order) == 1) & (np.diff(colours) == 0)
    is_level = abs(np.diff(middle)) < 0.5 * size[:-1]
    gap = left[1:] - right[:-1]
    is_beside = goes_on & is_level & (-_BESIDE * size[:-1] < gap) & (gap < _BESIDE * size[:-1])
    lines = np.concatenate([[0], np.cumsum(~is_beside)])
    count = int(lines[-1]) + 1
    letters, standing = np.bincount(lines), np.bincount(lines, weights=upon)
    found = (standing >= _FEWEST) | (standing >= _SHARE * letters)
    firsts = np.flatnonzero(np.diff(lines, prepend=-1))
    starts, ends = np.minimum.reduceat(left, firsts), np.maximum.reduceat(right, firsts)
    is_next = (np.diff(order)[firsts[1:] - 1] == 1) & (np.diff(colours[firsts]) == 0)
    is_next &= abs(np.diff(middle[firsts])) < _NEXT_LINE * size[firsts[1:]]
    is_next &= (starts[1:] < ends[:-1]) & (starts[:-1] < ends[1:])
    for index in np.flatnonzero(is_next).tolist():
        found[index : index + 2] |= found[index] | found[index + 1]
    words = ["".join(map(chr, part)) for part in np.split(codes, firsts[1:])]
    said = {word for word, is_stamp in zip(words, found, strict=True) if is_stamp}
    for index in range(count):
        found[index] |= len(words[index]) > 1 and words[index].isalpha() and words[index] in said
    stamped: Flags = found[lines]
    return stamped
