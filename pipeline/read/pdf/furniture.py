"""What every page repeats: page numbers, running titles. They are none of the publisher's statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf.lines import TextLine
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_ZONE = 0.12
"""Running titles and page numbers stand in this share of a page's height, above or below."""
_PAGE_NUMBER = re.compile(
    r"[-—–－·•.~～]*(?:第)?\d{1,4}(?:页)?(?:[/／,，]?(?:共)?\d{1,4}页?)?[-—–－·•.~～]*"
)
_OF_A_TABLE = re.compile(r"表(?:#(?:-#)?)?$")
"""Titles of tables and the numbers of forms, `#` for the digits."""
_OF_A_BODY = re.compile(r"(?:单位|部门)[^:]{0,6}:|^.{0,3}单位(?!.*(?:预算|决算))")
"""Lines above a table that say whose it is: 单位：…, 填报单位（盖章）：…"""
_FEWEST = 3


def without_furniture(
    pages: Sequence[Sequence[TextLine]], heights: Sequence[float]
) -> list[list[TextLine]]:
    """The lines of each page without page numbers, and running titles only where they first stand.

    What could be the title, the number (公开表6) or the unit of a table is never dropped.
    """
    outer = [_outer(lines, height) for lines, height in zip(pages, heights, strict=True)]
    said = Counter(text for lines in outer for text in {_folded(line) for line in lines})
    running = {
        text
        for text, count in said.items()
        if count >= _FEWEST and count * 2 > len(pages) and _may_run(text)
    }
    kept: list[list[TextLine]] = []
    seen: set[str] = set()
    for lines, edge in zip(pages, outer, strict=True):
        kept.append([line for line in lines if not _drops(line, edge, running, seen)])
        seen |= {_folded(line) for line in edge}
    return kept


def printed_page(lines: Sequence[TextLine], height: float) -> int | None:
    """The number that a page prints at its foot, else at its head; None where it prints none.

    >>> printed_page([], 800.0) is None
    True
    """
    for line in reversed(_outer(lines, height)):
        if _PAGE_NUMBER.fullmatch(text := fold(line.text)):
            return int(re.findall(r"\d+", text)[0])
    return None


def _outer(lines: Sequence[TextLine], height: float) -> list[TextLine]:
    """The lines at the head and foot of a page."""
    return [
        line for line in lines if line.middle < _ZONE * height or line.middle > (1 - _ZONE) * height
    ]


def _drops(line: TextLine, edge: Sequence[TextLine], running: set[str], seen: set[str]) -> bool:
    if not any(line is each for each in edge):
        return False
    text = _folded(line)
    return bool(_PAGE_NUMBER.fullmatch(fold(line.text))) or (text in running and text in seen)


def _folded(line: TextLine) -> str:
    return re.sub(r"\d+", "#", fold(line.text))


def _may_run(text: str) -> bool:
    return not (_OF_A_TABLE.search(text) or _OF_A_BODY.search(text) or unit_line(text))
