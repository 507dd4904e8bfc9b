"""What a finding shows of many: the first few, and behind them that there are more."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice


def first_few(
    shown: Collection[str], most: int = 3, *, counted: str = "", between: str = "、"
) -> str:
    """The first of them; where there are more, 等 with their number, `counted` in what they are counted in.

    >>> first_few("甲乙丙丁"), first_few("甲乙丙丁", counted="项"), first_few("甲乙")
    ('甲、乙、丙 等', '甲、乙、丙 等 4 项', '甲、乙')
    """
    number = f" {len(shown)} {counted}" if counted else ""
    return between.join(islice(shown, most)) + (f" 等{number}" if len(shown) > most else "")
