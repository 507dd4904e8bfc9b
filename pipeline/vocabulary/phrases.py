"""Phrases of the specs: compared without spaces and punctuation, `*` for anything.

What they are compared by is kept with them: a list of phrases is asked about every label of every table,
and hashing it each time would cost more than the answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property
from typing import TypeVar

from pipeline.values.text import bare

_MOST_ANSWERS, _LONGEST = 2000, 40
"""So many answers are kept for each list of phrases, of texts no longer than a label."""

K = TypeVar("K")
V = TypeVar("V")


class Answers(dict[K, V]):
    """What was found of texts: of the last so many, for a table may have very many rows."""

    def keep(self, asked: K, found: V) -> V:
        if len(self) >= _MOST_ANSWERS:
            self.clear()
        self[asked] = found
        return found


def _pattern(phrase: str) -> str:
    return ".*".join(re.escape(bare(part)) for part in phrase.split("*"))


class PhraseList(tuple[str, ...]):
    """Phrases, and what texts are compared with to tell whether they are one of them or hold one."""

    @cached_property
    def whole(self) -> frozenset[str]:
        """Those that are texts, bare."""
        return frozenset(bare(each) for each in self if "*" not in each)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Of those that are anything with a text behind it, the texts."""
        return tuple(bare(each[1:]) for each in self if each.rfind("*") == 0)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Of those that are a text with anything behind it, the texts."""
        return tuple(bare(p[:-1]) for p in self if len(p) > 1 and p.find("*") == len(p) - 1)

    @cached_property
    def others(self) -> re.Pattern[str] | None:
        """The other ones that have `*`, None where there are none."""
        gaps = (p for p in self if "*" in p and p.rfind("*") and p.find("*") != len(p) - 1)
        patterns = list(map(_pattern, gaps))
        return re.compile("|".join(patterns)) if patterns else None

    def among(self, words: Collection[str]) -> list[str]:
        """Of bare texts those that are one of the phrases.

        >>> PhraseList(["合计", "*总计"]).among({"收入总计": 1, "合计": 2, "小计": 3})
        ['收入总计', '合计']
        """
        if self.ends or self.starts or self.others:
            return [each for each in words if self._has(each)]
        return [each for each in words if each in self.whole]

    def _has(self, words: str) -> bool:
        """Whether a bare text is one of them."""
        found = self.bare_answers.get(words)
        return self.bare_answers.keep(words, _is_any(words, self)) if found is None else found

    @cached_property
    def bare_answers(self) -> Answers[str, bool]:
        """Of bare texts that were asked about, whether they are one of them."""
        return Answers()

    @cached_property
    def answers(self) -> Answers[str, bool]:
        """Of texts that were asked about, whether they are one of them: labels are asked about again and
        again."""
        return Answers()

    @cached_property
    def any_within(self) -> re.Pattern[str]:
        """Found in the texts that hold one of them."""
        return re.compile("|".join(map(_pattern, self)))

    @cached_property
    def longest_first(self) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """The phrases with their lengths (`*` not counted), longest first."""
        measured = [(len(bare(p.replace("*", ""))), re.compile(_pattern(p))) for p in self]
        return tuple(sorted(measured, key=lambda pair: -pair[0]))


class PhrasesByName(dict[str, tuple[str, ...]]):
    """Names of choices with the phrases of each."""

    @cached_property
    def any_within(self) -> re.Pattern[str]:
        """Found in the texts that hold a phrase of any of them."""
        return PhraseList(phrase for phrases in self.values() for phrase in phrases).any_within


_listed = cache(PhraseList)


def listed(phrases: Iterable[str]) -> PhraseList:
    """The phrases with what they are compared by; those that no spec lists are looked up."""
    return phrases if isinstance(phrases, PhraseList) else _listed(tuple(phrases))


def is_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether the whole text is one of the phrases.

    >>> is_any("科目    编码", ["*编码"]), is_any("编码说明", ["*编码"])
    (True, False)
    """
    known = phrases if isinstance(phrases, PhraseList) else _listed(tuple(phrases))
    answers = known.answers
    found = answers.get(text)
    if found is None:
        found = _is_any(bare(text), known)
        if len(text) <= _LONGEST:
            answers.keep(text, found)
    return found


def _is_any(words: str, known: PhraseList) -> bool:
    return (
        words in known.whole
        or words.endswith(known.ends)
        or words.startswith(known.starts)
        or (known.others is not None and known.others.fullmatch(words) is not None)
    )


def _longest_within(words: str, phrases: PhraseList) -> int:
    if not phrases.any_within.search(words):  # most texts have none
        return 0
    found = (length for length, pattern in phrases.longest_first if pattern.search(words))
    return next(found, 0)


def longest_within(text: str, phrases: Iterable[str]) -> int:
    """How many characters the longest phrase has that the text contains, 0 if it contains none."""
    return _longest_within(bare(text), listed(phrases))


def best_within(text: str, choices: Mapping[str, tuple[str, ...]]) -> str:
    """The choice whose longest phrase within the text is longest, "" if none is there.

    >>> best_within("项目支出结转和结余", {"project": ("项目支出",), "carried": ("项目支出结转",)})
    'carried'
    """
    known, words = (
        choices if isinstance(choices, PhrasesByName) else PhrasesByName(choices),
        bare(text),
    )
    if not known or not known.any_within.search(words):  # most texts have none
        return ""
    scored = {name: _longest_within(words, listed(phrases)) for name, phrases in known.items()}
    best = max(scored, key=lambda name: scored[name])
    return best if scored[best] else ""
