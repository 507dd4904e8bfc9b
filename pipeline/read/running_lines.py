"""The line that runs over each page of a text that tells no pages: below the number of the page before.

Blocks → the same without such lines, which part neither a table nor a sentence and are no statement of the
publisher's. Only where the same line stands below page numbers time and again; what could be the title,
the number or the unit of a table is never one.
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
_OF_A_TABLE = re.compile(r"表(?:\d+(?:-\d+)?)?$|(?:单位|部门)[^:]{0,6}:")
_DIGITS = re.compile(r"\d+")
_LEAST_PAGES = 3
_LONGEST = 40


def without_running_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text, its running heads left out."""
    below = defaultdict[str, list[int]](list)
    for index in range(1, len(blocks)):
        if _PAGE_NUMBER.fullmatch(number := _text(blocks[index - 1])):
            below[_text(blocks[index])].append(int(_DIGITS.findall(number)[0]))
    running = {text for text, pages in below.items() if _may_run(text) and _are_pages(pages)}
    return tuple(
        block
        for index, block in enumerate(blocks)
        if not (
            index and _text(block) in running and _PAGE_NUMBER.fullmatch(_text(blocks[index - 1]))
        )
    )


def _are_pages(numbers: Sequence[int]) -> bool:
    """Whether numbers are those of several pages, one after the other."""
    return len(numbers) >= _LEAST_PAGES and all(a < b for a, b in pairwise(numbers))


def _text(block: Block) -> str:
    return fold(block.text) if isinstance(block, Paragraph) else ""


def _may_run(text: str) -> bool:
    is_short = 0 < len(text) <= _LONGEST and not _PAGE_NUMBER.fullmatch(text)
    return is_short and not (_OF_A_TABLE.search(text) or unit_line(text))
