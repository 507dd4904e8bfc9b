"""Rows that say a year, a phase or a change instead of an item: 2025年, 决算数, 增减变化金额.

A row's names → what they say of its amounts, and the names that are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Cell
from pipeline.model.table import NOTHING_SAID, Meaning
from pipeline.values.text import bare
from pipeline.vocabulary import Headings

_TIME = re.compile(
    r"(?:(?:19|20)\d{2}年度?|上年度?|本年度?|当年)(?:年初|全年|调整)?(?:预算|决算|执行|完成)?(?:数|额|金额)?"
    r"|(?:年初|全年|调整)?(?:预算|决算|执行)数"
)
_CHANGE = re.compile(
    r"(?:比上年|较上年|本年比上年)?(?:增减|变动|变化|增加减少|增长)(?:变化|变动)?(?:额|金额|数|情况)?"
)
_RATE = re.compile(
    r"(?:比上年|较上年|本年比上年)?(?:增减|变动|变化|增长)(?:变化|变动)?(?:率|幅度|百分比|%|率%)"
)


def said_by(parts: Sequence[Cell], headings: Headings) -> tuple[Meaning, tuple[Cell, ...]]:
    """What the parts of a row's label say of its amounts, and the parts that name something."""
    said = NOTHING_SAID
    named: list[Cell] = []
    for cell in parts:
        text = bare(cell.text)
        if _TIME.fullmatch(text):
            said = headings.meaning((cell.text,))
        elif _RATE.fullmatch(text):
            said = Meaning(measure="change_rate")
        elif _CHANGE.fullmatch(text):
            said = Meaning(measure="change")
        else:
            named.append(cell)
    return said, tuple(named)
