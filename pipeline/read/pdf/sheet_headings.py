"""The letters of columns and numbers of rows that a spreadsheet program prints around a sheet: no text of it.

Contents of pages → the same without them. The letters A, B, C … stand alone on a line, and below it, left of
all else, the numbers of the rows, each one more than the last, under no heading of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.geometry import PageContent
from pipeline.read.pdf.lines import TextLine, runs, text_lines

_WORD = 0.5
_FEWEST = 3
"""So many letters, and so many numbers, tell that they are headings of a sheet."""
_ALIGNED = 3.0
"""Numbers of rows stand in the middle of their column, up to so many points."""
_NEAR = 2.5
"""A heading of a column stands no further above it than so many line heights."""
_LONGEST = 6
"""A heading of a column of numbers has no more signs."""
_LETTERS = 26


def without_sheet_headings(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages without the letters and numbers at the edges of a printed sheet."""
    return [_without(content) for content in contents]


def _without(content: PageContent) -> PageContent:
    if sum("A" <= char[0] <= "Z" for char in content.chars) < _FEWEST:
        return content
    lines = text_lines(content.chars)
    for at, line in enumerate(lines):
        letters = runs(line, _WORD)
        if not _are_in_order(letters):
            continue
        numbers = _numbers(lines[at + 1 :], letters[0])
        if len(numbers) >= _FEWEST and not _is_headed(lines[:at], line, numbers):
            gone = {id(char) for part in (line, *numbers) for char in part.chars}
            kept = tuple(char for char in content.chars if id(char) not in gone)
            said = " ".join(part.text for part in (*letters, *numbers))
            return replace(content, chars=kept, sheet_headings=said)
    return content


def _are_in_order(words: Sequence[TextLine]) -> bool:
    """Whether words are the letters of columns, one behind the other."""
    if len(words) < _FEWEST:
        return False
    columns = [_column(word.text) for word in words]
    return all(0 < one == other - 1 for one, other in pairwise(columns))


def _column(text: str) -> int:
    """The number of a column by its letters, 0 where they are none.

    >>> _column("A"), _column("AB"), _column("合计"), _column("ABC")
    (1, 28, 0, 0)
    """
    if not (0 < len(text) <= 2 and text.isascii() and text.isupper()):
        return 0
    number = 0
    for letter in text:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _numbers(lines: Sequence[TextLine], first: TextLine) -> list[TextLine]:
    """The numbers of the rows left of the first letter; none where they are not in order, or where other
    text stands among them."""
    words = [word for line in lines for word in runs(line, _WORD)[:1]]
    left = [word for word in words if word.right < first.left]
    if not left:
        return []
    edge = min(word.left for word in left)
    numbers = [word for word in left if word.text.isdecimal() and word.left - edge < 4 * word.size]
    numbers.sort(key=lambda word: word.middle)
    if len(numbers) < _FEWEST or len({word.middle for word in numbers}) < len(numbers):
        return []
    center = sum(_center(word) for word in numbers) / len(numbers)
    right = max(word.right for word in numbers)
    if any(abs(_center(word) - center) > _ALIGNED for word in numbers):
        return []
    among = [word for word in words if word.left < right and word not in numbers]
    below = max(word.middle for word in numbers)
    if any(word.middle < below for word in among):
        return []
    steps = [int(b.text) - int(a.text) for a, b in pairwise(numbers)]
    is_in_order = all(step > 0 for step in steps) and steps.count(1) * 2 > len(steps)
    return numbers if is_in_order else []


def _is_headed(above: Sequence[TextLine], letters: TextLine, numbers: Sequence[TextLine]) -> bool:
    """Whether a word over the numbers heads them: then they are a column of a form (行次)."""
    left, right = min(n.left for n in numbers), max(n.right for n in numbers)
    near = [each for each in above if letters.middle - each.middle < _NEAR * letters.size]
    words = [word for line in near for word in runs(line, _WORD) if len(word.text) <= _LONGEST]
    return any(word.left < right + word.size and left - word.size < word.right for word in words)


def _center(word: TextLine) -> float:
    return (word.left + word.right) / 2
