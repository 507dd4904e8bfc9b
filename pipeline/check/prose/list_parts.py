"""Which figures behind a whole are its parts, and whose parts they may be.

接待费预算 5 万元，支出决算 1 万元 is one part, in the phase of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.check.intervals import sum_of
from pipeline.check.prose.figures import Figure

_DONE = re.compile(
    "(?:全年|累计|已|实际)*(?:支出|执行|完成|使用|支付|到位)(?:决算|资金|金额|数|额|了|为|是)*"
)
"""甲预算 60 万元，实际支出 50 万元: what was done of the part before it, and no other part."""
_PLANNED = re.compile("(?<!当年)(?<!本年)(?:预算|计划)(?:安排|金额|数|额|为|是|：)*$")
"""Not 当年预算, which beside 上年结转 is money that the year brings."""
_SPENT = re.compile("决算|执行|实际|完成")
_COST = re.compile("原值|折旧|摊销")


def is_of_other_phase(figure: Figure, whole: Figure, *, is_first: bool) -> bool:
    """Whether a figure is what was planned of a part, where the whole is what was spent; or what was done of
    the part before it. 支出 alone tells that of a budget only: beside 收入 it is a side of the accounts."""
    if _SPENT.search(whole.words):
        return _PLANNED.search(figure.words) is not None
    of_budget = "预算" in whole.words and not re.search("[收支]", whole.words)
    is_done = _DONE.fullmatch(figure.words) is not None
    return is_done and not is_first and (figure.words != "支出" or of_budget)


def is_another_value(figure: Figure, whole: Figure) -> bool:
    """Whether a figure is what the assets before it cost, or lost of it, and the whole is neither: 资产总额
    90 万元，其中固定资产净值 60 万元、原值 95 万元."""
    told = _COST.search(figure.words)
    return told is not None and told[0] not in whole.words


def is_within_another(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure is called a part of a part: 国内接待 3 万元，国内接待中外事接待 1 万元."""
    return any(
        figure.words.startswith((f"{name}中", f"{name}里", f"{name}内"))
        for part in parts
        if (name := part.words.removeprefix("其中"))
    )


def is_parted_next(figures: Sequence[Figure]) -> bool:
    """Whether the second of two figures is said to be in the first: 基本支出 90 万元中财政拨款 80 万元.
    Behind a “；” the first one then is a whole of its own."""
    return len(figures) > 1 and figures[1].lead.startswith(("中", "里", "内"))


def are_of_two_phases(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether some parts are called planned and others not, of a whole that is called neither."""
    planned = [_PLANNED.search(part.words) is not None for part in parts]
    return any(planned) and not all(planned) and not re.search("[预决]算", whole.words)


def may_be_of_all(before: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """Whether a part that is more than the figure before it may be of all that stand in a row with that: 货物
    70 万元、服务 50 万元，其中面向中小企业 100 万元."""
    row = [before[-1].interval]
    for later, earlier in pairwise(reversed(before)):
        if not (later.lead.startswith("、") and later.is_of_kind(earlier)):
            break
        row.append(earlier.interval)
    whole, all_of_it = row[0].value, sum_of(row)
    return len(row) > 1 and any(
        part.is_of_kind(before[-1]) and whole < part.interval.value <= all_of_it.high
        for part in parts
    )
