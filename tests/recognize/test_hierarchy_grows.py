"""Trees of many rows, few of which add up, are put in order in proportion to their rows."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from pipeline.recognize.hierarchy import Rank, Tier, grow
from pipeline.recognize.sums import Sums


def steps(rows: int) -> int:
    """Instructions of the interpreter that it takes to grow the tree of classes that do not make up the
    total, nor their rows them."""
    ranks = [
        Rank(Tier.CLASSIFIED, (1,) if index % 2 == 0 else (2,), f"2{index:06d}")
        for index in range(rows)
    ]
    sums = Sums(tuple((index + 1,) for index in range(rows)), 1)
    count = 0

    def counted(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        grow([ranks], sums, (7,), frozenset())
    finally:
        sys.settrace(before)
    return count


def test_four_times_the_rows_take_nowhere_near_sixteen_times() -> None:
    assert steps(1_600) < 5 * steps(400)
