"""What words before a figure name."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.frozen import made_at_once


@made_at_once
@dataclass(frozen=True, slots=True)
class Label:
    """`words` is the indicator as printed, "" where only a phase or nothing is said (年初预算为).

    `code` is a classification code that is printed or named by its path, or the id of an indicator;
    `said` is what stands there where that is no more than a phase. Behind a path of a classification
    `division` is the measure of the kind of spending that is named there, and `is_part` tells that
    something else is: a part of the path, or what need not be all of it.
    """

    words: str
    code: str
    phase: str
    year: int | None
    said: str = ""
    division: str = ""
    is_part: bool = False
