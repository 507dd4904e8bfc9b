"""Words that open with what an item is spent on, or with things that it is of → the name that they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import Words, any_of

_LISTED = re.compile(r"^.*[^平同一初中高二三四五六七八九、]等(?:方面)?的?(?=[\u4e00-\u9fff“]{3})")
"""交通费、用餐费等公务接待费: the name of them all."""
_SHORTEST = 3


def ends_in(words: str, purposes: Words) -> Iterator[str]:
    """The names that words may end in, behind what they are of or spent on, which `purposes` open.

    >>> spent_on = ("开展", "用于")
    >>> [*ends_in("办公费、差旅费等公用经费", spent_on), *ends_in("开展业务活动的培训费", spent_on)]
    ['公用经费', '培训费']
    >>> [*ends_in("高等教育支出", spent_on), *ends_in("公用经费", spent_on)]
    []
    """
    for opening in (_LISTED, _done(purposes)):
        name = opening.sub("", words)
        if name != words and len(bare(name)) >= _SHORTEST:
            yield name


@cache
def _done(purposes: Words) -> re.Pattern[str]:
    return re.compile(
        rf"^.*(?:{any_of(purposes)})[^，。；：、（）]{{0,16}}的(?=[\u4e00-\u9fff“]{{3}})"
    )


@cache
def planned(words: Words) -> re.Pattern[str]:
    """What says, before the name of what it is for, that money is to be had (需预算安排城市低保)."""
    return re.compile(rf"^(?:{any_of(words)})(?![该此本])(?=[\u4e00-\u9fff]{{2}})")
