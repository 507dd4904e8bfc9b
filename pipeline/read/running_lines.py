"""The line that runs over each page of a text that tells no pages: below the number of the page before.

Blocks → the same without such lines, which part neither a table nor a sentence and are no statement of the
publisher's. Only where the same line stands below page numbers time and again, or, where what stands above
it can be nothing else than a page's number (— 3 —), below two pages in turn or once as at the top of the
text; what could be the title, the number or the unit of a table is never one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import Block, Paragraph
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_PAGE_NUMBER = re.compile(r"[-—–]+\d{1,3}[-—–]+|\d{1,3}|第\d+页(?:[,，/]?共\d+页)?")
_PLAIN_NUMBER = re.compile(r"\d+")
_OF_A_TABLE = re.compile(r"表(?:\d+(?:-\d+)?)?$|(?:单位|部门)[^:]{0,6}:")
_DIGITS = re.compile(r"\d+")
_LEAST_PAGES = 3
_LONGEST = 40


def without_running_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text, its running heads left out."""
    below = defaultdict[str, list[str]](list)
    for index in range(1, len(blocks)):
        if _PAGE_NUMBER.fullmatch(number := _text(blocks[index - 1])):
            below[_text(blocks[index])].append(number)
    first = next(filter(None, map(_text, blocks)), "")
    running = {
        text
        for text, numbers in below.items()
        if _may_run(text) and _are_pages(numbers, text == first)
    }
    return tuple(
        block
        for index, block in enumerate(blocks)
        if not (
            index and _text(block) in running and _PAGE_NUMBER.fullmatch(_text(blocks[index - 1]))
        )
    )


def _are_pages(numbers: Sequence[str], is_first: bool) -> bool:
    """Whether numbers above one line are those of pages, one after the other: of several, or, printed as
    nothing but pages are numbered, of two in turn, of one for the line that the text begins with."""
    pages = [int(_DIGITS.findall(number)[0]) for number in numbers]
    if len(pages) >= _LEAST_PAGES:
        return all(a < b for a, b in pairwise(pages))
    if any(map(_PLAIN_NUMBER.fullmatch, numbers)):
        return False
    return is_first or (len(pages) > 1 and pages[1] == pages[0] + 1)


def _text(block: Block) -> str:
    return fold(block.text) if isinstance(block, Paragraph) else ""


def _may_run(text: str) -> bool:
    is_short = 0 < len(text) <= _LONGEST and not _PAGE_NUMBER.fullmatch(text)
    says_more = text.endswith(("。", "；", ";"))
    return is_short and not (says_more or _OF_A_TABLE.search(text) or unit_line(text))
