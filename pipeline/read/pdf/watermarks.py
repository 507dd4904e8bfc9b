"""Words in an ink of their own that a document prints again and again across its text → gone from its pages.

Digits of a watermark (a date, a number of whoever printed the file) would else be read into the cells that
they stand upon. An ink is that of a watermark where nearly all that is printed in it is the same few words,
each often, and many of them stand upon what is printed in others: a cell, a heading or a page number stands
upon nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np

from pipeline.read.pdf.engine import Floats
from pipeline.read.pdf.geometry import Char, PageContent

_FEWEST = 3
"""A watermark says the same so often in a document."""
_REPEATED = 0.8
"""So large a share of what is printed in its ink is said often."""
_UPON, _UPON_FAINT, _FEWEST_UPON = 0.1, 0.02, 3
"""So large a share of its words, and so many, stand upon other text; fewer where the ink is faint: most of a
page is white."""
_FAINT, _CLEAR = 150, 170
"""An ink whose colours are all so light is faint, or one as transparent."""
_BESIDE = 2.0
"""So many heights apart letters are of one line."""
_INSIDE = 0.15
"""What stands upon a letter is not in this share of its box along the edges."""
_INK = itemgetter(7)

Word = Sequence[Char]


def without_watermarks(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages without what is printed in the ink of a watermark."""
    counts = Counter(ink for content in contents for ink in map(_INK, content.chars))
    if len(counts) < 2:
        return list(contents)
    often = [ink for ink, _ in counts.most_common()]
    body = next((ink for ink in often if not _is_faint(ink)), often[0])
    words: dict[int, list[tuple[int, Word]]] = defaultdict(list)
    for index, content in enumerate(contents):
        for word in _words(content.chars, body):
            words[_INK(word[0])].append((index, word))
    marks = {ink for ink, each in words.items() if _is_of_watermark(ink, each, contents)}
    return [_without(content, marks) for content in contents] if marks else list(contents)


def _words(chars: Sequence[Char], body: int) -> Iterator[Word]:
    """Letters one after the other, in one ink that is not the body's, on one line."""
    word: list[Char] = []
    for char in chars:
        if word and not _goes_on(word[-1], char):
            yield word
            word = []
        if char.ink != body and not char.text.isspace():
            word.append(char)
    if word:
        yield word


def _goes_on(before: Char, char: Char) -> bool:
    size = before.size
    is_level = abs(char.middle - before.middle) < 0.5 * size
    return before.ink == char.ink and is_level and abs(char.left - before.right) < _BESIDE * size


def _is_of_watermark(
    ink: int, words: Sequence[tuple[int, Word]], contents: Sequence[PageContent]
) -> bool:
    said = [_said(word) for _, word in words]
    times = Counter(said)
    often = sum(len(text) for text in said if times[text] >= _FEWEST)
    if len(words) < _FEWEST or often < _REPEATED * sum(map(len, said)):
        return False
    by_page: dict[int, list[Word]] = defaultdict(list)
    for index, word in words:
        by_page[index].append(word)
    upon = sum(_standing(own, contents[index].chars, ink) for index, own in by_page.items())
    share = _UPON_FAINT if _is_faint(ink) else _UPON
    return upon >= max(_FEWEST_UPON, share * len(words))


def _is_faint(ink: int) -> bool:
    """Whether an ink (opacity, red, green, blue, each of a byte) is light or transparent."""
    opacity, *colours = ink.to_bytes(4, "big") if ink >= 0 else (255, 0)
    return opacity <= _CLEAR or min(colours) >= _FAINT


def _said(word: Word) -> str:
    return "".join(char.text for char in word)


def _standing(words: Sequence[Word], chars: Sequence[Char], ink: int) -> int:
    """How many of the words stand upon letters in other inks, or these upon them."""
    others = [char for char in chars if char.ink != ink and not char.text.isspace()]
    if not others:
        return 0
    boxes = np.array([char[1:5] for char in others]).T
    texts = np.array([char.text for char in others])
    return sum(_stands(word, boxes, texts) for word in words)


def _stands(word: Word, others: Floats, texts: np.ndarray) -> bool:
    """Whether a letter stands upon another one, or that upon it; the same letter may be its shadow."""
    own = np.array([char[1:5] for char in word]).T
    is_other = np.array([char.text for char in word])[:, np.newaxis] != texts
    left, top, right, bottom = own[:, :, np.newaxis]
    aside, above = _INSIDE * (right - left), _INSIDE * (bottom - top)
    x, y = (others[0] + others[2]) / 2, (others[1] + others[3]) / 2
    inside = (left + aside < x) & (x < right - aside) & (top + above < y) & (y < bottom - above)
    if (inside & is_other).any():
        return True
    first, upper, last, lower = others
    x, y = (left + right) / 2, (top + bottom) / 2
    wide, high = _INSIDE * (last - first), _INSIDE * (lower - upper)
    within = (first + wide < x) & (x < last - wide) & (upper + high < y) & (y < lower - high)
    return bool((within & is_other).any())


def _without(content: PageContent, marks: set[int]) -> PageContent:
    gone = [char for char in content.chars if char.ink in marks]
    if not gone:
        return content
    rest = tuple(char for char in content.chars if char.ink not in marks)
    return replace(content, chars=rest, watermark="".join(char.text for char in gone).strip())
