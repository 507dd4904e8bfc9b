"""Phrases of the specs: compared without spaces and punctuation, `*` for anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from pipeline.values.text import bare


@cache
def _pattern(phrase: str) -> str:
    return ".*".join(re.escape(bare(part)) for part in phrase.split("*"))


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, phrases)))


@cache
def _longest_first(phrases: tuple[str, ...]) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The phrases with their lengths (`*` not counted), longest first."""
    measured = [(len(bare(p.replace("*", ""))), re.compile(_pattern(p))) for p in phrases]
    return tuple(sorted(measured, key=lambda pair: -pair[0]))


def is_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether the whole text is one of the phrases.

    >>> is_any("科目    编码", ["*编码"]), is_any("编码说明", ["*编码"])
    (True, False)
    """
    return _is_any(text, tuple(phrases))


@lru_cache(maxsize=32768)
def _is_any(text: str, phrases: tuple[str, ...]) -> bool:
    whole, with_gaps = _parted(phrases)
    words = bare(text)
    return words in whole or (with_gaps is not None and with_gaps.fullmatch(words) is not None)


@cache
def _parted(phrases: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The phrases that are texts, bare, and a pattern of those that have `*` for anything."""
    gaps = tuple(phrase for phrase in phrases if "*" in phrase)
    whole = frozenset(bare(phrase) for phrase in phrases if "*" not in phrase)
    return whole, _any_of(gaps) if gaps else None


@lru_cache(maxsize=32768)
def _longest_within(text: str, phrases: tuple[str, ...]) -> int:
    if not _any_of(phrases).search(text):  # most texts have none
        return 0
    found = (length for length, pattern in _longest_first(phrases) if pattern.search(text))
    return next(found, 0)


def longest_within(text: str, phrases: Iterable[str]) -> int:
    """How many characters the longest phrase has that the text contains, 0 if it contains none."""
    return _longest_within(bare(text), tuple(phrases))


def best_within(text: str, choices: Mapping[str, tuple[str, ...]]) -> str:
    """The choice whose longest phrase within the text is longest, "" if none is there.

    >>> best_within("项目支出结转和结余", {"project": ("项目支出",), "carried": ("项目支出结转",)})
    'carried'
    """
    return _best_within(bare(text), tuple(choices.items()))


@lru_cache(maxsize=32768)
def _best_within(text: str, choices: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    if not choices or not _any_of_all(choices).search(text):  # most texts have none
        return ""
    scored = {choice: _longest_within(text, phrases) for choice, phrases in choices}
    best = max(scored, key=lambda choice: scored[choice])
    return best if scored[best] else ""


@cache
def _any_of_all(choices: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    return _any_of(tuple(phrase for _, phrases in choices for phrase in phrases))
