"""Words that open with what an item is spent on, or with things that it is of → the name that they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import any_of

_LISTED = re.compile(r"^.*[^平同一初中高二三四五六七八九、]等(?:方面)?的?(?=[\u4e00-\u9fff“]{3})")
"""交通费、用餐费等公务接待费: the name of them all."""
_DONE = re.compile(
    r"^.*(?:开展|执行|用于|保障|发生|安排|使用|列支)[^，。；：、（）]{0,16}的(?=[\u4e00-\u9fff“]{3})"
)
"""开展业务活动的公务用车运行费: what it is spent on."""
_SHORTEST = 3


def ends_in(words: str) -> Iterator[str]:
    """The names that words may end in, behind what they are of or spent on.

    >>> [*ends_in("办公费、差旅费等公用经费")], [*ends_in("开展业务活动的公务用车运行费")]
    (['公用经费'], ['公务用车运行费'])
    >>> [*ends_in("高等教育支出")], [*ends_in("公用经费")]
    ([], [])
    """
    for opening in (_LISTED, _DONE):
        name = opening.sub("", words)
        if name != words and len(bare(name)) >= _SHORTEST:
            yield name


@cache
def planned(words: tuple[str, ...]) -> re.Pattern[str]:
    """What says, before the name of what it is for, that money is to be had (需预算安排城市低保)."""
    return re.compile(rf"^(?:{any_of(words)})(?![该此本])(?=[\u4e00-\u9fff]{{2}})")
