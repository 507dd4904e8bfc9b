"""The text layer of a page against what was read of it → the numbers that the reading lost.

Both are compared as multisets of numbers, page by page. A number that one side parts at a blank or a
line's end and the other does not is the same number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.account.told import Told
from pipeline.values.numbers import NumberIn, digits_in, numbers_in
from pipeline.values.text import fold
from pipeline.vocabulary.accounted import NumberKind

_FEWEST = 3
_MOST_PARTS = 4
_NEAR = 5
"""By how much printed page numbers may differ from pages where no other page says so."""
_SPACED = re.compile(r"(?<![0-9])(?:[0-9.,] ){3,}[0-9.,](?![0-9])")
"""Digits set wide apart, between which the engine sees blanks: 1 2 . 3 4"""
_AT_EDGE = re.compile(r"^\s*[-—–－]\s*(\d{1,4})\s*[-—–－]|[-—–－]\s*(\d{1,4})\s*[-—–－]\s*$")
"""A page number that the engine puts on the line beside it: 基础测绘 2,520.87 — 16 —"""
_BETWEEN_DASHES = re.compile(r"\s*[-—–－]\s*\d{1,4}\s*[-—–－]\s*")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]")

Lines = Sequence[str]


def lost_numbers(
    layer: Sequence[Lines], pages: Sequence[Lines], page_number: NumberKind
) -> Iterator[tuple[int, Told]]:
    """(index of the page, number) of what stands in the layer and not in the pages as read.

    Page numbers, running titles and words that a file draws again unseen are told as such: readers
    leave them out on purpose.
    """
    furniture: _Furniture | None = None
    for index, (printed, read) in enumerate(zip(layer, pages, strict=False)):
        lines, lost = _least_lost(printed, read) if printed else ((), Counter[str]())
        if not lost:
            continue
        furniture = furniture or _Furniture.of(layer, pages, page_number)
        found = [
            (number, line, furniture.kind(index, number, line, _is_outermost(number, line, lines)))
            for line in lines
            for number in numbers_in(line)
            if number.digits in lost
        ]
        told: list[Told] = []
        for number, line, kind in sorted(found, key=lambda each: not each[2]):
            if lost[number.digits] > 0:
                lost[number.digits] -= 1
                told.append(Told(number, kind, "" if kind else "lost", line.strip()))
        if _is_scattered([each.number for each in told], lines, read):
            continue
        is_scattered = _is_scattered([each.number for each in told if not each.kind], lines, read)
        yield from ((index, each) for each in told if each.kind or not is_scattered)


@dataclass(slots=True)
class _Furniture:
    """What a document's pages repeat: running titles, and by how much page numbers differ from pages."""

    running: frozenset[str]
    offsets: frozenset[int]
    pages: Sequence[Lines]
    page_number: NumberKind
    _said: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, layer: Sequence[Lines], pages: Sequence[Lines], page_number: NumberKind
    ) -> _Furniture:
        said, offsets = Counter[str](), Counter[int]()
        filled = [(number, lines) for number, lines in enumerate(layer, start=1) if lines]
        for page, lines in filled:
            edges = [*lines[:3], *lines[-3:]]
            said.update({text for line in edges if _WORDS.search(text := _pattern(line))})
            offsets.update(
                {
                    int(number.digits) - page
                    for line in edges
                    for number in _alone(line, page_number)
                }
            )
        return cls(
            frozenset(t for t, n in said.items() if n >= _FEWEST and n * 2 > len(filled)),
            frozenset(offset for offset, count in offsets.items() if count >= _FEWEST),
            pages,
            page_number,
        )

    def kind(self, index: int, number: NumberIn, line: str, is_outermost: bool) -> str:
        """What the number of a line is where it is none of the publisher's statements, else "".

        `is_outermost` tells the first and the last number of a page.
        """
        if number.is_whole:
            offset = int(number.digits) - (index + 1)
            alone = number in _alone(line, self.page_number) or _is_at_edge(number, line)
            if alone and (offset in self.offsets or abs(offset) <= _NEAR):
                return "page_number"
            if _BETWEEN_DASHES.fullmatch(line) or (is_outermost and offset in self.offsets):
                return "page_number"
        if _pattern(line) in self.running:
            return "running_title"
        return "copy" if self._is_said(index, line) else ""

    def _is_said(self, index: int, line: str) -> bool:
        """Whether words without amounts were read on the page or one beside it: drawn there again."""
        if not _WORDS.search(line) or not all(each.is_whole for each in numbers_in(line)):
            return False
        near = range(max(0, index - 1), min(len(self.pages), index + 2))
        return any(fold(line) in self._text(page) for page in near)

    def _text(self, index: int) -> str:
        if index not in self._said:
            self._said[index] = "\n".join(map(fold, self.pages[index]))
        return self._said[index]


