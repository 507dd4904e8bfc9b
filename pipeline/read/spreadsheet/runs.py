"""The runs of a cell's rich text → its text, and what of it is struck out.

A raised digit behind a digit refers to a note or is a power; set on the line it would be one more digit of
an amount, so ^ keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.frozen import made_at_once
from pipeline.values.text import parts_raised


@made_at_once
@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font."""

    text: str
    is_struck: bool = False
    is_raised: bool = False


@made_at_once
@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says, and what it said before that was struck out."""

    text: str
    struck: str = ""


def said_by(runs: Iterable[Run]) -> Said:
    """The runs put together.

    >>> said_by([Run("35", is_struck=True), Run("30"), Run("1", is_raised=True)])
    Said(text='30^1', struck='35')
    >>> said_by([Run("面积m"), Run("2", is_raised=True)]).text
    '面积m2'
    """
    text, struck = "", ""
    for run in runs:
        if run.is_struck:
            struck += run.text
            continue
        parts = run.is_raised and parts_raised(text) and run.text[:1].isdecimal()
        text += f"^{run.text}" if parts else run.text
    return Said(text, struck)
