"""The figures of a list → those of the phase of its whole: 公务接待费预算 5 万元，决算 1 万元 is one part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.check.prose.figures import Figure

_DONE = re.compile(
    "(?:全年|累计|已|实际)*(?:支出|执行|完成|使用|支付|到位)(?:决算|资金|金额|数|额|了|为|是)*"
)
"""甲预算 60 万元，实际支出 50 万元: what was done of the part before it, and no other part."""
_PLANNED = re.compile("(?:预算|计划)(?:安排|金额|数|额|为|是|：)*$")
_SPENT = re.compile("决算|执行|实际|完成")


def is_of_other_phase(figure: Figure, whole: Figure, *, is_first: bool) -> bool:
    """Whether a figure is what was planned of a part, where the whole is what was spent; or what was done of
    the part before it. 支出 alone tells that of a budget only: beside 收入 it is a side of the accounts."""
    if _SPENT.search(whole.words):
        return _PLANNED.search(figure.words) is not None
    of_budget = "预算" in whole.words and not re.search("[收支]", whole.words)
    is_done = _DONE.fullmatch(figure.words) is not None
    return is_done and not is_first and (figure.words != "支出" or of_budget)


def are_of_two_phases(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether some parts are called planned and others not, of a whole that is called neither."""
    planned = [_PLANNED.search(part.words) is not None for part in parts]
    return any(planned) and not all(planned) and not re.search("[预决]算", whole.words)