def _alone(line: str, page_number: NumberKind) -> list[NumberIn]:
    """The numbers of a line that is a page number and nothing else; the first counts the page."""
    is_alone = any(page_number.found_in(line))
    return [each for each in numbers_in(line) if each.is_whole] if is_alone else []


def _is_outermost(number: NumberIn, line: str, lines: Lines) -> bool:
    """Whether a page begins or ends with a number, on one line with what stands beside it."""
    begins = line is lines[0] and not line[: number.start].strip()
    return begins or (line is lines[-1] and not line[number.end :].strip())


def _is_at_edge(number: NumberIn, line: str) -> bool:
    return any(
        number.start in (match.start(1), match.start(2)) for match in _AT_EDGE.finditer(line)
    )


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", fold(line))


def _least_lost(printed: Lines, read: Lines) -> tuple[Lines, Counter[str]]:
    """The lines of the layer, with wide-set digits closed up where more is then found to be read."""
    here = digits_in(read)
    lost = _missing(printed, here)
    if not lost:
        return printed, lost
    closed = [_SPACED.sub(lambda match: match[0].replace(" ", ""), line) for line in printed]
    lost_of_closed = _missing(closed, here)
    if lost_of_closed.total() < lost.total():
        return closed, lost_of_closed
    return printed, lost


def _missing(printed: Lines, here: Counter[str]) -> Counter[str]:
    """The numbers of the layer that are not among those read, by their digits."""
    there = digits_in(printed)
    lost = there - here
    return _without_parted(lost, here - there) if lost else lost


def _is_scattered(lost: Sequence[NumberIn], printed: Lines, read: Lines) -> bool:
    """Whether all that is lost is signs of numbers that were read: of turned text the engine makes
    a line of every sign. A point that is lost is not among the signs that were read."""
    if not lost:
        return False
    extra = Counter("".join((digits_in(read) - digits_in(printed)).elements()))
    return Counter("".join(each.digits for each in lost)) <= extra


def _without_parted(lost: Counter[str], extra: Counter[str]) -> Counter[str]:
    """What is lost without what only was parted otherwise: 12|34.5 for 1234.5, or the reverse."""
    lost, extra = Counter(lost), Counter(extra)
    for whole in sorted(extra, key=len, reverse=True):
        while extra[whole] and (parts := _parts_of(whole, lost)):
            lost -= Counter(parts)
            extra[whole] -= 1
    for whole in sorted(lost, key=len, reverse=True):
        while lost[whole] and (parts := _parts_of(whole, extra)):
            extra -= Counter(parts)
            lost[whole] -= 1
    return +lost


def _parts_of(whole: str, parts: Counter[str], most: int = _MOST_PARTS) -> tuple[str, ...]:
    """Two to four of the parts that make the whole when they are put together, () where none do."""
    for part in parts:
        if not parts[part] or not whole.startswith(part) or part == whole:
            continue
        rest = whole[len(part) :].lstrip(".,")
        left = parts - Counter([part])
        if left[rest]:
            return (part, rest)
        if most > 2 and (others := _parts_of(rest, left, most - 1)):
            return (part, *others)
    return ()
