"""Numbers whose thousands a whole blank parts (1　234　567.89) → numbers with a space there.

A gap as wide as a letter parts cells elsewhere. It parts the digits of numbers where it is as wide again and
again, always before three digits, some of which a point follows, and where no number of the page has
more than three digits or a comma between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.read.pdf.geometry import Char, PageContent

_COMMA = re.compile(r"\d[,，]\d{3}")
_LONG = re.compile(r"(?P<whole>\d{4,})(?P<point>\.\d(?P<percent>\d*[%％])?)?")
_BLANK = "\u3000"
_GROUP = 3
_FEWEST = 4
"""So many numbers with such gaps tell what these are."""
_NARROW, _WHOLE, _FAR = 0.35, 0.7, 1.3
"""Of a digit's height: what is narrower is a gap within a word, what is further is one between cells."""
_SAME = 0.06
"""Such gaps are as wide as each other, up to this share of the height."""
_SPACE = 0.2
"""What is left free: a space within a word."""


def with_grouped_digits(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages, the gaps within their numbers as narrow as spaces."""
    found = [_gaps_in(_without_blanks(content.chars)) for content in contents]
    widths = [width for gaps in found for width in gaps.values()]
    if len(widths) < _FEWEST or not _are_alike(widths):
        return list(contents)
    return [
        _narrowed(content, gaps) if gaps else content
        for content, gaps in zip(contents, found, strict=True)
    ]


def _gaps_in(chars: Sequence[Char]) -> dict[int, float]:
    """The characters of a page that stand behind a gap within a number, and how wide that is; none where a
    number of the page goes without."""
    text = "".join([char[0] for char in chars])
    if len(text) != len(chars) or _COMMA.search(text):
        return {}
    gaps, is_pointed = dict[int, float](), False
    for found in _LONG.finditer(text):
        end = found.end("whole")
        for groups in _numbers(chars, found.start(), end):
            ends_so = found["point"] is not None and groups[-1][1] == end
            if len(groups) == 1:
                if ends_so and _length(groups[0]) > _GROUP and not found["percent"]:
                    return {}
            elif (
                any(_length(group) != _GROUP for group in groups[1:]) or _length(groups[0]) > _GROUP
            ):
                return {}
            else:
                gaps |= {start: _gap(chars, start) for start, _ in groups[1:]}
                is_pointed = is_pointed or ends_so
    return gaps if is_pointed else {}


def _narrowed(content: PageContent, gaps: Iterable[int]) -> PageContent:
    made = list(_without_blanks(content.chars))
    for at in gaps:
        before, after = made[at - 1], made[at]
        made[at - 1] = before._replace(right=after.left - _SPACE * before.size)
        made[at] = after._replace(follows_space=True)
    return replace(content, chars=tuple(made))


def _without_blanks(chars: Sequence[Char]) -> Sequence[Char]:
    """The characters without whole blanks, which lines of text do not need either."""
    has_blanks = any(char[0] == _BLANK for char in chars)
    return [char for char in chars if char[0] != _BLANK] if has_blanks else chars


def _numbers(chars: Sequence[Char], start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Digits that follow one another in the file → numbers, each by the groups that gaps part it into
    (from where to behind where)."""
    groups = [[start, start + 1]]
    for at in range(start + 1, end):
        before, char = chars[at - 1], chars[at]
        gap = _gap(chars, at)
        is_level = abs(char.middle - before.middle) < _NARROW * before.size
        widest = _NARROW if _are_decimals(chars, groups[0][0]) else _FAR
        if not is_level or not -_NARROW < gap <= widest:
            yield [(first, last) for first, last in groups]
            groups = [[at, at + 1]]
        elif gap < _NARROW:
            groups[-1][1] = at + 1
        else:
            groups.append([at, at + 1])
    yield [(first, last) for first, last in groups]


def _gap(chars: Sequence[Char], at: int) -> float:
    """How far a character stands from the one before it in the file, by the height of that."""
    return (chars[at].left - chars[at - 1].right) / (chars[at - 1].size or 1)


def _are_decimals(chars: Sequence[Char], at: int) -> bool:
    """Whether digits from a place on stand behind a point, or behind digits that do."""
    while at > 0 and chars[at - 1][0].isdecimal() and _gap(chars, at) < _NARROW:
        at -= 1
    return at > 0 and chars[at - 1][0] == "."


def _length(group: tuple[int, int]) -> int:
    return group[1] - group[0]


def _are_alike(widths: Iterable[float]) -> bool:
    """Whether gaps are as wide as each other, and as a whole blank."""
    narrow, wide = min(widths), max(widths)
    return narrow >= _WHOLE and wide - narrow < _SAME
