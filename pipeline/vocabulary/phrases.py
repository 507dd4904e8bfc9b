"""Phrases of the specs: compared without spaces and punctuation, `*` for anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pipeline.values.text import bare


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(bare(part)) for part in phrase.split("*")))


def is_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether the whole text is one of the phrases.

    >>> is_any("科目    编码", ["*编码"]), is_any("编码说明", ["*编码"])
    (True, False)
    """
    compared = bare(text)
    return any(_pattern(phrase).fullmatch(compared) for phrase in phrases)


def longest_within(text: str, phrases: Iterable[str]) -> int:
    """How many characters the longest phrase has that the text contains, 0 if it contains none."""
    compared = bare(text)
    found = (
        len(bare(phrase.replace("*", "")))
        for phrase in phrases
        if _pattern(phrase).search(compared)
    )
    return max(found, default=0)


def best_within(text: str, choices: Mapping[str, Iterable[str]]) -> str:
    """The choice whose longest phrase within the text is longest, "" if none is there.

    >>> best_within("项目支出结转和结余", {"project": ["项目支出"], "carried": ["项目支出结转"]})
    'carried'
    """
    scored = {choice: longest_within(text, phrases) for choice, phrases in choices.items()}
    best = max(scored, key=lambda choice: scored[choice], default="")
    return best if best and scored[best] else ""
