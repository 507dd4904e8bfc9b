"""Characters of which the font does not say what they are, and what they make of a page.

For a glyph without a mapping to Unicode the engine hands out its number in the font, so that a printed
120.50 may read 231.01. Such a character is UNREADABLE here, and no number is read of which it may be
a digit. A page is only given up where whole words of it are lost: a bullet or a tick from a symbol font
says nothing that a table or a sentence would miss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from pipeline.read.pdf.engine import Handle, ink_box
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.glyphs import is_unknown
from pipeline.read.pdf.lines import TextLine, runs, text_lines

UNREADABLE = "\ufffd"
_NUMERIC = frozenset("0123456789０１２３４５６７８９.,，．%％")
_TOUCHING = 0.25
"""Characters closer than this share of their height are of one word."""
_MOSTLY, _LOST, _MANY = 0.5, 0.1, 10
"""A page is given up where half of its characters are lost in words, or a tenth in so many words.

Where one of a text's fonts has no map, a page loses more than a tenth: digits alone are that of prose,
and half of a table. Less than that, or few words on a page that says little (a cover), are single words:
each is remarked, and the others are better read from the file than from a picture.
"""
_TEXT = attrgetter("text")
_AS_WIDE = 1.4
"""A character wider than this many digits beside it is none."""


def unmapped_text(textpage: Handle, index: int) -> str:
    """What a character is of which the font does not say so: a space if it leaves no ink."""
    return UNREADABLE if _has_ink(textpage, index) else " "


def _has_ink(textpage: Handle, index: int) -> bool:
    box = ink_box(textpage, index)
    return box is None or (box[2] > box[0] and box[3] > box[1])


def without_parts_of_numbers(chars: Sequence[Char]) -> tuple[Char, ...]:
    """The characters, numbers made unreadable of which one may be a digit: the rest of them would be
    another number."""
    if UNREADABLE not in map(_TEXT, chars):
        return tuple(chars)
    lost = {id(char) for word in _words(chars) for char in _parts_of_numbers(word.chars)}
    return tuple(c._replace(text=UNREADABLE) if id(c) in lost else c for c in chars)


def _words(chars: Iterable[Char]) -> Iterator[TextLine]:
    for line in text_lines(chars):
        yield from runs(line, _TOUCHING)


def _parts_of_numbers(word: Sequence[Char]) -> Iterator[Char]:
    """The digits of a word that a character beside them, or beside such a one, may continue."""
    digit = min((c.width for c in word if c.text in _NUMERIC and c.text.isdigit()), default=0.0)
    number: list[Char] = []
    for char in word:
        if char.text in _NUMERIC or (char.text == UNREADABLE and char.width <= _AS_WIDE * digit):
            number.append(char)
            continue
        yield from _if_part(number)
        number = []
    yield from _if_part(number)


def _if_part(number: Sequence[Char]) -> Iterator[Char]:
    if any(char.text == UNREADABLE for char in number):
        yield from number


def is_lost(chars: Sequence[Char]) -> bool:
    """Whether so many words of a page are unreadable that it goes the way of scans."""
    if not any(map(is_unknown, set(map(_TEXT, chars)))):
        return False
    printed = sum(not char.text.isspace() for char in chars)
    if sum(map(_is_lost, chars)) < max(_LOST * printed, 1):
        return False
    lost = [count for word in _words(chars) if (count := sum(map(_is_lost, word.chars))) > 1]
    share = sum(lost) / printed
    return share >= _MOSTLY or (share >= _LOST and len(lost) >= _MANY)


def _is_lost(char: Char) -> bool:
    return is_unknown(char.text)
