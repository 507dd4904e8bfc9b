"""Words of a watermark that stand upon other text on some pages → the same words gone from the same places of
the others, where nothing is below them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.read.pdf.geometry import Char, PageContent
from pipeline.read.pdf.lines import runs, text_lines

_WORD = 0.5
_FEWEST_PAGES, _FEWEST_TIMES = 2, 3
"""A watermark stands upon others on so many pages, or is said so often on one."""

Place = tuple[str, int, int]
"""A letter and where it stands, to the point."""


def without_same_marks(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages without the words that others have as a watermark in the same place."""
    pages = [list(_words(content.marks)) for content in contents]
    often = Counter(word for words in pages for word in {_said(each) for each in words})
    repeated = {
        said
        for words in pages
        for said, times in Counter(map(_said, words)).items()
        if times >= _FEWEST_TIMES or often[said] >= _FEWEST_PAGES
    }
    marks = {tuple(map(_place, w)): w for words in pages for w in words if _said(w) in repeated}
    if not marks:
        return list(contents)
    return [_without(content, marks) for content in contents]


def _without(content: PageContent, marks: Iterable[tuple[Place, ...]]) -> PageContent:
    stand: dict[Place, Char] = {}
    for char in content.chars:
        text, x, y = _place(char)
        stand |= {(text, x + a, y + b): char for a in (-1, 0, 1) for b in (-1, 0, 1)}
    found = [[stand[place] for place in mark] for mark in marks if all(p in stand for p in mark)]
    gone = {id(char): char for word in found for char in word}
    if not gone:
        return content
    said = "".join(char.text for char in gone.values())
    chars = tuple(char for char in content.chars if id(char) not in gone)
    return replace(content, chars=chars, stamp=content.stamp + said)


def _words(chars: Iterable[Char]) -> Iterator[Sequence[Char]]:
    for line in text_lines(chars):
        for word in runs(line, _WORD):
            yield word.chars


def _said(word: Sequence[Char]) -> str:
    return "".join(char.text for char in word)


def _place(char: Char) -> Place:
    return char.text, round(char.left), round(char.top)
