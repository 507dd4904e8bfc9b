"""The words between two figures → segments, parted at signs that stand in no brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec

_MARKS = re.compile("[，,；;：:。、（）]")
"""What may part segments; a bracket where it lacks its other half."""
_BRACKETS = re.compile("[（）]")

LONGEST_LEAD = 400
"""Further back nothing belongs to a figure any more."""


@lru_cache(maxsize=1024)
def segments(lead: str) -> tuple[str, ...]:
    """The words between two figures, parted at signs that stand in no brackets; at 、 only where it
    parts them from the figure before.

    >>> segments("，其中：因公出国（境，含港澳）费")
    ('', '其中', '因公出国（境，含港澳）费')
    """
    parts, start = [], 0
    pairs = brackets(lead)
    for mark in _MARKS.finditer(lead):
        at, sign = mark.start(), mark[0]
        within = any(opened <= at <= closed for opened, closed in pairs)
        if not within and (sign != "、" or not bare(lead[:at])):
            parts.append(lead[start:at])
            start = at + 1
    return (*parts, lead[start:])


def brackets(text: str) -> list[tuple[int, int]]:
    """Where brackets open and close, for those that do both.

    >>> brackets("（1）费（境")
    [(0, 2)]
    """
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for bracket in _BRACKETS.finditer(text):
        if bracket[0] == "（":
            opened.append(bracket.start())
        elif opened:
            pairs.append((opened.pop(), bracket.start()))
    return pairs


def less_currency(lead: str, spec: ClaimSpec) -> str:
    """公务接待费人民币5万元: the words without the name of the currency."""
    return lead.removesuffix(next(filter(lead.endswith, spec.units.currencies), ""))
