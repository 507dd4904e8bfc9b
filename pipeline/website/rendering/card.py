"""What a page says of itself → the picture that other sites show beside a link to it: a PNG of 1200 × 630.

It is set like a leaf of the ledger, in two fonts of the theme (`cards/`: one for names and numbers, one
for our own words) and in the shades between ink and paper, so that it is small and takes a few
milliseconds. The same words give the same bytes. What a font cannot set gets no card: the page then has
that of the whole site.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
_PAPER, _INK = (0xFA, 0xF7, 0xF0), (0x22, 0x1F, 0x1A)
_SHADES = 8
"""So many shades, ink first; drawn are the greys of a byte, of which each becomes the nearest."""
_BLACK, _SOFT, _HAIRLINE, _WHITE = 0, 68, 204, 255
_LEFT, _RIGHT, _TOP = 92, 1108, 154
_WIDTH = _RIGHT - _LEFT
_TITLES = ((76, 1), (68, 1), (60, 1), (52, 2), (46, 2), (40, 2), (34, 3))
"""The sizes that a title may have, with how many lines there is room for."""
_ABOVE = ((32, 1), (26, 1), (22, 1))
_BELOW = ((36, 1), (30, 1), (24, 1))
_NUMBERS = (64, 56, 48, 40, 34, 28)
_BETWEEN = 40
"""Pixels between a number's unit and the next number."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A number on a card: what it is, its text, and its unit ("" for none)."""

    label: str
    number: str
    unit: str


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says, in one language; `facts` are three at most."""

    above: str
    title: str
    below: str
    facts: tuple[Fact, ...]
    motto: str


class Cards:
    """Draws cards with the fonts in a folder; one for each process, which reads them once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def drawn(self, text: CardText) -> bytes | None:
        """The PNG; None where a font lacks a character, or no size is small enough."""
        words = (*(one for each in text.facts for one in (each.label, each.unit)), text.motto)
        names = (text.above, text.title, text.below, *(each.number for each in text.facts))
        if not (self._has("sans", words) and self._has("serif", names)):
            return None
        picture = _leaf(self._folder, text.motto).copy()
        draw = ImageDraw.Draw(picture)
        if not self._heading(draw, text):
            return None
        self._facts(draw, text.facts)
        return _png(picture)

    def _has(self, font: str, texts: Sequence[str]) -> bool:
        known = _characters(self._folder / f"{font}.txt")
        return known.issuperset("".join(texts))

    def _font(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        return _font(self._folder / f"{name}.otf", size)

    def _heading(self, draw: ImageDraw.ImageDraw, text: CardText) -> bool:
        """Whose it is, in the largest size that fits, and what stands above and below it."""
        above, title = self._fitting(text.above, _ABOVE), self._fitting(text.title, _TITLES)
        below = self._fitting(text.below, _BELOW)
        if not (above and title and below):
            return False
        base = _TOP
        for (font, lines), shade in ((above, _SOFT), (title, _BLACK), (below, _SOFT)):
            for number, line in enumerate(lines):
                base += int(font.size * 1.24) if number else int(font.size) + 20
                draw.text((_LEFT, base), line, shade, font, "ls")
        return True

    def _fitting(self, text: str, sizes: Sequence[tuple[int, int]]) -> _Set | None:
        for size, most in sizes:
            font = self._font("serif", size)
            lines = list(_lines(text, font, _WIDTH))
            if len(lines) <= most:
                return font, _even(text, font, lines)
        return None

    def _facts(self, draw: ImageDraw.ImageDraw, facts: Sequence[Fact]) -> None:
        """Beside each other, all numbers in the size that the longest one has room for."""
        words = self._font("sans", 26)
        width = _WIDTH / max(len(facts), 1)
        fonts = [self._font("serif", size) for size in _NUMBERS]
        font = next((one for one in fonts if _have_room(facts, one, words, width)), fonts[-1])
        for place, each in enumerate(facts):
            left = _LEFT + round(place * width)
            unit = round(left + font.getlength(each.number)) + 12
            draw.text((left, 472), each.label, _SOFT, words, "ls")
            draw.text((left, 544), each.number, _BLACK, font, "ls")
            draw.text((unit, 544), each.unit, _SOFT, words, "ls")


def _have_room(
    facts: Sequence[Fact],
    font: ImageFont.FreeTypeFont,
    words: ImageFont.FreeTypeFont,
    width: float,
) -> bool:
    return all(
        font.getlength(each.number) + words.getlength(each.unit) + _BETWEEN <= width
        for each in facts
    )


def _even(text: str, font: ImageFont.FreeTypeFont, lines: list[str]) -> list[str]:
    """The same number of lines, the first not much longer than the last."""
    if len(lines) < 2:
        return lines
    narrower = (list(_lines(text, font, _WIDTH * tenths / 10)) for tenths in range(5, 10))
    return next((each for each in narrower if len(each) == len(lines)), lines)


_Set = tuple[ImageFont.FreeTypeFont, list[str]]
"""A text in lines, and the font that it is set in."""


def _lines(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """The text in lines of that width: Chinese is cut anywhere, other words between them."""
    line, long = "", 0.0
    for word in _words(text):
        if line and long + _width(font, word.rstrip()) > width:
            yield line.rstrip()
            line, long = "", 0.0
        line += word
        long += _width(font, word)
    if line.strip():
        yield line.rstrip()


@lru_cache(maxsize=8192)
def _width(font: ImageFont.FreeTypeFont, word: str) -> float:
    return font.getlength(word)


def _words(text: str) -> Iterator[str]:
    """What may not be cut, with the blanks behind it; no line begins with what closes.

    >>> list(_words("Lu'an City 六安市（本级）"))
    ["Lu'an ", 'City ', '六', '安', '市', '（本', '级）']
    """
    word = ""
    for sign, after in zip(text, f"{text} "[1:], strict=True):
        word += sign
        is_open = sign.isascii() and sign != " " and after.isascii()
        if not is_open and after not in " ）》”、，：)" and sign not in "（《“(":
            yield word
            word = ""
    if word:
        yield word


@cache
def _characters(path: Path) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").rstrip("\n"))


@lru_cache(maxsize=32)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Basic layout: the other one asks a library that some machines lack, and sets otherwise."""
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _leaf(folder: Path, motto: str) -> Image.Image:
    """What all cards of a language share: the frame, the seal, and the double line that closes an account."""
    leaf = Image.new("L", SIZE, _WHITE)
    draw = ImageDraw.Draw(leaf)
    draw.rectangle((37, 37, 1162, 592), outline=_BLACK, width=6)
    draw.rectangle((51, 51, 1148, 578), outline=_BLACK, width=2)
    draw.rectangle((_LEFT, 84, _LEFT + 112, 138), outline=_BLACK, width=3)
    draw.rectangle((_LEFT + 6, 90, _LEFT + 106, 132), outline=_BLACK, width=1)
    draw.text((_LEFT + 57, 125), "明账", _BLACK, _font(folder / "serif.otf", 38), "ms")
    draw.text((_RIGHT, 124), motto, _SOFT, _font(folder / "sans.otf", 24), "rs")
    draw.line((_LEFT, 426, _RIGHT, 426), _HAIRLINE, 2)
    draw.line((_LEFT, 564, _RIGHT, 564), _BLACK, 1)
    draw.line((_LEFT, 569, _RIGHT, 569), _BLACK, 1)
    return leaf


def _png(picture: Image.Image) -> bytes:
    few = picture.point([(value * (_SHADES - 1) + 127) // 255 for value in range(256)])
    few.putpalette(
        [
            ink + (paper - ink) * shade // (_SHADES - 1)
            for shade in range(_SHADES)
            for ink, paper in zip(_INK, _PAPER, strict=True)
        ]
    )
    written = io.BytesIO()
    few.save(written, "PNG", compress_level=2, bits=4)
    return written.getvalue()
