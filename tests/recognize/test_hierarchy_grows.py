"""Trees of many rows, few of which add up, are put in order in proportion to their rows."""

from __future__ import annotations

import time

from pipeline.recognize.hierarchy import Rank, Tier, grow
from pipeline.recognize.sums import Sums


def seconds(rows: int) -> float:
    """What it takes to grow the tree of classes that do not make up the total, nor their rows them."""
    ranks = [
        Rank(Tier.CLASSIFIED, (1,) if index % 2 == 0 else (2,), f"2{index:06d}")
        for index in range(rows)
    ]
    sums = Sums(tuple((index + 1,) for index in range(rows)), 1)
    began = time.process_time()
    grow([ranks], sums, (7,), frozenset())
    return time.process_time() - began


def test_four_times_the_rows_take_nowhere_near_sixteen_times() -> None:
    assert seconds(16_000) < 10 * max(seconds(4_000), 0.02)
