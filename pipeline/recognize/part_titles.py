"""Titles of parts that stand on a page of their own, line under line: 第二部分 / 2026年度 / 部门预算表.

Blocks of a document → the same, such a title as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.model.document import Block, Paragraph
from pipeline.values.outline import split_number
from pipeline.values.text import fold, tidy

_BARE = re.compile(r"第[一二三四五六七八九十]{1,3}部分[:：]?")
_ENDS = re.compile(r"(?:表|表格|概况|说明|解释|情况|附件|附录|信息)$")
_PART_AND_TITLE = re.compile(
    r"(?P<part>第[一二三四五六七八九十]+部分.*表)\s*(?P<title>[一二三四五六七八九十]+、.*表)"
)
_MOST_LINES = 4
_LONGEST_LINE = 24


def whole_part_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put a part's number and its name together, where the lines below the number end as names of
    parts do, and nothing but a numbered heading follows on the page (a line above a table may be
    the table's title)."""
    taken = 0
    for index, block in enumerate(blocks):
        if index < taken:
            continue
        taken = index + 1
        if isinstance(block, Paragraph) and _BARE.fullmatch(fold(block.text)):
            name = _name_below(block, blocks[index + 1 : index + 2 + _MOST_LINES])
            taken += len(name)
            text = "".join(tidy(line.text) for line in name)
            yield replace(block, text=f"{tidy(block.text)} {text}") if name else block
            continue
        yield block


def _name_below(number: Paragraph, below: Sequence[Block]) -> list[Paragraph]:
    """The lines of the part's name, none where it is not sure where they end."""
    lines: list[Paragraph] = []
    for block, after in zip_longest(below[:_MOST_LINES], below[1:]):
        if not isinstance(block, Paragraph) or block.place.page != number.place.page:
            return []
        text = tidy(block.text)
        if not text or len(text) > _LONGEST_LINE or split_number(text).style:
            return []
        lines.append(block)
        if _ENDS.search(text):
            return lines if _stands_alone(number, after) else []
    return []


def _stands_alone(number: Paragraph, after: Block | None) -> bool:
    if after is None or after.place.page != number.place.page:
        return True
    return isinstance(after, Paragraph) and bool(split_number(after.text).style)


def part_and_title(paragraph: Paragraph) -> list[Paragraph]:
    """A part's title and that of its first table, which a page break ran together, as two lines."""
    match = _PART_AND_TITLE.fullmatch(tidy(paragraph.text))
    if not match:
        return [paragraph]
    return [replace(paragraph, text=match["part"]), replace(paragraph, text=match["title"])]
