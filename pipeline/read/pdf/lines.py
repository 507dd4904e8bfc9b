"""Characters → lines of text, with the spaces that the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline.model.laid import Box
from pipeline.read.pdf.geometry import Char, box_of
from pipeline.read.pdf.once import once

_SPACE = 0.3
"""A gap of this share of a character's height is a space."""
_STATED_SPACE = 0.12
"""A gap of this share is one where the PDF has a space: that of a narrow font."""
_FLAT = 0.5
"""The box of a character that is less high than this share of the one before it is that of its ink (一)."""
_THIN = 0.15
"""One this low is a dash or 一, which stands in the middle of its line."""
_WORD = re.compile(r"[A-Za-z0-9]")
_NUMERIC = re.compile(r"[0-9.,]")


_HEIGHT, _LEFT, _TOP, _BOTTOM = map(itemgetter, (0, 1, 2, 4))
"""Of what is to be ordered its height, of a character its edges."""


@dataclass(frozen=True)
class TextLine:
    """Characters on one line, left to right."""

    chars: tuple[Char, ...]

    @once
    def box(self) -> Box:
        return box_of(self.chars)

    @once
    def size(self) -> float:
        """The height of the line's characters, that of the middle one."""
        return sorted([char.bottom - char.top for char in self.chars])[len(self.chars) // 2]

    @once
    def text(self) -> str:
        return spaced(self.chars)

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def text_lines(chars: Iterable[Char]) -> list[TextLine]:
    """Characters on lines from top to bottom; small ones (raised, lowered) stay with their line."""
    said = [char for char in chars if not char[0].isspace()]
    if len(tops := set(map(_TOP, said))) == len(bottoms := set(map(_BOTTOM, said))) == 1 and (
        tops.pop() < bottoms.pop()
    ):  # a cell of one line, mostly
        return [TextLine(tuple(sorted(said, key=_LEFT)))]
    printed = [((c[2] + c[4]) / 2, c[4] - c[2], c) for c in said]
    printed.sort(key=_HEIGHT)
    lines: list[list[Char]] = []
    first = last = float("-inf")
    first_size = last_size = 0.0
    for middle, size, char in printed:
        near_last = middle - last < 0.4 * (size if size > last_size else last_size)
        if near_last and middle - first < 0.6 * (size if size > first_size else first_size):
            lines[-1].append(char)
            if first_size < size * _THIN:
                first_size = size
        else:
            lines.append([char])
            first, first_size = middle, size
        last, last_size = middle, size
    return [TextLine(tuple(sorted(line, key=_LEFT))) for line in lines]


def spaced(chars: Sequence[Char]) -> str:
    """The text of characters in order, a space wherever the page shows a gap."""
    said: list[str] = []
    end, height = float("inf"), 0.0
    for text, left, top, right, bottom, follows_space, _, _ in chars:
        size = bottom - top
        if left > end and left - end > (_STATED_SPACE if follows_space else _SPACE) * (
            size if size > height * _FLAT else height
        ):
            said.append(" ")
        said.append(text)
        end, height = right, size
    return "".join(said)


def runs(line: TextLine, gap: float) -> list[TextLine]:
    """A line parted where it leaves more than `gap` character heights free."""
    widest = gap * line.size
    chars = line.chars
    starts = [i for i in range(1, len(chars)) if chars[i].left - chars[i - 1].right > widest]
    if not starts:
        return [line]
    ends = zip([0, *starts], [*starts, len(line.chars)], strict=True)
    return [TextLine(line.chars[start:end]) for start, end in ends]


def rejoined(lines: Sequence[TextLine], left: float, right: float) -> str:
    """The lines of one cell as its text: wrapped ones joined, a line break kept where one was set.

    A line was wrapped where the next one's first character found no room behind it between
    `left` and `right` (the cell's edges), or where a number goes on.
    """
    if len(lines) < 2:
        return lines[0].text if lines else ""
    text = ""
    room = right - left
    widest = max((line.right - line.left for line in lines), default=0.0)
    for index, line in enumerate(lines):
        if index:
            before = lines[index - 1]
            text += _joint(before, line, max(widest, room - 1.5 * line.size), len(lines))
        text += line.text
    return text


def _joint(before: TextLine, after: TextLine, room: float, count: int) -> str:
    """What stands between two lines of a cell: nothing, a space or a line break."""
    if _NUMERIC.match(before.chars[-1].text) and _NUMERIC.match(after.chars[0].text):
        return ""
    first = next((i for i, c in enumerate(after.chars) if not _WORD.match(c.text)), 0)
    word = after.chars[: max(first, 1)]
    needed = word[-1].right - word[0].left
    had_room = before.right - before.left + needed < room - 0.5 * after.size
    if had_room and count > 2:
        return "\n"
    both_latin = before.chars[-1].text.isalpha() and after.chars[0].text.isalpha()
    return " " if both_latin and before.chars[-1].text.isascii() and after.text[0].isascii() else ""
