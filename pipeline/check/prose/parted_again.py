"""Parts that a paragraph lists of a whole → what they add up to; and those that are left without the parts of
one of them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.listed import Listed, Part
from pipeline.values.text import pairs_of_signs

_FEWEST = 2
"""So many parts another one has at least."""
_MOST = 30
"""So many parts at most are asked whether some of them are parts of another."""


def without_parts_of_parts(listed: Listed, parts: Sequence[Part]) -> Sequence[Part]:
    """The parts but for those of the one before them, which they make up and are called by, but for how
    their names end: 在职11人，行政在职3人，事业在职8人, of 实有20人."""
    of_all = pairs_of_signs(listed.whole.figure.words)
    if len(parts) > _MOST:
        return parts
    for at, whole in enumerate(parts):
        own = pairs_of_signs(whole.figure.words) - of_all
        for end in range(at + _FEWEST + 1, len(parts) + 1):
            within = parts[at + 1 : end]
            own = own.intersection(*(pairs_of_signs(part.figure.words[:-1]) for part in within))
            if own and sum_of_parts(listed, within).may_be(whole.interval):
                rest = without_parts_of_parts(listed, parts[end:])
                return (*parts[: at + 1], *rest)
    return parts


def sum_of_parts(listed: Listed, parts: Sequence[Part]) -> Interval:
    """What parts add up to. One without decimals in a list that has them is printed without its zeros,
    and as exact as the others: 156.5 is not 4.2, 0 and 152."""
    whole = listed.whole.figure
    figures = [whole, *(part.figure for part in parts)]
    finer = [f.interval.half for f in figures if f.unit == whole.unit and "." in f.text]
    if "." not in whole.text:
        return sum_of(part.interval for part in parts)
    return sum_of(
        Interval(each.interval.value, min(each.interval.half, max(finer)))
        if each.figure.unit == whole.unit
        else each.interval
        for each in parts
    )
